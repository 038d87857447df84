import { MANDATES, MANDATE_MAX, type SingleTask } from '#shared/content/mandates.ts';
import {
  ELECTION_EVERY_ROUNDS,
  NEUTRAL_SUPPORT,
  NEW_GOVERNMENT_SUPPORT,
  ROUNDS_FOR_ELECTIONS,
  SUPPORT_MAX,
} from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { type Preset, PRESETS } from '#shared/content/presets.ts';
import { SUPPORT_PARTS } from '#shared/content/vocabulary.ts';
import { at, fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import { workersMoved } from '#shared/economics/dynamics/migrate.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import {
  type GameModule,
  type ModuleOpening,
  type ModuleOutcome,
  type ReportFigures,
  type SolvedRound,
  foldOf,
  ownEntry,
  violatedBy,
} from '../gameModule.ts';
import type { ModuleEventOf, ModuleStates } from '#shared/protocol/modules/modules.ts';
import type {
  ElectionResult,
  Objective,
  PoliticsOfEconomy,
  PoliticsOfSeat,
  PoliticsReport,
  PoliticsState,
} from '#shared/protocol/modules/politics.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { CountryGame, Viewer } from '../../state.ts';
import { economyPlace, placesOf } from '../../law/lawInForce.ts';
import { moduleIsOpen, moduleOpensIn } from '../../law/moduleIsOn.ts';
import { eventSupport } from '../events/effects.ts';
import { dealMandate, dealMandates } from './dealMandates.ts';
import { isMet } from './mandates.ts';
import {
  type Life,
  askToJoin,
  brokenWordCost,
  leavingCost,
  reactionsAt,
  situationOf,
  supportChange,
  supportRule,
  usedTo,
} from './reactions.ts';
import { affinityTable, lobbiesOf, officeLine } from './society.ts';

/** Politics at home: support, elections, what voters ask of a government, and votes on treaties. */
export const politics = {
  id: 'politics',
  isLaw: false,
  initial: initialPolitics,
  settle: ({ round, figures, random: seed }) => {
    const judged = { round, figures };
    const { state, report, random } = settlePolitics(
      judged,
      must(round.state.politics, 'module politics'),
      seed,
    );
    return { states: { politics: state }, reports: { politics: report }, random };
  },
  redact: redactPolitics,
  evolve: foldOf(['ratificationHeld'], evolvePolitics),
  violations: (_scenario, state) => politicsViolations(state),
} as const satisfies GameModule<'politics'>;

/** Governments as play finds them: people used to the opening, lobbies in their places, elections staggered, mandates dealt. */
function initialPolitics({ scenario, settings, random }: ModuleOpening): {
  readonly politics: PoliticsState;
  readonly random: RandomState;
} {
  const dealt = dealMandates(scenario, settings, random);
  const seats = fromKeys(scenario.dealOrder, (economy) => openingSeat(scenario, settings, economy));
  return {
    politics: {
      seats,
      mandates: dealt.mandates,
      affinity: affinityTable(scenario),
      ratifications: [],
    },
    random: dealt.random,
  };
}

function openingSeat(scenario: Scenario, settings: GameSettings, economy: EconomyId): PoliticsOfSeat {
  const lobbies = lobbiesOf(scenario, economy);
  const { revenue, income } = baseAccounts(scenario.base);
  const place = economyPlace(scenario, economy);
  const electionInRound = firstElection(scenario, settings, economy);
  return {
    support: NEUTRAL_SUPPORT,
    referenceIncome: 0,
    referenceReturns: Object.fromEntries(lobbies.map(({ sector }) => [sector, 0])),
    referenceRevenue: at(revenue, place) / at(income, place),
    lobbies,
    ...(electionInRound === undefined ? {} : { electionInRound }),
    falls: 0,
    terms: 0,
    pending: {},
  };
}

/** All vote in the round that the preset names, else one seat in three in every round from the second of the module on; the seats in the order of the scenario take turns. */
function firstElection(scenario: Scenario, settings: GameSettings, economy: EconomyId): number | undefined {
  const { electionInRound }: Preset = PRESETS[settings.preset];
  if (electionInRound !== undefined) return electionInRound <= settings.rounds ? electionInRound : undefined;
  if (settings.rounds < ROUNDS_FOR_ELECTIONS) return undefined;
  const turn = scenario.economies.filter(({ playable }) => playable).findIndex(({ id }) => id === economy);
  const round = (moduleOpensIn(settings, 'politics') ?? 1) + 1 + (turn % ELECTION_EVERY_ROUNDS);
  return round <= settings.rounds ? round : undefined;
}

