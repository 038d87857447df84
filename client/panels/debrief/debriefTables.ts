import { type TableResults, openFacts } from '#shared/classroom/openFacts.ts';
import type { TableStory } from '#shared/classroom/debrief/tableStory.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import { QUESTION_ANSWERS, EXIT_THOUGHTS, MOODS } from '#shared/content/lessons.ts';
import type { BallotView, Change, Offer, TableWhatIfs } from '#shared/protocol/debrief.ts';
import type { AgreementForm, Proposal } from '#shared/protocol/law.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { Cause, RoundReport } from '#shared/protocol/report.ts';
import type { TariffPoints } from '#shared/rules/game/seatDecisions.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { losersUnpaid, unpaidGainsBn } from '#shared/rules/settlement/causeQuestions.ts';
import { percentMoved } from '#shared/rules/settlement/causes.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import type { CountryGame, GameState } from '#shared/rules/state.ts';
import { isBot } from '#shared/rules/table/seats.ts';
import { tableResults, tableStories } from '../../state/debrief.ts';
import { hasRisen } from '../../state/standing.ts';
import { game, provincesScenario, seating, traits } from '../../state/store.ts';
import { formatList, formatSigned } from '../../text/format.ts';
import { contentName, economyName, exactMoney, money, stageName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, isTextKey, phrase, t, tOr } from '../../text/t.ts';
import { headlinePhrase, isStatement } from '../headlines/headline.ts';
import { type Reading, largestOf, namesIn, placeOfWay, signedPercent, wayOf } from './debriefModel.ts';

/** One table as the debrief tells of it. Its story comes with the end of its game. */
export type DebriefTable = {
  readonly table: TableLetter;
  readonly results: TableResults;
  readonly story?: TableStory;
};

/** All tables of a class that is in its debrief, else the one that this device is at. */
export function debriefTables(): readonly DebriefTable[] {
  const results = tableResults.value;
  const stories = tableStories.value;
  if (results.length > 0)
    return results.map((each) => {
      const story = stories[each.table];
      return { table: each.table, results: each, ...(story === undefined ? {} : { story }) };
    });
  const state = game.value;
  const seats = seating.value?.dealOrder;
  return state === undefined || seats === undefined ? [] : [tableHere(state, seats)];
}

const known = new WeakMap<GameState, DebriefTable>();

function tableHere(state: GameState, seats: readonly string[]): DebriefTable {
  const facts = known.get(state);
  if (facts !== undefined) return facts;
  const borderEffectAtOpening = provincesScenario.value?.atOpening.borderEffect;
  const { results, story } = openFacts({
    table: 'A',
    gameId: '',
    state,
    seats,
    ...(borderEffectAtOpening === undefined ? {} : { borderEffectAtOpening }),
  });
  const made: DebriefTable = { table: 'A', results, ...(story === undefined ? {} : { story }) };
  known.set(state, made);
  return made;
}

/** The question that most tables of a class were left with, as the first of these was asked it, and whose it is. */
export function classQuestion(
  tables: readonly DebriefTable[],
): { readonly asked: Phrase; readonly whose: string } | undefined {
  const left = tables.flatMap(({ table, story }) =>
    story?.question === undefined || isStatement(story.question) ? [] : [{ table, question: story.question }],
  );
  const groups = [...groupsBy(left, ({ question }) => question.key).values()];
  const [most = []] = groups.toSorted((a, b) => b.length - a.length);
  const [first, ...others] = most;
  if (first === undefined) return undefined;
  const { table, question } = first;
  const whose =
    others.length === 0
      ? t('debrief.questionOf', { table })
      : t('debrief.questionOfMany', { tables: formatList(most.map((each) => each.table)), table });
  return { asked: headlinePhrase(question), whose };
}

