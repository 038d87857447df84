import { ClientState, Room, ServerError, type RoomException } from '@colyseus/core';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { PublicState } from '#shared/protocol/publicState.ts';
import type { AreaPrices } from '#shared/protocol/payments.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Ack, EarlierTalk } from '#shared/protocol/session.ts';
import { CLOSE_CODES } from '#shared/protocol/wire.ts';
import { crashPoint } from '../crashPoint.ts';
import { MemberLimits } from '../limits/rateLimits.ts';
import type { House } from '../session/House.ts';
import type { Consequence, Session } from '../session/Session.ts';
import { Desk } from './Desk.ts';
import { identityOf, type GameClient } from './admit.ts';
import {
  noteHeard,
  personOf,
  receiveAnswer,
  receiveAreaPrices,
  receiveBallot,
  receiveHand,
  receiveIntent,
  receiveLeave,
  receiveOffice,
  receiveSeatRequest,
  receiveSessionIntent,
  receiveTalk,
  receiveTalkBefore,
  type Caller,
} from './receive.ts';

export type GameRoomOptions = { readonly house: House; readonly session: Session };

const PATCH_MS = 100;
const TICK_MS = 250;
const RESERVATION_SECONDS = 10;
/** Of the library, which closes the socket; our own limits answer long before. */
const MESSAGES_PER_SECOND = 400;

type Request = { reject: (reason: Rejection) => unknown };

/** The door between sockets and a game: it lets in, hands on and sends out, and decides nothing. */
export class GameRoom extends Room<{ state: PublicState; client: GameClient }> {
  override state = new PublicState();
  override patchRate = PATCH_MS;
  override autoDispose = false;
  // No `maxClients`: joining and admission bound who may have a place, and whoever has one must always get back in.
  override maxMessagesPerSecond = MESSAGES_PER_SECOND;
  override seatReservationTimeout = RESERVATION_SECONDS;
  readonly #limits = new MemberLimits();
  #desk: Desk | undefined;
  /** Waits for its turn to send. */
  #isSending = false;

