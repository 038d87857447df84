import type { EconomyId } from '#shared/kernel/ids.ts';
import { unitOf } from '../../../agreements/unionOf.ts';
import { PRESIDED, presidencyOf } from '../../../negotiation/approval/presidencyOf.ts';
import type { GameState } from '../../../state.ts';

/**
 * Who speaks for an economy at the conference: itself, or for a customs union one member, in turn by seat order from round to
 * round as a presidency does, whatever the union's level; members who are away are passed over. A union has one voice, so its
 * members count once.
 */
export function speakerFor(
  state: Pick<GameState, 'agreements' | 'seats' | 'round'>,
  economy: EconomyId,
): EconomyId {
  const parties = unitOf(state, economy);
  if (parties.length === 1) return economy;
  return presidencyOf(state, { level: PRESIDED, parties }) ?? economy;
}
