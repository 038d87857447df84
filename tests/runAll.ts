/**
 * The one test command: compiler, lint, format, client build, then every Vitest project.
 * Ends with the line `tests: N passed, N failed`; exit code 0 only if nothing failed.
 * With `--busy` every core is kept busy by other work all the while: tests must not depend on the speed of the machine.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { CHECKS, runStep, runTogether } from './checks.ts';
import { inShort } from './support/failureReporter.ts';
import { provideBrowser } from './support/provideBrowser.ts';

const root = resolve(import.meta.dirname, '..');
const output = resolve(import.meta.dirname, '.output');
const resultFile = resolve(output, 'results.json');
const resultSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      /** Why the file failed outside its tests; empty where it did not. */
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullable(),
        }),
      ),
    }),
  ),
});

type TestFile = z.infer<typeof resultSchema>['testResults'][number];

async function runVitest(browser: string): Promise<{ passed: number; failed: number }> {
  rmSync(resultFile, { force: true });
  const ran = await runStep(
    [
      'vitest',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=tests/support/failureReporter.ts',
      '--reporter=json',
      `--outputFile.json=${resultFile}`,
    ],
    { isAlone: true, env: { CHROMIUM: browser, NODE_ENV: 'test' } },
  );
  if (!existsSync(resultFile)) {
    console.error('Vitest was ended before it wrote its results.');
    return { passed: 0, failed: 1 };
  }
  const result = resultSchema.parse(JSON.parse(readFileSync(resultFile, 'utf8')));
  for (const file of result.testResults) tellFailures(file);
  // A file that fails outside its tests (a broken import, a hook) counts as one failure, and so does an unhandled error.
  const failed = result.numFailedTests + result.testResults.filter(failedOutside).length;
  return { passed: result.numPassedTests, failed: ran || failed > 0 ? failed : 1 };
}

/** Vitest gives no message where a hook within a `describe` failed; the tests of such a file are skipped then. */
function failedOutside({ status, message, assertionResults }: TestFile): boolean {
  return (
    status === 'failed' && (message !== '' || !assertionResults.some((test) => test.status === 'failed'))
  );
}

/** What failed, again and in short, so that the end of a log is enough to know it. */
function tellFailures(file: TestFile): void {
  const path = relative(root, file.name);
  if (failedOutside(file))
    console.log(`failed: ${path}\n${inShort(file.message || 'a hook failed, and tests were skipped')}`);
  for (const { fullName, status, failureMessages } of file.assertionResults)
    if (status === 'failed')
      console.log(`failed: ${path} · ${fullName}\n${inShort((failureMessages ?? []).join('\n'))}`);
}

if (process.argv.includes('--busy'))
  for (let core = 0; core < availableParallelism(); core++)
    new Worker('for (;;) Math.random();', { eval: true });

mkdirSync(output, { recursive: true });
const browser = provideBrowser();
if (browser === undefined) {
  console.error('No Chromium, Chrome or Edge found: install one, or set CHROMIUM to its path.');
  process.exit(1);
}
const broken = await runTogether([...Object.values(CHECKS).flat(), ['node', 'client/build/build.ts']]);
const { passed, failed } = await runVitest(browser);
console.log(`tests: ${passed} passed, ${failed + broken} failed`);
process.exit(failed + broken === 0 ? 0 : 1);
