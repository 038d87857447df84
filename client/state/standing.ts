import { signal } from '@preact/signals';
import { PRESETS } from '#shared/content/presets.ts';
import {
  FOUR_OPENINGS,
  REVEAL_STOPS,
  type FourOpening,
  type RevealStop,
} from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { Person, SessionView } from '#shared/protocol/session.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { CountryGame, GameState } from '#shared/rules/state.ts';
import {
  isAlone,
  isOpenAt,
  isReadAtHome,
  isRevealing,
  revealPacer,
} from '#shared/rules/table/revealStops.ts';
import type { GrownBy } from '#shared/rules/forecast/forecastOverRounds.ts';
import { SOLO_PRESETS, type SoloPreset } from './router.ts';
import { ownStorage, readJson, writeJson } from './storage.ts';
import { gameId, session } from './store.ts';

/** How far this device has gone by itself in a reveal, ahead of the room: of the report that is the last of so many. */
export const readAhead = signal<{ readonly reports: number; readonly stop: RevealStop } | undefined>(
  undefined,
);

/** Reports whose reveal has reached a stop, that of gains if none is named; those of earlier rounds always have. */
export function revealedReports(game: CountryGame, stop: RevealStop = 'gains'): CountryGame['reports'] {
  const isOpening = game.phase === 'results' || game.phase === 'epilogue';
  const own = readAhead.value?.reports === game.reports.length ? readAhead.value.stop : game.revealStop;
  const hidesLast =
    isOpening &&
    [game.revealStop, own].every((each) => REVEAL_STOPS.indexOf(each) < REVEAL_STOPS.indexOf(stop));
  return hidesLast ? game.reports.filter((report) => report.round !== game.round) : game.reports;
}

/** A score counts support over all rounds: beside it the level of this round alone would be a second figure for it, often of another sign. */
export function countsSupport(game: CountryGame): boolean {
  return game.par !== undefined && !startsAnew(game);
}

/** Pledges of a seat that were kept and broken so far: a public record. */
export function pledgeRecord(
  game: CountryGame,
  economy: EconomyId,
): { readonly kept: number; readonly broken: number } {
  const judged = game.pledges.filter((pledge) => pledge.by === economy && pledge.outcome !== undefined);
  const kept = judged.filter((pledge) => pledge.outcome === 'kept').length;
  return { kept, broken: judged.length - kept };
}

/** What a report of any game says of each seat. */
export function seatsReported(
  report: GameState['reports'][number],
): Readonly<Record<EconomyId, { readonly index: number }>> {
  return 'economies' in report ? report.economies : report.provinces;
}

/** Names of all who share a seat. Where names are hidden they come empty. */
export function namesAt(people: readonly Pick<Person, 'name'>[]): string {
  return people
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .join(' · ');
}

/** Whether those who are here are ready, by their seats. */
export function peopleReady({ seats }: Pick<GameState, 'seats'>): {
  readonly ready: readonly EconomyId[];
  readonly waiting: readonly EconomyId[];
  readonly total: number;
} {
  const people = Object.values(seats).filter(({ member, present }) => member !== undefined && present);
  const whose = (isReady: boolean): EconomyId[] =>
    people.filter(({ ready }) => ready === isReady).map(({ economy }) => economy);
  return { ready: whose(true), waiting: whose(false), total: people.length };
}

/** What two people among bots came to, to be told side by side; nothing at any other table. */
export function twoPeople<Row extends { readonly economy: EconomyId }>(
  { seats }: Pick<GameState, 'seats'>,
  rows: readonly Row[],
): readonly Row[] {
  const people = rows.filter(({ economy }) => seats[economy]?.member !== undefined);
  return people.length === 2 && rows.length > 2 ? people : [];
}

export type TableSeat = { readonly economy: EconomyId; readonly name?: string; readonly isMinded: boolean };

export function seatsAt(game: Pick<CountryGame, 'seats'>, session: SessionView | undefined): TableSeat[] {
  return Object.values(game.seats).map((seat) => {
    const people = session?.people.filter((each) => each.seat === seat.economy) ?? [];
    const isMinded = seat.member !== undefined && !seat.present;
    return { economy: seat.economy, isMinded, ...(people.length === 0 ? {} : { name: namesAt(people) }) };
  });
}

/** Whether the pages tell how a seat stands by real income alone, as where people play their first game. */
export function hasOneMeasure({ settings }: Pick<CountryGame, 'settings'>): boolean {
  return settings.agreementLimits !== undefined;
}

/** Where each reads by themselves: how far this device has come in the reveal that is open. */
export function stopReached(game: GameState): RevealStop | undefined {
  const own = readAhead.peek();
  return isReadByEach(game) && own?.reports === game.reports.length ? own.stop : undefined;
}

/** It has come to a stop, unless it was further already. */
export function noteReached(game: GameState, stop: RevealStop): void {
  const reports = game.reports.length;
  const last = readAhead.peek();
  if (isReadByEach(game) && (last?.reports !== reports || isOpenAt(last.stop, stop)))
    readAhead.value = { reports, stop };
}

