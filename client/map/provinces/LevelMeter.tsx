import { HIGHEST_LEVEL, LEVELS } from './levels.ts';

type Props = { readonly kind: 'wall' | 'block'; readonly level: number };

/** A level as four marks: bars for a wall, dots for a block. What it says stands in text beside it. */
export function LevelMeter({ kind, level }: Props) {
  return (
    <span class={`level-meter ${kind}`} aria-hidden="true">
      {LEVELS.slice(1, HIGHEST_LEVEL + 1).map((each) => (
        <i key={each} class={each <= level ? 'on' : ''} />
      ))}
    </span>
  );
}
