import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { BallotsView } from '../../shared/protocol/debrief.ts';
import { must } from '../../shared/kernel/records.ts';
import { aClass, aClassBody, dealAll, gather, sit } from './support/aClass.ts';
import { aClient, type AClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable } from './support/aTable.ts';
import { aSessionBody } from './support/requests.ts';

type Documents = { readonly room: { readonly state: { readonly documents: ReadonlyMap<string, string> } } };

function ballotsOf({ room }: Documents): BallotsView | undefined {
  return JSON.parse(room.state.documents.get('ballots') ?? 'null') ?? undefined;
}

function countsOf(client: Documents, item: string): Readonly<Record<string, number>> | undefined {
  return ballotsOf(client)?.ballots.find((ballot) => ballot.item === item)?.counts;
}

function say(client: AClient, item: string, choice: string) {
  return client.ask({ item, choice }, { type: 'answer' });
}

describe('what people answer in the debrief', () => {
  let server: AServer;
  afterEach(() => server.stop());

  it('counts once a person, changes until it is closed, survives a restart, and goes with the person', async () => {
    server = await aServer();
    const table = await aTable(server.url, aSessionBody({}, { rounds: 1, timed: false }));
    const { host } = table;
    const [ann, ben, wanda] = [
      await table.guest('Ann'),
      await table.guest('Ben'),
      await table.guest('Wanda', { as: 'watch' }),
    ];
    await table.start();
    expect((await say(ann.client, 'mood', 'proud')).refusal?.code).toBe('ballot/not-now');
    expect(ballotsOf(host)).toBeUndefined();
    await host.ask({ type: 'endNow' });
    await host.until('the debrief', ({ game }) => game().phase === 'epilogue' || game().phase === 'debrief');
    if (host.game().phase !== 'debrief') await host.ask({ type: 'skipPhase' });
    await host.until('ballots', () => ballotsOf(host) !== undefined);
    expect(ballotsOf(host)?.voters).toBe(3);

    expect((await say(ann.client, 'mood', 'proud')).refusal).toBeUndefined();
    expect((await say(ben.client, 'mood', 'proud')).refusal).toBeUndefined();
    expect((await say(wanda.client, 'mood', 'uneasy')).refusal).toBeUndefined();
    expect((await say(ann.client, 'mood', 'cheated')).refusal).toBeUndefined();
    await host.until('counts', () => countsOf(host, 'mood')?.['cheated'] === 1);
    expect(countsOf(host, 'mood')).toEqual({ cheated: 1, proud: 1, uneasy: 1 });
    const told = JSON.stringify([...host.room.state.documents.entries()]);
    expect(told).not.toContain(`"${ann.member}":"cheated"`);
    const own = ann.client.overlays.flatMap(({ documents }) => documents['answers'] ?? []);
    expect(own.at(-1)).toBe(JSON.stringify({ mood: 'cheated' }));
    expect(ben.client.overlays.flatMap(({ documents }) => documents['answers'] ?? []).join()).not.toContain(
      'cheated',
    );

    expect((await say(ann.client, 'mood', 'angry')).refusal?.code).toBe('ballot/unknown');
    expect((await say(ann.client, 'question', '1')).refusal).toBeUndefined();
    expect((await say(host, 'mood', 'proud')).refusal?.code).toBe('intent/not-allowed');
    const close = { type: 'closeBallot', item: 'mood', closed: true };
    expect((await ben.client.ask(close, { type: 'ballot' })).refusal?.code).toBe('host/only');
    expect((await host.ask(close, { type: 'ballot' })).refusal).toBeUndefined();
    expect((await say(ben.client, 'mood', 'uneasy')).refusal?.code).toBe('ballot/closed');

    await server.kill();
    await server.start();
    const again = await aClient(server.url, table.gameId, ben.token);
    await again.until('counts', () => countsOf(again, 'mood')?.['cheated'] === 1);
    expect(ballotsOf(again)?.ballots.find(({ item }) => item === 'mood')?.isClosed).toBe(true);
    const console_ = await aClient(server.url, table.gameId, table.hostToken);
    await console_.ask({ type: 'erasePerson', member: ann.member }, { type: 'session' });
    await console_.until('two', () => countsOf(console_, 'mood')?.['cheated'] === undefined);
    expect(ballotsOf(console_)?.voters).toBe(2);
    // The server has the file for itself while it runs.
    await server.kill('SIGTERM');
    const db = new DatabaseSync(join(server.dataFolder, 'accord.sqlite'), { readOnly: true });
    const members = db
      .prepare('select distinct member from answer')
      .all()
      .map(({ member }) => member);
    db.close();
    expect(members).toEqual([ben.member, wanda.member]);
  });

  it('is counted over all tables of a class, and comes to all of them with what came of each', async () => {
    server = await aServer();
    const room = await aClass(server.url, aClassBody({ timed: false, rounds: 1 }));
    const people = await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    const clients = (await Promise.all(people.map((person) => sit(server.url, room, person)))).map(
      ({ client }) => client,
    );
    await room.host.ask({ type: 'press', press: 'endNow' });
    await room.host.until('the years after', ({ summaries }) =>
      summaries().every(({ phase }) => phase === 'epilogue' || phase === 'debrief'),
    );
    await room.host.ask({ type: 'press', press: 'skipPhase' });
    await room.host.until('the debrief', ({ view }) => view().stage === 'debrief');
    const [ann, , , , eve] = clients;
    const first = must(ann, 'Ann');
    await first.until('ballots', () => ballotsOf(first)?.voters === 8);
    expect(ballotsOf(first)?.ballots.map(({ item }) => item)).toEqual(['mood', 'question', 'exit']);
    await say(first, 'mood', 'pleased');
    await say(must(eve, 'Eve'), 'mood', 'pleased');
    await room.host.until('both', (host) => countsOf(host, 'mood')?.['pleased'] === 2);
    await first.until('both at a table', () => countsOf(first, 'mood')?.['pleased'] === 2);
    const documents = [...first.room.state.documents.keys()];
    expect(documents).toEqual(expect.arrayContaining(['results/A', 'results/B', 'story/A', 'story/B']));
    await room.host.ask({ type: 'turnScreen', view: 'words', table: 'B' });
    await first.until('the step', () =>
      (first.room.state.documents.get('onScreen') ?? '').includes('"words"'),
    );
    expect((await room.host.ask({ type: 'turnScreen', view: 'words', table: 'P' })).refusal?.code).toBe(
      'class/unknown-table',
    );
  });
});