  override messages = {
    intent: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller) =>
        this.#limits.mayAsk(personOf(caller.identity)) ? receiveIntent(caller, message) : tooFast(),
      ),
    session: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller, desk) => {
        if (!this.#limits.mayAsk(personOf(caller.identity))) return tooFast();
        const done = await receiveSessionIntent(caller, message);
        if (!done.ok) return done;
        desk.follow(done.value);
        return ok({ seq: desk.seq });
      }),
    talk: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller, desk) => {
        if (!this.#limits.maySpeak(personOf(caller.identity))) return tooFast();
        const said = await receiveTalk(caller, message);
        if (!said.ok) return said;
        if (said.value !== undefined) desk.deliver(said.value);
        return ok({ seq: desk.seq });
      }),
    seat: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller, desk) => {
        if (!this.#limits.mayAsk(personOf(caller.identity))) return tooFast();
        const asked = await receiveSeatRequest(caller, message);
        if (!asked.ok) return asked;
        desk.follow(asked.value);
        return ok({ seq: desk.seq });
      }),
    hand: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller, desk) => {
        if (!this.#limits.maySpeak(personOf(caller.identity))) return tooFast();
        const raised = await receiveHand(caller, message);
        return raised.ok ? ok({ seq: desk.seq }) : raised;
      }),
    office: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller, desk) => {
        if (!this.#limits.mayAsk(personOf(caller.identity))) return tooFast();
        const asked = await receiveOffice(caller, message);
        return asked.ok ? ok({ seq: desk.seq }) : asked;
      }),
    leave: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller, desk) => {
        if (!this.#limits.mayAsk(personOf(caller.identity))) return tooFast();
        const left = await receiveLeave(caller, message);
        if (!left.ok) return left;
        // After the answer: whoever leaves is sent away too.
        setImmediate(() => desk.follow(left.value));
        return ok({ seq: desk.seq });
      }),
    answer: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller, desk) => {
        if (!this.#limits.mayAsk(personOf(caller.identity))) return tooFast();
        const answered = await receiveAnswer(caller, message);
        return answered.ok ? ok({ seq: desk.seq }) : answered;
      }),
    ballot: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller, desk) => {
        if (!this.#limits.mayAsk(personOf(caller.identity))) return tooFast();
        const done = await receiveBallot(caller, message);
        return done.ok ? ok({ seq: desk.seq }) : done;
      }),
    heard: (client: GameClient, message: unknown) => {
      if (this.#mayMessage(client) && this.#desk !== undefined)
        noteHeard(this.#desk.callerOf(client), message);
      return {};
    },
    earlierTalk: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller) =>
        this.#limits.mayReadEarlier(personOf(caller.identity))
          ? receiveTalkBefore(caller, message)
          : tooFast(),
      ),
    areaPrices: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async (caller) =>
        this.#limits.mayAskPrices(personOf(caller.identity)) ? receiveAreaPrices(caller, message) : tooFast(),
      ),
    clock: (client: GameClient, question: unknown) => {
      if (!this.#mayMessage(client)) return undefined;
      this.#desk?.noteReading(client, question);
      return { nowMs: this.#desk?.nowMs };
    },
    /** Anything else is not ours and is left lying. */
    _: (client: GameClient) => this.#mayMessage(client),
  };

  override onCreate({ house, session }: GameRoomOptions): void {
    this.roomId = session.table.gameId;
    // The wall clock may jump: timers of the room run on the monotonic one.
    Object.assign(this.clock, { now: () => performance.now() });
    this.clock.start();
    const desk = new Desk({ house, session, room: this });
    this.#desk = desk;
    this.clock.setInterval(() => desk.tick(), TICK_MS);
  }

  override onJoin(client: GameClient, options?: { readonly witness?: string }): void {
    if (client.auth?.gameId !== this.roomId) throw new ServerError(401, 'token/unknown');
    this.#desk?.arrived(client, options?.witness);
  }

  override onLeave(client: GameClient): void {
    this.#desk?.left(client);
  }

  /** News are written and sent in a turn of the loop that no other room has: after a press for all tables every room has some. */
  override broadcastPatch(): boolean {
    const desk = this.#desk;
    if (desk?.hasNews !== true) return super.broadcastPatch();
    if (!this.#isSending) {
      this.#isSending = true;
      void desk.house.sending.next().then(() => {
        this.#isSending = false;
        super.broadcastPatch();
      });
    }
    return false;
  }

  override onBeforePatch(): void {
    this.#desk?.publish();
  }

  override onBeforeShutdown(): void {
    void this.disconnect(CLOSE_CODES.restarting);
  }

  override onDispose(): void {
    this.#desk?.close();
  }

  override onUncaughtException(error: RoomException, method: string): void {
    // Not the error itself: it carries what the client sent.
    const { message, stack } = error;
    this.#desk?.house.log.error({ gameId: this.roomId, method, message, stack }, 'room failed');
  }

  /** Answers with what was asked for or a typed refusal; a mistake of ours is a refusal too, and is logged. */
  async #answer<T extends Ack | EarlierTalk | AreaPrices>(
    client: GameClient,
    request: Request,
    handle: (caller: Caller, desk: Desk) => Promise<Result<T, Rejection>>,
  ): Promise<T | undefined> {
    const desk = this.#desk;
    if (desk === undefined || !this.#mayMessage(client)) return undefined;
    const result = await desk.attempt(() => handle(desk.callerOf(client), desk));
    if (!result.ok) {
      request.reject(result.error);
      return undefined;
    }
    setImmediate(() => crashPoint('afterAcknowledge'));
    return result.value;
  }

  /** What a change of the session means for those who are connected here. */
  follow(consequence: Consequence): void {
    this.#desk?.follow(consequence);
  }

  /** Whether a client that has finished joining has messages left; any other would only collect answers that it never reads. */
  #mayMessage(client: GameClient): boolean {
    const isJoined = client.state === ClientState.JOINED;
    if (isJoined && this.#limits.mayMessage(personOf(identityOf(client)))) return true;
    client.leave(CLOSE_CODES.flood);
    return false;
  }
}

export function tooFast(): Result<never, Rejection> {
  return err({ code: 'intent/too-fast' });
}
