import type { IntegrationLevel } from '#shared/content/integrationLevels.ts';

const RUNGS = [1, 2, 3, 4, 5, 6] as const;
const SHORTEST = 0.2;

/** Six rising bars, as many filled as the level is high. The form stands beside it in words. */
export function LevelLadder({ level }: { readonly level: IntegrationLevel }) {
  return (
    <span class="ladder" aria-hidden="true">
      {RUNGS.map((rung) => (
        <i
          key={rung}
          class={rung <= level ? 'on' : ''}
          style={{ height: `${100 * (SHORTEST + ((1 - SHORTEST) * (rung - 1)) / (RUNGS.length - 1))}%` }}
        />
      ))}
    </span>
  );
}
