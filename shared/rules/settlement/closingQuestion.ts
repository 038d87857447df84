/** The question that closes the reveal of a round of countries. */
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import { percentALog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline, QuestionKey } from '#shared/protocol/headlines.ts';
import type { BlocReport, Cause, EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { percentMoved } from './causes.ts';
import {
  NEWSWORTHY_PERCENT,
  type Outcome,
  outsideStanding,
  percentOf,
  wallMove,
  worldMoveBn,
} from './outcome.ts';

/** Trade below it is written as none, in billions. */
const LEAST_TRADE_BN = 0.005;

/** A loss that is worth a question, per cent of real income. */
const PAID_PERCENT = -0.1;

/**
 * The question that closes the reveal, about something that moved in this round: the first whose occasion arose and that was not asked
 * after any round before, else not after the last, else the first at all. In a world that goes on, whoever plays alone is asked nothing twice.
 */
export function closingQuestion(outcome: Outcome): Headline {
  const years = yearsAfter(outcome);
  if (years !== undefined) return years;
  const { report, askedBefore, isAnew, people } = outcome;
  const arisenOf = (occasions: readonly Occasion[], of: Outcome = outcome): Headline[] =>
    occasions.flatMap((occasion) => occasion(of) ?? []);
  const asked = arisenOf(isAnew ? OCCASIONS_OF_CAUSES : OCCASIONS);
  const isNew = ({ key }: Headline): boolean => !askedBefore.includes(key);
  const { modules: _modules, ...withoutEvents } = report;
  // Better a cause beside an event than no question at all.
  const beside = isAnew ? arisenOf(OCCASIONS_OF_CAUSES, { ...outcome, report: withoutEvents }) : [];
  if (!isAnew && people.length === 1) return asked.find(isNew) ?? question('question.nothing', {});
  const others = isAnew && people.length > 0 ? arisenOf(OCCASIONS_ONCE_ASKED) : [];
  const isNotLast = ({ key }: Headline): boolean => key !== askedBefore.at(-1);
  return (
    asked.find(isNew) ??
    others.find(isNew) ??
    asked.find(isNotLast) ??
    asked[0] ??
    beside[0] ??
    others.find(isNotLast) ??
    question('question.nothing', {})
  );
}

type Occasion = (outcome: Outcome) => Headline | undefined;

function question(key: QuestionKey, params: Headline['params']): Headline {
  return { key, params };
}

function isNews(each: Pick<EconomyReport, 'logChange'> | undefined): boolean {
  return each !== undefined && Math.abs(percentOf(each)) >= NEWSWORTHY_PERCENT;
}

const yearsAfter: Occasion = ({ report, expired, left }) => {
  if (!report.isEpilogue) return undefined;
  const gainBn = worldMoveBn(report);
  if (gainBn === 0) return question('question.yearsQuiet', {});
  return gainBn > 0
    ? question('question.yearsAfter', { worldGainBn: gainBn })
    : question(expired.length > 0 && left.length === 0 ? 'question.yearsLostExpired' : 'question.yearsLost', {
        lossBn: -gainBn,
      });
};

/** A new bloc lost by buying from partners instead of others more than it gained by new trade. */
const diversion: Occasion = (outcome) =>
  tradeTaken(outcome, ({ createdBn, divertedBn }) => -divertedBn > createdBn);

/** A new bloc took trade from somebody, beside what it created. */
const partlyDiversion: Occasion = (outcome) => tradeTaken(outcome, () => true);

function tradeTaken(
  { report, newBlocs }: Outcome,
  isMeant: (bloc: BlocReport) => boolean,
): Headline | undefined {
  const [bloc] = report.blocs
    .filter(
      (each) =>
        newBlocs.includes(each.agreement) &&
        each.divertedTradeBn >= LEAST_TRADE_BN &&
        each.lostBy.length > 0 &&
        isMeant(each),
    )
    .toSorted((a, b) => b.divertedTradeBn - a.divertedTradeBn);
  if (bloc === undefined) return undefined;
  return question('question.diversion', { economies: bloc.parties, lostBy: bloc.lostBy });
}

/** What some causes alone took of an income, per cent; nothing where it is too little to be asked about, or was not looked at. */
function takenBy(
  { report }: Outcome,
  economy: EconomyId,
  isBehind: (cause: Cause) => boolean,
): number | undefined {
  const percent = percentMoved(report, economy, isBehind);
  return percent === undefined || percent > PAID_PERCENT ? undefined : Math.round(-100 * percent) / 100;
}

/**
 * New blocs took something of an outsider's income: what it has to do with the members of all that it is in none of is what may be asked. The
 * per cent told is what these blocs alone took, or the end of its agreement with a partner, and never what else the round brought.
 */
const whoPaid: Occasion = (outcome) => {
  const { report, newBlocs, playable } = outcome;
  const blocs = report.blocs.filter(({ agreement }) => newBlocs.includes(agreement));
  const isOutside = (economy: EconomyId, parties: Cause['parties'] = []): boolean =>
    !parties.includes(economy);
  const [worst] = playable
    .filter((economy) => blocs.some(({ parties }) => isOutside(economy, parties)))
    .flatMap((economy) => {
      const percent = takenBy(
        outcome,
        economy,
        ({ kind, parties }) => kind === 'signed' && isOutside(economy, parties),
      );
      return percent === undefined ? [] : [{ economy, percent }];
    })
    .toSorted((a, b) => b.percent - a.percent);
  if (worst === undefined) return undefined;
  const { economy } = worst;
  const outside = blocs.filter(({ parties }) => isOutside(economy, parties));
  const partners = new Set(blocs.filter((bloc) => !outside.includes(bloc)).flatMap(({ parties }) => parties));
  const members = [...new Set(outside.flatMap(({ parties }) => parties))].filter(
    (each) => !partners.has(each),
  );
  if (members.length === 0) return undefined;
  const standing = outsideStanding(outcome, economy, members);
  const params = { ...worst, economies: members };
  switch (standing.type) {
    case 'leftOut':
      return question('question.whoPaid', params);
    case 'eroded':
      return question('question.preferenceEroded', params);
    case 'partnerLeft': {
      const { economies } = standing;
      const percent = takenBy(
        outcome,
        economy,
        ({ kind, parties = [] }) =>
          kind === 'ended' &&
          !isOutside(economy, parties) &&
          economies.some((each) => parties.includes(each)),
      );
      return percent === undefined
        ? undefined
        : question('question.partnerLeft', { economy, percent, economies });
    }
    case 'hasLeft':
    case 'expired':
    case 'partly':
      return undefined;
  }
};

/** What moved an income by tariffs that were set in the round. */
export function isByTariffs({ kind }: Pick<Cause, 'kind'>): boolean {
  return kind === 'ownTariff' || kind === 'surcharge' || kind === 'othersTariffs';
}

/** Somebody raised its wall, and tariffs took of somebody's income what is worth a question. */
const wallPrice: Occasion = (outcome) => {
  const { report, playable } = outcome;
  const [highest] = playable
    .map((economy) => ({ economy, ...wallMove(report, economy) }))
    .filter(({ rise, fall }) => rise > fall)
    .map(({ economy, rise }) => ({ economy, points: rise }))
    .toSorted((a, b) => b.points - a.points);
  const isFelt = playable.some((economy) => takenBy(outcome, economy, isByTariffs) !== undefined);
  if (highest === undefined || !isFelt) return undefined;
  return question('question.wallPrice', highest);
};

/** Part of the log of an income below which it moved nothing that is told. */
const SILENT_LOG = 0.0001;

/** Whether one new bloc alone can have moved the incomes of those outside: no other treaty, no wall of theirs, no growth and no money. */
function isAloneBeside(
  { report, newBlocs, newSurcharges, left, expired }: Outcome,
  outsiders: readonly EconomyId[],
): boolean {
  return (
    newBlocs.length === 1 &&
    [newSurcharges, left, expired].every(({ length }) => length === 0) &&
    outsiders.every((economy) => {
      const { rise, fall } = wallMove(report, economy);
      const { growth = 0, payments = 0 } = report.economies[economy]?.parts ?? {};
      return Math.max(rise, fall) === 0 && Math.max(Math.abs(growth), Math.abs(payments)) < SILENT_LOG;
    })
  );
}

/** Who has not even free trade with all members of the one new bloc, where it moved any of those. */
const whoIsMissing: Occasion = (outcome) => {
  const { report, newBlocs, playable, levelBetween } = outcome;
  const bloc = report.blocs.find(({ agreement }) => newBlocs.includes(agreement));
  if (bloc === undefined) return undefined;
  const outsiders = playable.filter(
    (economy) =>
      !bloc.parties.includes(economy) &&
      bloc.parties.some((member) => levelBetween(economy, member) < FREE_TRADE_LEVEL),
  );
  return isAloneBeside(outcome, outsiders) && outsiders.some((economy) => isNews(report.economies[economy]))
    ? question('question.whoIsMissing', { economies: bloc.parties, outsiders })
    : undefined;
};

const whyNoProposal: Occasion = ({ report, hasSigned }) =>
  report.blocs.length === 0 && !hasSigned && Object.values(report.economies).some(isNews)
    ? question('question.whyNoProposal', {})
    : undefined;

/**
 * Whose income rose most, or where none rose, fell most: what brought it? Whoever plays alone has been told of the own seat, and has seen nothing by
 * which another could be judged.
 */
const whoseGain: Occasion = ({ report, playable, people }) => {
  if (people.length === 1) return undefined;
  const moved = playable
    .flatMap((economy) => {
      const each = report.economies[economy];
      return each !== undefined && isNews(each) ? [{ economy, percent: percentOf(each) }] : [];
    })
    .toSorted((a, b) => b.percent - a.percent);
  const [best, worst] = [moved[0], moved.at(-1)];
  if (best !== undefined && best.percent > 0) return question('question.whoseGain', best);
  return worst && question('question.whoseLoss', { ...worst, percent: -worst.percent });
};

/** Per cent of real income that a question about a cause is worth. */
const CAUSED_PERCENT = 0.1;
/** Answers to a question. */
const ANSWERS = 3;
/** So many times the next cause is the largest, where only one answer may be right. */
const CLEARLY = 1.2;

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
const whyMore: Occasion = ({ report, newBlocs, people }) => {
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
      const isWorthAsking = hasClearAnswer(causes) && canAllBeTrue(asked, causes, report);
      return isWorthAsking ? [asked] : [];
    });
  return gaps[0];
};

