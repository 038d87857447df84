import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import { CLASS_SIZES } from '../../shared/content/lessons.ts';
import { CLOSE_CODES } from '../../shared/protocol/wire.ts';
import type { HelperKind, HelperTicket } from '../../shared/protocol/classHosts.ts';
import {
  type AClass,
  aClass,
  aClassClient,
  type ClassClient,
  closeClasses,
  dealAll,
  gather,
  sit,
} from './support/aClass.ts';
import { aClient, anId } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { PATIENCE_MS } from '../support/patience.ts';

describe('other hosts of a class', () => {
  let server: AServer;
  let room: AClass;
  let tickets: HelperTicket[];
  beforeAll(async () => {
    server = await aServer();
  });
  beforeEach(async () => {
    room = await aClass(server.url);
    tickets = [];
    room.host.room.onMessage('helper', (ticket: HelperTicket) => tickets.push(ticket));
  });
  afterEach(closeClasses);
  afterAll(() => server.stop());

  async function invite(
    kind: HelperKind,
    label: string,
    tables: readonly string[] = [],
  ): Promise<HelperTicket> {
    const answer = await room.host.ask({ type: 'inviteHelper', kind, label, tables });
    expect(answer.refusal).toBeUndefined();
    await room.host.until('the link', () => tickets.some(({ helper }) => helper.label === label));
    return must(
      tickets.find(({ helper }) => helper.label === label),
      'link',
    );
  }
  async function aPlayingClass(): Promise<void> {
    await gather(room, 8);
    await dealAll(room);
    expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
    await room.host.until('a briefing', ({ summaries }) =>
      summaries().every(({ phase }) => phase !== 'lobby'),
    );
  }
  const enter = ({ token }: HelperTicket): Promise<ClassClient> =>
    aClassClient(server.url, room.classId, token);
  const helpersOf = ({ documents }: ClassClient): readonly { label: string; connected: boolean }[] =>
    JSON.parse(documents()['helpers'] ?? '[]');

  it('may do what their link says, and it is written down who pressed', async () => {
    await aPlayingClass();
    const li = await invite('coTeacher', 'Ms Li');
    const teacher = await enter(li);
    expect(teacher.welcomes[0]).toMatchObject({
      role: 'host',
      helper: { kind: 'coTeacher', label: 'Ms Li' },
    });
    expect(teacher.people().length).toBe(8);
    expect(helpersOf(teacher)).toEqual([]);
    await room.host.until('Ms Li', (host) => helpersOf(host).some(({ connected }) => connected));
    expect((await teacher.ask({ type: 'press', press: 'pauseClock' })).refusal).toBeUndefined();
    await room.host.until('a pause', ({ summaries }) =>
      summaries().every(({ pausedLeftMs }) => pausedLeftMs !== undefined),
    );
    expect(JSON.parse(room.host.documents()['lastPress'] ?? '{}')).toMatchObject({
      press: 'pauseClock',
      by: 'Ms Li',
    });
    const { gameId } = must(room.host.summaries()[0], 'table A');
    const table = await aClient(server.url, gameId, li.token);
    expect(table.welcomes[0]).toMatchObject({ role: 'host', mayHost: true });
    expect((await table.ask({ type: 'resumeClock' })).refusal).toBeUndefined();
    expect((await table.ask({ type: 'eraseSession' }, { type: 'session' })).refusal?.code).toBe(
      'class/not-your-right',
    );
    // The server has the file for itself while it runs.
    await server.kill('SIGTERM');
    const database = new DatabaseSync(join(server.dataFolder, 'accord.sqlite'), { readOnly: true });
    const pressed = database.prepare("select actor from session_log where type = 'press'").get();
    const resumed = database.prepare("select member from log where type = 'resumeClock'").get();
    database.close();
    await server.start();
    expect([pressed?.['actor'], resumed?.['member']]).toEqual([li.helper.id, li.helper.id]);
  });

  it('look at their own tables alone as assistants, and hear nothing as observers', async () => {
    await aPlayingClass();
    const assistant = await invite('assistant', 'Tom', ['A']);
    const observer = await invite('observer', 'A visitor');
    const tom = await enter(assistant);
    expect(tom.people().map(({ table }) => table)).toEqual(['A', 'A', 'A', 'A']);
    const visitor = await enter(observer);
    expect([visitor.people(), visitor.summaries().length]).toEqual([[], 2]);
    const [tableA, tableB] = ['A', 'B'].map((letter) =>
      must(
        room.host.summaries().find(({ table }) => table === letter),
        letter,
      ),
    );
    await expect(aClient(server.url, tableB?.gameId ?? '', assistant.token)).rejects.toThrow();
    const person = must(tom.people()[0], 'a person');
    expect(
      (await tom.ask({ type: 'muteMember', member: person.member, muted: true }, { type: 'session' }))
        .refusal,
    ).toBeUndefined();
    expect(
      (await tom.ask({ type: 'say', body: { type: 'text', text: 'Ask me' }, tables: ['A'] })).refusal,
    ).toBeUndefined();
    expect((await tom.ask({ type: 'say', body: { type: 'text', text: 'All of you' } })).refusal?.code).toBe(
      'class/not-your-right',
    );
    const atA = await aClient(server.url, tableA?.gameId ?? '', observer.token);
    await atA.until('the game', ({ game }) => game().phase !== 'lobby');
    expect(atA.welcomes[0]?.mayHost).toBe(false);
    const helperOfA = await aClient(server.url, tableA?.gameId ?? '', assistant.token);
    expect(helperOfA.welcomes[0]?.chat.map(({ body }) => body)).toEqual([{ type: 'text', text: 'Ask me' }]);
    expect(
      (
        await helperOfA.ask(
          { channel: { type: 'plenary' }, body: { type: 'text', text: 'Here' } },
          { type: 'talk' },
        )
      ).refusal,
    ).toBeUndefined();
    expect((await helperOfA.ask({ type: 'pauseClock' })).refusal?.code).toBe('class/not-your-right');
    expect(atA.chat.concat(atA.welcomes[0]?.chat ?? [])).toEqual([]);
  });

  it('are shown as there while they look at one table alone, or show the big screen', async () => {
    await aPlayingClass();
    const [tom, wall] = [await invite('assistant', 'Tom', ['A']), await invite('screen', 'Wall')];
    const { gameId } = must(room.host.summaries()[0], 'table A');
    const atTable = await aClient(server.url, gameId, tom.token);
    const screen = await aClassClient(server.url, room.classId, wall.token);
    const here = (label: string, isHere: boolean) =>
      room.host.until(`${label} ${isHere ? 'here' : 'away'}`, (host) =>
        helpersOf(host).some((line) => line.label === label && line.connected === isHere),
      );
    await here('Tom', true);
    await here('Wall', true);
    await atTable.room.leave();
    await here('Tom', false);
    await screen.room.leave();
    await here('Wall', false);
  });

  it('are sent away at once when their link is taken back, from every room, and only they', async () => {
    await aPlayingClass();
    const [li, ann, wall] = [
      await invite('coTeacher', 'Ms Li'),
      await invite('observer', 'Ann'),
      await invite('screen', 'Wall'),
    ];
    const { gameId } = must(room.host.summaries()[0], 'table A');
    const [inClass, atTable, other, screen] = [
      await enter(li),
      await aClient(server.url, gameId, li.token),
      await enter(ann),
      await aClassClient(server.url, room.classId, wall.token),
    ];
    expect(screen.welcomes[0]?.role).toBe('screen');
    for (const { helper } of [li, wall])
      expect((await room.host.ask({ type: 'revokeHelper', helper: helper.id })).refusal).toBeUndefined();
    expect(await Promise.all([inClass.closed, atTable.closed])).toEqual([
      CLOSE_CODES.revoked,
      CLOSE_CODES.revoked,
    ]);
    expect(await screen.closed).toBe(CLOSE_CODES.revoked);
    await expect(enter(li)).rejects.toThrow();
    await expect(aClient(server.url, gameId, li.token)).rejects.toThrow();
    expect((await other.ask({ type: 'callEyes', up: true })).refusal?.code).toBe('class/not-your-right');
    await server.kill();
    await server.start();
    await expect(enter(li)).rejects.toThrow();
    const back = await enter(ann);
    expect(back.welcomes[0]?.helper?.label).toBe('Ann');
  });

  it('are as many as a class may have, and none throws another out', async () => {
    const names = Array.from({ length: CLASS_SIZES.helpersPerClass }, (_, place) => `Helper ${place + 1}`);
    const clients: ClassClient[] = [];
    for (const name of names) clients.push(await enter(await invite('coTeacher', name)));
    const one = await room.host.ask({
      type: 'inviteHelper',
      kind: 'observer',
      label: 'One more',
      tables: [],
    });
    expect(one.refusal).toEqual({ code: 'class/too-many-helpers', limit: CLASS_SIZES.helpersPerClass });
    const again = await aClassClient(server.url, room.classId, room.hostToken);
    await again.until(
      'all of them',
      (host) => helpersOf(host).filter(({ connected }) => connected).length === names.length,
    );
    for (const client of [...clients, room.host])
      expect((await client.ask({ type: 'callEyes', up: true })).refusal).toBeUndefined();
  });

  it('press in the order of receipt: what cannot be taken back is not done twice, and the second is told', async () => {
    await aPlayingClass();
    const teacher = await enter(await invite('coTeacher', 'Ms Li'));
    const seen = room.host.room.state.seq;
    const send = (client: ClassClient, press: string) =>
      client.room
        .request(
          'classroom',
          { id: anId(), basedOn: seen, intent: { type: 'press', press } },
          { timeout: PATIENCE_MS },
        )
        .then(
          (ack: unknown) => ack as { crossed?: object },
          (failure: { reason?: { code: string } }) => failure.reason,
        );
    const phase = room.host.summaries()[0]?.phase;
    const paused = await send(room.host, 'pauseClock');
    // Sent before that could be seen.
    const skipped = await send(teacher, 'skipPhase');
    expect(paused).not.toHaveProperty('code');
    expect(skipped).toEqual({ code: 'class/crossed' });
    await room.host.until('a pause', ({ summaries }) =>
      summaries().every((table) => table.pausedLeftMs !== undefined),
    );
    expect(room.host.summaries().map((table) => table.phase)).toEqual([phase, phase]);
    // What does no harm is done, and told.
    expect(await send(teacher, 'resumeClock')).toMatchObject({ crossed: { press: 'pauseClock', by: '' } });
    const looked = { type: 'press', press: 'skipPhase' };
    const { seq } = teacher.room.state;
    const now = await teacher.room.request(
      'classroom',
      { id: anId(), basedOn: seq + 5, intent: looked },
      { timeout: PATIENCE_MS },
    );
    expect(now).toHaveProperty('seq');
  });

  it('count as the host of the class while the host is away', async () => {
    const [person] = await gather(room, 4);
    await dealAll(room);
    const teacher = await enter(await invite('coTeacher', 'Ms Li'));
    const visitor = await enter(await invite('observer', 'A visitor'));
    await room.host.room.leave();
    const { client } = await sit(server.url, room, must(person, 'Ann'));
    expect(client.session().hostConnected).toBe(true);
    await teacher.room.leave();
    await client.until('no host', ({ session }) => !session().hostConnected);
    expect(visitor.view().stage).toBe('dealt');
  });
});
