/**
 * Runs every `*.bench.ts` of this folder (or those named on the command line) one after another and prints one JSON
 * line a figure. Figures inform, tests judge: nothing here fails because a machine is slow.
 */
import { readdirSync } from 'node:fs';
import type { BenchModule } from './benchLine.ts';

const SUFFIX = '.bench.ts';
const wanted = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .toSorted();
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`bench: no such bench: ${unknown.join(', ')}\n`);
  process.exitCode = 1;
}

for (const name of names) {
  const module = (await import(`./${name}${SUFFIX}`)) as BenchModule;
  for (const line of await module.run()) {
    process.stdout.write(`${JSON.stringify({ bench: name, ...line, ...verdict(line) })}\n`);
  }
}

function verdict({ value, goal }: { value: number; goal?: number }): { goalMet?: boolean } {
  return goal === undefined ? {} : { goalMet: value <= goal };
}
