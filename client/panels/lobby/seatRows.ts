import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';

export type SeatRow = {
  readonly economy: EconomyId;
  /** People of the seat, in the order in which they came. */
  readonly names: readonly string[];
  readonly isHere: boolean;
};

/** The seats in the order in which they are dealt, with who sits on them. */
export function seatRows(
  { dealOrder }: Pick<Scenario, 'dealOrder'>,
  { seats }: Pick<GameState, 'seats'>,
  session: Pick<SessionView, 'people'>,
): readonly SeatRow[] {
  // A seat that nobody is dealt, the centre's, comes after those that are.
  const others = Object.keys(seats).filter((economy) => !dealOrder.includes(economy));
  return [...dealOrder, ...others].map((economy) => {
    const people = session.people.filter(({ seat }) => seat === economy);
    return {
      economy,
      names: people.map(({ name }) => name),
      isHere: people.some(({ connected }) => connected) && seats[economy]?.member !== undefined,
    };
  });
}
