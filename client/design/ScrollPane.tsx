import type { ComponentChildren, RefObject } from 'preact';

type Props = {
  readonly class: string;
  readonly children: ComponentChildren;
  /** Its name, or the id of the heading that names it. */
  readonly label?: string;
  readonly labelledBy?: string;
  /** For whoever moves it: to the newest message, for example. */
  readonly pane?: RefObject<HTMLElement | null>;
};

/** A part of the page that scrolls by itself: keys reach and move it even where it holds nothing to press. */
export function ScrollPane({ class: look, label, labelledBy, pane, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboards scroll only what can be focused (WCAG 2.1.1)
    <section class={look} ref={pane} tabIndex={0} aria-label={label} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
