import { CLOSE_CODES } from '#shared/protocol/wire.ts';
import { ownStorage, readJson, writeJson } from '../state/storage.ts';
import { listIdentities } from '../state/identity.ts';
import { resetServerClock } from '../state/serverClock.ts';
import { type ConnectionState, connection } from '../state/store.ts';
import { attachLine, dropLine } from './requests.ts';
import { Heartbeat, type TableRoom, openRoom, roomLine } from './room.ts';
import { checkServer } from './serverCheck.ts';

/**
 * The row of each table's log that this device was last shown, in the server's own word. It is brought back with every
 * connection, also after days, so that the server can tell when history was lost; nothing here reads it.
 */
const PREFIX = 'accord.witness.';

/** Keeps what was just shown. */
function rememberWitness(
  gameId: string,
  { seq, witness }: { readonly seq: number; readonly witness: string },
): void {
  if (witness !== '') writeJson(ownStorage(), `${PREFIX}${gameId}`, `${seq}.${witness}`);
}

function recallWitness(gameId: string): string | undefined {
  const kept = readJson(ownStorage(), `${PREFIX}${gameId}`);
  return typeof kept === 'string' ? kept : undefined;
}

/** Tables to which this device has no way back need no witness. */
export function forgetOldWitnesses(): void {
  const known = new Set(listIdentities().map(({ gameId }) => gameId));
  for (const key of Object.keys(ownStorage()))
    if (key.startsWith(PREFIX) && !known.has(key.slice(PREFIX.length))) ownStorage().removeItem(key);
}

const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/**
 * Wait before try number `attempt` (0 is the first): full jitter, so that a class whose server restarts does not come back in
 * one wave. `random` is uniform in [0, 1).
 */
export function retryDelayMs(attempt: number, random: number): number {
  return random * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
}

/** What lets a device enter a table. */
export type TableAccess = {
  readonly gameId: string;
  readonly token: string;
  /** A screen that everybody sees shows the public documents only, whoever opened it. */
  readonly isPublicScreen?: boolean;
};

/** What a kind of room says: a table, or the gathering of a class. */
export type RoomReader = {
  /** Takes in whatever this room will send. Each welcome is handed over with the build that speaks, to be taken in by `take`. */
  readonly listen: (
    room: TableRoom,
    access: TableAccess,
    welcomed: (buildId: string, take: () => void) => void,
  ) => void;
  /** Everyone's documents, which show what is known as of a row of the log. */
  readonly show: (documents: Readonly<Record<string, string>>, seq: number, access: TableAccess) => void;
  /** Nothing of the room may show any more. */
  readonly forget: () => void;
};

/**
 * Keeps a room open for as long as the page is: comes back after every break with the same token, at once when the network
 * or the tab returns, else with growing, jittered waits. It stops by itself only where coming back would be wrong.
 */
export class TableConnection {
  readonly #access: TableAccess;
  readonly #reader: RoomReader;
  #room: TableRoom | undefined;
  #heartbeat: Heartbeat | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #isWanted = false;
  #isOpening = false;
  /** Whether live connections were found not to get through; asked once after some tries in vain. */
  #isBlocked: boolean | undefined;
  #buildId: string | undefined;

  constructor(access: TableAccess, reader: RoomReader) {
    this.#access = access;
    this.#reader = reader;
  }

