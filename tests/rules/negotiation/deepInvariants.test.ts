import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEEP_PROVISIONS } from '#shared/content/vocabulary.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { lawViolations } from '../../../shared/rules/countries/findCountryViolations.ts';
import { agreedRateBp } from '../../../shared/rules/law/rates.ts';
import { pairKey, pairLevel, pairsOf } from '../../../shared/rules/law/register.ts';
import { blocsOf, unionsOf } from '../../../shared/rules/law/blocs.ts';
import { namedRepairs } from '../../../shared/rules/clauses/repairs.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import { buildShock } from '../../../shared/rules/shock/buildShock.ts';
import { aLaboratory } from '../../support/aDeepUnion.ts';
import { aCut, aDraft, type Negotiation } from '../../support/aNegotiation.ts';

const SEATS = ['USA', 'CAN', 'MEX', 'JPN'] as const;
const SECTORS = ['AGR', 'ELE'] as const;
const ROUNDS = 6;

const seat = fc.constantFrom(...SEATS);
const sector = fc.constantFrom(...SECTORS);
const some = fc.uniqueArray(seat, { minLength: 2, maxLength: 4 });
const agreement = fc.nat({ max: 9 }).map((n) => `a${n}` as const);

/** Mostly the next step of some members, with whatever a proposal may say beside it. */
const form: fc.Arbitrary<Clause> = fc.oneof(
  some.map((among) => ({ type: 'freeTradeArea' as const, among, exceptions: [] })),
  some.map((among) => ({
    type: 'customsUnion' as const,
    among,
    key: { type: 'imports' as const },
    former: [],
  })),
  fc
    .tuple(
      fc.constantFrom('commonMarket' as const, 'economicUnion' as const, 'fullIntegration' as const),
      some,
    )
    .map(([type, among]) => ({ type, among })),
  fc
    .record({ agreement, entrant: seat })
    .map((entry) => ({ type: 'accession' as const, former: [], ...entry })),
  fc
    .record({ agreement, with: agreement })
    .map((merger) => ({ type: 'merger' as const, former: [], ...merger })),
  fc.tuple(seat, seat, sector).map(([by, to, line]) => aCut(by, to, 500, line)),
);
const extra: fc.Arbitrary<Clause> = fc.oneof(
  fc.integer({ min: 2, max: 4 }).map((rounds) => ({ type: 'phaseIn' as const, rounds })),
  fc.tuple(seat, fc.integer({ min: 2, max: 5 })).map(([economy, rounds]) => ({
    type: 'specialTreatment' as const,
    to: [economy],
    rounds,
  })),
  fc.tuple(seat, seat, sector, sector).map(([party, other, keeps, keepsToo]) => ({
    type: 'agreedSpecialization' as const,
    between: [
      { party, keeps },
      { party: other, keeps: keepsToo },
    ] as const,
  })),
  some.map((among) => ({ type: 'jointInfrastructure' as const, among, contributionBp: 20 })),
  some.map((among) => ({ type: 'adjustmentFund' as const, among, contributionBp: 20 })),
  fc
    .tuple(some, fc.constantFrom(...DEEP_PROVISIONS))
    .map(([among, provision]) => ({ type: 'deepProvision' as const, among, provision })),
  seat.map((of) => ({ type: 'conditionality' as const, of, condition: 'noWallRise' as const })),
);
const draft = fc
  .tuple(some, form, fc.array(extra, { maxLength: 2 }))
  .map(([parties, first, rest]): Draft => aDraft(parties, first, ...rest));

type Move =
  | { readonly type: 'proposal'; readonly draft: Draft; readonly pick: number }
  | { readonly type: 'climb'; readonly pick: number; readonly isWhole: boolean; readonly extra: Clause }
  | { readonly type: 'entry'; readonly pick: number; readonly seat: string }
  | { readonly type: 'notice'; readonly seat: string; readonly agreement: `a${number}` }
  | { readonly type: 'bell' };
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant('proposal' as const), draft, pick: fc.nat({ max: 7 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('climb' as const),
      pick: fc.nat({ max: 7 }),
      isWhole: fc.boolean(),
      extra,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('entry' as const), pick: fc.nat({ max: 7 }), seat }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('notice' as const), seat, agreement }) },
  { weight: 4, arbitrary: fc.constant({ type: 'bell' as const }) },
);

