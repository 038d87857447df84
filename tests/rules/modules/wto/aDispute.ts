/** Complaints under test, and what the model itself says about them. */
import { at, must } from '#shared/kernel/records.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import { buildShock } from '../../../../shared/rules/shock/buildShock.ts';
import { economyPlace, placesOf } from '../../../../shared/rules/law/lawInForce.ts';
import type { CountryGame, WallState } from '#shared/rules/state.ts';
import { type Table } from '../../../support/aTable.ts';
import { aWtoTable, wtoOf } from '../../../support/aWtoTable.ts';

export type Ground = Dispute['ground'];

export function complaint(against: EconomyId, ground: Ground, sector?: string): SeatIntent {
  return { type: 'fileComplaint', against, ground, ...(sector === undefined ? {} : { sector }) };
}

export function withWall(table: Table, economy: EconomyId, wall: Partial<WallState>): Table {
  const walls = {
    ...table.state.walls,
    [economy]: { ...must(table.state.walls[economy], economy), ...wall },
  };
  table.state = { ...table.state, walls };
  return table;
}

/** Round 2; Cato, bound at 16, has stood at 21 since before the bindings. */
export function aboveBinding(options: Parameters<typeof aWtoTable>[0] = {}): Table {
  return withWall(aWtoTable(options), 'CAT', { mfnRateBp: { GRA: 2_100, CLO: 2_100 } });
}

export function disputeOf(table: Table): Dispute {
  return must(wtoOf(table).disputes[0], 'a dispute');
}

/** Goods that some buy from another under a law, from the model itself. */
export function bought(
  { scenario }: Table,
  law: CountryGame,
  by: readonly EconomyId[],
  from: EconomyId,
): number {
  const solved = solveEquilibrium(scenario.base, buildShock(scenario, law));
  if (!solved.ok) throw new Error(solved.error.code);
  const { N, J } = scenario.base;
  const i = economyPlace(scenario, from);
  return by.reduce((sum, importer) => {
    const n = economyPlace(scenario, importer);
    const goods = placesOf(scenario).goods;
    return goods.reduce((total, { place }) => total + at(solved.value.imports, (n * N + i) * J + place), sum);
  }, 0);
}

export function withSurcharge(
  state: CountryGame,
  by: readonly EconomyId[],
  against: EconomyId,
  rateBp: number,
): CountryGame {
  const walls = { ...state.walls };
  for (const member of by) {
    const wall = must(walls[member], member);
    walls[member] = { ...wall, surcharge: { against, rateBp, untilRound: state.round } };
  }
  return { ...state, walls };
}
