import { at } from '#shared/kernel/records.ts';
import { nashTariffs } from '#shared/economics/nash/nashTariffs.ts';
import { createMfnSetter } from '#shared/economics/nash/tariffSetter.ts';
import { allWelfareGradients } from '#shared/economics/nash/welfareGradient.ts';
import { noShock } from '../../shared/economics/tradeModel.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { solved } from '../economics/solved.ts';
import { readVector, type VectorName } from '../economics/vectorFile.ts';
import type { BenchLine } from './benchLine.ts';
import { measure } from './measure.ts';

const WORLDS: readonly (readonly [string, VectorName])[] = [
  ['12×6', 'm1_12x6_fta.json'],
  ['12×6 with scale and specific factors', 'm2_12x6_scale_specific_full.json'],
];
const SECTORS = [0, 1, 2, 3, 4];
const GOAL_GRADIENTS_MS = 7;
const GOAL_NASH_MS = 1000;

export function run(): Promise<readonly BenchLine[]> {
  return Promise.resolve(WORLDS.flatMap(([size, vector]) => benchWorld(size, readVector(vector).base)));
}

function benchWorld(size: string, base: TradeBase): BenchLine[] {
  const shock = noShock(base);
  const equilibrium = solved(base, shock);
  const gradients = measure(() => allWelfareGradients({ base, shock, equilibrium }), 100);
  const peer = measure(() => differenceEverything(base, shock, equilibrium.warmStart), 1);
  const setters = Array.from({ length: base.N }, (_, n) =>
    createMfnSetter(base, { members: [n], sectors: SECTORS }),
  );
  const war = measure(() => {
    if (!nashTariffs(base, shock, setters).ok) throw new Error('no Nash tariffs');
  }, 5);
  return [
    {
      name: `${size} gradients of every welfare in every tariff, median (p95 ${gradients.p95Ms.toFixed(2)} ms)`,
      value: gradients.medianMs,
      unit: 'ms',
      goal: GOAL_GRADIENTS_MS,
      peer: {
        name: 'central differences, warm solves',
        value: peer.medianMs,
        ratio: gradients.medianMs / peer.medianMs,
      },
    },
    {
      name: `${size} Nash tariffs of 12 players, 5 MFN rates each, median`,
      value: war.medianMs,
      unit: 'ms',
      goal: GOAL_NASH_MS,
    },
  ];
}

/** The same numbers by two solves a tariff. */
function differenceEverything(base: TradeBase, shock: TradeShock, warmStart: Float64Array): void {
  const { N, J } = base;
  for (let cell = 0; cell < N * N * J; cell++) {
    if (Math.floor(cell / (N * J)) === Math.floor(cell / J) % N) continue;
    for (const step of [-1e-4, 1e-4]) {
      const tariff = shock.tariff.with(cell, at(shock.tariff, cell) + step);
      solved(base, { ...shock, tariff }, { warmStart, tolerance: 1e-11 });
    }
  }
}
