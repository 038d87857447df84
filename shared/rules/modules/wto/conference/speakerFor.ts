import type { EconomyId } from '#shared/kernel/ids.ts';
import { unitOf } from '../../../agreements/unionOf.ts';
import type { GameState } from '../../../state.ts';

/**
 * Who speaks for an economy at the conference: itself, or for a customs union one member, in turn by seat order from round to
 * round; members who are away are passed over while another is there. A union has one voice, so its members count once.
 */
export function speakerFor(
  state: Pick<GameState, 'agreements' | 'seats' | 'round'>,
  economy: EconomyId,
): EconomyId {
  const unit = unitOf(state, economy);
  const members = Object.keys(state.seats).filter((seat) => unit.includes(seat));
  const there = members.filter((member) => !isMinded(state, member));
  const voices = there.length > 0 ? there : members;
  return voices[state.round % Math.max(1, voices.length)] ?? economy;
}

/** A person's seat that a bot minds: it says nothing. */
function isMinded({ seats }: Pick<GameState, 'seats'>, economy: EconomyId): boolean {
  const seat = seats[economy];
  return seat?.member !== undefined && !seat.present;
}
