import { aServer, type AServer } from '../server/support/aServer.ts';
import { aTable, type Guest } from '../server/support/aTable.ts';
import { aSessionBody, join as joinTable, openTable } from '../server/support/requests.ts';
import { aTap } from '../server/support/aTap.ts';
import { aClient, until } from '../server/support/aClient.ts';
import type { BenchLine } from './benchLine.ts';

const TABLES = 10;
const SEATS = 4;
const PRESSES_A_SEAT = 20;
/** Each seat presses about twice a second, ten times what people do. */
const PAUSE_MS = 500;
const JOINS = 40;
const IDLE_TABLES = 50;
const IDLE_MS = 5_000;

/** What a press costs until it is on disk and answered, and what open tables cost that nobody plays at. */
export async function run(): Promise<readonly BenchLine[]> {
  const server = await aServer({ LOG_LEVEL: 'error', PINGS_MISSED: '2' });
  try {
    const times = (await acknowledgements(server)).toSorted((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? NaN;
    const name = `acknowledgement, ${TABLES * SEATS} seats at ${TABLES} tables`;
    return [
      { name: `${name}, median of ${times.length}`, value: at(0.5), unit: 'ms', goal: 10 },
      { name: `${name}, 95th percentile`, value: at(0.95), unit: 'ms', goal: 50 },
      { name: `${name}, 99th percentile`, value: at(0.99), unit: 'ms', goal: 200 },
      await joinTime(server),
      await idleCost(server),
      await awayTime(server),
      await deadlineDelay(server),
      await stopTime(server, 'an orderly stop'),
      await stopTimeWithoutNetwork(server),
    ];
  } finally {
    await server.stop();
  }
}

async function acknowledgements(server: AServer): Promise<number[]> {
  const guests: Guest[] = [];
  for (let table = 0; table < TABLES; table++) {
    const { guest, start } = await aTable(server.url, aSessionBody({}, { seed: `bench-${table}` }));
    for (let seat = 0; seat < SEATS; seat++) guests.push(await guest(`Seat ${seat}`));
    await start();
  }
  return (await Promise.all(guests.map(pressAndWait))).flat();
}

async function pressAndWait({ client }: Guest, index: number): Promise<number[]> {
  const times: number[] = [];
  await sleep((index * PAUSE_MS) / (TABLES * SEATS));
  for (let press = 0; press < PRESSES_A_SEAT; press++) {
    const started = performance.now();
    const answer = await client.ask({ type: 'declareReady', ready: press % 2 === 0 && index % SEATS > 0 });
    if (answer.seq === undefined) throw new Error(`not acknowledged: ${JSON.stringify(answer)}`);
    times.push(performance.now() - started);
    await sleep(PAUSE_MS);
  }
  return times;
}

/** A class that scans the code at once. */
async function joinTime(server: AServer): Promise<BenchLine> {
  const { code } = await openTable(server.url);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: JOINS }, (_, index) => joinTable(server.url, code, `Person ${index}`)),
  );
  return {
    name: `${JOINS} people join at once`,
    value: performance.now() - started,
    unit: 'ms',
    goal: 3_000,
  };
}

async function stopTime(server: AServer, name: string): Promise<BenchLine> {
  const started = performance.now();
  await server.kill('SIGTERM');
  return { name, value: performance.now() - started, unit: 'ms', goal: 5_000 };
}

/** Starts the server again and stops it while somebody's network hangs, who never answers the close of the socket. */
async function stopTimeWithoutNetwork(server: AServer): Promise<BenchLine> {
  await server.start({ LOG_LEVEL: 'error' });
  const { code, gameId } = await openTable(server.url);
  const tap = await aTap(server.port);
  try {
    const { body } = await joinTable(tap.url, code, 'Ann');
    await aClient(tap.url, gameId, body.token);
    tap.freeze();
    return await stopTime(server, 'an orderly stop while a network hangs');
  } finally {
    await tap.close();
  }
}

/** How long a person whose network hangs is still shown as present. */
async function awayTime(server: AServer): Promise<BenchLine> {
  const { host, code, gameId } = await aTable(server.url);
  const tap = await aTap(server.port);
  try {
    const { body } = await joinTable(server.url, code, 'Ann');
    await aClient(tap.url, gameId, body.token);
    await host.until('Ann', ({ session }) => session().people[0]?.connected === true);
    tap.freeze();
    const frozen = performance.now();
    await host.until('away', ({ session }) => session().people[0]?.connected === false);
    return {
      name: 'a hung network is shown as away',
      value: performance.now() - frozen,
      unit: 'ms',
      goal: 10_000,
    };
  } finally {
    await tap.close();
  }
}

/** How long after its deadline a phase closes, by the clock of the game. */
async function deadlineDelay(server: AServer): Promise<BenchLine> {
  const { host, start } = await aTable(server.url);
  await start();
  const { clock, phase } = host.game();
  await until('the next phase', () => host.game().phase !== phase);
  return {
    name: 'a phase closes after its deadline',
    value: host.game().clock.openedAtMs - (clock.endsAtMs ?? NaN),
    unit: 'ms',
    goal: 1_000,
  };
}

async function idleCost(server: AServer): Promise<BenchLine> {
  for (let table = 0; table < IDLE_TABLES; table++) await openTable(server.url);
  await sleep(1_000);
  const before = server.cpuMs();
  await sleep(IDLE_MS);
  const share = ((server.cpuMs() - before) / IDLE_MS) * 100;
  return {
    name: `processor of ${IDLE_TABLES + TABLES} quiet tables`,
    value: share,
    unit: '% of a core',
    goal: 10,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
