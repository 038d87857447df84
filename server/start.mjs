// Starts the newest build of the server: `npm start`. Settings come from the environment (docs/operate.md).
import { existsSync, readFileSync } from 'node:fs';
import './requireNode.mjs';

// Not by Node's option of that name: with it the log would have the map of the whole server read when it is made.
process.setSourceMapsEnabled(true);

const builds = new URL('../dist/server/', import.meta.url);
const mark = new URL('current', builds);
if (!existsSync(mark)) {
  console.error('Accord is not built yet: run npm run build.');
  process.exit(1);
}
await import(new URL(`${readFileSync(mark, 'utf8')}/main.js`, builds).href);