/** Whether each device goes through a reveal at its own pace: after a round at home, and among friends, whom nobody leads. */
export function isReadByEach(game: GameState): boolean {
  return isReadAtHome(game) || isReadByFriends(game);
}

export function isReadByFriends(game: GameState): boolean {
  return (
    session.value?.ledBy !== undefined && !isAlone(game) && isRevealing(game) && revealPacer(game) === 'clock'
  );
}

/** Where this device keeps what games before came to at best in the same seat, for whoever plays it again to beat it. */
export function beatKey(gameId: string): string {
  return `accord.beat.${gameId}`;
}

/** The best of this game and those before it in the same seat; nothing where there is nothing to beat, or nothing that beats it. */
export function scoreToBeatNext(score = 0, most = Infinity): number | undefined {
  const kept = readJson(ownStorage(), beatKey(gameId.peek() ?? ''));
  const best = Math.max(Math.round(score), typeof kept === 'number' ? kept : 0);
  return best > 0 && best < Math.floor(most) ? best : undefined;
}

/** Where this device keeps with which tariffs the First lesson was played to its end, by seat. */
const TARIFFS_KEY = 'accord.tariffs';

function tariffsPlayed(): Readonly<Record<string, readonly unknown[]>> {
  const kept = readJson(ownStorage(), TARIFFS_KEY);
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter((each): each is [string, readonly unknown[]] => Array.isArray(each[1])),
  );
}

/** Whether this device has played a First lesson to its end. */
export function knowsLesson(): boolean {
  return Object.keys(tariffsPlayed()).length > 0;
}

/** Tables opened under other rules of the First lesson have no average to beat with other tariffs. */
function hasOtherTariffs({ scenarioId, agreementLimits }: GameSettings): boolean {
  return scenarioId === 'quartet' && agreementLimits?.cards !== undefined;
}

export function noteOpening(settings: GameSettings, seat: EconomyId): void {
  if (!hasOtherTariffs(settings)) return;
  const played = tariffsPlayed();
  const own = new Set(played[seat]).add(settings.opening);
  writeJson(ownStorage(), TARIFFS_KEY, { ...played, [seat]: [...own] });
}

/** The next tariffs of the First lesson that this device has not played in a seat; none after all of them, and in other games. */
export function nextOpening(settings: GameSettings, seat: EconomyId): FourOpening | undefined {
  if (!hasOtherTariffs(settings)) return undefined;
  const played = tariffsPlayed()[seat] ?? [];
  return FOUR_OPENINGS.find((each) => each !== settings.opening && !played.includes(each));
}

/** The game alone after one, which may be longer than that of its kind; none after the last. */
export function soloAfter({ scenarioId }: Pick<GameSettings, 'scenarioId'>): SoloPreset | undefined {
  return SOLO_PRESETS[SOLO_PRESETS.findIndex((each) => PRESETS[each].scenarioId === scenarioId) + 1];
}

function growthKey(seat: EconomyId): string {
  return `accord.growth.${gameId.peek() ?? ''}.${seat}`;
}

/** The results of the present round still need what the round before set growing. */
export function keepGrown(round: number, seat: EconomyId, grown: readonly GrownBy[]): void {
  writeJson(ownStorage(), growthKey(seat), { [round - 1]: grownIn(round - 1, seat), [round]: grown });
}

/** What each own agreement made grow in a round, where this device was there when it was law. */
export function grownIn(round: number, seat: EconomyId): readonly GrownBy[] {
  const kept = readJson(ownStorage(), growthKey(seat));
  if (typeof kept !== 'object' || kept === null) return [];
  const grown = (kept as Readonly<Record<string, unknown>>)[round];
  return Array.isArray(grown) ? grown.filter(isGrown) : [];
}

function isGrown(each: unknown): each is GrownBy {
  if (typeof each !== 'object' || each === null) return false;
  const { agreement, log } = each as Readonly<Record<string, unknown>>;
  return typeof agreement === 'string' && typeof log === 'number';
}

/** Whether an economy raised a tariff in a round, or answered with a surcharge. */
export function hasRisen({ walls, wallsBefore, surcharges }: RoundReport, economy: EconomyId): boolean {
  const before = wallsBefore[economy] ?? {};
  return (
    surcharges.some(({ by }) => by === economy) ||
    Object.entries(walls[economy] ?? {}).some(([sector, rateBp]) => rateBp > (before[sector] ?? rateBp))
  );
}

type Place = { readonly place: number; readonly count: number };

/** Its place among the seats by real income, which everybody knows; nothing before the first results and between two. */
export function placeByIncome(game: CountryGame, me: EconomyId): Place | undefined {
  const economies = revealedReports(game).at(-1)?.economies;
  const indices = Object.keys(game.seats).map((seat) => economies?.[seat]?.index ?? 0);
  const own = economies?.[me]?.index;
  if (own === undefined || indices.length < 3) return undefined;
  return { place: 1 + indices.filter((index) => index > own).length, count: indices.length };
}

/** Whether the last round has been shown, and not yet the years after. */
export function yearsAreNext(
  shown: readonly RoundReport[],
  { settings }: Pick<GameState, 'settings'>,
): boolean {
  const last = shown.at(-1);
  return last?.round === settings.rounds && !last.isEpilogue;
}
