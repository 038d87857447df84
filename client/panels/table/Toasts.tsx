import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { type Notice, dismiss, notices } from '../../state/notices.ts';
import { openProposal } from '../../state/tableState.ts';
import { t } from '../../text/t.ts';

const SHOWN_MS = 6_000;

/**
 * Short messages over what nobody presses; they stay under the pointer of a mouse or the focus of the keyboard. A finger
 * that was there last does not hold them.
 */
export function Toasts() {
  return (
    <div class="toasts stack top">
      {notices.value.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function Toast({ notice }: { readonly notice: Notice }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => dismiss(notice.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, notice.id]);
  // Whoever reads the proposal needs no word of it.
  const isRead = notice.proposal !== undefined && notice.proposal === openProposal.value;
  useEffect(() => {
    if (isRead) dismiss(notice.id);
  }, [isRead, notice.id]);
  const hold = (): void => setHeld(true);
  const release = (): void => setHeld(false);
  const open = (): void => {
    notice.open?.();
    dismiss(notice.id);
  };
  return (
    <div
      class={notice.isAlert ? 'toast row gap-3 alert' : 'toast row gap-3'}
      role={notice.isAlert ? 'alert' : 'status'}
      onPointerEnter={(event) => event.pointerType === 'mouse' && hold()}
      onPointerLeave={release}
      onFocusCapture={(event) =>
        event.target instanceof Element && event.target.matches(':focus-visible') && hold()
      }
      onBlurCapture={release}
    >
      <span class="grow">{notice.text()}</span>
      {notice.open !== undefined && (
        <button type="button" class="btn sm" onClick={open}>
          {t('move.open')}
        </button>
      )}
      <button
        type="button"
        class="btn sm ghost icon"
        aria-label={t('common.close')}
        onClick={() => dismiss(notice.id)}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
