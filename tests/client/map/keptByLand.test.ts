import { expect, it } from 'vitest';
import { keptByLand } from '../../../client/map/geography/loadGeography.ts';
import { createIslandGeography } from '../../../client/map/geography/mapGeography.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { aTable } from '../../support/aTable.ts';

function anIsland() {
  const { scenario, state } = aTable({ at: 'negotiation' });
  return createIslandGeography(scenario.id, mapModel(scenario, state, { layer: 'flows' }).economies).topology;
}

it('makes for each land what it is asked for once, and forgets what was not asked for longest', () => {
  const made: string[] = [];
  const kept = keptByLand<string>(2);
  const [land, other] = [anIsland(), anIsland()];
  const ask = (key: string, of = land): string =>
    kept(of, key, () => {
      made.push(key);
      return `${key} made`;
    });
  expect([ask('a'), ask('b'), ask('a')]).toEqual(['a made', 'b made', 'a made']);
  expect(made).toEqual(['a', 'b']);
  ask('c');
  expect(made.splice(0)).toEqual(['a', 'b', 'c']);
  ask('a');
  ask('b');
  ask('a', other);
  expect(made).toEqual(['b', 'a']);
});
