/**
 * What a finished game tells about itself: the table in a few sentences, each seat in a few, who gave its word to whom and what came
 * of it, and the blocs that stood at the end. All of it from public reports.
 */
import { REFORMS, type Reform } from '#shared/content/provinces/reforms.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { type Headline, newsOf, newsWeight } from '#shared/protocol/headlines.ts';
import type { SeatSentence, SeatSentenceKey } from '#shared/protocol/debrief.ts';
import { type AgreementForm, agreedForm } from '#shared/protocol/law.ts';
import type { Pledge } from '#shared/protocol/pledges.ts';
import { reformFault } from '#shared/rules/provinces/centre/acts.ts';
import { pactsInForce } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { leftQuestion, provinceQuestion } from '#shared/rules/provinces/settlement/headlines.ts';
import { formedInRound } from '#shared/rules/law/blocs.ts';
import { addresseesOf } from '#shared/rules/settlement/pledges.ts';
import { isRevealing, revealStopsOf } from '#shared/rules/table/revealStops.ts';
import { type CountryGame, type GameState, type ProvinceGame, countryPart } from '#shared/rules/state.ts';
import { type Highlights, highlightsOf } from './highlights.ts';
import { membersOut, ofProvince } from './provinceStories.ts';
import { ofCountry } from './seatStories.ts';
import type { TableGame } from '../tables.ts';

/** A sentence of the settlement, and the round that it tells of. */
export type TableSentence = Headline & { readonly round: number };

/** A word that was given: to everybody, or to some; kept or broken; and how those to whom it was broken answered in the next round. */
export type GivenWord = {
  readonly by: EconomyId;
  readonly to: 'all' | readonly EconomyId[];
  readonly round: number;
  readonly outcome: 'kept' | 'broken';
  /** Among provinces a pact is what was promised. */
  readonly undertaking?: Pledge['undertaking'];
  readonly answered?: Answered;
};
export const ANSWERS_TO_BREACH = [
  'left',
  'ended',
  'surcharge',
  'wall',
  'provinceWall',
  'excluded',
  'without',
  'signed',
  'nothing',
] as const;
type Answered = { readonly what: (typeof ANSWERS_TO_BREACH)[number]; readonly by: readonly EconomyId[] };

/** An agreement, or a pact among provinces, that was law at the end, and since when in this form. */
export type StandingBloc = {
  readonly agreement: AgreementId;
  readonly level: number;
  /** What it is called after; absent among provinces. */
  readonly form?: AgreementForm;
  readonly parties: readonly EconomyId[];
  readonly sinceRound: number;
};

export type TableStory = {
  /** In the order of rounds, at most six. */
  readonly table: readonly TableSentence[];
  readonly highlights: Highlights;
  /** By seat, in the order of rounds, at most eight. */
  readonly seats: Readonly<Record<EconomyId, readonly SeatSentence[]>>;
  readonly words: readonly GivenWord[];
  readonly blocs: readonly StandingBloc[];
  /** The number under which the years after are told, where the game has them. */
  readonly yearsAfter?: number;
  /** Among provinces: reforms that the centre could still have enacted. */
  readonly reformsLeft?: readonly Reform[];
  /** The question that the last round left. */
  readonly question?: Headline;
};

const MOST = { table: 6, words: 24, blocs: 8 } as const;

export function storyOf(
  state: GameState,
  { borderEffectAtOpening }: Pick<TableGame, 'borderEffectAtOpening'> = {},
): TableStory {
  return state.rulebook === 'countries'
    ? storyOfCountries(state)
    : storyOfProvinces(state, borderEffectAtOpening);
}

function storyOfCountries(state: CountryGame): TableStory {
  const question = state.reports.at(-1)?.question;
  const yearsAfter = state.reports.find(({ isEpilogue }) => isEpilogue)?.round;
  return {
    table: tableStory(state.reports),
    highlights: highlightsOf(state),
    seats: seatStoriesOfCountries(state),
    words: wordsOfCountries(state).slice(0, MOST.words),
    blocs: standingBlocs(state).slice(0, MOST.blocs),
    ...(yearsAfter === undefined ? {} : { yearsAfter }),
    ...(question === undefined ? {} : { question }),
  };
}

function storyOfProvinces(state: ProvinceGame, borderEffectAtOpening: number | undefined): TableStory {
  const question = closingQuestion(state, borderEffectAtOpening);
  return {
    table: tableStory(state.reports),
    highlights: highlightsOf(state),
    seats: seatStoriesOfProvinces(state),
    words: wordsOfProvinces(state).slice(0, MOST.words),
    blocs: standingBlocs(state).slice(0, MOST.blocs),
    reformsLeft: REFORMS.filter((reform) => reformFault(state, reform) === undefined),
    ...(question === undefined ? {} : { question }),
  };
}

