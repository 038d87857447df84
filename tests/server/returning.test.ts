import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReturnRequests } from '../../server/session/Door.ts';
import type { ReturnAnswer } from '../../shared/protocol/session.ts';
import { CLOSE_CODES } from '../../shared/protocol/wire.ts';
import { aClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable } from './support/aTable.ts';
import { join, post } from './support/requests.ts';
import { SERVER_LIMITS } from '../../server/limits/rateLimits.ts';

const aToken = (mark: string): string => mark.repeat(22);

describe('coming back on another device by name', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  const ask = (code: string, name: string, token: string) =>
    post<ReturnAnswer>(server.url, '/api/return', { code, name, token });

  it('takes the press of the host, moves the seat, and tells the old device why', async () => {
    const table = await aTable(server.url);
    const { host, guest } = table;
    const [maria, ben] = [await guest('Maria'), await guest('Ben')];
    expect((await join(server.url, table.code, 'maria')).body.error).toBe('name/taken');
    const token = aToken('M');
    const first = await ask(table.code, ' MARIA ', token);
    expect(first.body).toEqual({ state: 'waiting', check: expect.stringMatching(/^[1-9][0-9]$/) as string });
    // Asked again it is the same request, and still opens nothing.
    expect((await ask(table.code, 'Maria', token)).body).toEqual(first.body);
    await expect(aClient(server.url, table.gameId, token)).rejects.toThrow();
    await host.until('the request', ({ returns }) => returns.at(-1)?.length === 1);
    const [asked] = host.returns.at(-1) ?? [];
    expect(asked).toMatchObject({ name: 'Maria', member: maria.member });
    expect(first.body).toMatchObject({ check: asked?.check });
    expect(JSON.stringify(host.returns)).not.toContain(token);
    expect([...maria.client.returns, ...ben.client.returns]).toEqual([]);

    const answer = { type: 'answerReturn', request: asked?.request ?? '', admitted: true };
    for (const client of [maria.client, ben.client])
      expect((await client.ask(answer, { type: 'session' })).refusal?.code).toBe('host/only');
    expect((await host.ask(answer, { type: 'session', id: 'the-same-press' })).seq).toBeDefined();
    expect(await maria.client.closed).toBe(CLOSE_CODES.reissued);
    const admitted = await ask(table.code, 'Maria', token);
    expect(admitted.body).toMatchObject({
      state: 'admitted',
      joined: { member: maria.member, seat: maria.seat, name: 'Maria', token },
    });
    const back = await aClient(server.url, table.gameId, token);
    expect(back.welcomes[0]?.seat).toBe(maria.seat);
    await expect(aClient(server.url, table.gameId, maria.token)).rejects.toThrow();
    // The press sent again does not send the new device away.
    expect((await host.ask(answer, { type: 'session', id: 'the-same-press' })).seq).toBeDefined();
    expect((await host.ask(answer, { type: 'session' })).refusal?.code).toBe('return/over');
    expect((await back.ask({}, { type: 'clock' })).lost).toBeUndefined();
  });

  it('knows a name by the letters that people take for it, as joining does', async () => {
    const table = await aTable(server.url);
    const twins = { José: 'Jose', Petra: 'Реtrа', Nikos: 'Nιkοѕ' };
    for (const name of Object.keys(twins)) await table.guest(name);
    for (const [index, twin] of Object.values(twins).entries()) {
      expect((await join(server.url, table.code, twin)).body.error, twin).toBe('name/taken');
      expect((await ask(table.code, twin, aToken(String(index)))).body, twin).toMatchObject({
        state: 'waiting',
      });
    }
    await table.host.until('the requests', ({ returns }) => returns.at(-1)?.length === 3);
    expect(table.host.returns.at(-1)?.map(({ name }) => name)).toEqual(Object.keys(twins));
  });

  it('gives nothing to whoever is refused, unknown, or holds a token of somebody else', async () => {
    const table = await aTable(server.url);
    const { host, guest } = table;
    const [maria, ben] = [await guest('Maria'), await guest('Ben')];
    expect((await ask(table.code, 'Nobody', aToken('N'))).body.error).toBe('return/unknown-name');
    // One's own token finds one's own place, whatever name is asked for; that of the host finds none.
    expect((await ask(table.code, 'Maria', ben.token)).body).toMatchObject({
      joined: { member: ben.member },
    });
    expect((await ask(table.code, 'Maria', table.hostToken)).body.error).toBe('session/malformed');
    expect(host.returns).toEqual([]);
    await ask(table.code, 'Maria', aToken('R'));
    expect((await ask(table.code, 'Maria', aToken('S'))).body.error).toBe('return/too-many');
    await host.until('the request', ({ returns }) => returns.at(-1)?.length === 1);
    const request = host.returns.at(-1)?.[0]?.request ?? '';
    // Whoever joins with the token in between is one person, not two.
    expect((await join(server.url, table.code, 'Eve', { token: aToken('R') })).status).toBe(200);
    const admit = { type: 'answerReturn', request, admitted: true };
    expect((await host.ask(admit, { type: 'session' })).refusal?.code).toBe('return/over');
    await host.ask({ ...admit, admitted: false }, { type: 'session' });
    await ask(table.code, 'Ben', aToken('T'));
    await host.until('the next', ({ returns }) => returns.at(-1)?.[0]?.name === 'Ben');
    await host.ask(
      { type: 'answerReturn', request: host.returns.at(-1)?.[0]?.request ?? '', admitted: false },
      { type: 'session' },
    );
    expect((await ask(table.code, 'Ben', aToken('T'))).body.error).toBe('return/refused');
    expect((await maria.client.ask({}, { type: 'clock' })).lost).toBeUndefined();
    for (const bad of [{ code: table.code }, { code: table.code, name: 'Maria', token: 'x' }, { extra: 1 }])
      expect((await post(server.url, '/api/return', bad)).body.error).toBe('session/malformed');
    for (const bad of [{ request: 'm1' }, { request: 'q1', admitted: 'yes' }])
      expect((await host.ask({ type: 'answerReturn', ...bad }, { type: 'session' })).refusal?.code).toBe(
        'intent/malformed',
      );
  });

  it('leaves the host when whoever asked waits no longer, and may be asked again', async () => {
    const table = await aTable(server.url);
    await table.guest('Maria');
    await ask(table.code, 'Maria', aToken('G'));
    await table.host.until('the request', ({ returns }) => returns.at(-1)?.length === 1);
    const { request = '' } = table.host.returns.at(-1)?.[0] ?? {};
    const givenUp = { code: table.code, name: 'Maria', token: aToken('G'), givenUp: true };
    // Somebody else’s request is not theirs to take back.
    await post(server.url, '/api/return', { ...givenUp, token: aToken('H') });
    expect((await ask(table.code, 'Maria', aToken('G'))).body).toMatchObject({ state: 'waiting' });
    expect((await post(server.url, '/api/return', givenUp)).body).toEqual({ state: 'givenUp' });
    await table.host.until('no request', ({ returns }) => returns.at(-1)?.length === 0);
    const late = { type: 'answerReturn', request, admitted: true };
    expect((await table.host.ask(late, { type: 'session' })).refusal?.code).toBe('return/over');
    expect((await ask(table.code, 'Maria', aToken('I'))).body).toMatchObject({ state: 'waiting' });
  });

  it('is open at a locked table, since the host answers anyway', async () => {
    const table = await aTable(server.url);
    await table.guest('Maria');
    await table.host.ask({ type: 'lock', locked: true }, { type: 'session' });
    expect((await ask(table.code, 'Maria', aToken('L'))).body).toMatchObject({ state: 'waiting' });
  });

  it('writes no token of them to its log', () => {
    expect(server.output()).not.toMatch(/M{22}|R{22}|Maria/);
  });
});

describe('requests to come back', () => {
  it('run out, and are few at a time and in all', () => {
    let nowMs = 0;
    const requests = new ReturnRequests(() => nowMs);
    const hashes = Array.from({ length: 40 }, (_each, n) => `hash ${n}`);
    for (const [n, hash] of hashes.slice(0, SERVER_LIMITS.returnsAtOnce).entries())
      expect(requests.ask(`m${n}`, hash)).toBeDefined();
    expect(requests.ask('m90', 'one too many')).toBeUndefined();
    nowMs += SERVER_LIMITS.returnWaitsMs + 1;
    expect(requests.pending).toEqual([]);
    expect(requests.find('hash 0')?.standing).toBe('expired');
    expect(requests.refuse('q1')).toBe(false);
    const asked = hashes.slice(6).map((hash, n) => {
      nowMs += SERVER_LIMITS.returnWaitsMs + 1;
      return requests.ask(`m${n}`, hash);
    });
    expect(asked.filter((each) => each !== undefined)).toHaveLength(
      SERVER_LIMITS.returnsPerGamePerMinute - SERVER_LIMITS.returnsAtOnce,
    );
  });
});
