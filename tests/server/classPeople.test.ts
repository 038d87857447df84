import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import type { ReturnAnswer } from '../../shared/protocol/session.ts';
import { aClass, aClassClient, closeClasses, DEAL, dealAll, gather, seated, sit } from './support/aClass.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { post } from './support/requests.ts';

const aToken = (): string => randomBytes(16).toString('base64url');

describe('people of a class', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterEach(closeClasses);
  afterAll(() => server.stop());

  it('lets the host rename, remove and erase people while they gather, and draws them into no deal', async () => {
    const room = await aClass(server.url);
    const [ann, ben, cy] = await gather(room, 3);
    const inClass = await aClassClient(server.url, room.classId, must(ben, 'Ben').token);
    await room.host.ask(DEAL);
    const people = { type: 'session' };
    await room.host.ask({ type: 'renameMember', member: ann?.member, name: 'Anna' }, people);
    await room.host.until('Anna', (host) => host.people().some(({ name }) => name === 'Anna'));
    expect(
      (await room.host.ask({ type: 'removeMember', member: ben?.member }, people)).refusal,
    ).toBeUndefined();
    expect(await inClass.closed).toBe(4101);
    expect(
      (await room.host.ask({ type: 'erasePerson', member: cy?.member }, people)).refusal,
    ).toBeUndefined();
    await room.host.until('one left', ({ view }) => view().people === 1);
    expect(room.host.deal()?.tables.flatMap((table) => table.people.map(({ member }) => member))).toEqual([
      ann?.member,
    ]);
    expect((await room.host.ask({ type: 'applyDeal', deal: 1 })).refusal?.code).toBe('class/stale-deal');
    expect((await room.host.ask({ type: 'rotateSeats' }, people)).refusal?.code).toBe('intent/not-allowed');
  });

  it('tells somebody who waits by which name, and lets people rename themselves and leave until they are seated', async () => {
    const room = await aClass(server.url);
    const [ann, ben] = await gather(room, 2);
    const mine = await aClassClient(server.url, room.classId, must(ann, 'Ann').token);
    const people = { type: 'session' };
    await room.host.ask({ type: 'renameMember', member: ann?.member, name: 'Anna' }, people);
    await mine.until('the new name', ({ welcomes }) => welcomes.at(-1)?.name === 'Anna');
    expect((await mine.ask({ type: 'renameMyself', name: '  Annika ' })).refusal).toBeUndefined();
    await mine.until('the own name', ({ welcomes }) => welcomes.at(-1)?.name === 'Annika');
    for (const [name, code] of [
      ['Person 2', 'name/taken'],
      [' ', 'name/empty'],
      ['Host', 'name/reserved'],
    ])
      expect((await mine.ask({ type: 'renameMyself', name })).refusal?.code).toBe(code);
    expect((await room.host.ask({ type: 'renameMyself', name: 'Me' })).refusal?.code).toBe(
      'intent/not-allowed',
    );
    const its = await aClassClient(server.url, room.classId, must(ben, 'Ben').token);
    expect((await its.ask({ type: 'leaveClass' })).refusal).toBeUndefined();
    await room.host.until('one left', (host) => host.people().length === 1);
    expect(await its.closed).toBe(4101);
    await expect(aClassClient(server.url, room.classId, must(ben, 'Ben').token)).rejects.toThrow();
    expect((await room.join('Person 2')).status).toBe(200);
    await dealAll(room);
    for (const intent of [{ type: 'renameMyself', name: 'Late' }, { type: 'leaveClass' }])
      expect((await mine.ask(intent)).refusal?.code).toBe('class/not-now');
  });

  it('lets whoever comes while a round is decided wait for the next phase, and tells them', async () => {
    const room = await aClass(server.url);
    await gather(room, 3);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    for (const phase of ['negotiation', 'policy']) {
      await room.host.ask({ type: 'press', press: 'skipPhase' });
      await room.host.until(phase, ({ summaries }) => summaries().every((table) => table.phase === phase));
    }
    const [late] = await gather(room, 1, 4);
    const waits = await aClassClient(server.url, room.classId, must(late, 'late').token);
    await waits.until('the reason', ({ documents }) => documents()['waiting'] === '{"why":"phase"}');
    expect(waits.place()).toBeUndefined();
    await room.host.until('told to the host', (host) => host.people()[3]?.waits === 'phase');
    await room.host.ask({ type: 'press', press: 'skipPhase' });
    await waits.until('a place', ({ place }) => place() !== undefined);
    const { client } = await sit(server.url, room, must(late, 'late'));
    expect(client.welcomes[0]?.role).toBe('player');
  });

  it('lets the 97th person watch and says why, and another one play when somebody leaves', async () => {
    const room = await aClass(server.url);
    // So many at once are more than may join from one class in a minute.
    const people = await gather(room, 80);
    for (let number = 81; number <= 97; number++) {
      let joined = await room.join(`Person ${number}`);
      while (joined.status === 429) {
        await new Promise((done) => setTimeout(done, 250));
        joined = await room.join(`Person ${number}`);
      }
      people.push(joined.body);
    }
    const last = must(people[96], 'the 97th');
    const mine = await aClassClient(server.url, room.classId, last.token);
    await mine.until('the reason', ({ documents }) => documents()['waiting'] === '{"why":"full"}');
    await dealAll(room);
    await mine.until('a place', ({ place }) => place() !== undefined);
    expect(mine.documents()['waiting']).toBe('{"why":"full"}');
    // The host may still let them play in the place of somebody.
    const swap = { type: 'swapPeople', member: last.member, with: must(people[0], 'first').member };
    expect((await room.host.ask(swap)).refusal).toBeUndefined();
    await mine.until('a seat', ({ documents }) => documents()['waiting'] === undefined);
    expect((await room.host.ask(swap)).refusal).toBeUndefined();
    await mine.until('watching', ({ documents }) => documents()['waiting'] !== undefined);
    const { client } = await sit(server.url, room, last);
    expect(client.welcomes[0]?.role).toBe('watcher');
  });

  it('gives whoever comes late a bot’s seat at the table with fewest people, and a seat with others where there is none', async () => {
    const room = await aClass(server.url);
    await gather(room, 6);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    expect(seated(room.host)).toBe(6);
    const late = await gather(room, 3, 7);
    await room.host.until('two more seats', (host) => seated(host) === 8);
    await room.host.until('offices', (host) => host.people().some(({ offices }) => offices !== undefined));
    expect(room.host.summaries().every(({ watching }) => watching === 0)).toBe(true);
    const { client } = await sit(server.url, room, must(late[0], 'late'));
    expect(client.welcomes[0]?.role).toBe('player');
    const last = await sit(server.url, room, must(late[2], 'last'));
    expect(last.client.welcomes[0]?.role).toBe('player');
  });

  it('moves somebody to another table and lets two change places, with no bot in between', async () => {
    const room = await aClass(server.url);
    const people = await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    const [ann, ben, eve] = [people[0], people[1], people[4]].map((one) => must(one, 'person'));
    if (ann === undefined || ben === undefined || eve === undefined) throw new Error('nobody came');
    const sat = await Promise.all([ann, ben, eve].map((person) => sit(server.url, room, person)));
    const [hers, his, theirs] = sat.map(({ client }) => client);
    const seats = sat.map(({ client }) => client.welcomes[0]?.seat);
    const swap = { type: 'swapPeople', member: ann.member, with: eve.member };
    expect((await room.host.ask(swap)).refusal).toBeUndefined();
    expect(await Promise.all([hers?.closed, theirs?.closed])).toEqual([4106, 4106]);
    const swapped = await Promise.all([ann, eve].map((person) => sit(server.url, room, person)));
    expect(swapped.map(({ gameId }) => gameId)).toEqual([sat[2]?.gameId, sat[0]?.gameId]);
    expect(swapped.map(({ client }) => client.welcomes[0]?.seat)).toEqual([seats[2], seats[0]]);
    // Nobody sat there in between, so nothing was done in anybody's name.
    for (const { client } of swapped) {
      const done = Object.values(client.game().seats).map(({ stewardship = {} }) => stewardship);
      expect(done.flatMap((lists) => Object.values(lists).flat())).toEqual([]);
    }
    // Ben goes to a table where all seats are taken, and shares one there; then he has the place of somebody who sits.
    expect(
      (await room.host.ask({ type: 'movePerson', member: ben.member, table: 'B' })).refusal,
    ).toBeUndefined();
    expect(await his?.closed).toBe(4106);
    const sharing = await sit(server.url, room, ben);
    expect(sharing.client.welcomes[0]?.role).toBe('player');
    const shared = must(sharing.client.welcomes[0]?.seat, 'seat');
    const sharers = () => room.host.people().filter(({ table, seat }) => table === 'B' && seat === shared);
    await room.host.until('two at the seat', () => sharers().length === 2);
    expect(sharers().every(({ offices }) => offices !== undefined)).toBe(true);
    const again = await room.host.ask({ type: 'movePerson', member: ben.member, table: 'B' });
    expect(again.refusal).toEqual({ code: 'class/already-there', table: 'B' });
    const alone = must(
      room.host.people().find(({ table, seat }) => table === 'B' && seat !== shared),
      'somebody at another seat',
    );
    const place = { type: 'swapPeople', member: ben.member, with: alone.member };
    expect((await room.host.ask(place)).refusal).toBeUndefined();
    await sharing.client.until('the seat', ({ welcomes }) => welcomes.at(-1)?.seat === alone.seat);
    await room.host.until('the other at the seat', () =>
      sharers().some(({ member }) => member === alone.member),
    );
    expect(sharers().length).toBe(2);
    expect((await room.host.ask({ type: 'makeWatch', member: ben.member })).refusal).toBeUndefined();
    await sharing.client.until('watching', ({ welcomes }) => welcomes.at(-1)?.role === 'watcher');
  });

  it('gives a number by which people come back on another device with their seat, and tries it a few times only', async () => {
    const room = await aClass(server.url);
    const people = await gather(room, 8);
    await dealAll(room);
    const [ann, ben] = people;
    const { client, gameId } = await sit(server.url, room, must(ann, 'Ann'));
    const seat = client.welcomes[0]?.seat;
    const back = (name: string, pin: string | undefined, token = aToken()) =>
      post<ReturnAnswer & { readonly error?: string }>(server.url, '/api/return', {
        code: room.code,
        name,
        token,
        ...(pin === undefined ? {} : { pin }),
      });
    expect((await back('Person 1', undefined)).body.error).toBe('return/pin-missing');
    expect((await back('Nobody', '1234')).body.error).toBe('return/unknown-name');
    const pin = must(ann?.pin, 'number');
    const token = aToken();
    expect((await back('person 1', pin, token)).body).toMatchObject({
      state: 'admitted',
      joined: { classId: room.classId, member: ann?.member, name: 'Person 1' },
    });
    expect((await back('Person 1', '0000', token)).body.state).toBe('admitted');
    expect(await client.closed).toBe(4105);
    const again = await sit(server.url, room, { ...must(ann, 'Ann'), token });
    expect([again.gameId, again.client.welcomes[0]?.seat]).toEqual([gameId, seat]);
    const wrong = must(ben?.pin, 'number') === '0000' ? '0001' : '0000';
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await back('Person 2', wrong)).body.error).toBe('return/wrong-pin');
    expect((await back('Person 2', must(ben?.pin, 'number'))).body.error).toBe('return/pin-blocked');
    // A name that is blocked keeps nobody else out, until the class as a whole has tried too often.
    expect((await back('Person 3', must(people[2]?.pin, 'number'))).body.state).toBe('admitted');
    // All at once: what a class may try comes back with time, and a slow machine takes some.
    const tried = await Promise.all(Array.from({ length: 60 }, () => back('Nobody', '1234')));
    expect(tried.map(({ body }) => body.error)).toContain('return/too-many');
  });

  it('deals those together who typed the same word, and tells nobody the word', async () => {
    const room = await aClass(server.url);
    const words = ['Red', 'Blue', ' red ', 'BLUE', 'Red', 'Blue', 'RED', 'blue'];
    for (const [index, group] of words.entries())
      expect((await room.join(`Person ${index}`, { group })).status).toBe(200);
    await room.host.ask({ type: 'proposeDeal', mode: 'together', pins: {} });
    await room.host.until('the deal', ({ deal }) => deal() !== undefined);
    const tables = room.host
      .deal()
      ?.tables.map(({ people }) => people.map(({ member }) => member).toSorted());
    expect(tables?.toSorted()).toEqual([
      ['m1', 'm3', 'm5', 'm7'],
      ['m2', 'm4', 'm6', 'm8'],
    ]);
    expect(JSON.stringify(room.host.documents()).toLowerCase()).not.toMatch(/red|blue/);
  });

  it('keeps of a number only a hash, by which people come back after a restart', async () => {
    const room = await aClass(server.url);
    const [ann] = await gather(room, 1);
    const first = must(ann, 'Ann');
    // Asked again with the same token, since the number was forgotten: there is another.
    const renewed = await room.join('Person 1', { token: first.token });
    const pin = must(renewed.body.pin, 'number');
    await server.kill();
    const database = new DatabaseSync(join(server.dataFolder, 'accord.sqlite'));
    const members = database.prepare('select pin_hash from member where code = ?');
    const kept = String(members.get(room.code)?.['pin_hash']);
    database.close();
    expect(kept).toMatch(/^[\w-]{22}\.[0-9a-f]{64}$/);
    await server.start();
    const token = aToken();
    const body = { code: room.code, name: 'Person 1', pin, token };
    expect((await post<ReturnAnswer>(server.url, '/api/return', body)).body.state).toBe('admitted');
    expect((await aClassClient(server.url, room.classId, token)).welcomes[0]?.name).toBe('Person 1');
    await expect(aClassClient(server.url, room.classId, first.token)).rejects.toThrow();
  });
});
