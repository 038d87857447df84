import { Client, MatchMakeError, type Room } from '@colyseus/sdk';
import type { Rejection } from '../../../shared/protocol/rejection.ts';
import type { ChatMessage, EarlierTalk, RoomOptions, SessionView } from '../../../shared/protocol/session.ts';
import { must } from '../../../shared/kernel/records.ts';
import { PublicState } from '../../../shared/protocol/publicState.ts';
import type {
  PrivateOverlay,
  RemovedPerson,
  ReturnRequest,
  Ticket,
  Welcome,
  Withdrawn,
} from '../../../shared/protocol/wire.ts';
import { createReader, overlayAfter } from '../../../shared/rules/views/documents.ts';
import type { GameState } from '../../../shared/rules/state.ts';
import { PATIENCE_MS } from '../../support/patience.ts';

let ids = 0;

/** An id as a client chooses it. */
export function anId(): string {
  ids += 1;
  return `test-${process.pid}-${ids}`.padEnd(12, '-');
}

type TableRoom = Room<unknown, PublicState>;

export type AClient = {
  readonly room: TableRoom;
  readonly welcomes: Welcome[];
  readonly overlays: PrivateOverlay[];
  readonly chat: ChatMessage[];
  /** Numbers of messages that were erased. */
  readonly withdrawn: number[];
  /** A page of earlier talk. */
  readonly earlier: (asked: unknown) => Promise<Partial<EarlierTalk> & AskAnswer>;
  readonly tickets: Ticket[];
  readonly returns: (readonly ReturnRequest[])[];
  readonly removed: (readonly RemovedPerson[])[];
  /** Close code, once the socket is closed. */
  readonly closed: Promise<number>;
  readonly seq: () => number;
  /** What a browser keeps of the row that it was last shown, and brings back. */
  readonly witness: () => string;
  /** Public documents overlaid by the private ones, as the client assembles them. */
  readonly game: () => GameState;
  readonly session: () => SessionView;
  readonly ask: (intent: unknown, options?: AskOptions) => Promise<AskAnswer>;
  /** The time of the game by the server's clock. */
  readonly nowMs: (question?: { readonly reading: boolean }) => Promise<number>;
  readonly until: (what: string, holds: (client: AClient) => boolean) => Promise<void>;
  readonly leave: () => Promise<unknown>;
};
type AskOptions = { readonly type?: string; readonly id?: string; readonly basedOn?: number };
/** The row, or the refusal's code with its parameters. */
export type AskAnswer = { readonly seq?: number; readonly refusal?: Rejection; readonly lost?: true };

/**
 * Enters a room as a browser does: a line that breaks while it is opened is tried again, a refusal is not. Refusals have a code, and a
 * broken line has none. What broke leaves its entry open for some seconds, and a person has few: these are waited for.
 */
export async function enterRoom(url: string, id: string, options: RoomOptions): Promise<TableRoom> {
  const sdk = new Client(url, { headers: { origin: url } });
  const untilMs = performance.now() + PATIENCE_MS;
  for (let hasBroken = false; ;) {
    try {
      const room: TableRoom = await sdk.joinById(id, options, PublicState);
      room.reconnection.enabled = false;
      return room;
    } catch (failure) {
      const isBroken = failure instanceof MatchMakeError && failure.code === undefined;
      const isOpenStill =
        hasBroken && failure instanceof Error && failure.message === 'session/too-many-tries';
      if ((!isBroken && !isOpenStill) || performance.now() > untilMs) throw failure;
      hasBroken = true;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** A browser's half of the protocol, without a browser. */
export async function aClient(
  url: string,
  gameId: string,
  token: string,
  options: Partial<RoomOptions> = {},
): Promise<AClient> {
  const room = await enterRoom(url, gameId, { token, ...options });
  const closed = new Promise<number>((done) => {
    room.onDrop((code: number) => done(code));
    room.onLeave((code: number) => done(code));
  });
  const welcomes: Welcome[] = [];
  const overlays: PrivateOverlay[] = [];
  const chat: ChatMessage[] = [];
  const withdrawn: number[] = [];
  const tickets: Ticket[] = [];
  const returns: (readonly ReturnRequest[])[] = [];
  const removed: (readonly RemovedPerson[])[] = [];
  room.onMessage('welcome', (message: Welcome) => welcomes.push(message));
  room.onMessage('private', (message: PrivateOverlay) => overlays.push(message));
  room.onMessage('chat', (message: ChatMessage) => chat.push(message));
  room.onMessage('withdrawn', (messages: Withdrawn) => withdrawn.push(...messages));
  room.onMessage('returns', (message: readonly ReturnRequest[]) => returns.push(message));
  room.onMessage('removed', (message: readonly RemovedPerson[]) => removed.push(message));
  room.onMessage('ticket', (message: Ticket) => tickets.push(message));
  // Whoever waits looks fifty times a second: only what has changed is read again, as the client itself does.
  const readGame = createReader();
  let overlay: Readonly<Record<string, string>> = {};
  let laid = 0;
  const documents = () => {
    for (; laid < overlays.length; laid++)
      overlay = overlayAfter(overlay, must(overlays[laid], 'an overlay'));
    return { ...Object.fromEntries(room.state.documents.entries()), ...overlay };
  };
  const client: AClient = {
    room,
    welcomes,
    overlays,
    chat,
    withdrawn,
    earlier: (asked) => ask(room, 'earlierTalk', asked),
    tickets,
    returns,
    removed,
    closed,
    seq: () => room.state.seq,
    witness: () => `${room.state.seq}.${room.state.witness}`,
    game: () => {
      const {
        session: _session,
        ballots: _ballots,
        answers: _answers,
        onScreen: _onScreen,
        ...own
      } = documents() as Record<string, string>;
      return readGame(own);
    },
    session: () => JSON.parse(room.state.documents.get('session') ?? 'null') as SessionView,
    ask: (intent, { type = 'intent', id = anId(), basedOn = 0 } = {}) =>
      ask(room, type, { id, basedOn, intent }),
    nowMs: async (question = { reading: false }) =>
      ((await room.request('clock', question, { timeout: PATIENCE_MS })) as { readonly nowMs: number }).nowMs,
    until: (what, holds) => until(what, () => holds(client)),
    leave: () => room.leave(),
  };
  let isClosed = false;
  void closed.then(() => (isClosed = true));
  await client.until('welcome', ({ welcomes: got }) => isClosed || (got.length > 0 && room.state.seq > 0));
  // The server ended while it let this client in.
  if (welcomes.length === 0) throw new Error('closed before the welcome');
  return client;
}

async function ask(room: TableRoom, type: string, envelope: unknown): Promise<AskAnswer> {
  try {
    return (await room.request(type, envelope, { timeout: PATIENCE_MS })) as AskAnswer;
  } catch (failure) {
    const { reason } = failure as { reason?: Rejection };
    return reason === undefined ? { lost: true } : { refusal: reason };
  }
}

/** Waits for a condition. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
