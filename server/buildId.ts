import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { RULES_VERSION } from '#shared/rules/rulesVersion.ts';
import { PAGE_PATH, type BuiltClient } from './http/builtClient.ts';

const PACKAGE_FILE = resolve(import.meta.dirname, '../package.json');
const LENGTH = 12;

/** Names what is served: it changes with the version, the rules and the built page, which names all its files. */
export function buildIdOf(client: BuiltClient | undefined): string {
  const hash = createHash('sha256').update(readFileSync(PACKAGE_FILE)).update(String(RULES_VERSION));
  const page = client?.get(PAGE_PATH);
  if (page !== undefined) hash.update(page.content);
  return hash.digest('hex').slice(0, LENGTH);
}
