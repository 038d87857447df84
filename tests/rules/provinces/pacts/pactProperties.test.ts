import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { PACT_GOODS, MARKET_RULES } from '../../../../shared/content/provinces/provinceConstants.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { moneyLeft } from '../../../../shared/rules/provinces/pacts/payments.ts';
import { settlePacts } from '#shared/rules/provinces/pacts/settlePacts.ts';
import {
  aCompensation,
  aPact,
  aProvincesTable,
  type ProvincesTable,
} from '../../../support/aProvincesTable.ts';

const SEATS = ['SH', 'JS', 'ZJ', 'AH', 'SN'] as const;
const ROUNDS = 3;

const seat = fc.constantFrom(...SEATS);
const pair = fc.uniqueArray(seat, { minLength: 2, maxLength: 4 });
const step = fc.oneof(
  fc.record({
    type: fc.constant('pact' as const),
    among: pair,
    goods: fc.constantFrom(...PACT_GOODS),
    atMost: fc.integer({ min: 0, max: 3 }),
    isBinding: fc.boolean(),
    rounds: fc.integer({ min: 1, max: 4 }),
    hasOffice: fc.boolean(),
    rules: fc.uniqueArray(fc.constantFrom(...MARKET_RULES)),
    yuan100m: fc.integer({ min: 0, max: 60 }),
  }),
  fc.record({
    type: fc.constant('pay' as const),
    from: seat,
    to: seat,
    yuan100m: fc.integer({ min: 1, max: 150 }),
  }),
  fc.record({ type: fc.constant('leave' as const), by: seat, pact: fc.integer({ min: 0, max: 9 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What provinces may try; whatever the rules refuse changes nothing. */
function take(table: ProvincesTable, taken: Step): void {
  if (taken.type === 'pay') {
    table.ask(taken.from, { type: 'payProvince', to: taken.to, yuan100m: taken.yuan100m });
  } else if (taken.type === 'leave') {
    table.ask(taken.by, { type: 'giveNotice', agreement: `a${taken.pact}` });
  } else {
    const { type: _type, among, yuan100m, ...others } = taken;
    const terms = { ...others, deposit: others.isBinding ? 12 : 0 };
    const [author = 'SH', second = 'JS', ...rest] = among;
    const paid = yuan100m === 0 ? [] : [aCompensation(author, second, yuan100m, terms.rounds)];
    const clauses: Clause[] = [aPact(among, terms), ...paid];
    const tabled = table.ask(author, { type: 'tableProposal', draft: { parties: among, clauses } });
    if (!tabled.ok) return;
    const proposal = Object.values(table.state.proposals).at(-1);
    for (const by of [second, ...rest]) if (proposal?.status === 'open') table.sign(by, proposal.id);
  }
}

/** Rounds of such steps; in some envelopes members break a pact of theirs. */
const games = fc.array(
  fc.record({
    steps: fc.array(step, { minLength: 2, maxLength: 7 }),
    breakers: fc.subarray([...SEATS]),
    freeMoney: fc.integer({ min: -20, max: 200 }),
  }),
  { minLength: 1, maxLength: ROUNDS },
);

function play(
  rounds: typeof games extends fc.Arbitrary<infer T> ? T : never,
  check: (table: ProvincesTable) => void,
): void {
  const table = aProvincesTable({ rounds: 8 });
  for (const { steps, breakers, freeMoney } of rounds) {
    for (const economy of SEATS) table.setProvince(economy, { freeMoney });
    for (const taken of steps) {
      take(table, taken);
      check(table);
    }
    const breaks = Object.values(table.provinces.pacts);
    table.change({
      sealed: Object.fromEntries(
        breakers.flatMap((by) => {
          const own = breaks.filter(({ members }) => members.includes(by)).map(({ id }) => id);
          return own.length === 0 ? [] : [[by, { wall: 4, block: 4, breaks: own }]];
        }),
      ),
    });
    const { pacts, random } = settlePacts(table.scenario, table.state);
    table.change({ pacts, sealed: {}, payments: [] });
    table.state = { ...table.state, round: table.state.round + 1, random, revisionsThisRound: {} };
    check(table);
  }
}

function spentBy(table: ProvincesTable, economy: EconomyId): number {
  const { payments, officeCosts } = settlePacts(table.scenario, table.state);
  const region = table.scenario.dealOrder.indexOf(economy);
  const paid = payments.filter(({ from }) => from === region).reduce((sum, { amount }) => sum + amount, 0);
  const proposals = Object.values(table.state.proposals).filter(
    ({ author, round }) => author === economy && round === table.state.round,
  );
  const drafting = proposals.reduce((sum, { costYuan = 5 }) => sum + costYuan, 0);
  return paid + (officeCosts[economy] ?? 0) + drafting;
}

describe('whatever provinces agree', () => {
  it('a province has one binding body at most', () => {
    fc.assert(
      fc.property(games, (rounds) => {
        play(rounds, ({ provinces }) => {
          const bodies = Object.values(provinces.pacts).filter(({ isBinding }) => isBinding);
          const bound = bodies.flatMap(({ members }) => members);
          expect(new Set(bound).size).toBe(bound.length);
        });
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('payments sum to zero, and nobody spends money that was not free', () => {
    fc.assert(
      fc.property(games, (rounds) => {
        play(rounds, (table) => {
          const { payments } = settlePacts(table.scenario, table.state);
          const balance = new Float64Array(15);
          for (const { from, to, amount } of payments) {
            expect(amount).toBeGreaterThan(0);
            balance[from] = (balance[from] ?? 0) - amount;
            balance[to] = (balance[to] ?? 0) + amount;
          }
          expect(balance.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
          for (const economy of SEATS) {
            const free = Math.max(0, table.provinces.provinces[economy]?.freeMoney ?? 0);
            const spent = spentBy(table, economy);
            expect(spent).toBeLessThanOrEqual(free + 1e-9);
            expect(moneyLeft(table.state, economy)).toBe(Math.floor(free - spent + 1e-9));
          }
        });
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('pacts have two members at least, all with a seat, and payments among them', () => {
    fc.assert(
      fc.property(games, (rounds) => {
        play(rounds, ({ provinces, state }) => {
          for (const { members, payments, untilRound, deposit, isBinding } of Object.values(
            provinces.pacts,
          )) {
            expect(members.length).toBeGreaterThan(1);
            expect(untilRound).toBeGreaterThanOrEqual(state.round);
            expect(payments.every(({ from, to }) => members.includes(from) && members.includes(to))).toBe(
              true,
            );
            expect(deposit > 0).toBe(isBinding);
          }
        });
      }),
      { numRuns: 60, seed: 6 },
    );
  });
});
