import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import {
  forecastLeaving,
  forecastPact,
} from '../../../../shared/rules/provinces/forecast/forecastMeasures.ts';
import { expectationOf } from '#shared/bots/provinces/sealEnvelope.ts';
import { breakersExpected, gainsByPacts } from '../../../../shared/rules/provinces/forecast/pactLooks.ts';
import { type WaryView, expectedBreaches } from '#shared/rules/provinces/pacts/settlePacts.ts';
import { whenItCounts } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { provinceGame } from '#shared/rules/state.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import {
  aBindingDraft,
  aCompensation,
  aPactDraft,
  aProvincesTable,
} from '../../../support/aProvincesTable.ts';

const DELTA = ['JS', 'SH', 'ZJ'] as const;

describe('the forecast of a pact', () => {
  it('tells what the body of the Delta means to each, and how it tempts them', () => {
    const table = aProvincesTable();
    const view = redactFor(table.state, { type: 'seat', economy: 'JS' });
    const draft = aBindingDraft(DELTA, {}, aCompensation('SH', 'JS', 30), aCompensation('ZJ', 'JS', 30));
    const forecast = forecastPact(table.scenario, view, draft);
    if (!forecast.ok) throw new Error(forecast.error.code);
    const { without, kept, temptations, deterringDeposit } = forecast.value;
    for (const member of DELTA) {
      const [before, after] = [without, kept].map(({ provinces }) => must(provinces[member], member));
      expect(must(after, 'kept').score).toBeGreaterThan(must(before, 'without').score);
      expect(temptations[member]).toBeGreaterThan(0);
    }
    // Behind its walls and blocks of 1997 Jiangsu gains most: 12 points, before what it would lose.
    expect(temptations['JS']).toBeCloseTo(12, 0);
    expect(deterringDeposit).toBe(Math.ceil(temptations['JS'] ?? NaN));
    expect(kept.nationalIncomePercent).toBeGreaterThan(without.nationalIncomePercent);
    expect(must(kept.provinces['AH'], 'AH').index).toBeLessThan(must(without.provinces['AH'], 'AH').index);
  });

  it('of a renewal is of the round after, compared with the pact having ended', () => {
    const table = aProvincesTable();
    table.conclude(aBindingDraft(DELTA, { rounds: 1 }));
    const renewal = aBindingDraft(DELTA, { rounds: 2 });
    const gains = gainsByPacts(table.scenario, table.state, 'SH', [renewal]);
    let step = gains.next();
    while (step.done !== true) step = gains.next();
    if (!step.value.ok) throw new Error(step.value.error.code);
    const told = step.value.value[0]?.gains;
    const then = whenItCounts(table.state, renewal);
    expect([then.round, then.provinces.pacts]).toEqual([2, {}]);
    const forecast = forecastPact(table.scenario, table.state, renewal, then);
    if (!forecast.ok) throw new Error(forecast.error.code);
    const { without, kept } = forecast.value;
    for (const member of DELTA) {
      const [was, next] = [without, kept].map(({ provinces }) => must(provinces[member], member).index);
      const percent = 100 * (must(next, 'kept') / must(was, 'without') - 1);
      expect(percent, member).toBeGreaterThan(0.5);
      expect(told?.[member]?.incomePercent, member).toBeCloseTo(percent, 2);
    }
    expect(whenItCounts(table.state, aBindingDraft(DELTA, { rounds: 1 }))).toBe(table.state);
    expect(whenItCounts(table.state, aPactDraft(['GD', 'SC']))).toBe(table.state);
  });

  it('is the same where many pacts are laid side by side, each alone', () => {
    const { scenario, state } = aProvincesTable();
    const drafts = [aPactDraft(['LN', 'AH']), aPactDraft(['LN', 'SH'])];
    const steps = gainsByPacts(scenario, state, 'LN', drafts);
    let step = steps.next();
    for (const _ of drafts) {
      // Something else may go first before each solve.
      expect(step.done).toBe(false);
      step = steps.next();
    }
    const gains = step.value;
    if (gains?.ok !== true) throw new Error('no gains');
    expect(gains.value.map((pair) => Object.keys(pair.gains))).toEqual([
      ['LN', 'AH'],
      ['LN', 'SH'],
    ]);
    for (const [place, draft] of drafts.entries()) {
      const forecast = forecastPact(scenario, state, draft);
      if (!forecast.ok) throw new Error(forecast.error.code);
      const { without, kept } = forecast.value;
      for (const member of draft.parties) {
        const [before, after] = [without, kept].map(({ provinces }) => must(provinces[member], member));
        const gain = must(gains.value[place]?.gains[member], member);
        expect(gain.score).toBeCloseTo(must(after, 'kept').score - must(before, 'without').score, 3);
        const times = must(after, 'kept').index / must(before, 'without').index;
        expect(gain.incomePercent).toBeCloseTo(100 * (times - 1), 4);
      }
    }
  });

  it('is of the draft alone: the table is as it was', () => {
    const table = aProvincesTable();
    const before = table.state;
    forecastPact(table.scenario, table.state, aBindingDraft(DELTA));
    expect(table.state).toBe(before);
    expect(table.provinces.pacts).toEqual({});
  });
});

