import type { ComponentChildren } from 'preact';
import { navigate } from '../state/router.ts';

type Props = {
  readonly href: string;
  readonly class?: string;
  /** The page that is open already, of several beside each other. */
  readonly isCurrent?: boolean;
  readonly children: ComponentChildren;
};

/** A link to a page of the game: followed in place, or in a new tab with the usual keys. */
export function Link({ href, class: className, isCurrent = false, children }: Props) {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(href);
  };
  return (
    <a href={href} class={className} onClick={follow} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
