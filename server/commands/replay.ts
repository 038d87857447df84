import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ClassroomState, evolveClassroom } from '#shared/classroom/state.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import type { GameState, Viewer } from '#shared/rules/state.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import type { ClassRow } from '../store/GameStore.ts';
import { describeNamed, describeRow, describeTable, toWords } from './replay/describeTable.ts';
import { type RecordedClass, type RecordedTable, RecordedTables } from './replay/recordedTables.ts';

/**
 * Prints a recorded table as it stood at any row of its log, or the events of some rows. It reads a copy of the database:
 * `npm run -s replay -- DATABASE CODE [--to ROW] [--events [--from ROW]] [--json [--as host|public|SEAT]]`
 */

const USAGE =
  'usage: npm run -s replay -- DATABASE CODE [--to ROW] [--events [--from ROW]] [--json [--as host|public|SEAT]]';

const rowNumber = z
  .string()
  .regex(/^[1-9]\d*$/, 'takes the number of a row')
  .transform(Number);

const requestSchema = z.object({
  path: z.string(),
  name: z.string(),
  to: rowNumber.optional(),
  from: rowNumber.default(1),
  events: z.boolean().default(false),
  json: z.boolean().default(false),
  as: z.string().default('host'),
});
type Request = z.infer<typeof requestSchema>;

