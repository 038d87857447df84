import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Server as HttpServer, createServer } from 'node:http';
import { createServer as createProbe } from 'node:net';
import {
  type AuthContext,
  Room,
  type Server,
  ServerError,
  defineRoom,
  defineServer,
  matchMaker,
} from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import { type TransportOptions, WebSocketTransport } from '@colyseus/ws-transport';
import { must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { SOCKET_COMPRESSION } from '#shared/protocol/wire.ts';
import { RULES_VERSION } from '#shared/rules/state.ts';
import { OPENINGS_OF } from '#shared/content/scenarios/index.ts';
import { rulebookFor } from '#shared/rules/game/rulebooks.ts';
import { anyScenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import type { Config } from './config.ts';
import { startHousekeeping } from './housekeeping.ts';
import { addRoutes } from './http/createApp.ts';
import { type BuiltClient, PACKAGE_FILE, PAGE_PATH, readBuiltClient } from './http/serveClient.ts';
import { createAddressLimits, SERVER_LIMITS } from './limits/rateLimits.ts';
import { type Log, libraryLog } from './log.ts';
import { ParMaker } from './par/ParMaker.ts';
import { ClassRoom, type ClassRoomOptions } from './rooms/ClassRoom.ts';
import { GameRoom, type GameRoomOptions } from './rooms/GameRoom.ts';
import { createAdmission, openEntriesOf } from './rooms/admit.ts';
import { closeLibraryDefaults, guardServer } from './security.ts';
import { CommitQueue, Turns } from './session/CommitQueue.ts';
import { createGameClock } from './session/GameClock.ts';
import type { House, RulebookFinder } from './session/House.ts';
import { PrizeBook } from './session/PrizeBook.ts';
import { SessionDirectory } from './session/SessionDirectory.ts';
import { checkLogs, noteRestarts, openRooms, recoverSessions } from './session/recoverSessions.ts';
import { Rehearsals } from './simulated/Rehearsals.ts';
import type { GameStore } from './store/GameStore.ts';
import { openSqliteStore } from './store/sqliteStore.ts';
import { ThreadPool, realTimers } from './threads/ThreadPool.ts';

/** Stands at the address of a table that could not be read from disk, to say so: without it the table would seem to be over. */
class ClosedRoom extends Room {
  static override async onAuth(): Promise<never> {
    throw new ServerError(503, 'session/unreadable');
  }

  override autoDispose = false;

  override onCreate({ gameId }: { readonly gameId: string }): void {
    this.roomId = gameId;
  }
}

const LENGTH = 12;

/** Names what is served: it changes with the version, the rules and the built page, which names all its files. */
function buildIdOf(client: BuiltClient | undefined): string {
  const hash = createHash('sha256').update(readFileSync(PACKAGE_FILE)).update(String(RULES_VERSION));
  const page = client?.get(PAGE_PATH);
  if (page !== undefined) hash.update(page.content);
  return hash.digest('hex').slice(0, LENGTH);
}

const ROOM = 'game';
const CLASS_ROOM = 'class';
const CLOSED_ROOM = 'closed';
const PING_MS = 3_000;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
/** How often Node looks for requests beyond these times; its default of 30 s would triple them. */
const TIMEOUT_CHECK_MS = 2_000;
/** Room for the documents of a long game; the library's default of 16 KB is for games of moving things. */
const ENCODER_BYTES = 256 * 1024;
/** More would hold up those who play. Those who join in one turn are one write to disk, so fewer would wait for the disk more often. */
const JOINS_A_TURN = 20;
const ARRIVALS_A_TURN = 8;
/** A stop takes at most this long, whatever still hangs. */
const STOP_DEADLINE_MS = 4_500;
const ROOMS_DEADLINE_MS = 2_000;

export type RunningServer = { readonly stop: () => Promise<void> };

/** Brings up the whole server, every open table included. Failure: one line for the operator. */
export async function startServer(config: Config, log: Log): Promise<Result<RunningServer, string>> {
  const rulesOf = loadScenarios();
  if (!rulesOf.ok) return rulesOf;
  const fault = await portFault(config.host, config.port);
  if (fault !== undefined) return err(fault);
  const opened = await openSqliteStore(
    {
      folder: config.dataFolder,
      durability: config.durability,
      ...(config.test.MAX_PAGES === undefined ? {} : { maxPages: config.test.MAX_PAGES }),
    },
    log,
  );
  if (!opened.ok) return opened;

  const store = opened.value;
  const client = readBuiltClient();
  const buildId = config.test.BUILD_ID ?? buildIdOf(client);
  const house = createHouse({ config, log, store, rulesOf: rulesOf.value, buildId });
  await house.prizes.load();
  await recoverSessions(house);
  const isDraining = { value: false };
  const http = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_MS,
  });
  const server = createGameServer({ config, house, client, http, isDraining: () => isDraining.value });
  await matchMaker.onReady;
  await openRooms(house);
  for (const gameId of house.directory.gamesClosedForRepair)
    await matchMaker.createRoom(CLOSED_ROOM, { gameId });
  await noteRestarts(house);
  const listening = await listen({ server, http, house, config });
  if (!listening.ok) return listening;
  const stopHousekeeping = startHousekeeping(house, config);
  const isStopping = () => isDraining.value;
  checkLogs(house, isStopping).catch((error: unknown) =>
    log.error({ err: error }, 'could not check the logs'),
  );
  return ok({
    stop: async () => {
      isDraining.value = true;
      stopHousekeeping();
      await withinDeadline(() => drain(house, http), STOP_DEADLINE_MS);
    },
  });
}

