import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../browser/support/startServer.ts';
import { CLOSE_CODES } from '../../shared/protocol/wire.ts';
import { aClient, until } from './support/aClient.ts';
import { aFailedStart, aServer, ROOT, type AServer } from './support/aServer.ts';
import { aTable } from './support/aTable.ts';
import { aTap } from './support/aTap.ts';
import { join as joinTable, openTable } from './support/requests.ts';

/** What an operator sees: one line, and a code that scripts notice. */
function expectOneLine({ code, output }: { code: number; output: string }, pattern: RegExp): void {
  expect(code).not.toBe(0);
  const lines = output.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(pattern);
}

describe('starting and stopping', () => {
  const servers: AServer[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  async function aStarted(env: Record<string, string> = {}): Promise<AServer> {
    const server = await aServer(env);
    servers.push(server);
    return server;
  }
  function aFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'accord-'));
    folders.push(folder);
    return folder;
  }

  it('prints where it is reached', async () => {
    const server = await aStarted({ HOST: '0.0.0.0' });
    expect(server.output()).toContain(`http://localhost:${server.port}`);
  });

  it('says that the port is in use', async () => {
    const port = await freePort();
    const blocker = await new Promise<Server>((done) => {
      const taken = createServer().listen(port, '127.0.0.1', () => done(taken));
    });
    const failed = await aFailedStart({ PORT: String(port), DATA_DIR: aFolder() });
    blocker.close();
    expectOneLine(failed, new RegExp(`Port ${port} is in use`));
  });

  it('says that the data folder cannot be written', async () => {
    const file = join(aFolder(), 'a-file');
    writeFileSync(file, '');
    const port = String(await freePort());
    expectOneLine(
      await aFailedStart({ PORT: port, DATA_DIR: join(file, 'data') }),
      /data folder .* cannot be written/,
    );
  });

  it('refuses a file in which nothing can be read, and leaves it alone', async () => {
    const folder = aFolder();
    const file = join(folder, 'accord.sqlite');
    const bytes = Buffer.alloc(20_000, 'no database ');
    writeFileSync(file, bytes);
    const failed = await aFailedStart({ PORT: String(await freePort()), DATA_DIR: folder });
    expectOneLine(
      failed,
      /accord\.sqlite is damaged and nothing in it can be read .*Put a backup in its place/,
    );
    expect(readdirSync(folder)).toEqual(['accord.sqlite']);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('opens every table of a damaged file, keeps the file and says so', async () => {
    const server = await aStarted();
    const { code } = await openTable(server.url);
    expect(await server.kill('SIGTERM')).toBe(0);
    const file = join(server.dataFolder, 'accord.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0, 0, 100);
    writeFileSync(file, bytes);
    await server.start();
    expect((await joinTable(server.url, code, 'Ann')).status).toBe(200);
    expect(server.output()).toContain('the database was damaged');
    expect(readdirSync(server.dataFolder).some((name) => name.includes('.damaged-'))).toBe(true);
  });

  it('refuses data that another server uses', async () => {
    const first = await aStarted();
    const port = String(await freePort());
    const second = await aFailedStart({ PORT: port, DATA_DIR: first.dataFolder });
    expectOneLine(second, /Another server already uses the data folder/);
    expect((await openTable(first.url)).code).toHaveLength(6);
  });

  it('names the setting that is wrong', async () => {
    expectOneLine(await aFailedStart({ PORT: 'many' }), /PORT/);
    expectOneLine(await aFailedStart({ DURABILITY: 'some' }), /DURABILITY/);
    expectOneLine(
      await aFailedStart({ TRUSTED_PROXIES: '127.0.0.1,abc' }),
      /TRUSTED_PROXIES: "abc" is neither/,
    );
    expectOneLine(
      await aFailedStart({ ALLOWED_ORIGINS: 'game.school' }),
      /ALLOWED_ORIGINS.*"game.school" is not/,
    );
    expectOneLine(await aFailedStart({ ALLOWED_HOSTS: 'https://game.school' }), /ALLOWED_HOSTS/);
  });

  /** Starts a server from its sources that reads one scenario as `spoil` leaves it, as a careless edit would. */
  async function startSpoilt(spoil: string): Promise<{ code: number; output: string }> {
    const preload = join(aFolder(), 'preload.mjs');
    writeFileSync(
      preload,
      `import { registerHooks } from 'node:module';
       const spoil = ${spoil};
       registerHooks({
         load(url, context, next) {
           const loaded = next(url, context);
           return url.endsWith('/quartet.json') ? { ...loaded, source: spoil(loaded.source.toString()) } : loaded;
         },
       });`,
    );
    const port = String(await freePort());
    return aFailedStart({
      PROGRAM: 'server/main.ts',
      EXEC_ARGV: `--import ${preload}`,
      PORT: port,
      DATA_DIR: aFolder(),
    });
  }

  it('names the field of a scenario that is broken', async () => {
    const failed = await startSpoilt(`(text) => {
      const scenario = JSON.parse(text);
      scenario.economies[0].populationMn = 'many';
      return JSON.stringify(scenario);
    }`);
    expectOneLine(failed, /quartet\.json: .*population/i);
  });

  it('names the scenario file that is no JSON', async () => {
    expectOneLine(await startSpoilt(`(text) => text.slice(0, -3)`), /quartet\.json: .*JSON/);
  });

  it('stops on SIGTERM, sends clients to come back, and has everything afterwards', async () => {
    const server = await aStarted();
    const { code, gameId } = await openTable(server.url);
    const { body } = await joinTable(server.url, code, 'Ann');
    const client = await aClient(server.url, gameId, body.token);
    expect(await server.kill('SIGTERM')).toBe(0);
    expect(await client.closed).toBe(CLOSE_CODES.restarting);
    await server.start();
    const again = await aClient(server.url, gameId, body.token, { witness: client.witness() });
    expect(again.welcomes[0]).toMatchObject({ seat: body.seat, name: 'Ann' });
    expect(again.session().historyLost).toBe(false);
  });

  it('waits for nobody whose network is gone when it stops', async () => {
    const server = await aStarted();
    const { code, gameId } = await openTable(server.url);
    const tap = await aTap(server.port);
    const { body } = await joinTable(tap.url, code, 'Ann');
    await aClient(tap.url, gameId, body.token);
    tap.freeze();
    expect(await server.kill('SIGTERM')).toBe(0);
    await tap.close();
    await server.start();
    expect((await aClient(server.url, gameId, body.token)).welcomes[0]?.seat).toBe(body.seat);
  });

  it('gives a running table some time back after a restart', async () => {
    const server = await aStarted();
    const { code, gameId, hostToken } = await openTable(server.url);
    await joinTable(server.url, code, 'Ann');
    const host = await aClient(server.url, gameId, hostToken);
    await host.ask({ type: 'startGame' });
    await host.until('the briefing', ({ game }) => game().phase === 'briefing');
    const { endsAtMs = 0 } = host.game().clock;
    await server.kill();
    await server.start();
    const again = await aClient(server.url, gameId, hostToken);
    expect(again.game().clock.endsAtMs).toBe(endsAtMs + 20_000);
    expect(again.welcomes[0]?.nowMs).toBeLessThan(endsAtMs);
  });

  /** A preload that throws what nobody catches when the process gets SIGUSR2. */
  function aPreloadThatThrows(error: string): string {
    const preload = join(aFolder(), 'preload.mjs');
    writeFileSync(preload, `process.on('SIGUSR2', () => setImmediate(() => { throw ${error}; }));`);
    return `--import ${preload}`;
  }

  it('saves, sends everyone to come back and ends with an error code after an exception that nobody caught', async () => {
    const server = await aStarted({ EXEC_ARGV: aPreloadThatThrows(`new TypeError('planted')`) });
    const { code, gameId } = await openTable(server.url);
    const { body } = await joinTable(server.url, code, 'Ann');
    const client = await aClient(server.url, gameId, body.token);
    expect(await server.kill('SIGUSR2')).toBe(1);
    expect(await client.closed).toBe(CLOSE_CODES.restarting);
    expect(server.output()).toContain('planted');
    await server.start();
    expect((await aClient(server.url, gameId, body.token)).welcomes[0]?.seat).toBe(body.seat);
  });

  it('outlives a broken line that nobody listened to', async () => {
    const error = `Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' })`;
    const server = await aStarted({ EXEC_ARGV: aPreloadThatThrows(error) });
    server.signal('SIGUSR2');
    await until('the log line', () => server.output().includes('a line broke'));
    expect(server.isAlive()).toBe(true);
    expect((await openTable(server.url)).code).toHaveLength(6);
  });
});

describe('a server that npm starts', () => {
  it('stops with npm on SIGTERM, so that port and data are free again', async () => {
    const port = String(await freePort());
    const folder = mkdtempSync(join(tmpdir(), 'accord-'));
    // What runs before the start would build the client.
    const npm = spawn('npm', ['start', '--ignore-scripts'], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: 'test',
        HOST: '127.0.0.1',
        PORT: port,
        DATA_DIR: folder,
        PAR_GAMES: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    npm.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await until('the start', () => output.includes('Accord is ready'));
    npm.kill('SIGTERM');
    const answers = async (): Promise<boolean> =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        () => true,
        () => false,
      );
    let isThere = true;
    void (async () => {
      while (isThere) isThere = await answers();
    })();
    await until('the stop', () => !isThere);
    rmSync(folder, { recursive: true, force: true });
  });
});

/** Preloaded into a server: keeps a copy of whatever its sockets are given to send, and tells on SIGUSR2 how much has changed since. */
const SENT_WATCH = `
  import { createRequire } from 'node:module';
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) {
    const { WebSocket } = createRequire(process.cwd() + '/')('ws');
    const { send } = WebSocket.prototype;
    const sent = [];
    WebSocket.prototype.send = function (data, ...rest) {
      if (data instanceof Uint8Array) sent.push([data, Uint8Array.from(data)]);
      return send.call(this, data, ...rest);
    };
    process.on('SIGUSR2', () => {
      const changed = sent.filter(([data, copy]) => copy.some((byte, place) => data[place] !== byte));
      process.stderr.write(JSON.stringify({ sent: sent.length, changed: changed.length }) + '\\n');
    });
  }`;

describe('what a server sends', () => {
  it('is not changed afterwards by what its rooms encode next, since compression reads it later', async () => {
    const preload = `data:text/javascript,${encodeURIComponent(SENT_WATCH)}`;
    // From its sources, so that the library whose method is watched is the one that the server uses.
    const server = await aServer({ PROGRAM: 'server/main.ts', EXEC_ARGV: `--import ${preload}` });
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    await table.start();
    await table.host.ask({ type: 'skipPhase' });
    await ann.client.until('negotiation', ({ game }) => game().phase === 'negotiation');
    await table.host.ask({ type: 'pauseClock' });
    await ann.client.until('the pause', ({ game }) => game().clock.pausedRemainingMs !== undefined);
    server.signal('SIGUSR2');
    const counted = (): RegExpExecArray | null => /\{"sent":(\d+),"changed":(\d+)\}/.exec(server.output());
    await until('the count', () => counted() !== null);
    const [, sent, changed] = counted() ?? [];
    expect(Number(sent)).toBeGreaterThan(10);
    expect(Number(changed)).toBe(0);
    await server.stop();
  });
});
