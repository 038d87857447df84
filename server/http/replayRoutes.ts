import type { Application, Request, Response } from 'express';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { err, type Result } from '#shared/kernel/result.ts';
import { REPLAY_VIEWS, type ReplayRefusal } from '#shared/protocol/replay.ts';
import type { House } from '../session/House.ts';
import { Replays } from '../session/Replays.ts';

const STATUS_OF: Readonly<Record<ReplayRefusal, number>> = {
  'replay/unknown': 404,
  'replay/closed': 403,
  'replay/not-over': 403,
  'replay/unreadable': 503,
  'replay/busy': 429,
};

const pack = promisify(gzip);

const BEARER = /^Bearer ([A-Za-z0-9_-]{22})$/;

/**
 * Games that are over, over HTTP: `/api/replay/<game>/<seat|all>` the recording, `…/head` what is said of it, `/api/report/<game>` its end. The token of
 * the person stands in a header, so that no address holds it.
 */
export function addReplayRoutes(app: Application, house: House): void {
  const replays = new Replays(house);
  const askedBy = (request: Request) => ({
    gameId: String(request.params['gameId']),
    token: BEARER.exec(request.get('authorization') ?? '')?.[1] ?? '',
  });
  const viewOf = (request: Request) => REPLAY_VIEWS.find((view) => view === request.params['view']);

  app.get('/api/replay/:gameId/head', (request, response) => {
    answer(response, replays.head(askedBy(request), 'seat'));
  });
  app.get('/api/report/:gameId', async (request, response) => {
    const end = await replays.end(askedBy(request));
    if (!end.ok || request.acceptsEncodings('gzip') !== 'gzip') return answer(response, end);
    // Half a megabyte of a world game, of which a seventh is left.
    const bytes = await pack(JSON.stringify(end.value));
    response.type('json').set('Cache-Control', 'no-store').set('Content-Encoding', 'gzip').send(bytes);
  });
  app.get('/api/replay/:gameId/:view', async (request, response) => {
    const view = viewOf(request);
    const recorded =
      view === undefined ? err('replay/unknown' as const) : await replays.recording(askedBy(request), view);
    if (!recorded.ok) return refuse(response, recorded.error);
    const { bytes, tag } = recorded.value;
    // Kept by the device alone, and asked for again each time: it may not be theirs any more.
    response.set('Cache-Control', 'private, no-cache').set('ETag', `"${tag}"`).vary('Authorization');
    if (request.fresh) return response.status(304).end();
    response.type('application/x-ndjson');
    const isPacked = request.acceptsEncodings('gzip') === 'gzip';
    if (isPacked) response.set('Content-Encoding', 'gzip');
    response.send(Buffer.from(isPacked ? bytes : gunzipSync(bytes)));
  });
}

function answer<T>(response: Response, result: Result<T, ReplayRefusal>): void {
  if (!result.ok) return refuse(response, result.error);
  response.set('Cache-Control', 'no-store').json(result.value);
}

function refuse(response: Response, error: ReplayRefusal): void {
  response.status(STATUS_OF[error]).set('Cache-Control', 'no-store').json({ error });
}
