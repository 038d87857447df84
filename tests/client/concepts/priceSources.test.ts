import { describe, expect, it } from 'vitest';
import { conceptFigures } from '../../../client/panels/concepts/figures/conceptFigures.ts';
import type { PriceBar } from '../../../client/panels/concepts/figures/figure.ts';
import { aTable } from '../../support/aTable.ts';

/** Technology of the textbook's economies (docs/model.md): labour, and units of it that a piece of grain and of cloth takes. */
const TECHNOLOGY = {
  ALB: { labour: 20, grain: 1.45, cloth: 1.3 },
  BOR: { labour: 20, grain: 1.3, cloth: 1 },
  CAT: { labour: 400, grain: 1, cloth: 1.24 },
  DUN: { labour: 20, grain: 1.15, cloth: 1.4 },
} as const;
const SHIPPING = 1.04;
const ORDER = ['ALB', 'BOR', 'CAT', 'DUN'] as const;

function pricesOf(table: ReturnType<typeof aTable>, viewer: string) {
  const figures = conceptFigures(table.state, table.scenario, viewer, 'tradeDiversion');
  const figure = figures.find(({ prices }) => prices !== undefined);
  return { sector: figure?.phrase.params['sector'], prices: figure?.prices ?? [] };
}

/** Wages: what an economy sells in all, at home and abroad, over its labour. */
function wage(table: ReturnType<typeof aTable>, economy: (typeof ORDER)[number]): number {
  const { imports } = table.state.settled;
  const i = ORDER.indexOf(economy);
  let sold = 0;
  for (let n = 0; n < 4; n += 1) for (let j = 0; j < 3; j += 1) sold += imports[(n * 4 + i) * 3 + j] ?? 0;
  return sold / TECHNOLOGY[economy].labour;
}

describe('what sellers ask', () => {
  const table = aTable({ scenarioId: 'textbook', preset: 'firstLesson', people: 'all', at: 'negotiation' });
  const parties = ['ALB', 'DUN'];
  table.conclude({ parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] });
  table.goTo('briefing', 2);
  const { sector, prices } = pricesOf(table, 'ALB');

  it('is read off trade as wages and technology say', () => {
    const good = sector === 'GRA' ? 'grain' : 'cloth';
    const own = wage(table, 'ALB') * TECHNOLOGY.ALB[good];
    const abroad = prices.filter(({ isOwn }) => !isOwn);
    expect(abroad).toHaveLength(2);
    for (const { economy, cost } of abroad) {
      const seller = ORDER.find((id) => id === economy) ?? 'CAT';
      const expected = (100 * SHIPPING * wage(table, seller) * TECHNOLOGY[seller][good]) / own;
      expect(cost / expected, economy).toBeCloseTo(1, 2);
    }
  });

  it('shows Viner’s case: the partner is bought from although an outsider costs less before tariff', () => {
    const [own, outsider, partner] = prices;
    expect(own).toEqual({ economy: 'ALB', isOwn: true, cost: 100, tariff: 0 });
    expect(partner?.economy).toBe('DUN');
    expect(partner?.tariff).toBeCloseTo(0, 9);
    const asked = (bar: PriceBar | undefined): number => (bar?.cost ?? 0) + (bar?.tariff ?? 0);
    expect(outsider?.cost).toBeLessThan(partner?.cost ?? 0);
    expect(asked(outsider)).toBeGreaterThan(asked(partner));
    expect((outsider?.tariff ?? 0) / (outsider?.cost ?? 1)).toBeCloseTo(0.4, 2);
  });

  it('shows creation where a partner undersells own make and nobody cheaper is kept out', () => {
    const signed = aTable({ people: 'all', at: 'negotiation' });
    const pair = ['ALB', 'BOR'];
    signed.conclude({ parties: pair, clauses: [{ type: 'freeTradeArea', among: pair, exceptions: [] }] });
    signed.goTo('briefing', 2);
    const [, partner, other] = pricesOf(signed, 'ALB').prices;
    expect([partner?.economy, partner?.tariff]).toEqual(['BOR', 0]);
    expect(partner?.cost).toBeLessThan(100);
    expect(other?.tariff).toBeGreaterThan(0);
  });

  it('is nobody’s view for watchers, nor shown on real data', () => {
    const figures = conceptFigures(table.state, table.scenario, undefined, 'tradeDiversion');
    expect(figures.every(({ prices: bars }) => bars === undefined)).toBe(true);
    const world = { ...table.scenario, id: 'world' as const };
    const onWorld = conceptFigures(table.state, world, 'ALB', 'tradeDiversion');
    expect(onWorld.every(({ prices: bars }) => bars === undefined)).toBe(true);
  });
});