type PoliticsEvent = ModuleEventOf<'ratificationHeld'>;

/** Folds a ratification: chance was drawn, and a treaty that every legislature carries costs its governments support. */
function evolvePolitics(state: CountryGame, { ratification, random }: PoliticsEvent): CountryGame {
  const { politics } = state;
  if (politics === undefined) return { ...state, random };
  const isCarried = ratification.votes.every(({ passed }) => passed);
  const seats = mapValues(politics.seats, (seat, economy): PoliticsOfSeat => {
    const cost = isCarried ? (ratification.costs[economy] ?? 0) : 0;
    if (cost === 0) return seat;
    return { ...seat, pending: { ...seat.pending, treaties: (seat.pending.treaties ?? 0) - cost } };
  });
  return {
    ...state,
    random,
    politics: { ...politics, seats, ratifications: [...politics.ratifications, ratification] },
  };
}

const LARGEST_GAP = 1e-9;

/** Support lies on its scale and its changes sum; cards of tasks are whole; elections lie ahead. */
function politicsViolations(state: CountryGame): string[] {
  const { politics } = state;
  if (politics === undefined) return [];
  const reports = state.reports.flatMap(({ modules }) => Object.entries(modules?.politics?.economies ?? {}));
  return [
    ...Object.entries(politics.seats).flatMap(([economy, seat]) => seatViolations(state, economy, seat)),
    ...Object.entries(politics.mandates).flatMap(([economy, card]) => mandateViolations(economy, card)),
    ...reports.flatMap(([economy, report]) => sumViolations(economy, report)),
    ...violatedBy(
      Object.values(politics.affinity).every((nearness) => nearness >= 0 && nearness <= 1),
      'affinity lies outside 0 and 1',
    ),
  ];
}

function seatViolations(state: CountryGame, economy: string, seat: PoliticsOfSeat): string[] {
  const { support, electionInRound, falls, terms } = seat;
  const settled = state.reports.length;
  return [
    ...violatedBy(support >= 0 && support <= SUPPORT_MAX, `support of ${economy} is ${support}`),
    ...violatedBy(falls <= terms, `${economy} fell ${falls} times in ${terms} terms`),
    ...violatedBy(
      electionInRound === undefined ||
        (electionInRound > settled && electionInRound <= state.settings.rounds),
      `${economy} votes in round ${electionInRound}`,
    ),
  ];
}

function mandateViolations(economy: string, card: readonly Objective[]): string[] {
  const dealt = card.filter(({ addedInRound }) => addedInRound === undefined);
  const points = dealt.reduce((sum, objective) => sum + objective.points, 0);
  const kinds: readonly string[] = dealt.map(({ kind }) => kind);
  const clashes = dealt.some(({ kind }) => MANDATES[kind].excludes.some((other) => kinds.includes(other)));
  return [
    ...violatedBy(points === MANDATE_MAX, `the mandate of ${economy} is worth ${points}`),
    ...violatedBy(!clashes, `the mandate of ${economy} asks for opposites`),
  ];
}

function sumViolations(economy: string, { support, supportBefore, parts }: PoliticsOfEconomy): string[] {
  const sum = SUPPORT_PARTS.reduce((total, part) => total + parts[part], 0);
  return violatedBy(
    Math.abs(sum - (support - supportBefore)) <= LARGEST_GAP,
    `the parts of the support of ${economy} do not sum`,
  );
}

/** Mandates are known to their own seat only. */
function redactPolitics(state: CountryGame, viewer: Viewer): Pick<ModuleStates, 'politics'> {
  const known = must(state.politics, 'module politics');
  return { politics: { ...known, mandates: ownEntry(known.mandates, viewer) } };
}

/** A round with its figures, as voters judge it. */
type JudgedRound = {
  readonly round: SolvedRound;
  readonly figures: ReportFigures;
};

type Outcome = ModuleOutcome<PoliticsState, PoliticsReport> & { readonly random: RandomState };

/** Support of every government after the round, elections that are due, and what voters ask of a new government. */
export function settlePolitics(judged: JudgedRound, state: PoliticsState, random: RandomState): Outcome {
  const { scenario, state: game, before, after } = judged.round;
  if (!moduleIsOpen(game, 'politics')) return notYetOpen(judged, state, random);
  const life: Life = {
    scenario,
    law: judged.round.law,
    ...after,
    moved: workersMoved(scenario.base, before.equilibrium.output, after.equilibrium.output),
  };
  const economies = mapValues(state.seats, (seat, economy) => judge(judged, life, state, { economy, seat }));
  const elections: ElectionResult[] = [];
  const seats = mapValues(state.seats, (seat, economy): PoliticsOfSeat => {
    const lived: PoliticsOfSeat = {
      ...seat,
      ...usedTo(seat, situationOf(scenario, after, economy)),
      support: economies[economy]?.support ?? seat.support,
      pending: {},
    };
    const election = holdElection(game, economy, lived);
    if (election.result !== undefined) elections.push(election.result);
    return election.seat;
  });
  const dealt = newMandates(judged, { ...state, seats }, elections, random);
  return {
    state: {
      ...state,
      seats,
      mandates: askToJoin(scenario, game, judged.figures, dealt.mandates),
      ratifications: [],
    },
    report: { economies, elections, ratifications: state.ratifications },
    random: dealt.random,
  };
}

