import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Failure } from '../../design/Icon.tsx';
import { hostRefusal } from '../../net/submitIntent.ts';
import { isLive, session } from '../../state/store.ts';
import { rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** Why a button is off, in a sentence. `isTold`: the page says it at its head already, so only who listens to the button is told here. */
export type WhyOff = { readonly text: string; readonly isTold?: boolean };

type Props = {
  readonly class: string;
  /** Undefined: it is on. */
  readonly why: WhyOff | undefined;
  readonly onPress?: () => void;
  readonly type?: 'button' | 'submit';
  readonly children: ComponentChildren;
  readonly 'aria-label'?: string;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-current'?: 'step' | 'page';
  readonly 'aria-describedby'?: string;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly title?: string;
};

/** The sentence stands on a line of its own below its button, in a grid and in a row that wraps. */
const OWN_LINE = { gridColumn: '1 / -1', flexBasis: '100%' } as const;

/** A button that says why it is off. The keyboard reaches it all the same, and a screen reader reads the sentence with it. */
export function Press({ class: look, why, onPress, type = 'button', children, ...said }: Props) {
  const id = useId();
  const described = [said['aria-describedby'], ...(why === undefined ? [] : [id])].filter(Boolean).join(' ');
  return (
    <>
      <button
        type={type}
        class={look}
        {...said}
        aria-disabled={why !== undefined}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        onClick={(event) => {
          // One that submits a form must not do so while it is off.
          if (why !== undefined) event.preventDefault();
          else onPress?.();
        }}
      >
        {children}
      </button>
      {why !== undefined && (
        <small id={id} {...(why.isTold === true ? { class: 'sr' } : { class: 'muted', style: OWN_LINE })}>
          {why.text}
        </small>
      )}
    </>
  );
}

type Trouble = { readonly savingPaused: boolean; readonly historyLost?: boolean };

/** Why nothing at all can be pressed on a page now, which its head says too: no connection, or what the server has trouble with. */
export function whyOff(isOn: boolean, trouble: Trouble | undefined): WhyOff | undefined {
  if (isOn) return undefined;
  if (trouble?.historyLost === true) return { text: t('off.historyLost'), isTold: true };
  return { text: t(trouble?.savingPaused === true ? 'connection.savingPaused' : 'off.line'), isTold: true };
}

/** The same at a table. */
export function whyTableOff(): WhyOff | undefined {
  return whyOff(isLive.value, session.value);
}

/** Why the server refused what the host just asked. */
export function RefusalNote() {
  return <Failure>{hostRefusal.value === undefined ? undefined : rejectionText(hostRefusal.value)}</Failure>;
}
