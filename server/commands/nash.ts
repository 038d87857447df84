/** `npm run nash [-- --check]`: finds everybody's own best walls for each shipped scenario, and stores what they come to or compares it with what is stored. */
import { readFileSync, writeFileSync } from 'node:fs';
import { NASH_CASES, type StoredNash } from '#shared/content/nash/storedNash.ts';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import { selfishWalls } from '#shared/rules/forecast/debriefWhatIf.ts';

const FILE = new URL('../../shared/content/nash/nash.json', import.meta.url);

function find(): StoredNash[] {
  return NASH_CASES.map(({ scenario, opening }) => {
    const loaded = loadScenario(scenario, opening);
    if (!loaded.ok) throw new Error(`${scenario} ${opening}: ${loaded.error.reason}`);
    const found = selfishWalls(loaded.value);
    if (!found.ok) throw new Error(`${scenario} ${opening}: ${found.error}`);
    process.stdout.write(`${scenario} ${opening}\n`);
    return { scenario, opening, ...found.value };
  });
}

/** Largest difference of an index, in points: solvers of two machines may differ by rounding. */
const TOLERANCE = 1e-4;

function differences(found: readonly StoredNash[], stored: readonly StoredNash[]): readonly string[] {
  return found.flatMap(({ scenario, opening, indices }) => {
    const known =
      stored.find((each) => each.scenario === scenario && each.opening === opening)?.indices ?? {};
    return Object.entries(indices)
      .filter(([seat, index]) => !(Math.abs(index - (known[seat] ?? Infinity)) <= TOLERANCE))
      .map(([seat, index]) => `${scenario} ${opening} ${seat}: ${index}, stored ${known[seat] ?? 'none'}`);
  });
}

const found = find();
if (process.argv.includes('--check')) {
  const stored: readonly StoredNash[] = JSON.parse(readFileSync(FILE, 'utf8'));
  const wrong = differences(found, stored);
  for (const line of wrong) process.stdout.write(`${line}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else writeFileSync(FILE, `${JSON.stringify(found, undefined, 2)}\n`);
