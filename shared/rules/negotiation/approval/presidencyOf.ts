import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { GameState } from '../../state.ts';

/** Full integration has one authority: the level from which a union has a presidency. */
export const PRESIDED = 6;

/**
 * Who speaks for a fully integrated bloc in this round: the presidency goes round the members in the order of the seats, one step
 * a round, and passes over those who are away. An empty seat is governed by a bot, which presides like anybody else; a bot that
 * minds a person's seat does not. Undefined below level 6, and while nobody is there.
 */
export function presidencyOf(
  { seats, round }: Pick<GameState, 'seats' | 'round'>,
  { level, parties }: Pick<Agreement, 'level' | 'parties'>,
): EconomyId | undefined {
  if (level < PRESIDED) return undefined;
  const members = Object.keys(seats).filter((economy) => parties.includes(economy));
  const turn = members.length === 0 ? 0 : (Math.max(1, round) - 1) % members.length;
  const inTurn = [...members.slice(turn), ...members.slice(0, turn)];
  return inTurn.find((economy) => {
    const seat = seats[economy];
    return seat !== undefined && (seat.member === undefined || seat.present);
  });
}
