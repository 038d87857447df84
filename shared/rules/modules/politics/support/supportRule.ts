import {
  NEUTRAL_SUPPORT,
  SUPPORT_MAX,
  SUPPORT_PERSISTENCE,
  SUPPORT_PER_PERCENT,
} from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Opening } from '#shared/content/vocabulary.ts';
import type { SupportRule } from '#shared/economics/politics/supportStep.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** How support answers in a game: the scenario's scale, and what the Laboratory assumes otherwise. */
export function supportRule(
  { id, opening }: Pick<Scenario, 'id' | 'opening'>,
  settings: Pick<GameSettings, 'assumptions'> | undefined,
): SupportRule {
  const scales: Readonly<Partial<Record<Opening, number>>> = SUPPORT_PER_PERCENT[id];
  const usual = scales[opening] ?? 0;
  const percent = settings?.assumptions?.supportPercent ?? 100;
  return {
    persistence: SUPPORT_PERSISTENCE,
    scale: (usual * percent) / 100,
    neutral: NEUTRAL_SUPPORT,
    max: SUPPORT_MAX,
  };
}
