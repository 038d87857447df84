import { useEffect, useRef, useState } from 'preact/hooks';
import type { Return } from '#shared/protocol/session.ts';
import { keepPlace } from '../../net/joinTable.ts';
import { askToReturn, type SessionFailure } from '../../net/sessionApi.ts';
import { navigate } from '../../state/router.ts';
import { t } from '../../text/t.ts';

type Props = {
  readonly asked: Return;
  /** Given up, or why it will not be granted. */
  readonly onEnd: (failure?: SessionFailure) => void;
};

const PAUSE_MS = 2_000;

/** Somebody waits for the host to let them in on this device; both see the same number. */
export function ReturnWait({ asked, onEnd }: Props) {
  const [check, setCheck] = useState<string | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: keyboard and screen reader go on here.
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answer = await askToReturn(asked);
      if (!isCurrent) return;
      if (answer.ok && answer.value.state === 'admitted') {
        keepPlace(asked.code, answer.value.joined);
        return navigate(`/table/${answer.value.joined.gameId}`);
      }
      if (answer.ok && answer.value.state === 'waiting') setCheck(answer.value.check);
      // Without a network the request still stands at the server, and is asked about again.
      else if (!answer.ok && answer.error !== 'offline') return onEnd(answer.error);
      timer = setTimeout(() => void ask(), PAUSE_MS);
    };
    void ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return (
    <section class="panel return-wait">
      <h2 ref={heading} tabIndex={-1}>
        {t('join.returnTitle')}
      </h2>
      <p>{t('join.returnText')}</p>
      <output class="num" aria-label={t('join.returnCheck')}>
        {check ?? '…'}
      </output>
      <button type="button" class="btn wide" onClick={() => onEnd()}>
        {t('join.returnCancel')}
      </button>
    </section>
  );
}