/** Forms of a question; those without answers of their own have the answers of the other. */
const SAME_ANSWERS: Readonly<Record<string, string>> = {
  'question.brokenWordOwn': 'question.brokenWord',
  'question.whyMoreYou': 'question.whyMore',
  'question.whyLessYou': 'question.whyMore',
  'question.whyMorePaidYou': 'question.whyMorePaid',
  'question.whyLessPaidYou': 'question.whyMorePaid',
  'question.whoIsMissingOfMany': 'question.whoIsMissing',
  'question.whoIsMissingOne': 'question.whoIsMissing',
  'question.yearsLostExpired': 'question.yearsLost',
  'question.tariffCutYou': 'question.tariffCut',
  'question.tariffRiseYou': 'question.tariffCut',
  'question.tariffRise': 'question.tariffCut',
  'question.cutByPartner': 'question.tariffCut',
};

/** Whether a question is another in no more than its form. */
export function isSameQuestion(one: string, other: string): boolean {
  return (SAME_ANSWERS[one] ?? one) === (SAME_ANSWERS[other] ?? other);
}

/** What may be answered to a question. */
export function answersTo(question: Phrase | undefined): readonly string[] {
  const asked = question?.key ?? '';
  const key = isTextKey(`debrief.answer.${asked}.0`) ? asked : (SAME_ANSWERS[asked] ?? asked);
  const own = t('debrief.answer.own.0');
  const named = asked === 'question.couldPay' ? question?.params?.['economies'] : undefined;
  if (Array.isArray(named)) {
    const names = named.map((economy) => economyName(String(economy)));
    return [...names, t('debrief.answer.question.couldPay.2')].slice(0, QUESTION_ANSWERS.length);
  }
  return QUESTION_ANSWERS.map((place) =>
    isTextKey(`debrief.answer.${key}.${place}`)
      ? tOr(`debrief.answer.${key}.${place}`, own)
      : t(`debrief.answer.own.${place}`),
  );
}

/** The form of an agreement. */
export function formOf(level: AgreementForm): string {
  if (typeof level === 'string') return contentName(level);
  const form = traits.value.forms?.[level - 1];
  return form === undefined ? stageName(level) : t(`debrief.form.${form}`);
}

/** A change in words. `story`: of the table whose world it changes. */
export function changeText(change: Change, story: TableStory | undefined): string {
  switch (change.type) {
    case 'treatyOut': {
      const bloc = story?.blocs.find(({ agreement }) => agreement === change.agreement);
      return t('debrief.change.treatyOut', {
        form: formOf(bloc?.form ?? bloc?.level ?? 1),
        economies: formatList((bloc?.parties ?? []).map(economyName)),
      });
    }
    case 'wallDown':
      return t(traits.value.says?.['debrief.change.wallDown'] ?? 'debrief.change.wallDown', {
        economy: economyName(change.economy),
      });
    case 'reform':
      return t('debrief.change.reform', { reform: t(`reform.${change.reform}`) });
    case 'rule':
      return t(`debrief.change.${change.rule}`);
  }
}

type BallotWords = {
  readonly title: string;
  readonly choices: readonly { readonly choice: string; readonly label: string }[];
};

/** A vote in words, beside its counts on paper. */
export function ballotWords({ item, offer }: BallotView, tables: readonly DebriefTable[]): BallotWords {
  if (offer !== undefined) {
    const world = tables.length > 1 ? [t('debrief.offer.world', { table: offer.table })] : [];
    const choices = offerChoices(offer, tables);
    const made = offer.kind === 'predict' ? changesOf(offer, tables) : [];
    return { title: [...world, ...made, t(`debrief.offer.${offer.kind}`)].join(' · '), choices };
  }
  switch (item) {
    case 'mood':
      return {
        title: t('debrief.mood.title'),
        choices: MOODS.map((choice) => ({ choice, label: t(`debrief.mood.${choice}`) })),
      };
    case 'exit':
      return {
        title: t('debrief.exit.title'),
        choices: EXIT_THOUGHTS.map((choice) => ({ choice, label: t(`debrief.exit.${choice}`) })),
      };
    default: {
      const asked = classQuestion(tables)?.asked;
      return {
        title: asked === undefined ? t('debrief.noQuestion') : say(asked),
        choices: answersTo(asked).map((label, choice) => ({ choice: String(choice), label })),
      };
    }
  }
}

