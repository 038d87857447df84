import type { PlainKey } from '../text/areas.ts';
import { t } from '../text/t.ts';
import { later, runningMs } from './device.ts';

/** A control by its selector or by the sentence on it; text to read to its end; a slider to set; a field to type into. */
export type Press =
  | string
  | { readonly say: PlainKey }
  | { readonly readToEndOf: string }
  | { readonly slider: string; readonly by: number }
  | { readonly type: string; readonly into: string };

/** Only a control that never comes is waited for so long: a busy machine takes more than ten seconds to bring a page up. */
const PATIENCE_MS = 110_000;
/** After a frame. */
const SETTLING_MS = 50;
const CONTROLS = 'button, summary, a[href], [role=button], label';

/** Does what a person does, with the first thing in sight that is meant, once it is there. */
export async function press(step: Press): Promise<void> {
  const deadlineMs = runningMs() + PATIENCE_MS;
  for (;;) {
    const found = find(step);
    // A page that has just come up is not pressed before it has begun to listen.
    await settled();
    if (found !== undefined && found === find(step)) return act(step, found);
    if (runningMs() > deadlineMs) throw new Error(`not in sight: ${JSON.stringify(step)}`);
  }
}

function find(step: Press): HTMLElement | undefined {
  if (typeof step === 'object' && 'say' in step) {
    const sentence = t(step.say);
    return inSight(CONTROLS).find(
      (each) => each.textContent.trim().startsWith(sentence) || each.getAttribute('aria-label') === sentence,
    );
  }
  return inSight(selectorOf(step))[0];
}

function selectorOf(step: Exclude<Press, { readonly say: PlainKey }>): string {
  if (typeof step === 'string') return step;
  if ('slider' in step) return step.slider;
  return 'into' in step ? step.into : step.readToEndOf;
}

function inSight(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (each) => each.checkVisibility() && each.ariaDisabled !== 'true' && !each.matches(':disabled'),
  );
}

function act(step: Press, found: HTMLElement): void {
  found.focus();
  if (typeof step === 'object' && 'readToEndOf' in step) return found.scrollTo(0, found.scrollHeight);
  if (typeof step === 'object' && 'slider' in step && found instanceof HTMLInputElement) {
    found.value = String(Number(found.value) + step.by);
    found.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  if (typeof step === 'object' && 'into' in step && found instanceof HTMLInputElement) {
    found.value = step.type;
    found.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  found.click();
}

/** Effects of a page run after it was painted. */
function settled(): Promise<void> {
  return new Promise((resume) => requestAnimationFrame(() => later(resume, SETTLING_MS)));
}
