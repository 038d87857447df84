import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createServer } from 'vite';
import { gallery, inspector } from '../vite.config.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** `npm run dev`: the game server, started again when its files change, and Vite in front of it with hot reload. */
const server = spawn(process.execPath, ['--watch', 'server/main.ts'], { cwd: ROOT, stdio: 'inherit' });
const vite = await createServer({
  configFile: resolve(ROOT, 'client/vite.config.ts'),
  plugins: [gallery(), inspector()],
});
await vite.listen();
vite.printUrls();

const stop = async (): Promise<void> => {
  server.kill('SIGTERM');
  await vite.close();
  process.exit(0);
};
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
server.once('exit', () => void vite.close().then(() => process.exit(1)));
