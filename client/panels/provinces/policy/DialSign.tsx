import type { Dial } from './measuresModel.ts';

const WIDTH = 34;
const COURSE = 7;
const BRICK = 12;

/** A level as courses of bricks for a wall, bars across the way for a block; a dotted line where all may pass. */
export function DialSign({ dial, level }: { readonly dial: Dial; readonly level: number }) {
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
