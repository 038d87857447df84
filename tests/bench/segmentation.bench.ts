import { at } from '#shared/economics/at.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import type { SegmentedShock } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { base, dialsOf1997, shockOf } from '../economics/segmentation/provinces.ts';
import type { BenchLine } from './benchLine.ts';
import { measure } from './measure.ts';

const REPEATS = 200;
const GOAL_MS = 10;

export function run(): Promise<readonly BenchLine[]> {
  const open = { ...noSegmentedShock(base), barrier: base.barrier.map(() => 0) };
  const oneWall = shockOf({ ...dialsOf1997, wall: dialsOf1997.wall.with(0, 3) });
  return Promise.resolve([benchLine('national market', open), benchLine('one wall a level higher', oneWall)]);
}

function benchLine(name: string, shock: SegmentedShock): BenchLine {
  const { medianMs, p95Ms } = measure(() => {
    const solved = solveSegmented(base, shock);
    if (!solved.ok || !(at(solved.value.welfare, 0) > 0)) throw new Error('the provinces do not solve');
  }, REPEATS);
  return {
    name: `provinces 15×5 ${name}, median (p95 ${p95Ms.toFixed(2)} ms)`,
    value: medianMs,
    unit: 'ms',
    goal: GOAL_MS,
  };
}
