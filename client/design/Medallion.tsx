import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BotLine } from '#shared/protocol/session.ts';
import { economyMark } from '../text/nameParams.ts';

type Props = {
  readonly economy: EconomyId;
  /** Diameter in px. */
  readonly size?: number;
  /** Colour of the ring as a CSS value; by default that of no bloc. */
  readonly ring?: string;
  readonly isDashed?: boolean;
  /** Where no table is open yet that knows the letters. */
  readonly label?: string;
};

/** Identity of an economy: its letters in a ring, never a flag. Its full name stands beside it or in the parent's label. */
export function Medallion({
  economy,
  size = 32,
  ring = 'var(--line-strong)',
  isDashed = false,
  label: given,
}: Props) {
  const label = economyMark(economy, given);
  return (
    <span
      class={`${markLook(label)}${isDashed ? ' dashed' : ''}`}
      style={{ '--sz': `${size}px`, '--ring': ring }}
      aria-hidden="true"
    >
      {label}
    </span>
  );
}

/** How a circle writes a mark: one character larger than letters. */
export function markLook(mark: string): string {
  return Array.from(mark).length === 1 ? 'med zh' : 'med';
}

type PortraitProps = {
  readonly economy: EconomyId;
  /** What it says, which shows in its face. */
  readonly line?: BotLine | undefined;
  /** Diameter in px. */
  readonly size?: number;
};

/** The drawing, once it is fetched: nobody waits for a face. */
const drawing = signal<ComponentType<Pick<PortraitProps, 'economy' | 'line'>> | undefined>(undefined);

/** The face of whoever governs an economy where no person does; its letters until the drawings are there. The name stands beside it. */
export function Portrait({ economy, line, size = 32 }: PortraitProps) {
  useEffect(() => {
    if (drawing.peek() !== undefined) return;
    import('./faces.tsx').then(
      ({ Face }) => (drawing.value = Face),
      () => undefined,
    );
  }, []);
  const Face = drawing.value;
  if (Face === undefined) return <Medallion economy={economy} size={size} />;
  return (
    <span class="med portrait" style={{ '--sz': `${size}px` }} aria-hidden="true">
      <Face economy={economy} line={line} />
    </span>
  );
}
