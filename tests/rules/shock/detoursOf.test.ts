import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { detoursOf } from '../../../shared/rules/shock/detoursOf.ts';
import { levyDuties } from '../../../shared/rules/shock/levyDuties.ts';
import { economyPlace, placesOf, wallOf } from '../../../shared/rules/law/lawInForce.ts';
import { aRound, type Round } from '../settlement/aRound.ts';

const aWorld = () => aRound('world', 'highWalls', { borderCosts: false });

function detours({ scenario, state }: Round, importer: string) {
  return detoursOf(scenario, state, importer);
}

describe('going round a wall', () => {
  it('is nobody’s business without an area, in a union, or where the proof costs more than it saves', () => {
    expect(detours(aWorld().wall(3000, 'MEX'), 'MEX')).toEqual([]);
    expect(detours(aWorld().wall(1000, 'USA').wall(1300, 'MEX').area('USA', 'MEX'), 'MEX')).toEqual([]);
    expect(detours(aWorld().wall(1000, 'USA', 'MEX').union('USA', 'MEX'), 'MEX')).toEqual([]);
  });

  it('takes the cheapest member, with all goods that are free inside', () => {
    const round = aWorld().wall(2500, 'MEX').wall(1200, 'USA').wall(900, 'CAN').area('USA', 'CAN', 'MEX');
    const goods = placesOf(round.scenario).goods.map(({ id }) => id);
    expect(detours(round, 'MEX')).toEqual([{ through: 'CAN', sectors: goods }]);
    expect(detours(round, 'CAN')).toEqual([]);
  });

  it('leaves out what the importer keeps out of the area', () => {
    const round = aWorld()
      .wall(2500, 'MEX')
      .wall(1200, 'USA')
      .law(['USA', 'MEX'], {
        type: 'freeTradeArea',
        among: ['USA', 'MEX'],
        exceptions: [{ by: 'MEX', sector: 'AGR' }],
      });
    const [detour] = detours(round, 'MEX');
    expect(detour?.through).toBe('USA');
    expect(detour?.sectors).not.toContain('AGR');
  });

  it('is where the duties levied on outsiders lie below the wall, and nowhere else', () => {
    for (const ownBp of [600, 1100, 1400, 1800, 2600]) {
      const round = aWorld()
        .wall(ownBp, 'MEX')
        .wall(1200, 'USA')
        .wall(900, 'CAN')
        .area('USA', 'MEX')
        .area('CAN', 'MEX');
      const { scenario, state } = round;
      const { tariff } = levyDuties(scenario, state);
      const { N, J } = scenario.base;
      const around = new Set(detours(round, 'MEX').flatMap(({ sectors }) => sectors));
      for (const { id, place } of placesOf(scenario).goods) {
        const flow = (economyPlace(scenario, 'MEX') * N + economyPlace(scenario, 'JPN')) * J + place;
        const wall = must(wallOf(state, 'MEX')[id], id) / 10_000;
        expect(must(tariff[flow], id) < wall - 1e-12).toBe(around.has(id));
      }
    }
  });
});