type HouseParts = {
  readonly config: Config;
  readonly log: Log;
  readonly store: GameStore;
  readonly rulesOf: RulebookFinder;
  readonly buildId: string;
};

function createHouse({ config, log, store, rulesOf, buildId }: HouseParts): House {
  const directory = new SessionDirectory();
  const queue = new CommitQueue(store, log);
  const threads = new ThreadPool({ log, timers: realTimers });
  const house: House = {
    log,
    store,
    rulesOf,
    directory,
    queue,
    threads,
    prizes: new PrizeBook({ threads, queue, store, log }),
    sending: new Turns(),
    deciding: new Turns(),
    joining: new Turns(JOINS_A_TURN),
    arriving: new Turns(ARRIVALS_A_TURN),
    par: new ParMaker({
      log,
      games: config.parGames,
      isOpen: ({ gameId }) => directory.playing(gameId) !== undefined,
    }),
    rehearsals: new Rehearsals({ log, url: ownAddress(config) }),
    buildId,
    startClock: (startMs) => createGameClock(startMs, config.test.CLOCK_RATE),
    openRoom: async (gameId) => {
      const classroom = directory.classOf(gameId);
      if (classroom?.classId === gameId)
        return void (await matchMaker.createRoom(CLASS_ROOM, {
          house,
          classroom,
        } satisfies ClassRoomOptions));
      const session = must(directory.playing(gameId), `session of ${gameId}`);
      const options: GameRoomOptions = { house, session };
      await matchMaker.createRoom(ROOM, options);
    },
    closeRoom: async (gameId, code) => {
      await matchMaker.getLocalRoomById(gameId)?.disconnect(code);
    },
  };
  return house;
}

