import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { TableWhatIfs, WhatIf } from '#shared/protocol/debrief.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Lesson } from '#shared/rules/game/seatDecisions.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { movedTogetherBn } from '#shared/rules/settlement/causeQuestions.ts';
import { meanOverRounds } from '#shared/rules/scores/finalScore.ts';
import type { BlocReport, RoundReport } from '#shared/protocol/report.ts';
import {
  type CountryGame,
  type CountryPart,
  type GameState,
  type ProvincePart,
  countryPart,
  provincePart,
} from '#shared/rules/state.ts';
import { seatsReported } from '../../state/standing.ts';
import {
  formatList,
  formatNumber,
  formatSigned,
  formatSignedPercent,
  sentences,
  withinSentence,
} from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { economyName, exactMoney, money } from '../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { hasMovedTrade, wordOfPart } from '../headlines/revealFigures.ts';

/** Real income of one seat, 100 at the opening, then after every settled round. */
export type IncomePath = { readonly economy: EconomyId; readonly indices: readonly number[] };

export const OPENING_INDEX = 100;

/** Incomes over time, whoever stands highest at the end first. */
export function incomePaths(game: GameState): readonly IncomePath[] {
  return seatsIn(game)
    .map((economy) => ({
      economy,
      indices: [
        OPENING_INDEX,
        ...game.reports.map((report) => seatsReported(report)[economy]?.index ?? OPENING_INDEX),
      ],
    }))
    .toSorted((a, b) => (b.indices.at(-1) ?? 0) - (a.indices.at(-1) ?? 0));
}

/** Seats whose income is known: a person who governs the centre of the provinces has none. */
function seatsIn({ seats, reports }: GameState): readonly EconomyId[] {
  const last = reports.at(-1);
  const known = last === undefined ? {} : seatsReported(last);
  return Object.keys(seats).filter((economy) => known[economy] !== undefined);
}

/**
 * Where the change of a seat's income since the opening came from: the parts of all rounds, scaled alike so that their sum is the
 * per cent by which the index has moved. Where every round starts anew, they are averaged as the score does, and come to the average income.
 */
export type IncomeSum = {
  readonly economy: EconomyId;
  readonly created: number;
  readonly diverted: number;
  readonly prices: number;
  readonly payments: number;
  /** Where every round starts anew: tariffs that were moved in earlier rounds, from which a round begins. */
  readonly tariffs: number;
  readonly rest: number;
  readonly total: number;
};

export function incomeSums(game: CountryGame): readonly IncomeSum[] {
  const { reports } = game;
  const isByRound = startsAnew(game);
  const last = reports.findLast(({ isEpilogue }) => !isEpilogue);
  return seatsIn(game)
    .map((economy) => {
      const partIn = (report: RoundReport | undefined, part: WelfarePart): number =>
        report?.economies[economy]?.parts[part] ?? 0;
      const averageOf = (valueOf: (report: RoundReport) => number): number =>
        meanOverRounds(reports, valueOf) ?? 0;
      // The years after tell what they moved themselves: what the last round moved goes on.
      const logOf = (part: WelfarePart): number =>
        isByRound
          ? averageOf((report) => partIn(report, part) + (report.isEpilogue ? partIn(last, part) : 0))
          : reports.reduce((sum, report) => sum + partIn(report, part), 0);
      const log = isByRound
        ? averageOf(({ economies }) => Math.log((economies[economy]?.index ?? OPENING_INDEX) / OPENING_INDEX))
        : WELFARE_PARTS.reduce((sum, part) => sum + logOf(part), 0);
      const total = percentOfLog(log);
      const scale = percentALog(log);
      const sumOf = (part: WelfarePart): number => scale * logOf(part);
      const [created, diverted, prices, payments] = [
        sumOf('tradeCreated'),
        sumOf('tradeDiverted'),
        sumOf('pricesAbroad'),
        sumOf('payments'),
      ];
      const inRounds = WELFARE_PARTS.reduce((sum, part) => sum + sumOf(part), 0);
      const tariffs = isByRound ? total - inRounds : 0;
      const rest = total - created - diverted - prices - payments - tariffs;
      return { economy, created, diverted, prices, payments, tariffs, rest, total };
    })
    .toSorted((a, b) => a.total - b.total);
}

