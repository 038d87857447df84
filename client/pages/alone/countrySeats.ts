import { loadScenario } from '#shared/content/scenarios/index.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { COUNTRY_SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** An economy that may be played, with what is told of it in one line. */
export type SeatToChoose = { readonly economy: EconomyId; readonly label: string; readonly line: string };

/** The seats of a game of countries in the order in which they are dealt, with what each sells and buys most. */
export function seatsOfCountries({ scenarioId, opening }: GameSettings): readonly SeatToChoose[] {
  const id = COUNTRY_SCENARIO_IDS.find((each) => each === scenarioId);
  const loaded = id === undefined ? undefined : loadScenario(id, opening);
  if (loaded?.ok !== true) throw new Error(`no scenario ${scenarioId} at ${opening}`);
  const scenario = loaded.value;
  return scenario.dealOrder.map((economy) => {
    const index = scenario.economies.findIndex(({ id: each }) => each === economy);
    const goods = goodsByBalance(scenario, index);
    const [sells, buys] = [goods[0], goods.at(-1)];
    return {
      economy,
      label: scenario.economies[index]?.label ?? '',
      line:
        sells === undefined || buys === undefined
          ? ''
          : t('alone.country', { sells: sectorName(sells), buys: sectorName(buys) }),
    };
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
