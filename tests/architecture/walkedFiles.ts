/**
 * Prints the files of `shared` of which functions run on two ways through the rules, as JSON. A process of its own, since V8 counts
 * the calls of a whole thread; `walks.test.ts` reads it.
 */
import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PRESETS } from '#shared/content/presets.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { decide } from '../../shared/rules/decide.ts';
import { rulebookOf } from '../../shared/rules/game/rulebooks.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { HOST, aTable } from '../support/aTable.ts';
import { ROOT } from './sources.ts';

type Walks = { readonly signature: readonly string[]; readonly settlement: readonly string[] };

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

/** Files of `shared` in which a function was called since this was last asked. */
async function filesRun(): Promise<string[]> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ functions }) => functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)))
    .filter(({ url }) => url.startsWith('file:'))
    .map(({ url }) => relative(ROOT, fileURLToPath(url)).replaceAll('\\', '/'))
    .filter((path) => path.startsWith('shared/'))
    .toSorted();
}

async function filesOf(act: () => void): Promise<string[]> {
  await filesRun();
  act();
  return filesRun();
}

/** The second signature of a free trade area in the negotiation of a round, and the settlement at the end of that round. */
async function walks(preset: GameSettings['preset'], round: number): Promise<Walks> {
  const table = aTable({ ...PRESETS[preset], preset, people: 'all' }).goTo('negotiation', round);
  const [author = '', partner = ''] = table.scenario.dealOrder;
  const rules = rulebookOf(table.scenario);
  const { id, revision } = table.tableProposal(aFreeTradeArea(author, partner));
  const signature = await filesOf(() => {
    const signing = { type: 'signProposal', proposal: id, revision, confirmed: true } as const;
    const context = { rules, nowMs: table.nowMs };
    const signed = decide(context, table.state, table.seat(partner), signing);
    if (!signed.ok) throw new Error(`the signature was refused: ${signed.error.code}`);
  });
  table.goTo('policy');
  const settlement = await filesOf(() => {
    const settled = decide({ rules, nowMs: table.nowMs }, table.state, HOST, { type: 'skipPhase' });
    if (!settled.ok) throw new Error(`the round was not settled: ${settled.error.code}`);
  });
  return { signature, settlement };
}

export type Found = Awaited<ReturnType<typeof allWalks>>;

/** In games without modules, before the first conference and once conferences are held. */
async function allWalks() {
  return {
    withoutModules: await walks('worldPlain', 1),
    beforeConferences: await walks('standard', 1),
    withConferences: await walks('standard', 3),
  };
}

process.stdout.write(JSON.stringify(await allWalks()));
