import { describe, expect, it } from 'vitest';
import { breachesOfPact, chanceSeen, isWronged } from '../../../client/panels/provinces/pacts/pactDraft.ts';
import { aBindingDraft, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

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

  it('is told of whom a binding pact has put out', () => {
    const table = aProvincesTable();
    const body = table.conclude(aBindingDraft(['SH', 'JS', 'ZJ']));
    table.advance();
    table.seal('JS', { breaks: [body.id] });
    table.nextRound();
    const left = table.pact(body.id);
    expect(left.members).toEqual(['SH', 'ZJ']);
    expect(breachesOfPact(table.state, left)).toMatchObject([{ by: 'JS', round: 1 }]);
    expect(breachesOfPact(table.state, left)[0]?.dials.map(({ dial }) => dial)).toEqual(['wall', 'block']);
  });

  it('is seen the likelier where books are open', () => {
    const table = aProvincesTable();
    const plain = table.conclude(aPactDraft(['AH', 'HB']));
    const open = table.conclude(aPactDraft(['AH', 'JS'], { rules: ['transparency'] }));
    expect(chanceSeen(table.state, plain)).toBeCloseTo(0.6, 9);
    expect(chanceSeen(table.state, open)).toBeCloseTo(0.8, 9);
  });
});
