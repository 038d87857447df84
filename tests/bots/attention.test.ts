import { describe, expect, it } from 'vitest';
import { offerName } from '../../shared/bots/moves/attention.ts';
import type { Clause } from '#shared/protocol/clauses.ts';

describe('what a proposal is about', () => {
  const steps = ['commonMarket', 'economicUnion', 'fullIntegration', 'mutualRecognition'] as const;

  it('tells every form and every circle apart', () => {
    const names = steps.flatMap((type) =>
      [
        ['EUR', 'GBR'],
        ['EUR', 'JPN'],
      ].map((among) => offerName({ clauses: [{ type, among }] })),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('');
  });

  it('is the same whoever writes it first, and whatever it pays', () => {
    const payment: Clause = { type: 'payment', from: 'EUR', to: 'GBR', amountMn: 5, rounds: 2 };
    const ways: Clause[][] = [
      [{ type: 'commonMarket', among: ['EUR', 'GBR'] }],
      [{ type: 'commonMarket', among: ['GBR', 'EUR'] }, payment],
      [
        { type: 'phaseIn', rounds: 3 },
        { type: 'commonMarket', among: ['EUR', 'GBR'] },
      ],
    ];
    expect(new Set(ways.map((clauses) => offerName({ clauses }))).size).toBe(1);
  });
});
