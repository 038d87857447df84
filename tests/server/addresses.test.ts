import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { networkHosts } from '../../server/addresses.ts';
import { isLoopback } from '#shared/protocol/wire.ts';
import { aServer, type AServer } from './support/aServer.ts';

const at = (address: string, family = 'IPv4', internal = false) => ({ address, family, internal });

describe('where phones reach the server', () => {
  let server: AServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  it('names real networks before bridges and tunnels, and before addresses that no router gave', () => {
    const hosts = networkHosts({
      lo: [at('127.0.0.1', 'IPv4', true)],
      docker0: [at('172.17.0.1')],
      eth0: [at('169.254.7.7'), at('fe80::1', 'IPv6')],
      wlan0: [at('192.168.1.20')],
      eth1: [at('10.0.0.5')],
    });
    expect(hosts).toEqual(['192.168.1.20', '10.0.0.5', '169.254.7.7', '172.17.0.1']);
  });

  it.each(['localhost', 'LOCALHOST', 'accord.localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]'])(
    'knows %s as this machine',
    (host) => expect(isLoopback(host)).toBe(true),
  );
  it.each(['192.168.1.20', 'game.school.example', 'localhost.example', '127.0.0.1.example', ''])(
    'knows %s as another',
    (host) => expect(isLoopback(host)).toBe(false),
  );

  it('tells a browser on its own machine, and nobody who came by another name', async () => {
    server = await aServer({ HOST: '0.0.0.0', ALLOWED_HOSTS: 'game.school.example' });
    const expected = networkHosts(networkInterfaces()).map((host) => `http://${host}:${server?.port}`);
    expect(await networkAt(server, `localhost:${server.port}`)).toEqual(expected);
    expect(await networkAt(server, 'game.school.example')).toEqual([]);
    const vitals = await answerAt(server, '/api/vitals', `localhost:${server.port}`);
    expect(vitals).toEqual({ longestBlockMs: expect.any(Number), memoryMb: expect.any(Number) });
    expect(await answerAt(server, '/api/vitals', 'game.school.example')).toEqual({
      error: 'session/malformed',
    });
  });

  it('tells everybody by its own settings what is kept, until when and by whom', async () => {
    server = await aServer({ IDLE_HOURS: '5', RETENTION_DAYS: '0', OPERATOR: ' Ms Lee, room 12 ' });
    expect(await answerAt(server, '/api/privacy', `localhost:${server.port}`)).toEqual({
      idleHours: 5,
      keptDays: 0,
      operator: 'Ms Lee, room 12',
    });
  });

  it('has none to tell while it listens to its own machine alone', async () => {
    server = await aServer({ HOST: '127.0.0.1' });
    expect(await networkAt(server, `localhost:${server.port}`)).toEqual([]);
  });
});

/** What the server answers to a request that names `host`; fetch would not let that header be set. */
async function networkAt(server: AServer, host: string): Promise<unknown> {
  return ((await answerAt(server, '/api/addresses', host)) as { readonly network: unknown }).network;
}

function answerAt({ port }: AServer, path: string, host: string): Promise<unknown> {
  return new Promise((done, fail) => {
    request({ port, path, headers: { host } }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => done(JSON.parse(body)));
    })
      .on('error', fail)
      .end();
  });
}
