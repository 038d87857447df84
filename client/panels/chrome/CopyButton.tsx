import { useState } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import type { TextKey } from '../../text/areas.ts';

type Props = {
  readonly text: string;
  readonly label: string;
  readonly class?: string;
  readonly icon?: 'link' | 'key';
};

const SHOWN_MS = 2_500;

/** Copies a text; on addresses without https, where browsers hide the clipboard, by a selection. */
export function CopyButton({ text, label, class: className = 'btn', icon = 'link' }: Props) {
  const [outcome, setOutcome] = useState<TextKey | undefined>(undefined);
  const copy = async (): Promise<void> => {
    setOutcome((await copyText(text)) ? 'copy.done' : 'copy.failed');
    setTimeout(() => setOutcome(undefined), SHOWN_MS);
  };
  return (
    <button type="button" class={className} onClick={() => void copy()}>
      <Icon name={outcome === 'copy.done' ? 'check' : icon} size={18} />
      <span aria-live="polite">{outcome === undefined ? label : t(outcome)}</span>
    </button>
  );
}

async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => copyBySelection(text),
    );
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr';
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  return isCopied;
}
