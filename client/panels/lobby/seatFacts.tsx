/** What the seats of a game are, for whoever chooses one or waits for the start. */
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { type LoadedScenario, provincesScenario, scenario } from '../../state/store.ts';
import { formatRate } from '../../text/format.ts';
import { yuan } from '../../text/money.ts';
import { sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** A seat before the game, with what is told of it in one line. */
export type SeatFacts = {
  readonly economy: EconomyId;
  readonly label: string;
  readonly line: string;
  /** Where all seats of its game lie on a map of tiles, its own first; none where the map has no tiles. */
  readonly tiles: readonly Tile[];
};
type Tile = { readonly column: number; readonly row: number };

/** The seats of a game in the order in which they are dealt. */
export function seatFacts(loaded: LoadedScenario): readonly SeatFacts[] {
  return loaded.countries !== undefined ? countrySeats(loaded.countries) : provinceSeats(loaded.provinces);
}

/** Those of this table. */
function seatsHere(): readonly SeatFacts[] {
  const [countries, provinces] = [scenario.value, provincesScenario.value];
  if (countries !== undefined) return seatFacts({ countries });
  return provinces === undefined ? [] : seatFacts({ provinces });
}

/** Of a seat of this table, where it lies and what it sells and buys. */
export function SeatTold({ seat }: { readonly seat: EconomyId }) {
  const facts = seatsHere().find(({ economy }) => economy === seat);
  if (facts === undefined) return null;
  return (
    <div class="row small num">
      <SeatPlace facts={facts} />
      <span>{facts.line}</span>
    </div>
  );
}

/** What each country sells and buys most. */
function countrySeats(scenario: Scenario): readonly SeatFacts[] {
  const { economies } = scenario;
  return scenario.dealOrder.map((economy) => {
    const index = economies.findIndex(({ id }) => id === economy);
    const own = economies[index];
    const goods = goodsByBalance(scenario, index);
    const [sells, buys] = [goods[0], goods.at(-1)];
    const line =
      sells === undefined || buys === undefined
        ? ''
        : t('alone.country', { sells: sectorName(sells), buys: sectorName(buys) });
    const others = economies.filter((each) => each !== own);
    const tiles = (own === undefined ? [] : [own, ...others]).map(({ tile }) => tile);
    return { economy, label: own?.label ?? '', line, tiles };
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
function provinceSeats({ dealOrder, provinces }: ProvincesScenario): readonly SeatFacts[] {
  return dealOrder.flatMap((economy) => {
    const region = provinces.regions.find(({ id }) => id === economy);
    if (region === undefined) return [];
    const output = yuan(region.gdp);
    const share = formatRate(Math.round(region.stateShareOfIndustry * BP));
    return [{ economy, label: economy, line: t('alone.province', { output, share }), tiles: [] }];
  });
}

/** Where a seat lies among the others: its tile is filled. */
export function SeatPlace({ facts: { tiles } }: { readonly facts: SeatFacts }) {
  if (tiles.length === 0) return null;
  const most = (side: keyof Tile): number => Math.max(...tiles.map((tile) => tile[side])) + 1;
  const [columns, rows] = [most('column'), most('row')];
  return (
    <svg viewBox={`0 0 ${columns} ${rows}`} width={Math.min(52, 18 * columns)} aria-hidden="true">
      {tiles.map(({ column, row }, at) => (
        <rect
          key={at}
          x={column + 0.08}
          y={row + 0.08}
          width={0.84}
          height={0.84}
          rx={0.15}
          fill={at === 0 ? 'var(--text)' : 'var(--line-strong)'}
        />
      ))}
    </svg>
  );
}
