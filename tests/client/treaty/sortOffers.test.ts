import { describe, expect, it } from 'vitest';
import type { PartnerOffer } from '../../../client/preview/advice.ts';
import { sortOffers } from '../../../client/panels/treaty/clausePolitics.ts';

function offer(partner: string, percent: number, more: Partial<PartnerOffer> = {}): PartnerOffer {
  return {
    partners: [partner],
    draft: { parties: ['ALB', partner], clauses: [] },
    percent: { ALB: percent },
    supportPoints: {},
    readiness: { step: 'signs' },
    tasks: [],
    ...more,
  };
}

describe('the list of partners', () => {
  it('shows what brings most in the end, also where it is not of the plainest', () => {
    const plain = ['BOR', 'CAT', 'DUN', 'ELM', 'FEN', 'GAR'].map((each, at) =>
      offer(each, 0.1 - at / 100, { isPlainest: true }),
    );
    const best = offer('BOR', 0.05, { later: 0.9 });
    const { shown, folded } = sortOffers([...plain, best], 'ALB');
    expect(shown[0]?.isPlainest).toBe(true);
    expect(shown.at(-1)).toBe(best);
    expect(shown).toHaveLength(5);
    expect(folded).not.toContain(best);
    // Later what brings most comes first.
    const late = plain.map(({ isPlainest: _plain, ...each }) => each);
    expect(sortOffers([...late, best], 'ALB').shown[0]).toBe(best);
  });
});
