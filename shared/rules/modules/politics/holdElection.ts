import { ELECTION_EVERY_ROUNDS, NEW_GOVERNMENT_SUPPORT } from '#shared/content/politicsConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ElectionResult, PoliticsOfSeat } from '#shared/protocol/modules/politics.ts';
import type { GameState } from '../../state.ts';
import { officeLine } from './officeLine.ts';

/**
 * The election of a round, if its time has come: a government below the line falls, and the next begins with other support. Nobody
 * votes in the years after.
 */
export function holdElection(
  { round, settings }: Pick<GameState, 'round' | 'settings'>,
  economy: EconomyId,
  seat: PoliticsOfSeat,
): { readonly seat: PoliticsOfSeat; readonly result?: ElectionResult } {
  const { electionInRound, support } = seat;
  if (electionInRound === undefined || round < electionInRound || round > settings.rounds) return { seat };
  const line = officeLine(settings);
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
