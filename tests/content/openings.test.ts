import { describe, expect, it } from 'vitest';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import {
  type CountryScenarioId,
  FOUR_OPENINGS,
  type FourOpening,
  type Opening,
} from '#shared/content/vocabulary.ts';
import { behindWalls, raiseWalls } from '../../shared/rules/scenario/assumedScenario.ts';
import { foundingSets } from '#shared/rules/settlement/freeTradePrize.ts';
import { createAreaGains, jointGain } from '../../shared/rules/settlement/freeTradePrize.ts';

function load(id: CountryScenarioId, opening: Opening) {
  const scenario = loadScenario(id, opening);
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  return scenario.value;
}

describe('makeOpenings', () => {
  it('raises the walls to the losses that docs/model.md states', () => {
    const raised = raiseWalls(load('world', 'today'));
    if (!raised.ok) throw new Error(raised.error.code);
    expect(100 * ((raised.value.welfare['USA'] ?? NaN) - 1)).toBeCloseTo(-0.38, 2);
    expect(100 * ((raised.value.welfare['MEX'] ?? NaN) - 1)).toBeCloseTo(-2.89, 2);
    const shipped = load('world', 'highWalls').base;
    for (const [cell, share] of raised.value.base.pi.entries())
      expect(shipped.pi[cell]).toBeCloseTo(share, 10);
  });

  it.each([
    ...FOUR_OPENINGS.map((opening) => ['quartet', opening] as const),
    ['world', 'highWalls'],
    ['world', 'today'],
  ] as const)('deals %s from %s so that each newcomer has a deal to make', (id, opening) => {
    const scenario = load(id, opening);
    const gains = createAreaGains(scenario);
    const order = scenario.dealOrder.map((seat) => scenario.economies.findIndex((e) => e.id === seat));
    for (const [count, seat] of order.entries()) {
      if (count === 0) continue;
      const sets = foundingSets(seat, order.slice(0, count));
      const best = Math.max(...sets.map((members) => jointGain(scenario, gains, members)));
      expect(best, scenario.dealOrder[count]).toBeGreaterThan(0);
    }
  });
});

describe('tariffs of the four countries', () => {
  it.each(FOUR_OPENINGS)('have the trade of the same economies behind them: %s', (opening) => {
    const shipped = load('quartet', opening);
    const solved = behindWalls(load('quartet', 'standard'), shipped.mfnRateBp);
    if (!solved.ok) throw new Error(solved.error.code);
    for (const [cell, share] of solved.value.base.pi.entries())
      expect(shipped.base.pi[cell]).toBeCloseTo(share, 9);
  });

  it('make others worth most to each: whom each would rather have an area of two with', () => {
    const best = (opening: FourOpening): string => {
      const scenario = load('quartet', opening);
      const gains = createAreaGains(scenario);
      const seats = scenario.economies.map(({ id }) => id);
      return seats
        .map((seat, at) => {
          const others = seats.flatMap((_other, place) => (place === at ? [] : [place]));
          const [first] = others.toSorted(
            (a, b) => (gains([at, b])[at] ?? NaN) - (gains([at, a])[at] ?? NaN),
          );
          return `${seat} ${seats[first ?? at]}`;
        })
        .join(', ');
    };
    expect(Object.fromEntries(FOUR_OPENINGS.map((opening) => [opening, best(opening)]))).toEqual({
      standard: 'ALB CAT, BOR CAT, CAT DUN, DUN CAT',
      openCato: 'ALB BOR, BOR DUN, CAT BOR, DUN BOR',
      foodWalls: 'ALB BOR, BOR CAT, CAT BOR, DUN BOR',
      closedAlba: 'ALB CAT, BOR ALB, CAT ALB, DUN ALB',
    });
  });
});
