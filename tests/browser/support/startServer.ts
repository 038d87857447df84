import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PATIENCE_MS, PINGS_OF_PATIENCE } from '../../support/patience.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

export type RunningServer = {
  readonly url: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly output: () => string;
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts it again, with a changed environment if one is given. */
  readonly restart: (changed?: Record<string, string>) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Above 10080, which browsers refuse to visit, and below the ports that the system gives to outgoing connections, so that none of those takes one between look and use. */
const FIRST_PORT = 10_100;
const PORTS_PER_PROCESS = 40;
const PROCESSES = 500;
let portsTried = 0;

/** A port that nobody listens to, from a range of this process: tests run side by side. */
export async function freePort(): Promise<number> {
  for (;;) {
    const place = (process.pid % PROCESSES) * PORTS_PER_PROCESS + (portsTried % PORTS_PER_PROCESS);
    portsTried += 1;
    if (await isFree(FIRST_PORT + place)) return FIRST_PORT + place;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  const listens = await new Promise<boolean>((done) => {
    probe.once('error', () => done(false));
    probe.listen(port, '0.0.0.0', () => done(true));
  });
  await new Promise<void>((done) => probe.close(() => done()));
  return listens;
}

/** The real server as a child process on a free port, with a data folder of its own. */
export async function startServer(env: Record<string, string> = {}, onPort?: number): Promise<RunningServer> {
  const port = onPort ?? (await freePort());
  const dataFolder = mkdtempSync(join(tmpdir(), 'accord-'));
  let output = '';
  let child: ChildProcess | undefined;

  async function start(changed: Record<string, string> = {}): Promise<void> {
    child = spawn(process.execPath, ['server/start.mjs'], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PAR_GAMES: '0',
        PINGS_MISSED: PINGS_OF_PATIENCE,
        PORT: String(port),
        DATA_DIR: dataFolder,
        ...env,
        ...changed,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('exit', (code, signal) => (output += `\n(ended: ${signal ?? code})\n`));
    await untilReady(`http://127.0.0.1:${port}/readyz`, child, () => output);
  }

  async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const dying = child;
    if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return;
    const gone = new Promise<void>((done) => dying.once('exit', () => done()));
    dying.kill(signal);
    await gone;
  }

  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dataFolder,
    output: () => output,
    kill,
    restart: start,
    stop: async () => {
      await kill('SIGTERM');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${output()}`);
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`the server did not become ready:\n${output()}`);
}