/** The three ways by which an agreement brings somebody a gain, in the order of the answers, logs. */
export function waysOfGain({ parts }: Pick<EconomyReport, 'parts'>): readonly number[] {
  return [parts.pricesAbroad, parts.tradeCreated, parts.payments];
}

/** Whoever gained most of those whom no person governs, by one way clearly more than by the others. */
const howGained: Occasion = ({ report, playable, people }) => {
  const [most] = playable
    .flatMap((economy) => {
      const own = report.economies[economy];
      if (own === undefined || people.includes(economy) || percentOf(own) < CAUSED_PERCENT) return [];
      if (Math.abs(byEvents(report, economy)) >= CAUSED_PERCENT) return [];
      const ways = waysOfGain(own).map((log) => percentALog(own.logChange) * log);
      const asked = question('question.howGained', { economy, percent: percentOf(own) });
      const isWorthAsking = hasClearAnswer(ways) && canAllBeTrue(asked, ways, report);
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

/** Where each round is compared with itself, the results have told incomes and the main cause of the own: what is asked is why. */
const OCCASIONS_OF_CAUSES: readonly Occasion[] = [whyMore, howGained, whyLeftOut];

/** Before a cause is asked for a second time in the same words. */
const OCCASIONS_ONCE_ASKED: readonly Occasion[] = [diversion, partlyDiversion, whoIsMissing];

const OCCASIONS: readonly Occasion[] = [
  diversion,
  whoPaid,
  wallPrice,
  partlyDiversion,
  whoIsMissing,
  whoseGain,
  whyNoProposal,
];
