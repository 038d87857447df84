/** Why a table needs the host of its class: what is noticed at a table over time, and which of it is worth a call. */
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import {
  ALERT_CAUSES,
  type AlertKey,
  type ClassAlert,
  type TableSummary,
} from '#shared/protocol/classroom.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { type GameState, type Seat, countryPart, provincePart } from '#shared/rules/state.ts';
import { deadlineOf, isPaused } from '#shared/rules/table/clock.ts';
import { isInPlay } from './presses.ts';
import type { TableGame } from './tables.ts';

/** How long something lasts before the host is called, in milliseconds of the clock of the class. */
export const ALERT_AFTER_MS = { quiet: 60_000, waits: 45_000, gone: 20_000, thin: 60_000 } as const;
/** In the last moments of the policy phase a missing seal is told at once. */
const LAST_MOMENTS_MS = 20_000;
/** So many refusals of one kind to one person in so short a time mean that help is needed. */
const REFUSALS = { count: 3, withinMs: 60_000 } as const;
const REFUSALS_KEPT = 40;
/** What an outsider must lose for a pause to be worth it, per cent of real income. */
const OUTSIDER_LOSES_PERCENT = 1;
export const SNOOZE_MS = 120_000;

type Refusal = {
  readonly economy: EconomyId;
  /** Who was refused: of those who share the seat. */
  readonly member: MemberId;
  readonly reason: Rejection;
  readonly atMs: number;
  /** Round and phase that were on. */
  readonly during: string;
};

/** What is remembered of a table beside its game. After a restart it begins anew. */
export type TableWatch = {
  /** Since when its people have had time to negotiate and none has pressed or said anything. */
  readonly quietSinceMs: number;
  /** The seat for which all others who are there wait. */
  readonly waitsFor?: { readonly economy: EconomyId; readonly sinceMs: number };
  /** Since when nobody, or one person of several, has been there. */
  readonly thinSinceMs?: number;
  /** Seats whose person is not connected, and since when. */
  readonly gone: Readonly<Record<EconomyId, number>>;
  readonly refusals: readonly Refusal[];
};

export const NOTHING_NOTICED: TableWatch = { quietSinceMs: 0, gone: {}, refusals: [] };

/** A table with what is noticed there, and what its room reports. */
export type WatchedTable = {
  readonly game: TableGame;
  readonly watch: TableWatch;
  readonly trouble?: TableSummary['trouble'];
};

type Place = Pick<GameState, 'round' | 'phase'>;

function duringOf({ round, phase }: Place): string {
  return `${round} ${phase}`;
}

/** A person at the table was answered: what was asked took effect, or was refused. */
export function noteAnswer(
  watch: TableWatch,
  {
    economy,
    member,
    refusal,
    atMs,
    state,
  }: {
    readonly economy: EconomyId;
    readonly member: MemberId;
    readonly refusal?: Rejection;
    readonly atMs: number;
    /** Of the table, as it was then. */
    readonly state: Place;
  },
): TableWatch {
  const refusals =
    refusal === undefined
      ? watch.refusals
      : [...watch.refusals, { economy, member, reason: refusal, atMs, during: duringOf(state) }].slice(
          -REFUSALS_KEPT,
        );
  return { ...watch, quietSinceMs: atMs, refusals };
}

/** Looks at a table again: what has begun since the last look, and what is over. */
export function lookAt(
  watch: TableWatch,
  { state }: TableGame,
  {
    isHere,
    isAt,
    nowMs,
  }: {
    readonly isHere: (member: MemberId) => boolean;
    /** Whether somebody has this seat, alone or with others. */
    readonly isAt: (member: MemberId, economy: EconomyId) => boolean;
    readonly nowMs: number;
  },
): TableWatch {
  const people = peopleOf(state);
  const here = people.filter(({ member }) => isHere(member));
  const runs = isRunning(state);
  const last = runs ? lastOf(state, here) : undefined;
  const isThin = isInPlay(state) && people.length > 1 && here.length < 2;
  const isNegotiating = runs && state.phase === 'negotiation' && here.some(({ ready }) => !ready);
  return {
    quietSinceMs: isNegotiating ? watch.quietSinceMs : nowMs,
    ...(last === undefined
      ? {}
      : {
          waitsFor: watch.waitsFor?.economy === last ? watch.waitsFor : { economy: last, sinceMs: nowMs },
        }),
    ...(isThin ? { thinSinceMs: watch.thinSinceMs ?? nowMs } : {}),
    gone: Object.fromEntries(
      people
        .filter(({ member }) => !isHere(member))
        .map(({ economy }) => [economy, watch.gone[economy] ?? nowMs]),
    ),
    // What was refused in a phase that is over is no matter any more: nor is the office for which it was, which goes on every round.
    // Nor is what was refused to somebody who has left the seat.
    refusals: watch.refusals.filter(
      ({ economy, member, atMs, during }) =>
        nowMs - atMs <= REFUSALS.withinMs && during === duringOf(state) && isAt(member, economy),
    ),
  };
}

