import type { ComponentChildren } from 'preact';
import { signal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../text/t.ts';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
  /** The verb of the action; absent: the dialog only shows something. */
  readonly action?: string;
  readonly onAction?: () => void;
  readonly isActionOff?: boolean;
};

/** How many dialogs are open, one above the other. */
export const openDialogs = signal(0);

/** Per cent of the window that a dialog leaves free above itself. */
const FREE_ABOVE = 7;

/** What is known only later lets a question grow upwards: its buttons stay where they are under a finger. */
function holdFoot(dialog: HTMLDialogElement): void {
  const below = 50 - (50 * dialog.offsetHeight) / window.innerHeight;
  dialog.style.inset = `auto 0 ${below}dvh`;
  dialog.style.maxHeight = `min(86dvh, 760px, ${100 - FREE_ABOVE - below}dvh)`;
}

/**
 * A question before something that cannot be taken back, a small form, or (without an action) a place for forms of their own.
 * Esc closes and does nothing.
 */
export function Dialog({ title, onClose, children, action, onAction, isActionOff = false }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const isGone = useRef(false);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    if (dialog !== null && action !== undefined) holdFoot(dialog);
    // The button at its foot that gets the focus has drawn a long one to its end.
    dialog?.scrollTo(0, 0);
    openDialogs.value += 1;
    return () => {
      openDialogs.value -= 1;
      // Taken off the page while it is open, it gives the focus back to what had opened it.
      isGone.current = true;
      dialog?.close();
    };
  }, []);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isActionOff) onAction?.();
  };
  const content = (
    <>
      <h2 id={titleId}>{title}</h2>
      <div class="stack gap-3">{children}</div>
      <div class="dialog-actions row wrap">
        <button type="button" class="btn" onClick={() => element.current?.close()}>
          {t(action === undefined ? 'dialog.close' : 'dialog.cancel')}
        </button>
        {action !== undefined && (
          <button type="submit" class="btn primary" aria-disabled={isActionOff}>
            {action}
          </button>
        )}
      </div>
    </>
  );
  return (
    <dialog
      ref={element}
      class="panel dialog"
      aria-labelledby={titleId}
      onClose={() => !isGone.current && onClose()}
    >
      {action === undefined ? (
        <div class="dialog-content stack gap-4">{content}</div>
      ) : (
        <form class="dialog-content stack gap-4" onSubmit={submit}>
          {content}
        </form>
      )}
    </dialog>
  );
}
