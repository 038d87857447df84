import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Timetable } from '#shared/protocol/law.ts';
import { agreedRateBp, preferentialRateBp } from '../../../shared/rules/law/rates.ts';
import { advanceTimetables, phasedRateBp } from '../../../shared/rules/law/terms.ts';
import { economyPlace, placesOf, wallOf } from '../../../shared/rules/law/lawInForce.ts';
import { levyDuties } from '../../../shared/rules/shock/levyDuties.ts';
import { aLaboratory } from '../../support/aDeepUnion.ts';
import { aCut, aDraft, type Negotiation } from '../../support/aNegotiation.ts';

function anArea(...more: Clause[]): Negotiation {
  const table = aLaboratory();
  const among = ['USA', 'MEX'];
  table.conclude(aDraft(among, { type: 'freeTradeArea', among, exceptions: [] }, ...more));
  return table;
}

function rate(table: Negotiation, importer: string, exporter: string): number | undefined {
  return preferentialRateBp(table.state.agreements, importer, exporter, 'MAC', 10_000);
}

/** A third of the way, in whole basis points. */
function stepsOf(wallBp: number, steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => Math.round(wallBp - (wallBp * (step + 1)) / steps));
}

describe('a timetable', () => {
  it('brings the cuts in equal steps, the first at once', () => {
    const table = anArea({ type: 'phaseIn', rounds: 3 });
    const wallBp = must(wallOf(table.state, 'USA')['MAC'], 'a wall');
    const seen = [rate(table, 'USA', 'MEX')];
    for (let round = 2; round <= 3; round++) {
      table.nextRound();
      seen.push(rate(table, 'USA', 'MEX'));
    }
    expect(seen).toEqual(stepsOf(wallBp, 3));
    expect(table.among('USA', 'MEX').terms).toBeUndefined();
  });

  it('gives the less developed longer for their own cuts, and the cuts of others at once', () => {
    const table = anArea({ type: 'specialTreatment', to: ['MEX'], rounds: 4 });
    const wallBp = must(wallOf(table.state, 'MEX')['MAC'], 'a wall');
    expect(rate(table, 'USA', 'MEX')).toBe(0);
    const seen = [rate(table, 'MEX', 'USA')];
    for (let round = 2; round <= 4; round++) {
      table.nextRound();
      seen.push(rate(table, 'MEX', 'USA'));
    }
    expect(seen).toEqual(stepsOf(wallBp, 4));
  });

  it('counts from the preference that was in force', () => {
    const table = aLaboratory();
    table.conclude(aDraft(['USA', 'MEX'], aCut('USA', 'MEX', 1_000, 'MAC')));
    table.conclude(aDraft(['USA', 'MEX'], aCut('USA', 'MEX', 200, 'MAC'), { type: 'phaseIn', rounds: 2 }));
    expect(rate(table, 'USA', 'MEX')).toBe(600);
    expect(agreedRateBp(table.state.agreements, 'USA', 'MEX', 'MAC')).toBe(200);
    table.nextRound();
    expect(rate(table, 'USA', 'MEX')).toBe(200);
  });

  it('is what the model levies, and what a forecast finds further ahead', () => {
    const table = anArea({ type: 'phaseIn', rounds: 3 });
    const { scenario, state } = table;
    const { N, J } = scenario.base;
    const mac = must(
      placesOf(scenario).goods.find(({ id }) => id === 'MAC'),
      'MAC',
    ).place;
    const cell = (economyPlace(scenario, 'MEX') * N + economyPlace(scenario, 'USA')) * J + mac;
    const wallBp = must(wallOf(state, 'MEX')['MAC'], 'a wall');
    const now = must(levyDuties(scenario, state).tariff[cell], 'a tariff');
    // Proving origin may cost more than the first step is worth: then traders pay the wall.
    const offers = [must(stepsOf(wallBp, 3)[0], 'a step'), wallBp].map((bp) => bp / 10_000);
    expect(offers).toContain(now);
    expect(must(levyDuties(scenario, { ...state, roundsAhead: 3 }).tariff[cell], 'a tariff')).toBe(0);
  });

  it('never rises, ends at the agreed rate, and never leaves the room between', () => {
    fc.assert(
      fc.property(
        fc.nat(6_000),
        fc.nat(6_000),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(3),
        (beforeBp, agreedBp, steps, longer) => {
          const line = { by: 'USA', to: 'MEX', sector: 'MAC' };
          const timetable = (reachedRound: number): Timetable => ({
            fromRound: 1,
            untilRound: steps,
            longer: { USA: steps + longer },
            before: [{ ...line, rateBp: beforeBp }],
            reachedRound,
          });
          const rates = Array.from({ length: steps + longer }, (_, index) =>
            phasedRateBp(timetable(index + 1), { ...line, rateBp: agreedBp }),
          );
          const low = Math.min(beforeBp, agreedBp);
          rates.forEach((each, index) => {
            expect(each).toBeLessThanOrEqual(
              Math.max(rates[index - 1] ?? Math.max(beforeBp, agreedBp), agreedBp),
            );
            expect(each).toBeGreaterThanOrEqual(low);
          });
          expect(rates.at(-1)).toBe(agreedBp);
        },
      ),
      { seed: 3 },
    );
  });

  it('leaves a register alone where nothing moves', () => {
    const { agreements } = anArea().state;
    expect(advanceTimetables(agreements, 5)).toBe(agreements);
    const phased = anArea({ type: 'phaseIn', rounds: 3 }).state.agreements;
    expect(advanceTimetables(phased, 1)).toBe(phased);
  });
});
