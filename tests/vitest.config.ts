import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PATIENCE_MS } from './support/patience.ts';

/** A limit that only a test that hangs reaches: the longest, forty surfaces of the gallery, takes two minutes on two cores that other work keeps busy, too. */
const TEST_MS = 900_000;

/**
 * Tests of servers wait most of the time, for the clock of a game and for how often a seat may ask; those of browsers a third, for
 * pages that load and for bots, and each worker wants memory for a browser and opens devices of its own. Those of `unit` never wait, and every further worker loads and compiles the model anew.
 */
const FILES_AT_ONCE = {
  browser: Math.max(4, availableParallelism()),
  server: Math.max(14, availableParallelism()),
  unit: Math.max(2, availableParallelism()),
};

/** Files that take longest, as measured in whole runs; begun first, so that at the end of a run no core waits for one of them. */
const LONGEST = [
  'browser/galleryCountries.test.ts',
  'browser/galleryOthers.test.ts',
  'browser/fullGame.test.ts',
  'browser/classDebrief.test.ts',
  'browser/rehearsal.test.ts',
  'browser/provinces.test.ts',
  'browser/gallery.test.ts',
  'browser/classroom.test.ts',
  'browser/replay.test.ts',
  'browser/quartetGame.test.ts',
  'browser/hostPeople.test.ts',
  'server/classKilled.test.ts',
  'faults/crash.test.ts',
  'server/recordedTables.test.ts',
  'server/rehearsal.test.ts',
  'server/inheritedNames.test.ts',
  'server/startup.test.ts',
  'client/preview/advice.test.ts',
  'bots/taskDifficulty.test.ts',
  'rules/golden/countries.test.ts',
  'bots/provinces/besidePeople.test.ts',
  'bots/bargain.test.ts',
  'rules/golden/provinces.test.ts',
  'client/provinces/adviceTrue.test.ts',
].map((file) => resolve(import.meta.dirname, file));
for (const file of LONGEST) if (!existsSync(file)) throw new Error(`no test file ${file}: change LONGEST`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.indexOf(moduleId);
      return found < 0 ? LONGEST.length : found;
    };
    return others.toSorted((a, b) => place(a) - place(b));
  }
}

/** Projects by what they need: `unit` nothing, `server` sockets and disk, `browser` an installed Chromium. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    // Node loads tests and sources as it does in production. Rewritten by Vite, the model takes four times the processor time,
    // since each use of an import becomes a look-up.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    benchmark: { include: [] },
    sequence: { sequencer: LongestFirst },
    setupFiles: ['tests/support/beforeEachFile.ts'],
    // Tests start many commands and servers: what Node has made of their sources is kept for the next start.
    env: { NODE_COMPILE_CACHE: resolve(import.meta.dirname, '../node_modules/.cache/node') },
    // For every project: Vitest's own limits, of 1 to 10 seconds, are shorter than a busy machine takes.
    expect: { poll: { timeout: PATIENCE_MS } },
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          maxWorkers: FILES_AT_ONCE.unit,
          sequence: { groupOrder: 2 },
          // Modules are loaded once for all files of a worker, not once for each: what those of the client keep is put back before each.
          isolate: false,
          execArgv: ['--import', resolve(import.meta.dirname, 'support/clientModules.ts')],
          include: [
            'tests/{architecture,kernel,economics,content,protocol,rules,bots,classroom,client}/**/*.test.{ts,tsx}',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          // Modules are shared as in `unit`, which takes a second of processor time less for each file; no test leaves anything behind in them.
          isolate: false,
          globalSetup: ['tests/support/buildIfStale.ts'],
          include: ['tests/{server,faults,fuzz}/**/*.test.ts'],
          maxWorkers: FILES_AT_ONCE.server,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // As in `server`.
          isolate: false,
          globalSetup: ['tests/browser/support/buildGallery.ts'],
          include: ['tests/browser/**/*.test.ts'],
          maxWorkers: FILES_AT_ONCE.browser,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});
