import { readdirSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/wire.ts';
import { aClient, until } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable, type ATable, type Guest } from './support/aTable.ts';
import { findCode, join } from './support/requests.ts';

const SAID = { channel: { type: 'plenary' } } as const;

describe('what the host has deleted', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  /** Whether any file of the data folder holds these words, while the server runs. */
  const isKept = (words: string): boolean =>
    readdirSync(server.dataFolder).some((name) =>
      readFileSync(joinPath(server.dataFolder, name)).includes(words),
    );

  async function say(guest: Guest, text: string): Promise<void> {
    const answer = await guest.client.ask({ ...SAID, body: { type: 'text', text } }, { type: 'talk' });
    expect(answer.seq).toBeGreaterThan(0);
  }

  async function aTalkingTable(name: string): Promise<ATable & { readonly guests: readonly Guest[] }> {
    const table = await aTable(server.url);
    const guests = [await table.guest(`${name}One`), await table.guest(`${name}Two`)];
    await table.start();
    for (const [index, guest] of guests.entries())
      for (let nth = 0; nth < 3; nth++)
        await say(guest, `${name}Words${index} ${'filler '.repeat(30)}${nth}`);
    return { ...table, guests };
  }

  it('of one person is in no file any more, and their words leave every screen', async () => {
    const { host, guests, code } = await aTalkingTable('Quill');
    const [one, two] = guests as [Guest, Guest];
    expect(isKept('QuillOne') && isKept('QuillWords0')).toBe(true);
    const erased = await host.ask({ type: 'erasePerson', member: one.member }, { type: 'session' });
    expect(erased.seq).toBeGreaterThan(0);
    expect(isKept('QuillOne')).toBe(false);
    expect(isKept('QuillWords0')).toBe(false);
    expect(isKept('QuillTwo') && isKept('QuillWords1')).toBe(true);

    expect(await one.client.closed).toBe(CLOSE_CODES.removed);
    await two.client.until('the word that they are gone', ({ withdrawn }) => withdrawn.length === 3);
    const theirs = two.client.chat.filter(({ from }) => from === one.seat).map(({ id }) => id);
    expect(two.client.withdrawn).toEqual(theirs);
    await host.until('the list', ({ session }) => session().people.length === 1);
    expect(host.game().seats[one.seat]?.member).toBeUndefined();
    const again = await aClient(server.url, two.client.room.roomId, two.token);
    expect(JSON.stringify(again.welcomes)).not.toMatch(/QuillOne|QuillWords0/);
    await expect(aClient(server.url, two.client.room.roomId, one.token)).rejects.toThrow('token/unknown');
    // The seat is free, and the number of whoever left is given to nobody else, not after a restart either.
    await server.kill();
    await server.start();
    const cy = await join(server.url, code, 'Cy');
    expect(cy.body.seat).toBe(one.seat);
    expect([one.member, two.member]).not.toContain(cy.body.member);
  });

  it('can be the name and words of somebody who was removed before, and only the host is told who that was', async () => {
    const { host, guests } = await aTalkingTable('Raven');
    const [one, two] = guests as [Guest, Guest];
    await host.ask({ type: 'removeMember', member: one.member }, { type: 'session' });
    await host.until('the list', ({ removed }) => removed.at(-1)?.length === 1);
    expect(host.removed.at(-1)).toEqual([{ member: one.member, name: 'RavenOne' }]);
    expect(two.client.removed).toEqual([]);
    await two.client.until(
      'the name to go',
      ({ session }) => !JSON.stringify(session()).includes('RavenOne'),
    );
    expect(isKept('RavenWords0')).toBe(true);
    await host.ask({ type: 'erasePerson', member: one.member }, { type: 'session' });
    await host.until('the list', ({ removed }) => removed.at(-1)?.length === 0);
    expect(isKept('RavenOne') || isKept('RavenWords0')).toBe(false);
    expect(isKept('RavenTwo') && isKept('RavenWords1')).toBe(true);
  });

  it('of a table is all of it: people are told, the code leads nowhere, no file names anybody', async () => {
    const { host, guests, code, gameId, hostToken } = await aTalkingTable('Vellum');
    const [one, two] = guests as [Guest, Guest];
    await host.ask({ type: 'removeMember', member: two.member }, { type: 'session' });
    expect((await one.client.ask({ type: 'eraseSession' }, { type: 'session' })).refusal?.code).toBe(
      'host/only',
    );
    const erased = await host.ask({ type: 'eraseSession' }, { type: 'session' });
    expect(erased.seq).toBeGreaterThan(0);
    for (const words of ['VellumOne', 'VellumTwo', 'VellumWords']) expect(isKept(words)).toBe(false);
    expect(await one.client.closed).toBe(CLOSE_CODES.erased);
    expect(await host.closed).toBe(CLOSE_CODES.erased);
    expect((await findCode(server.url, code)).body.error).toBe('session/unknown-code');
    await expect(aClient(server.url, gameId, hostToken)).rejects.toThrow();
    await until('the rows of the game to go', () => !isKept(gameId));
    await server.kill();
    const database = new DatabaseSync(joinPath(server.dataFolder, 'accord.sqlite'));
    for (const table of ['game', 'log', 'snapshot'])
      expect(database.prepare(`select * from ${table} where game_id = ?`).all(gameId), table).toEqual([]);
    for (const table of ['session', 'member', 'chat', 'set_aside'])
      expect(database.prepare(`select * from ${table} where code = ?`).all(code), table).toEqual([]);
    database.close();
    await server.start();
  });
});
