import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import { buildShock } from '../../../../shared/rules/shock/buildShock.ts';
import { economyPlace, placesOf } from '../../../../shared/rules/law/lawInForce.ts';
import { aRound, type Round } from '../../settlement/aRound.ts';
import { aMovingRound, economyOf } from './aMovingRound.ts';

function shockOf(round: Round): TradeShock {
  return buildShock(round.scenario, round.state);
}

/** First good of a flow. */
function cellOf({ scenario }: Round, importer: string, exporter: string): number {
  const { N, J } = scenario.base;
  const { place } = must(placesOf(scenario).goods[0], 'a good');
  return (economyPlace(scenario, importer) * N + economyPlace(scenario, exporter)) * J + place;
}

describe('shapeDynamics', () => {
  it('changes nothing at the start', () => {
    expect(shockOf(aMovingRound())).toEqual(shockOf(aRound('world')));
  });

  it('hands on what has moved to the model', () => {
    const round = aMovingRound();
    const start = must(round.state.dynamics, 'dynamics');
    const dynamics = {
      ...start,
      productivity: start.productivity.with(3, 1.02),
      capital: start.capital.with(4, 1.1),
      labour: start.labour.with(1, 0.97),
    };
    const { tfp, capital, labour } = shockOf(round.with({ dynamics }));
    expect([tfp[3], capital[4], labour[1], tfp[0]]).toEqual([1.02, 1.1, 0.97, 1]);
  });

  it('spares half a per cent of border cost inside a union, not in a free trade area', () => {
    const union = aMovingRound().union('USA', 'CAN');
    const cell = cellOf(union, 'USA', 'CAN');
    const plain = shockOf(aRound('world').union('USA', 'CAN')).iceberg[cell] ?? NaN;
    expect(shockOf(union).iceberg[cell]).toBeCloseTo(plain * 0.995, 6);
    const area = shockOf(aMovingRound().area('USA', 'CAN')).iceberg[cell];
    expect(area).toBe(shockOf(aRound('world').area('USA', 'CAN')).iceberg[cell]);
    expect(economyOf(union.settle(), 'CAN').savedStaffBn).toBeGreaterThan(1);
    // Where the scenario hides border costs there are none to spare.
    const quartet = aMovingRound('quartet').union('ALB', 'BOR');
    expect(new Set(shockOf(quartet).iceberg)).toEqual(new Set([1]));
    expect(economyOf(quartet.settle(), 'ALB').savedStaffBn).toBe(0);
  });

  it('lets goods evade the higher wall over an open border, the more the wider the gap', () => {
    const collected = (wallBp: number): number => {
      const round = aMovingRound('quartet').area('ALB', 'BOR').wall(wallBp, 'ALB').wall(1000, 'BOR');
      return shockOf(round).tariff[cellOf(round, 'ALB', 'DUN')] ?? NaN;
    };
    // One per cent of gap in cost for each of η = 3 per cent evading: 1 − e^(−3 · 0.1/1.1) of the gap of ten points.
    const share = 1 - Math.exp((-3 * 0.1) / 1.1);
    expect(collected(2000)).toBeCloseTo(0.2 - share * 0.1, 6);
    expect(0.3 - collected(3000)).toBeGreaterThan(2 * (0.2 - collected(2000)));
    expect(collected(1000)).toBe(0.1);
    expect(collected(500)).toBe(0.05);
  });

  it('tells what was smuggled, and that a common wall ends it', () => {
    const area = aMovingRound('quartet').area('ALB', 'BOR').wall(3000, 'ALB').wall(1000, 'BOR').settle();
    expect(economyOf(area, 'ALB').smuggledBn).toBeGreaterThan(0.01);
    expect(economyOf(area, 'BOR').smuggledBn).toBe(0);
    const union = aMovingRound('quartet').union('ALB', 'BOR').settle();
    expect(economyOf(union, 'ALB').smuggledBn).toBe(0);
  });

  it('smuggles in the world what lawful entry would charge for proof of origin', () => {
    const round = aMovingRound().area('MEX', 'JPN').wall(3000, 'MEX').wall(1000, 'JPN');
    const cell = cellOf(round, 'MEX', 'CHN');
    const plain = shockOf(aRound('world').area('MEX', 'JPN').wall(3000, 'MEX').wall(1000, 'JPN'));
    const shock = shockOf(round);
    expect(shock.tariff[cell]).toBe(plain.tariff[cell]);
    expect(shock.iceberg[cell]).toBeLessThan(plain.iceberg[cell] ?? NaN);
    expect(shock.iceberg[cell]).toBeGreaterThan(1);
  });

  it('looks at what an importer kept out of the area on the border', () => {
    const { id } = must(placesOf(aMovingRound('quartet').scenario).goods[0], 'a good');
    const round = aMovingRound('quartet')
      .law(['ALB', 'BOR'], {
        type: 'freeTradeArea',
        among: ['ALB', 'BOR'],
        exceptions: [{ by: 'ALB', sector: id }],
      })
      .wall(3000, 'ALB')
      .wall(1000, 'BOR');
    expect(shockOf(round).tariff[cellOf(round, 'ALB', 'DUN')]).toBe(0.3);
  });
});
