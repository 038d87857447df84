import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { FailedPart, lazyPart } from '../chrome/lazyPart.tsx';

export const FirstMinutes = lazyPart(
  async () => (await import('./FirstMinutes.tsx')).FirstMinutes,
  ['kit', 'results', 'names'],
  { Loading: () => null, Failed: FailedPart },
);

/** Offers to learn the game in three minutes to whoever waits for it; they are taken to their table all the same. */
export function WhileWaiting() {
  const [isOpen, setOpen] = useState(false);
  const lesson = useRef<HTMLDivElement>(null);
  // It opens below the edge of a phone.
  useEffect(() => {
    if (isOpen) lesson.current?.scrollIntoView();
  }, [isOpen]);
  return (
    <div class="stack gap-3" ref={lesson}>
      <button type="button" class="btn" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="idea" size={18} />
        {t('first.open')}
      </button>
      {isOpen && <FirstMinutes />}
    </div>
  );
}