/** What may be chosen of an offer: one of its changes, or a seat. */
export function offerChoices(offer: Offer, tables: readonly DebriefTable[]): BallotWords['choices'] {
  return offer.kind === 'vote'
    ? changesOf(offer, tables).map((label, choice) => ({ choice: String(choice), label }))
    : (seating.value?.dealOrder ?? []).map((choice) => ({ choice, label: economyName(choice) }));
}

/** The changes of an offer in words. */
export function changesOf({ table, changes }: Offer, tables: readonly DebriefTable[]): readonly string[] {
  const story = tables.find((each) => each.table === table)?.story;
  return changes.map((change) => changeText(change, story));
}

/** What a deal with the same partners paid a seat in the round before it raised its tariffs, and in the round after, millions: less than 0 is what it paid. */
export type PaidAfterRise = {
  readonly round: number;
  readonly partners: readonly EconomyId[];
  readonly beforeMn: number;
  readonly afterMn: number;
};

/** Whether nothing but the own tariffs was another in a round than in the one after: no event at work in either, and nobody else changed a tariff. */
function isOwnAlone(reports: readonly RoundReport[], round: number, me: EconomyId): boolean {
  return reports
    .filter((report) => report.round === round || report.round === round + 1)
    .every(
      ({ round: of, modules, walls, wallsBefore }) =>
        (modules?.events?.active.length ?? 0) === 0 &&
        (of > round ||
          Object.keys(walls).every(
            (by) => by === me || canonicalJson(walls[by] ?? {}) === canonicalJson(wallsBefore[by] ?? {}),
          )),
    );
}

/**
 * Where every round starts anew: the rise after which its payments with the same partners came to most more, all of them bots. What people agree to
 * may have other grounds, and so may what an event or a tariff of others has moved.
 */
export function paidAfterRise(
  game: Pick<CountryGame, 'settings' | 'proposals' | 'reports' | 'seats'>,
  me: EconomyId,
): PaidAfterRise | undefined {
  if (!startsAnew(game)) return undefined;
  const dealIn = (round: number): Proposal | undefined =>
    Object.values(game.proposals).find(
      (each) => each.round === round && each.status === 'concluded' && each.parties.includes(me),
    );
  const partnersOf = (deal: Proposal | undefined): readonly EconomyId[] =>
    (deal?.parties ?? []).filter((party) => party !== me).toSorted();
  const [most] = game.reports
    .filter((report) => !report.isEpilogue && hasRisen(report, me))
    .filter(({ round }) => isOwnAlone(game.reports, round, me))
    .flatMap(({ round }): PaidAfterRise[] => {
      const [before, after] = [dealIn(round), dealIn(round + 1)];
      const partners = partnersOf(after);
      if (before === undefined || after === undefined || partnersOf(before).join() !== partners.join())
        return [];
      const [beforeMn, afterMn] = [paidToMn(before.clauses, me), paidToMn(after.clauses, me)];
      return afterMn > beforeMn && partners.every((partner) => isBot(game, partner))
        ? [{ round, partners, beforeMn, afterMn }]
        : [];
    })
    .toSorted((a, b) => b.afterMn - b.beforeMn - (a.afterMn - a.beforeMn));
  return most;
}

export function paidAfterRiseTold(game: CountryGame, me: EconomyId): readonly Phrase[] {
  const paid = paidAfterRise(game, me);
  if (paid === undefined) return [];
  const { round, partners: economies } = paid;
  const [before, after] = [paid.beforeMn, paid.afterMn].map((paidMn) =>
    paidMn === 0
      ? t('debrief.paidNothing')
      : t(paidMn < 0 ? 'debrief.youPaid' : 'debrief.youGot', { amount: exactMoney(Math.abs(paidMn)) }),
  ) as [string, string];
  return [phrase('end.decision.paidAfterRise', { round, next: round + 1, economies, before, after })];
}

/** Per cent of income that the tariffs of a seat must have moved what its deal brought another, to be told. */
const ACCESS_PERCENT = 0.02;

/**
 * What the tariffs of a seat made of the worth of its last deal to its partners, in money a year so that it can be set against what they paid: where it
 * brought each of them a gain, and all of them more or all less.
 */
