import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import {
  forecastMeasures,
  forecastRound,
} from '../../../../shared/rules/provinces/forecast/forecastMeasures.ts';
import {
  type RoundStep,
  stepsAsItCame,
  stepsToNow,
} from '../../../../shared/rules/provinces/forecast/roundSteps.ts';
import { provinceGame } from '#shared/rules/state.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import {
  type ProvincesTable,
  aBindingDraft,
  aCompensation,
  aPactDraft,
  aProvincesTable,
} from '../../../support/aProvincesTable.ts';

const viewOf = (table: ProvincesTable, me: string) =>
  provinceGame(redactFor(table.state, { type: 'seat', economy: me }));

function toNow(table: ProvincesTable, me: string): readonly RoundStep[] {
  const steps = stepsToNow(table.scenario, viewOf(table, me), me);
  if (!steps.ok) throw new Error(steps.error.code);
  return steps.value;
}

function asItCame(table: ProvincesTable, me: string): readonly RoundStep[] {
  const steps = stepsAsItCame(table.scenario, viewOf(table, me), me);
  if (!steps.ok) throw new Error(steps.error.code);
  return steps.value;
}

/** Points of the round that a step has moved. */
function movedBy(
  steps: readonly RoundStep[],
  cause: RoundStep['cause'],
  from: { readonly score: number },
): number {
  const place = steps.findIndex((step) => step.cause === cause);
  return place < 0 ? 0 : must(steps[place], cause).own.score - (steps[place - 1]?.own ?? from).score;
}

const START = { score: 50 };

describe('the steps from the last round to the table as it stands', () => {
  it('end with the round as it is forecast, and name pacts, money and offers in their order', () => {
    const table = aProvincesTable();
    table.conclude(aBindingDraft(['HB', 'SC', 'SN'], { rounds: 2 }, aCompensation('SC', 'HB', 10, 2)));
    table.conclude(aPactDraft(['SH', 'JS']));
    table.act('AH', { type: 'payProvince', to: 'HB', yuan100m: 5 });
    const steps = toNow(table, 'HB');
    const named = ({ cause, isPayment, economies = [] }: RoundStep) =>
      [...(isPayment === true ? ['money'] : []), cause, ...economies].join(' ');
    expect(steps.map(named)).toEqual([
      'opened',
      'signed SC SN',
      'money signed SC SN',
      'others',
      'paid',
      'spent',
    ]);
    const now = forecastRound(table.scenario, table.state, 'HB');
    if (!now.ok) throw new Error(now.error.code);
    expect(must(steps.at(-1), 'a step').own.score).toBeCloseTo(
      must(now.value.provinces['HB'], 'HB').score,
      3,
    );
    expect(movedBy(steps, 'signed', START)).toBeGreaterThan(5);
    expect(movedBy(steps, 'paid', START)).toBeGreaterThan(0);
    // The pact without the money is what the same pact brings that pays nothing.
    const unpaid = aProvincesTable();
    unpaid.conclude(aBindingDraft(['HB', 'SC', 'SN'], { rounds: 2 }));
    const trade = movedBy(toNow(unpaid, 'HB'), 'signed', START);
    expect(movedBy(steps, 'signed', START)).toBeCloseTo(trade, 3);
    const [, signed, paid] = steps;
    expect(must(paid, 'money').own.score).toBeGreaterThan(must(signed, 'a pact').own.score + 1);
    expect(movedBy(steps, 'spent', START)).toBeLessThan(-0.5);
  });

  it('begin with the round as it was reported, and name the new rule, the pact that ended and walls taken down', () => {
    const table = aProvincesTable();
    table.conclude(aBindingDraft(['HB', 'SC', 'SN'], { rounds: 1 }));
    table.settle();
    const reported = must(table.report.provinces['HB'], 'HB');
    const { enacted: _none, ...report } = table.report;
    table.enact('standardTransfers');
    table.setProvince('HB', { wall: 2, block: 2 });
    const reports = [{ ...report, enacted: 'standardTransfers' as const }];
    table.state = { ...table.state, reports };
    while (table.state.phase !== 'negotiation') table.advance();
    const steps = toNow(table, 'HB');
    const causes = steps.map(({ cause }) => cause);
    expect(causes.slice(0, 3)).toEqual(['once', 'lastOnly', 'rules']);
    expect(steps.find(({ cause }) => cause === 'ended')).toMatchObject({ economies: ['SC', 'SN'] });
    expect(causes).toEqual(expect.arrayContaining(['ended', 'cut', 'wages', 'opened']));
    expect(steps[2]).toMatchObject({ reform: 'standardTransfers' });
    // Nothing came in that round only but the offer, which cost less than a point.
    expect(movedBy(steps, 'once', reported)).toBeGreaterThan(0.3);
    expect(movedBy(steps, 'once', reported)).toBeLessThan(1.5);
    expect(Math.abs(movedBy(steps, 'lastOnly', reported))).toBeLessThan(0.3);
    expect(movedBy(steps, 'ended', reported)).toBeLessThan(-1);
    expect(causes.at(-1)).toBe('opened');
  });

  it('tell payments that end apart from the pact under which they were paid', () => {
    const table = aProvincesTable();
    table.conclude(aBindingDraft(['HB', 'SC', 'SN'], { rounds: 1 }, aCompensation('SC', 'HB', 10, 1)));
    table.nextRound();
    const ended = toNow(table, 'HB').filter(({ cause }) => cause === 'ended');
    expect(ended).toMatchObject([{ isPayment: true, economies: ['SC', 'SN'] }, { economies: ['SC', 'SN'] }]);
    expect(ended[1]).not.toHaveProperty('isPayment');
  });

  it('tell two pacts that end one after the other', () => {
    const table = aProvincesTable();
    table.conclude(aBindingDraft(['HB', 'SC', 'SN'], { rounds: 1 }));
    table.conclude(aPactDraft(['HB', 'AH'], { rounds: 1 }));
    table.nextRound();
    const ended = toNow(table, 'HB').filter(({ cause, isPayment }) => cause === 'ended' && !isPayment);
    expect(ended.map(({ economies }) => economies)).toEqual([['SC', 'SN'], ['AH']]);
  });

  it('name with whom a pact is shared no longer, whoever left it', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['LN', 'SD', 'HB']));
    table.nextRound();
    table.act('SD', { type: 'giveNotice', agreement: pact.id });
    const steps = toNow(table, 'LN');
    expect(steps.find(({ cause }) => cause === 'left')).toMatchObject({ economies: ['SD'] });
    expect(movedBy(steps, 'left', START)).toBeLessThan(0);
    const own = toNow(table, 'SD').find(({ cause }) => cause === 'left');
    expect(own).toMatchObject({ economies: ['LN', 'HB'] });
  });
});

