import { effect } from '@preact/signals';
import { MANDATE_MAX } from '#shared/content/mandates.ts';
import { FALL_PENALTY } from '#shared/content/politicsConstants.ts';
import { KEPT, middleOf, partWeights } from '#shared/content/scores.ts';
import { averageAhead } from '#shared/rules/forecast/forecastOverRounds.ts';
import { countedPoints, pointsOfSum, seatScore } from '#shared/rules/scores/finalScore.ts';
import { previews } from '../../preview/preview.ts';
import { conferenceRounds } from '#shared/rules/modules/wto/conference.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import {
  INTEGRATION_LEVELS,
  type IntegrationLevel,
  SCORE_PARTS,
  type ScorePart,
} from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Effect } from '../effects/useProposalPreview.ts';
import type {
  ElectionResult,
  Lobby,
  Objective,
  PoliticsOfEconomy,
  SupportForecast,
} from '#shared/protocol/modules/politics.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { lawOf, withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import {
  agreementsLapsed,
  applyLaw,
  levelOpensIn,
  pairKey,
  pairLevel,
  startsAnew,
} from '#shared/rules/law/register.ts';
import {
  blocIncomes,
  judgeMandates,
  mandatePoints,
  progressOf,
} from '#shared/rules/modules/politics/mandates.ts';
import { officeLine } from '#shared/rules/modules/politics/society.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { revealedReports } from '../../state/standing.ts';
import { gameId, gameOfCountries, me as player, scenario as world } from '../../state/store.ts';
import { withTradeInForce } from '../../state/trade.ts';

/** How a government stands with its voters; what is still hidden by the reveal is not in it. */
export type SupportView = {
  readonly support: number;
  readonly before: number;
  readonly line: number;
  readonly electionInRound?: number;
  /** Support at the vote by which the government before fell in the last round shown: the new one has not earned its own. */
  readonly fellAt?: number;
  readonly lobbies: readonly (Lobby & { readonly swing?: number })[];
  readonly falls: number;
};

/** Undefined where politics is off or nobody governs. */
export function supportView(
  game: CountryGame,
  economy: EconomyId,
  revealed: readonly RoundReport[],
): SupportView | undefined {
  const seat = game.politics?.seats[economy];
  if (seat === undefined) return undefined;
  const own = (report: RoundReport | undefined): PoliticsOfEconomy | undefined =>
    report?.modules?.politics?.economies[economy];
  const last = own(revealed.at(-1));
  // While the reveal holds the round back, the state already knows more than may be shown.
  const hiddenReport = game.reports[revealed.length];
  const hidden = own(hiddenReport);
  const support = hidden?.supportBefore ?? seat.support;
  const fall = electionOf(revealed.at(-1), economy);
  const fellAt = fall?.fell === true ? fall.support : undefined;
  const electionInRound =
    electionOf(hiddenReport, economy) === undefined ? seat.electionInRound : hiddenReport?.round;
  return {
    support,
    before: fellAt === undefined ? (last?.supportBefore ?? support) : support,
    line: officeLine(game.settings),
    ...(electionInRound === undefined ? {} : { electionInRound }),
    ...(fellAt === undefined ? {} : { fellAt }),
    lobbies: seat.lobbies.map((lobby) => {
      const swing = last?.lobbies.find(({ sector }) => sector === lobby.sector)?.swing;
      return swing === undefined ? lobby : { ...lobby, swing };
    }),
    falls: seat.falls,
  };
}

function electionOf(report: RoundReport | undefined, of: EconomyId): ElectionResult | undefined {
  return report?.modules?.politics?.elections.find(({ economy }) => economy === of);
}

/** A task as it stands. */
export type StandingTask = Objective & {
  /** Done now, and no longer when it is judged: what it rests on ends before. */
  readonly fades: boolean;
  /** Of a task with an amount: how far it has come, in the unit of the amount. */
  readonly now?: number;
  /** Of a task that compares shares of possible gains: the own one and the mean of all, per cent. */
  readonly shares?: { readonly own: number; readonly mean: number };
  /** Of a task of deep integration that is not done: the step that has to come next, and the first round in which it may. */
  readonly next?: { readonly level: IntegrationLevel; readonly round: number };
  /** Of a task that compares blocs, once there is one of one's own: what either earns, in billions. */
  readonly incomes?: { readonly own: number; readonly theirs: number };
};

/** Points of the tasks of a seat as they stand, without those that will be undone before they are judged. */
export function taskPointsNow(scenario: Scenario, game: CountryGame, me: EconomyId): number {
  return pointsOfTasks(tasksOf(scenario, game, me));
}

