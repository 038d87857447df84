import { expect, it } from 'vitest';
import { mapValues } from '#shared/kernel/records.ts';
import { whySame } from '../../../client/panels/policy/WhatIf.tsx';
import { economyName } from '../../../client/text/nameParams.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aRound } from '../../rules/settlement/aRound.ts';

it('is told with the partner through which goods pass a tariff that counts for nothing', async () => {
  await loadAllText();
  const { scenario, state } = aRound('world', 'highWalls').area('IND', 'JPN');
  const open = { mfnRateBp: mapValues(state.walls.JPN?.mfnRateBp ?? {}, () => 0) };
  const lower = { ...state, walls: { ...state.walls, JPN: open } };
  expect(whySame(scenario, lower, 'IND')).toContain(economyName('JPN'));
  expect(whySame(scenario, lower, 'KOR')).not.toContain(economyName('JPN'));
});