/** The question of the last round, if there is one, which is read against the round before it, or against the opening. */
function closingQuestion(
  { reports }: ProvinceGame,
  borderEffectAtOpening: number | undefined,
): Headline | undefined {
  const [before, report] = [reports.at(-2), reports.at(-1)];
  const times = before?.borderEffect ?? borderEffectAtOpening;
  if (report === undefined || times === undefined) return undefined;
  return leftQuestion(
    provinceQuestion(report, { times, nationalPercent: before?.nationalIncomePercent ?? 0 }),
  );
}

/** Whether all that there is to tell of the latest report has been shown. */
export function isRevealOver(state: GameState): boolean {
  return !isRevealing(state) || state.revealStop === revealStopsOf(state).at(-1);
}

/** Agreements that were made in the game and are law, or pacts among provinces: the deepest first. */
export function standingBlocs(state: GameState): readonly StandingBloc[] {
  return [...agreementsOf(state), ...pactsOf(state)].toSorted(
    (a, b) => b.level - a.level || b.parties.length - a.parties.length || a.sinceRound - b.sinceRound,
  );
}

function agreementsOf(state: GameState): readonly StandingBloc[] {
  return Object.values(countryPart(state).agreements)
    .filter(({ proposal }) => proposal !== undefined)
    .map((agreement) => ({
      agreement: agreement.id,
      level: agreement.level,
      form: agreedForm(agreement),
      parties: agreement.parties,
      sinceRound: formedInRound(state, agreement),
    }));
}

function pactsOf(state: GameState): readonly StandingBloc[] {
  if (state.rulebook === 'countries') return [];
  return pactsInForce(state).map(({ id, isBinding, members, sinceRound }) => ({
    agreement: id,
    level: isBinding ? 2 : 1,
    parties: members,
    sinceRound,
  }));
}

/** A sentence told already, and a round, count for less the second time. Whose word was broken is no less a matter for others having broken theirs. */
const AGAIN = 12;
type Told = { readonly round: number; readonly headlines: readonly Headline[] };

/** The weightiest news of all rounds, of different kinds and rounds as far as there are. */
function tableStory(reports: readonly Told[]): readonly TableSentence[] {
  const waiting: TableSentence[] = reports.flatMap(({ round, headlines }) =>
    newsOf(headlines)
      .filter(({ key }) => key !== 'headline.quiet')
      .map((headline) => ({ ...headline, round })),
  );
  const told: TableSentence[] = [];
  const burden = (sentence: TableSentence): number => {
    const { key, round } = sentence;
    const isWord = key === 'headline.wordBroken';
    const alike = isWord ? 0 : told.filter((each) => each.key === key).length;
    const again = alike + told.filter((each) => each.round === round).length;
    return newsWeight(sentence) + AGAIN * again;
  };
  while (told.length < MOST.table && waiting.length > 0) {
    const weights = waiting.map(burden);
    told.push(...waiting.splice(weights.indexOf(Math.min(...weights)), 1));
  }
  return told.toSorted((a, b) => a.round - b.round);
}

/** Those broken first, in the order of rounds. */
function wordsOfCountries(state: CountryGame): readonly GivenWord[] {
  const words = state.pledges.flatMap((pledge): GivenWord[] => {
    const { by, round, outcome, undertaking } = pledge;
    if (outcome === undefined) return [];
    const to = addresseesOf(state, pledge);
    const answered = outcome === 'broken' ? answerOfCountries(state, { by, round, to }) : undefined;
    return [{ by, to, round, outcome, undertaking, ...(answered === undefined ? {} : { answered }) }];
  });
  return brokenFirst(words);
}

function brokenFirst(words: readonly GivenWord[]): readonly GivenWord[] {
  return words.toSorted((a, b) => a.outcome.localeCompare(b.outcome) || a.round - b.round);
}

type Breach = Pick<GivenWord, 'by' | 'to' | 'round'>;

/** What those to whom a word was broken did about it by the end of the next round, the sharpest first. */
function answerOfCountries(state: CountryGame, { by, to, round }: Breach): Answered | undefined {
  const next = state.reports.find((report) => report.round === round + 1);
  const now = state.reports.find((report) => report.round === round);
  // The word was judged when the round was settled: after the last one nobody could answer.
  if (next === undefined || next.isEpilogue) return undefined;
  const injured = (economy: EconomyId): boolean => economy !== by && (to === 'all' || to.includes(economy));
  const answers: Answers = {
    left: next.leavers.filter((leaver) => leaver.injured.includes(by)).map((leaver) => leaver.by),
    surcharge: next.surcharges
      .filter(({ surcharge }) => surcharge.against === by)
      .filter(
        (each) => now?.surcharges.some((old) => old.by === each.by && old.surcharge.against === by) !== true,
      )
      .map((each) => each.by),
    wall: Object.keys(next.walls).filter((economy) => hasRaised(next, economy)),
    without: blocsFrom(now, next)
      .filter(({ parties }) => !parties.includes(by))
      .flatMap(({ parties }) => parties),
    signed: blocsFrom(now, next)
      .filter(({ parties }) => parties.includes(by))
      .flatMap(({ parties }) => parties),
  };
  return firstAnswer(answers, injured);
}

