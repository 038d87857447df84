import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { hangsOnNothing, stillGoods } from '../../../client/panels/policy/GoodsRows.tsx';
import { isGuessing, paysNobodyFromNow } from '../../../client/panels/policy/policyDraft.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';
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

describe('a tariff that nobody will pay', () => {
  const { agreementLimits, rounds } = PRESETS.firstLesson;
  const { scenario, state } = aTable({ people: 'all', at: 'policy' });
  const signedBy = (round: number, ...parties: string[]) => {
    const lesson = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    lesson.goTo('negotiation', round);
    lesson.conclude(aFreeTradeArea(...parties));
    return lesson.goTo('policy', round).state;
  };

  it('is nothing to decide on: free trade with all in the last round, which holds in the years after', () => {
    const free = signedBy(rounds, 'ALB', 'BOR', 'CAT', 'DUN');
    expect(paysNobodyFromNow(scenario, free, 'ALB')).toBe(true);
    // Nor is it asked how many of the others will cut theirs.
    expect(isGuessing(scenario, free)).toBe(false);
    expect(isGuessing(scenario, signedBy(rounds, 'ALB', 'BOR', 'CAT'))).toBe(true);
  });

  it('is to be decided where one is left out, and where rounds follow that begin with it', () => {
    expect(paysNobodyFromNow(scenario, signedBy(rounds, 'ALB', 'BOR', 'CAT'), 'ALB')).toBe(false);
    expect(paysNobodyFromNow(scenario, signedBy(2, 'ALB', 'BOR', 'CAT'), 'ALB')).toBe(false);
    expect(paysNobodyFromNow(scenario, state, 'ALB')).toBe(false);
  });
});

it('is a tariff that changes nothing, where goods from outside go round by a partner that levies less than may be set', () => {
  const round = aRound('world', 'highWalls').area('IND', 'JPN');
  const { scenario: world, state: signed } = round;
  for (const each of ['IND', 'KOR']) expect(hangsOnNothing(world, signed, each)).toBeUndefined();
  const open = { mfnRateBp: mapValues(signed.walls.JPN?.mfnRateBp ?? {}, () => 0) };
  const lower = { ...signed, walls: { ...signed.walls, JPN: open } };
  expect(hangsOnNothing(world, lower, 'IND')).toBe('sameEitherWay');
  expect(hangsOnNothing(world, lower, 'JPN')).toBeUndefined();
  const held = scenarioFor({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'worldShort',
    wallsHold: true,
  });
  expect(held.ok && hangsOnNothing(held.value, lower, 'IND')).toBeUndefined();
  const [first = ''] = Object.keys(signed.walls.IND?.mfnRateBp ?? {});
  const one = { mfnRateBp: { ...signed.walls.JPN?.mfnRateBp, [first]: 0 } };
  expect(stillGoods(world, { ...signed, walls: { ...signed.walls, JPN: one } }, 'IND')).toEqual([first]);
  expect(stillGoods(world, signed, 'IND')).toEqual([]);
});
