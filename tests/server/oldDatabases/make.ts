/**
 * Makes a database as the present version writes it, for versions to come to open: `node tests/server/oldDatabases/make.ts NAME`.
 * The real server plays a table of countries with all modules into its second round, one of provinces into the envelopes of its
 * first, and a First lesson whose agreements have lapsed; each is left in the middle of a phase with things under way. Writes NAME.sqlite.br and NAME.json beside this file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join as joinPath, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { OpenSession } from '../../../shared/protocol/session.ts';
import { PRESETS } from '../../../shared/content/presets.ts';
import type { Phase } from '../../../shared/content/vocabulary.ts';
import { aPactDraft } from '../../support/aProvincesTable.ts';
import type { AClient } from '../support/aClient.ts';
import { aServer } from '../support/aServer.ts';
import { aTable, type ATable, type Guest } from '../support/aTable.ts';
import { aSessionBody } from '../support/requests.ts';
import type { OldTable } from './oldDatabase.ts';

const [name] = process.argv.slice(2);
if (name === undefined || !/^[\w-]+$/.test(name))
  throw new Error('node tests/server/oldDatabases/make.ts NAME');

type Played = { readonly table: ATable; readonly ann: Guest; readonly ben: Guest };

/** An intent that the table must take. */
async function press({ ask }: AClient, intent: unknown, type?: string): Promise<void> {
  const answer = await ask(intent, type === undefined ? {} : { type });
  if (answer.seq === undefined) throw new Error(`${JSON.stringify(intent)}: ${JSON.stringify(answer)}`);
}

async function goTo({ table: { host } }: Played, phase: Phase, round: number): Promise<void> {
  while (host.game().phase !== phase || host.game().round !== round) {
    const { phase: before, round: roundBefore } = host.game();
    await press(host, { type: 'skipPhase', during: { phase: before, round: roundBefore } });
    await host.until('the next phase', ({ game }) => game().phase !== before || game().round !== roundBefore);
  }
}

async function open(settings: Partial<OpenSession['settings']>): Promise<Played> {
  const table = await aTable(server.url, aSessionBody({}, settings));
  const [ann, ben] = [await table.guest('Ann'), await table.guest('Ben')];
  await table.start();
  return { table, ann, ben };
}

/** Tables a proposal of Ann's and waits until Ben can read it. */
async function propose(
  { ann, ben }: Played,
  draft: { readonly parties: readonly string[]; readonly clauses: readonly unknown[] },
) {
  const isIt = (parties: readonly string[]): boolean => parties.join() === draft.parties.join();
  const known = new Set(Object.keys(ben.client.game().proposals));
  const found = () =>
    Object.values(ben.client.game().proposals).find(({ id, parties }) => !known.has(id) && isIt(parties));
  await press(ann.client, { type: 'tableProposal', draft });
  await ben.client.until('the proposal', () => found() !== undefined);
  const proposal = found();
  if (proposal === undefined) throw new Error('the proposal is gone');
  return { proposal: proposal.id, revision: proposal.revision };
}

/** Waits until bots have put so many rows into the log beside those of people. */
async function untilRows({ table: { host } }: Played, count: number): Promise<void> {
  await host.until(`${count} rows`, ({ seq }) => seq() >= count);
}

async function playCountries(): Promise<Played> {
  const played = await open({ scenarioId: 'world', opening: 'highWalls', preset: 'full', rounds: 8 });
  const { ann, ben } = played;
  await goTo(played, 'negotiation', 1);
  const among = [ann.seat, ben.seat];
  const cut = (by: string, to: string) => ({
    type: 'tariffConcession',
    by,
    to: [to],
    sector: 'AGR',
    rateBp: 500,
  });
  const first = await propose(played, {
    parties: among,
    clauses: [cut(ann.seat, ben.seat), cut(ben.seat, ann.seat)],
  });
  await press(ben.client, { type: 'signProposal', ...first, confirmed: true });
  await press(ben.client, { channel: { type: 'plenary' }, body: { type: 'text', text: 'Signed.' } }, 'talk');
  await press(ann.client, {
    type: 'givePledge',
    to: { type: 'all' },
    undertaking: { type: 'noTariffRises' },
  });
  await untilRows(played, 50);
  await goTo(played, 'policy', 1);
  await press(ann.client, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
  await goTo(played, 'negotiation', 2);
  const payment = { type: 'payment', from: ann.seat, to: ben.seat, amountMn: 1_000, rounds: 2 };
  await propose(played, {
    parties: among,
    clauses: [{ type: 'freeTradeArea', among, exceptions: [] }, payment],
  });
  await press(ben.client, { type: 'declareReady', ready: true });
  await untilRows(played, 90);
  await press(played.table.host, { type: 'pauseClock' });
  return played;
}

async function playProvinces(): Promise<Played> {
  const played = await open({
    scenarioId: 'provinces',
    opening: 'year1997',
    preset: 'provincesFull',
    rounds: 8,
  });
  const { ann, ben } = played;
  await goTo(played, 'negotiation', 1);
  const pact = await propose(played, aPactDraft([ann.seat, ben.seat]));
  await press(ben.client, { type: 'signProposal', ...pact, confirmed: true });
  await press(ann.client, { type: 'payProvince', to: ben.seat, yuan100m: 2 });
  await untilRows(played, 40);
  await goTo(played, 'policy', 1);
  await press(ann.client, { type: 'sealMeasures', measures: { wall: 1, block: 0 } });
  await press(ben.client, { type: 'saveMeasures', measures: { wall: 2, block: 1 } });
  await press(played.table.host, { type: 'pauseClock' });
  return played;
}

async function playLesson(): Promise<Played> {
  const { rounds, agreementLimits } = PRESETS.firstLesson;
  const played = await open({
    scenarioId: 'quartet',
    opening: 'standard',
    preset: 'firstLesson',
    rounds,
    agreementLimits,
  });
  const { ann, ben } = played;
  await goTo(played, 'negotiation', 1);
  const among = [ann.seat, ben.seat];
  const area = { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] };
  const first = await propose(played, area);
  await press(ben.client, { type: 'signProposal', ...first, confirmed: true });
  await goTo(played, 'negotiation', 2);
  await propose(played, area);
  await press(played.table.host, { type: 'pauseClock' });
  return played;
}

function describeTable({ table, ann, ben }: Played): Omit<OldTable, 'seq' | 'stateHash'> {
  const { phase, round } = table.host.game();
  const { code, gameId, hostToken } = table;
  return { code, gameId, phase, round, hostToken, tokens: [ann.token, ben.token] };
}

/** Bots move by the clock of the game: fast enough to see them move, slow enough to press in the same phase. */
const server = await aServer({ CLOCK_RATE: '10' });
try {
  const played = [await playCountries(), await playProvinces(), await playLesson()];
  for (const { table } of played) await press(table.host, { type: 'resumeClock' });
  const tables = played.map(describeTable);
  const code = await server.kill('SIGTERM');
  if (code !== 0) throw new Error(`the server ended with ${code}`);
  const file = readFileSync(joinPath(server.dataFolder, 'accord.sqlite'));
  const packed = brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
  writeFileSync(resolve(import.meta.dirname, `${name}.sqlite.br`), packed);
  writeFileSync(resolve(import.meta.dirname, `${name}.json`), `${JSON.stringify(tables, null, 2)}\n`);
  console.log(
    `${file.length} bytes, ${packed.length} packed. GOLDEN=states with the test adds rows and hashes.`,
  );
} finally {
  await server.stop();
}
