import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/** Projects by what they need: `unit` nothing, `server` sockets and disk, `browser` an installed Chromium. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  oxc,
  test: {
    benchmark: { include: [] },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'tests/{architecture,kernel,economics,content,protocol,rules,bots,client}/**/*.test.{ts,tsx}',
          ],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/{server,faults,fuzz}/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