export function accessTold(
  { reports }: Pick<CountryGame, 'reports'>,
  rows: TableWhatIfs,
  me: EconomyId,
): readonly Phrase[] {
  const row = rows.find(({ what, economy }) => what === 'access' && economy === me);
  const { round = 0, compared } = row ?? {};
  const incomes = reports.find((report) => report.round === round)?.economies;
  const partners = Object.entries(compared ?? {}).map(([economy, brought]) => {
    const yearlyMn = (index: number): string =>
      exactMoney(10 * Math.round((index - 100) * (incomes?.[economy]?.incomeBn ?? 0)));
    const { with: now, without: opening } = brought;
    return {
      economy,
      moved: now - opening,
      isGain: Math.min(now, opening) > 100,
      now: yearlyMn(now),
      opening: yearlyMn(opening),
    };
  });
  const isMoved = (way: 1 | -1): boolean => partners.every(({ moved }) => way * moved >= ACCESS_PERCENT);
  const way = isMoved(1) ? 'More' : isMoved(-1) ? 'Less' : undefined;
  if (way === undefined || partners.length === 0 || partners.some(({ isGain }) => !isGain)) return [];
  const list = partners.map(({ economy, now, opening }) =>
    t('end.decision.accessOf', { economy: economyName(economy), now, opening }),
  );
  return [phrase(`end.decision.access${way}`, { round, list: list.join(t('list.clauses')) })];
}

/** A surcharge of another on the seat, and what it took of its average. */
export function surchargeTold(
  { round, parties: [economy = ''], points }: TariffPoints['surcharges'][number],
  rounds: number,
): Phrase {
  const told = { economy, points: formatSigned(points, 2) };
  return round > rounds
    ? phrase('end.decision.surchargeEnded', { ...told, round: round - 1 })
    : phrase('end.decision.surcharge', { ...told, round });
}

/** What the seat paid or got for a deal. */
export function noteOfPayment({ clauses }: Proposal, me: EconomyId): readonly Phrase[] {
  const gotMn = clauses.reduce((sum, clause) => sum + Math.max(0, paidToMn([clause], me)), 0);
  const paidMn = gotMn - paidToMn(clauses, me);
  if (gotMn > 0 && paidMn > 0) return [phrase('end.decision.youPaidAndGot', { paidMn, gotMn })];
  if (gotMn + paidMn === 0) return [];
  return [phrase(paidMn > 0 ? 'end.decision.youPaid' : 'end.decision.youGot', { amountMn: gotMn + paidMn })];
}

/** Billions in whole ten millions: a payment moves more than its sum, so that a gain without it is known no nearer. */
function tens(bn: number): number {
  return Math.round(100 * bn) / 100;
}

/** What tariffs alone moved of an income. */
export function movedAlone(asked: Headline, report: RoundReport, of: Cause['kind']): Reading | undefined {
  const [economy = ''] = namesIn(asked, 'economy');
  const percent = percentMoved(report, economy, ({ kind }) => kind === of);
  if (percent === undefined) return undefined;
  const said = phrase('reading.tariffAlone', { economy, change: signedPercent(percent) });
  return { right: [placeOfWay(wayOf(percent))], said: [said] };
}

/** Whether a deal brought all who signed it a gain but for its payments: nobody lost, one, or more. */
export function gainUnpaid(asked: Headline, report: RoundReport): Reading | undefined {
  const losers = losersUnpaid(report, namesIn(asked, 'economies'));
  const gains = mostUnpaid(asked, report);
  return losers === undefined || gains === undefined ? undefined : { ...gains, right: [Math.min(losers, 2)] };
}

/** Whom a deal brought most but for its payments, so that the others could have asked it for most. */
export function mostUnpaid(asked: Headline, report: RoundReport): Reading | undefined {
  const parties = namesIn(asked, 'economies');
  const gains = unpaidGainsBn(report, parties);
  if (gains === undefined) return undefined;
  const told = parties.map((economy, at) => `${economyName(economy)} ${money(tens(gains[at] ?? 0), true)}`);
  return { right: [largestOf(gains, 1)], said: [phrase('reading.couldPay', { list: formatList(told) })] };
}
