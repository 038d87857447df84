/** What is due at the table: the end of a phase, the answers of bots, the floor of a conference. */
import { VACATED_GRACE_MS } from '../table/seats.ts';
import { BOT_DELAY_MS, BOT_SEAL_MS } from '../table/botTurns.ts';
import { TABLING_MS } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type BotMove, type ConferenceMatter, botMoveKey } from '#shared/protocol/botMove.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Conference, ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { admissionMembers, unitName, unitOf } from '../law/blocs.ts';
import { conferenceNow, floorPackage, speakerFor } from '../modules/wto/conference.ts';
import type { TableContext } from '../rulebook.ts';
import { type CountryPart, type GameState, type TableState, countryPart } from '../state.ts';
import { botDelayMs, hasThought, lookTimesMs } from '../table/botTurns.ts';
import { clockPace, deadlineOf, isPaused, phaseDurationMs, staysAtResults } from '../table/clock.ts';
import { everybodyReady, everybodyWasReady } from '../table/seats.ts';

/**
 * Whether the server should close the phase now: its time is over, or at least one person is present, all who are present are
 * ready, no bot owes an answer, and every bot has looked round for what it would offer; where packages may still be tabled their being ready opens the floor first. Never while
 * paused or held, nor in lobby and debrief, which only the host ends. What is played at home ends at its time alone.
 */
export function phaseDue(state: GameState, nowMs: number): boolean {
  if (state.phase === 'lobby' || state.phase === 'debrief') return false;
  if (state.held !== undefined || isPaused(state) || staysAtResults(state)) return false;
  const { endsAtMs } = state.clock;
  if (endsAtMs !== undefined && nowMs >= endsAtMs) return true;
  if (deadlineOf(state) !== undefined) return false;
  if (floorIsDue(state, nowMs) || hasNewText(state, nowMs)) return false;
  return everybodyReady(state) && pendingBotAnswers(state).length === 0 && !isBotStillToLook(state);
}

/** Whether a package on the floor was changed just now: whoever stays ready has been told of it, and has the time of a bot's answer to look. */
function hasNewText(state: GameState, nowMs: number): boolean {
  if (state.phase !== 'negotiation') return false;
  const conference = conferenceNow(countryPart(state));
  if (conference?.stage !== 'floor' || conference.textAtMs === undefined) return false;
  return (floorPackage(conference)?.revision ?? 1) > 1 && nowMs < conference.textAtMs + BOT_DELAY_MS.min;
}

/** An answer that a bot owes: to a proposal that reached it, to a conference, or its envelope. */
type BotAnswer = {
  readonly economy: EconomyId;
  /** Noted once it is thought about (`noteBotThought`). */
  readonly move: BotMove;
  readonly dueAtMs: number;
};

/** What bots owe the table: while any is left, a phase does not close before its time. */
export function pendingBotAnswers(state: GameState): BotAnswer[] {
  const bots = Object.values(state.seats).filter(({ member }) => member === undefined);
  const owed = bots.flatMap(({ economy }) =>
    state.phase === 'negotiation'
      ? [...proposalAnswers(state, economy), ...ownAnswers(countryPart(state), economy)]
      : state.phase === 'policy'
        ? policyAnswers(state, economy)
        : [],
  );
  return owed
    .filter(({ economy, move }) => !hasThought(state, economy, move))
    .map((answer) => ({
      ...answer,
      dueAtMs: Math.max(answer.dueAtMs, botActsFromMs(state, answer.economy)),
    }));
}

/**
 * When the bot of a seat still looks round for what it would offer in this negotiation. Once everybody is ready, or was until an offer came,
 * and no answer is owed, each bot's next look comes at once: whoever reads one offer before going on reads them all. Whoever takes over a
 * seat does not make up for the moments that passed before.
 */
export function looksLeft(state: GameState, economy: EconomyId): BotAnswer[] {
  const left = looksAhead(state, economy);
  const [next, ...later] = left;
  if (next === undefined || !everybodyWasReady(state) || pendingBotAnswers(state).length > 0) return left;
  return [{ ...next, dueAtMs: state.clock.openedAtMs }, ...later];
}

/** The same at their usual times. */
function looksAhead(state: GameState, economy: EconomyId): BotAnswer[] {
  const fromMs = botActsFromMs(state, economy);
  return lookTimesMs(state, economy)
    .map((dueAtMs, look): BotAnswer => ({ economy, move: { type: 'propose', look }, dueAtMs }))
    .filter(({ move, dueAtMs }) => dueAtMs >= fromMs && !hasThought(state, economy, move));
}