/** All that tables need now, the worst first; what the host has put off is left out. */
export function alertsOf(
  tables: readonly WatchedTable[],
  { nowMs, snoozed }: { readonly nowMs: number; readonly snoozed: readonly Snoozed[] },
): readonly ClassAlert[] {
  const othersRun = tables.some(({ game }) => isRunning(game.state));
  // After a restart the clock may stand before the moment at which something was put off.
  const isAsleep = ({ untilMs }: Snoozed): boolean => untilMs > nowMs && untilMs - nowMs <= SNOOZE_MS;
  const asleep = new Set(snoozed.filter(isAsleep).map(alertName));
  return tables
    .flatMap((table) => alertsAt(table, { nowMs, othersRun }))
    .filter((alert) => !asleep.has(alertName(alert)))
    .toSorted((a, b) => ALERT_CAUSES.indexOf(a.cause) - ALERT_CAUSES.indexOf(b.cause));
}

/** An alert that the host has put off until a time of the clock of the class. */
export type Snoozed = AlertKey & { readonly untilMs: number };

/** One text for the same alert at the same table. */
export function alertName({ table, cause, economy = '' }: AlertKey): string {
  return `${table} ${cause} ${economy}`;
}

type Now = { readonly nowMs: number; readonly othersRun: boolean };

function alertsAt({ game, watch, trouble }: WatchedTable, { nowMs, othersRun }: Now): ClassAlert[] {
  const { table, gameId, state } = game;
  const at = { table, gameId };
  const broken = trouble ?? (state.held === undefined ? undefined : 'held');
  if (broken !== undefined) return [{ ...at, cause: broken }];
  // At home people come and go as they like.
  if (!isInPlay(state) || deadlineOf(state) !== undefined) return [];
  const lasted = (sinceMs: number | undefined, mostMs: number): boolean =>
    sinceMs !== undefined && nowMs - sinceMs > mostMs;
  const people = peopleOf(state);
  const isEmpty = people.every(({ economy }) => watch.gone[economy] !== undefined);
  if (lasted(watch.thinSinceMs, ALERT_AFTER_MS.thin)) return [{ ...at, cause: isEmpty ? 'empty' : 'alone' }];
  const gone = people
    .filter(({ economy }) => lasted(watch.gone[economy], ALERT_AFTER_MS.gone))
    .map(({ economy, member }): ClassAlert => ({ ...at, cause: 'gone', economy, member }));
  const refused = refusedAt(game, watch);
  if (isPaused(state))
    return [...gone, ...refused, ...(othersRun ? [{ ...at, cause: 'paused' as const }] : [])];
  const { quietSinceMs } = watch;
  const isQuiet = state.phase === 'negotiation' && lasted(quietSinceMs, ALERT_AFTER_MS.quiet);
  return [
    ...gone,
    ...refused,
    ...waitingAt(game, watch, nowMs),
    ...outsiderAt(game),
    ...divertsAt(game),
    ...(isQuiet ? [{ ...at, cause: 'quiet' as const }] : []),
  ];
}

function refusedAt({ table, gameId }: TableGame, { refusals }: TableWatch): ClassAlert[] {
  const alerts = [...new Set(refusals.map(({ member }) => member))].flatMap((member) => {
    const own = refusals.filter((refusal) => refusal.member === member);
    const often = own.findLast(
      ({ reason }) => own.filter((other) => other.reason.code === reason.code).length >= REFUSALS.count,
    );
    if (often === undefined) return [];
    const { economy, reason } = often;
    return [{ table, gameId, cause: 'refused' as const, economy, member, reason }];
  });
  // One for each seat.
  return [...new Map(alerts.map((alert) => [alert.economy, alert])).values()];
}

