/** What bots owe the table, and when: answers to proposals, a voice at the conference, their envelopes, and looks for something to propose. */
import { VACATED_GRACE_MS } from '../table/seats.ts';
import { BOT_DELAY_MS, BOT_SEAL_MS } from '../table/botDelays.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type BotMove, type ConferenceMatter, botMoveKey } from '#shared/protocol/botMove.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Conference, ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { admissionMembers, unitOf } from '../law/blocs.ts';
import { mostSigned, signaturesLeft } from '../law/register.ts';
import { conferenceNow, floorPackage, speakerFor } from '../modules/wto/conference.ts';
import { type CountryPart, type GameState, type TableState, countryPart } from '../state.ts';
import { botDelayMs, hasThought, isAlone, lookTimesMs, owesAnswer } from '../table/botDelays.ts';
import { everybodyReady, everybodyWasReady } from '../table/seats.ts';

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

/** Whether some bot has still to look round for what it would offer. */
export function isBotStillToLook(state: GameState): boolean {
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

function proposalAnswers(state: GameState, economy: EconomyId): BotAnswer[] {
  const country = countryPart(state);
  return Object.values(state.proposals)
    .filter((proposal) => owesAnswer(proposal, economy))
    .flatMap((proposal) => {
      const move: BotMove = { type: 'answer', proposal: proposal.id, revision: proposal.revision };
      const dueAtMs = proposal.revisedAtMs + delayMs(state, economy, move);
      const keptUntilMs = waitsForPeople(country, proposal) ? keptUntil(state) : 0;
      if (keptUntilMs === undefined) return [];
      return [{ economy, move, dueAtMs: Math.max(dueAtMs, readFirstMs(state, proposal), keptUntilMs) }];
    });
}

type SignedSoFar = Pick<CountryPart, 'settings' | 'seats' | 'proposals' | 'round'>;

/**
 * Whether a bot keeps the last agreement that it may sign in this round for people: as long as one who is here may still sign something and has
 * not been ready. Bots would else have signed with each other all that they may before anybody has read.
 */
export function keepsLastForPeople(state: SignedSoFar, economy: EconomyId): boolean {
  const isKept =
    (mostSigned(state.settings) ?? 1) > 1 &&
    state.seats[economy]?.member === undefined &&
    signaturesLeft(state, economy) === 1;
  return (
    isKept &&
    Object.values(state.seats).some(
      ({ economy: person, member, present, ready, timesReady = 0 }) =>
        member !== undefined && present && !ready && timesReady === 0 && signaturesLeft(state, person) !== 0,
    )
  );
}

/** Before the bell bots sign it with each other: by then people have made their offers. */
const KEPT_UNTIL_BELL_MS = 3 * BOT_DELAY_MS.max;

/** Until when bots keep it; undefined without a clock, as long as there are such people. */
function keptUntil({ clock }: TableState): number | undefined {
  return clock.endsAtMs === undefined ? undefined : clock.endsAtMs - KEPT_UNTIL_BELL_MS;
}

/** Whether a proposal among bots lies until people have signed: it would take the last signature of one of them. */
function waitsForPeople(state: SignedSoFar, { parties }: Proposal): boolean {
  const isAmongBots = parties.every((party) => state.seats[party]?.member === undefined);
  return isAmongBots && parties.some((party) => keepsLastForPeople(state, party));
}

/** How long bots leave several people in one proposal to open it, on the clock of the game. */
const READ_FIRST_MS = 45_000;

/**
 * Until when bots leave a proposal unanswered that several people are asked to sign or have made, and that one of them who is here has not
 * opened yet: their answer may put another in its place. Before the bell they answer all the same.
 */
function readFirstMs({ seats, clock }: TableState, proposal: Proposal): number {
  const { parties, openedBy, refusedBy, revisedAtMs } = proposal;
  const people = parties.filter((party) => seats[party]?.member !== undefined);
  const isUnread = people.some((party) => {
    const { present = false, ready = false } = seats[party] ?? {};
    return present && !ready && !openedBy.includes(party) && !refusedBy.includes(party);
  });
  if (people.length < 2 || !isUnread) return 0;
  return Math.min(revisedAtMs + READ_FIRST_MS, (clock.endsAtMs ?? Infinity) - BOT_DELAY_MS.max);
}

/** One person alone without a clock waits for each answer, and has all the time to read it: bots take this part of their usual time. */
const PART_ALONE = 0.5;

/** Once everybody is ready nobody needs the time that bots leave for reading. */
function delayMs(state: TableState, economy: EconomyId, move: BotMove): number {
  if (everybodyReady(state)) return 0;
  const usualMs = botDelayMs(state, `${economy}:${botMoveKey(move)}`);
  return !state.settings.timed && isAlone(state) ? Math.round(PART_ALONE * usualMs) : usualMs;
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
