import { until } from '../server/support/aClient.ts';
import type { AServer } from '../server/support/aServer.ts';

/** The longest that the loop of a server was held up since the last time; it must have been started with `loopWatch.mjs`. */
export async function longestStall(server: AServer): Promise<number> {
  const from = server.output().length;
  const lines = () => /\nLOOP (\{.*\})\n/.exec(server.output().slice(from));
  server.signal('SIGUSR2');
  await until('the figures of the loop', () => lines() !== null);
  return (JSON.parse(lines()?.[1] ?? '{}') as { maxMs: number }).maxMs;
}