function repair(table: Negotiation, first: Draft, pick: number): Draft | undefined {
  let tried = first;
  for (let step = 0; step < 7; step++) {
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
    const tried = step.type === 'proposal' ? step.draft : draftOf(table, step);
    const lawful = tried === undefined ? undefined : repair(table, tried, step.pick);
    if (lawful !== undefined && Object.values(table.state.proposals).length < 60) table.conclude(lawful);
  }
}

/** The next step of a bloc, or of its first two members; or an entry. */
function draftOf(
  { state }: Negotiation,
  step: Extract<Move, { readonly type: 'climb' | 'entry' }>,
): Draft | undefined {
  const blocs = blocsOf(state);
  const bloc = blocs[step.pick % Math.max(1, blocs.length)];
  if (bloc === undefined) return undefined;
  if (step.type === 'entry') {
    const entry = { type: 'accession', agreement: bloc.id, entrant: step.seat, former: [] } as const;
    return aDraft([step.seat, bloc.parties[0] ?? ''], entry);
  }
  const among = step.isWhole ? bloc.parties : bloc.parties.slice(0, 2);
  const key = { type: 'imports' } as const;
  const next: Clause =
    bloc.level === 2
      ? { type: 'customsUnion', among, key, former: [] }
      : bloc.level === 3
        ? { type: 'commonMarket', among }
        : bloc.level === 4
          ? { type: 'economicUnion', among }
          : { type: 'fullIntegration', among };
  return aDraft(among, next, step.extra);
}

function leaps({ state }: Negotiation): string[] {
  return pairsOf(SEATS).flatMap(([a, b]) => {
    const began = state.pairLevels[pairKey(a, b)] ?? 0;
    const now = pairLevel(state.agreements, a, b);
    return now > Math.max(2, began + 1) ? [`${a} and ${b} climbed from ${began} to ${now}`] : [];
  });
}

/** What is promised between a union's members and an outsider, where nobody is leaving anything. */
function splitUnions({ state }: Negotiation): string[] {
  if (Object.values(state.agreements).some(({ notices }) => notices.length > 0)) return [];
  const rates = (by: string, to: string): string =>
    SECTORS.map((line) => agreedRateBp(state.agreements, by, to, line) ?? 'mfn').join();
  return unionsOf(state).flatMap(({ parties }) =>
    SEATS.filter((economy) => !parties.includes(economy))
      .filter((outsider) => {
        const terms = parties.map((member) => `${rates(member, outsider)} ${rates(outsider, member)}`);
        return new Set(terms).size > 1;
      })
      .map((outsider) => `${parties.join()} do not deal as one with ${outsider}`),
  );
}

describe('whatever deep proposals are concluded', () => {
  it('the register stays lawful, nobody climbs faster than the pace, and money is only moved', () => {
    const reached = new Set<number>();
    const clauses = new Set<string>();
    fc.assert(
      fc.property(fc.array(move, { minLength: 25, maxLength: 70 }), (moves) => {
        const table = aLaboratory();
        for (const step of moves) {
          const before = table.state;
          play(table, step);
          const { scenario, state } = table;
          // Nothing came of it: this state was looked at.
          if (state === before) continue;
          expect([...lawViolations(scenario, state), ...leaps(table), ...splitUnions(table)]).toEqual([]);
        }
        const { transfer } = buildShock(table.scenario, table.state);
        expect(transfer.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 6);
        for (const { level, terms = {} } of Object.values(table.state.agreements)) {
          reached.add(level);
          for (const term of Object.keys(terms)) clauses.add(term);
        }
      }),
      { seed: 23, numRuns: 200 },
    );
    expect([...reached]).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6]));
    expect(clauses).toEqual(
      new Set([
        'phaseIn',
        'specializations',
        'infrastructure',
        'adjustmentFundBp',
        'provisions',
        'conditions',
      ]),
    );
  });
});