function readRequest(args: readonly string[]): Result<Request, string> {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        from: { type: 'string' },
        events: { type: 'boolean' },
        json: { type: 'boolean' },
        as: { type: 'string' },
      },
    });
    const [path, name, ...others] = positionals;
    if (path === undefined || name === undefined || others.length > 0) return err(USAGE);
    const parsed = requestSchema.safeParse({ path, name, ...values });
    if (parsed.success) return ok(parsed.data);
    const [issue] = parsed.error.issues;
    return err(`--${String(issue?.path[0] ?? '')} ${issue?.message ?? 'is wrong'}; ${USAGE}`);
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}; ${USAGE}`);
  }
}

/** What is printed; failure: one sentence. */
async function replay(request: Request): Promise<Result<string, string>> {
  const opened = await RecordedTables.open(request.path);
  if (!opened.ok) return opened;
  const tables = opened.value;
  try {
    const table = await tables.find(request.name);
    if (table !== undefined) return await replayTable(tables, table, request);
    const classroom = await tables.findClass(request.name);
    if (classroom !== undefined) return await replayClass(tables, classroom, request);
    const codes = [...new Set((await tables.all()).map(({ code }) => code))];
    return err(
      codes.length === 0
        ? 'the database holds no table'
        : `no table has the code or id ${request.name}; there are ${codes.join(', ')}`,
    );
  } finally {
    await tables.close();
  }
}

async function replayTable(
  tables: RecordedTables,
  table: RecordedTable,
  { to, from, events, json, as }: Request,
): Promise<Result<string, string>> {
  const { rows, brokenFrom } = await tables.readLog(table.gameId);
  if (brokenFrom !== undefined)
    process.stderr.write(
      `replay: ${brokenFrom.reason}: nothing from row ${brokenFrom.seq} on belongs to the game\n`,
    );
  const last = rows.at(-1);
  const row = to === undefined ? last : rows[to - 1];
  if (row === undefined) return err(`the log has ${rows.length} rows that can be read, none is ${to ?? 1}`);
  const kept = rows.slice(0, row.seq);
  if (events) {
    const chosen = kept.slice(from - 1);
    return chosen.length === 0
      ? err(`--from ${from} lies behind the last row asked for, ${row.seq}`)
      : ok(json ? JSON.stringify(chosen, null, 2) : chosen.map(describeRow).join('\n'));
  }
  const state = kept.flatMap((each) => each.events).reduce<GameState | undefined>(evolve, undefined);
  if (state === undefined) return err('the log has no events');
  if (!json) return ok(describeTable({ table, state, row, rowCount: rows.length }));
  const viewer = viewerOf(as, state);
  return viewer.ok ? ok(JSON.stringify(redactFor(state, viewer.value), null, 2)) : viewer;
}

/** The log of a class. Of a table of it the code with its letter is asked for. */
async function replayClass(
  tables: RecordedTables,
  classroom: RecordedClass,
  { to, from, events, json }: Request,
): Promise<Result<string, string>> {
  const { rows, brokenFrom } = await tables.readClassLog(classroom.code);
  if (brokenFrom !== undefined)
    process.stderr.write(
      `replay: ${brokenFrom.reason}: nothing from row ${brokenFrom.seq} on belongs to the class\n`,
    );
  const row = to === undefined ? rows.at(-1) : rows[to - 1];
  if (row === undefined) return err(`the log has ${rows.length} rows that can be read, none is ${to ?? 1}`);
  const kept = rows.slice(0, row.seq);
  if (events) {
    const chosen = kept.slice(from - 1);
    return ok(json ? JSON.stringify(chosen, null, 2) : chosen.map(describeClassRow).join('\n'));
  }
  const state = kept
    .flatMap((each) => each.events)
    .reduce<ClassroomState | undefined>(evolveClassroom, undefined);
  if (state === undefined) return err('the log has no events');
  return ok(
    json ? JSON.stringify(state, null, 2) : describeClass({ classroom, state, row, rowCount: rows.length }),
  );
}

function viewerOf(as: string, { seats }: GameState): Result<Viewer, string> {
  if (as === 'host' || as === 'public') return ok({ type: as });
  if (Object.hasOwn(seats, as)) return ok({ type: 'seat', economy: as });
  return err(`--as is host, public or one of the seats ${Object.keys(seats).join(', ')}`);
}

const request = readRequest(process.argv.slice(2));
const printed = request.ok ? await replay(request.value) : request;
if (printed.ok) process.stdout.write(`${printed.value}\n`);
else {
  process.stderr.write(`replay: ${printed.error}\n`);
  process.exitCode = 1;
}

/** A class after one row of its log: what is described. */
type ClassAtRow = {
  readonly classroom: RecordedClass;
  readonly state: ClassroomState;
  readonly row: ClassRow;
  readonly rowCount: number;
};

/** A class in English: its stage, its tables with their games, and where everybody belongs. */
function describeClass({ classroom, state, row, rowCount }: ClassAtRow): string {
  const { stage, settings, tables, people, hands, eyesUp } = state;
  const nameOf = (member: string): string => `${classroom.names.get(member) ?? '(deleted)'} (${member})`;
  const at = (letter: string | undefined): readonly string[] =>
    people.filter(({ table }) => table === letter).map(({ member }) => nameOf(member));
  const unplaced = at(undefined);
  return [
    `Class ${classroom.code} (${classroom.classId}), row ${row.seq} of ${rowCount}`,
    `${settings.scenarioId}, ${settings.opening}, ${settings.preset}; seed ${settings.seed}`,
    `${toWords(stage)}; ${people.length} people, ${tables.length} tables${eyesUp ? '; eyes up' : ''}`,
    ...tables.map(({ table, gameId }) => `  ${table} (${gameId}): ${at(table).join(', ')}`),
    ...(unplaced.length === 0 ? [] : [`  at no table: ${unplaced.join(', ')}`]),
    ...(hands.length === 0 ? [] : [`hands up: ${hands.map(nameOf).join(', ')}`]),
  ].join('\n');
}

/** The events of one row, under who sent it and when. */
function describeClassRow({ seq, at, actor, type, events }: ClassRow): string {
  const by = actor === undefined ? '' : ` by ${actor}`;
  const head = `row ${seq}, ${new Date(at).toISOString()}: ${toWords(type)}${by}`;
  return [head, ...events.map((event) => `  ${describeNamed(event)}`)].join('\n');
}
