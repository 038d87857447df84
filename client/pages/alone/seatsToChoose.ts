import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { rulebookOf } from '../../rulebooks/TableGate.tsx';
import { formatRate } from '../../text/format.ts';
import { yuan } from '../../text/money.ts';
import { sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** An economy that may be played, with what is told of it in one line. */
export type SeatToChoose = { readonly economy: EconomyId; readonly label: string; readonly line: string };

/** The seats of a game in the order in which they are dealt. Its scenario is fetched for them, and the table needs it next. */
export async function seatsToChoose(settings: ScenarioChoice): Promise<readonly SeatToChoose[]> {
  const loaded = await rulebookOf(settings).loadScenario(settings);
  return loaded.countries !== undefined ? countrySeats(loaded.countries) : provinceSeats(loaded.provinces);
}

/** What each country sells and buys most. */
function countrySeats(scenario: Scenario): readonly SeatToChoose[] {
  return scenario.dealOrder.map((economy) => {
    const index = scenario.economies.findIndex(({ id }) => id === economy);
    const goods = goodsByBalance(scenario, index);
    const [sells, buys] = [goods[0], goods.at(-1)];
    const line =
      sells === undefined || buys === undefined
        ? ''
        : t('alone.country', { sells: sectorName(sells), buys: sectorName(buys) });
    return { economy, label: scenario.economies[index]?.label ?? '', line };
  });
}

/** Goods by exports less imports at the opening, before tariffs; the largest surplus first. */
function goodsByBalance({ base, sectors }: Scenario, of: number): SectorId[] {
  const { N, J, pi, tau, X } = base;
  const flow = (importer: number, exporter: number, j: number): number => {
    const at = (importer * N + exporter) * J + j;
    return ((pi[at] ?? 0) * (X[importer * J + j] ?? 0)) / (1 + (tau[at] ?? 0));
  };
  const balanceOf = (j: number): number => {
    let balance = 0;
    for (let other = 0; other < N; other++)
      if (other !== of) balance += flow(other, of, j) - flow(of, other, j);
    return balance;
  };
  return sectors
    .map(({ id, tradable }, j) => ({ id, tradable, balance: balanceOf(j) }))
    .filter(({ tradable }) => tradable)
    .toSorted((a, b) => b.balance - a.balance)
    .map(({ id }) => id);
}

const BP = 10_000;

/** What each province makes in a year, and how much of its industry the state owns. */
function provinceSeats({ dealOrder, provinces }: ProvincesScenario): readonly SeatToChoose[] {
  return dealOrder.flatMap((economy) => {
    const region = provinces.regions.find(({ id }) => id === economy);
    if (region === undefined) return [];
    const output = yuan(region.gdp);
    const share = formatRate(Math.round(region.stateShareOfIndustry * BP));
    return [{ economy, label: economy, line: t('alone.province', { output, share }) }];
  });
}
