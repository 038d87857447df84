import './eyesUp.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';

/** Dims this device with one sentence while the host of its class asks everybody to look up; what was open stays as it was. */
export function EyesUp() {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class="eyes-up stack gap-3 center"
      aria-labelledby="eyes-up"
      onCancel={(event) => event.preventDefault()}
    >
      <Icon name="eye" size={48} />
      <h2 id="eyes-up">{t('eyes.now')}</h2>
      <p>{t('eyes.text')}</p>
    </dialog>
  );
}
