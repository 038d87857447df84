/**
 * Decides recorded tables anew and compares: row hashes, snapshots against the fold, events and settlements against what the rules
 * and the model say now. One line a table; exits with 1 where something differs: `npm run -s audit -- DATABASE [CODE]`
 */
import { RULES_VERSION } from '#shared/rules/state.ts';
import { auditTable, type Audit } from './audit/auditTable.ts';
import { RecordedTables, type RecordedLog, type RecordedTable } from './replay/recordedTables.ts';

const USAGE = 'usage: npm run -s audit -- DATABASE [CODE]';
const MOST_FAULTS_SHOWN = 20;

/** True where all is as it was recorded; what is wrong has been said otherwise. */
async function audit([path, name, ...others]: readonly string[]): Promise<boolean> {
  if (path === undefined || others.length > 0) return complain(USAGE);
  const opened = await RecordedTables.open(path);
  if (!opened.ok) return complain(opened.error);
  const tables = opened.value;
  try {
    const found = name === undefined ? undefined : await tables.find(name);
    const chosen = name === undefined ? await tables.all() : found === undefined ? [] : [found];
    if (chosen.length === 0)
      return complain(
        name === undefined ? 'the database holds no table' : `no table has the code or id ${name}`,
      );
    let isAllGood = true;
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
  say(`${table.code}: ${isGood ? 'good' : 'differs'}; ${describeAudit(result)}${notes}`);
  for (const fault of result.faults.slice(0, MOST_FAULTS_SHOWN)) say(`  ${fault}`);
  if (result.faults.length > MOST_FAULTS_SHOWN) say(`  and ${result.faults.length - MOST_FAULTS_SHOWN} more`);
  return isGood;
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
