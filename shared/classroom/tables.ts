/** What a class reads off the games of its tables: the summary that its console shows, and when phases close. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { SeatSummary, TableLetter, TableSummary } from '#shared/protocol/classroom.ts';
import type { ClassPace } from '#shared/protocol/classTables.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import { phaseDue } from '#shared/rules/game/course.ts';
import type { OpeningFacts } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState, Seat } from '#shared/rules/state.ts';
import { isPaused, lastRoundOf, staysAtResults } from '#shared/rules/table/clock.ts';
import { nextStopOf } from './presses.ts';

/** The game of one table. */
export type TableGame = {
  readonly table: TableLetter;
  readonly gameId: string;
  readonly state: GameState;
  /** Seats in the order of the deal. */
  readonly seats: readonly EconomyId[];
} & OpeningFacts;

/** A table as the console of the class shows it: nothing that is sealed or said between two is in it. */
export function summarise(
  { table, gameId, state, seats }: TableGame,
  { watching, trouble }: Pick<TableSummary, 'trouble'> & { readonly watching: number },
): TableSummary {
  const { phase, round, clock, settings, endsAfterRound } = state;
  const proposals = Object.values(state.proposals);
  const headline = latestHeadline(state);
  const nextStop = nextStopOf(state);
  const cause = trouble ?? (state.held === undefined ? undefined : 'held');
  return {
    table,
    gameId,
    phase,
    round,
    rounds: lastRoundOf({ settings, ...(endsAfterRound === undefined ? {} : { endsAfterRound }) }),
    ...(endsAfterRound === undefined ? {} : { isEnding: true as const }),
    ...(nextStop === undefined ? {} : { nextStop }),
    // Results that stay until the host goes on have no end.
    ...(clock.endsAtMs === undefined || staysAtResults(state) ? {} : { endsAtMs: clock.endsAtMs }),
    ...(clock.pausedRemainingMs === undefined ? {} : { pausedLeftMs: clock.pausedRemainingMs }),
    seats: seats.flatMap((economy) => {
      const seat = state.seats[economy];
      return seat === undefined ? [] : [seatSummary(state, seat)];
    }),
    watching,
    openProposals: proposals.filter(({ status }) => status === 'open').length,
    signedProposals: proposals.filter(
      (proposal) =>
        proposal.status === 'awaitingBell' || (proposal.status === 'concluded' && proposal.round === round),
    ).length,
    ...(headline === undefined ? {} : { headline }),
    ...(cause === undefined ? {} : { trouble: cause }),
  };
}

function seatSummary({ sealedBy }: GameState, { economy, member, present, ready }: Seat): SeatSummary {
  const who = member === undefined ? 'bot' : present ? 'present' : 'away';
  return { economy, who, ready, sealed: sealedBy.includes(economy) };
}

/** The first of the latest round: the settlement puts what weighs most first. */
function latestHeadline({ reports }: GameState): Headline | undefined {
  return reports.at(-1)?.headlines[0];
}

/**
 * Tables whose phase ends now. Together: those in the same phase of the same round close together, when at each of them the time is
 * over, or when everybody who is there is ready at all of them. Overtime at one table thus holds for all, and a table without people
 * waits for the others. By rounds: each closes by itself, and a round is left when all have seen what came of it. Free: each by itself.
 * A paused table waits for nobody and nobody for it.
 */
export function tablesDue(
  tables: readonly TableGame[],
  nowMs: number,
  pace: ClassPace = 'together',
): TableGame[] {
  const running = tables.filter(
    ({ state }) => !isPaused(state) && state.held === undefined && !staysAtResults(state),
  );
  const isAlone = ({ state }: TableGame): boolean =>
    pace === 'free' || (pace === 'rounds' && state.phase !== 'results');
  const alone = running.filter(isAlone);
  const together = groupsBy(
    running.filter((game) => !isAlone(game)),
    ({ state: { phase, round } }) => `${round} ${phase}`,
  );
  const meeting = [...together.values()].filter(
    (group) => pace !== 'rounds' || !alone.some((game) => isBehind(game, group)),
  );
  return [...alone.map((game) => [game]), ...meeting].filter((group) => isDue(group, nowMs)).flat();
}

/** Whether a table where somebody is has not come to the reveal of the round yet that the others see. */
function isBehind(game: TableGame, [first]: readonly TableGame[]): boolean {
  const { phase, round } = game.state;
  return first !== undefined && hasPeople(game) && phase !== 'debrief' && round <= first.state.round;
}

function isDue(group: readonly TableGame[], nowMs: number): boolean {
  if (group.every(({ state }) => state.phase === 'lobby' || state.phase === 'debrief')) return false;
  const peopled = group.filter(hasPeople);
  const isOver = group.every(
    ({ state: { clock } }) => clock.endsAtMs !== undefined && nowMs >= clock.endsAtMs,
  );
  return isOver || (peopled.length > 0 && peopled.every(({ state }) => phaseDue(state, nowMs)));
}

function hasPeople({ state }: TableGame): boolean {
  return Object.values(state.seats).some(({ member, present }) => member !== undefined && present);
}
