import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { surveyMarket } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import type { ProvinceCardKey } from '../../../../shared/content/provinces/cards/provinceCard.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import { inspectionChance } from '../../../../shared/rules/provinces/centre/inspections.ts';
import { isDepositWaived, stateShareOf } from '../../../../shared/rules/provinces/events/effects.ts';
import { freeOffices } from '../../../../shared/rules/provinces/pacts/payments.ts';
import { aBindingDraft, aProvincesTable } from '../../../support/aProvincesTable.ts';
import { place, withCard } from '../../../support/withCard.ts';

describe('what cards do to the market of 1997', () => {
  it.each([
    ['woolWars', '-1.0', '25.0', {}],
    ['wtoAccession', '0.5', '20.7', { GD: '2.3', SH: '0.9' }],
    ['trunkHighways', '1.2', '17.9', {}],
  ] as const)('%s: nation %s %%, border effect %s', (card, nation, border, provinces) => {
    const report = withCard(card).settle();
    expect(report.nationalIncomePercent.toFixed(1)).toBe(nation);
    expect(report.borderEffect.toFixed(1)).toBe(border);
    for (const [seat, percent] of Object.entries(provinces)) {
      expect((must(report.provinces[seat], seat).index - 100).toFixed(1)).toBe(percent);
    }
  });

  it('wool wars are over after a round, accession and highways are for good', () => {
    const wars = withCard('woolWars');
    wars.nextRound();
    expect(wars.settle().borderEffect.toFixed(1)).not.toBe('25.0');
    const roads = withCard('trunkHighways');
    roads.nextRound();
    expect(roads.provinces.events.find(({ card }) => card === 'trunkHighways')).toMatchObject({
      fromRound: 2,
      untilRound: 8,
    });
    expect(roads.report.nationalIncomePercent.toFixed(1)).toBe('1.2');
  });

  it('a slump in which everybody with much state industry raises his wall: nation −1.1 %, border effect 23.7', () => {
    const { scenario } = aProvincesTable();
    const { economy, institution, provinces } = scenario;
    const { wall, block } = economy.market.start;
    const raised = wall.map((level, region) => {
      const { stateShareOfIndustry } = must(provinces.regions[region], 'region');
      return stateShareOfIndustry >= 0.45 ? Math.min(4, level + 1) : level;
    });
    const survey = surveyMarket(economy, institution, { levels: { wall: raised, block } });
    if (!survey.ok) throw new Error(survey.error.code);
    expect(survey.value.nationalIncome.toFixed(1)).toBe('-1.1');
    expect(Math.abs(survey.value.borderEffect - 23.7)).toBeLessThan(0.06);

    // At the table regions without a seat keep pace instead of asking for their own state share.
    const table = withCard('marketSlump');
    for (const seat of scenario.dealOrder) {
      const level = must(table.provinces.provinces[seat], seat).wall;
      table.seal(seat, { wall: stateShareOf(scenario, seat) >= 0.45 ? level + 1 : level });
    }
    const report = table.settle();
    expect(Math.abs(report.nationalIncomePercent + 1.1)).toBeLessThan(0.1);
    expect(report.borderEffect.toFixed(1)).toBe('23.7');
    expect(Object.values(report.provinces).map(({ lumps }) => lumps.events)).toEqual(Array(10).fill(0));
  });
});

