import { describe, expect, it } from 'vitest';
import { breachesOfPact, chanceSeen, isWronged } from '../../../client/panels/provinces/pacts/breachModel.ts';
import { aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

describe('a word that was broken', () => {
  it('is told with who, when and which dials, once the round is over', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['AH', 'HB'], { goods: 'finished', atMost: 1 }));
    table.advance();
    table.nextDraw('below', 0.6);
    table.seal('HB', { breaks: [pact.id] });
    table.settle();
    expect(breachesOfPact(table.state, pact)).toEqual([]);
    table.nextRound();
    const breaches = breachesOfPact(table.state, pact);
    const { wall } = table.provinces.provinces['HB'] ?? { wall: 0 };
    expect(breaches).toEqual([{ by: 'HB', round: 1, dials: [{ dial: 'wall', level: wall, most: 1 }] }]);
    expect(isWronged(breaches, 'AH')).toBe(true);
    expect(isWronged(breaches, 'HB')).toBe(false);
    expect(isWronged(breaches, undefined)).toBe(false);
  });

  it('is seen the likelier where books are open', () => {
    const table = aProvincesTable();
    const plain = table.conclude(aPactDraft(['AH', 'HB']));
    const open = table.conclude(aPactDraft(['AH', 'JS'], { rules: ['transparency'] }));
    expect(chanceSeen(table.state, plain)).toBeCloseTo(0.6, 9);
    expect(chanceSeen(table.state, open)).toBeCloseTo(0.8, 9);
  });
});
