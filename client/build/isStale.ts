import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether any file under `sources` is newer than `result`. */
export async function isStale(result: string, sources: readonly string[]): Promise<boolean> {
  const { mtimeMs } = await stat(result);
  for (const source of sources) if (await hasNewer(source, mtimeMs)) return true;
  return false;
}

async function hasNewer(path: string, thanMs: number): Promise<boolean> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs > thanMs;
  for (const name of await readdir(path)) if (await hasNewer(join(path, name), thanMs)) return true;
  return false;
}