describe('what cards do to leaders', () => {
  it('in a slump whoever has much state industry and keeps his wall loses 10 points of his jobs part', () => {
    const table = withCard('marketSlump');
    table.seal('LN', { wall: 4 });
    const { provinces } = table.settle();
    expect(provinces.SH?.lumps.events).toBeCloseTo(-2, 9);
    expect(provinces.LN?.lumps.events).toBe(0);
    expect(provinces.GD?.lumps.events).toBe(0);
  });

  it('lists of what to buy reward walls that rise, and halve inspections', () => {
    const table = withCard('buyLocalLists');
    table.enact('weakLaw');
    table.seal('GD', { wall: 3 });
    expect(inspectionChance(table.scenario, table.state)).toBeCloseTo(0.125, 9);
    const { provinces } = table.settle();
    expect(provinces.GD?.lumps.events).toBeCloseTo(1, 9);
    expect(provinces.JS?.lumps.events).toBe(0);
  });

  it('the squeeze makes every payroll 6 per cent dearer for one round', () => {
    const payrollOf = (table: ReturnType<typeof aProvincesTable>): number =>
      must(table.settle().provinces.SC, 'SC').payroll;
    const quiet = aProvincesTable({ centre: 'host' });
    quiet.nextRound();
    const squeezed = withCard('payrollSqueeze');
    expect(payrollOf(squeezed) / payrollOf(quiet)).toBeCloseTo(1.06, 9);
    squeezed.nextRound();
    quiet.nextRound();
    expect(payrollOf(squeezed) / payrollOf(quiet)).toBeCloseTo(1, 9);
  });

  it('review lifts the chance of the strong law, and of no other', () => {
    const table = aProvincesTable({ centre: 'host' });
    table.enact('strongLaw');
    place(table, 'fairCompetitionReview');
    expect(inspectionChance(table.scenario, table.state)).toBeCloseTo(0.4, 9);
    table.nextRound();
    expect(inspectionChance(table.scenario, table.state)).toBeCloseTo(0.6, 9);
    table.change({ reforms: ['taxSharing', 'weakLaw'] });
    expect(inspectionChance(table.scenario, table.state)).toBeCloseTo(0.25, 9);
  });
});

describe('cards that bring laws', () => {
  it.each([
    ['blockadeRule', 'weakLaw'],
    ['monopolyLaw', 'strongLaw'],
    ['cadreEvaluation', 'evaluation'],
  ] as const)('%s brings %s in its round, not before', (card: ProvinceCardKey, reform: Reform) => {
    const table = aProvincesTable();
    place(table, card);
    expect(table.provinces.reforms).toEqual(['taxSharing']);
    table.settle();
    expect(table.provinces.reforms).toEqual(['taxSharing']);
    table.advance();
    expect(table.provinces.reforms).toEqual(['taxSharing', reform]);
  });

  it('tax sharing comes to a table of 1987, and separate kitchens undo it with transfers', () => {
    const table = withCard('taxSharing', { opening: 'year1987' });
    expect(table.provinces.reforms).toEqual(['taxSharing']);
    const later = aProvincesTable({ centre: 'host' });
    later.enact('standardTransfers', 'weakLaw');
    place(later, 'separateKitchens');
    later.nextRound();
    expect(later.provinces.reforms).toEqual(['weakLaw']);
  });

  it('a law that the centre enacted meanwhile is in force once', () => {
    const table = aProvincesTable();
    table.nextRound();
    expect(table.provinces.centre.acts).toEqual([{ type: 'reform', reform: 'weakLaw' }]);
    place(table, 'blockadeRule');
    table.nextRound();
    expect(table.provinces.reforms).toEqual(['taxSharing', 'weakLaw']);
  });
});

describe('cards for pacts', () => {
  it('one binding pact may go without a deposit, in that round alone', () => {
    const table = withCard('deltaAgreements');
    expect(isDepositWaived(table.state)).toBe(true);
    table.conclude(aBindingDraft(['SH', 'JS', 'ZJ'], { deposit: 0 }));
    expect(isDepositWaived(table.state)).toBe(false);
    const other = withCard('deltaAgreements');
    other.nextRound();
    expect(isDepositWaived(other.state)).toBe(false);
  });

  it('the office of the Delta is free for binding pacts among the four', () => {
    const table = withCard('deltaOffice');
    const delta = table.conclude(aBindingDraft(['SH', 'JS', 'ZJ'], { hasOffice: true }));
    const other = table.conclude(aBindingDraft(['SC', 'SN'], { hasOffice: true }));
    expect(freeOffices(table.state)).toEqual([delta.id]);
    expect(freeOffices(table.state)).not.toContain(other.id);
  });
});

it('a card that does not exist is a bug', () => {
  expect(() => provinceCard('noSuchCard')).toThrow('no card');
});
