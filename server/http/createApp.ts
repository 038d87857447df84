import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Application, NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';
import type { HelmetOptions } from 'helmet';
import helmet from 'helmet';
import type { z } from 'zod';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { isLoopback } from '#shared/protocol/wire.ts';
import { type JoinedClass, openClassSchema } from '#shared/protocol/classroom.ts';
import {
  type JoinedMember,
  type NetworkAddresses,
  type OpenedScreen,
  type PrivacyFacts,
  type RoomFacts,
  type SessionCard,
  type SessionErrorCode,
  codeSchema,
  joinSchema,
  openScreenSchema,
  openSessionSchema,
  returnSchema,
} from '#shared/protocol/session.ts';
import { HIDDEN_SEED, redactFor } from '#shared/rules/views/redactFor.ts';
import { addressOf, addressesOf } from '../addresses.ts';
import type { Config } from '../config.ts';
import type { AddressLimits } from '../limits/rateLimits.ts';
import type { House } from '../session/House.ts';
import type { Session } from '../session/Session.ts';
import { seatOf, seatOrder } from '#shared/classroom/people.ts';
import { askToReturn, joinSession } from '../session/joinSession.ts';
import type { Classroom } from '../session/Classroom.ts';
import { comeBack, joinClass } from '../session/classPeople.ts';
import { leaderOf } from '../session/hosting.ts';
import { openClass } from '../session/openClass.ts';
import { openSession } from '../session/sessionLife.ts';
import { type BuiltClient, serveClient } from './serveClient.ts';
import { addReplayRoutes } from './replayRoutes.ts';
import { SERVER_LIMITS } from '../limits/rateLimits.ts';

const SELF = ["'self'"];
const NONE = ["'none'"];

/**
 * Headers of every page. Phones reach the game over plain http on a local address, so nothing here may ask for TLS: no
 * upgrade-insecure-requests, no transport security, no isolation that browsers refuse on insecure origins.
 */
const contentSecurityPolicy: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: NONE,
      scriptSrc: SELF,
      styleSrc: SELF,
      imgSrc: [...SELF, 'data:', 'blob:'],
      mediaSrc: [...SELF, 'blob:'],
      fontSrc: SELF,
      connectSrc: SELF,
      workerSrc: SELF,
      manifestSrc: SELF,
      baseUri: NONE,
      formAction: NONE,
      // The big screen of a class shows the screens of its tables in a frame; no other site may frame a page.
      frameSrc: SELF,
      frameAncestors: SELF,
    },
  },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  strictTransportSecurity: false,
};

