import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { PoliticsOfEconomy, PoliticsOfSeat, PoliticsState } from '#shared/protocol/modules/politics.ts';
import { aCustomsUnion, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTable, type Table } from '../../../support/aTable.ts';

/** A world table with high walls where politics is the only module, in the negotiation of round 1. */
export function aPoliticalTable(overrides: Partial<GameSettings> = {}): Table {
  return aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'laboratory',
    modules: ['politics'],
    rounds: 6,
    at: 'negotiation',
    ...overrides,
  });
}

/** The same in round 2, with an area of the United States and Canada in force. */
export function aTableWithArea(overrides: Partial<GameSettings> = {}): Table {
  const table = aPoliticalTable(overrides);
  table.conclude(aFreeTradeArea('USA', 'CAN'));
  return table.goTo('negotiation', 2);
}

/** A proposal by which the area becomes a union, signed by both: it awaits the vote at home. */
export function aSignedUnion(table: Table): ReturnType<Table['conclude']> {
  return table.conclude(aCustomsUnion('USA', 'CAN'));
}

export function politicsOf({ state }: Table): PoliticsState {
  return must(state.politics, 'politics');
}

export function seatOf(table: Table, economy: EconomyId): PoliticsOfSeat {
  return must(politicsOf(table).seats[economy], economy);
}

/** What the last settlement said about one government. */
export function homeOf({ state }: Table, economy: EconomyId): PoliticsOfEconomy {
  return must(state.reports.at(-1)?.modules?.politics?.economies[economy], `politics of ${economy}`);
}

/** The same table with some governments as the test wants them. */
export function withSeat(table: Table, economy: EconomyId, change: Partial<PoliticsOfSeat>): Table {
  const politics = politicsOf(table);
  const seats = { ...politics.seats, [economy]: { ...seatOf(table, economy), ...change } };
  table.state = { ...table.state, politics: { ...politics, seats } };
  return table;
}