function judge(
  { round, figures }: JudgedRound,
  life: Life,
  { affinity }: PoliticsState,
  { economy, seat }: { readonly economy: EconomyId; readonly seat: PoliticsOfSeat },
): PoliticsOfEconomy {
  const treaties = (seat.pending.treaties ?? 0) - leavingCost(round.law, economy);
  const pledges = -brokenWordCost(round.state.pledges, figures.pledges, economy);
  return supportChange(
    supportRule(round.scenario, round.state.settings),
    seat.support,
    reactionsAt(life, economy, seat, affinity),
    { ...seat.pending, treaties, pledges, events: eventSupport(round.law, economy) },
  );
}

/** Who falls leaves its card behind; the next government is given its own, of tasks that the round has not left done. */
function newMandates(
  judged: JudgedRound,
  state: PoliticsState,
  elections: readonly ElectionResult[],
  seed: RandomState,
): { readonly mandates: PoliticsState['mandates']; readonly random: RandomState } {
  const { round } = judged;
  const { mandates, seats } = state;
  let random = seed;
  let cards = mandates;
  for (const { economy, fell } of elections) {
    if (!fell) continue;
    const { [economy]: _fallen, ...others } = cards;
    const card = seats[economy]?.falls ?? 0;
    const dealt = dealMandate(
      {
        scenario: round.scenario,
        settings: round.state.settings,
        economy,
        others,
        card,
        after: { round: round.state.round, isDone: isDoneAfter(judged, state, economy) },
      },
      random,
    );
    cards = { ...cards, [economy]: dealt.objectives };
    random = dealt.random;
  }
  return { mandates: cards, random };
}

/** Whether a task stands done as a round leaves the game. */
function isDoneAfter(
  { round, figures }: JudgedRound,
  politics: PoliticsState,
  economy: EconomyId,
): (task: SingleTask) => boolean {
  const { scenario, state: before, law, after } = round;
  const { imports, income } = after.equilibrium;
  const settled = {
    ...before.settled,
    imports: [...imports],
    tariff: [...after.shock.tariff],
    incomeBn: fromKeys(placesOf(scenario).ids, (id) => at(income, economyPlace(scenario, id))),
  };
  const reports = [...before.reports, figures];
  const state = { ...before, walls: law.walls, settled, reports, politics };
  return (task) =>
    isMet({ scenario, state, economy }, { ...task, id: economy, points: 0, sinceRound: before.round });
}

/** Before the module is at work nobody is judged: people get used to what is. */
function notYetOpen({ round }: JudgedRound, state: PoliticsState, random: RandomState): Outcome {
  const seats = mapValues(state.seats, (seat, economy) => ({
    ...seat,
    ...usedTo(seat, situationOf(round.scenario, round.after, economy), 1),
  }));
  return {
    state: { ...state, seats },
    report: { economies: {}, elections: [], ratifications: [] },
    random,
  };
}

/**
 * The election of a round, if its time has come: a government below the line falls, and the next begins with other support. Nobody
 * votes in the years after.
 */
export function holdElection(
  { round, settings }: Pick<CountryGame, 'round' | 'settings'>,
  economy: EconomyId,
  seat: PoliticsOfSeat,
): { readonly seat: PoliticsOfSeat; readonly result?: ElectionResult } {
  const { electionInRound, support } = seat;
  if (electionInRound === undefined || round < electionInRound || round > settings.rounds) return { seat };
  const line = officeLine(settings);
  const fell = support < line;
  const { electionInRound: _held, ...between } = seat;
  const next = electionInRound + ELECTION_EVERY_ROUNDS;
  return {
    seat: {
      ...between,
      ...(next <= settings.rounds ? { electionInRound: next } : {}),
      support: fell ? NEW_GOVERNMENT_SUPPORT : support,
      falls: seat.falls + (fell ? 1 : 0),
      terms: seat.terms + 1,
    },
    result: { economy, support, line, fell },
  };
}
