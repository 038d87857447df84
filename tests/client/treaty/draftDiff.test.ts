import { describe, expect, it } from 'vitest';
import type { Clause } from '#shared/protocol/clauses.ts';
import { changesOnly, diffClauses } from '../../../client/panels/treaty/DiffChips.tsx';

const cut = (rateBp: number): Clause => ({
  type: 'tariffConcession',
  by: 'ALB',
  to: ['BOR'],
  sector: 'CLO',
  rateBp,
});
const pay: Clause = { type: 'payment', from: 'BOR', to: 'ALB', amountMn: 40, rounds: 2 };

describe('diffClauses', () => {
  it('finds nothing between a version and itself', () => {
    expect(changesOnly(diffClauses([cut(500), pay], [cut(500), pay]))).toEqual([]);
  });

  it('calls another rate on the same line a change, not a removal and an addition', () => {
    expect(diffClauses([cut(500)], [cut(300)])).toEqual([
      { type: 'changed', before: cut(500), clause: cut(300) },
    ]);
  });

  it('names what is new and what is gone', () => {
    const binding: Clause = { type: 'bindingPeriod', rounds: 3 };
    expect(changesOnly(diffClauses([cut(500), pay], [cut(500), binding]))).toEqual([
      { type: 'added', clause: binding },
      { type: 'removed', clause: pay },
    ]);
  });
});
