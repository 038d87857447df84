/** What the seats of a game are, for whoever chooses one or waits for the start. */
import { useState } from 'preact/hooks';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { Failure } from '../../design/Icon.tsx';
import { sendSeatRequest } from '../../net/requests.ts';
import { type LoadedScenario, isLive, me, provincesScenario, scenario, session } from '../../state/store.ts';
import { sentences } from '../../text/format.ts';
import { formatMoney, yuan } from '../../text/money.ts';
import { economyName, rejectionText, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** A seat before the game, with what is told of it in one line. */
export type SeatFacts = {
  readonly economy: EconomyId;
  readonly label: string;
  readonly line: string;
};

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

type ToldProps = { readonly seat: EconomyId; readonly isFree?: boolean };

/** Of a seat of this table, what it sells and buys. */
export function SeatTold({ seat, isFree = false }: ToldProps) {
  const facts = seatsHere().find(({ economy }) => economy === seat);
  if (facts === undefined) return null;
  return (
    <>
      <p class="small num">{facts.line}</p>
      {isFree && <MoveHere seat={seat} />}
    </>
  );
}

/** Among friends everybody may take another free seat before the start. */
function MoveHere({ seat }: { readonly seat: EconomyId }) {
  const [refusal, setRefusal] = useState<Rejection | undefined>(undefined);
  if (session.value?.ledBy === undefined || me.value?.seat === undefined) return null;
  const move = async (): Promise<void> => {
    const answer = await sendSeatRequest({ waits: false, moveTo: seat });
    setRefusal(answer.ok ? undefined : answer.error);
  };
  return (
    <>
      <button type="button" class="btn sm" disabled={!isLive.value} onClick={() => void move()}>
        {t('lobby.move', { economy: economyName(seat) })}
      </button>
      <Failure>{refusal === undefined ? undefined : rejectionText(refusal)}</Failure>
    </>
  );
}

/** What each country sells and buys most, how large it is, and its largest partner. */
function countrySeats(scenario: Scenario): readonly SeatFacts[] {
  return scenario.dealOrder.map((economy) => ({
    economy,
    label: scenario.economies.find(({ id }) => id === economy)?.label ?? '',
    line: countryLine(scenario, economy),
  }));
}

function countryLine(scenario: Scenario, economy: EconomyId): string {
  const goods = goodsByAdvantage(scenario, economy);
  const [sells, buys] = [goods[0], goods.at(-1)];
  const [partner] = partnersByTrade(scenario, economy);
  if (sells === undefined || buys === undefined || partner === undefined) return '';
  const bySize = scenario.dealOrder.toSorted((a, b) => incomeBn(scenario, b) - incomeBn(scenario, a));
  const size = economy === bySize[0] ? 'largest' : economy === bySize.at(-1) ? 'smallest' : 'middle';
  const named = { sells: sectorName(sells), buys: sectorName(buys), partner: economyName(partner) };
  return sentences(
    t(`alone.size.${size}`, { amount: formatMoney(incomeBn(scenario, economy), scenario.moneyUnit) }),
    t(goods.length > 2 ? 'alone.countryOfMany' : 'alone.countryOfTwo', named),
  );
}

/** What everybody in an economy earns at the opening, in billions a year. */
export function incomeBn({ base, economies }: Scenario, economy: EconomyId): number {
  return baseAccounts(base).income[economies.findIndex(({ id }) => id === economy)] ?? 0;
}

/** What a country sells and buys. */
export function goodsLine(scenario: Scenario, economy: EconomyId): string {
  const goods = goodsByAdvantage(scenario, economy);
  const [sells, buys] = [goods[0], goods.at(-1)];
  if (sells === undefined || buys === undefined) return '';
  return t('alone.country', { sells: sectorName(sells), buys: sectorName(buys) });
}

/** Goods trade both ways with each other seat at the opening, before tariffs, the largest first. */
function partnersByTrade({ base, economies, sectors, dealOrder }: Scenario, own: EconomyId) {
  const of = economies.findIndex(({ id }) => id === own);
  return economies
    .flatMap(({ id: economy }, other) => {
      const tradeBn = sectors.reduce(
        (sum, { tradable }, j) =>
          tradable ? sum + flowBn(base, of, other, j) + flowBn(base, other, of, j) : sum,
        0,
      );
      return economy === own || !dealOrder.includes(economy) ? [] : [{ economy, tradeBn }];
    })
    .toSorted((a, b) => b.tradeBn - a.tradeBn)
    .map(({ economy }) => economy);
}

/**
 * Goods by the share that each has in the exports of goods of an economy, against its share in all of them at the opening, before tariffs (revealed
 * comparative advantage, Balassa 1965); the largest first. By exports less imports large categories would come first wherever an economy runs a surplus.
 */
function goodsByAdvantage({ base, economies, sectors }: Scenario, own: EconomyId): SectorId[] {
  const of = economies.findIndex(({ id }) => id === own);
  const soldBn = (exporter: number, j: number): number =>
    economies.reduce(
      (sum, _, other) => (other === exporter ? sum : sum + flowBn(base, other, exporter, j)),
      0,
    );
  return sectors
    .map(({ id, tradable }, j) => {
      const all = economies.reduce((sum, _, exporter) => sum + soldBn(exporter, j), 0);
      return { id, tradable, share: all > 0 ? soldBn(of, j) / all : 0 };
    })
    .filter(({ tradable }) => tradable)
    .toSorted((a, b) => b.share - a.share)
    .map(({ id }) => id);
}

/** What one economy buys from another of a sector a year at the opening, before tariffs. */
function flowBn(
  { N, J, pi, tau, X }: Scenario['base'],
  importer: number,
  exporter: number,
  j: number,
): number {
  const at = (importer * N + exporter) * J + j;
  return ((pi[at] ?? 0) * (X[importer * J + j] ?? 0)) / (1 + (tau[at] ?? 0));
}

const COAST: readonly EconomyId[] = ['SH', 'JS', 'ZJ', 'GD', 'SD', 'LN'];

/** Goods in which a province can be strong; the names are those of the scenario's sectors. */
const STRONG = ['AG', 'RM', 'LI', 'HI'] as const;

/** Whether each province lies on the coast, in which goods it is strong, what it makes in a year and how high its walls start. */
function provinceSeats(scenario: ProvincesScenario): readonly SeatFacts[] {
  const { dealOrder, provinces } = scenario;
  return dealOrder.flatMap((economy) => {
    const region = provinces.regions.find(({ id }) => id === economy);
    if (region === undefined) return [];
    const line = t(COAST.includes(economy) ? 'alone.coast' : 'alone.inland', {
      goods: t(`alone.goods.${strongIn(scenario, economy)}`),
      output: yuan(region.gdp),
      wall: region.startWall,
    });
    return [{ economy, label: economy, line }];
  });
}

/** The goods whose part of what the province makes exceeds most their part of what the country makes. */
function strongIn(
  { provinces, economy: { market } }: ProvincesScenario,
  seat: EconomyId,
): (typeof STRONG)[number] {
  const { N, J, gva, output } = market.base;
  const region = provinces.regions.findIndex(({ id }) => id === seat);
  const made = (of: number, j: number): number => (gva[of * J + j] ?? 0) * (output[of * J + j] ?? 0);
  const partOf = (goods: string): number => {
    const j = provinces.sectors.findIndex(({ id }) => id === goods);
    const country = Array.from({ length: N }, (_, of) => made(of, j)).reduce((sum, value) => sum + value, 0);
    return made(region, j) / country;
  };
  return STRONG.reduce((best, goods) => (partOf(goods) > partOf(best) ? goods : best));
}
