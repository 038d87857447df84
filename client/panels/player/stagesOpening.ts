import { PRESETS } from '#shared/content/presets.ts';
import {
  INTEGRATION_LEVELS,
  stageOfLevel,
  type IntegrationStage,
} from '#shared/content/integrationLevels.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** Forms of integration that may be founded from a round on, as far as this game goes. */
export function stagesOpening(
  { preset, highestLevel = 6 }: Pick<GameSettings, 'preset' | 'highestLevel'>,
  round: number,
): IntegrationStage[] {
  const opens: Readonly<Partial<Record<number, number>>> = PRESETS[preset].levelOpensInRound;
  return INTEGRATION_LEVELS.filter((level) => opens[level] === round && level <= highestLevel).map(
    stageOfLevel,
  );
}
