import { describe, expect, it } from 'vitest';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceFlow } from '#shared/protocol/provinces/provinceReport.ts';
import { createTradeForecaster } from '../../../../shared/rules/provinces/forecast/forecastMeasures.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { aPactDraft, aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

function tradeOf(
  table: ProvincesTable,
  economy: string,
  ...all: readonly Measures[]
): readonly ProvinceFlow[] {
  const view = redactFor(table.state, { type: 'seat', economy });
  const made = createTradeForecaster(table.scenario, view, economy);
  if (!made.ok) throw new Error(made.error.code);
  return all.flatMap((measures) => {
    const flows = made.value(measures);
    if (!flows.ok) throw new Error(flows.error.code);
    return flows.value;
  });
}

const change = ({ before, after }: ProvinceFlow): number => after - before;

describe('a forecast of trade', () => {
  it('is what the settlement says where nobody else does anything', () => {
    const table = aProvincesTable();
    table.advance();
    const measures: Measures = { wall: 3, block: 1 };
    const flows = tradeOf(table, 'AH', measures);
    table.seal('AH', measures);
    const settled = table.settle().flows;
    expect(flows).toHaveLength(settled.length);
    for (const [place, flow] of flows.entries()) {
      expect(flow).toMatchObject({ buyer: settled[place]?.buyer, seller: settled[place]?.seller });
      expect(flow.before).toBeCloseTo(settled[place]?.before ?? NaN, 2);
      expect(flow.after).toBeCloseTo(settled[place]?.after ?? NaN, 2);
    }
  });

  it('keeps out with a wall what others sell, and turns to a partner against whom it is capped', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['AH', 'HB'], { atMost: 1 }));
    table.advance();
    const bought = tradeOf(table, 'AH', { wall: 3, block: 2 }).filter(({ buyer }) => buyer === 'AH');
    expect(bought.filter((flow) => change(flow) > 0).map(({ seller }) => seller)).toEqual(['HB']);
  });

  it('answers one question after another as if each were the first', () => {
    const table = aProvincesTable();
    table.advance();
    const [wall, still]: readonly Measures[] = [
      { wall: 3, block: 2 },
      { wall: 2, block: 2 },
    ];
    if (wall === undefined || still === undefined) throw new Error('two envelopes');
    const after = tradeOf(table, 'AH', wall, still).slice(-90);
    expect(Math.max(...after.map((flow) => Math.abs(change(flow))))).toBeLessThan(0.01);
  });
});
