import { describe, expect, it } from 'vitest';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import type { SegmentedEquilibrium, SegmentedShock } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import type { SolveOptions } from '#shared/economics/tradeModel.ts';
import { base } from './provinces.ts';

/** So coarse that one sweep is enough. */
const COARSE: SolveOptions = { tolerance: 100, isAskedAgain: true };

function ask(options: SolveOptions, change: Partial<SegmentedShock> = {}, of = base): SegmentedEquilibrium {
  const solved = solveSegmented(of, { ...noSegmentedShock(base), ...change }, options);
  if (!solved.ok) throw new Error(solved.error.code);
  return solved.value;
}

describe('a market that is asked again', () => {
  it('is the same that was found, which is what is found anew', () => {
    const first = ask({ isAskedAgain: true });
    expect(ask({ isAskedAgain: true })).toBe(first);
    expect(ask({})).toEqual(first);
    expect(ask({})).not.toBe(first);
  });

  it('is another one where any number of the question differs', () => {
    const first = ask(COARSE);
    const parts = ['barrier', 'route', 'tfp', 'importCost', 'exportCost', 'transfer'] as const;
    for (const part of parts) {
      const numbers = noSegmentedShock(base)[part].map((value, place) =>
        place === 1 ? value + 1e-9 : value,
      );
      expect(ask(COARSE, { [part]: numbers }), part).not.toBe(first);
    }
    expect(ask({ ...COARSE, tolerance: 101 })).not.toBe(first);
    expect(ask({ ...COARSE, maxSweeps: 7 })).not.toBe(first);
    expect(ask({ ...COARSE, warmStart: first.warmStart })).not.toBe(first);
    expect(ask(COARSE)).toBe(first);
    expect(ask(COARSE, {}, { ...base })).not.toBe(first);
  });

  it('is found anew once many others were asked since', () => {
    const first = ask(COARSE);
    const askOthers = (many: number): void => {
      for (let other = 1; other <= many; other++) ask({ ...COARSE, tolerance: 200 + other });
    };
    askOthers(511);
    expect(ask(COARSE)).toBe(first);
    askOthers(512);
    const again = ask(COARSE);
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});