  start(): void {
    this.#isWanted = true;
    window.addEventListener('online', this.#retryNow);
    document.addEventListener('visibilitychange', this.#retryNow);
    void this.#open();
  }

  stop(): void {
    this.#isWanted = false;
    window.removeEventListener('online', this.#retryNow);
    document.removeEventListener('visibilitychange', this.#retryNow);
    clearTimeout(this.#timer);
    this.#release();
    connection.value = { type: 'idle' };
  }

  /** Take the seat back after a newer tab has taken it, or try again without waiting. */
  takeHere(): void {
    this.#isWanted = true;
    clearTimeout(this.#timer);
    void this.#open();
  }

  readonly #retryNow = (): void => {
    const isWaiting = connection.peek().type === 'away' || connection.peek().type === 'restarting';
    if (isWaiting && document.visibilityState === 'visible') this.takeHere();
  };

  async #open(): Promise<void> {
    if (this.#isOpening || this.#room !== undefined) return;
    this.#isOpening = true;
    this.#showOpening();
    const witness = recallWitness(this.#access.gameId);
    const opened = await openRoom(this.#access.gameId, {
      token: this.#access.token,
      ...(witness === undefined ? {} : { witness }),
      ...(this.#access.isPublicScreen === true ? { screen: true } : {}),
    });
    this.#isOpening = false;
    if (!this.#isWanted) {
      if (opened.ok) void opened.value.leave();
      return;
    }
    if (opened.ok) return this.#enter(opened.value);
    if (opened.error !== 'unreachable') return this.#settle({ type: opened.error });
    this.#comeBack(connection.peek().type === 'restarting' ? 'restarting' : 'away');
  }

  /** While a break lasts its sentence stays; only a first or deliberate try says that it connects. */
  #showOpening(): void {
    const { type } = connection.peek();
    const isBreak = type === 'away' || type === 'restarting';
    connection.value = isBreak ? this.#waiting(type, performance.now()) : { type: 'connecting' };
  }

  #enter(room: TableRoom): void {
    this.#room = room;
    resetServerClock();
    this.#reader.listen(room, this.#access, (buildId, take) => this.#welcomed(room, buildId, take));
    room.onStateChange((state) => {
      if (this.#isLeftBehind(state.buildId)) return;
      this.#reader.show(Object.fromEntries(state.documents.entries()), state.seq, this.#access);
      rememberWitness(this.#access.gameId, state);
    });
    const left = (code: number): void => this.#left(room, code);
    room.onDrop(left);
    room.onLeave(left);
  }

  #welcomed(room: TableRoom, buildId: string, take: () => void): void {
    if (this.#isLeftBehind(buildId)) return;
    const isOtherBuild = (this.#buildId ?? buildId) !== buildId;
    this.#buildId = buildId;
    this.#attempt = 0;
    this.#isBlocked = undefined;
    take();
    // A second welcome on the same line says that the seat has changed.
    this.#heartbeat?.stop();
    this.#heartbeat = new Heartbeat(room, () => this.#left(room, 0));
    this.#heartbeat.start();
    connection.value = isOtherBuild ? { type: 'outdated' } : { type: 'live' };
    attachLine(roomLine(room));
  }

  /**
   * Another build serves the table by now: the page is loaded again, once for each build, so that it never reloads in a ring, and shows
   * nothing of it before.
   */
  #isLeftBehind(buildId: string): boolean {
    if ((this.#buildId ?? buildId) === buildId || sessionStorage.getItem(RELOADED_KEY) === buildId)
      return false;
    sessionStorage.setItem(RELOADED_KEY, buildId);
    this.#release();
    window.location.reload();
    return true;
  }

  #left(room: TableRoom, code: number): void {
    if (room !== this.#room) return;
    this.#release();
    switch (code) {
      case CLOSE_CODES.replaced:
        return this.#settle({ type: 'replaced' });
      case CLOSE_CODES.removed:
        return this.#settle({ type: 'removed' });
      case CLOSE_CODES.erased:
        return this.#settle({ type: 'erased' });
      case CLOSE_CODES.moved:
        return this.#settle({ type: 'moved' });
      case CLOSE_CODES.reissued:
        return this.#settle({ type: 'reissued' });
      case CLOSE_CODES.revoked:
        return this.#settle({ type: 'revoked' });
      case CLOSE_CODES.flood:
        return this.#settle({ type: 'flooded' });
      case CLOSE_CODES.restarting:
        return this.#comeBack('restarting');
      default:
        return this.#comeBack('away');
    }
  }

  /** Let go of the room; whatever it still says is not heard. */
  #release(): TableRoom | undefined {
    const room = this.#room;
    this.#room = undefined;
    this.#heartbeat?.stop();
    this.#heartbeat = undefined;
    dropLine();
    room?.connection.close();
    return room;
  }

  #settle(state: ConnectionState): void {
    this.#isWanted = false;
    connection.value = state;
  }

  #waiting(type: 'away' | 'restarting', retryAtMs: number): ConnectionState {
    return type === 'away' && this.#isBlocked === true
      ? { type, retryAtMs, isBlocked: true }
      : { type, retryAtMs };
  }

  /** A server that answers requests but not live connections is kept away by something in between: that is said. */
  async #lookForBlock(): Promise<void> {
    const { buildId, hasLiveConnection } = await checkServer();
    if (this.#room !== undefined || !this.#isWanted) return;
    this.#isBlocked = buildId !== undefined && !hasLiveConnection;
    const state = connection.peek();
    if (state.type === 'away') connection.value = this.#waiting('away', state.retryAtMs);
  }

  #comeBack(type: 'away' | 'restarting'): void {
    const delayMs = retryDelayMs(this.#attempt, Math.random());
    this.#attempt += 1;
    connection.value = this.#waiting(type, performance.now() + delayMs);
    if (this.#attempt === TRIES_BEFORE_CHECK) void this.#lookForBlock();
    this.#timer = setTimeout(() => void this.#open(), delayMs);
  }
}

/** After so many tries in vain it is worth asking why. */
const TRIES_BEFORE_CHECK = 3;

const RELOADED_KEY = 'accord.reloadedFor';
