import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionCard } from '../../shared/protocol/session.ts';
import { aClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable, type ATable, type Guest } from './support/aTable.ts';
import { aSessionBody, findCode, join, openTable } from './support/requests.ts';

const SESSION = { type: 'session' };

describe('asking for a seat', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  const ask = ({ client }: Pick<Guest, 'client'>, intent: object = { waits: true }) =>
    client.ask(intent, { type: 'seat' });

  /** A table that runs, with one person seated and two who watch. */
  async function aTableWithWatchers(): Promise<ATable & Record<'ann' | 'ben' | 'cy', Guest>> {
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    const [ben, cy] = [await table.guest('Ben', { as: 'watch' }), await table.guest('Cy', { as: 'watch' })];
    await table.start();
    return { ...table, ann, ben, cy };
  }

  it('puts people in a line in the order in which they asked, once each, for all to see', async () => {
    const { host, ann, ben, cy } = await aTableWithWatchers();
    for (const guest of [cy, ben, cy]) expect((await ask(guest)).seq).toBeDefined();
    for (const client of [host, ann.client, ben.client])
      await client.until('the line', ({ session }) => session().seatQueue.length === 2);
    expect(ann.client.session().seatQueue).toEqual([cy.member, ben.member]);
    await ask(cy, { waits: false });
    await ask(cy);
    await host.until('the line', ({ session }) => session().seatQueue[1] === cy.member);
    expect(host.session().seatQueue).toEqual([ben.member, cy.member]);
    await host.ask({ type: 'removeMember', member: ben.member }, SESSION);
    await host.until('the line', ({ session }) => session().seatQueue.length === 1);
  });

  it('is for those who watch, of themselves, in the form that is asked for', async () => {
    const { host, ann, ben } = await aTableWithWatchers();
    expect((await ask(ann)).refusal?.code).toBe('intent/not-allowed');
    expect((await ask({ client: host })).refusal?.code).toBe('intent/not-allowed');
    for (const bad of [{}, { waits: 1 }, { waits: true, member: ann.member }, { type: 'giveSeat' }])
      expect((await ask(ben, bad)).refusal?.code).toBe('intent/malformed');
    const declined = { type: 'declineSeatRequest', member: ben.member };
    expect((await ben.client.ask(declined, SESSION)).refusal?.code).toBe('host/only');
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_each, n) => ask(ben, { waits: n % 2 === 0 })),
    );
    expect(answers.map(({ refusal }) => refusal?.code)).toContain('intent/too-fast');
  });

  it('keeps nobody from a seat before the game begins', async () => {
    const { code, guest, start } = await aTable(server.url);
    const eve = await guest('Eve', { as: 'watch' });
    expect((await ask(eve)).seq).toBeDefined();
    expect((await findCode(server.url, code)).body).toMatchObject({ waiting: 0 });
    expect((await guest('Ann')).seat).not.toBe('');
    await start();
    expect((await findCode(server.url, code)).body).toMatchObject({ freeSeats: [], waiting: 1 });
    expect((await guest('Ben')).seat).toBe('');
  });

  it('moves friends to a free seat before the game begins, and nobody else', async () => {
    const move = (client: Guest['client'], moveTo: string) => ask({ client }, { waits: false, moveTo });
    const table = await openTable(server.url, aSessionBody({ leader: 'Mia', seat: 'CAT' }, { timed: false }));
    const mia = await aClient(server.url, table.gameId, table.member?.token ?? '');
    const jonas = (await join(server.url, table.code, 'Jonas', { seat: 'DUN' })).body;
    const own = await aClient(server.url, table.gameId, jonas.token);
    expect((await move(own, 'CAT')).refusal?.code).toBe('seat/taken');
    expect((await move(own, 'ALB')).refusal).toBeUndefined();
    await own.until('the seat', ({ welcomes }) => welcomes.at(-1)?.seat === 'ALB');
    await mia.ask({ type: 'startGame' });
    expect((await move(own, 'BOR')).refusal?.code).toBe('intent/wrong-phase');
    const { guest } = await aTable(server.url);
    expect((await move((await guest('Ann')).client, 'ALB')).refusal?.code).toBe('intent/not-allowed');
  });

  it('keeps free seats from newcomers while anybody waits, and gives the one that the host presses', async () => {
    const { host, code, ben, cy, ann, guest } = await aTableWithWatchers();
    await ask(ben);
    await ask(cy);
    const card = async () => (await findCode(server.url, code)).body as SessionCard;
    expect(await card()).toMatchObject({ freeSeats: [], waiting: 2 });
    expect((await guest('Dee')).seat).toBe('');
    const free = Object.keys(host.game().seats).find((economy) => economy !== ann.seat) ?? '';
    expect((await guest('Eve', { seat: free })).seat).toBe('');
    await host.ask({ type: 'giveSeat', member: ben.member, economy: free }, SESSION);
    await ben.client.until('the seat', ({ welcomes }) => welcomes.at(-1)?.seat === free);
    await host.until('the line', ({ session }) => session().seatQueue.length === 1);
    await host.ask({ type: 'declineSeatRequest', member: cy.member }, SESSION);
    await host.until('the line', ({ session }) => session().seatQueue.length === 0);
    expect((await card()).freeSeats.length).toBeGreaterThan(0);
    expect((await guest('Fay')).seat).not.toBe('');
    // Who got a seat and lost it does not wait again unasked.
    await host.ask({ type: 'giveSeat', member: ben.member }, SESSION);
    await ben.client.until('the loss', ({ welcomes }) => welcomes.at(-1)?.seat === undefined);
    expect(host.session().seatQueue).toEqual([]);
  });

  it('outlasts a restart, and ends with a turn of the seats', async () => {
    const own = await aServer();
    const table = await aTable(own.url);
    const ann = await table.guest('Ann');
    const watchers = [];
    for (const name of ['Ben', 'Cy', 'Dee']) watchers.push(await table.guest(name, { as: 'watch' }));
    await table.start();
    for (const guest of watchers.toReversed()) await ask(guest);
    const line = watchers.map(({ member }) => member).toReversed();
    await own.kill();
    await own.start();
    const host = await aClient(own.url, table.gameId, table.hostToken);
    expect(host.session().seatQueue).toEqual(line);
    expect((await join(own.url, table.code, 'Eve')).body.seat).toBeUndefined();
    const back = [];
    for (const guest of [ann, ...watchers]) back.push(await aClient(own.url, table.gameId, guest.token));
    await host.until('all', ({ session }) => session().people.filter((each) => each.connected).length === 4);
    await host.ask({ type: 'rotateSeats' }, SESSION);
    await host.until('the turn', ({ session }) => session().seatQueue.length === 0);
    await own.stop();
  });
});
