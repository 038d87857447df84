import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { economyPlace, placesOf, wallOf } from '../../law/lawInForce.ts';
import type { CountryGame } from '../../state.ts';

/** A figure as the last settlement left it, and as play began. */
export type Since = { readonly now: number; readonly opening: number };

type Place = {
  readonly scenario: Scenario;
  readonly state: Pick<CountryGame, 'settled'>;
  readonly economy: EconomyId;
};

export function incomeBn({ settled }: Pick<CountryGame, 'settled'>, economy: EconomyId): number {
  return settled.incomeBn[economy] ?? 0;
}

/** Sales abroad of a sector's goods. */
export function exportsBn({ scenario, state, economy }: Place, sector: SectorId | undefined): Since {
  const { N, J } = scenario.base;
  const own = economyPlace(scenario, economy);
  const j = sectorPlace(scenario, sector);
  const sum = (valueAt: (cell: number) => number): number => {
    let total = 0;
    for (let n = 0; n < N; n++) if (n !== own) total += valueAt((n * N + own) * J + j);
    return total;
  };
  const { imports } = baseAccounts(scenario.base);
  return { now: sum((cell) => state.settled.imports[cell] ?? 0), opening: sum((cell) => at(imports, cell)) };
}

/** Mean tariff on own goods abroad, weighted with what is sold. */
export function tariffMet({ scenario, state, economy }: Place): Since {
  const { N, J, tau } = scenario.base;
  const own = economyPlace(scenario, economy);
  const mean = (tariffAt: (cell: number) => number, salesAt: (cell: number) => number): number => {
    let levied = 0;
    let sold = 0;
    for (let n = 0; n < N; n++) {
      if (n === own) continue;
      for (const { place } of placesOf(scenario).goods) {
        const cell = (n * N + own) * J + place;
        levied += tariffAt(cell) * salesAt(cell);
        sold += salesAt(cell);
      }
    }
    return sold > 0 ? levied / sold : 0;
  };
  const { imports } = baseAccounts(scenario.base);
  return {
    now: mean(
      (cell) => state.settled.tariff[cell] ?? 0,
      (cell) => state.settled.imports[cell] ?? 0,
    ),
    opening: mean(
      (cell) => at(tau, cell),
      (cell) => at(imports, cell),
    ),
  };
}

/** Tariff revenue kept after pooling, over income. */
export function revenueShare({
  scenario,
  state,
  economy,
}: Place & { readonly state: Pick<CountryGame, 'reports'> }): Since {
  const { revenue, income } = baseAccounts(scenario.base);
  const n = economyPlace(scenario, economy);
  const opening = at(revenue, n) / at(income, n);
  const report = state.reports.at(-1)?.economies[economy];
  return { now: report === undefined ? opening : report.revenueBn / report.incomeBn, opening };
}

/** Output of a sector, at world prices of the time. */
export function farmOutputBn({ scenario, state, economy }: Place, sector: SectorId | undefined): Since {
  const { N, J } = scenario.base;
  const j = sectorPlace(scenario, sector);
  const own = economyPlace(scenario, economy);
  let now = 0;
  for (let n = 0; n < N; n++) now += state.settled.imports[(n * N + own) * J + j] ?? 0;
  return { now, opening: at(baseAccounts(scenario.base).output, own * J + j) };
}

/** Plain mean of the wall over goods, basis points. */
export function averageWallBp(
  scenario: Scenario,
  state: Pick<CountryGame, 'walls'>,
  economy: EconomyId,
): Since {
  const { goods } = placesOf(scenario);
  const mean = (schedule: Readonly<Record<SectorId, number>>): number =>
    goods.reduce((sum, { id }) => sum + (schedule[id] ?? 0), 0) / goods.length;
  return { now: mean(wallOf(state, economy)), opening: mean(scenario.mfnRateBp[economy] ?? {}) };
}

function sectorPlace(scenario: Scenario, sector: SectorId | undefined): number {
  return scenario.sectors.findIndex(({ id }) => id === sector);
}