const ALWAYS_TOLD = ['created', 'diverted', 'prices'] as const;
/** Per cent that stand in no column of their own: rounding. */
const ROUNDING_PERCENT = 0.015;

/** The columns of these sums: payments and earlier tariffs where there were any, and what is left where it is anything. */
export function partsTold(sums: readonly IncomeSum[]) {
  const has = (part: 'payments' | 'tariffs' | 'rest'): boolean =>
    sums.some((sum) => Math.abs(sum[part]) >= ROUNDING_PERCENT);
  return [...ALWAYS_TOLD, ...(['payments', 'tariffs', 'rest'] as const).filter(has)];
}

/** A bloc over the rounds, and the round that told of it first. */
export type BlocSum = BlocReport & { readonly round: number };

/** Trade that blocs created and diverted over all rounds, the largest first, each with all outsiders that lost trade to it. */
export function blocSums(game: Pick<CountryGame, 'reports'>): readonly BlocSum[] {
  const sums = new Map<string, BlocSum>();
  for (const { round, blocs } of game.reports)
    for (const bloc of blocs) {
      const before = sums.get(bloc.agreement);
      sums.set(
        bloc.agreement,
        before === undefined ? { ...bloc, round } : { ...added(before, bloc), round: before.round },
      );
    }
  const moved = ({ createdTradeBn, divertedTradeBn }: BlocReport): number => createdTradeBn + divertedTradeBn;
  return [...sums.values()].filter(hasMovedTrade).toSorted((a, b) => moved(b) - moved(a));
}

function added(before: BlocReport, bloc: BlocReport): BlocReport {
  return {
    ...bloc,
    createdBn: before.createdBn + bloc.createdBn,
    divertedBn: before.divertedBn + bloc.divertedBn,
    createdTradeBn: before.createdTradeBn + bloc.createdTradeBn,
    divertedTradeBn: before.divertedTradeBn + bloc.divertedTradeBn,
    lostBy: [...new Set([...before.lostBy, ...bloc.lostBy])],
  };
}

/** What the numbers of a finished game say to its closing question, once somebody has answered it. */
export function whatNumbersSay(
  game: GameState,
  whatIfs: TableWhatIfs,
  /** Of provinces. */
  borderEffectAtOpening: number | undefined,
): readonly Phrase[] {
  return [
    ...numbersOfCountries(countryPart(game), whatIfs),
    ...numbersOfProvinces(provincePart(game), borderEffectAtOpening),
  ];
}

function numbersOfCountries(game: CountryPart, whatIfs: TableWhatIfs): readonly Phrase[] {
  const { reports, agreements, pledges } = game;
  const seats = Object.keys(game.seats);
  const last = reports.at(-1);
  if (last === undefined) return [];
  const meanOf = (valueOf: (seat: EconomyId) => number): number =>
    seats.reduce((sum, seat) => sum + valueOf(seat), 0) / Math.max(1, seats.length);
  const own = Object.values(agreements).filter(({ proposal }) => proposal !== undefined);
  const standing = new Set(own.map(({ id }) => id));
  const older = new Set(
    Object.values(agreements).flatMap(({ id, proposal }) => (proposal === undefined ? [id] : [])),
  );
  const made = new Set([
    ...standing,
    ...reports.flatMap(({ blocs }) => blocs.map(({ agreement }) => agreement)).filter((id) => !older.has(id)),
  ]);
  const judged = (outcome: 'kept' | 'broken'): number =>
    pledges.filter((pledge) => pledge.outcome === outcome).length;
  const open = whatIfs.find(({ what }) => what === 'open')?.compared ?? undefined;
  const meanTold = (side: 'with' | 'without'): string =>
    formatNumber(
      meanOf((seat) => open?.[seat]?.[side] ?? NaN),
      1,
    );
  return [
    ...(last.isEpilogue && last.question.key !== 'question.yearsQuiet' ? yearsInMoney(last) : []),
    phrase('numbers.law', {
      made: made.size,
      standing: standing.size,
      left: reports.reduce((sum, { leavers }) => sum + leavers.length, 0),
    }),
    phrase('numbers.words', { kept: judged('kept'), broken: judged('broken') }),
    // Two equal figures would say nothing: hardly any tariff is left then.
    ...(open === undefined || meanTold('without') === meanTold('with')
      ? []
      : [phrase('numbers.open', { now: meanTold('without'), open: meanTold('with') })]),
  ];
}

