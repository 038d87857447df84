/** How long what was asked for stays marked. */
const MARKED_MS = 1_600;

/** Brings a part of the page into view once it is drawn, moves the focus into it, and marks it for a moment. */
export function pointAt(part: string, focus: string): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(part);
    if (element === null) return;
    element.scrollIntoView({ block: 'nearest' });
    element.querySelector<HTMLElement>(focus)?.focus();
    element.classList.add('pointed-at');
    setTimeout(() => element.classList.remove('pointed-at'), MARKED_MS);
  });
}
