import { stageName } from '../text/nameParams.ts';
import { t } from '../text/t.ts';

const BARS = [3, 6, 9, 12, 15, 18] as const;

type LadderProps = {
  /** Level in force, 0 for none. */
  readonly level: number;
  /** Level that is proposed, where higher. */
  readonly next?: number;
};

/** Six rising bars: full what holds, hatched what is proposed. */
export function Ladder({ level, next = level }: LadderProps) {
  const reached = Math.max(level, next);
  if (reached === 0) return <span class="ladder" aria-hidden="true" />;
  return (
    <span class="ladder">
      <span class="sr">{stageName(reached)}</span>
      {BARS.map((height, index) => (
        <i
          key={height}
          class={index < level ? 'on' : index < next ? 'next' : ''}
          style={{ height: `${height}px` }}
          aria-hidden="true"
        />
      ))}
    </span>
  );
}

type DeltaProps = {
  readonly value: number;
  /** The size of the change as written, without its sign. */
  readonly text: string;
  /** Below this the change counts as none. */
  readonly epsilon?: number;
};

/** A change: triangle, colour and number together; screen readers hear "up" or "down". */
export function Delta({ value, text, epsilon = 0 }: DeltaProps) {
  // What rounds to nothing has no direction either.
  const isNothing = !/[1-9]/.test(text) || Math.abs(value) <= epsilon;
  const look = isNothing ? 'flat' : value > 0 ? 'up' : 'down';
  const words = {
    up: t('common.up', { amount: text }),
    down: t('common.down', { amount: text }),
    flat: t('common.same'),
  };
  return (
    <>
      <span class={`delta ${look}`} aria-hidden="true">
        {text}
      </span>
      <span class="sr">{words[look]}</span>
    </>
  );
}

/** Of the sign of a level. */
const WIDTH = 34;
const COURSE = 7;
const BRICK = 12;

/** A level as courses of bricks for a wall, bars across the way for a block; a dotted line where all may pass. */
export function DialSign({ dial, level }: { readonly dial: 'wall' | 'block'; readonly level: number }) {
  const height = Math.max(4, level * COURSE);
  return (
    <svg width={WIDTH} height={height} viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {level === 0 && (
        <path d={`M0 2H${WIDTH}`} stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 3" />
      )}
      {Array.from({ length: level }, (_, course) =>
        dial === 'wall' ? (
          <g key={course} fill="currentColor">
            {bricksOf(course).map(({ x, width }) => (
              <rect key={x} x={x} y={course * COURSE} width={width} height={COURSE - 1.6} />
            ))}
          </g>
        ) : (
          <path
            key={course}
            d={`M4 ${course * COURSE + 3}H${WIDTH - 4}`}
            stroke="currentColor"
            stroke-width="2.2"
          />
        ),
      )}
    </svg>
  );
}

/** Every other course begins with half a brick; what would stick out is cut. */
function bricksOf(course: number): readonly { readonly x: number; readonly width: number }[] {
  const start = course % 2 === 0 ? 0 : -BRICK / 2;
  return Array.from({ length: 4 }, (_, place) => start + place * BRICK)
    .map((x) => ({ x: Math.max(0, x), width: Math.min(WIDTH, x + BRICK - 2) - Math.max(0, x) }))
    .filter(({ width }) => width > 0);
}
