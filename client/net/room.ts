import { effect } from '@preact/signals';
import { Client, MatchMakeError, type Room, ServerError } from '@colyseus/sdk';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { PublicState } from '#shared/protocol/publicState.ts';
import { REJECTIONS, type Rejection } from '#shared/protocol/rejection.ts';
import type { Ack, ClockQuestion, RoomOptions } from '#shared/protocol/session.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import { isReading, noteClockSample, readOffer, resetServerClock } from '../state/serverClock.ts';
import type { Line } from './requests.ts';

/** The room of a table on the wire: how it is entered, how requests go over its socket, and how a dead socket is noticed. */

const JOIN_TIMEOUT_MS = 8_000;

/** Why a table cannot be entered: it leads nowhere (for good), the server cannot read it, or nobody answered (try again). */
type OpenFailure = 'gone' | 'unreadable' | 'unreachable';

export type TableRoom = Room<unknown, PublicState>;

/** Codes with which the server itself says that a token does not exist; a proxy in between may say others. */
const UNKNOWN_TOKEN_CODES = [400, 401];
/** The network library's code for a table that it will not enter: there is none, or it takes nobody just now. */
const NO_ENTRY_CODE = 522;

/** Enter the room of a table. The token travels in the body, never in an address. */
export async function openRoom(
  gameId: string,
  options: RoomOptions,
): Promise<Result<TableRoom, OpenFailure>> {
  const client = new Client(window.location.origin);
  const joining: Promise<TableRoom> = client.joinById(gameId, options, PublicState);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), JOIN_TIMEOUT_MS);
  });
  try {
    const room = await Promise.race([joining, timeout]);
    if (room === undefined) {
      leaveWhenOpen(joining);
      return err('unreachable');
    }
    room.reconnection.enabled = false;
    return ok(room);
  } catch (failure) {
    return err(isGone(failure) ? 'gone' : isUnreadable(failure) ? 'unreadable' : 'unreachable');
  } finally {
    clearTimeout(timer);
  }
}

function isGone(failure: unknown): boolean {
  const isAnswer = failure instanceof MatchMakeError || failure instanceof ServerError;
  if (!isAnswer) return false;
  const isNoTable = failure.code === NO_ENTRY_CODE && failure.message.includes('not found');
  return isNoTable || UNKNOWN_TOKEN_CODES.includes(failure.code);
}

function isUnreadable(failure: unknown): boolean {
  return failure instanceof Error && failure.message === 'session/unreadable';
}

/** A join that came after its time is of no use: the next one is already on its way. */
function leaveWhenOpen(joining: Promise<TableRoom>): void {
  joining.then(
    (room) => room.leave(),
    () => undefined,
  );
}

const ANSWER_TIMEOUT_MS = 3_000;

/** Requests over the socket of a room. An answer without a row of the log is no answer: the press may not be on disk. */
export function roomLine(room: TableRoom): Line {
  const ask: Line['ask'] = async (type, question) => {
    try {
      return ok(await room.request<unknown>(type, question, { timeout: ANSWER_TIMEOUT_MS }));
    } catch (failure) {
      const rejection = rejectionOf(failure);
      return rejection === undefined ? undefined : err(rejection);
    }
  };
  return {
    ask,
    send: async (type, envelope) => {
      const answer = await ask(type, envelope);
      if (answer === undefined || !answer.ok) return answer;
      return isAck(answer.value) ? ok(answer.value) : undefined;
    },
  };
}

function isAck(answer: unknown): answer is Ack {
  return typeof answer === 'object' && answer !== null && 'seq' in answer && typeof answer.seq === 'number';
}

/** The typed refusal inside the error that the room protocol makes of it; anything else (timeout, closed line) is silence. */
export function rejectionOf(failure: unknown): Rejection | undefined {
  if (!(failure instanceof Error) || !('reason' in failure)) return undefined;
  return isRejection(failure.reason) ? failure.reason : undefined;
}

function isRejection(reason: unknown): reason is Rejection {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'code' in reason &&
    typeof reason.code === 'string' &&
    Object.hasOwn(REJECTIONS, reason.code)
  );
}

const BEAT_MS = 5_000;
const BEAT_TIMEOUT_MS = 3_000;
const MISSES_ALLOWED = 1;

/** Asks for the server's time every few seconds: keeps the clock true, and notices a line that died without a word. */
export class Heartbeat {
  readonly #room: TableRoom;
  readonly #onDead: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #misses = 0;
  #isStopped = false;
  /** At the last answer: until then the time of the game may have stood still. */
  #wasReading = false;
  #unwatch: (() => void) | undefined;
  /** Questions so far: the answer to the last one counts. */
  #asked = 0;

  constructor(room: TableRoom, onDead: () => void) {
    this.#room = room;
    this.#onDead = onDead;
  }

  start(): void {
    // The server hears at once that somebody begins to read, or has read; its time has stood still meanwhile.
    this.#unwatch = effect(() => {
      const question = { reading: isReading.value, offer: readOffer.value };
      clearTimeout(this.#timer);
      void this.#beat(question);
    });
  }

  stop(): void {
    this.#isStopped = true;
    this.#unwatch?.();
    clearTimeout(this.#timer);
  }

  async #beat(question: ClockQuestion): Promise<void> {
    const { reading = false } = question;
    const sentAtMs = performance.now();
    this.#asked += 1;
    const asked = this.#asked;
    const serverNowMs = await this.#askTime(question);
    if (this.#isStopped || asked !== this.#asked) return;
    if (serverNowMs === undefined) {
      this.#misses += 1;
      if (this.#misses > MISSES_ALLOWED) return this.#onDead();
    } else {
      this.#misses = 0;
      if (reading || this.#wasReading) resetServerClock();
      this.#wasReading = reading;
      noteClockSample({
        serverNowMs,
        localNowMs: performance.now(),
        roundTripMs: performance.now() - sentAtMs,
      });
    }
    this.#timer = setTimeout(() => void this.#beat(question), BEAT_MS);
  }

  /** Server's game-monotonic time, or undefined when no answer came in time. */
  async #askTime(question: ClockQuestion): Promise<number | undefined> {
    try {
      const answer: unknown = await this.#room.request(REQUESTS.clock, question, {
        timeout: BEAT_TIMEOUT_MS,
      });
      const isTime = typeof answer === 'object' && answer !== null && 'nowMs' in answer;
      return isTime && typeof answer.nowMs === 'number' ? answer.nowMs : undefined;
    } catch {
      // A timeout or a closed line: both count as a missed beat.
      return undefined;
    }
  }
}
