/** The JSON in a file, gzipped or not. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { err, ok, type Result } from '#shared/kernel/result.ts';

export function readJsonFile(path: string): Result<unknown, string> {
  try {
    const bytes = readFileSync(path);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return ok(JSON.parse((isGzip ? gunzipSync(bytes) : bytes).toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError) return err(`${path}: not JSON`);
    return err(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
