import {
  ELECTION_EVERY_ROUNDS,
  NEW_GOVERNMENT_SUPPORT,
  OFFICE_LINE,
} from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Opening } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ElectionResult, PoliticsOfSeat } from '#shared/protocol/modules/politics.ts';
import type { GameState } from '../../state.ts';

/**
 * The election of a round, if its time has come: a government below the line falls, and the next begins with other support. Nobody
 * votes in the years after.
 */
export function holdElection(
  scenario: Pick<Scenario, 'id' | 'opening'>,
  { round, settings }: Pick<GameState, 'round' | 'settings'>,
  economy: EconomyId,
  seat: PoliticsOfSeat,
): { readonly seat: PoliticsOfSeat; readonly result?: ElectionResult } {
  const { electionInRound, support } = seat;
  if (electionInRound === undefined || round < electionInRound || round > settings.rounds) return { seat };
  const line = officeLine(scenario);
  const fell = support < line;
  const { electionInRound: _held, ...between } = seat;
  const next = electionInRound + ELECTION_EVERY_ROUNDS;
  return {
    seat: {
      ...between,
      ...(next <= settings.rounds ? { electionInRound: next } : {}),
      support: fell ? NEW_GOVERNMENT_SUPPORT : support,
      falls: seat.falls + (fell ? 1 : 0),
      terms: seat.terms + 1,
    },
    result: { economy, support, line, fell },
  };
}

/** Support below which an election is lost in a scenario. */
export function officeLine({ id, opening }: Pick<Scenario, 'id' | 'opening'>): number {
  const lines: Readonly<Partial<Record<Opening, number>>> = OFFICE_LINE[id];
  return lines[opening] ?? 0;
}
