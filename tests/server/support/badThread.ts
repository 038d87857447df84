/** A thread's program that does to each task what its economy says. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ id, task }: { id: number; task: { economy: string } }) => {
  switch (task.economy) {
    case 'throw':
      throw new Error('thrown');
    case 'exit':
      process.exit(7);
      break;
    case 'hang':
      return;
    case 'fault':
      return parentPort?.postMessage({ id, fault: 'a mistake' });
    default:
      return parentPort?.postMessage({ id, value: [] });
  }
});
