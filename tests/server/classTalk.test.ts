import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import { aClass, aClassBody, closeClasses, dealAll, gather, sit, type AClass } from './support/aClass.ts';
import type { AClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { PATIENCE_MS } from '../support/patience.ts';

const ROUND_OF_NOBODY = { type: 'signProposal', proposal: 'p1', revision: 1, confirmed: true };

/** A class that plays at two tables of four. */
async function aPlayingClass(
  server: AServer,
): Promise<{ readonly room: AClass; readonly clients: AClient[] }> {
  const room = await aClass(server.url, aClassBody({ timed: false }));
  const people = await gather(room, 8);
  await dealAll(room);
  await room.host.ask({ type: 'startPlay' });
  const sat = await Promise.all(people.map((person) => sit(server.url, room, person)));
  return { room, clients: sat.map(({ client }) => client) };
}

function textsOf({ chat }: AClient): readonly string[] {
  return chat.map(({ body }) => (body.type === 'text' ? body.text : body.key));
}

describe('what the host of a class says and is asked', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterEach(closeClasses);
  afterAll(() => server.stop());

  it('reaches all tables or those that are meant, stands there after a restart, and is counted where it was put away', async () => {
    const { room, clients } = await aPlayingClass(server);
    const [ann, ben, , , carl, dora] = clients;
    const say = (text: string, extra: object = {}) =>
      room.host.ask({ type: 'say', body: { type: 'text', text }, ...extra });
    const [first, atOnce] = await Promise.all([say('to B', { tables: ['B'] }), say('to all')]);
    expect([first.refusal, atOnce.refusal?.code]).toEqual([undefined, 'intent/too-fast']);
    await must(dora, 'Dora').until('the word', (client) => textsOf(client).includes('to B'));
    expect(textsOf(must(ann, 'Ann'))).toEqual([]);
    expect(room.host.view().word).toBeUndefined();
    await until(() => say('to all').then(({ refusal }) => refusal === undefined));
    for (const client of clients) await client.until('the word', (each) => textsOf(each).includes('to all'));
    await room.host.until('nobody yet', ({ word }) => word()?.seen === 0 && word()?.people === 8);
    await room.host.until('the word for all', ({ view }) => view().word?.body.type === 'text');
    for (const client of [ann, carl, ann]) {
      const message = must(client?.chat.at(-1), 'word').id;
      await client?.room.request('heard', { message }, { timeout: PATIENCE_MS });
    }
    await room.host.until('two', ({ word }) => word()?.seen === 2);
    expect((await say('x'.repeat(281))).refusal?.code).toBe('intent/malformed');
    const phrase = { type: 'phrase', key: 'oneMinuteLeft' };
    const asSeat = { channel: { type: 'plenary' }, body: phrase };
    expect((await ben?.ask(asSeat, { type: 'talk' }))?.refusal?.code).toBe('intent/malformed');
    const [person] = await gather(room, 1, 20);
    await server.kill();
    await server.start();
    const { client: late } = await sit(server.url, room, must(person, 'somebody late'));
    expect(late.welcomes[0]?.chat.map(({ body }) => (body.type === 'text' ? body.text : ''))).toContain(
      'to all',
    );
  });

  it('answers a raised hand in private, to whoever raised it', async () => {
    const { room, clients } = await aPlayingClass(server);
    const [ann, ben] = clients;
    const hand = { raised: true };
    expect((await ann?.ask(hand, { type: 'hand' }))?.refusal).toBeUndefined();
    await room.host.until('a hand', ({ hands }) => hands().length === 1);
    const [raised] = room.host.hands();
    expect(raised).toEqual({ member: ann?.welcomes[0]?.member, table: 'A' });
    await ann?.until('the own hand', ({ session }) => session().ofClass?.hands.length === 1);
    const answer = { type: 'say', member: raised?.member, body: { type: 'text', text: 'for you alone' } };
    expect((await room.host.ask(answer)).refusal).toBeUndefined();
    await ann?.until('the answer', (client) => textsOf(client).includes('for you alone'));
    await room.host.until('no hand', ({ hands }) => hands().length === 0);
    await ann?.until('the hand is down', ({ session }) => session().ofClass?.hands.length === 0);
    expect(textsOf(must(ben, 'Ben'))).toEqual([]);
    expect((await ben?.ask(hand, { type: 'hand' }))?.refusal).toBeUndefined();
    await room.host.until('another hand', ({ hands }) => hands().length === 1);
    expect((await ben?.ask({ raised: false }, { type: 'hand' }))?.refusal).toBeUndefined();
    await room.host.until('taken down', ({ hands }) => hands().length === 0);
  });

  it('asks everybody to look up, at every table, until it is taken back', async () => {
    const { room, clients } = await aPlayingClass(server);
    expect((await room.host.ask({ type: 'callEyes', up: true })).refusal).toBeUndefined();
    for (const client of clients)
      await client.until('eyes up', ({ session }) => session().ofClass?.eyesUp === true);
    await room.host.until('eyes up', ({ view }) => view().eyesUp === true);
    expect((await room.host.ask({ type: 'callEyes', up: false })).refusal).toBeUndefined();
    for (const client of clients)
      await client.until('go on', ({ session }) => session().ofClass?.eyesUp === false);
  });

  it('is called to a person who is refused the same thing three times, puts that off, and finds both in the log', async () => {
    const { room, clients } = await aPlayingClass(server);
    const [ann] = clients;
    for (let time = 0; time < 3; time++)
      expect((await ann?.ask(ROUND_OF_NOBODY))?.refusal?.code).toBe('intent/wrong-phase');
    await room.host.until('a call', ({ alerts }) => alerts().some(({ cause }) => cause === 'refused'));
    const alert = must(
      room.host.alerts().find(({ cause }) => cause === 'refused'),
      'alert',
    );
    expect(alert).toMatchObject({ table: 'A', member: ann?.welcomes[0]?.member });
    const { table, cause, economy } = alert;
    const snooze = { type: 'snoozeAlert', alert: { table, cause, economy } };
    expect((await room.host.ask(snooze)).refusal).toBeUndefined();
    await room.host.until('put off', ({ alerts }) => alerts().every((each) => each.cause !== 'refused'));
    await server.kill('SIGTERM');
    const database = new DatabaseSync(join(server.dataFolder, 'accord.sqlite'), { readOnly: true });
    const types = database
      .prepare('select type from session_log')
      .all()
      .map(({ type }) => type);
    database.close();
    await server.start();
    expect(types).toContain('noteAlerts');
    expect(types).toContain('snoozeAlert');
  });

  it('is called to a table where somebody is gone', async () => {
    const fast = await aServer({ CLOCK_RATE: '60' });
    onTestFinished(fast.stop);
    const { room, clients } = await aPlayingClass(fast);
    const [ann] = clients;
    await ann?.leave();
    await room.host.until('a call about Ann', ({ alerts }) =>
      alerts().some(({ cause, member }) => cause === 'gone' && member === ann?.welcomes[0]?.member),
    );
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resume) => setTimeout(resume, 200));
}