function pointsOfTasks(tasks: readonly StandingTask[]): number {
  return mandatePoints(tasks.map((task) => ({ ...task, met: task.met === true && !task.fades })));
}

/** The tasks of a seat, judged by what is in force and by the trade under it, and by what will still be when play is over. */
export function tasksOf(scenario: Scenario, state: CountryGame, me: EconomyId): StandingTask[] {
  const game = { ...withTradeInForce(state), reports: revealedReports(state) };
  const tasks = judgedTasks(scenario, game, me);
  const key = `${gameId.value} ${me}`;
  if (game.reports.length === state.reports.length) {
    shown.set(key, tasks);
    return tasks;
  }
  // Tasks of a new government would tell how the election went.
  if (electionOf(state.reports[game.reports.length], me)?.fell === true) return [...(shown.get(key) ?? [])];
  return tasks.map((task) => {
    if (TOLD_IN_TIME.has(task.kind)) return task;
    return shown.get(key)?.find(({ id }) => id === task.id) ?? unknown(task);
  });
}

/** Of a task whose last standing was not seen nothing is told. */
function unknown({ now: _hidden, ...task }: StandingTask): StandingTask {
  return { ...task, met: false, fades: false };
}

/** Tasks that go by what was signed, or by reports that have been shown; the others go by the last settlement. */
const TOLD_IN_TIME: ReadonlySet<Objective['kind']> = new Set([
  'agreementWith',
  'peaceWithNeighbour',
  'noAgreementWith',
  'smallStatesVoice',
  'openPartners',
  'deepen',
  'joinOne',
  'keepSovereignty',
  'outpace',
]);

/**
 * Tasks by table and seat as they stood when all that was settled had been shown: a tick tells nothing of a round before its reveal has come to the gains.
 * Where the page was loaded since, nothing is known, and nothing is ticked.
 */
const shown = new Map<string, readonly StandingTask[]>();

// Kept as each view of the table arrives: on a phone their card may not be drawn before a reveal.
effect(() => {
  const game = gameOfCountries.value;
  const [scenario, seat] = [world.peek(), player.peek()?.seat];
  if (game !== undefined && scenario !== undefined && seat !== undefined) tasksOf(scenario, game, seat);
});

function judgedTasks(scenario: Scenario, game: CountryGame, me: EconomyId): StandingTask[] {
  const lapsing: readonly string[] = agreementsLapsed(game, game.settings.rounds + 1);
  const agreements = Object.fromEntries(
    Object.entries(game.agreements).filter(([id]) => !lapsing.includes(id)),
  );
  const atEnd = judgeMandates(scenario, { ...game, agreements })[me] ?? [];
  const own = Object.values(game.agreements).filter(({ parties }) => parties.includes(me));
  const isAllLapsing = own.length > 0 && own.every(({ id }) => lapsing.includes(id));
  return (judgeMandates(scenario, game)[me] ?? []).map((task, at) => ({
    ...task,
    fades: task.met === true && (atEnd[at]?.met !== true || (isAllLapsing && GAINED_BY_TRADE.has(task.kind))),
    ...standsAt(progressOf({ scenario, state: game, economy: me }, task)),
    ...(task.kind === 'outpace' ? { shares: sharesOf(game, me) } : {}),
    ...incomesOf(scenario, game, me, task),
    ...(task.kind === 'deepen' && task.met !== true ? nextStepTo(game, me, task.amount) : {}),
  }));
}

/** Tasks that figures of trade decide, which agreements move: once the own ones have ended, they are not what they were. */
const GAINED_BY_TRADE: ReadonlySet<Objective['kind']> = new Set([
  'sellMore',
  'lowerTariffsAbroad',
  'outpace',
]);

function standsAt(now: number | undefined): Pick<StandingTask, 'now'> {
  return now === undefined ? {} : { now };
}

