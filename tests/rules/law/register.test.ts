import { describe, expect, it } from 'vitest';
import type { Agreement } from '#shared/protocol/law.ts';
import { preferentialRateBp } from '../../../shared/rules/law/rates.ts';
import { allPairLevels, pairLevel } from '../../../shared/rules/law/register.ts';
import { completeKey, rescaleKey, sharesKey } from '../../../shared/rules/law/transfers.ts';
import { blocsOf, unionOf } from '../../../shared/rules/law/blocs.ts';
import { aNegotiation } from '../../support/aNegotiation.ts';

function anAgreement(overrides: Partial<Agreement>): Agreement {
  return {
    id: 'a0',
    level: 1,
    parties: ['ALB', 'BOR'],
    concessions: [],
    exceptions: [],
    payments: [],
    sinceRound: 1,
    boundUntilRound: 2,
    notices: [],
    ...overrides,
  };
}

const CUT = { by: 'ALB', to: 'BOR', sector: 'GRA', rateBp: 700 } as const;
const REGISTER = {
  a0: anAgreement({ concessions: [CUT] }),
  a1: anAgreement({
    id: 'a1',
    level: 2,
    parties: ['ALB', 'CAT', 'DUN'],
    exceptions: [{ by: 'ALB', sector: 'CLO' }],
    concessions: [{ by: 'ALB', to: 'CAT', sector: 'CLO', rateBp: 900 }],
  }),
  a2: anAgreement({ id: 'a2', level: 3, parties: ['CAT', 'DUN'], key: { type: 'people' } }),
} as const;

describe('the register', () => {
  it('gives each pair its highest level', () => {
    expect(pairLevel(REGISTER, 'BOR', 'ALB')).toBe(1);
    expect(pairLevel(REGISTER, 'CAT', 'DUN')).toBe(3);
    expect(pairLevel(REGISTER, 'BOR', 'CAT')).toBe(0);
    expect(allPairLevels(aNegotiation().scenario, REGISTER)).toEqual({
      'ALB|BOR': 1,
      'ALB|CAT': 2,
      'ALB|DUN': 2,
      'CAT|DUN': 3,
    });
  });

  it('ties a pair at level 1 only where one of them cut a tariff', () => {
    const among = anAgreement({ parties: ['ALB', 'BOR', 'CAT'], concessions: [CUT] });
    expect(pairLevel({ a0: among }, 'BOR', 'CAT')).toBe(0);
  });

  it('allows the lowest lawful tariff and never more than the wall', () => {
    expect(preferentialRateBp(REGISTER, 'ALB', 'BOR', 'GRA', 1_200)).toBe(700);
    expect(preferentialRateBp(REGISTER, 'ALB', 'BOR', 'GRA', 500)).toBe(500);
    expect(preferentialRateBp(REGISTER, 'BOR', 'ALB', 'GRA', 1_200)).toBeUndefined();
    expect(preferentialRateBp(REGISTER, 'ALB', 'CAT', 'GRA', 1_200)).toBe(0);
    expect(preferentialRateBp(REGISTER, 'ALB', 'CAT', 'CLO', 1_200)).toBe(900);
    expect(preferentialRateBp(REGISTER, 'ALB', 'DUN', 'CLO', 1_200)).toBeUndefined();
    expect(preferentialRateBp(REGISTER, 'DUN', 'ALB', 'CLO', 1_200)).toBe(0);
  });

  it('knows blocs and unions', () => {
    expect(blocsOf({ agreements: REGISTER }).map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(unionOf({ agreements: REGISTER }, 'DUN')?.id).toBe('a2');
    expect(unionOf({ agreements: REGISTER }, 'ALB')).toBeUndefined();
  });
});

describe('the key of a pool', () => {
  it('computes the last share', () => {
    const key = { type: 'shares', percent: { ALB: 35, BOR: 25 } } as const;
    expect(completeKey(key, ['ALB', 'BOR', 'CAT'])).toEqual({
      type: 'shares',
      percent: { ALB: 35, BOR: 25, CAT: 40 },
    });
  });

  it('stays whole per cents that add up to a hundred', () => {
    const thirds = sharesKey([
      ['ALB', 1],
      ['BOR', 1],
      ['CAT', 1],
    ]);
    expect(thirds).toEqual({ type: 'shares', percent: { ALB: 33, BOR: 34, CAT: 33 } });
    expect(rescaleKey(thirds, ['ALB', 'BOR'])).toEqual({ type: 'shares', percent: { ALB: 49, BOR: 51 } });
    expect(sharesKey([['ALB', 0]])).toEqual({ type: 'shares', percent: { ALB: 100 } });
  });
});
