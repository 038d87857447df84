import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Scenario, type OpeningFile, openingFileSchema } from '#shared/content/scenario.ts';
import { parseScenario } from '#shared/content/scenarios/parseScenario.ts';
import type { Result } from '#shared/kernel/result.ts';
import { behindWalls, raiseWalls } from '#shared/rules/scenario/assumedScenario.ts';
import { bestWelfare, createAreaGains } from '#shared/rules/settlement/freeTradePrize.ts';
import { dealOrder } from '#shared/rules/settlement/freeTradePrize.ts';

/**
 * Computes what the opening files hold beyond data, and writes it into them: trade behind high walls, the order in which
 * seats are dealt, the best Ŵ of each seat. To be run again when the data, the model or the rules of free trade areas change:
 * `node server/commands/makeOpenings.ts`
 */

const FOLDER = resolve(import.meta.dirname, '../../shared/content/scenarios');

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8'));
}

function demand<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

function scenarioOf(file: string, opening: OpeningFile): Scenario {
  return demand(
    parseScenario({ path: file, content: readJson(file) }, { path: 'opening', content: opening }),
  );
}

/** Six digits of Ŵ are a ten-thousandth of a point of the index. */
function rounded(welfare: number): number {
  return Math.round(welfare * 1e8) / 1e8;
}

function withSearches(file: string, opening: OpeningFile): OpeningFile {
  const scenario = scenarioOf(file, opening);
  const gains = createAreaGains(scenario);
  const idOf = (index: number): string => scenario.economies[index]?.id ?? '';
  const playable = scenario.economies.flatMap((economy, index) => (economy.playable ? [index] : []));
  return {
    ...opening,
    dealOrder: dealOrder(gains, playable).map(idOf),
    bestWelfare: Object.fromEntries(
      playable.map((seat) => [idOf(seat), rounded(bestWelfare(gains, seat, playable))]),
    ),
  };
}

function write(name: string, opening: OpeningFile): void {
  writeFileSync(resolve(FOLDER, name), formatOpening(opening));
  process.stdout.write(`${name}: ${opening.dealOrder.join(' ')} ${JSON.stringify(opening.bestWelfare)}\n`);
}

for (const id of ['textbook', 'quartet']) {
  const opening = openingFileSchema.parse(readJson(`${id}-standard.json`));
  write(`${id}-standard.json`, withSearches(`${id}.json`, opening));
}

/** Tariffs are data in these, and trade behind them is computed. */
const quartet = scenarioOf('quartet.json', openingFileSchema.parse(readJson('quartet-standard.json')));
for (const name of ['quartet-open-cato.json', 'quartet-food-walls.json', 'quartet-closed-alba.json']) {
  const opening = openingFileSchema.parse(readJson(name));
  const { base: behind } = demand(behindWalls(quartet, opening.mfnRateBp));
  write(
    name,
    withSearches('quartet.json', {
      ...opening,
      importShare: [...behind.pi],
      expenditure: [...behind.X],
    }),
  );
}

const today = openingFileSchema.parse(readJson('world-today.json'));
const { welfare, mfnRateBp, base } = demand(raiseWalls(scenarioOf('world.json', today)));
process.stdout.write(`high walls against today: ${JSON.stringify(welfare)}\n`);
write('world-today.json', withSearches('world.json', today));
const { dealOrder: order, bestWelfare: best } = today;
write(
  'world-high-walls.json',
  withSearches('world.json', {
    scenario: 'world',
    opening: 'highWalls',
    mfnRateBp,
    agreements: [],
    importShare: [...base.pi],
    expenditure: [...base.X],
    dealOrder: order,
    bestWelfare: best,
  }),
);

/** JSON with one line a field, and one an entry in fields of objects: short files whose differences can be read. */
function formatOpening(opening: OpeningFile): string {
  const fields = Object.entries(opening).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${formatField(value)}`,
  );
  return `{\n${fields.join(',\n')}\n}\n`;
}

function formatField(value: unknown): string {
  if (Array.isArray(value)) {
    return value.some((item) => typeof item === 'object')
      ? lines(
          '[',
          value.map((item) => JSON.stringify(item)),
          ']',
        )
      : JSON.stringify(value);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return entries.some(([, item]) => typeof item === 'object')
      ? lines(
          '{',
          entries.map(([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`),
          '}',
        )
      : JSON.stringify(value);
  }
  return JSON.stringify(value);
}

function lines(open: string, items: readonly string[], close: string): string {
  return items.length === 0 ? `${open}${close}` : `${open}\n    ${items.join(',\n    ')}\n  ${close}`;
}
