/**
 * Lets a crowd of simulated people play at a server that runs, and prints how it bears them:
 * `npm run -s load -- [--url URL] [--people 1..96] [--tables 1..16] [--preset PRESET] [--speed 1..8] [--rounds N]`. What the server
 * tells of itself (how long its loop was held up, its memory) it tells on its own machine alone.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Client, type Room } from '@colyseus/sdk';
import { pino } from 'pino';
import { z } from 'zod';
import { PRESETS } from '#shared/content/presets.ts';
import { PRESET_IDS } from '#shared/content/vocabulary.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  type ClassView,
  type OpenClass,
  type OpenedClass,
  TABLE_LETTERS,
} from '#shared/protocol/classroom.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import { PublicState } from '#shared/protocol/publicState.ts';
import type { Vitals } from '../http/createApp.ts';
import { castCrowd } from '../simulated/cast.ts';
import { type LoadFigures, LoadMeter } from '../simulated/LoadMeter.ts';
import { SimulatedPerson } from '../simulated/SimulatedPerson.ts';
import { asBot, type Pace, type Think } from '../simulated/SimulatedPlayer.ts';
import { ThreadPool, realTimers } from '../threads/ThreadPool.ts';

const USAGE =
  'usage: npm run -s load -- [--url http://127.0.0.1:2567] [--people 60] [--tables 15] [--preset worldPlain] [--speed 4] [--rounds 1]';

const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const requestSchema = z.object({
  url: z.url().default('http://127.0.0.1:2567'),
  people: count(1, CLASS_SIZES.peoplePerClass).default(60),
  tables: count(1, TABLE_LETTERS.length).default(15),
  preset: z.enum(PRESET_IDS).default('worldPlain'),
  speed: count(1, 8).default(4),
  rounds: count(1, 8).default(1),
});
type Request = z.infer<typeof requestSchema>;

function readRequest(args: readonly string[]): Result<Request, string> {
  try {
    const text = { type: 'string' } as const;
    const options = { url: text, people: text, tables: text, preset: text, speed: text, rounds: text };
    const { values } = parseArgs({ args: [...args], options });
    const parsed = requestSchema.safeParse(values);
    if (parsed.success) return ok(parsed.data);
    const [issue] = parsed.error.issues;
    return err(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}; ${USAGE}`);
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}; ${USAGE}`);
  }
}

/** What a class of this size is to be borne with, on two cores in one process. */
const GOALS = {
  joinMs: 3_000,
  p50Ms: 5,
  p95Ms: 60,
  p99Ms: 250,
  unanswered: 0,
  blockMs: 60,
  memoryMb: 650,
  reportMb: 0.8,
} as const;
const MEGABYTE = 1024 * 1024;
const WAIT_MS = 250;
const ANSWER_WITHIN_MS = 60_000;
/** A run that has not come so far by then never will. */
const LONGEST_WAIT_MS = 20 * 60_000;

type Host = {
  readonly view: () => ClassView | undefined;
  readonly deal: () => number | undefined;
  readonly ask: (intent: object) => Promise<void>;
  readonly leave: () => Promise<unknown>;
};

async function openClass({ url, preset, rounds }: Request): Promise<OpenedClass> {
  const { scenarioId, opening, rounds: usual } = PRESETS[preset];
  const body: OpenClass = {
    settings: {
      scenarioId,
      opening,
      preset,
      rounds: Math.max(usual, rounds),
      clock: 'normal',
      seed: 'load',
      timed: true,
    },
    chatMode: 'phrases',
    language: 'en',
  };
  const response = await fetch(`${url}/api/classes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the class could not be opened: ${response.status}`);
  return (await response.json()) as OpenedClass;
}

