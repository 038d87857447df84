import { ICON_PATHS, type IconName } from './iconPaths.ts';

type Props = { readonly name: IconName; readonly size?: number };

/** A picture beside words; what it means is always said in text too, so it is hidden from screen readers. */
export function Icon({ name, size = 18 }: Props) {
  return (
    <svg
      class="ic"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
