import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { sentence, type FigureSource, type PriceBar, type TellFigure } from './figure.ts';

/** A market of the buyer: its own make and sellers abroad, cheapest before tariff first. */
type Market = { readonly sector: SectorId; readonly boughtBn: number; readonly sellers: readonly PriceBar[] };

/**
 * What sellers ask in one market of the reader, own make = 100. In this model a seller's share falls with its price by
 * π_ni/π_nn = (p_i/p_n)^−θ (Eaton & Kortum 2002), so shares tell prices. Only the small invented worlds show price levels: there
 * a sector is one good.
 */
export const priceSources: TellFigure = (source) => {
  const { scenario, reader } = source;
  if (reader === undefined || scenario.id === 'world') return [];
  const markets = marketsOf(source, reader).toSorted((a, b) => b.boughtBn - a.boughtBn);
  const market = markets.find(divertingPair) ?? markets.find(creatingPair) ?? markets.find(anyPair);
  const pair = market && (divertingPair(market) ?? creatingPair(market) ?? anyPair(market));
  if (market === undefined || pair === undefined) return [];
  const own: PriceBar = { economy: reader, isOwn: true, cost: 100, tariff: 0 };
  const figure = sentence('figure.priceSources', { sector: market.sector, economy: reader });
  return [{ ...figure, prices: [own, ...pair] }];
};

/** A partner that sells without tariff for less than own make costs, and the cheapest of the others. */
function creatingPair({ sellers }: Market): readonly PriceBar[] | undefined {
  const partner = sellers.find(({ cost, tariff }) => tariff === 0 && cost < 100);
  const other = sellers.find(({ tariff }) => tariff > 0);
  return partner === undefined || other === undefined ? undefined : [partner, other];
}

function anyPair({ sellers }: Market): readonly PriceBar[] | undefined {
  return sellers.length < 2 ? undefined : sellers.slice(0, 2);
}

/** Two sellers of whom the one that costs less before tariff is the dearer one to buy from: trade is diverted between them. */
function divertingPair({ sellers }: Market): readonly PriceBar[] | undefined {
  for (const cheap of sellers) {
    const chosen = sellers.find(
      (other) => other.cost > cheap.cost && other.cost + other.tariff < cheap.cost + cheap.tariff,
    );
    if (chosen !== undefined) return [cheap, chosen];
  }
  return undefined;
}

function marketsOf({ scenario, game }: FigureSource, buyer: EconomyId): readonly Market[] {
  const { N, J, theta } = scenario.base;
  const n = scenario.economies.findIndex(({ id }) => id === buyer);
  return scenario.sectors.flatMap(({ id: sector, tradable }, j): Market[] => {
    if (!tradable) return [];
    const spent = (i: number): number => {
      const place = (n * N + i) * J + j;
      return (game.settled.imports[place] ?? 0) * (1 + (game.settled.tariff[place] ?? 0));
    };
    const sellers = scenario.economies.flatMap(({ id: economy }, i): PriceBar[] => {
      if (i === n || spent(i) <= 0 || spent(n) <= 0) return [];
      const bought = 100 * (spent(i) / spent(n)) ** (-1 / (theta[j] ?? 1));
      const cost = bought / (1 + (game.settled.tariff[(n * N + i) * J + j] ?? 0));
      return [{ economy, isOwn: false, cost, tariff: bought - cost }];
    });
    const boughtBn = totalOf(scenario, (i) => (i === n ? 0 : spent(i)));
    return [{ sector, boughtBn, sellers: sellers.toSorted((a, b) => a.cost - b.cost) }];
  });
}

function totalOf({ economies }: Scenario, valueOf: (place: number) => number): number {
  return economies.reduce((sum, _, place) => sum + valueOf(place), 0);
}
