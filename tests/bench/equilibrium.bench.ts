import { at } from '#shared/kernel/records.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { noShock } from '../../shared/economics/tradeModel.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { largestGap } from '../economics/largestGap.ts';
import { solved } from '../economics/solved.ts';
import { readVector, vectorPath, type VectorName } from '../economics/vectorFile.ts';
import type { BenchLine } from './benchLine.ts';
import { measure } from './measure.ts';
import { findPython, runNumpyPeer } from './numpyPeer.ts';
import { iteratePlainly } from './plainIteration.ts';

/** Tolerance of play. */
const TOLERANCE = 1e-9;

type Case = {
  readonly size: string;
  readonly vector: VectorName;
  readonly goalMs: number;
  readonly repeats: number;
};

const CASES: readonly Case[] = [
  { size: '12×6', vector: 'm1_12x6_fta.json', goalMs: 0.6, repeats: 400 },
  { size: '31×40', vector: 'm3_31x40_tariff.json.gz', goalMs: 25, repeats: 40 },
];

export function run(): Promise<readonly BenchLine[]> {
  return Promise.resolve(CASES.flatMap(benchCase));
}

function benchCase({ size, vector, goalMs, repeats }: Case): BenchLine[] {
  const { base, shock } = readVector(vector);
  const peer = measurePeer(vector, base, shock, repeats);
  const timed = (name: string, task: () => void, times: number): BenchLine => {
    const { medianMs, p95Ms } = measure(task, times);
    const ratio = medianMs / peer.value;
    return {
      name: `${size} ${name}, median (p95 ${p95Ms.toFixed(2)} ms)`,
      value: medianMs,
      unit: 'ms',
      peer: { ...peer, ratio },
    };
  };
  const nearby = turnOneTariff(base, shock);
  const { warmStart } = solved(base, shock, { tolerance: TOLERANCE });
  return [
    { ...timed('solve', () => solved(base, shock, { tolerance: TOLERANCE }), repeats), goal: goalMs },
    timed(
      'warm solve after one tariff moved',
      () => solved(base, nearby, { tolerance: TOLERANCE, warmStart }),
      repeats,
    ),
    timed(
      'decomposition, 3 panels',
      () => decomposeWelfare(base, noShock(base), shock),
      Math.ceil(repeats / 4),
    ),
  ];
}

/** Region 0 raises its tariff on sector 0 by one point against everyone: a player's slider. */
function turnOneTariff({ N, J }: TradeBase, shock: TradeShock): TradeShock {
  const tariff = shock.tariff.slice();
  for (let i = 1; i < N; i++) tariff[i * J] = at(tariff, i * J) + 0.01;
  return { ...shock, tariff };
}

/** Time of the numpy program (or, without numpy, of unaccelerated iteration) for the cold solve. */
function measurePeer(
  vector: VectorName,
  base: TradeBase,
  shock: TradeShock,
  repeats: number,
): { name: string; value: number } {
  const python = findPython();
  if (python === undefined) {
    const { medianMs } = measure(() => iteratePlainly(base, shock, TOLERANCE), Math.ceil(repeats / 4));
    return { name: 'cold solve by plain iteration', value: medianMs };
  }
  const figure = runNumpyPeer(python, vectorPath(vector), {
    repeats: Math.ceil(repeats / 4),
    tolerance: TOLERANCE,
  });
  const ours = solveEquilibrium(base, shock, { tolerance: TOLERANCE });
  if (!ours.ok || largestGap(figure.W, ours.value.welfare) > 1e-6) {
    throw new Error('the numpy peer solves another problem');
  }
  return { name: 'cold solve by numpy', value: figure.medianMs };
}
