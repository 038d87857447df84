import { Icon, type IconName } from '../design/Icon.tsx';
import type { PlainKey } from '../text/areas.ts';
import { t } from '../text/t.ts';
import type { IntegrationLevel } from '#shared/content/vocabulary.ts';
import './corner.css';

/** Reference of the pattern of a slot; `prefix` keeps the ids of two pictures on one page apart. */
export function patternId(prefix: string, slot: number): string {
  return `bloc-pattern-${prefix}-${slot}`;
}

/** The patterns of the blocs for drawings in the page: the same tiles as on the canvas. */
export function BlocPatterns({ prefix }: { readonly prefix: string }) {
  return (
    <svg class="map-patterns" aria-hidden="true">
      <defs>
        {BLOC_PATTERNS.map(({ size, path, isFilled }, index) => (
          <pattern
            key={path}
            id={patternId(prefix, index + 1)}
            width={size}
            height={size}
            patternUnits="userSpaceOnUse"
          >
            <path
              d={path}
              fill={isFilled ? '#000' : 'none'}
              stroke={isFilled ? 'none' : '#000'}
              stroke-width="1.2"
              opacity={PATTERN_OPACITY}
            />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** How a level looks on land: the outer line grows into a wall while the lines inside fade. Widths in pixels. */
type LevelStyle = {
  readonly outerWidth: number;
  readonly isDashed: boolean;
  readonly innerOpacity: number;
  readonly fillOpacity: number;
};

export const LEVEL_STYLES = {
  1: { outerWidth: 1.6, isDashed: true, innerOpacity: 1, fillOpacity: 0.34 },
  2: { outerWidth: 2, isDashed: false, innerOpacity: 0.8, fillOpacity: 0.48 },
  3: { outerWidth: 4, isDashed: false, innerOpacity: 0.55, fillOpacity: 0.56 },
  4: { outerWidth: 4, isDashed: false, innerOpacity: 0.3, fillOpacity: 0.6 },
  5: { outerWidth: 4.5, isDashed: false, innerOpacity: 0.12, fillOpacity: 0.66 },
  6: { outerWidth: 5, isDashed: false, innerOpacity: 0, fillOpacity: 0.74 },
} as const satisfies Record<IntegrationLevel, LevelStyle>;

/** In a free trade area each member keeps its own wall: its edge grows with its tariff up to this much wider, at 30 %. */
export const OWN_WALL_EXTRA = { px: 2.4, atBp: 3_000 } as const;

/** Ring of bricks: pixels of thickness for each point of the average wall. */
const BRICK_PX_PER_BP = 1 / 260;
const BRICK_MIN_PX = 1.6;
const BRICK_MAX_PX = 17;
export const BRICKS_AROUND = 22;

/** Pixels of wall around a medallion. */
export function brickThickness(wallBp: number, unit: number): number {
  if (wallBp <= 0) return 0;
  return unit * Math.min(BRICK_MAX_PX, Math.max(BRICK_MIN_PX, wallBp * BRICK_PX_PER_BP));
}

/** Colours and patterns of the design system. */
export const BLOC_SLOTS = 12;
export const PATTERN_OPACITY = 0.3;

/** A tile that is repeated over the land of a bloc, in SVG path data, so canvas and DOM share it. */
type BlocPattern = { readonly size: number; readonly path: string; readonly isFilled: boolean };

/** By slot, as the design system names them: hatch, lines, dots, verticals, back hatch, grid, crosses, rings, zigzag, dashes, squares, steps. */
export const BLOC_PATTERNS: readonly BlocPattern[] = [
  { size: 8, path: 'M-2 2L2-2M-2 10L10-2M6 10L10 6', isFilled: false },
  { size: 8, path: 'M0 4H8', isFilled: false },
  { size: 8, path: 'M2.7 4a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0-2.6 0', isFilled: true },
  { size: 8, path: 'M4 0V8', isFilled: false },
  { size: 8, path: 'M-2 6L2 10M-2-2L10 10M6-2L10 2', isFilled: false },
  { size: 8, path: 'M0 4H8M4 0V8', isFilled: false },
  { size: 10, path: 'M3 3L7 7M7 3L3 7', isFilled: false },
  { size: 10, path: 'M2.6 5a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0', isFilled: false },
  { size: 12, path: 'M0 8L3 4L6 8L9 4L12 8', isFilled: false },
  { size: 12, path: 'M0 3H6M6 9H12', isFilled: false },
  { size: 8, path: 'M2.5 2.5H5.5V5.5H2.5Z', isFilled: false },
  { size: 8, path: 'M0 2H4V6H8', isFilled: false },
];

/** Between the corner panels and the edge of the open area. */
export const CORNER_GAP_PX = 14;

/** The own wall to take hold of: from the mark to its lowest ring, from the lowest to the highest, and beyond it. Pixels of a laptop. */
export const RING_PX = { clear: 8, range: 44, edge: 14 } as const;

/** Pixels of the label that says that the map shows a preview; on a low strip it stands `low` above the foot. */
export const PREVIEW = { width: 210, height: 34, low: 4 } as const;

export type MapChoice<T extends string> = {
  readonly value: T;
  readonly icon: IconName;
  readonly text: PlainKey;
};
type MapSwitchProps<T extends string> = {
  readonly label: string;
  readonly choices: readonly MapChoice<T>[];
  readonly value: string;
  readonly onChoose: (value: T) => void;
  /** Its words beside each sign; without them they are said and shown on pointing. */
  readonly hasText?: boolean;
};

/** What a map shows or how it is drawn: buttons with signs, of which one is pressed. */
export function MapSwitch<T extends string>({
  label,
  choices,
  value,
  onChoose,
  hasText = false,
}: MapSwitchProps<T>) {
  return (
    <fieldset class="seg map-seg" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          class={choice.value === value ? 'on' : ''}
          aria-pressed={choice.value === value}
          aria-label={t(choice.text)}
          title={t(choice.text)}
          onClick={() => onChoose(choice.value)}
        >
          <Icon name={choice.icon} size={16} />
          {hasText && t(choice.text)}
        </button>
      ))}
    </fieldset>
  );
}
