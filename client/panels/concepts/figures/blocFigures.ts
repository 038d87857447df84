import type { FigureId } from '#shared/content/concepts/concept.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { BlocReport, RoundReport } from '#shared/protocol/report.ts';
import { blocsOf } from '#shared/rules/law/blocs.ts';
import { blocOnShow, hasMovedTrade } from '../../headlines/revealFigures.ts';
import { type FigureSource, type PriceBar, type TellFigure, latest, rounded, sentence } from './figure.ts';

/** A market of the buyer: its own make and sellers abroad, cheapest before tariff first. */
type Market = { readonly sector: SectorId; readonly boughtBn: number; readonly sellers: readonly PriceBar[] };

/**
 * What sellers ask in one market of the reader, own make = 100. In this model a seller's share falls with its price by
 * π_ni/π_nn = (p_i/p_n)^−θ (Eaton & Kortum 2002), so shares tell prices. Only the small invented worlds show price levels: there
 * a sector is one good.
 */
const priceSources: TellFigure = (source) => {
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

const LARGEST = 3;

/** The bloc that moved most trade in the last round in which one did; the reader's own goes first. */
function blocTold({ reports, reader }: FigureSource) {
  return latest(reports, (report): BlocReport | undefined => {
    const moved = report.blocs.filter(hasMovedTrade);
    const own = moved.filter(({ parties }) => reader !== undefined && parties.includes(reader));
    return blocOnShow({ blocs: own.length > 0 ? own : moved });
  });
}

const blocTrade: TellFigure = (source) => {
  const told = blocTold(source);
  if (told === undefined) return [];
  const { parties, createdTradeBn: createdBn, divertedTradeBn: divertedBn } = told.found;
  const params = { round: told.round, economies: parties, createdBn, divertedBn };
  return [{ ...sentence('figure.blocTrade', params), trade: { createdBn, divertedBn } }];
};

const blocWelfare: TellFigure = (source) => {
  const told = blocTold(source);
  if (told === undefined) return [];
  const { parties, createdBn, divertedBn } = told.found;
  return [sentence('figure.blocWelfare', { round: told.round, economies: parties, createdBn, divertedBn })];
};

const blocLosers: TellFigure = ({ reports }) => {
  const told = latest(reports, (report) =>
    blocOnShow({ blocs: report.blocs.filter(({ lostBy }) => lostBy.length > 0) }),
  );
  if (told === undefined) return [];
  const { lostBy, parties } = told.found;
  return [sentence('figure.blocLosers', { round: told.round, lostBy, economies: parties })];
};

const insideOutside: TellFigure = ({ reports }) => {
  const told = latest(reports, (report) => (report.blocs.length > 0 ? report : undefined));
  if (told === undefined) return [];
  const inside = new Set(told.found.blocs.flatMap(({ parties }) => parties));
  const gainOf = (isCounted: (economy: EconomyId) => boolean): number =>
    Object.entries(told.found.economies)
      .filter(([economy]) => isCounted(economy))
      .reduce((sum, [, { gainThisRoundBn }]) => sum + gainThisRoundBn, 0);
  const insideBn = gainOf((economy) => inside.has(economy));
  const outsideBn = gainOf((economy) => !inside.has(economy));
  return [sentence('figure.insideOutside', { round: told.round, insideBn, outsideBn })];
};

const worldGain: TellFigure = ({ reports }) => {
  const last = reports.at(-1);
  return last === undefined
    ? []
    : [sentence('figure.worldGain', { round: last.round, worldGainBn: last.worldGainBn })];
};

/** Economies with their change since the opening, best first. */
function standings(report: RoundReport, economies: readonly EconomyId[]) {
  return economies
    .flatMap((economy) => {
      const own = report.economies[economy];
      return own === undefined ? [] : [{ economy, percent: rounded(own.index - 100) }];
    })
    .toSorted((a, b) => b.percent - a.percent);
}

const incomes: TellFigure = ({ game, reports }) => {
  const last = reports.at(-1);
  if (last === undefined) return [];
  const sorted = standings(last, Object.keys(game.seats));
  const [first, worst] = [sorted[0], sorted.at(-1)];
  if (first === undefined || worst === undefined || first.percent === worst.percent) return [];
  return [sentence('figure.incomeHighest', first), sentence('figure.incomeLowest', worst)];
};

const blocIncomes: TellFigure = ({ game, reports }) => {
  const last = reports.at(-1);
  const [largest] = blocsOf(game).toSorted((a, b) => b.parties.length - a.parties.length);
  if (last === undefined || largest === undefined) return [];
  const sorted = standings(last, largest.parties);
  const [first, worst] = [sorted[0], sorted.at(-1)];
  if (first === undefined || worst === undefined || first.economy === worst.economy) return [];
  return [
    sentence('figure.blocHighest', { agreement: largest.id, ...first }),
    sentence('figure.blocLowest', worst),
  ];
};

const largestIncomes: TellFigure = ({ game }) => {
  const sorted = Object.entries(game.settled.incomeBn).toSorted(([, a], [, b]) => b - a);
  const total = sorted.reduce((sum, [, incomeBn]) => sum + incomeBn, 0);
  if (sorted.length <= LARGEST || total <= 0) return [];
  const top = sorted.slice(0, LARGEST);
  const share = top.reduce((sum, [, incomeBn]) => sum + incomeBn, 0) / total;
  const params = { economies: top.map(([economy]) => economy), percent: Math.round(100 * share) };
  return [sentence('figure.largestIncomes', params)];
};

/** Blocs, those outside, and how incomes stand to each other. */
export const BLOC_FIGURES = {
  blocTrade,
  blocWelfare,
  blocLosers,
  insideOutside,
  worldGain,
  incomes,
  blocIncomes,
  largestIncomes,
  priceSources,
} as const satisfies Partial<Record<FigureId, TellFigure>>;