function isBotStillToLook(state: GameState): boolean {
  return (
    state.phase === 'negotiation' &&
    Object.values(state.seats).some(
      ({ economy, member }) => member === undefined && looksAhead(state, economy).length > 0,
    )
  );
}

/** Answers to what only countries ask. */
function ownAnswers(state: CountryPart, economy: EconomyId): BotAnswer[] {
  return [...admissionAnswers(state, economy), ...conferenceVoices(state, economy)];
}

/** A seat that a person has just left waits for the next one before a bot acts for it. */
export function botActsFromMs({ seats }: Pick<TableState, 'seats'>, economy: EconomyId): number {
  const vacatedAtMs = seats[economy]?.vacatedAtMs;
  return vacatedAtMs === undefined ? 0 : vacatedAtMs + VACATED_GRACE_MS;
}

function proposalAnswers(state: TableState, economy: EconomyId): BotAnswer[] {
  return Object.values(state.proposals)
    .filter((proposal) => owesAnswer(proposal, economy))
    .map((proposal) => {
      const move: BotMove = { type: 'answer', proposal: proposal.id, revision: proposal.revision };
      return { economy, move, dueAtMs: proposal.revisedAtMs + delayMs(state, economy, move) };
    });
}

/** Once everybody is ready nobody needs the time that bots leave for reading. */
function delayMs(state: TableState, economy: EconomyId, move: BotMove): number {
  if (everybodyReady(state)) return 0;
  return botDelayMs(state, `${economy}:${botMoveKey(move)}`);
}

function owesAnswer(proposal: Proposal, economy: EconomyId): boolean {
  return (
    proposal.status === 'open' &&
    proposal.author !== economy &&
    proposal.parties.includes(economy) &&
    proposal.signatures[economy] !== proposal.revision &&
    !proposal.refusedBy.includes(economy)
  );
}

function admissionAnswers(state: CountryPart, economy: EconomyId): BotAnswer[] {
  return Object.values(state.proposals)
    .filter(
      (proposal) => proposal.status === 'awaitingBell' && admissionMembers(state, proposal).includes(economy),
    )
    .map((proposal) => {
      const move: BotMove = { type: 'admission', proposal: proposal.id };
      return { economy, move, dueAtMs: proposal.revisedAtMs + delayMs(state, economy, move) };
    });
}

/** What a bot owes the conference if it has the voice of its unit: the floor and the bell wait for it. */
function conferenceVoices(state: CountryPart, economy: EconomyId): BotAnswer[] {
  const conference = conferenceNow(state);
  if (conference === undefined || speakerFor(state, economy) !== economy) return [];
  switch (conference.stage) {
    case 'tabling':
      return tablingVoices(state, conference, economy);
    case 'floor':
      return floorVoices(state, conference, economy);
    case 'adopted':
    case 'failed':
    case 'noPackage':
      return [];
  }
}

function tablingVoices(state: CountryPart, { packages }: Conference, economy: EconomyId): BotAnswer[] {
  const unit = unitOf(state, economy);
  const { openedAtMs } = state.clock;
  const isAuthor = packages.some(({ author }) => unit.includes(author));
  const table = voice(state, economy, { matter: 'table' }, openedAtMs);
  if (packages.length === 0 || isAuthor) return isAuthor ? [] : [table];
  // Backing comes when every bot had the time to table.
  const hadTimeMs = everybodyReady(state) ? openedAtMs : openedAtMs + BOT_DELAY_MS.max;
  const lastMs = Math.max(...packages.map(({ tabledAtMs }) => tabledAtMs), hadTimeMs);
  return [table, voice(state, economy, { matter: 'back', packages: packages.length }, lastMs)];
}

function floorVoices(state: CountryPart, conference: Conference, economy: EconomyId): BotAnswer[] {
  const tabled = floorPackage(conference);
  if (tabled === undefined) return [];
  const { objections, agreed, textAtMs = 0, objectedAtMs = textAtMs } = conference;
  const unit = unitOf(state, economy);
  if (unit.includes(tabled.author)) {
    if (objections.length === 0) return [];
    // The author hears all bots before it answers any.
    const heardMs = Math.max(
      textAtMs + (everybodyReady(state) ? BOT_DELAY_MS.min : BOT_DELAY_MS.max),
      objectedAtMs,
    );
    return [voice(state, economy, objectionsTo(tabled, objections), heardMs, BOT_SEAL_MS.min)];
  }
  if (unit.some((member) => agreed.includes(member))) return [];
  const { id, revision } = tabled;
  // A new version stands for some seconds, however ready everybody is.
  return [voice(state, economy, { matter: 'floor', package: id, revision }, textAtMs, BOT_DELAY_MS.min)];
}

