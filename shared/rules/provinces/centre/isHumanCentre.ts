import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

/** Whether a person governs the centre: the host, or whoever has its seat. */
export function isHumanCentre(state: GameState): boolean {
  const { centreKind } = provincesOf(state);
  return centreKind === 'host' || (centreKind === 'seat' && state.seats[CENTRE_SEAT]?.member !== undefined);
}

/** Whether the rule acts now: nobody governs, or whoever does is away. */
export function isRuledCentre(state: GameState): boolean {
  return !isHumanCentre(state) || state.seats[CENTRE_SEAT]?.present === false;
}
