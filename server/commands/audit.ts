/**
 * Decides recorded tables anew and compares: row hashes, snapshots against the fold, events and settlements against what the rules
 * and the model say now. One line a table and a class; exits with 1 where something differs: `npm run -s audit -- DATABASE [CODE]`
 */
import { RULES_VERSION } from '#shared/rules/state.ts';
import { auditClass } from './audit/auditClass.ts';
import { auditTable, type Audit } from './audit/auditTable.ts';
import {
  type RecordedClass,
  type RecordedLog,
  type RecordedTable,
  RecordedTables,
} from './replay/recordedTables.ts';

const USAGE = 'usage: npm run -s audit -- DATABASE [CODE]';
const MOST_FAULTS_SHOWN = 20;

/** True where all is as it was recorded; what is wrong has been said otherwise. */
async function audit([path, name, ...others]: readonly string[]): Promise<boolean> {
  if (path === undefined || others.length > 0) return complain(USAGE);
  const opened = await RecordedTables.open(path);
  if (!opened.ok) return complain(opened.error);
  const tables = opened.value;
  try {
    const classroom = name === undefined ? undefined : await tables.findClass(name);
    const found = name === undefined ? undefined : await tables.find(name);
    const all = name === undefined || classroom !== undefined ? await tables.all() : [];
    const ofClass = all.filter(({ code }) => classroom === undefined || code === classroom.code);
    const chosen = found === undefined ? ofClass : [found];
    const classes = name === undefined ? await tables.classes() : classroom === undefined ? [] : [classroom];
    if (chosen.length === 0 && classes.length === 0)
      return complain(
        name === undefined ? 'the database holds no table' : `no table has the code or id ${name}`,
      );
    let isAllGood = true;
    for (const each of classes) if (!(await auditOneClass(tables, each))) isAllGood = false;
    for (const table of chosen) if (!(await auditOne(tables, table))) isAllGood = false;
    return isAllGood;
  } finally {
    await tables.close();
  }
}

async function auditOne(tables: RecordedTables, table: RecordedTable): Promise<boolean> {
  const log = await tables.readLog(table.gameId);
  const result = auditTable({ log, snapshots: await tables.snapshotsOf(table.gameId) });
  const isGood = result.faults.length === 0;
  const notes = notesOn(log, await tables.countSetAside(table.gameId));
  const classes = await tables.classes();
  const name = classes.some(({ code }) => code === table.code) ? `${table.code}-${table.letter}` : table.code;
  say(`${name}: ${isGood ? 'good' : 'differs'}; ${describeAudit(result)}${notes}`);
  return sayFaults(result.faults);
}

async function auditOneClass(tables: RecordedTables, { code, classId }: RecordedClass): Promise<boolean> {
  const { rows, decided, faults } = auditClass(await tables.readClassLog(code));
  const aside = await tables.countSetAside(classId, 'session_log');
  const lost = aside === 0 ? '' : `; ${aside} rows were set aside as lost`;
  say(
    `${code}: ${faults.length === 0 ? 'good' : 'differs'}; a class, ${rows} rows, ${decided} decided anew${lost}`,
  );
  return sayFaults(faults);
}

function sayFaults(faults: readonly string[]): boolean {
  for (const fault of faults.slice(0, MOST_FAULTS_SHOWN)) say(`  ${fault}`);
  if (faults.length > MOST_FAULTS_SHOWN) say(`  and ${faults.length - MOST_FAULTS_SHOWN} more`);
  return faults.length === 0;
}

function describeAudit({ rows, decided, settlements, snapshots, largestRelativeDifference }: Audit): string {
  return `${rows} rows, ${decided} decided anew, ${settlements} settlements among them, ${snapshots} snapshots; largest relative difference ${largestRelativeDifference === 0 ? '0' : largestRelativeDifference.toExponential(1)}`;
}

function notesOn({ rows }: RecordedLog, setAside: number): string {
  const [first] = rows[0]?.events ?? [];
  const version = first?.type === 'gameCreated' ? first.rulesVersion : RULES_VERSION;
  return [
    version === RULES_VERSION ? '' : `; played by rules ${version}, these are ${RULES_VERSION}`,
    setAside === 0 ? '' : `; ${setAside} rows were set aside as lost`,
  ].join('');
}

function complain(sentence: string): false {
  process.stderr.write(`audit: ${sentence}\n`);
  return false;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (!(await audit(process.argv.slice(2)))) process.exitCode = 1;