/** Some seconds after what it is about; once everybody is ready, only so many as are needed. */
function voice(
  state: CountryPart,
  economy: EconomyId,
  about: ConferenceMatter,
  sinceMs: number,
  leastMs = 0,
): BotAnswer {
  const move = { type: 'conference', ...about } as const;
  const usualMs = botDelayMs(state, `${economy}:${state.round}:${botMoveKey(move)}`);
  return { economy, move, dueAtMs: sinceMs + (everybodyReady(state) ? leastMs : usualMs) };
}

/** What the author of a package has to think about once others object to it as it stands. */
function objectionsTo(
  { id, revision }: Pick<ConferencePackage, 'id' | 'revision'>,
  objections: Conference['objections'],
): ConferenceMatter {
  const objectors = objections.map(({ by }) => by).toSorted();
  return { matter: 'objections', package: id, revision, objectors };
}

function policyAnswers(state: TableState, economy: EconomyId): BotAnswer[] {
  if (state.sealedBy.includes(economy)) return [];
  const move: BotMove = { type: 'policy' };
  const purpose = `${economy}:${botMoveKey(move)}:${state.round}`;
  return [{ economy, move, dueAtMs: state.clock.openedAtMs + botDelayMs(state, purpose, BOT_SEAL_MS) }];
}

/**
 * When the time for tabling is over, on the game's own clock: a minute at the usual pace after the negotiation opened, as much
 * later as the phase was extended; half of it where it is played at home. Undefined where no conference waits for it, while paused or held, and without time limits.
 */
export function floorDueAtMs(state: GameState): number | undefined {
  if (tablingNow(state) === undefined) return undefined;
  const { openedAtMs, endsAtMs } = state.clock;
  if (endsAtMs === undefined) return undefined;
  if (deadlineOf(state) !== undefined) return (openedAtMs + endsAtMs) / 2;
  const durationMs = phaseDurationMs(state.settings, 'negotiation', state.round);
  if (durationMs === undefined) return undefined;
  return endsAtMs - durationMs + TABLING_MS * clockPace(state.settings);
}

/**
 * Whether the server should open the floor now: the time for tabling is over; or at least one person is present and everybody
 * present is ready, or on a table without time limits has tabled, backed or said ready, and no bot owes an answer.
 */
export function floorIsDue(state: GameState, nowMs: number): boolean {
  const tabling = tablingNow(state);
  if (tabling === undefined) return false;
  const dueAtMs = floorDueAtMs(state);
  if (dueAtMs !== undefined && nowMs >= dueAtMs) return true;
  if (deadlineOf(state) !== undefined) return false;
  const people = Object.values(state.seats).filter(({ member, present }) => member !== undefined && present);
  const isTimed = dueAtMs !== undefined;
  const haveAllSpoken = people.every(
    ({ economy, ready }) => ready || (!isTimed && hasSpoken(tabling, economy)),
  );
  return people.length > 0 && haveAllSpoken && pendingBotAnswers(state).length === 0;
}

/** A game whose conference still takes packages; undefined where none does, while paused or held. */
function tablingNow(state: GameState): CountryPart | undefined {
  if (state.phase !== 'negotiation' || state.held !== undefined || isPaused(state)) return undefined;
  const countries = countryPart(state);
  return conferenceNow(countries)?.stage === 'tabling' ? countries : undefined;
}

function hasSpoken(state: CountryPart, economy: string): boolean {
  const unit = unitOf(state, economy);
  const packages = conferenceNow(state)?.packages ?? [];
  return packages.some(({ backers }) => backers.some((backer) => unit.includes(backer)));
}

/** The time for tabling is over: the most backed package takes the floor, the earlier on a tie. Nothing where it is not due. */
export function openFloor({ nowMs }: Pick<TableContext, 'nowMs'>, state: GameState): GameEvent[] {
  const tabling = tablingNow(state);
  if (tabling === undefined || !floorIsDue(state, nowMs)) return [];
  const [first] = (conferenceNow(tabling)?.packages ?? []).toSorted(
    (a, b) => voicesFor(tabling, b) - voicesFor(tabling, a) || a.tabledAtMs - b.tabledAtMs,
  );
  return [{ type: 'floorOpened', ...(first === undefined ? {} : { package: first.id }), atMs: nowMs }];
}

/** Members of a union count once. */
export function voicesFor(state: CountryPart, { backers }: ConferencePackage): number {
  return new Set(backers.map((backer) => unitName(state, backer))).size;
}
