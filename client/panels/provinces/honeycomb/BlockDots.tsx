const LEVELS = [1, 2, 3, 4] as const;
const GAP = 14;

/** Levels of the block as dots: filled up to its level. */
export function BlockDots({
  x,
  y,
  level,
}: {
  readonly x: number;
  readonly y: number;
  readonly level: number;
}) {
  return (
    <g class="block-dots">
      {LEVELS.map((each, place) => (
        <circle key={each} class={each <= level ? 'on' : ''} cx={x + (place - 1.5) * GAP} cy={y} r={4.6} />
      ))}
    </g>
  );
}