async function enterAsHost({ url }: Request, { classId, hostToken }: OpenedClass): Promise<Host> {
  const room: Room<unknown, PublicState> = await new Client(url, { headers: { origin: url } }).joinById(
    classId,
    { token: hostToken },
    PublicState,
  );
  let deal: number | undefined;
  room.onMessage('private', ({ documents }: { readonly documents: Readonly<Record<string, string>> }) => {
    const text = documents['deal'];
    if (text !== undefined) ({ deal } = JSON.parse(text) as { readonly deal: number });
  });
  for (const type of ['welcome', 'ticket', 'returns']) room.onMessage(type, () => undefined);
  return {
    view: () => {
      const text = room.state.documents.get('class');
      return text === undefined ? undefined : (JSON.parse(text) as ClassView);
    },
    deal: () => deal,
    ask: async (intent) => {
      const type = 'type' in intent && intent.type === 'eraseSession' ? 'session' : 'classroom';
      const envelope = { id: randomBytes(9).toString('base64url'), basedOn: 0, intent };
      await room.request(type, envelope, { timeout: ANSWER_WITHIN_MS });
    },
    leave: () => room.leave(),
  };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + LONGEST_WAIT_MS;
  while (!holds()) {
    if (performance.now() > deadlineMs) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, WAIT_MS));
  }
}

/** Of the server; nothing where it runs on another machine. */
async function askVitals({ url }: Request): Promise<Vitals | undefined> {
  const response = await fetch(`${url}/api/vitals`);
  return response.ok ? ((await response.json()) as Vitals) : undefined;
}

type Measured = { readonly figures: LoadFigures; readonly vitals: Vitals | undefined };

async function measure(request: Request): Promise<Measured> {
  const opened = await openClass(request);
  const host = await enterAsHost(request, opened);
  const pool = new ThreadPool({ log: pino({ level: 'error' }), timers: realTimers, size: 1 });
  // Elsewhere, so that the times of answers are not those of thinking.
  const think: Think = async (view, economy, move) => {
    const thought = await pool.run({ type: 'botMove', state: asBot(view, economy), economy, move });
    return thought.ok ? thought.value : [];
  };
  const pace: Pace = { speed: request.speed, hasBegun: false, isStopped: false };
  await askVitals(request);
  const meter = new LoadMeter();
  const { url, people, tables, rounds } = request;
  const crowd = castCrowd(people, 'en').map((cast) =>
    new SimulatedPerson({ url, code: opened.code, cast, pace, think, meter }).live(),
  );
  await until('everybody', () => host.view()?.people === people);
  await host.ask({ type: 'proposeDeal', mode: 'even', tables, pins: {} });
  await until('a deal', () => host.deal() !== undefined);
  await host.ask({ type: 'applyDeal', deal: host.deal() });
  await until('everybody at a table', () => host.view()?.connected === people);
  await host.ask({ type: 'startPlay' });
  await until('the rounds', () => meter.latestRound > rounds || meter.hasEnded);
  const vitals = await askVitals(request);
  pace.isStopped = true;
  await Promise.all(crowd);
  await host.ask({ type: 'eraseSession' });
  await host.leave();
  await pool.close();
  return { figures: meter.figures, vitals };
}

function line(what: string, value: number, unit: string, goal: number): string {
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0);
  return `${what}: ${shown}${unit === '' ? '' : ` ${unit}`} (${value <= goal ? 'within' : 'OVER'} ${goal})`;
}

function tell({ people, tables, preset, speed, rounds }: Request, { figures, vitals }: Measured): string {
  const { joined, joinMs, answers, unanswered, p50Ms, p95Ms, p99Ms, reportBytes } = figures;
  return [
    `${people} people at ${tables} tables, ${preset}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, at ${speed} times the pace of people`,
    line(`${joined} joined within`, joinMs, 'ms', GOALS.joinMs),
    `answers: ${answers}`,
    line('half of them within', p50Ms, 'ms', GOALS.p50Ms),
    line('95 % within', p95Ms, 'ms', GOALS.p95Ms),
    line('99 % within', p99Ms, 'ms', GOALS.p99Ms),
    line('unanswered', unanswered, '', GOALS.unanswered),
    line('reports of the first round to all devices', reportBytes / MEGABYTE, 'MB', GOALS.reportMb),
    ...(vitals === undefined
      ? ['the server tells its loop and its memory on its own machine alone']
      : [
          line('longest block of the loop', vitals.longestBlockMs, 'ms', GOALS.blockMs),
          line('memory of the server', vitals.memoryMb, 'MB', GOALS.memoryMb),
        ]),
  ].join('\n');
}

const request = readRequest(process.argv.slice(2));
if (!request.ok) {
  console.error(request.error);
  process.exitCode = 2;
} else {
  console.log(tell(request.value, await measure(request.value)));
  process.exit();
}
