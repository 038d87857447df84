import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { t } from '../text/t.ts';

type Props = {
  readonly text: string;
  readonly label: string;
  readonly class?: string;
  readonly icon?: 'link' | 'key';
};

const SHOWN_MS = 2_500;

/** Copies a text; where the browser does not let it, the text appears, selected, to be copied by hand. */
export function CopyButton({ text, label, class: className = 'btn', icon = 'link' }: Props) {
  const [outcome, setOutcome] = useState<'done' | 'failed' | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setOutcome(undefined), [text]);
  useEffect(() => {
    if (outcome !== 'done') return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(text, button.current?.closest('dialog') ?? document.body);
    setOutcome(isCopied ? 'done' : 'failed');
  };
  return (
    <>
      <button ref={button} type="button" class={className} onClick={() => void copy()}>
        <Icon name={outcome === 'done' ? 'check' : icon} size={18} />
        <span aria-live="polite">{outcome === undefined ? label : t(`copy.${outcome}`)}</span>
      </button>
      {outcome === 'failed' && <SelectedText text={text} label={label} />}
    </>
  );
}

/** A text that a tap or focus selects as a whole. */
export function SelectedText({
  text,
  label,
  isFocused = true,
}: {
  readonly text: string;
  readonly label: string;
  readonly isFocused?: boolean;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isFocused) return;
    field.current?.focus();
    field.current?.select();
  }, [isFocused]);
  return (
    <input
      ref={field}
      class="field num selected-text"
      readOnly
      value={text}
      aria-label={label}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}

async function copyText(text: string, place: HTMLElement): Promise<boolean> {
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => copyBySelection(text, place),
    );
  }
  return copyBySelection(text, place);
}

/**
 * Copies on addresses without https, where browsers hide the clipboard. The selection must stand where it can be focused: an
 * open modal dialog makes the rest of the page inert, and then the browser copies nothing and still reports success. So what
 * counts is that the text was selected and that the browser really took it up.
 */
function copyBySelection(text: string, place: HTMLElement): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr';
  place.append(area);
  area.select();
  let isTaken = false;
  const take = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    isTaken = event.clipboardData !== null;
  };
  document.addEventListener('copy', take, { once: true });
  const isDone = document.activeElement === area && document.execCommand('copy');
  document.removeEventListener('copy', take);
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isDone && isTaken;
}