/** What the years after brought all together, in money as the question has it, and its causes as the answer to that question tells them. */
function yearsInMoney(report: RoundReport): readonly Phrase[] {
  const moved = movedTogetherBn(report);
  return [
    phrase('numbers.years', { change: money(report.worldGainBn, true) }),
    ...(moved === undefined
      ? []
      : [
          phrase(
            'reading.yearsParts',
            mapValues(moved, (bn) => money(bn, true)),
          ),
        ]),
  ];
}

/** A part as the bill names it, inside a sentence, where no name of a part begins with a capital. */
export function partInSentence(part: WelfarePart, value: number): string {
  return withinSentence(t(`part.${wordOfPart(part, value)}`));
}

const tenths = (index: number): number => Math.round(10 * index);

function numbersOfProvinces(
  { reports, breaches, final }: ProvincePart,
  timesBefore: number | undefined,
): readonly Phrase[] {
  const last = reports.at(-1);
  if (last === undefined || timesBefore === undefined) return [];
  const pacts = new Set(reports.flatMap(({ pacts: inForce }) => inForce.map(({ id }) => id)));
  const standings = final?.standings ?? [];
  const richest = standings.toSorted((a, b) => b.index - a.index);
  const leader = standings.toSorted((a, b) => a.place - b.place)[0];
  const happiest = richest[0];
  return [
    phrase('numbers.nation', {
      change: formatSigned(last.nationalIncomePercent, 1),
      times: last.borderEffect.toFixed(1),
      timesBefore: timesBefore.toFixed(1),
    }),
    ...(leader === undefined || happiest === undefined
      ? []
      : [
          phrase('numbers.rankings', {
            economy: leader.economy,
            // As it is told: those who look alike share a place.
            place: 1 + richest.filter(({ index }) => tenths(index) > tenths(leader.index)).length,
            other: happiest.economy,
            otherPlace: happiest.place,
            seats: standings.length,
          }),
        ]),
    phrase('numbers.pacts', {
      pacts: pacts.size,
      breaches: breaches.length,
      unseen: breaches.filter(({ isSeen }) => !isSeen).length,
    }),
  ];
}

/** More words that were kept are one sentence: line by line they say the same. */
const MOST_KEPT = 6;

/** The words that are told line by line, and how many kept ones are told in a sentence. */
export function wordsTold<Given extends { readonly word: { readonly outcome: string } }>(
  given: readonly Given[],
): { readonly rows: readonly Given[]; readonly folded: number } {
  const kept = given.filter(({ word }) => word.outcome === 'kept').length;
  if (kept <= MOST_KEPT) return { rows: given, folded: 0 };
  return { rows: given.filter(({ word }) => word.outcome !== 'kept'), folded: kept };
}

/** What the numbers of its round say to a question. */
export type Reading = {
  /** Answers that they bear out, by their places; none where they do not decide. */
  readonly right: readonly number[];
  /** A sentence with one number to each of them; one alone where they do not decide. */
  readonly said: readonly [Phrase, ...Phrase[]];
  /** What is behind it. */
  readonly why?: Phrase;
  /** All numbers that it goes by. */
  readonly all?: Phrase;
  /** Where each answer has a figure of its own: per cent of income by place, what is left of the whole, and what they are. */
  readonly figures?: {
    readonly percents: readonly number[];
    readonly rest: number;
    readonly are: Phrase;
  };
};

/** Per cent of real income, and billions of trade, that are told as none. */
export const SILENT = { percent: 0.02, provincePercent: 0.05, bn: 0.005 } as const;
/** 1 up, -1 down, 0 hardly moved. */
export function wayOf(percent: number, silent: number = SILENT.percent): number {
  return Math.abs(percent) < silent ? 0 : Math.sign(percent);
}

export function signedPercent(percent: number, digits = 2): string {
  return formatSignedPercent(percent / 100, digits);
}

