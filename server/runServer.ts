import { addressesOf } from './addresses.ts';
import { readConfig, type Config } from './config.ts';
import { armCrashPoint } from './crashPoint.ts';
import { captureConsole, createLog, type Log } from './log.ts';
import { startServer, type RunningServer } from './startServer.ts';

/** The life of the process: settings, start, signals, end. */
export async function runServer(): Promise<void> {
  const config = readConfig();
  if (!config.ok) return fail(`A setting is wrong: ${config.error}`);
  const { CRASH_AT } = config.value.test;
  if (CRASH_AT !== undefined) armCrashPoint(CRASH_AT.point, CRASH_AT.passes);
  const log = createLog(config.value.logLevel);
  const life: Life = { log, server: undefined, isStopping: false };
  endOnMistakes(life);
  captureConsole(log);
  const server = await startServer(config.value, log);
  if (!server.ok) return fail(server.error);
  life.server = server.value;
  const stopOnSignal = (): void => void stop(life, 0);
  process.on('SIGTERM', stopOnSignal);
  process.on('SIGINT', stopOnSignal);
  if (config.value.isUnderNpm) stopWithParent(life);
  greet(config.value);
}

const PARENT_CHECK_MS = 500;

/** npm starts the server through a shell, which a SIGTERM ends without a word to the server: it stops when its parent has gone. */
function stopWithParent(life: Life): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void stop(life, 0);
  }, PARENT_CHECK_MS).unref();
}

type Life = { readonly log: Log; server: RunningServer | undefined; isStopping: boolean };

function fail(line: string): never {
  // Not through the console, whose lines are the library's by now.
  process.stderr.write(`Accord does not start: ${line}\n`);
  process.exit(1);
}

/**
 * What nobody has caught. An exception leaves its work half done, so the process saves what waits, sends everyone to come back
 * and ends with an error code: a supervisor starts it again (docs/operate.md). Two kinds do not end everyone's game: a promise
 * that nobody awaited, whose work has ended in a refusal, and a line to one client that broke, which concerns that client only.
 */
function endOnMistakes(life: Life): void {
  const { log } = life;
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'));
  process.on('uncaughtException', (error) => {
    if (isBrokenLine(error)) return log.error({ err: error }, 'a line broke and nobody had listened');
    log.fatal({ err: error }, 'uncaught exception: the server ends');
    void stop(life, 1);
  });
}

/** Ways in which the system says that the other end of a socket has gone. */
const BROKEN_LINE_CODES: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_WRITE_AFTER_END',
]);

function isBrokenLine(error: unknown): boolean {
  return error instanceof Error && 'code' in error && BROKEN_LINE_CODES.has(error.code);
}

async function stop(life: Life, exitCode: number): Promise<void> {
  if (life.isStopping) return;
  life.isStopping = true;
  try {
    await life.server?.stop();
  } catch (error) {
    life.log.error({ err: error }, 'could not stop in order');
  } finally {
    process.exit(exitCode);
  }
}

function greet({ host, port }: Config): void {
  const { local, network } = addressesOf(host, port);
  const lines = [
    'Accord is ready.',
    `  On this machine:             ${local}`,
    ...network.map((address) => `  Phones on the same network:  ${address}`),
  ];
  console.log(lines.join('\n'));
}
