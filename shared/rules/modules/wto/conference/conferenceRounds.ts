import { CONFERENCE_EVERY_ROUNDS } from '#shared/content/wtoConstants.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { moduleOpensIn } from '../../moduleIsOn.ts';

/**
 * Rounds whose negotiation opens a conference: every second one in which the module is at work, the last two rounds before the
 * end, so that what is adopted has time to tell. 2 and 4 of six, 2, 4 and 6 of eight.
 */
export function conferenceRounds(settings: GameSettings): number[] {
  const opensIn = moduleOpensIn(settings, 'wto');
  if (opensIn === undefined) return [];
  const rounds: number[] = [];
  const last = settings.rounds - CONFERENCE_EVERY_ROUNDS;
  for (let round = CONFERENCE_EVERY_ROUNDS; round <= last; round += CONFERENCE_EVERY_ROUNDS) {
    if (round >= opensIn) rounds.push(round);
  }
  return rounds;
}
