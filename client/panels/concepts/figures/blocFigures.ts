import type { FigureId } from '#shared/content/concepts/figureIds.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BlocReport, RoundReport } from '#shared/protocol/report.ts';
import { blocsOf } from '#shared/rules/agreements/unionOf.ts';
import { blocOnShow } from '../../results/revealModel.ts';
import { rounded, sentence, type FigureSource, type TellFigure } from './figure.ts';
import { latest } from './latestOf.ts';
import { priceSources } from './priceSources.ts';

const LARGEST = 3;
const NOTABLE_TRADE_BN = 0.005;

/** The bloc that moved most trade in the last round in which one did; the reader's own goes first. */
function blocTold({ reports, reader }: FigureSource) {
  return latest(reports, (report): BlocReport | undefined => {
    const moved = report.blocs.filter(
      ({ createdTradeBn, divertedTradeBn }) => createdTradeBn + divertedTradeBn >= NOTABLE_TRADE_BN,
    );
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
