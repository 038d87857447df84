import { resolve } from 'node:path';
import { must } from '../../shared/kernel/records.ts';
import { PRESETS } from '../../shared/content/presets.ts';
import type { JoinedClass } from '../../shared/protocol/classroom.ts';
import { aClass, aClassBody, aClassClient, type AClass } from '../server/support/aClass.ts';
import { aClient, type AClient } from '../server/support/aClient.ts';
import { aServer, type AServer } from '../server/support/aServer.ts';
import type { BenchLine } from './benchLine.ts';
import { longestStall } from './longestStall.ts';

const PEOPLE = 60;
const TABLES = 15;
const GOAL_MS = 60;

/** A class of sixty people at fifteen tables of the world: until all have joined, until all sit, and how long presses for all hold up the loop. */
export async function run(): Promise<readonly BenchLine[]> {
  const watch = resolve(import.meta.dirname, 'loopWatch.mjs');
  const server = await aServer({ LOG_LEVEL: 'error', EXEC_ARGV: `--import ${watch}` });
  try {
    return await playedBy(server);
  } finally {
    await server.stop();
  }
}

async function playedBy(server: AServer): Promise<BenchLine[]> {
  const { rounds } = PRESETS.full;
  const world = { scenarioId: 'world', opening: 'highWalls', preset: 'full', rounds } as const;
  const room = await aClass(server.url, aClassBody(world));
  const lines: BenchLine[] = [];
  const measure = async (name: string, goal: number, act: () => Promise<unknown>): Promise<void> => {
    await longestStall(server);
    const started = performance.now();
    await act();
    const tookMs = performance.now() - started;
    const stallMs = await longestStall(server);
    lines.push(
      { name, value: tookMs, unit: 'ms', goal },
      { name: `${name}, longest stall of the loop`, value: stallMs, unit: 'ms', goal: GOAL_MS },
    );
  };
  let people: readonly JoinedClass[] = [];
  await measure(`${PEOPLE} people join a class at once`, 3_000, async () => {
    people = await Promise.all(Array.from({ length: PEOPLE }, (_, number) => joined(room, number)));
  });
  const waiting = await Promise.all(people.map(({ token }) => aClassClient(server.url, room.classId, token)));
  await press(room, { type: 'proposeDeal', mode: 'even', tables: TABLES, pins: {} });
  await room.host.until('the deal', ({ deal }) => deal() !== undefined);
  await measure(`${TABLES} tables are opened by a deal`, 1_000, () =>
    press(room, { type: 'applyDeal', deal: must(room.host.deal(), 'deal').deal }),
  );
  let seated: readonly AClient[] = [];
  await measure(`${PEOPLE} people go to their tables, without the pause of chance`, 5_000, async () => {
    seated = await Promise.all(
      waiting.map(async (client, index) => {
        await client.until('a place', ({ place }) => place() !== undefined);
        const { gameId } = must(client.place(), 'place');
        await client.room.leave();
        return aClient(server.url, gameId, must(people[index], 'person').token);
      }),
    );
  });
  await measure(`the game starts at ${TABLES} tables`, 1_000, async () => {
    await press(room, { type: 'startPlay' });
    await Promise.all(seated.map((one) => one.until('the start', ({ game }) => game().phase === 'briefing')));
  });
  for (const phase of ['negotiation', 'policy', 'results'])
    await measure(`${phase} begins at ${TABLES} tables by one press`, 2_000, async () => {
      await press(room, { type: 'press', press: 'skipPhase' });
      await Promise.all(seated.map((one) => one.until(phase, ({ game }) => game().phase === phase)));
    });
  await Promise.all(seated.map((one) => one.room.leave()));
  return lines;
}

async function joined(room: AClass, number: number): Promise<JoinedClass> {
  const { status, body } = await room.join(`Person ${number}`);
  if (status !== 200) throw new Error(`joining answered ${status} ${body.error}`);
  return body;
}

async function press({ host }: AClass, intent: object): Promise<void> {
  const { refusal, refused, lost } = await host.ask(intent);
  if (refusal !== undefined || refused !== undefined || lost === true)
    throw new Error(`${JSON.stringify(intent)}: ${JSON.stringify(refusal ?? refused ?? 'lost')}`);
}
