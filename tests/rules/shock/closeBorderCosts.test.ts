import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { closeBorderCosts } from '../../../shared/rules/shock/buildShock.ts';
import { economyPlace } from '../../../shared/rules/law/lawInForce.ts';
import { aRound, type Round } from '../settlement/aRound.ts';

function borderCost({ scenario, state }: Round, importer: string, exporter: string): number {
  const place = economyPlace(scenario, importer) * scenario.base.N + economyPlace(scenario, exporter);
  return must(closeBorderCosts(scenario, state)[place], 'border cost');
}

describe('closeBorderCosts', () => {
  it('closes 60 per cent of the gap a round, in logs', () => {
    const round = aRound('world', 'highWalls').area('USA', 'CAN');
    expect(borderCost(round, 'USA', 'CAN')).toBeCloseTo(0.98 ** 0.6, 6);
    round.next();
    expect(borderCost(round, 'USA', 'CAN')).toBeCloseTo(0.98 ** 0.84, 6);
    round.next();
    expect(borderCost(round, 'CAN', 'USA')).toBeCloseTo(0.98 ** 0.936, 6);
    expect(borderCost(round, 'USA', 'MEX')).toBe(1);
  });

  it('looks several rounds ahead where a forecast asks', () => {
    const { scenario, state } = aRound('world', 'highWalls').union('USA', 'CAN');
    const place = economyPlace(scenario, 'USA') * scenario.base.N + economyPlace(scenario, 'CAN');
    const ahead = closeBorderCosts(scenario, { ...state, roundsAhead: 2 });
    expect(ahead[place]).toBeCloseTo(0.96 ** 0.84, 6);
  });

  it('rises again where a level is lost', () => {
    const round = aRound('world', 'highWalls').area('USA', 'CAN');
    round.next();
    round.with({ agreements: {} });
    expect(borderCost(round, 'USA', 'CAN')).toBeCloseTo(0.98 ** (0.6 * 0.4), 6);
  });

  it('counts from the level of the opening, whose cost is in the data', () => {
    const round = aRound('world', 'today');
    expect(borderCost(round, 'USA', 'CAN')).toBe(1);
    round.union('USA', 'CAN');
    expect(borderCost(round, 'USA', 'CAN')).toBeCloseTo((0.96 / 0.98) ** 0.6, 6);
    round.with({ agreements: {} });
    expect(borderCost(round, 'USA', 'CAN')).toBeCloseTo(0.98 ** -0.6, 6);
  });

  it('stays off where the scenario says so', () => {
    expect(borderCost(aRound().area('ALB', 'BOR'), 'ALB', 'BOR')).toBe(1);
  });
});
