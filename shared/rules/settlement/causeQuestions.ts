/** Questions after a round that is compared with itself: who gained or lost by what, and why. */
import { percentALog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { Cause, EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { percentMoved } from './causes.ts';
import { NEWSWORTHY_PERCENT, type Occasion, type Outcome, percentOf, question, wallMove } from './outcome.ts';

/** Per cent of real income that a question about a cause is worth. */
const CAUSED_PERCENT = 0.1;
/** Answers to a question. */
const ANSWERS = 3;
/** So many times the next cause is the largest, where only one answer may be right. */
const CLEARLY = 1.5;

/**
 * By how much one gained more than the other, per cent of real income: by prices abroad, by trade created, by trade diverted, and by
 * payments. The first three are the answers, in their order.
 */
export function gapBetween(more: EconomyReport, less: EconomyReport): readonly number[] {
  const partsOf = ({ parts, logChange }: EconomyReport): readonly number[] =>
    [parts.pricesAbroad, parts.tradeCreated, parts.tradeDiverted, parts.payments].map(
      (log) => percentALog(logChange) * log,
    );
  const theirs = partsOf(less);
  return partsOf(more).map((percent, place) => percent - (theirs[place] ?? 0));
}

/** Whether one of some causes is clearly the largest, and that it is one of the answers. */
function hasClearAnswer(causes: readonly number[]): boolean {
  const [first = 0, second = 0] = causes.toSorted((a, b) => b - a);
  return first > CLEARLY * Math.max(0, second) && causes.indexOf(first) < ANSWERS;
}

/** Per cent of income that is written as none. */
export const SILENT_PERCENT = 0.005;

/**
 * Whether all three answers can be true: less is no question. A cause that came to nothing is none, nor are payments to whoever paid,
 * nor tariffs of others where none of them has raised its own: nobody who has seen the round takes that for a cause.
 */
export function canAllBeTrue(
  { key, params: { economy } }: Headline,
  percents: readonly number[],
  report: Pick<RoundReport, 'economies' | 'walls' | 'wallsBefore'>,
): boolean {
  if (percents.slice(0, ANSWERS).some((percent) => Math.abs(percent) < SILENT_PERCENT)) return false;
  if (key === 'question.howGained' || key === 'question.whyMorePaid') return (percents[2] ?? 0) > 0;
  if (key !== 'question.whyLeftOut') return true;
  return Object.keys(report.economies).some((each) => each !== economy && wallMove(report, each).rise > 0);
}

/** What somebody has to gain more by than another, of payments the largest or second largest, before they are asked about. */
const PAID_MORE_PERCENT = 0.1;

/** The causes of a gap with payments among the answers, where these are one of the two that moved it most. */
export function causesPaid([prices = 0, created = 0, diverted = 0, payments = 0]: readonly number[]) {
  return [prices, created, payments, diverted];
}

function isMuchPaid(gap: readonly number[]): boolean {
  const paid = Math.abs(gap.at(-1) ?? 0);
  return paid >= PAID_MORE_PERCENT && gap.filter((each) => Math.abs(each) > paid).length < 2;
}

/** What the events of a round did to a seat, per cent of its income: causes that no answer names. */
function byEvents({ modules }: Outcome['report'], economy: EconomyId): number {
  return modules?.events?.effectPercent[economy] ?? 0;
}

/** Two signed the same, and one gained more, where the gap is widest; at a table with people one of the two is a person, whose results tell why. */
export const whyMore: Occasion = ({ report, newBlocs, people }) => {
  const percent = (economy: EconomyId): number => {
    const own = report.economies[economy];
    return own === undefined ? 0 : percentOf(own);
  };
  const gaps = report.blocs
    .filter(({ agreement }) => newBlocs.includes(agreement))
    .flatMap(({ parties }) => {
      const own = parties.find((party) => people.includes(party));
      if (people.length > 0 && own === undefined) return [];
      const sorted = parties.toSorted((a, b) => percent(b) - percent(a));
      const [most = '', least = ''] = [sorted[0], sorted.at(-1)];
      const isUpper = own !== undefined && 2 * percent(own) >= percent(most) + percent(least);
      const economy = isUpper ? own : most;
      const other = own === undefined || isUpper ? least : own;
      if (percent(other) < NEWSWORTHY_PERCENT) return [];
      if (percent(economy) - percent(other) < CAUSED_PERCENT) return [];
      if (Math.abs(byEvents(report, economy) - byEvents(report, other)) >= CAUSED_PERCENT) return [];
      const [upper, lower] = [report.economies[economy], report.economies[other]];
      if (upper === undefined || lower === undefined) return [];
      const gap = gapBetween(upper, lower);
      const isPaid = own !== undefined && isMuchPaid(gap);
      const key = isPaid ? 'question.whyMorePaid' : 'question.whyMore';
      const causes = isPaid ? causesPaid(gap) : gap;
      const asked = question(key, {
        economy,
        other,
        percent: percent(economy),
        otherPercent: percent(other),
      });
      // Where most of the gap is something that no answer names, there is nothing to choose.
      const rest = causes.reduce((left, each) => left - each, percent(economy) - percent(other));
      const isWorthAsking = hasClearAnswer([...causes, rest]) && canAllBeTrue(asked, causes, report);
      return isWorthAsking ? [asked] : [];
    });
  return gaps[0];
};

/** The three ways by which an agreement brings somebody a gain, in the order of the answers, logs. */
export function waysOfGain({ parts }: Pick<EconomyReport, 'parts'>): readonly number[] {
  return [parts.pricesAbroad, parts.tradeCreated, parts.payments];
}

/** Whoever gained most of those whom no person governs, by one way clearly more than by the others. */
export const howGained: Occasion = ({ report, playable, people }) => {
  const [most] = playable
    .flatMap((economy) => {
      const own = report.economies[economy];
      if (own === undefined || people.includes(economy) || percentOf(own) < CAUSED_PERCENT) return [];
      if (Math.abs(byEvents(report, economy)) >= CAUSED_PERCENT) return [];
      const ways = waysOfGain(own).map((log) => percentALog(own.logChange) * log);
      const asked = question('question.howGained', { economy, percent: percentOf(own) });
      // What earlier rounds still bring is no answer.
      const isClear = hasClearAnswer([...ways, percentALog(own.logChange) * own.parts.growth]);
      const isWorthAsking = isClear && canAllBeTrue(asked, ways, report);
      return isWorthAsking ? [{ asked, percent: percentOf(own) }] : [];
    })
    .toSorted((a, b) => b.percent - a.percent);
  return most?.asked;
};

/** What an economy left out lost by what others signed, by tariffs of others and by its own, per cent, in the order of the answers. */
export function causesLeftOut(report: Outcome['report'], economy: EconomyId): readonly number[] | undefined {
  const moved = [['signed'], ['surcharge', 'othersTariffs'], ['ownTariff']].flatMap(
    (kinds) => percentMoved(report, economy, ({ kind }) => kinds.includes(kind)) ?? [],
  );
  return moved.length < ANSWERS ? undefined : moved;
}

/** Whoever lost most of those whom no person governs and whom all new blocs left out. */
const whyLeftOut: Occasion = ({ report, newBlocs, playable, people }) => {
  const blocs = report.blocs.filter(({ agreement }) => newBlocs.includes(agreement));
  const members = [...new Set(blocs.flatMap(({ parties }) => parties))];
  const [worst] = playable
    .flatMap((economy) => {
      const own = report.economies[economy];
      const isMeant =
        own !== undefined &&
        !people.includes(economy) &&
        !members.includes(economy) &&
        Math.abs(byEvents(report, economy)) < CAUSED_PERCENT;
      return isMeant && percentOf(own) <= -CAUSED_PERCENT ? [{ economy, percent: -percentOf(own) }] : [];
    })
    .toSorted((a, b) => b.percent - a.percent);
  if (worst === undefined || blocs.length !== 1) return undefined;
  const asked = question('question.whyLeftOut', { ...worst, economies: members });
  const causes = causesLeftOut(report, worst.economy);
  return causes !== undefined && canAllBeTrue(asked, causes, report) ? asked : undefined;
};

/** What an answer about the years after names, and the causes that it stands for. */
const YEARS_CAUSES = {
  growth: ['growth'],
  events: ['events'],
  agreements: ['earlier', 'ended', 'conference'],
  tariffs: ['answers', 'surcharge', 'ownTariff', 'othersTariffs'],
} as const satisfies Readonly<Record<string, readonly Cause['kind'][]>>;

/** What each kind of cause moved of all incomes, billions a year; undefined where causes are not known. */
export function movedTogetherBn(
  report: Pick<RoundReport, 'causes' | 'economies'>,
): Readonly<Record<keyof typeof YEARS_CAUSES, number>> | undefined {
  return report.causes && mapValues(YEARS_CAUSES, (kinds) => togetherBn(report, kinds));
}

function togetherBn(
  report: Pick<RoundReport, 'causes' | 'economies'>,
  kinds: readonly Cause['kind'][],
): number {
  return Object.entries(report.economies).reduce((sum, [economy, { incomeBn }]) => {
    const percent = percentMoved(report, economy, ({ kind }) => kinds.includes(kind)) ?? 0;
    return sum + (percent / 100) * incomeBn;
  }, 0);
}

/**
 * What a package of all brought all together in a round, what agreements of some that were signed in it, and what tariffs that each moved
 * alone, billions a year, in the order of the answers; nothing where no conference adopted one.
 */
export function besidePackageBn(
  report: Pick<RoundReport, 'causes' | 'economies'>,
): readonly number[] | undefined {
  if (report.causes?.some(({ kind }) => kind === 'conference') !== true) return undefined;
  const kinds: readonly (readonly Cause['kind'][])[] = [
    ['conference'],
    ['signed'],
    ['ownTariff', 'othersTariffs'],
  ];
  return kinds.map((each) => togetherBn(report, each));
}

/** A conference adopted a package, and one of what was decided in the round brought clearly most. */
export const whatBrought: Occasion = ({ report }) => {
  const sums = besidePackageBn(report);
  return sums && hasClearAnswer(sums) ? question('question.package', {}) : undefined;
};

/** What is paid moves a real income by about a tenth more: whoever is paid buys more at home, so that its prices rise. */
const MOVES = 1.1;

/** What a deal brought those who signed it, payments left out, billions a year, in their order; undefined where causes are not known. */
export function unpaidGainsBn(
  report: Pick<RoundReport, 'causes' | 'economies'>,
  parties: readonly EconomyId[],
): readonly number[] | undefined {
  const name = parties.toSorted().join();
  const gains = parties.flatMap((economy) => {
    const own = report.economies[economy];
    const percent = percentMoved(
      report,
      economy,
      ({ kind, parties: signed = [] }) => kind === 'signed' && signed.toSorted().join() === name,
    );
    if (own === undefined || percent === undefined) return [];
    const paid = MOVES * percentALog(own.logChange) * own.parts.payments;
    return [((percent - paid) / 100) * own.incomeBn];
  });
  return gains.length < parties.length ? undefined : gains;
}

/** Two or three signed at a price, and one gained clearly most by it but for the price. */
const couldPay: Occasion = ({ report, newBlocs, people }) => {
  const [deal] = report.blocs.filter(({ agreement, parties }) => {
    const gains = unpaidGainsBn(report, parties);
    const [first = 0, second = 0] = gains?.toSorted((a, b) => b - a) ?? [];
    const isPaid = parties.some(
      (party) => Math.abs(100 * (report.economies[party]?.parts.payments ?? 0)) >= CAUSED_PERCENT,
    );
    return (
      newBlocs.includes(agreement) &&
      parties.length <= ANSWERS &&
      parties.some((party) => people.includes(party)) &&
      isPaid &&
      first > CLEARLY * Math.max(0, second)
    );
  });
  return deal && question('question.couldPay', { economies: deal.parties });
};

/** Billions a year below which a deal brought as good as nothing. */
const LEAST_GAIN_BN = 0.01;

/** How many of those who signed lost by a deal but for its payments; nothing where that is too close to call. */
export function losersUnpaid(
  report: Pick<RoundReport, 'causes' | 'economies'>,
  parties: readonly EconomyId[],
): number | undefined {
  const gains = unpaidGainsBn(report, parties);
  if (gains === undefined || gains.some((bn) => Math.abs(bn) < LEAST_GAIN_BN)) return undefined;
  return gains.filter((bn) => bn < 0).length;
}

/** More signed together than can be named among the answers, so that hardly anybody is left to be asked about. */
const allGain: Occasion = ({ report, newBlocs, people }) => {
  const deal = report.blocs.find(
    ({ agreement, parties }) =>
      newBlocs.includes(agreement) &&
      parties.length > ANSWERS &&
      parties.some((party) => people.includes(party)) &&
      losersUnpaid(report, parties) !== undefined,
  );
  return deal && question('question.allGain', { economies: deal.parties });
};

/** Per cent of income that the tariffs of a round must have moved to be asked about. */
const TARIFF_PERCENT = 0.03;

/** Governments changed their tariffs one way, and that alone moved their own incomes: that which moved most, and of the other way that which did. */
export function ownTariffs(
  { report }: Pick<Outcome, 'report'>,
  governments: readonly EconomyId[],
): Headline[] {
  const moves = governments
    .map((economy) => ({
      economy,
      ...wallMove(report, economy),
      percent: Math.abs(percentMoved(report, economy, ({ kind }) => kind === 'ownTariff') ?? 0),
    }))
    .filter(({ rise, fall, percent }) => rise > 0 !== fall > 0 && percent >= TARIFF_PERCENT)
    .toSorted((a, b) => b.percent - a.percent);
  const rises = moves.filter(({ rise }) => rise > 0).slice(0, 1);
  const cuts = moves.filter(({ fall }) => fall > 0).slice(0, 1);
  return [...rises, ...cuts]
    .toSorted((a, b) => b.percent - a.percent)
    .map(({ economy, rise, fall }) =>
      rise > 0
        ? question('question.tariffRise', { economy, points: rise })
        : question('question.tariffCut', { economy, points: fall }),
    );
}

/** Of governments that are no person's. */
export const byBots = ({ playable, people }: Pick<Outcome, 'playable' | 'people'>): readonly EconomyId[] =>
  playable.filter((economy) => !people.includes(economy));

const ownTariff: Occasion = (outcome) => ownTariffs(outcome, byBots(outcome))[0];

/** Nobody but partners of somebody moved a tariff, all of them down, and that took something of its income. */
const cutByPartner: Occasion = ({ report, newBlocs, newSurcharges, playable, people }) => {
  if (newSurcharges.length > 0) return undefined;
  const [most] = playable
    .filter((economy) => !people.includes(economy))
    .flatMap((economy) => {
      const partners = report.blocs
        .filter(({ agreement, parties }) => newBlocs.includes(agreement) && parties.includes(economy))
        .flatMap(({ parties }) => parties);
      const moves = playable
        .filter((each) => each !== economy)
        .map((each) => ({ each, ...wallMove(report, each) }))
        .filter(({ rise, fall }) => rise + fall > 0);
      const isTheirs = moves.every(({ each, rise }) => rise === 0 && partners.includes(each));
      const percent = percentMoved(report, economy, ({ kind }) => kind === 'othersTariffs') ?? 0;
      const economies = moves.map(({ each }) => each);
      return isTheirs && percent <= -TARIFF_PERCENT ? [{ economy, economies, percent }] : [];
    })
    .toSorted((a, b) => a.percent - b.percent);
  return most && question('question.cutByPartner', { economy: most.economy, economies: most.economies });
};

/** What is asked where nobody reads it but a class. */
export const OCCASIONS_AMONG_BOTS: readonly Occasion[] = [whyMore, howGained, whyLeftOut];

/** Why a deal brought one more than another, who was left out, who could have asked for more, and what tariffs did. */
export const OCCASIONS_OF_CAUSES: readonly Occasion[] = [
  whyMore,
  whyLeftOut,
  couldPay,
  allGain,
  cutByPartner,
  ownTariff,
];

/** Questions that ask for the same in other words. */
const KINDS: Readonly<Partial<Record<string, string>>> = {
  'question.whyMorePaid': 'question.whyMore',
  'question.whoPaid': 'question.whyLeftOut',
  'question.tariffRise': 'question.tariffCut',
};

export function kindOfQuestion(key: string): string {
  return KINDS[key] ?? key;
}
