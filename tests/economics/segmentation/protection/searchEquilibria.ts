import { Worker } from 'node:worker_threads';
import type { ProtectionEquilibrium, ProtectionOptions } from '../protectionEquilibrium.ts';
import type { ReformPackage } from '#shared/content/provinces/reforms.ts';

export type Search = Pick<ProtectionOptions, 'fixed' | 'maxRounds' | 'pacts'> & {
  readonly name: ReformPackage;
  readonly start: '1997' | 'open' | 'blockade';
};

export type Found = ProtectionEquilibrium & { readonly borderEffect: number };

/** In the order of the searches; see searchThread.ts. */
export function searchEquilibria(searches: readonly Search[]): Promise<Found[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./searchThread.ts', import.meta.url), { workerData: searches });
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}
