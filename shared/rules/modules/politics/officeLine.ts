import { OFFICE_LINE } from '#shared/content/politicsConstants.ts';
import type { Opening } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** Support below which an election is lost in a game. */
export function officeLine({ scenarioId, opening }: Pick<GameSettings, 'scenarioId' | 'opening'>): number {
  const lines: Readonly<Partial<Record<Opening, number>>> = OFFICE_LINE[scenarioId];
  return lines[opening] ?? 0;
}
