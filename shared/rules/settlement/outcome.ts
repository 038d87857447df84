import { FREE_TRADE_LEVEL } from '#shared/content/constants.ts';
import type { AgreementId, EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Headline, QuestionKey } from '#shared/protocol/headlines.ts';
import type { BlocReport, EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { blocsOf, decidersOf } from '../law/blocs.ts';
import { placesOf } from '../law/lawInForce.ts';
import { pairKey, pairLevel, pairsOf } from '../law/register.ts';
import type { ReportFigures, SolvedRound } from '../modules/gameModule.ts';

/** Changes of real income below a fiftieth of a per cent are no news. */
export const NEWSWORTHY_PERCENT = 0.02;

/** Trade below it is written as none, in billions. */
const LEAST_TRADE_BN = 0.005;

/** The figures of a round with what the sentences ask of them. */
export type Outcome = {
  readonly report: ReportFigures;
  readonly playable: readonly EconomyId[];
  /** Those that a person governs. */
  readonly people: readonly EconomyId[];
  /** Blocs that were founded, deepened or widened in this round. */
  readonly newBlocs: readonly AgreementId[];
  /** Those that decide on one wall together: unions, and economies in none. */
  readonly deciders: readonly (readonly EconomyId[])[];
  /** Surcharges that are levied since this round. */
  readonly newSurcharges: RoundReport['surcharges'];
  /** Highest level of treaty between two economies under the law of this round. */
  readonly levelBetween: (a: EconomyId, b: EconomyId) => number;
  /** Treaties that ended or shrank before this round because somebody had given notice. */
  readonly left: readonly { readonly by: EconomyId; readonly injured: readonly EconomyId[] }[];
  /** Pairs whose agreement ran out before this round. */
  readonly expired: readonly (readonly [EconomyId, EconomyId])[];
  /** Whether a proposal has become law in this round. */
  readonly hasSigned: boolean;
  readonly brokenBy: readonly EconomyId[];
  readonly keptBy: readonly EconomyId[];
  /** The question of the round before. */
  readonly askedBefore?: string | undefined;
};

export function outcomeOf(round: SolvedRound, report: ReportFigures): Outcome {
  const { scenario, state } = round;
  const last = state.reports.at(-1);
  const wordOf = (outcome: 'kept' | 'broken'): EconomyId[] => {
    const ids = new Set(report.pledges.filter((each) => each.outcome === outcome).map(({ id }) => id));
    return [...new Set(state.pledges.filter(({ id }) => ids.has(id)).map(({ by }) => by))];
  };
  const levelBetween = (a: EconomyId, b: EconomyId): number => pairLevel(state.agreements, a, b);
  const left = (last?.leavers ?? []).filter(
    ({ agreement, by }) => state.agreements[agreement]?.parties.includes(by) !== true,
  );
  const hasLimits = state.settings.agreementLimits !== undefined;
  // What ran out and is signed anew is no new bloc, though the round began without it.
  const levelBefore = (a: EconomyId, b: EconomyId): number => {
    const isBefore =
      hasLimits && last?.blocs.some(({ parties }) => [a, b].every((each) => parties.includes(each)));
    return Math.max(state.pairLevels[pairKey(a, b)] ?? 0, isBefore === true ? FREE_TRADE_LEVEL : 0);
  };
  return {
    report,
    playable: scenario.economies.filter(({ playable }) => playable).map(({ id }) => id),
    people: Object.values(state.seats).flatMap(({ economy, member }) =>
      member === undefined ? [] : [economy],
    ),
    // Nobody signs in the years after.
    newBlocs: (report.isEpilogue ? [] : blocsOf(state))
      .filter(({ id }) => report.renewals?.some(({ agreement }) => agreement === id) !== true)
      .filter(({ level, parties }) => pairsOf(parties).some(([a, b]) => levelBefore(a, b) < level))
      .map(({ id }) => id),
    deciders: decidersOf(state, placesOf(scenario).ids),
    newSurcharges: report.surcharges.filter(
      ({ by, surcharge }) =>
        last?.surcharges.some((old) => old.by === by && old.surcharge.against === surcharge.against) !== true,
    ),
    levelBetween,
    left,
    expired: (hasLimits ? (last?.blocs ?? []) : [])
      .flatMap(({ parties }) => pairsOf(parties))
      .filter(
        ([a, b]) =>
          levelBetween(a, b) === 0 &&
          !left.some(
            ({ by, injured }) => [a, b].includes(by) && [a, b].some((each) => injured.includes(each)),
          ),
      ),
    hasSigned: Object.values(state.proposals).some(
      ({ status, round: tabledIn }) => status === 'concluded' && tabledIn === state.round,
    ),
    brokenBy: wordOf('broken'),
    keptBy: wordOf('kept'),
    askedBefore: last?.question.key,
  };
}

/** Change of real income in this round, per cent with two decimals. */
export function percentOf({ logChange }: Pick<EconomyReport, 'logChange'>): number {
  return Math.round(10_000 * Math.expm1(logChange)) / 100;
}

/** How a wall moved in this round: which goods rose and which fell, and by how many points at most. */
export function wallMove(
  { walls, wallsBefore }: Pick<ReportFigures, 'walls' | 'wallsBefore'>,
  economy: EconomyId,
): {
  readonly rise: number;
  readonly fall: number;
  readonly raised: readonly SectorId[];
  readonly cut: readonly SectorId[];
} {
  const changes = Object.entries(walls[economy] ?? {}).map(([sector, rateBp]) => ({
    sector,
    points: (rateBp - (wallsBefore[economy]?.[sector] ?? rateBp)) / 100,
  }));
  const points = changes.map((each) => each.points);
  return {
    rise: Math.max(0, ...points),
    fall: Math.max(0, ...points.map((each) => -each)),
    raised: changes.filter((each) => each.points > 0).map(({ sector }) => sector),
    cut: changes.filter((each) => each.points < 0).map(({ sector }) => sector),
  };
}

/** Money as exact as tables beside the sentence write it: rounding twice would say another hundredth. */
export function roundMoney(amountBn: number): number {
  return Number(amountBn.toPrecision(6));
}

/** What the world gained in this round, in billions; below zero what it lost, zero where it is no news. */
export function worldMoveBn({ worldGainBn, economies }: ReportFigures): number {
  const worldIncomeBn = Object.values(economies).reduce((sum, { incomeBn }) => sum + incomeBn, 0);
  const isNews = Math.abs(worldGainBn) * 100 >= NEWSWORTHY_PERCENT * worldIncomeBn;
  return isNews ? roundMoney(worldGainBn) : 0;
}

/** What an economy that is no member of some blocs has to do with their members. */
export type OutsideStanding =
  /** A partner left it before this round, or it left partners: no agreement is between them any more. */
  | { readonly type: 'partnerLeft' | 'hasLeft'; readonly economies: readonly EconomyId[] }
  /** Its agreement with partners ran out before this round. */
  | { readonly type: 'expired'; readonly economies: readonly EconomyId[] }
  /** It has free trade with every member, and sold less to them: others now sell there on equal terms. */
  | { readonly type: 'eroded' }
  /** It has agreements with some of them, or sold no less. */
  | { readonly type: 'partly' }
  | { readonly type: 'leftOut' };

/** With whom an economy's agreement ran out before this round. */
export function expiredWith({ expired }: Outcome, economy: EconomyId): readonly EconomyId[] {
  const pairs = expired.filter((pair) => pair.includes(economy));
  return [...new Set(pairs.flat())].filter((other) => other !== economy);
}

/** Why an outsider stands where it does; agreements that ended come first, for they moved what the others measure. */
export function outsideStanding(
  outcome: Outcome,
  outsider: EconomyId,
  members: readonly EconomyId[],
): OutsideStanding {
  const { report, levelBetween, left } = outcome;
  const isApart = (other: EconomyId): boolean => levelBetween(outsider, other) === 0;
  const leavers = left.filter(({ injured }) => injured.includes(outsider)).map(({ by }) => by);
  const gone = [...new Set(leavers)].filter(isApart);
  if (gone.length > 0) return { type: 'partnerLeft', economies: gone };
  const injured = left.filter(({ by }) => by === outsider).flatMap((each) => each.injured);
  const forsaken = [...new Set(injured)].filter(isApart);
  if (forsaken.length > 0) return { type: 'hasLeft', economies: forsaken };
  const expired = expiredWith(outcome, outsider);
  if (expired.length > 0) return { type: 'expired', economies: expired };
  if (members.every(isApart)) return { type: 'leftOut' };
  const isFree = members.every((member) => levelBetween(outsider, member) >= FREE_TRADE_LEVEL);
  return isFree && soldMoreBn(report, outsider, members) < 0 ? { type: 'eroded' } : { type: 'partly' };
}

function soldMoreBn({ flows }: ReportFigures, exporter: EconomyId, members: readonly EconomyId[]): number {
  return flows
    .filter((flow) => flow.exporter === exporter && members.includes(flow.importer))
    .reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
}

/** A loss that is worth a question, per cent of real income. */
const PAID_PERCENT = -0.1;

/**
 * The question that closes the reveal, about something that moved in this round: the first whose occasion arose and that was not asked
 * after the round before, else the first at all.
 */
export function closingQuestion(outcome: Outcome): Headline {
  const years = yearsAfter(outcome);
  if (years !== undefined) return years;
  const asked = OCCASIONS.flatMap((occasion) => occasion(outcome) ?? []);
  return asked.find(({ key }) => key !== outcome.askedBefore) ?? asked[0] ?? question('question.nothing', {});
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

const brokenWord: Occasion = ({ brokenBy: [economy] }) =>
  economy === undefined ? undefined : question('question.brokenWord', { economy });

/** An outsider lost while new blocs gained: what it has to do with the members of all that it is in none of is what may be asked. */
const whoPaid: Occasion = (outcome) => {
  const { report, newBlocs, playable } = outcome;
  const blocs = report.blocs.filter(({ agreement }) => newBlocs.includes(agreement));
  const [worst] = playable
    .filter((economy) => blocs.some(({ parties }) => !parties.includes(economy)))
    .flatMap((economy) => {
      const each = report.economies[economy];
      return each === undefined ? [] : [{ economy, percent: percentOf(each) }];
    })
    .toSorted((a, b) => a.percent - b.percent);
  if (worst === undefined || worst.percent > PAID_PERCENT) return undefined;
  const { economy, percent } = worst;
  const outside = blocs.filter(({ parties }) => !parties.includes(economy));
  const partners = new Set(blocs.filter((bloc) => !outside.includes(bloc)).flatMap(({ parties }) => parties));
  const members = [...new Set(outside.flatMap(({ parties }) => parties))].filter(
    (each) => !partners.has(each),
  );
  if (members.length === 0) return undefined;
  const standing = outsideStanding(outcome, economy, members);
  const params = { economy, percent: -percent, economies: members };
  switch (standing.type) {
    case 'leftOut':
      return question('question.whoPaid', params);
    case 'eroded':
      return question('question.preferenceEroded', params);
    case 'partnerLeft':
      return question('question.partnerLeft', { ...params, economies: standing.economies });
    case 'hasLeft':
    case 'expired':
    case 'partly':
      return undefined;
  }
};

/** Somebody raised its wall, and somebody lost income that is worth a question. */
const wallPrice: Occasion = ({ report, playable }) => {
  const [highest] = playable
    .map((economy) => ({ economy, ...wallMove(report, economy) }))
    .filter(({ rise, fall }) => rise > fall)
    .map(({ economy, rise }) => ({ economy, points: rise }))
    .toSorted((a, b) => b.points - a.points);
  const own = highest === undefined ? undefined : report.economies[highest.economy];
  const isFelt = Object.values(report.economies).some((each) => percentOf(each) <= PAID_PERCENT);
  if (highest === undefined || own === undefined || !isFelt) return undefined;
  return question('question.wallPrice', { ...highest, percent: percentOf(own) });
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

/** Whose income rose most, or where none rose, fell most: what brought it? The results have told a person who plays alone of the own seat already. */
const whoseGain: Occasion = ({ report, playable, people }) => {
  const moved = playable
    .filter((economy) => people.length !== 1 || !people.includes(economy))
    .flatMap((economy) => {
      const each = report.economies[economy];
      return each !== undefined && isNews(each) ? [{ economy, percent: percentOf(each) }] : [];
    })
    .toSorted((a, b) => b.percent - a.percent);
  const [best, worst] = [moved[0], moved.at(-1)];
  if (best !== undefined && best.percent > 0) return question('question.whoseGain', best);
  return worst && question('question.whoseLoss', { ...worst, percent: -worst.percent });
};

const OCCASIONS: readonly Occasion[] = [
  diversion,
  brokenWord,
  whoPaid,
  wallPrice,
  partlyDiversion,
  whoIsMissing,
  whoseGain,
  whyNoProposal,
];