describe('the steps from a round as its envelope was told to the round as it came', () => {
  /** A table with a pact of Liaoning, Shandong and Hubei, up to the results; what the others seal beside their dials as they stand. */
  function played(breaks: 'seen' | 'unseen' | 'none') {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['LN', 'SD', 'HB']));
    table.advance();
    const own = must(table.provinces.provinces['LN'], 'LN');
    const measures = { wall: own.wall - 1, block: own.block };
    const told = forecastMeasures(table.scenario, viewOf(table, 'LN'), 'LN', measures);
    if (!told.ok) throw new Error(told.error.code);
    table.seal('LN', measures);
    if (breaks !== 'none') table.seal('SD', { breaks: [pact.id] });
    table.seal('GD', { wall: must(table.provinces.provinces['GD'], 'GD').wall - 1 });
    table.nextDraw(breaks === 'seen' ? 'below' : 'above', 0.6);
    table.settle();
    expect(table.report.breaches).toHaveLength(breaks === 'seen' ? 1 : 0);
    return { table, told: must(told.value.after.provinces['LN'], 'LN') };
  }

  it('begin with what was told, and leave nothing unseen where all was seen', () => {
    const { table, told } = played('none');
    const steps = asItCame(table, 'LN');
    expect(must(steps[0], 'a step').own.score).toBeCloseTo(told.score, 0);
    expect(must(steps.at(-1), 'a step').own.score).toBe(must(table.report.provinces['LN'], 'LN').score);
    expect(Math.abs(movedBy(steps, 'levels', told))).toBeGreaterThan(0.05);
    expect(steps.find(({ cause }) => cause === 'levels')).toMatchObject({
      economies: ['GD'],
      dials: ['wallDown'],
    });
    expect(Math.abs(movedBy(steps, 'unseen', told))).toBeLessThan(0.5);
    expect(movedBy(steps, 'broken', told)).toBeCloseTo(0, 2);
  });

  it('count a pact that was seen broken by who broke it, and one that nobody saw as unseen', () => {
    const seen = asItCame(played('seen').table, 'LN');
    expect(seen.find(({ cause }) => cause === 'broken')).toMatchObject({ economies: ['SD'] });
    expect(movedBy(seen, 'broken', START)).toBeLessThan(-1);
    const unseen = asItCame(played('unseen').table, 'LN');
    expect(unseen.find(({ cause }) => cause === 'broken')).toMatchObject({ economies: [] });
    expect(movedBy(unseen, 'broken', START)).toBeCloseTo(0, 2);
    expect(movedBy(unseen, 'unseen', START)).toBeLessThan(-1);
  });

  it('count a corridor that was built as it was told where it was told, and by itself for whoever promised before', () => {
    const table = aProvincesTable();
    table.nextRound();
    table.advance();
    const pledge = { corridor: 'hangzhouBay', yuan100m: 30 };
    table.seal('SH', { pledge });
    const { wall, block } = must(table.provinces.provinces['ZJ'], 'ZJ');
    const measures = { wall, block, pledge };
    const view = { ...viewOf(table, 'ZJ'), wary: 'ZJ' };
    const told = forecastMeasures(table.scenario, view, 'ZJ', measures);
    if (!told.ok) throw new Error(told.error.code);
    table.seal('ZJ', measures);
    table.settle();
    expect(table.report.corridor).toMatchObject({ isBuilt: true });
    const steps = asItCame(table, 'ZJ');
    expect(must(steps[0], 'a step').own.score).toBeCloseTo(
      must(told.value.after.provinces['ZJ'], 'ZJ').score,
      0,
    );
    expect(movedBy(steps, 'routes', START)).toBeCloseTo(0, 2);
    expect(Math.abs(movedBy(asItCame(table, 'SH'), 'routes', START))).toBeGreaterThan(0.5);
  });
});
