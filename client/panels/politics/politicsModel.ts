import { effect } from '@preact/signals';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import { INTEGRATION_LEVELS, type IntegrationLevel } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type {
  ElectionResult,
  Lobby,
  Objective,
  PoliticsOfEconomy,
} from '#shared/protocol/modules/politics.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { agreementsLapsed, levelOpensIn, pairKey, pairLevel } from '#shared/rules/law/register.ts';
import {
  blocIncomes,
  judgeMandates,
  mandatePoints,
  progressOf,
} from '#shared/rules/modules/politics/mandates.ts';
import { officeLine } from '#shared/rules/modules/politics/society.ts';
import { levyDuties } from '#shared/rules/shock/levyDuties.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Onward } from '../../preview/onward.ts';
import { previews } from '../../preview/preview.ts';
import { revealedReports } from '../../state/standing.ts';
import { gameId, gameOfCountries, me as player, scenario as world } from '../../state/store.ts';
import { isBeforeSettling, withTradeInForce } from '../../state/trade.ts';

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

/** Of a table the last that was told of its rounds to come: it holds until the round that it begins with has been shown. */
let kept: (Onward & { readonly of: string }) | undefined;

/** How the seat goes on by what the model has found last; nothing before. */
export function goingOn(game: CountryGame, me: EconomyId): Onward | undefined {
  const answer = previews.value.standing?.result;
  const nameOf = (round: number): string => `${gameId.value} ${me} ${round}`;
  const asked = revealedReports(game).length + 1;
  if (answer?.type === 'support' && answer.fromRound === asked) {
    kept = { ...answer, of: nameOf(asked) };
  }
  return kept?.of === nameOf(asked) ? kept : undefined;
}

export function pointsOfTasks(tasks: readonly StandingTask[]): number {
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

/** The same, with whether each is done at the end as things stand, where the model has looked to there: a tick says that it counts. */
export function tasksAhead(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
): (StandingTask & { readonly isAhead?: boolean })[] {
  const { tasksDone } = goingOn(game, me) ?? {};
  return tasksOf(scenario, game, me).map((task) => ({
    ...task,
    ...(tasksDone && { isAhead: tasksDone.includes(task.id) }),
  }));
}

/** Whether the last round, by whose agreements the one task of a seat is judged, does it as things stand. */
export function isTaskDone(scenario: Scenario, game: CountryGame, me: EconomyId): boolean {
  if (game.tasks === undefined || game.round < game.settings.rounds) return false;
  const tasks = tasksAhead(scenario, game, me);
  return tasks.length > 0 && tasks.every(({ met, isAhead = met }) => isAhead === true);
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

export function judgedTasks(scenario: Scenario, settled: CountryGame, me: EconomyId): StandingTask[] {
  const game = withTariffsInForce(scenario, settled);
  const lapsing: readonly string[] = agreementsLapsed(game, game.settings.rounds + 1);
  const agreements = Object.fromEntries(
    Object.entries(game.agreements).filter(([id]) => !lapsing.includes(id)),
  );
  const atEnd = judgeMandates(scenario, withTariffsInForce(scenario, { ...settled, agreements }))[me] ?? [];
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

/** With the tariffs of the law in force: before a round is settled those of the settlement are older than what has been signed in it. */
function withTariffsInForce(scenario: Scenario, game: CountryGame): CountryGame {
  // A hidden barrier is levied like a tariff, and known by the settlement alone.
  if (!isBeforeSettling(game) || game.barriers !== undefined) return game;
  const { tariff } = levyDuties(scenario, game);
  return { ...game, settled: { ...game.settled, tariff: [...tariff] } };
}

/** Tasks that figures of trade decide, which agreements move: once the own ones have ended, they are not what they were. */
export const GAINED_BY_TRADE: ReadonlySet<Objective['kind']> = new Set([
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
