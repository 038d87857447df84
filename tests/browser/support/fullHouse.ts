import type { EconomyId } from '../../../shared/kernel/ids.ts';
import { must } from '../../../shared/kernel/records.ts';
import type { Draft } from '../../../shared/protocol/intents.ts';
import type { GameSettings } from '../../../shared/protocol/settings.ts';
import { aTable, type ATable, type Guest } from '../../server/support/aTable.ts';
import { aSessionBody } from '../../server/support/requests.ts';
import { signProposal, tableProposal } from './programs.ts';

/** A table at which every seat has a person: programs that wait, so that no bot moves and nothing depends on time. */
export type FullHouse = ATable & {
  readonly seats: readonly Guest[];
  readonly seatOf: (economy: EconomyId) => Guest;
  /** Where the device of a seat's person goes: it takes the seat over from the program. */
  readonly deskOf: (economy: EconomyId) => string;
  /** A proposal that programs table and sign, the first party first. */
  readonly conclude: (draft: Draft) => Promise<void>;
};

export async function aFullHouse(url: string, settings: Partial<GameSettings>): Promise<FullHouse> {
  const table = await aTable(url, aSessionBody({}, { ...settings, timed: false }));
  const economies = Object.keys(table.host.game().seats);
  const guests = await Promise.all(
    economies.map(async (seat) => [seat, await table.guest(seat, { seat })] as const),
  );
  const seats = new Map(guests);
  const seatOf = (economy: EconomyId): Guest => must(seats.get(economy), economy);
  return {
    ...table,
    seats: [...seats.values()],
    seatOf,
    deskOf: (economy) => `/table/${table.gameId}#seat=${seatOf(economy).token}`,
    conclude: async (draft) => {
      const [author, ...others] = draft.parties;
      const proposal = await tableProposal(seatOf(must(author, 'an author')), draft);
      for (const other of others) await signProposal(seatOf(other).client, proposal);
    },
  };
}
