import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../browser/support/startServer.ts';
import { PATIENCE_MS, PINGS_OF_PATIENCE } from '../../support/patience.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');

export type AServer = {
  readonly url: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly output: () => string;
  /** Starts (again) and waits until it is ready. */
  readonly start: (env?: Record<string, string>) => Promise<void>;
  readonly isAlive: () => boolean;
  /** Processor time it has used so far; NaN where the system does not tell (only Linux does). */
  readonly cpuMs: () => number;
  /** Resolves with the exit code or signal when the process is gone. */
  readonly gone: () => Promise<number | NodeJS.Signals>;
  /** Sends a signal that does not end it. */
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly kill: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals>;
  /** Ends the process and deletes its data. */
  readonly stop: () => Promise<void>;
};

/** The real server as a child process on a free loopback port, with a data folder of its own. */
export async function aServer(env: Record<string, string> = {}): Promise<AServer> {
  const server = await anIdleServer(env);
  await server.start();
  return server;
}

/** The same, not started yet. */
export async function anIdleServer(fixed: Record<string, string> = {}): Promise<AServer> {
  const port = await freePort();
  const dataFolder = fixed['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'accord-'));
  const url = `http://127.0.0.1:${port}`;
  let output = '';
  let child: ChildProcess | undefined;
  let exited: Promise<number | NodeJS.Signals> = Promise.resolve(0);

  async function start(env: Record<string, string> = {}): Promise<void> {
    const started = spawnServer({ PORT: String(port), DATA_DIR: dataFolder, ...fixed, ...env });
    child = started;
    started.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    started.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    exited = new Promise((done) => started.once('exit', (code, signal) => done(code ?? signal ?? 0)));
    await untilReady(url, started, () => output);
  }
  function isAlive(): boolean {
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }
  async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | NodeJS.Signals> {
    if (isAlive()) child?.kill(signal);
    return exited;
  }
  return {
    url,
    port,
    dataFolder,
    output: () => output,
    start,
    isAlive,
    cpuMs: () => cpuMsOf(child?.pid),
    gone: () => exited,
    signal: (signal) => child?.kill(signal),
    kill,
    stop: async () => {
      await kill();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

const TICK_MS = 10;

function cpuMsOf(pid: number | undefined): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return NaN;
  const fields = readFileSync(path, 'utf8').split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

/** `EXEC_ARGV` may hold a preload that bends the process, e.g. its wall clock; `PROGRAM` is the built server unless another is named. */
function spawnServer(env: Record<string, string>): ChildProcess {
  const { EXEC_ARGV = '', PROGRAM = 'server/start.mjs', ...rest } = env;
  const args = [...EXEC_ARGV.split(' ').filter((part) => part !== ''), PROGRAM];
  return spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PAR_GAMES: '0',
      PINGS_MISSED: PINGS_OF_PATIENCE,
      ...rest,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The wall clock of a process is ahead by so much as its environment says. */
const WALL_CLOCK = `
  const real = Date.now.bind(Date);
  Date.now = () => real() + Number(process.env.WALL_AHEAD_MS ?? 0);
`;

/** An option of Node by which the wall clock of a process is ahead by `WALL_AHEAD_MS` of its environment; written into a folder. */
export function wallClockOption(folder: string): string {
  const preload = join(folder, 'wallClock.mjs');
  writeFileSync(preload, WALL_CLOCK);
  return `--import ${preload}`;
}

/** Starts a server that is not expected to come up: what it says, and its exit code. */
export async function aFailedStart(env: Record<string, string>): Promise<{ code: number; output: string }> {
  const child = spawnServer(env);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const code = await new Promise<number>((done) => child.once('close', (exit) => done(exit ?? -1)));
  clearTimeout(timer);
  return { code, output };
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended:\n${output()}`);
    const answered = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`the server did not become ready:\n${output()}`);
}
