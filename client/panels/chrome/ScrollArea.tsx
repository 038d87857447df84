import type { ComponentChildren } from 'preact';

type Props = { readonly labelledBy: string; readonly children: ComponentChildren };

/** A table wider than the screen scrolls by itself, and by the arrow keys once it has the focus. */
export function ScrollArea({ labelledBy, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboards scroll only what can be focused (WCAG 2.1.1)
    <section class="scroll-x" tabIndex={0} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
