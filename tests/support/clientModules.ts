import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';

/**
 * Lets Node run modules of the client, which Vite serves to browsers: JSX becomes calls of Preact, JSON needs no import
 * attribute, and style sheets are empty.
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
  const { code, errors } = transformSync(path, readFileSync(path, 'utf8'), {
    lang: 'tsx',
    jsx: { runtime: 'automatic', importSource: 'preact' },
  });
  const [error] = errors;
  if (error !== undefined) throw error;
  return code;
}
