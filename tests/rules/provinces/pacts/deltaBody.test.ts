import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import vector from '../../../vectors/provinces/delta_bloc.json' with { type: 'json' };
import { aBindingDraft, aCompensation, aProvincesTable } from '../../../support/aProvincesTable.ts';

const DELTA = ['JS', 'SH', 'ZJ'] as const;
const PARTS = {
  tournament: 'tour',
  budget: 'fisc',
  jobs: 'jobs',
  welfare: 'welf',
  compliance: 'comp',
} as const;
const DRAFTING = 5;

/** The body of the Delta under the rules of 1997, drafted by Jiangsu; each of the others pays it `yuan100m`. */
function delta(yuan100m: number) {
  const table = aProvincesTable({ opening: 'year1997' });
  const payments =
    yuan100m === 0 ? [] : [aCompensation('SH', 'JS', yuan100m, 4), aCompensation('ZJ', 'JS', yuan100m, 4)];
  table.conclude(aBindingDraft(DELTA, {}, ...payments));
  return table.settle().provinces;
}

describe('the body of the Delta, made by proposals', () => {
  it('leaves Jiangsu worse off than none: 44 where 50 is how things were', () => {
    const provinces = delta(0);
    expect(provinces['SH']?.score).toBeCloseTo(61, -0.3);
    expect(provinces['ZJ']?.score).toBeCloseTo(63, -0.3);
    expect(must(provinces['JS'], 'JS').score).toBeLessThan(50);
  });

  it('is better for all three with 60 paid to Jiangsu: 51.9, 51.2 and 58.0', () => {
    const provinces = delta(30);
    const expected: Readonly<Record<string, Readonly<Record<string, number>>>> = vector.expected.score;
    for (const seat of DELTA) {
      const own = must(provinces[seat], seat);
      const score = must(expected[seat], seat);
      for (const [part, short] of Object.entries(PARTS)) {
        const isDrafter = part === 'budget' && seat === 'JS';
        const told = own.parts[part as keyof typeof PARTS];
        if (!isDrafter)
          expect([seat, part, told.toFixed(3)]).toEqual([seat, part, must(score[short], short).toFixed(3)]);
      }
      expect(own.score).toBeGreaterThan(50);
    }
    expect(provinces['SH']?.score.toFixed(1)).toBe('51.9');
    expect(provinces['ZJ']?.score.toFixed(1)).toBe('58.0');
    expect(provinces['JS']?.budgetParts).toMatchObject({ payments: 60, spending: DRAFTING });
  });
});