/** The step on the way to a level that comes next for the pair that has come furthest: from level 3 on one a round, each after the one below. */
export function nextStepTo(
  game: Pick<CountryGame, 'agreements' | 'pairLevels' | 'phase' | 'round' | 'seats' | 'settings'>,
  me: EconomyId,
  goal: number | undefined,
): Pick<StandingTask, 'next'> {
  const pairs = Object.keys(game.seats)
    .filter((other) => other !== me)
    .map((other) => ({
      now: pairLevel(game.agreements, me, other),
      began: game.pairLevels[pairKey(me, other)] ?? 0,
    }));
  const furthest = Math.max(0, ...pairs.map(({ now }) => now));
  const level = INTEGRATION_LEVELS.find((each) => each === Math.max(FREE_TRADE_LEVEL, furthest + 1));
  const opens = level === undefined ? undefined : levelOpensIn(game.settings, level);
  if (level === undefined || goal === undefined || level > goal || opens === undefined) return {};
  const hasTalks = game.phase === 'briefing' || game.phase === 'negotiation';
  const isReady = pairs.some(({ now, began }) => now === furthest && Math.min(now, began) >= level - 1);
  const mayNow = hasTalks && (level <= FREE_TRADE_LEVEL || isReady);
  const round = Math.max(mayNow ? game.round : game.round + 1, opens);
  return round > game.settings.rounds ? {} : { next: { level, round } };
}

function incomesOf(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  task: Objective,
): Pick<StandingTask, 'incomes'> {
  if (task.kind !== 'counterBloc' || task.economy === undefined) return {};
  const { ours, theirs } = blocIncomes({ scenario, state, economy }, task.economy);
  return ours === undefined ? {} : { incomes: { own: ours, theirs } };
}

/** As far as rounds have been shown; nobody has anything before. */
export function sharesOf(game: CountryGame, me: EconomyId): StandingTask['shares'] & {} {
  const { economies = {} } = revealedReports(game).at(-1) ?? {};
  const shareOf = (seat: EconomyId): number => economies[seat]?.shareOfPrize ?? 0;
  const seats = Object.keys(game.seats);
  return { own: shareOf(me), mean: seats.reduce((sum, seat) => sum + shareOf(seat), 0) / seats.length };
}

/** What is due in a round besides talk and walls: whose voters are asked, and whether all meet. */
type Appointments = { readonly elections: readonly EconomyId[]; readonly isConference: boolean };

export function appointmentsIn(
  game: Pick<CountryGame, 'politics' | 'settings'>,
  round: number,
): Appointments {
  const seats = Object.entries(game.politics?.seats ?? {});
  return {
    elections: seats.filter(([, seat]) => seat.electionInRound === round).map(([economy]) => economy),
    isConference: conferenceRounds(game.settings).includes(round),
  };
}

/** A part of a score: what it counts of 100, and the points that it brings of those that it can. */
type PartAhead = Readonly<Record<'counted' | 'points' | 'most', number>> & { readonly part: ScorePart };

export type ScoreAhead = {
  readonly score: number;
  readonly parts: readonly PartAhead[];
  /** Points that falls of the government have taken. */
  readonly lost: number;
  /** Of a seat with a single task that is not done: the score with it done. */
  readonly withTask?: number;
  /** Rounds are left, and are told to go as for bots. */
  readonly rest?: 'asBots';
};

/**
 * The score that a seat comes to if the rounds left go on as they do for bots in it, with its tasks as they stand. After the years after it is the score.
 * Nothing without bots to compare with, nor before play is over where every round starts anew: there all seats are told by what they have come to.
 * `now`: the open round as it would come. While more can be signed in it, it counts where it brings more than the round usually does.
 */
export function scoreAhead(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  now?: RoundNow,
  taskPoints = taskPointsNow(scenario, game, me),
): ScoreAhead | undefined {
  const usual = scoreWith(scenario, game, me, taskPoints);
  const soFar = now && scoreWith(scenario, game, me, taskPoints, now);
  if (usual === undefined || soFar === undefined) return usual;
  return game.phase === 'policy' || soFar.score > usual.score ? soFar : usual;
}