/** Where the server reaches itself. */
function ownAddress({ host, port }: Config): string {
  const isAny = host === '0.0.0.0' || host === '::';
  return `http://${isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Lets a socket send copies. */
function sendCopies<S extends (data: never, ...rest: never[]) => void>(socket: { send: S }): void {
  socket.send = new Proxy(socket.send, {
    apply(send, self: unknown, [data, ...rest]: [unknown, ...unknown[]]): void {
      Reflect.apply(send, self, [data instanceof Uint8Array ? Buffer.from(data) : data, ...rest]);
    },
  });
}

/**
 * The library encodes every change of a room into one buffer, while compression reads a message, and those that wait behind it, later:
 * without copies, what was encoded in the meantime would be sent in their place.
 */
class CopyingTransport extends WebSocketTransport {
  constructor(options: TransportOptions) {
    super(options);
    this.wss.prependListener('connection', (socket) => sendCopies(socket));
  }
}

type ServerParts = {
  readonly config: Config;
  readonly house: House;
  readonly client: BuiltClient | undefined;
  readonly http: HttpServer;
  readonly isDraining: () => boolean;
};

function createGameServer({ config, house, client, http, isDraining }: ServerParts): Server {
  closeLibraryDefaults();
  Encoder.BUFFER_SIZE = ENCODER_BYTES;
  const limits = createAddressLimits((code) => house.directory.byCode(code) !== undefined);
  const admit = createAdmission({
    directory: house.directory,
    openEntriesOf,
    noteEntry: limits.noteRightCode,
  });
  class AdmittingRoom extends GameRoom {
    static override async onAuth(_token: string, options: unknown, context: AuthContext) {
      await house.arriving.next();
      return admit(options, context);
    }
  }
  class AdmittingClassRoom extends ClassRoom {
    static override async onAuth(_token: string, options: unknown, context: AuthContext) {
      await house.arriving.next();
      return admit(options, context);
    }
  }
  const readiness = {
    buildId: house.buildId,
    fault: () => (isDraining() ? 'stopping' : house.queue.isPaused ? 'saving is paused' : undefined),
    threads: () => (house.threads.fault === undefined ? 'working' : 'failing'),
  } as const;
  return defineServer({
    greet: false,
    gracefullyShutdown: false,
    logger: libraryLog(house.log),
    transport: new CopyingTransport({
      server: http,
      maxPayload: SERVER_LIMITS.frameBytes,
      perMessageDeflate: SOCKET_COMPRESSION,
      pingInterval: PING_MS,
      pingMaxRetries: config.test.PINGS_MISSED,
    }),
    rooms: {
      [ROOM]: defineRoom(AdmittingRoom),
      [CLASS_ROOM]: defineRoom(AdmittingClassRoom),
      [CLOSED_ROOM]: defineRoom(ClosedRoom),
    },
    express: (app) => addRoutes(app, { house, limits, readiness, config, client }),
  });
}

type Listening = {
  readonly server: Server;
  readonly http: HttpServer;
  readonly house: House;
  readonly config: Config;
};

async function listen({ server, http, house, config }: Listening): Promise<Result<void, string>> {
  const { host, port } = config;
  const failed = new Promise<string>((resolve) => {
    // The library's own promise never settles when the port is taken.
    http.once('error', (error) => resolve(listenFault(error, host, port)));
  });
  const fault = await Promise.race([failed, server.listen(port, host)]);
  if (fault !== undefined) return err(fault);
  // Later ones, such as no descriptor left to accept another client, concern that client only.
  http.on('error', (error) => house.log.error({ err: error }, 'could not accept a connection'));
  guardServer(http, {
    gate: config,
    log: house.log,
    turn: () => house.arriving.next(),
    isExpected: (roomId, sessionId) =>
      matchMaker.getLocalRoomById(roomId)?.hasReservedSeat(sessionId) ?? false,
  });
  return ok(undefined);
}

/** Sends everyone away to come back, and leaves when the last write is on disk. */
async function drain(house: House, http: HttpServer): Promise<void> {
  // Someone whose network is gone would hold up the closing of the rooms; nobody waits for that.
  await withinDeadline(() => matchMaker.gracefullyShutdown(), ROOMS_DEADLINE_MS);
  await house.rehearsals.close();
  house.par.close();
  await house.queue.drain();
  await house.threads.close();
  await house.store.close();
  http.close();
  http.closeAllConnections();
}

async function withinDeadline(work: () => Promise<void>, deadlineMs: number): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, deadlineMs);
  await Promise.race([work(), late]);
  clearTimeout(timer);
}

/** Why the port cannot be opened, as one line for the operator; undefined when it is free. */
async function portFault(host: string, port: number): Promise<string | undefined> {
  const probe = createProbe();
  const fault = await new Promise<string | undefined>((resolve) => {
    probe.once('error', (error) => resolve(listenFault(error, host, port)));
    probe.listen(port, host, () => resolve(undefined));
  });
  if (fault === undefined) await new Promise<void>((resolve) => probe.close(() => resolve()));
  return fault;
}

function listenFault(error: Error, host: string, port: number): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: stop the other program, or set PORT to another number.`;
  if (code === 'EACCES') return `Port ${port} needs more rights: set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `HOST ${host} is not an address of this machine.`;
  return `Port ${port} cannot be opened: ${error.message}`;
}

/** Assumes nothing otherwise than the data. */
const PLAIN_PRESET = 'worldPlain';

/**
 * Reads and checks every scenario at every opening. Failure: which file, which field, why. What a game assumes otherwise is
 * worked out when it is asked for; nothing is found for an opening that the scenario does not have.
 */
function loadScenarios(): Result<RulebookFinder, string> {
  for (const id of SCENARIO_IDS) {
    for (const opening of OPENINGS_OF[id]) {
      const scenario = anyScenarioFor({ scenarioId: id, opening, preset: PLAIN_PRESET });
      if (!scenario.ok) {
        const { path, field, reason } = scenario.error;
        return err(`${path}: ${field}: ${reason}`);
      }
    }
  }
  return ok((choice) => {
    const rules = rulebookFor(choice);
    return rules.ok ? rules.value : undefined;
  });
}
