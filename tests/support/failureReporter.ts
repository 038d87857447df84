import { relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, TestCase } from 'vitest/node';

const root = resolve(import.meta.dirname, '../..');
/** Enough of a failure to see what was expected and where. */
const FAILURE_LINES = 12;
const FAILURE_COLUMNS = 400;

/** A failure without its colours and the lines of libraries, in few lines. */
export function inShort(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => !line.includes('node_modules'));
  return lines
    .slice(0, FAILURE_LINES)
    .map((line) => `  ${line.slice(0, FAILURE_COLUMNS)}`)
    .join('\n');
}

/** Tells why a test failed as soon as it has: Vitest itself does at the end, which a run that is broken off does not reach. */
export default class FailureReporter implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const { state, errors = [] } = test.result();
    if (state !== 'failed') return;
    const why = errors
      .flatMap(({ stack, message, diff }) => [stack ?? message, ...(diff === undefined ? [] : [diff])])
      .map(inShort)
      .join('\n');
    console.log(`failed: ${relative(root, test.module.moduleId)} · ${test.fullName}\n${why}`);
  }
}
