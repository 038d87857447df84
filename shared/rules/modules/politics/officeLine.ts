import { OFFICE_LINE } from '#shared/content/politicsConstants.ts';
import type { Opening, ScenarioId } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** Support below which an election is lost in a game. */
export function officeLine({ scenarioId, opening }: Pick<GameSettings, 'scenarioId' | 'opening'>): number {
  const lines: Readonly<Partial<Record<ScenarioId, Readonly<Partial<Record<Opening, number>>>>>> =
    OFFICE_LINE;
  return lines[scenarioId]?.[opening] ?? 0;
}
