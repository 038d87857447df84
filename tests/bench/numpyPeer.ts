/** Runs the numpy peer where the machine has python with numpy; it solves the same file in the same run. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export type PeerFigure = { readonly medianMs: number; readonly W: readonly number[] };

const PYTHONS = ['python3', '/usr/bin/python3'];
/** One thread, as we have. */
const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

export function findPython(): string | undefined {
  return PYTHONS.find((python) => spawnSync(python, ['-c', 'import numpy']).status === 0);
}

export function runNumpyPeer(
  python: string,
  path: string,
  plan: { repeats: number; tolerance: number },
): PeerFigure {
  const script = resolve(import.meta.dirname, 'peer.py');
  const { status, stdout, stderr } = spawnSync(
    python,
    [script, path, String(plan.repeats), String(plan.tolerance)],
    { encoding: 'utf8', env: { ...process.env, ...ONE_THREAD } },
  );
  if (status !== 0) throw new Error(`the numpy peer failed: ${stderr}`);
  return JSON.parse(stdout) as PeerFigure;
}
