import { resolve } from 'node:path';
import { aServer, type AServer } from '../server/support/aServer.ts';
import { aTable, type ATable } from '../server/support/aTable.ts';
import { until } from '../server/support/aClient.ts';
import { aSessionBody, openTable, post } from '../server/support/requests.ts';
import { PRESETS } from '../../shared/content/presets.ts';
import type { OpenSession } from '../../shared/protocol/session.ts';
import type { BenchLine } from './benchLine.ts';
import { longestStall } from './longestStall.ts';

const TABLES = 20;
const OPENINGS = 20;
const TABLES_AT_START = 57;
const GOAL_MS = 60;

/** How long the thread that serves everybody is held up: by settlements at one bell, by openings of Laboratory tables, at the next start. */
export async function run(): Promise<readonly BenchLine[]> {
  const watch = resolve(import.meta.dirname, 'loopWatch.mjs');
  const server = await aServer({ LOG_LEVEL: 'error', EXEC_ARGV: `--import ${watch}` });
  try {
    return [...(await settlements(server)), ...(await openings(server)), await nextStart(server)];
  } finally {
    await server.stop();
  }
}

async function settlements(server: AServer): Promise<BenchLine[]> {
  const tables: ATable[] = [];
  for (let table = 0; table <= TABLES; table++) {
    const opened = await aTable(server.url, aWorld({ preset: 'full', seed: `bench-${table}` }));
    await opened.start();
    tables.push(opened);
  }
  const [alone, ...many] = tables;
  if (alone === undefined) throw new Error('no table');
  for (const phase of ['negotiation', 'policy']) {
    await Promise.all(tables.map((table) => advance(table, phase)));
  }
  await longestStall(server);
  const started = performance.now();
  await advance(alone, 'results');
  const aloneMs = performance.now() - started;
  const aloneStallMs = await longestStall(server);
  const startedAll = performance.now();
  await Promise.all(many.map((table) => advance(table, 'results')));
  const allMs = performance.now() - startedAll;
  const stallMs = await longestStall(server);
  await Promise.all(tables.map(({ host }) => host.leave()));
  const bell = `${TABLES} settlements of twelve countries at one bell`;
  return [
    { name: 'one settlement of twelve countries, until it is shown', value: aloneMs, unit: 'ms' },
    { name: 'one settlement, longest stall of the loop', value: aloneStallMs, unit: 'ms', goal: GOAL_MS },
    { name: `${bell}, until the last is shown`, value: allMs, unit: 'ms' },
    { name: `${bell}, longest stall of the loop`, value: stallMs, unit: 'ms', goal: GOAL_MS },
    { name: `${bell}, longest stall against that of one`, value: stallMs / aloneStallMs, unit: 'times' },
  ];
}

async function advance({ host }: ATable, phase: string): Promise<void> {
  const { refusal, lost } = await host.ask({ type: 'skipPhase' });
  if (refusal !== undefined || lost) throw new Error(`skipPhase: ${JSON.stringify(refusal ?? 'lost')}`);
  await until(phase, () => host.game().phase === phase);
}

async function openings(server: AServer): Promise<BenchLine[]> {
  await longestStall(server);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: OPENINGS }, (_, number) => openTable(server.url, aLaboratory(number))),
  );
  const openMs = performance.now() - started;
  const stallMs = await longestStall(server);
  const name = `${OPENINGS} Laboratory tables opened at once`;
  return [
    { name: `${name}, until the last is open`, value: openMs, unit: 'ms' },
    { name: `${name}, longest stall of the loop`, value: stallMs, unit: 'ms', goal: GOAL_MS },
  ];
}

async function nextStart(server: AServer): Promise<BenchLine> {
  for (let number = OPENINGS; number < TABLES_AT_START; number++) {
    await openInTurn(server, aLaboratory(number));
  }
  await server.kill('SIGTERM');
  const started = performance.now();
  await server.start();
  const startMs = performance.now() - started;
  const name = `start with ${TABLES_AT_START} Laboratory tables and ${TABLES + 1} others`;
  return { name, value: startMs, unit: 'ms', goal: 2_000 };
}

/** An address may open so many tables a minute. */
async function openInTurn({ url }: AServer, body: OpenSession): Promise<void> {
  for (;;) {
    const { status } = await post(url, '/api/sessions', body);
    if (status === 200) return;
    if (status !== 429) throw new Error(`opening answered ${status}`);
    await new Promise((done) => setTimeout(done, 500));
  }
}

function aWorld(settings: Partial<OpenSession['settings']>): OpenSession {
  const { rounds } = PRESETS[settings.preset ?? 'full'];
  return aSessionBody({}, { scenarioId: 'world', opening: 'highWalls', rounds, ...settings });
}

function aLaboratory(number: number): OpenSession {
  const assumptions = { elasticities: 'low', scalePercent: 20 + number } as const;
  return aWorld({ preset: 'laboratory', assumptions, seed: `bench-${number}` });
}
