/** The question that closes the reveal of a round of countries. */
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { BlocReport, Cause, EconomyReport } from '#shared/protocol/report.ts';
import {
  OCCASIONS_AMONG_BOTS,
  OCCASIONS_OF_CAUSES,
  byBots,
  howGained,
  whyMore,
  kindOfQuestion,
  ownTariffs,
  whatBrought,
} from './causeQuestions.ts';
import { percentMoved } from './causes.ts';
import {
  NEWSWORTHY_PERCENT,
  type Occasion,
  type Outcome,
  outsideStanding,
  percentOf,
  question,
  wallMove,
  worldMoveBn,
} from './outcome.ts';

/** Trade below it is written as none, in billions. */
const LEAST_TRADE_BN = 0.005;

/** A loss that is worth a question, per cent of real income. */
const PAID_PERCENT = -0.1;

/**
 * The question that closes the reveal, about something that moved in this round: the first whose occasion arose and that was not asked
 * after any round before, where rounds start anew in no other words either, else not after the last, else the first at all. In a world that goes
 * on, whoever plays alone is asked what was asked longest ago where nothing else arose.
 */
export function closingQuestion(outcome: Outcome): Headline {
  const years = yearsAfter(outcome);
  if (years !== undefined) return years;
  const { report, askedBefore, isAnew, people } = outcome;
  const arisenOf = (occasions: readonly Occasion[], of: Outcome = outcome): Headline[] =>
    occasions.flatMap((occasion) => occasion(of) ?? []);
  // The results have told people incomes and the main cause of their own: what is asked them is why, each time something else.
  const causes = people.length > 0 ? [...OCCASIONS_OF_CAUSES, ...OCCASIONS_OF_TRADE] : OCCASIONS_AMONG_BOTS;
  const asked = arisenOf(isAnew ? causes : OCCASIONS);
  const kindOf = (key: string): string => (isAnew ? kindOfQuestion(key) : key);
  const before = askedBefore.map(kindOf);
  const isNew = ({ key }: Headline): boolean => !before.includes(kindOf(key));
  const { modules: _modules, ...withoutEvents } = report;
  // Better a cause beside an event than no question at all.
  const beside = isAnew ? arisenOf(OCCASIONS_AMONG_BOTS, { ...outcome, report: withoutEvents }) : [];
  if (!isAnew && people.length === 1) {
    // What the reader did itself comes first: results have told how much it brought, and not by what.
    const own = [...arisenOf([whyMore]), ...ownChoices(outcome, people.filter(isAloneInTariffs(outcome)))];
    const others = [...asked, ...ownChoices(outcome, byBots(outcome))];
    const all = [...own, ...others, ...arisenOf([whatBrought, howGained])];
    const oldest = all.toSorted((a, b) => before.lastIndexOf(a.key) - before.lastIndexOf(b.key));
    const isOfAnother = ({ key, params }: Headline): boolean =>
      !(outcome.namedBefore ?? []).includes(`${key} ${String(params['economy'])}`);
    return all.find(isNew) ?? oldest.find(isOfAnother) ?? oldest[0] ?? question('question.nothing', {});
  }
  const isNotLast = ({ key }: Headline): boolean => kindOf(key) !== before.at(-1);
  const lastAsked = ({ key }: Headline): number => before.lastIndexOf(kindOf(key));
  const [oldest] = isAnew ? asked.toSorted((a, b) => lastAsked(a) - lastAsked(b)) : [];
  return (
    asked.find(isNew) ??
    oldest ??
    asked.find(isNotLast) ??
    asked[0] ??
    beside[0] ??
    question('question.nothing', {})
  );
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
  // A union that is founded or joined begins with a common tariff: of one that rose nobody can tell what each of the two took.
  const hasRisen = outcome.deciders.some(
    (union) =>
      union.length > 1 &&
      outside.some(({ parties }) => union.every((member) => parties.includes(member))) &&
      union.some((member) => wallMove(report, member).rise > 0),
  );
  if (members.length === 0 || hasRisen) return undefined;
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

/** Governments changed their tariffs by their own choice: what a conference cut in the round, nobody chose alone. */
function ownChoices(outcome: Outcome, governments: readonly EconomyId[]): Headline[] {
  const isCutTogether = outcome.report.causes?.some(({ kind }) => kind === 'conference') === true;
  return isCutTogether ? [] : ownTariffs(outcome, governments);
}

/** Whether an economy has not just come into a union, whose common tariff is another. */
function isAloneInTariffs({ report, newBlocs, deciders }: Outcome) {
  const founded = report.blocs.filter(({ agreement }) => newBlocs.includes(agreement));
  return (economy: EconomyId): boolean =>
    !deciders.some(
      (union) =>
        union.length > 1 &&
        union.includes(economy) &&
        founded.some(({ parties }) => union.every((member) => parties.includes(member))),
    );
}

/** After a round that is compared with itself. */
const OCCASIONS_OF_TRADE: readonly Occasion[] = [diversion, whoPaid, howGained, partlyDiversion];

const OCCASIONS: readonly Occasion[] = [
  diversion,
  whoPaid,
  wallPrice,
  partlyDiversion,
  whoIsMissing,
  whoseGain,
  whyNoProposal,
];
