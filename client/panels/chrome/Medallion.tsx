import type { EconomyId } from '#shared/kernel/ids.ts';
import { scenario } from '../../state/store.ts';

type Props = {
  readonly economy: EconomyId;
  /** Diameter in px. */
  readonly size?: number;
  /** Colour of the ring as a CSS value; by default that of no bloc. */
  readonly ring?: string;
  readonly isDashed?: boolean;
};

/** Identity of an economy: its letters in a ring, never a flag. Its full name stands beside it or in the parent's label. */
export function Medallion({ economy, size = 32, ring = 'var(--line-strong)', isDashed = false }: Props) {
  const label = scenario.value?.economies.find(({ id }) => id === economy)?.label ?? economy.slice(0, 3);
  return (
    <span
      class={isDashed ? 'med dashed' : 'med'}
      style={{ '--sz': `${size}px`, '--ring': ring }}
      aria-hidden="true"
    >
      {label}
    </span>
  );
}
