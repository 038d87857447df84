import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Person, SessionView } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';

export type SeatRow = {
  readonly economy: EconomyId;
  /** Absent: a bot governs the seat. */
  readonly person?: Person;
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
    const person = session.people.find(({ seat }) => seat === economy);
    return {
      economy,
      ...(person === undefined ? {} : { person }),
      isHere: person?.connected === true && seats[economy]?.member !== undefined,
    };
  });
}
