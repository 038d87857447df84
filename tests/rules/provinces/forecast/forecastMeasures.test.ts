import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import {
  createForecaster,
  forecastMeasures,
  type MeasuresForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { aPactDraft, aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

function aPolicyTable(): ProvincesTable {
  const table = aProvincesTable({ centre: 'seat' });
  table.nextRound();
  table.conclude(aPactDraft(['SH', 'JS', 'ZJ']));
  table.act('SH', { type: 'payProvince', to: 'JS', yuan100m: 30 });
  table.advance();
  return table;
}

function forecast(table: ProvincesTable, economy: string, measures: Measures): MeasuresForecast {
  const view = redactFor(table.state, { type: 'seat', economy });
  const made = forecastMeasures(table.scenario, view, economy, measures);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

describe('a forecast of measures', () => {
  const measures: Measures = { wall: 3, block: 1, pillar: 'autos', reform: 'reformStateFirms' };

  it('is what the settlement says where nobody else does anything', () => {
    const table = aPolicyTable();
    const { before, after } = forecast(table, 'SH', measures);
    table.act('SH', { type: 'sealMeasures', measures });
    const report = table.settle();
    for (const seat of table.scenario.dealOrder) {
      const settled = must(report.provinces[seat], seat);
      const { parts, score, budgetParts, ...figures } = must(after.provinces[seat], seat);
      expect(score).toBeCloseTo(settled.score, 3);
      expect(figures.index).toBeCloseTo(settled.index, 4);
      expect(figures.freeMoney).toBeCloseTo(settled.freeMoney, 2);
      expect(budgetParts.spending).toBeCloseTo(settled.budgetParts.spending, 6);
      expect(parts.tournament).toBeCloseTo(settled.parts.tournament, 3);
    }
    expect(after.borderEffect).toBeCloseTo(report.borderEffect, 4);
    expect(after.nationalIncomePercent).toBeCloseTo(report.nationalIncomePercent, 4);
    expect(before.provinces['SH']?.wall).toBe(2);
  });

  it('tells a leader what a wall does: own people lose, the league place improves, others lose a little', () => {
    const { before, after } = forecast(aPolicyTable(), 'AH', { wall: 3, block: 2 });
    const [then, now] = [must(before.provinces['AH'], 'before'), must(after.provinces['AH'], 'after')];
    expect(now.index).toBeLessThan(then.index - 1.5);
    expect(now.parts.tournament).toBeGreaterThan(then.parts.tournament + 3);
    expect(after.othersIncomePercent).toBeLessThan(before.othersIncomePercent);
    expect(after.borderEffect).toBeGreaterThan(before.borderEffect);
  });

  it('answers one question after another as if each were the first', () => {
    const table = aPolicyTable();
    const view = redactFor(table.state, { type: 'seat', economy: 'SN' });
    const forecaster = createForecaster(table.scenario, view, 'SN');
    if (!forecaster.ok) throw new Error(forecaster.error.code);
    for (const wall of [1, 2, 3, 4, 2]) {
      const warm = forecaster.value({ wall, block: 3 });
      const cold = forecast(table, 'SN', { wall, block: 3 }).after.provinces['SN'];
      expect(warm.ok && warm.value.after.provinces['SN']?.score).toBeCloseTo(cold?.score ?? NaN, 3);
    }
  });
});