/** Whom a table waits for: in the last moments of the policy phase all who have not sealed, before that the only one left. */
function waitingAt(
  { table, gameId, state }: TableGame,
  { waitsFor, gone }: TableWatch,
  nowMs: number,
): ClassAlert[] {
  const at = { table, gameId };
  const { phase, clock } = state;
  const isLast =
    phase === 'policy' && clock.endsAtMs !== undefined && clock.endsAtMs - nowMs <= LAST_MOMENTS_MS;
  if (isLast) {
    const open = peopleOf(state).filter((seat) => gone[seat.economy] === undefined && !isDone(state, seat));
    const [first, ...others] = open;
    if (first === undefined) return [];
    if (others.length > 0) return [{ ...at, cause: 'unsealed', count: open.length }];
    return [{ ...at, cause: 'waits', economy: first.economy }];
  }
  if (waitsFor === undefined || nowMs - waitsFor.sinceMs <= ALERT_AFTER_MS.waits) return [];
  return [{ ...at, cause: 'waits', economy: waitsFor.economy }];
}

/** News of somebody outside who lost by what others agreed on. */
const OUTSIDE_NEWS: ReadonlySet<Headline['key']> = new Set([
  'headline.outsiderLost',
  'headline.preferenceEroded',
  'headline.partlyOutside',
]);

/** While a round is revealed: an outsider lost so much that a pause is worth it. */
function outsiderAt({ table, gameId, state }: TableGame): ClassAlert[] {
  if (state.phase !== 'results') return [];
  return [...outsideBlocs(state), ...outsidePacts(state)]
    .filter(({ percent }) => percent >= OUTSIDER_LOSES_PERCENT)
    .map(({ economy, percent }) => ({ table, gameId, cause: 'outsider', economy, percent }));
}

type Outsider = { readonly economy: EconomyId; readonly percent: number };

function outsideBlocs(state: GameState): Outsider[] {
  const { headlines = [] } = countryPart(state).reports.at(-1) ?? {};
  return headlines.flatMap(({ key, params: { economy, percent } }) =>
    OUTSIDE_NEWS.has(key) && typeof economy === 'string' && typeof percent === 'number'
      ? [{ economy, percent }]
      : [],
  );
}

/** Among provinces: somebody in no pact lost by the pacts of others. */
function outsidePacts(state: GameState): Outsider[] {
  const { reports, pacts } = provincePart(state);
  const inPacts = new Set(Object.values(pacts).flatMap(({ members }) => members));
  return Object.entries(reports.at(-1)?.provinces ?? {})
    .filter(([economy]) => !inPacts.has(economy))
    .map(([economy, { causes }]) => ({ economy, percent: Math.round(-10 * causes.pacts) / 10 }));
}

/** While a round is revealed: a treaty moves more trade away from others than it makes. */
function divertsAt({ table, gameId, state }: TableGame): ClassAlert[] {
  if (state.phase !== 'results') return [];
  const blocs = countryPart(state).reports.at(-1)?.blocs ?? [];
  const diverts = blocs.some(({ createdTradeBn, divertedTradeBn }) => divertedTradeBn > createdTradeBn);
  return diverts ? [{ table, gameId, cause: 'diverts' }] : [];
}

type Peopled = Seat & { readonly member: MemberId };

function peopleOf({ seats }: GameState): readonly Peopled[] {
  return Object.values(seats).filter((seat): seat is Peopled => seat.member !== undefined);
}

function isRunning(state: GameState): boolean {
  return isInPlay(state) && !isPaused(state) && state.held === undefined;
}

/** Sealed while envelopes are filled, else ready. */
function isDone({ phase, sealedBy }: GameState, { economy, ready }: Seat): boolean {
  return phase === 'policy' ? sealedBy.includes(economy) : ready;
}

/** The only one of several who are there that is not done. */
function lastOf(state: GameState, here: readonly Seat[]): EconomyId | undefined {
  const open = here.filter((seat) => !isDone(state, seat));
  return here.length > 1 && open.length === 1 ? must(open[0], 'seat').economy : undefined;
}