/** The first place where something went up, the second where it went down, the third where it hardly moved. */
export function placeOfWay(way: number): number {
  return way > 0 ? 0 : way < 0 ? 1 : 2;
}

export function namesIn({ params }: Headline, name: string): readonly string[] {
  return [params[name] ?? []].flat().map(String);
}

export function largestOf(sums: readonly number[], way: 1 | -1): number {
  const ranked = sums.map((sum, place) => ({ place, sum: way * sum })).toSorted((a, b) => b.sum - a.sum);
  return ranked[0]?.place ?? 0;
}

/** What to take home of a game in which every round starts anew, to the reader as “you”. */
export function lessonText(lesson: Lesson, me?: EconomyId): string {
  const { what, round, gained, lost, keptMn, outsider } = lesson;
  const named = (economy: EconomyId): string => (economy === me ? t('table.you') : economyName(economy));
  const namesOf = (moved: Lesson['lost']): string => formatList(moved.map(({ economy }) => named(economy)));
  const sumOf = (moved: Lesson['lost']): string =>
    exactMoney(Math.abs(moved.reduce((sum, { yearlyMn }) => sum + yearlyMn, 0)));
  const list = [...gained, ...lost].map(({ economy, yearlyMn }) =>
    t(yearlyMn > 0 ? 'end.lesson.more' : 'end.lesson.less', {
      economy: named(economy),
      amount: exactMoney(Math.abs(yearlyMn)),
    }),
  );
  const told = { round, kept: exactMoney(keptMn), losers: namesOf(lost), loss: sumOf(lost) };
  const closed = closedTold(lesson, named);
  if (what === 'leftOut')
    return sentences(
      t('end.lesson.leftOut', { ...told, members: namesOf(gained), gain: sumOf(gained) }),
      t(lesson.isMostlyNew === true ? 'end.lesson.mostlyNew' : 'end.lesson.divert'),
    );
  if (outsider !== undefined) {
    const payer = named(outsider);
    const gain = exactMoney(gained[0]?.yearlyMn ?? 0);
    return sentences(
      t('end.lesson.outsider', { ...told, payer, gain }),
      t('end.lesson.outsiderPays', { ...told, payer }),
      closed,
    );
  }
  return sentences(
    t('end.lesson.together', { round, list: list.join(locale().comma) }),
    lost.length === 0
      ? t('end.lesson.noLosers')
      : t('end.lesson.couldPay', { ...told, payers: namesOf(gained) }),
    closed,
  );
}

/** Of the area of all: who signed nothing with whom for a rise, so that nobody could sign it. */
export function closedTold(
  { round = 0, refusals = [] }: Pick<WhatIf, 'round' | 'refusals'>,
  nameOf: (economy: EconomyId) => string = economyName,
): string | false {
  const told = refusals.map(({ by, economies }) =>
    t('end.lesson.refusal', { refusers: formatList(economies.map(nameOf)), raiser: nameOf(by) }),
  );
  return (
    told.length > 0 && t('end.lesson.closed', { before: round - 1, refusals: told.join(locale().comma) })
  );
}

/** Where few sit at a table: every promise that was broken, and by whom. */
export function brokenWords(
  game: Pick<CountryGame, 'settings' | 'pledges'>,
  me: EconomyId,
): readonly Phrase[] {
  if (!startsAnew(game)) return [];
  return game.pledges
    .filter(({ outcome }) => outcome === 'broken')
    .map(({ by: economy, round }) =>
      economy === me
        ? phrase('end.brokeWord', { round })
        : phrase('end.others.brokeWord', { economy, round }),
    );
}

/** Which way another's tariffs went. */
export function wallOfOther(
  scenario: Scenario,
  game: Pick<CountryGame, 'walls'>,
  economy: EconomyId,
): Phrase {
  const [before, after] = [scenario.mfnRateBp[economy], game.walls[economy]?.mfnRateBp].map((schedule) =>
    Object.values(schedule ?? {}).reduce((sum, rateBp) => sum + rateBp, 0),
  );
  if (before === undefined || after === undefined || before === after)
    return phrase('end.others.wall', { economy });
  return phrase(after > before ? 'end.others.wallUp' : 'end.others.wallDown', { economy });
}