/** HTTP status of each refusal. */
const STATUS_OF: Readonly<Record<SessionErrorCode, number>> = {
  'session/unknown-code': 404,
  'session/locked': 403,
  'session/malformed': 400,
  'session/too-many-tries': 429,
  'session/too-many-joins': 429,
  'session/too-many-sessions': 503,
  'session/full': 409,
  'session/ended': 410,
  'session/unreadable': 503,
  'name/empty': 422,
  'name/too-long': 422,
  'name/taken': 409,
  'name/reserved': 422,
  'seat/taken': 409,
  'seat/unknown': 422,
  'return/unknown-name': 404,
  'return/refused': 403,
  'return/expired': 410,
  'return/too-many': 429,
  'return/pin-missing': 422,
  'return/wrong-pin': 403,
  'return/pin-blocked': 429,
  'return/pin-too-soon': 429,
  'server/internal': 500,
  'server/saving-paused': 503,
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a code leads to, shown before joining: enough to choose a seat; among friends with the names of those who sit, else nothing about people. */
function sessionCard(session: Session, retentionMs: number): Result<SessionCard, SessionErrorCode> {
  const { committed, gameId, rules } = session.table;
  // The public view: among the settings is the seed, which is nobody's before the end.
  const { phase, seats, settings } = redactFor(committed.state, { type: 'public' });
  const waiting = session.countAhead(committed.state);
  if (session.isLocked) return err('session/locked');
  if (phase === 'debrief') return err('session/ended');
  return ok({
    code: session.code,
    gameId,
    settings,
    started: phase !== 'lobby',
    freeSeats:
      waiting > 0
        ? []
        : seatOrder(rules.scenario, seats).filter((economy) => seats[economy]?.member === undefined),
    waiting,
    ...(leaderOf(session) === undefined || session.areNamesHidden ? {} : { taken: seatsTaken(session) }),
    keptDays: Math.round(retentionMs / DAY_MS),
  });
}

function seatsTaken({ present, table }: Session): NonNullable<SessionCard['taken']> {
  return present.flatMap(({ member, name }) => {
    const economy = seatOf(table.committed.state, member);
    return economy === undefined ? [] : [{ economy, name }];
  });
}

/** The same of a class: seats are dealt there, so none is to be chosen. */
function classCard(
  { gathering, classId, committed }: Classroom,
  retentionMs: number,
): Result<SessionCard, SessionErrorCode> {
  const { stage, settings, rehearsal } = committed.state;
  if (gathering.isLocked) return err('session/locked');
  if (stage === 'debrief') return err('session/ended');
  return ok({
    code: gathering.code,
    classId,
    settings: { ...settings, seed: HIDDEN_SEED },
    started: stage === 'playing',
    freeSeats: [],
    waiting: 0,
    ...(rehearsal === undefined ? {} : { isRehearsal: true }),
    keptDays: Math.min(Math.round(retentionMs / DAY_MS), committed.state.keptDays ?? Infinity),
  });
}

/** What this server keeps, for how long, and who answers for it: by its own settings. */
function privacyFacts({ idleMs, retentionMs, operator }: Config): PrivacyFacts {
  return {
    idleHours: Math.round(idleMs / HOUR_MS),
    keptDays: Math.round(retentionMs / DAY_MS),
    ...(operator === '' ? {} : { operator }),
  };
}

type AppParts = {
  readonly house: House;
  readonly limits: AddressLimits;
  readonly readiness: Readiness;
  readonly config: Config;
  readonly client: BuiltClient | undefined;
};

/** Everything that is not the room protocol: opening, finding and joining a session, health, and the client's files. */
export function addRoutes(app: Application, { house, limits, readiness, config, client }: AppParts): void {
  app.disable('x-powered-by');
  app.use(helmet(contentSecurityPolicy));
  addHealthRoutes(app, readiness);
  const addressFrom = (request: Request) => addressOf(request, config.trustedProxies);
  const json = express.json({ limit: SERVER_LIMITS.bodyBytes });

  addOpeningRoutes(app, { house, limits, addressFrom, json });

  /** The table of a code, if it may be tried from there. In one piece: nobody else's try comes between look and note. */
  const find = (
    request: Request,
    code: string,
    lookUp: (code: string) => Session | undefined,
    attempt = code,
  ): Result<Session, SessionErrorCode> => {
    const address = addressFrom(request);
    if (!limits.mayTryCode(address, attempt)) return err('session/too-many-tries');
    if (house.directory.isClosedForRepair(code)) return err('session/unreadable');
    const session = lookUp(code);
    if (session === undefined) limits.noteWrongCode(address, attempt);
    else limits.noteRightCode(address, attempt);
    return session === undefined ? err('session/unknown-code') : ok(session);
  };
  const findByCode = (request: Request, code: string) =>
    find(request, code, (each) => house.directory.byCode(each));

  app.get('/api/sessions/:code', (request, response) => {
    const code = codeSchema.safeParse(request.params.code);
    if (!code.success) return fail(response, 'session/unknown-code');
    const session = findByCode(request, code.data);
    if (!session.ok) return fail(response, session.error);
    const classroom = house.directory.classByCode(code.data);
    answer(
      response,
      classroom === undefined
        ? sessionCard(session.value, config.retentionMs)
        : classCard(classroom, config.retentionMs),
    );
  });

  app.post('/api/join', json, async (request, response) => {
    const body = joinSchema.safeParse(request.body);
    if (!body.success) return fail(response, 'session/malformed');
    await house.joining.next();
    const session = findByCode(request, body.data.code);
    if (!session.ok) return fail(response, session.error);
    const classroom = house.directory.classByCode(body.data.code);
    answer<JoinedMember | JoinedClass>(
      response,
      classroom === undefined
        ? await joinSession(house, body.data)
        : await joinClass(house, classroom, body.data),
    );
  });

  app.post('/api/return', json, async (request, response) => {
    const body = returnSchema.safeParse(request.body);
    if (!body.success) return fail(response, 'session/malformed');
    const session = findByCode(request, body.data.code);
    if (!session.ok) return fail(response, session.error);
    const classroom = house.directory.classByCode(body.data.code);
    answer(
      response,
      classroom === undefined ? askToReturn(house, body.data) : await comeBack(house, classroom, body.data),
    );
  });

  app.post('/api/screen', json, (request, response) => {
    const body = openScreenSchema.safeParse(request.body);
    if (!body.success) return fail(response, 'session/malformed');
    const { code } = body.data;
    // Another kind of code: a wrong one of this kind says nothing about the other.
    const found = find(request, code, (each) => house.directory.byScreenCode(each), `screen ${code}`);
    if (!found.ok) return fail(response, found.error);
    const { classId, screen } = found.value;
    answer(response, ok<OpenedScreen>({ gameId: classId ?? found.value.table.gameId, token: screen.token }));
  });

  // Ids are long and drawn by lot: whoever knows one has been there.
  app.get('/api/rooms/:roomId', (request, response) =>
    answer(response, ok<RoomFacts>({ isThere: house.directory.isThere(request.params.roomId) })),
  );
  addReplayRoutes(app, house);
  addFactsOfServer(app, config);
  app.use('/api', (_request, response) => fail(response, 'session/malformed', 404));
  serveClient(app, client);
  answerFaults(app, house.log);
}

function answerFaults(app: Application, log: House['log']): void {
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    if (isClientFault(error)) return fail(response, 'session/malformed');
    log.error({ err: error }, 'a route failed');
    fail(response, 'server/internal');
  });
}

