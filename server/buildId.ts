import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RULES_VERSION } from '#shared/rules/rulesVersion.ts';
import { CLIENT_FOLDER } from './http/serveClient.ts';

const PACKAGE_FILE = resolve(import.meta.dirname, '../package.json');
const LENGTH = 12;

/** Names what is served: it changes with the version, the rules and the built page, which names all its files. */
export function readBuildId(): string {
  const page = join(CLIENT_FOLDER, 'index.html');
  const hash = createHash('sha256').update(readFileSync(PACKAGE_FILE)).update(String(RULES_VERSION));
  if (existsSync(page)) hash.update(readFileSync(page));
  return hash.digest('hex').slice(0, LENGTH);
}
