import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BallotsView } from '../../shared/protocol/debrief.ts';
import type { SessionCard } from '../../shared/protocol/session.ts';
import { must } from '../../shared/kernel/records.ts';
import {
  aClass,
  aClassBody,
  aClassClient,
  type ClassClient,
  closeClasses,
  dealAll,
  seated,
  type AClass,
} from './support/aClass.ts';
import { aClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { askOnce, get } from './support/requests.ts';

const PEOPLE = 10;
/** The clock of the class runs twenty times as fast, so that rounds pass while the test waits. */
const CLOCK_RATE = '20';

async function rehearsed(server: AServer): Promise<AClass> {
  const room = await aClass(server.url, aClassBody({ timed: true }));
  expect((await room.host.ask({ type: 'rehearse', people: PEOPLE, speed: 8 })).refusal).toBeUndefined();
  return room;
}

describe('a rehearsal', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer({ CLOCK_RATE });
  });
  afterEach(closeClasses);
  afterAll(() => server.stop());

  it('fills a class with people whose names say that they are simulated, and says so to whoever joins or looks on', async () => {
    const room = await rehearsed(server);
    // One comes only after the game has begun.
    await room.host.until('those who come in time', ({ people }) => people().length === PEOPLE - 1);
    expect(room.host.people().every(({ name }) => name.endsWith('(sim)'))).toBe(true);
    expect(new Set(room.host.people().map(({ name }) => name)).size).toBe(PEOPLE - 1);
    expect(room.host.view().rehearsal).toEqual({ people: PEOPLE, speed: 8, isRunning: true });
    const card = await get<SessionCard>(server.url, `/api/sessions/${room.code}`);
    expect(card.body.isRehearsal).toBe(true);
    const again = await room.host.ask({ type: 'rehearse', people: 5, speed: 1 });
    expect(again.refusal?.code).toBe('class/people-are-here');
  });

  it('is refused where somebody has joined', async () => {
    const room = await aClass(server.url);
    await room.join('Ann');
    const { refusal } = await room.host.ask({ type: 'rehearse', people: 5, speed: 1 });
    expect(refusal?.code).toBe('class/people-are-here');
  });

  it('plays a round, with proposals and sealed envelopes, a raised hand, a person who is gone and one who comes late', async () => {
    const room = await rehearsed(server);
    await room.host.until('those who come in time', ({ people }) => people().length === PEOPLE - 1);
    await dealAll(room);
    await room.host.until('everybody at a table', ({ people }) =>
      people().every(({ connected }) => connected),
    );
    await room.host.ask({ type: 'startPlay' });
    await room.host.until('proposals', ({ summaries }) =>
      summaries().some(({ openProposals, signedProposals }) => openProposals + signedProposals > 0),
    );
    await room.host.until('a hand', ({ hands }) => hands().length > 0);
    await room.host.until('somebody gone', ({ people }) => people().some(({ connected }) => !connected));
    await room.host.until('the late one', ({ people }) => people().length === PEOPLE);
    await room.host.until('results', ({ summaries }) => summaries().some(({ phase }) => phase === 'results'));
    expect(seated(room.host)).toBeGreaterThan(0);
    const [table] = room.host.summaries();
    const console = await aClient(server.url, table?.gameId ?? '', room.hostToken);
    expect(console.session().ofClass?.isRehearsal).toBe(true);
  });

  it('answers in the debrief what the big screen asks, and nothing before it does', async () => {
    const room = await rehearsed(server);
    await room.host.until('those who come in time', ({ people }) => people().length === PEOPLE - 1);
    await dealAll(room);
    await room.host.until('everybody at a table', ({ people }) =>
      people().every(({ connected }) => connected),
    );
    await room.host.ask({ type: 'startPlay' });
    await room.host.until('talks', ({ summaries }) =>
      summaries().every(({ phase }) => phase === 'negotiation'),
    );
    await room.host.ask({ type: 'press', press: 'endNow' });
    await room.host.until('the debrief', ({ view }) => view().stage === 'debrief');
    const given = (item: string): number =>
      Object.values(
        (JSON.parse(room.host.documents()['ballots'] ?? '{}') as Partial<BallotsView>).ballots?.find(
          (ballot) => ballot.item === item,
        )?.counts ?? {},
      ).reduce((sum, count) => sum + count, 0);
    await room.host.until('how it was', () => given('mood') > 1);
    expect(given('question')).toBe(0);
    await room.host.ask({ type: 'turnScreen', view: 'question' });
    await room.host.until('answers', () => given('question') > 1 && given('exit') > 1);
    // What is printed of it, and its replay, can say that nobody real played.
    const { gameId } = must(room.host.summaries()[0], 'a table');
    const head = await askOnce(`${server.url}/api/replay/${gameId}/head`, {
      headers: { authorization: `Bearer ${room.hostToken}` },
    });
    expect(await head.json()).toMatchObject({ isRehearsal: true });
  });

  it('makes way for the class under its own code and secrets, in which nobody simulated is', async () => {
    const room = await rehearsed(server);
    await room.host.until('somebody', ({ people }) => people().length > 1);
    await dealAll(room);
    await room.host.until('tables', ({ summaries }) => summaries().length > 0);
    const screen = await aClassClient(server.url, room.classId, room.hostToken, { screen: true });
    const { settings } = room.host.view();
    await room.host.ask({ type: 'keepFor', days: 3 });
    await room.host.ask({ type: 'hideNames', hidden: true }, { type: 'session' });
    expect((await room.host.ask({ type: 'startReal', seed: 'real' })).refusal).toBeUndefined();
    // The room of the rehearsal is still open, and its code is that of the class.
    for (const [type, intent] of [
      ['session', { type: 'lock', locked: true }],
      ['session', { type: 'eraseSession' }],
      ['classroom', { type: 'inviteHelper', kind: 'observer', label: 'Bea', tables: [] }],
    ] as const)
      expect((await room.host.ask(intent, { type })).refusal?.code).toBe('server/saving-paused');
    const isTold = ({ view }: ClassClient) => view().successor !== undefined;
    await Promise.all([
      room.host.until('where it goes on', isTold),
      screen.until('where it goes on', isTold),
    ]);
    const classId = must(room.host.view().successor, 'a class');
    const real = await aClassClient(server.url, classId, room.hostToken);
    expect(real.view()).toMatchObject({
      code: room.code,
      stage: 'gathering',
      people: 0,
      settings,
      keptDays: 3,
    });
    expect(real.view()).toMatchObject({ locked: false, namesHidden: true });
    expect(real.view().rehearsal).toBeUndefined();
    const joined = await room.join('Ann');
    expect(joined.status).toBe(200);
    await real.until('a person', ({ people }) => people().length === 1);
    await room.host.closed;
    expect((await get(server.url, '/readyz')).status).toBe(200);
    const again = await real.ask({ type: 'startReal', seed: 'again' });
    expect(again.refusal?.code).toBe('class/no-rehearsal');
    await real.ask({ type: 'eraseSession' }, { type: 'session' });
  });

  it('ends with its class', async () => {
    const room = await rehearsed(server);
    await room.host.until('somebody', ({ people }) => people().length > 0);
    await room.host.ask({ type: 'eraseSession' }, { type: 'session' });
    await room.host.closed;
    expect((await get(server.url, `/api/sessions/${room.code}`)).status).toBe(404);
    expect((await get(server.url, '/readyz')).status).toBe(200);
  });
});
