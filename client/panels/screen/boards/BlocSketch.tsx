import type { DeepStage } from './outsiderModel.ts';

type Props = {
  readonly stage: DeepStage;
  readonly members: number;
  /** Colour of the bloc on the map. */
  readonly slot: number;
};

const WIDTH = 130;
const HEIGHT = 84;
const LEFT = 22;
/** A rule book, drawn from its upper left corner. */
const BOOK = { width: 18, height: 22 } as const;
const BOOKS_DRAWN = 4;
const INNER_WIDTH = { commonMarket: 3, economicUnion: 1.2, fullIntegration: 0 } as const satisfies Record<
  DeepStage,
  number
>;

/** A bloc from outside: one wall, lines inside that fade with depth, and as many rule books as there are. */
export function BlocSketch({ stage, members, slot }: Props) {
  const colour = `var(--b${slot})`;
  const parts = Math.min(members, BOOKS_DRAWN);
  const books = stage === 'commonMarket' ? parts : 1;
  const span = WIDTH - LEFT;
  return (
    <svg class="bloc-sketch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path class="knock" d={`M0 ${HEIGHT / 2}H${LEFT - 6}m-7 -5l7 5l-7 5`} />
      <path
        d={`M${LEFT} 12L${LEFT + span / 2} 6L${WIDTH - 6} 10L${WIDTH - 3} ${HEIGHT - 14}L${LEFT + span * 0.6} ${HEIGHT - 5}L${LEFT + 4} ${HEIGHT - 12}Z`}
        fill={colour}
        fill-opacity="0.45"
        stroke={colour}
        stroke-width="5"
        stroke-linejoin="round"
      />
      {INNER_WIDTH[stage] > 0 &&
        Array.from({ length: parts - 1 }, (_, place) => {
          const x = LEFT + (span * (place + 1)) / parts;
          return (
            <path
              key={place}
              class="inner"
              d={`M${x} 10L${x - 4} ${HEIGHT - 10}`}
              stroke-width={INNER_WIDTH[stage]}
            />
          );
        })}
      {Array.from({ length: books }, (_, place) => {
        const middle = LEFT + (span * (place + 0.5)) / books;
        return <Book key={place} x={middle - BOOK.width / 2} y={(HEIGHT - BOOK.height) / 2} />;
      })}
    </svg>
  );
}

function Book({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g class="book">
      <rect x={x} y={y} width={BOOK.width} height={BOOK.height} rx="2" />
      <path d={`M${x + 4} ${y + 6}h10M${x + 4} ${y + 11}h10M${x + 4} ${y + 16}h6`} />
    </g>
  );
}
