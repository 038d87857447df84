import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { packageStance } from '../../../shared/bots/modules/delegation.ts';
import { planWords } from '../../../client/panels/wto/conference/TablingView.tsx';
import { readyPackages } from '../../../client/preview/otherLaws.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { packageFault } from '../../../shared/rules/modules/wto/packages.ts';
import { aWtoTable, someTerms, wtoOf } from '../../support/aWtoTable.ts';
import { delegationOf } from '../../bots/modules/someBots.ts';

function plansOf({ scenario, state }: ReturnType<typeof aWtoTable>, economy: string) {
  const steps = readyPackages(scenario, state, { type: 'packages', economy });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return must(step.value, 'an answer').plans;
  }
}

describe('packages to propose as they are', () => {
  const table = aWtoTable({ people: ['ALB'] });
  const plans = plansOf(table, 'ALB');

  it('are one to three that the rules allow, each with the word of every bot', () => {
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.length).toBeLessThanOrEqual(3);
    for (const { terms, stances } of plans) {
      expect(packageFault(table.scenario, table.state, wtoOf(table), terms)).toBeUndefined();
      expect(Object.keys(stances).toSorted()).toEqual(['BOR', 'CAT', 'DUN']);
    }
  });

  it('tell of a bot what its own rule says, however it is tempered', () => {
    for (const { terms, stances } of plans)
      expect(stances['BOR']).toEqual(packageStance(delegationOf(table, 'BOR'), { terms, waivers: [] }));
  });
});

describe('the words of a plan', () => {
  beforeAll(async () => loadAllText());

  const [first, second] = [
    { gain: 0.01, gainOfAll: 0.01, stances: { BOR: { step: 'agrees' } } },
    { gain: 0.03, gainOfAll: 0.02, stances: { BOR: { step: 'objects', against: 'income' } } },
  ] as const;
  const told = (score: number) =>
    [first, { ...second, score }].map((plan) => ({ score: 90, terms: someTerms(), ...plan }));

  it('say in what it goes beyond the others', () => {
    expect(planWords(told(95), 0)).toBe('Fewest against it');
    expect(planWords(told(95), 1)).toBe('Most for you · Most for the world');
  });

  it('go by the score that is told beside them', () => {
    expect(planWords(told(80), 1)).toBe('Most for the world');
    expect(planWords(told(90), 1)).toBe('Most for the world');
  });
});
