import { addressesOf } from './addresses.ts';
import { readConfig, type Config } from './config.ts';
import { armCrashPoint } from './crashPoint.ts';
import { createLog, type Log } from './log.ts';
import { startServer, type RunningServer } from './startServer.ts';

/** The life of the process: settings, start, signals, end. */
export async function runServer(): Promise<void> {
  const config = readConfig();
  if (!config.ok) return fail(`A setting is wrong: ${config.error}`);
  const { CRASH_AT } = config.value.test;
  if (CRASH_AT !== undefined) armCrashPoint(CRASH_AT.point, CRASH_AT.passes);
  const log = createLog(config.value.logLevel);
  surviveStrayRejections(log);
  const server = await startServer(config.value, log);
  if (!server.ok) return fail(server.error);
  stopOnSignal(server.value);
  greet(config.value);
}

function fail(line: string): never {
  console.error(`Accord does not start: ${line}`);
  process.exit(1);
}

/** A promise that nobody awaited must not end everyone's game; it is a mistake of ours and is logged as one. */
function surviveStrayRejections(log: Log): void {
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'));
}

function stopOnSignal(server: RunningServer): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void server.stop().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
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