function scoreWith(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  taskPoints: number,
  now?: RoundNow,
): ScoreAhead | undefined {
  const { par, politics, settings } = game;
  const own = par?.seats[me];
  if (par === undefined || own === undefined || own.prosperity.length < 2) return undefined;
  const seen = revealedReports(game);
  const isOver = seen.at(-1)?.isEpilogue === true;
  if (startsAnew(game) && !isOver) return undefined;
  const rounds = seen.map(({ isEpilogue, economies, modules }): RoundNow & { isEpilogue: boolean } => ({
    isEpilogue,
    welfare: economies[me]?.welfare ?? 1,
    support: modules?.politics?.economies[me]?.support,
  }));
  const counted = now === undefined ? rounds : [...rounds, { ...now, isEpilogue: false }];
  const ahead = (part: keyof typeof KEPT, valueOf: (round: RoundNow) => number | undefined) =>
    averageAhead(counted, valueOf, {
      rounds: settings.rounds,
      path: par.pace?.[me]?.[part],
      end: middleOf(own[part] ?? [])[0],
      kept: KEPT[part],
    });
  const support = politics && ahead('support', (round) => round.support);
  const falls = seen.filter(({ modules }) =>
    modules?.politics?.elections.some(({ economy, fell }) => economy === me && fell),
  ).length;
  const scoreBy = (mandate: number) =>
    seatScore(
      me,
      {
        prosperity: ahead('prosperity', ({ welfare }) => 100 * Math.log(welfare)) ?? 0,
        ...(support === undefined ? {} : { support }),
        ...(tasksOf(scenario, game, me).length === 0 ? {} : { mandate }),
        falls,
      },
      { par, basis: 'par' },
    );
  const { score, parts: judged } = scoreBy(taskPoints);
  if (score === undefined) return undefined;
  const played = SCORE_PARTS.filter((part) => judged[part] !== undefined);
  const entries = SCORE_PARTS.flatMap((part) => {
    const value = judged[part];
    return value === undefined ? [] : [{ part, counted: countedPoints(part, value, played) ?? 0 }];
  });
  const weights = partWeights(entries.map(({ part }) => part));
  const weighed = entries.map((each) => ({ ...each, weightPercent: 100 * weights[each.part] }));
  const lost = falls * FALL_PENALTY;
  const points = pointsOfSum(weighed, Math.round(score) + lost);
  const withTask = game.tasks === undefined ? undefined : scoreBy(MANDATE_MAX).score;
  return {
    score,
    parts: entries.map((each, at) => ({ ...each, points: 0, most: 0, ...points[at] })),
    lost,
    ...(withTask === undefined || withTask <= score ? {} : { withTask }),
    ...(isOver ? {} : { rest: 'asBots' as const }),
  };
}

/** What a choice does to the score at the end, as it is told without and with it, and the points that the round itself and tasks bring more by it. */
export type ScoreMove = Readonly<Record<'was' | 'next' | 'prosperity' | 'support' | 'mandate', number>>;

/** A forecast of a choice, at home too. */
export type Foretold = {
  readonly effects: readonly Pick<Effect, 'economy' | 'index' | 'percent'>[];
  readonly home?: { readonly support: Readonly<Record<EconomyId, SupportForecast>> };
  /** Of an offer: tasks are judged with it too. */
  readonly draft?: Draft;
};

/** Nothing where no score is told. */
export function scoreMoved(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  { effects, home, draft }: Foretold,
): ScoreMove | undefined {
  const effect = effects.find(({ economy }) => economy === me);
  const voters = home?.support[me];
  if (effect === undefined || voters === undefined) return undefined;
  const { after, change, endsRound = after, endsWithout = after - change } = voters;
  const [welfare, grown] = [effect.index / 100, 1 + effect.percent / 100];
  const judged = (law: CountryGame) => pointsOfTasks(judgedTasks(scenario, withTradeInForce(law), me));
  const law = withPendingLaw(scenario, game);
  const more = draft && judged(applyLaw(law, lawOf(scenario, law, draft))) - judged(law);
  const tasks = taskPointsNow(scenario, game, me);
  const cases: readonly (readonly [RoundNow, number])[] = [
    [{ welfare: welfare / grown, support: endsWithout }, tasks],
    [{ welfare, support: endsRound }, tasks + (more ?? 0)],
  ];
  const [was, next] = cases.map(([now, points]) => scoreAhead(scenario, game, me, now, points)?.score);
  const [before, then] = cases.map(([now, points]) => scoreWith(scenario, game, me, points, now)?.parts);
  if (was === undefined || next === undefined || before === undefined || then === undefined) return undefined;
  const weights = partWeights(then.map(({ part }) => part));
  const counted = (parts: typeof then, of: ScorePart) => parts.find(({ part }) => part === of)?.counted ?? 0;
  const moved = (of: ScorePart) => (weights[of] ?? 0) * (counted(then, of) - counted(before, of));
  const [prosperity, support, mandate] = [moved('prosperity'), moved('support'), moved('mandate')];
  return { was, next, prosperity, support, mandate };
}

/** What a round counts for of a seat: real income, opening = 1, and support where there is any. */
export type RoundNow = { readonly welfare: number; readonly support: number | undefined };

/** The open round as it would come with what is signed, once the model has weighed that; nothing once it is settled. */
export function roundNow({ phase }: Pick<CountryGame, 'phase'>): RoundNow | undefined {
  const answer = previews.value.standing?.result;
  if ((phase !== 'negotiation' && phase !== 'policy') || answer?.type !== 'support') return undefined;
  const { welfare, points, endsRound = points } = answer;
  return welfare === undefined ? undefined : { welfare, support: endsRound };
}
