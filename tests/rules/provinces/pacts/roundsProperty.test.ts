import { describe, expect, it } from 'vitest';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import { MARKET_RULES, PACT_GOODS } from '../../../../shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { drawUniform, seedFromText } from '#shared/kernel/random.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import {
  aCompensation,
  aPact,
  aProvincesTable,
  type ProvincesTable,
} from '../../../support/aProvincesTable.ts';

const ROUNDS = 4;
const TRIES = 14;

/** Pseudo-random numbers of one seed. */
function dice(seed: string): (bound: number) => number {
  let state = seedFromText(seed);
  return (bound) => {
    const { value, next } = drawUniform(state);
    state = next;
    return Math.floor(value * bound);
  };
}

/** Proposals that some sign, payments at once and notices; what the rules refuse changes nothing. */
function negotiate(table: ProvincesTable, roll: (bound: number) => number): void {
  const { dealOrder } = table.scenario;
  for (let tried = 0; tried < TRIES; tried++) {
    const first = roll(dealOrder.length);
    const among = dealOrder.filter((_, place) => (place - first + 10) % 10 < 2 + roll(3));
    const [author = 'SH', second = 'JS', ...others] = among;
    const isBinding = roll(2) === 0;
    const terms = {
      goods: PACT_GOODS[roll(3)] ?? 'all',
      atMost: roll(4),
      isBinding,
      deposit: isBinding ? 12 : 0,
      rounds: 1 + roll(4),
      hasOffice: roll(2) === 0,
      rules: MARKET_RULES.filter(() => roll(3) === 0),
    };
    const clauses: Clause[] = [aPact(among, terms)];
    if (roll(2) === 0) clauses.push(aCompensation(author, second, 1 + roll(60), terms.rounds));
    const tabled = table.ask(author, { type: 'tableProposal', draft: { parties: among, clauses } });
    const proposal = Object.values(table.state.proposals).at(-1);
    for (const by of tabled.ok ? [second, ...others] : []) {
      if (proposal !== undefined && roll(8) > 0) table.sign(by, proposal.id);
    }
    if (roll(3) === 0) table.ask(author, { type: 'payProvince', to: second, yuan100m: 1 + roll(80) });
    if (roll(6) === 0) table.ask(second, { type: 'giveNotice', agreement: `a${roll(12)}` });
  }
}

function envelope(
  table: ProvincesTable,
  seat: EconomyId,
  roll: (bound: number) => number,
): Partial<Measures> {
  const own = Object.values(table.provinces.pacts).filter(({ members }) => members.includes(seat));
  const routes = PROVINCE_CORRIDORS.filter(({ members }) => members.includes(seat));
  const route = routes[roll(routes.length + 1)];
  const broken = own[roll(own.length + 2)];
  const named = table.scenario.dealOrder[roll(20)];
  return {
    wall: roll(5),
    block: roll(5),
    ...(route === undefined ? {} : { pledge: { corridor: route.id, yuan100m: 1 + roll(120) } }),
    ...(broken === undefined ? {} : { breaks: [broken.id] }),
    ...(named === undefined ? {} : { petition: named }),
  };
}

function checkRound(table: ProvincesTable, free: Readonly<Record<EconomyId, number>>): void {
  const { provinces, breaches, inspections } = table.report;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const seats = Object.entries(provinces);
  expect(sum(seats.map(([, { budgetParts }]) => budgetParts.payments))).toBeCloseTo(0, 8);
  // Deposits are lost or shared out, and never made.
  expect(sum(seats.map(([, { lumps }]) => lumps.deposits))).toBeLessThan(1e-9);
  expect(sum(seats.map(([, { lumps }]) => Math.max(0, lumps.petitions)))).toBeLessThanOrEqual(
    2 * inspections.filter(({ found }) => found).length + 1e-9,
  );
  for (const [seat, { budgetParts, lumps, score }] of seats) {
    expect(Number.isFinite(score)).toBe(true);
    expect(budgetParts.spending).toBeLessThanOrEqual(Math.max(0, free[seat] ?? 0) + 1e-9);
    const seen = breaches.filter(({ by }) => by === seat);
    if (seen.length === 0) expect(lumps.reputation).toBe(0);
  }
  expect(breaches.every(({ isSeen }) => isSeen)).toBe(true);
  expect(new Set(inspections.map(({ of }) => of)).size).toBe(inspections.length);
  const bodies = Object.values(table.provinces.pacts).filter(({ isBinding }) => isBinding);
  const bound = bodies.flatMap(({ members }) => members);
  expect(new Set(bound).size).toBe(bound.length);
  for (const { id } of PROVINCE_CORRIDORS) {
    const built = table.provinces.corridors.filter(({ corridor }) => corridor === id);
    expect(built.length).toBeLessThanOrEqual(2);
  }
}

describe('rounds of whatever provinces try', () => {
  it.each(['plum', 'orchid'])('keep their books (%s)', (seed) => {
    const roll = dice(seed);
    const table = aProvincesTable({ rounds: ROUNDS, seed });
    table.enact('weakLaw');
    const happened = { pacts: 0, breaches: 0 };
    for (let round = 1; round <= ROUNDS; round++) {
      const free = Object.fromEntries(
        Object.entries(table.provinces.provinces).map(([seat, { freeMoney }]) => [seat, freeMoney]),
      );
      negotiate(table, roll);
      happened.pacts += Object.keys(table.provinces.pacts).length;
      for (const seat of table.scenario.dealOrder) table.askToSeal(seat, envelope(table, seat, roll));
      table.settle();
      checkRound(table, free);
      happened.breaches += table.report.breaches.length;
      if (round < ROUNDS) table.nextRound();
    }
    expect(happened.pacts).toBeGreaterThan(3);
    expect(happened.breaches).toBeGreaterThan(0);
  });
});
