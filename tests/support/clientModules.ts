import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';
import { handingOver } from './clientStates.ts';

const CLIENT = resolve(import.meta.dirname, '../../client/');

/**
 * Lets Node run modules of the client, which Vite serves to browsers: JSX becomes calls of Preact, JSON needs no import
 * attribute, and style sheets are empty. What its modules keep is put back before each file of tests.
 */
registerHooks({
  load(url, context, nextLoad) {
    const path = url.startsWith('file:') ? fileURLToPath(url) : '';
    const isPlainJson =
      path.endsWith('.json') &&
      context.conditions.includes('import') &&
      context.importAttributes['type'] === undefined;
    if (path.endsWith('.css')) return { format: 'module', source: '', shortCircuit: true };
    if (path.endsWith('.tsx')) return { format: 'module', source: compileJsx(path), shortCircuit: true };
    if (path.startsWith(CLIENT) && path.endsWith('.ts')) {
      const loaded = nextLoad(url, context);
      const source = readFileSync(path, 'utf8');
      return { ...loaded, source: handingOver(source, source) };
    }
    if (isPlainJson)
      return { format: 'module', source: `export default ${readFileSync(path, 'utf8')}`, shortCircuit: true };
    return nextLoad(url, context);
  },
});

/** A device that remembers nothing: modules of the client look into its stores as soon as a table is entered. */
const forgetful: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
  clear: () => undefined,
};
for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(globalThis, name, { value: forgetful, configurable: true, writable: true });

function compileJsx(path: string): string {
  const source = readFileSync(path, 'utf8');
  const { code, errors } = transformSync(path, source, {
    lang: 'tsx',
    jsx: { runtime: 'automatic', importSource: 'preact' },
  });
  const [error] = errors;
  if (error !== undefined) throw error;
  return path.startsWith(CLIENT) ? handingOver(code, source) : code;
}
