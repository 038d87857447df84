import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WELFARE_PARTS } from '#shared/content/vocabulary.ts';
import { aRound, type Round } from './aRound.ts';

const seats = ['ALB', 'BOR', 'CAT', 'DUN'] as const;
const rate = fc.integer({ min: 0, max: 60 }).map((points) => points * 100);
const bloc = fc.record({
  kind: fc.constantFrom('area', 'union', 'none'),
  members: fc.uniqueArray(fc.constantFrom(...seats), { minLength: 2, maxLength: 4 }),
  paymentMn: fc.integer({ min: 1, max: 2000 }),
});

function build({ kind, members, paymentMn }: { kind: string; members: string[]; paymentMn: number }): Round {
  const round = aRound();
  const [from = '', to = ''] = members;
  const payment = { type: 'payment', from, to, amountMn: paymentMn, rounds: 2 } as const;
  const among = members;
  if (kind === 'area') return round.law(among, { type: 'freeTradeArea', among, exceptions: [] }, payment);
  if (kind === 'none') return round;
  return round.law(among, { type: 'customsUnion', among, key: { type: 'people' }, former: [] }, payment);
}

describe('a settled round, whatever the law', () => {
  it('sums bars to the change of income, and payments and pools to nothing', () => {
    fc.assert(
      fc.property(bloc, fc.tuple(rate, rate, rate, rate), (law, rates) => {
        const round = build(law);
        seats.forEach((seat, place) => {
          const isInUnion = law.kind === 'union' && law.members.includes(seat);
          if (!isInUnion) round.wall(rates[place] ?? 0, seat);
        });
        const { report, settled } = round.settle();
        let payments = 0;
        for (const [economy, each] of Object.entries(report.economies)) {
          const sum = WELFARE_PARTS.reduce((total, part) => total + each.parts[part], 0);
          expect(Math.abs(sum - each.logChange)).toBeLessThan(1e-13);
          expect(each.logChange).toBeCloseTo(Math.log(settled.welfare[economy] ?? NaN), 7);
          payments += each.paymentsBn;
        }
        expect(Math.abs(payments)).toBeLessThan(1e-12);
        for (const { shares, poolBn, agreement } of report.pooled) {
          const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
          expect(total).toBeCloseTo(1, 12);
          const kept = (round.state.agreements[agreement]?.parties ?? []).reduce(
            (sum, party) => sum + (report.economies[party]?.revenueBn ?? NaN),
            0,
          );
          expect(kept).toBeCloseTo(poolBn, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leads back to where it came from: laws made and unmade leave no trace', () => {
    fc.assert(
      fc.property(bloc, (law) => {
        const round = build(law);
        const opening = aRound().state;
        round.next();
        round.with({ agreements: opening.agreements, walls: opening.walls });
        for (const { welfare } of Object.values(round.settle().report.economies)) {
          expect(welfare).toBeCloseTo(1, 7);
        }
      }),
      { numRuns: 20 },
    );
  });
});