describe('the forecast of a pact that a member is expected to break', () => {
  it('names it though the deposit deters at the levels of today, and the deposit from which it keeps it', () => {
    const { scenario, state } = aProvincesTable({ preset: 'provincesStandard', rounds: 6 });
    const known = { ...state, provinces: { ...state.provinces, temperaments: {} }, wary: 'ZJ' };
    const { expects } = expectationOf({ scenario, view: known, economy: 'ZJ' });
    const view: WaryView = { ...known, expects };
    const told = (deposit: number) => {
      const draft = aBindingDraft(['JS', 'ZJ', 'SD'], { deposit, rounds: 2 });
      const forecast = forecastPact(scenario, view, draft);
      if (!forecast.ok) throw new Error(forecast.error.code);
      return forecast.value;
    };
    const low = told(12);
    expect(Math.max(...Object.values(low.temptations))).toBeLessThan(12);
    expect(low.breaking).toEqual(['SD']);
    expect(must(low.kept.provinces['SD'], 'SD').lumps.deposits).toBe(-12);
    expect(low.deterringDeposit).toBeGreaterThan(12);
    const enough = told(low.deterringDeposit);
    expect(enough.breaking).toBeUndefined();
    const scoreOf = ({ kept }: typeof low): number => must(kept.provinces['ZJ'], 'ZJ').score;
    expect(scoreOf(enough)).toBeGreaterThan(scoreOf(low) + 10);
  });

  it('goes on naming it to its partners once the pact is in force, and to nobody else', () => {
    const breakers = (deposit: number, economy: string) => {
      const table = aProvincesTable({ preset: 'provincesStandard', rounds: 6 });
      table.conclude(aBindingDraft(['JS', 'ZJ', 'SD'], { deposit, rounds: 2 }));
      const { provinces } = table.state;
      const known = { ...table.state, provinces: { ...provinces, temperaments: {} }, wary: economy };
      const { expects } = expectationOf({ scenario: table.scenario, view: known, economy });
      return breakersExpected({ ...known, expects }, economy).breaking;
    };
    expect(breakers(12, 'ZJ')).toEqual(['SD']);
    expect(breakers(40, 'ZJ')).toBeUndefined();
    expect(breakers(12, 'GD')).toBeUndefined();
  });
});

describe('the forecast of leaving a pact', () => {
  const SEATS = ['SH', 'ZJ', 'AH'] as const;

  /** Real income in the pact and once one is out, and what a pact of those who stay would have brought, or none. */
  function leaving(members: readonly string[], leaver: string) {
    const table = aProvincesTable();
    const rest = members.filter((member) => member !== leaver);
    const alone = forecastPact(table.scenario, table.state, aPactDraft(rest.length > 1 ? rest : members));
    const pact = table.conclude(aPactDraft(members));
    const view = redactFor(table.state, { type: 'seat', economy: leaver });
    const left = forecastLeaving(table.scenario, view, leaver, pact);
    if (!left.ok || !alone.ok) throw new Error('the model does not solve');
    const { without, kept } = left.value;
    const expected = rest.length > 1 ? alone.value.kept : alone.value.without;
    return { within: without.provinces, out: kept.provinces, expected: expected.provinces };
  }

  it.each([
    { members: ['SH', 'ZJ'], leaver: 'SH' },
    { members: ['SH', 'ZJ', 'AH'], leaver: 'AH' },
  ])('is the round without $leaver in it', ({ members, leaver }) => {
    const { within, out, expected } = leaving(members, leaver);
    for (const seat of SEATS) expect(out[seat]?.index, seat).toBeCloseTo(must(expected[seat], seat).index, 3);
    expect(within[leaver]?.index).not.toBeCloseTo(must(out[leaver], leaver).index, 3);
  });
});

describe('a province that was seen breaking its word', () => {
  /** Sichuan and Hubei promise each other open markets; Hubei keeps its dials up, and it is seen. */
  function aBrokenWord(isSeen: boolean) {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['SC', 'HB']));
    table.seal('HB', { breaks: [pact.id] });
    table.nextDraw(isSeen ? 'below' : 'above', 0.6);
    table.nextRound();
    expect(table.provinces.breaches.map((breach) => breach.isSeen)).toEqual([isSeen]);
    return { table, pact, of: (economy: string) => redactFor(table.state, { type: 'seat', economy }) };
  }

  it('is counted as it stands in the forecasts of the others, and leaving its pact costs them no more than that', () => {
    const { table, pact, of } = aBrokenWord(true);
    const view = provinceGame(of('SC'));
    const costOfLeaving = (seen: WaryView): number => {
      const left = forecastLeaving(table.scenario, seen, 'SC', pact);
      if (!left.ok) throw new Error(left.error.code);
      const { without, kept } = left.value;
      return must(without.provinces['SC'], 'in').index - must(kept.provinces['SC'], 'out').index;
    };
    const wary = { ...view, wary: 'SC' };
    expect(expectedBreaches(wary)).toEqual({
      HB: { wall: table.provinces.provinces['HB']?.wall, block: 3, breaks: [pact.id] },
    });
    expect(costOfLeaving(wary)).toBeLessThan(costOfLeaving(view));
  });

  it('is taken to keep a pact that binds, which so is worth what its deposit secures', () => {
    const { table, of } = aBrokenWord(true);
    const view = provinceGame(of('SC'));
    const gain = (seen: WaryView): number => {
      const forecast = forecastPact(table.scenario, seen, aBindingDraft(['SC', 'HB']));
      if (!forecast.ok) throw new Error(forecast.error.code);
      const { without, kept } = forecast.value;
      return must(kept.provinces['SC'], 'SC').index - must(without.provinces['SC'], 'SC').index;
    };
    expect(gain(view)).toBeCloseTo(0, 3);
    expect(gain({ ...view, wary: 'SC' })).toBeGreaterThan(0.1);
  });

  it('is doubted by nobody who has not seen it, and not by itself', () => {
    const unseen = aBrokenWord(false);
    expect(expectedBreaches({ ...provinceGame(unseen.of('SC')), wary: 'SC' })).toEqual({});
    const seen = aBrokenWord(true);
    expect(expectedBreaches({ ...provinceGame(seen.of('HB')), wary: 'HB' })).toEqual({});
    expect(expectedBreaches(provinceGame(seen.of('SC')))).toEqual({});
  });
});