type OpeningParts = Pick<AppParts, 'house' | 'limits'> & {
  readonly addressFrom: (request: Request) => string;
  readonly json: RequestHandler;
};

/** What costs the server some milliseconds of the model: a table, or a class. */
function addOpeningRoutes(app: Application, { house, limits, addressFrom, json }: OpeningParts): void {
  const add = <Asked, Opened extends { readonly code: string }>(
    path: string,
    schema: z.ZodType<Asked>,
    open: (house: House, request: Asked) => Promise<Result<Opened, SessionErrorCode>>,
  ): void => {
    app.post(path, json, async (request, response) => {
      const body = schema.safeParse(request.body);
      if (!body.success) return fail(response, 'session/malformed');
      if (!limits.mayOpen(addressFrom(request))) return fail(response, 'session/too-many-tries');
      const opened = await open(house, body.data);
      if (opened.ok) limits.noteOpened(addressFrom(request), opened.value.code);
      answer(response, opened);
    });
  };
  add('/api/sessions', openSessionSchema, openSession);
  add('/api/classes', openClassSchema, openClass);
}

function answer<T>(response: Response, result: Result<T, SessionErrorCode>): void {
  if (!result.ok) return fail(response, result.error);
  response.set('Cache-Control', 'no-store').json(result.value);
}

function fail(response: Response, error: SessionErrorCode, status: number = STATUS_OF[error]): void {
  response.status(status).set('Cache-Control', 'no-store').json({ error });
}

/** Bodies that are no JSON, bad escapes in a path: the sender's fault, marked so by Express. */
function isClientFault(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}

/** What the server tells of itself: to everybody what it keeps, on its own machine where it is reached and how it bears its people. */
function addFactsOfServer(app: Application, config: Config): void {
  app.get('/api/privacy', (_request, response) => answer(response, ok(privacyFacts(config))));
  addAddressRoute(app, config);
  addVitalsRoute(app, config);
}

/**
 * Where phones on the same network reach this server. Told to a browser on this very machine that came by a local name, and to
 * nobody else: the addresses of a school's network are not the internet's business.
 */
function addAddressRoute(app: Application, config: Config): void {
  app.get('/api/addresses', (request, response) => {
    const network = isAskedHere(request, config) ? addressesOf(config.host, config.port).network : [];
    response.set('Cache-Control', 'no-store').json({ network } satisfies NetworkAddresses);
  });
}

/** How a server bears its people, for the command `load` and for whoever watches over it. */
export type Vitals = {
  /** How long the loop was held up at most since the last question. */
  readonly longestBlockMs: number;
  readonly memoryMb: number;
};

const LOOP_RESOLUTION_MS = 20;
const MEGABYTE = 1024 * 1024;

/** Told on this very machine alone. */
function addVitalsRoute(app: Application, config: Config): void {
  const delay = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  delay.enable();
  app.get('/api/vitals', (request, response) => {
    if (!isAskedHere(request, config)) return fail(response, 'session/malformed', 404);
    const vitals: Vitals = {
      longestBlockMs: Math.max(0, Math.round(delay.max / 1e6) - LOOP_RESOLUTION_MS),
      memoryMb: Math.round(process.memoryUsage.rss() / MEGABYTE),
    };
    delay.reset();
    response.set('Cache-Control', 'no-store').json(vitals);
  });
}

function isAskedHere(request: Request, { trustedProxies }: Config): boolean {
  return isLoopback(addressOf(request, trustedProxies)) && isLoopback(request.hostname);
}

/** Whether the server may be sent players, and why not. */
type Readiness = {
  readonly buildId: string;
  readonly fault: () => string | undefined;
  /** Whether the threads in which bots think answer; while they fail, bots do the least that the rules ask. */
  readonly threads: () => 'working' | 'failing';
};

/** `/healthz`: the loop answers. `/readyz`: it can also save; and whether bots think. */
function addHealthRoutes(app: Application, { buildId, fault, threads }: Readiness): void {
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ buildId });
  });
  app.get('/readyz', (_request, response) => {
    const reason = fault();
    response
      .status(reason === undefined ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ...(reason === undefined ? { ready: true } : { ready: false, reason }), threads: threads() });
  });
}
