import { readdirSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import { emptySession, Session } from '../../server/session/Session.ts';
import { hashToken } from '../../server/session/tokens.ts';
import { aClass, aClassBody, aClassClient, dealAll, gather, sit, type AClass } from './support/aClass.ts';
import { aClient, type AClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { SESSION_RECORD } from './support/aStoredGame.ts';

const PEOPLE = { type: 'session' };

describe('a person of a class who is erased', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  /** Ann and Ben sit at one table, where Ann has spoken; Eve sits at another. */
  async function aTalkingClass(): Promise<{
    readonly room: AClass;
    readonly member: string;
    readonly ben: AClient;
    readonly bensToken: string;
    readonly there: string;
  }> {
    const room = await aClass(server.url, aClassBody({ timed: false }));
    const people = await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    const [ann, ben, eve] = [people[0], people[1], people[4]].map((one) => must(one, 'person'));
    if (ann === undefined || ben === undefined || eve === undefined) throw new Error('nobody came');
    const { client: hers } = await sit(server.url, room, ann);
    const { client: his } = await sit(server.url, room, ben);
    const { gameId: there } = await sit(server.url, room, eve);
    const talk = { channel: { type: 'plenary' }, body: { type: 'text', text: 'words of Ann' } };
    expect((await hers.ask(talk, { type: 'talk' })).refusal).toBeUndefined();
    await his.until('her words', ({ chat }) => chat.length === 1);
    return { room, member: ann.member, ben: his, bensToken: ben.token, there };
  }

  async function expectNoWords({ ben, bensToken }: Awaited<ReturnType<typeof aTalkingClass>>): Promise<void> {
    await ben.until('the word that they are gone', ({ withdrawn }) => withdrawn.length === 1);
    const again = await aClient(server.url, ben.room.roomId, bensToken);
    expect(again.welcomes[0]?.chat).toEqual([]);
  }

  it('leaves no words at the table where they sat before they were moved', async () => {
    const talking = await aTalkingClass();
    const { room, member } = talking;
    expect((await room.host.ask({ type: 'movePerson', member, table: 'B' })).refusal).toBeUndefined();
    expect((await room.host.ask({ type: 'erasePerson', member }, PEOPLE)).refusal).toBeUndefined();
    await expectNoWords(talking);
  });

  it('leaves no words at their table when they were removed before, whichever console erases them', async () => {
    for (const isOfTable of [true, false]) {
      const talking = await aTalkingClass();
      const { room, member, there } = talking;
      expect((await room.host.ask({ type: 'removeMember', member }, PEOPLE)).refusal).toBeUndefined();
      const console = isOfTable ? await aClient(server.url, there, room.hostToken) : room.host;
      expect((await console.ask({ type: 'erasePerson', member }, PEOPLE)).refusal).toBeUndefined();
      await expectNoWords(talking);
    }
  });

  /** The files of the database, its log of writes among them, and what the server has printed. */
  const holds = (words: string): boolean =>
    server.output().includes(words) ||
    readdirSync(server.dataFolder).some((file) =>
      readFileSync(joinPath(server.dataFolder, file)).includes(words),
    );

  it('is in no file of the server any more: neither name nor earlier name, word of a group, talk or tokens', async () => {
    const room = await aClass(server.url, aClassBody({ timed: false }));
    const named = await room.join('Quillbefore', { group: 'quillgroup' });
    const { member, token } = named.body;
    await gather(room, 3);
    await room.join('Ravenname', { group: 'ravengroup' });
    await room.host.ask({ type: 'renameMember', member, name: 'Quillafter' }, PEOPLE);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    const { client } = await sit(server.url, room, named.body);
    const talk = { channel: { type: 'plenary' }, body: { type: 'text', text: 'quillwords' } };
    expect((await client.ask(talk, { type: 'talk' })).refusal).toBeUndefined();
    expect((await client.ask({ raised: true }, { type: 'hand' })).refusal).toBeUndefined();
    for (const kept of ['Quillafter', 'quillgroup', 'quillwords', 'Ravenname', 'ravengroup'])
      expect(holds(kept), kept).toBe(true);
    expect((await room.host.ask({ type: 'erasePerson', member }, PEOPLE)).refusal).toBeUndefined();
    for (const gone of ['Quill', 'quillgroup', 'quillwords', token, hashToken(token)])
      expect(holds(gone), gone).toBe(false);
    for (const kept of ['Ravenname', 'ravengroup']) expect(holds(kept), kept).toBe(true);
    // The logs of class and table are folded as before, with the number alone.
    await server.kill();
    await server.start();
    const host = await aClassClient(server.url, room.classId, room.hostToken);
    await host.until('the others', ({ people }) => people().length === 4);
    expect(JSON.stringify(host.documents())).not.toContain('Quill');
    expect(holds('Quill')).toBe(false);
  });

  it('is not remembered by the word of their group or the hash of their PIN', () => {
    const person = {
      code: 'AAAAAA',
      member: 'm1',
      name: 'Ann',
      tokenHash: '01',
      muted: false,
      removed: true,
    };
    const secrets = { groupWord: 'red', pinHash: 'salt.hash' };
    const session = new Session(
      { ...emptySession({ ...SESSION_RECORD, classId: 's1' }), members: [{ ...person, ...secrets }] },
      [],
    );
    session.forget('m1', []);
    expect(session.members.get('m1')).toEqual({ ...person, name: '', tokenHash: '' });
  });
});
