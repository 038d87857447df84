import { LONG_GAME, OFFICE_LINE } from '#shared/content/politicsConstants.ts';
import type { Opening, ScenarioId } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** Support below which an election is lost in a game. */
export function officeLine({
  scenarioId,
  opening,
  rounds,
}: Pick<GameSettings, 'scenarioId' | 'opening' | 'rounds'>): number {
  const lines: Readonly<Partial<Record<ScenarioId, Readonly<Partial<Record<Opening, number>>>>>> =
    OFFICE_LINE;
  const line = lines[scenarioId]?.[opening] ?? 0;
  return rounds >= LONG_GAME.fromRounds ? line + LONG_GAME.lineHigherBy : line;
}
