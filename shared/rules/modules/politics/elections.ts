import {
  ELECTION_EVERY_ROUNDS,
  LONG_GAME,
  NEW_GOVERNMENT_SUPPORT,
  OFFICE_LINE,
} from '#shared/content/politicsConstants.ts';
import type { Opening, ScenarioId } from '#shared/content/vocabulary.ts';
import { workersMoved } from '#shared/economics/dynamics/migrate.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type {
  ElectionResult,
  PoliticsOfEconomy,
  PoliticsOfSeat,
  PoliticsReport,
  PoliticsState,
} from '#shared/protocol/modules/politics.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { moduleIsOpen } from '../../law/moduleIsOn.ts';
import type { CountryGame } from '../../state.ts';
import { eventSupport } from '../events/effects.ts';
import type { ModuleOutcome, ReportFigures, SolvedRound } from '../gameModule.ts';
import { dealMandate } from './dealMandates.ts';
import { askToJoin } from './mandates.ts';
import {
  type Life,
  brokenWordCost,
  leavingCost,
  reactionsAt,
  situationOf,
  supportChange,
  supportRule,
  usedTo,
} from './reactions.ts';

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

/** Who falls leaves an unfinished card behind; the next government is given its own. */
function newMandates(
  { round }: JudgedRound,
  { mandates, seats }: PoliticsState,
  elections: readonly ElectionResult[],
  seed: RandomState,
): { readonly mandates: PoliticsState['mandates']; readonly random: RandomState } {
  let random = seed;
  let cards = mandates;
  for (const { economy, fell } of elections) {
    if (!fell) continue;
    const { [economy]: _fallen, ...others } = cards;
    const card = seats[economy]?.falls ?? 0;
    const dealt = dealMandate(
      { scenario: round.scenario, settings: round.state.settings, economy, others, card },
      random,
    );
    cards = { ...cards, [economy]: dealt.objectives };
    random = dealt.random;
  }
  return { mandates: cards, random };
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

/** Support below which an election is lost in a game. */
export function officeLine({
  scenarioId,
  opening,
  rounds,
}: Pick<GameSettings, 'scenarioId' | 'opening' | 'rounds'>): number {
  const lines: Readonly<Partial<Record<ScenarioId, Readonly<Partial<Record<Opening, number>>>>>> =
    OFFICE_LINE;
  const line = lines[scenarioId]?.[opening] ?? 0;
  return rounds >= LONG_GAME.fromRounds ? line + LONG_GAME.lineHigherBy : line;
}
