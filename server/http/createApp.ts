import type { Application, NextFunction, Request, Response } from 'express';
import express from 'express';
import helmet from 'helmet';
import { LIMITS } from '#shared/protocol/limits.ts';
import {
  codeSchema,
  joinSchema,
  openScreenSchema,
  openSessionSchema,
  returnSchema,
} from '#shared/protocol/session.ts';
import type { OpenedScreen, SessionErrorCode } from '#shared/protocol/session.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Config } from '../config.ts';
import type { AddressLimits } from '../limits/addressLimits.ts';
import { addressOf } from '../clientAddress.ts';
import type { House } from '../session/House.ts';
import type { Session } from '../session/Session.ts';
import { askToReturn, joinSession } from '../session/joinSession.ts';
import { openSession } from '../session/openSession.ts';
import { addAddressRoute } from './addressRoute.ts';
import type { BuiltClient } from './builtClient.ts';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';
import { addHealthRoutes, type Readiness } from './health.ts';
import { serveClient } from './serveClient.ts';
import { sessionCard } from './sessionCard.ts';
import { STATUS_OF } from './statusOf.ts';

export type AppParts = {
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
  const json = express.json({ limit: LIMITS.bodyBytes });

  app.post('/api/sessions', json, async (request, response) => {
    const body = openSessionSchema.safeParse(request.body);
    if (!body.success) return fail(response, 'session/malformed');
    if (!limits.mayOpen(addressFrom(request))) return fail(response, 'session/too-many-tries');
    const opened = await openSession(house, body.data);
    if (opened.ok) limits.noteOpened(addressFrom(request), opened.value.code);
    answer(response, opened);
  });

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
    answer(response, session.ok ? sessionCard(session.value, config.retentionMs) : session);
  });

  app.post('/api/join', json, async (request, response) => {
    const body = joinSchema.safeParse(request.body);
    if (!body.success) return fail(response, 'session/malformed');
    const session = findByCode(request, body.data.code);
    if (!session.ok) return fail(response, session.error);
    answer(response, await joinSession(house, body.data));
  });

  app.post('/api/return', json, (request, response) => {
    const body = returnSchema.safeParse(request.body);
    if (!body.success) return fail(response, 'session/malformed');
    const session = findByCode(request, body.data.code);
    if (!session.ok) return fail(response, session.error);
    answer(response, askToReturn(house, body.data));
  });

  app.post('/api/screen', json, (request, response) => {
    const body = openScreenSchema.safeParse(request.body);
    if (!body.success) return fail(response, 'session/malformed');
    const { code } = body.data;
    // Another kind of code: a wrong one of this kind says nothing about the other.
    const found = find(request, code, (each) => house.directory.byScreenCode(each), `screen ${code}`);
    if (!found.ok) return fail(response, found.error);
    const { table, screen } = found.value;
    answer(response, ok<OpenedScreen>({ gameId: table.gameId, token: screen.token }));
  });

  addAddressRoute(app, config);
  app.use('/api', (_request, response) => fail(response, 'session/malformed', 404));
  serveClient(app, client);
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    if (isClientFault(error)) return fail(response, 'session/malformed');
    house.log.error({ err: error }, 'a route failed');
    fail(response, 'server/internal');
  });
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
