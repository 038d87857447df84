import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TermId } from '../text/en/terms.ts';
import { loadText, t } from '../text/t.ts';

type Props = {
  readonly of: TermId;
  /** The words of the term as they stand here. A heading that names a part of the page puts its id on them, not on itself. */
  readonly children: ComponentChildren;
};

/** Room between the line and the edges of the page, in px. */
const EDGE = 8;

/**
 * A term that says in one line what it means: while a mouse that has moved to it is over it, while keys have brought the focus to it, and from a press
 * until the next one elsewhere. Lines are fetched when the first is wanted.
 */
export function Term({ of, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const whole = useRef<HTMLSpanElement>(null);
  const close = (): void => setOpen(false);
  useEffect(() => {
    if (!isOpen) return;
    const pressedElsewhere = ({ target }: Event): void => {
      if (!(target instanceof Node && whole.current?.contains(target))) close();
    };
    document.addEventListener('pointerdown', pressedElsewhere);
    return () => document.removeEventListener('pointerdown', pressedElsewhere);
  }, [isOpen]);
  return (
    <span
      ref={whole}
      // Not when it is entered: what appears under a mouse at rest must not open by itself and cover what stands around it.
      onPointerMove={({ pointerType }) => pointerType === 'mouse' && setOpen(true)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && close()}
    >
      <button
        type="button"
        class="term"
        {...(isOpen ? { 'aria-describedby': id } : {})}
        onClick={() => setOpen(true)}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && setOpen(true)}
        onBlur={close}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isOpen) return;
          // Closes the line, and not what the term stands in.
          event.stopPropagation();
          event.preventDefault();
          close();
        }}
      >
        {children}
      </button>
      {isOpen && <Line id={id} of={of} whole={whole} />}
    </span>
  );
}

/** Just below the term, or above it where there is no room, and never over the edge of the page. */
function placeBy(line: HTMLElement, term: DOMRect): void {
  const { width, height } = line.getBoundingClientRect();
  const top = term.bottom + height + EDGE <= window.innerHeight ? term.bottom : term.top - height;
  line.style.left = `${Math.max(EDGE, Math.min(term.left, window.innerWidth - width - EDGE))}px`;
  line.style.top = `${Math.max(EDGE, top)}px`;
}

type LineProps = {
  readonly id: string;
  readonly of: TermId;
  readonly whole: { readonly current: HTMLSpanElement | null };
};

/** The line, above everything else on the page. */
function Line({ id, of, whole }: LineProps) {
  const [isLoaded, setLoaded] = useState(false);
  const line = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // Without a connection there is no line this time; the next press asks again.
    loadText(['terms']).then(
      () => setLoaded(true),
      () => undefined,
    );
  }, []);
  useLayoutEffect(() => {
    // Browsers that have no top layer yet draw it where it stands.
    if (line.current !== null && 'popover' in line.current) line.current.showPopover();
  }, []);
  useLayoutEffect(() => {
    const place = (): void => {
      const term = whole.current?.firstElementChild?.getBoundingClientRect();
      if (line.current !== null && term !== undefined) placeBy(line.current, term);
    };
    place();
    // Panes scroll by themselves, also when keys bring the focus to a term.
    document.addEventListener('scroll', place, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', place, { capture: true });
  }, [isLoaded]);
  return (
    // It wraps, whatever the term stands in.
    <span
      id={id}
      ref={line}
      role="tooltip"
      class="term-line"
      style={{ whiteSpace: 'normal' }}
      popover="manual"
      aria-live="polite"
    >
      {isLoaded ? t(`line.${of}`) : ''}
    </span>
  );
}
