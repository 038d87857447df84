/** What the device of somebody in a class shows beside its page: the number to come back by, and that everybody looks up. */
import './eyesUp.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { renewPin } from '../../net/sessionApi.ts';
import { pinOf } from '../../state/identity.ts';
import { isClassId } from '../../state/router.ts';
import { t } from '../../text/t.ts';

/** The number by which somebody of a class comes back on any device, or another one where this device does not know it. */
export function OwnPin({ classId }: { readonly classId: string | undefined }) {
  if (classId === undefined || !isClassId(classId)) return null;
  const pin = pinOf(classId);
  return (
    <div class="stack">
      {pin === undefined ? (
        <>
          <button type="button" class="btn" onClick={() => void renewPin(classId)}>
            <Icon name="key" size={18} />
            {t('pin.new')}
          </button>
          <span class="small muted">{t('pin.lost')}</span>
        </>
      ) : (
        <>
          <p class="row">
            {t('pin.own')} <b class="num lead own-pin">{pin}</b>
          </p>
          <span class="small muted">{t('pin.text')}</span>
        </>
      )}
    </div>
  );
}

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
