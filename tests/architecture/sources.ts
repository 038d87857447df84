import { globSync, readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export type Source = { readonly path: string; readonly text: string };

/** Every TypeScript source of the product, tests included, with its path from the root. */
export function readSources(rooms: readonly string[]): Source[] {
  return rooms
    .flatMap((room) => globSync(`${room}/**/*.{ts,tsx}`, { cwd: ROOT }))
    .filter((path) => !path.includes('node_modules') && !path.includes('.output'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(resolve(ROOT, path), 'utf8') }));
}

/** Module names that a source imports, statically or dynamically. */
export function importsOf(source: Source): string[] {
  const pattern =
    /(?:^|\s)(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|[\s(])import\(\s*'([^']+)'|^import\s*'([^']+)'|new URL\(\s*'([^']+)',\s*import\.meta/gm;
  return [...source.text.matchAll(pattern)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '',
  );
}

/** Path of the file that a source names; undefined for a package. */
export function targetOf(source: Source, specifier: string): string | undefined {
  if (specifier.startsWith('#shared/')) return `shared/${specifier.slice('#shared/'.length)}`;
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(source.path), specifier));
  return undefined;
}
