import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Builds what tests start or open, where a source is newer than its build. */
export function buildIfStale(...products: readonly ('client' | 'server')[]): void {
  const built = spawnSync(process.execPath, ['client/build/build.ts', ...products, '--if-stale'], {
    cwd: ROOT,
    // Vite builds for what this names, and people run what is built for production.
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`${products.join(' and ')} could not be built:\n${built.stderr}`);
}

/** Before all tests of servers. */
export function setup(): void {
  buildIfStale('server');
}
