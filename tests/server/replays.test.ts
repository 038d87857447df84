import { gunzipSync } from 'node:zlib';
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import type {
  ClassEnds,
  KeptEnd,
  ReplayCourse,
  ReplayHead,
  ReplayPart,
} from '../../shared/protocol/replay.ts';
import { Recording } from '../../shared/rules/views/recording.ts';
import { fromDocuments } from '../../shared/rules/views/documents.ts';
import { countryGame } from '../../shared/rules/state.ts';
import { aClass, aClassBody, aClassClient, dealAll, gather } from './support/aClass.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable, type ATable } from './support/aTable.ts';
import { askOnce, aSessionBody } from './support/requests.ts';

type Got<T> = {
  readonly status: number;
  readonly body: T & { readonly error?: string };
  readonly tag?: string;
};

describe('a replay', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  const ask = async <T>(path: string, token: string): Promise<Got<T>> => {
    const response = await askOnce(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, body: (await response.json()) as Got<T>['body'] };
  };
  const headOf = (gameId: string, token: string) => ask<ReplayHead>(`/api/replay/${gameId}/head`, token);
  const endOf = (gameId: string, token: string) => ask<KeptEnd>(`/api/report/${gameId}`, token);

  const read = async (gameId: string, view: string, token: string) => {
    const response = await askOnce(`${server.url}/api/replay/${gameId}/${view}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await response.text();
    if (response.status !== 200) return { status: response.status, text, lines: [] };
    const [course = '', ...parts] = text.trimEnd().split('\n');
    const recording = new Recording();
    for (const part of parts) recording.add(JSON.parse(part) as ReplayPart);
    return {
      status: response.status,
      text,
      tag: response.headers.get('etag') ?? '',
      course: JSON.parse(course) as ReplayCourse,
      recording,
    };
  };

  /** One round is played; then the host ends the game. */
  const playToTheEnd = async ({ host }: Pick<ATable, 'host'>): Promise<void> => {
    await host.ask({ type: 'endNow' });
    await host.until('the end', ({ game }) => game().phase === 'debrief');
  };

  it('is for the people of a table, its host and its screens, and for nobody while the game goes on', async () => {
    const table = await aTable(server.url, aSessionBody({}, { seed: 'canary-seed-4711' }));
    const ann = await table.guest('Ann Canary');
    const eve = await table.guest('Eve', { as: 'watch' });
    await table.start();
    const other = await aTable(server.url);
    const { gameId } = table;
    expect(await headOf(gameId, ann.token)).toMatchObject({
      status: 403,
      body: { error: 'replay/not-over' },
    });
    for (const token of [ann.token, table.hostToken])
      for (const view of ['seat', 'all'])
        expect(await read(gameId, view, token)).toMatchObject({
          status: 403,
          text: '{"error":"replay/not-over"}',
        });
    expect(await endOf(gameId, ann.token)).toMatchObject({ status: 403, body: { error: 'replay/not-over' } });

    await table.host.ask({ type: 'skipPhase' });
    await playToTheEnd(table);
    expect(await headOf(gameId, ann.token)).toMatchObject({
      status: 200,
      body: { gameId, view: 'seat', seat: ann.seat, isOwnTable: true, wording: 'general', others: [] },
    });
    expect((await headOf(gameId, table.hostToken)).body).toMatchObject({ view: 'all' });
    expect((await headOf(gameId, eve.token)).body).toMatchObject({ view: 'all' });
    const { token: screen } = must(table.host.welcomes[0]?.screen, 'screen');
    expect((await headOf(gameId, screen)).status).toBe(200);
    for (const stranger of [other.hostToken, 'x'.repeat(22), ''])
      expect(await headOf(gameId, stranger)).toMatchObject({ status: 403, body: { error: 'replay/closed' } });
    expect(await read(gameId, 'all', other.hostToken)).toMatchObject({ status: 403 });
    expect(await endOf(gameId, other.hostToken)).toMatchObject({ status: 403 });
    expect(await headOf('g0123', ann.token)).toMatchObject({
      status: 404,
      body: { error: 'replay/unknown' },
    });
    expect(await read(gameId, 'everything', ann.token)).toMatchObject({ status: 404 });

    const all = await read(gameId, 'all', table.hostToken);
    expect(all.recording?.gameAt(0).phase).toBe('briefing');
    expect(all.recording?.gameAt(all.course?.lastSeq ?? 0).phase).toBe('debrief');
    const end = (await endOf(gameId, ann.token)).body;
    expect(fromDocuments(end.documents).phase).toBe('debrief');
    for (const told of [
      all.text,
      JSON.stringify(end),
      JSON.stringify((await headOf(gameId, ann.token)).body),
    ]) {
      expect(told).not.toContain('Canary');
      expect(told).not.toContain(ann.token);
      expect(told).not.toContain(table.hostToken);
    }
  });

  it('shows a seat no proposal, envelope or prediction of another before its time, and everything to who asks for all', async () => {
    const table = await aTable(server.url);
    const [ann, ben, cy] = [await table.guest('Ann'), await table.guest('Ben'), await table.guest('Cy')];
    await table.start();
    await table.host.ask({ type: 'skipPhase' });
    await ann.client.until('negotiation', ({ game }) => game().phase === 'negotiation');
    const concession = (by: string, to: string, rateBp: number) => ({
      type: 'tariffConcession',
      by,
      to: [to],
      sector: 'GRA',
      rateBp,
    });
    const draft = {
      parties: [ann.seat, ben.seat],
      clauses: [concession(ann.seat, ben.seat, 731), concession(ben.seat, ann.seat, 937)],
    };
    await ann.client.ask({ type: 'tableProposal', draft });
    await ben.client.until('the proposal', ({ game }) => Object.keys(game().proposals).length === 1);
    await table.host.ask({ type: 'skipPhase' });
    await ann.client.until('policy', ({ game }) => game().phase === 'policy');
    const apart = [{ sector: 'CLO', rateBp: 1700 }];
    await ann.client.ask({ type: 'savePolicyDraft', policy: { type: 'wall', shiftBp: 300, apart } });
    await ann.client.ask({ type: 'sealPolicy', policy: { type: 'wall', shiftBp: 400, apart } });
    await ann.client.ask({ type: 'predict', ownIncome: 'down', losesMost: ben.seat });
    await cy.client.until('the seal', ({ game }) => game().sealedBy.includes(ann.seat));
    await table.host.ask({ type: 'skipPhase' });
    await cy.client.until('the reveal', ({ game }) => game().phase === 'results');
    await playToTheEnd(table);

    const secrets = ['"rateBp":731', '"rateBp":937', '"shiftBp":300', '"ownIncome"'];
    const found = (text: string): string[] =>
      secrets.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)));
    const seen = await read(table.gameId, 'seat', cy.token);
    expect(found(seen.text)).toEqual([]);
    const { course, recording } = seen;
    const policy = must(
      course?.phases.find(({ phase }) => phase === 'policy'),
      'the policy phase',
    );
    const results = must(
      course?.phases.find(({ phase }) => phase === 'results'),
      'the results',
    );
    const sealedAt = (seq: number) =>
      countryGame(must(recording, 'one').gameAt(seq)).sealedPolicies[ann.seat];
    for (let seq = policy.seq; seq < results.seq; seq++) expect(sealedAt(seq)).toBeUndefined();
    expect(sealedAt(results.seq)).toBeDefined();
    expect(course?.marks.filter(({ kind }) => kind === 'proposed')).toEqual([]);
    expect(course?.marks.some(({ kind, by }) => kind === 'sealed' && by === ann.seat)).toBe(true);

    expect(found((await read(table.gameId, 'seat', ann.token)).text)).toEqual(secrets);
    const all = await read(table.gameId, 'all', cy.token);
    expect(found(all.text)).toEqual(['"rateBp":731', '"rateBp":937']);
    expect(all.course?.marks.some(({ kind, by }) => kind === 'proposed' && by === ann.seat)).toBe(true);
  });

  it('is sent compressed, kept by the device, and asked for again without being sent again', async () => {
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    await table.start();
    await playToTheEnd(table);
    const first = await read(table.gameId, 'seat', ann.token);
    expect(first.status).toBe(200);
    // As browsers ask: fetch of Node never takes what it has.
    const raw = (headers: Readonly<Record<string, string>>) =>
      new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
        (done, fail) => {
          get(
            `${server.url}/api/replay/${table.gameId}/seat`,
            { headers: { authorization: `Bearer ${ann.token}`, ...headers } },
            (response) => {
              const chunks: Buffer[] = [];
              response.on('data', (chunk: Buffer) => chunks.push(chunk));
              response.on('end', () =>
                done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
              );
            },
          ).on('error', fail);
        },
      );
    const packed = await raw({ 'accept-encoding': 'gzip' });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'private, no-cache',
      etag: first.tag,
    });
    expect(gunzipSync(packed.body).toString('utf8')).toBe(first.text);
    expect(await raw({ 'if-none-match': first.tag ?? '' })).toMatchObject({ status: 304 });
  });

  it('of another table of the class is refused until the host opens them, and again when they are closed', async () => {
    const room = await aClass(server.url, aClassBody({ timed: false }));
    const people = await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    const tables = room.host.summaries();
    const idOf = (letter: string) => must(tables.find(({ table }) => table === letter)?.gameId, letter);
    const letterOf = new Map(room.host.people().map(({ member, table }) => [member, table]));
    const ofA = must(
      people.find(({ member }) => letterOf.get(member) === 'A'),
      'somebody of A',
    );
    const [own, other] = [idOf('A'), idOf('B')];
    const open = (isOpen: boolean) => room.host.ask({ type: 'openReplays', open: isOpen });
    expect((await open(true)).refusal).toBeUndefined();
    expect(await headOf(other, ofA.token)).toMatchObject({ status: 403, body: { error: 'replay/not-over' } });
    expect((await open(false)).refusal).toBeUndefined();
    await room.host.ask({ type: 'press', press: 'endNow', tables: ['A', 'B'] });
    await room.host.until('the end', ({ summaries }) =>
      summaries().every(({ phase }) => phase === 'debrief'),
    );

    expect((await headOf(own, ofA.token)).body).toMatchObject({ table: 'A', others: [] });
    for (const answer of [await headOf(other, ofA.token), await endOf(other, ofA.token)])
      expect(answer).toMatchObject({ status: 403, body: { error: 'replay/closed' } });
    expect(await read(other, 'all', ofA.token)).toMatchObject({ status: 403 });
    expect((await headOf(other, room.hostToken)).status).toBe(200);

    await open(true);
    await room.host.until('open replays', ({ view }) => view().replaysOpen === true);
    expect((await headOf(own, ofA.token)).body.others).toEqual([{ table: 'B', gameId: other }]);
    const foreign = (await headOf(other, ofA.token)).body;
    expect(foreign).toMatchObject({ table: 'B', view: 'all', isOwnTable: false });
    expect(foreign.seat).toBeUndefined();
    // No seat of theirs is there: the view of a seat is that of all.
    const [asSeat, asAll] = [await read(other, 'seat', ofA.token), await read(other, 'all', ofA.token)];
    expect(asSeat.text).toBe(asAll.text);
    await open(false);
    expect(await headOf(other, ofA.token)).toMatchObject({ status: 403 });

    // The class goes on to its next game, and the server is started anew: all of it holds for the game before.
    const before = await read(own, 'seat', ofA.token);
    const endBefore = (await endOf(own, ofA.token)).body.documents;
    const reportOf = async (token: string) =>
      (await ask<ClassEnds>(`/api/report/${room.classId}`, token)).body;
    await room.host.until('the debrief', ({ view }) => view().stage === 'debrief');
    const report = await reportOf(room.hostToken);
    // What the class voted on stands in it.
    expect(Object.keys(report.debrief)).toEqual(expect.arrayContaining(['ballots', 'story/A']));
    const { settings } = aSessionBody({}, { seed: 'second' });
    expect((await room.host.ask({ type: 'nextGame', settings })).refusal).toBeUndefined();
    await server.kill();
    await server.start();
    const seat = must((await headOf(own, ofA.token)).body.seat, 'seat');
    expect((await headOf(own, ofA.token)).body).toMatchObject({
      table: 'A',
      view: 'seat',
      seat,
      game: 1,
      isOwnTable: false,
      others: [],
      games: [],
    });
    expect((await read(own, 'seat', ofA.token)).text).toBe(before.text);
    expect((await endOf(own, ofA.token)).body.documents).toEqual(endBefore);
    expect(await reportOf(room.hostToken)).toEqual({ ...report, debrief: {} });
    for (const stranger of [ofA.token, 'x'.repeat(22)])
      expect(await headOf(other, stranger)).toMatchObject({ status: 403, body: { error: 'replay/closed' } });
    expect(await read(other, 'all', ofA.token)).toMatchObject({ status: 403 });
    expect(await endOf(other, ofA.token)).toMatchObject({ status: 403 });

    // When the second is over too, each leads to the other.
    const again = { ...room, host: await aClassClient(server.url, room.classId, room.hostToken) };
    await dealAll(again);
    await again.host.ask({ type: 'startPlay' });
    await again.host.ask({ type: 'press', press: 'endNow', tables: ['A', 'B'] });
    await again.host.until('the end', ({ summaries }) =>
      summaries().every(({ phase }) => phase === 'debrief'),
    );
    const second = must((await headOf(own, ofA.token)).body.games[0], 'the second game');
    expect(second.game).toBe(2);
    expect((await headOf(second.gameId, ofA.token)).body).toMatchObject({
      game: 2,
      isOwnTable: true,
      games: [{ game: 1, table: 'A', gameId: own }],
    });
    expect((await again.host.ask({ type: 'openReplays', open: true })).refusal).toBeUndefined();
    await again.host.until('open replays', ({ view }) => view().replaysOpen === true);
    expect((await headOf(own, ofA.token)).body.others).toEqual([{ table: 'B', gameId: other }]);
    expect((await headOf(other, ofA.token)).body).toMatchObject({ view: 'all', game: 1 });
  });
});
