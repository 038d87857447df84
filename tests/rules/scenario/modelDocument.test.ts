import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assumptions } from '#shared/content/assumptions.ts';
import { BORDER_COST_BY_LEVEL } from '#shared/content/treatyConstants.ts';
import { INTEGRATION_LEVELS, type IntegrationLevel } from '../../../shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Opening } from '#shared/content/vocabulary.ts';
import { at, must } from '#shared/kernel/records.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { noShock } from '../../../shared/economics/tradeModel.ts';
import { pairKey } from '../../../shared/rules/law/register.ts';
import { scenarioFor } from '../../../shared/rules/scenario/anyScenario.ts';

const TEXT = readFileSync(resolve(import.meta.dirname, '../../../docs/model.md'), 'utf8');

/** Numbers of the row that begins with a text. */
function rowOf(first: string): number[] {
  const line = TEXT.split('\n').find((each) => each.startsWith(`| ${first} `));
  if (line === undefined) throw new Error(`docs/model.md has no row ${first}`);
  return line.split('|').slice(2, -1).map(Number);
}

function world(opening: Opening, assumptions: Assumptions = {}): Scenario {
  const scenario = scenarioFor({ scenarioId: 'world', opening, preset: 'laboratory', assumptions });
  if (!scenario.ok) throw new Error(scenario.error.reason);
  return scenario.value;
}

const costOf = (level: number): number => must(BORDER_COST_BY_LEVEL[level], `border cost of level ${level}`);

/** Levels of the pairs that have an agreement at the opening, whose border cost is in the data. */
function openingLevels({ agreements }: Scenario): ReadonlyMap<string, number> {
  const rising = agreements.toSorted((x, y) => x.level - y.level);
  return new Map(rising.map(({ parties, level }) => [pairKey(...parties), level]));
}

/** Mean gain of the seats where nothing is levied on goods among them, and borders cost what a level costs; per cent. */
function freeTradeAmongSeats(scenario: Scenario, level: IntegrationLevel = 1): number {
  const { base, economies, sectors } = scenario;
  const opening = openingLevels(scenario);
  const ids = economies.map(({ id }) => id);
  const { N, J } = base;
  const shock = noShock(base);
  const tariff = base.tau.slice();
  const iceberg = shock.iceberg.slice();
  const seats = economies.flatMap(({ playable }, n) => (playable ? [n] : []));
  for (const n of seats) {
    for (const i of seats.filter((other) => other !== n)) {
      const before = opening.get(pairKey(ids[n] ?? '', ids[i] ?? '')) ?? 0;
      // What an agreement of the opening has brought is not lost at a lower level.
      const borderCost = costOf(Math.max(level, before)) / costOf(before);
      for (const [j, { tradable }] of sectors.entries()) {
        tariff[(n * N + i) * J + j] = 0;
        if (tradable) iceberg[(n * N + i) * J + j] = borderCost;
      }
    }
  }
  const solved = solveEquilibrium(base, { ...shock, tariff, iceberg });
  if (!solved.ok) throw new Error(solved.error.code);
  return seats.reduce((sum, n) => sum + 100 * (at(solved.value.welfare, n) - 1), 0) / seats.length;
}

describe('the figures of docs/model.md', () => {
  it.each([
    ['as in play', {}],
    ['θ low', { elasticities: 'low' }],
    ['θ high', { elasticities: 'high' }],
    ['no scale economies', { scalePercent: 0 }],
    ['no specific factors', { specificFactorsPercent: 0 }],
    ["neither: Caliendo and Parro's model", { scalePercent: 0, specificFactorsPercent: 0 }],
  ] as const)('tell what free trade is worth: %s', (row, assumptions) => {
    const [, walls = NaN, , today = NaN] = rowOf(row);
    expect(Math.abs(freeTradeAmongSeats(world('highWalls', assumptions)) - walls)).toBeLessThan(0.0051);
    expect(Math.abs(freeTradeAmongSeats(world('today', assumptions)) - today)).toBeLessThan(0.00051);
  });

  it.each([
    ['from high walls', 'highWalls'],
    ['from today', 'today'],
  ] as const)('tell what the border costs of each level bring %s', (row, opening) => {
    const scenario = world(opening);
    const figures = rowOf(row);
    for (const [place, level] of INTEGRATION_LEVELS.entries()) {
      const gain = freeTradeAmongSeats(scenario, level);
      expect(Math.abs(gain - (figures[place] ?? NaN)), `level ${level}`).toBeLessThan(0.0051);
    }
  });

  it('tell the elasticities', () => {
    const { base, otherElasticities } = world('today');
    const told = (row: string): number[] =>
      (
        TEXT.split('\n')
          .find((line) => line.startsWith(`| ${row} `))
          ?.split('|')[2] ?? ''
      )
        .trim()
        .split(/\s+/)
        .map(Number);
    expect(told('θ, in play')).toEqual([...base.theta]);
    expect(told('θ, low')).toEqual(otherElasticities.low);
    expect(told('θ, high')).toEqual(otherElasticities.high);
    expect(told('ψ, scale')).toEqual([...base.psi]);
    expect([...new Set(base.spec)]).toEqual([0.35]);
  });
});
