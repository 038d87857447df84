import { expect, describe, it } from 'vitest';
import { alikeFaults } from '../../../client/panels/desk/deskModel.ts';

describe('one rule broken by many pairs', () => {
  it('is told once, and names the others', () => {
    const faultOf = (other: string) => ({
      fault: { code: 'pace/pair-not-ready', clause: 0, economy: 'ALB', other, level: 3 } as const,
      article: 0,
      repairs: [],
      isLater: false,
    });
    const told = alikeFaults([faultOf('BOR'), faultOf('CAT'), faultOf('DUN')]);
    expect(told).toHaveLength(1);
    expect(told[0]?.others).toHaveLength(2);
  });
});
