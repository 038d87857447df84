import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { paymentCapMn } from '../../../shared/rules/law/transfers.ts';
import { preferentialRateBp } from '../../../shared/rules/law/rates.ts';
import { pairKey, pairLevel, pairsOf } from '../../../shared/rules/law/register.ts';
import { namedRepairs } from '../../../shared/rules/clauses/repairs.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import { aCut, aDraft, aNegotiation, aPayment, type Negotiation } from '../../support/aNegotiation.ts';

const SEATS = ['USA', 'CAN', 'MEX', 'JPN', 'KOR'] as const;
const SECTORS = ['AGR', 'ELE'] as const;
const ROUNDS = 6;

const seat = fc.constantFrom(...SEATS);
const sector = fc.constantFrom(...SECTORS);
const some = fc.uniqueArray(seat, { minLength: 2, maxLength: 4 });
const agreement = fc.nat({ max: 6 }).map((n) => `a${n}` as const);
const former = fc.array(
  fc.record({ agreement, action: fc.constantFrom('extend', 'end') }) as fc.Arbitrary<FormerAgreement>,
  { maxLength: 2 },
);
const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc
    .tuple(seat, fc.uniqueArray(seat, { minLength: 1, maxLength: 2 }), fc.nat({ max: 25 }), sector)
    .map(([by, to, points, line]) => aCut(by, to, points * 100, line)),
  fc
    .record({ among: some, exceptions: fc.array(fc.record({ by: seat, sector }), { maxLength: 1 }) })
    .map((area) => ({ type: 'freeTradeArea' as const, ...area })),
  some.chain((among) =>
    former.map((decided) => ({
      type: 'customsUnion' as const,
      among,
      key: { type: 'people' as const },
      former: decided,
    })),
  ),
  fc.record({ agreement, entrant: seat, former }).map((entry) => ({ type: 'accession' as const, ...entry })),
  fc.record({ agreement, with: agreement, former }).map((merger) => ({ type: 'merger' as const, ...merger })),
  fc
    .tuple(seat, seat, fc.integer({ min: 1, max: 40_000 }))
    .map(([from, to, mn]) => aPayment(from, to, mn, 2)),
);
const draft = fc
  .tuple(some, fc.array(clause, { minLength: 1, maxLength: 2 }))
  .map(([parties, clauses]): Draft => aDraft(parties, ...clauses));
type Move =
  | { readonly type: 'proposal'; readonly draft: Draft; readonly pick: number }
  | { readonly type: 'notice'; readonly seat: EconomyId; readonly agreement: `a${number}` }
  | { readonly type: 'bell' };
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant('proposal' as const), draft, pick: fc.nat({ max: 7 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('notice' as const), seat, agreement }) },
  { weight: 2, arbitrary: fc.constant({ type: 'bell' as const }) },
);

/** Follows the repairs of the treaty desk until the draft is lawful, or gives up. */
function repair(table: Negotiation, first: Draft, pick: number): Draft | undefined {
  let tried = first;
  for (let step = 0; step < 6; step++) {
    const [fault] = findFaults(table.scenario, table.state, tried, tried.parties[0] ?? '');
    if (fault === undefined) return tried;
    const repairs = namedRepairs(table.state, tried, fault);
    const next = repairs[pick % Math.max(1, repairs.length)];
    if (next === undefined) return undefined;
    tried = next.draft;
  }
  return undefined;
}

function play(table: Negotiation, step: Move): void {
  if (step.type === 'bell') {
    if (table.state.round < ROUNDS) table.nextRound();
  } else if (step.type === 'notice') {
    table.ask(step.seat, { type: 'giveNotice', agreement: step.agreement });
  } else {
    const lawful = repair(table, step.draft, step.pick);
    if (lawful !== undefined && Object.values(table.state.proposals).length < 60) table.conclude(lawful);
  }
}

/** Between notice and leaving, a union's members may stand differently with those whom they leave. */
function isLeaving({ state }: Negotiation, economy: EconomyId): boolean {
  const notices = Object.values(state.agreements).flatMap((each) => each.notices);
  return notices.some(({ by, outInRound }) => by === economy && outInRound > state.round);
}

/** Sentences about what is wrong with the register. */
function wrongs(table: Negotiation): string[] {
  return [...doubleMembers(table), ...excessivePayments(table), ...leaps(table), ...splitUnions(table)];
}

function doubleMembers({ state }: Negotiation): string[] {
  const unions = Object.values(state.agreements).filter(({ level }) => level >= 3);
  return SEATS.filter((economy) => unions.filter(({ parties }) => parties.includes(economy)).length > 1).map(
    (economy) => `${economy} is in two unions`,
  );
}

function excessivePayments({ state }: Negotiation): string[] {
  const running = Object.values(state.agreements)
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound >= state.round);
  return SEATS.flatMap((economy) =>
    (['from', 'to'] as const)
      .filter((side) => {
        const own = running.filter((payment) => payment[side] === economy);
        return own.reduce((sum, { amountMn }) => sum + amountMn, 0) > paymentCapMn(state, economy);
      })
      .map((side) => `${economy} is above its cap as ${side}`),
  );
}

function leaps({ state }: Negotiation): string[] {
  return pairsOf(SEATS).flatMap(([a, b]) => {
    const began = state.pairLevels[pairKey(a, b)] ?? 0;
    const now = pairLevel(state.agreements, a, b);
    return now > Math.max(2, began + 1) ? [`${a} and ${b} climbed from ${began} to ${now}`] : [];
  });
}

/** Unions whose members have different terms with an outsider. */
function splitUnions(table: Negotiation): string[] {
  const { agreements } = table.state;
  const rates = (by: EconomyId, to: EconomyId): string =>
    SECTORS.map((line) => preferentialRateBp(agreements, by, to, line, 9_999) ?? 'mfn').join();
  return Object.values(agreements)
    .filter(({ level, parties }) => level >= 3 && !parties.some((member) => isLeaving(table, member)))
    .flatMap(({ parties }) =>
      SEATS.filter((economy) => !parties.includes(economy) && !isLeaving(table, economy))
        .filter((outsider) => {
          const terms = parties.map((member) => `${rates(member, outsider)} ${rates(outsider, member)}`);
          return new Set(terms).size > 1;
        })
        .map((outsider) => `${parties.join()} do not deal as one with ${outsider}`),
    );
}

describe('whatever proposals are concluded', () => {
  it('the register stays lawful and every union deals as one', () => {
    let concluded = 0;
    let unions = 0;
    fc.assert(
      fc.property(fc.array(move, { minLength: 20, maxLength: 60 }), (moves) => {
        const table = aNegotiation({ scenario: 'world' });
        for (const step of moves) {
          play(table, step);
          expect(wrongs(table)).toEqual([]);
        }
        concluded += Object.values(table.state.proposals).filter(
          ({ status }) => status === 'concluded',
        ).length;
        unions += Object.values(table.state.agreements).filter(({ level }) => level >= 3).length;
      }),
      { seed: 17, numRuns: 150 },
    );
    expect(concluded).toBeGreaterThan(300);
    expect(unions).toBeGreaterThan(20);
  });
});