/** Who gave each answer that was given at all. */
type Answers = Readonly<Partial<Record<Answered['what'], readonly EconomyId[]>>>;

function firstAnswer(answers: Answers, injured: (economy: EconomyId) => boolean): Answered {
  for (const what of ANSWERS_TO_BREACH) {
    const by = [...new Set(answers[what] ?? [])].filter(injured);
    if (by.length > 0) return { what, by };
  }
  return { what: 'nothing', by: [] };
}

type CountryReport = CountryGame['reports'][number];

function hasRaised({ walls, wallsBefore }: CountryReport, economy: EconomyId): boolean {
  const before = wallsBefore[economy] ?? {};
  return Object.entries(walls[economy] ?? {}).some(([sector, rateBp]) => rateBp > (before[sector] ?? rateBp));
}

/** Blocs that a round has and the one before had not, or not with these members. */
function blocsFrom(before: CountryReport | undefined, after: CountryReport): CountryReport['blocs'] {
  const known = new Set(before?.blocs.map(({ agreement, parties }) => `${agreement} ${parties.join()}`));
  return after.blocs.filter(({ agreement, parties }) => !known.has(`${agreement} ${parties.join()}`));
}

function wordsOfProvinces({
  reports,
  provinces: { breaches, departures = [] },
}: ProvinceGame): readonly GivenWord[] {
  return brokenFirst(
    breaches.map(({ by, round, pact, isExcluded, isSeen }): GivenWord => {
      const now = reports.find((report) => report.round === round);
      const next = reports.find((report) => report.round === round + 1);
      const to = (now?.pacts.find(({ id }) => id === pact)?.members ?? []).filter((member) => member !== by);
      if (isExcluded) return { by, to, round, outcome: 'broken', answered: { what: 'excluded', by: to } };
      if (next === undefined) return { by, to, round, outcome: 'broken' };
      // Whatever came next, nobody did it because of what nobody saw.
      if (!isSeen) return { by, to, round, outcome: 'broken', answered: { what: 'nothing', by: [] } };
      const answers = {
        ...membersOut({ now, next, pact, departures }),
        provinceWall: Object.entries(next.provinces).flatMap(([economy, own]) =>
          own.wall > own.wallBefore ? [economy] : [],
        ),
        without: next.pacts
          .filter(({ sinceRound, members }) => sinceRound === next.round && !members.includes(by))
          .flatMap(({ members }) => members),
        signed: next.pacts
          .filter(({ sinceRound, members }) => sinceRound === next.round && members.includes(by))
          .flatMap(({ members }) => members),
      };
      const answered = firstAnswer(answers, (economy) => to.includes(economy));
      return { by, to, round, outcome: 'broken', answered };
    }),
  );
}

/** How much a sentence says: of too many the weightiest are told. */
const WEIGHTS: Readonly<Record<SeatSentenceKey, number>> = {
  ended: 100,
  place: 100,
  leftOut: 9,
  eroded: 9,
  brokeWord: 9,
  brokePact: 9,
  brokenTo: 9,
  brokenToUnseen: 9,
  pactLeft: 8,
  pactEnded: 8,
  joined: 8,
  joinedPaid: 8,
  joinedReceived: 8,
  joinedUnion: 8,
  joinedUnopposed: 7,
  specialized: 8,
  renewed: 8,
  left: 8,
  wasLeft: 8,
  unionEnded: 8,
  promoted: 8,
  fined: 7,
  after: 7,
  surcharged: 7,
  surchargedBy: 7,
  rose: 6,
  fell: 6,
  pact: 6,
  wallUp: 6,
  unionUp: 6,
  dialsUp: 6,
  wallDown: 5,
  unionDown: 5,
  dialsDown: 5,
  paid: 4,
  received: 4,
  keptWord: 3,
};

const MOST_SENTENCES = 8;
function toldOf(sentences: readonly SeatSentence[]): readonly SeatSentence[] {
  // Of a round in the order in which it happened: what was signed, then tariffs, then what came of both.
  return sentences
    .toSorted((a, b) => WEIGHTS[b.key] - WEIGHTS[a.key])
    .slice(0, MOST_SENTENCES)
    .toSorted((a, b) => a.round - b.round || sentences.indexOf(a) - sentences.indexOf(b));
}

function seatStoriesOfCountries(state: CountryGame): Readonly<Record<EconomyId, readonly SeatSentence[]>> {
  const stories = Object.keys(state.seats).map(
    (economy) => [economy, toldOf(ofCountry(state, economy))] as const,
  );
  return Object.fromEntries(stories);
}

function seatStoriesOfProvinces(state: ProvinceGame): Readonly<Record<EconomyId, readonly SeatSentence[]>> {
  const known = Object.keys(state.reports.at(-1)?.provinces ?? {});
  return Object.fromEntries(known.map((economy) => [economy, toldOf(ofProvince(state, economy))] as const));
}
