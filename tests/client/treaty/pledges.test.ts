import { momentsOfCourse } from '../../../client/panels/moments/momentsModel.ts';
import { sealBrokenWord } from '../../support/aWtoTable.ts';
import { say } from '../../../client/text/Say.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { changesBetween } from '../../../client/panels/moments/changesModel.ts';
import { describe, expect, it } from 'vitest';
import { keepableRates, shunnable } from '../../../client/panels/treaty/Pledges.tsx';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { pledgesBrokenBy } from '../../../shared/rules/settlement/pledges.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

it('lets nobody promise those with whom it would sign nothing that very thing', () => {
  const table = aTable({ people: 'all', at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'CAT'));
  const [area] = Object.keys(table.state.agreements);
  const others = ['BOR', 'CAT', 'DUN'];
  expect(shunnable(table.state, others, 'all')).toEqual(others);
  expect(shunnable(table.state, others, 'CAT')).toEqual(['BOR', 'DUN']);
  expect(shunnable(table.state, others, area ?? '')).toEqual(['BOR', 'DUN']);
});

describe('a promised tariff', () => {
  it('is no lower than what the furthest cut of one round keeps', () => {
    for (const me of ['ALB', 'BOR', 'CAT', 'DUN'])
      for (const sector of tradableSectors(aTable().scenario)) {
        const table = aTable({ people: 'all', at: 'negotiation' });
        const { scenario, state } = table;
        const { nowBp, lowestBp } = keepableRates(scenario, state, me, sector);
        expect(nowBp - lowestBp).toBe(Math.min(nowBp, scenario.stepBp));
        for (const rateBp of [lowestBp, lowestBp - 100].filter((each) => each >= 0)) {
          const undertaking = { type: 'sectorAtMost', sector, rateBp } as const;
          table.act(me, { type: 'givePledge', to: { type: 'all' }, undertaking });
        }
        const furthest = { type: 'wall', shiftBp: -scenario.stepBp, apart: [] } as const;
        const broken = pledgesBrokenBy(scenario, table.state, me, furthest);
        expect(broken.map(({ undertaking }) => undertaking)).toEqual(
          lowestBp > 0 ? [{ type: 'sectorAtMost', sector, rateBp: lowestBp - 100 }] : [],
        );
      }
  });
});

it('is named to whom it is given', async () => {
  await loadAllText();
  const table = aTable({ people: 'all', at: 'negotiation' });
  const before = table.state;
  const undertaking = { type: 'noTariffRises' } as const;
  table.act('BOR', { type: 'givePledge', to: { type: 'seat', economy: 'ALB' }, undertaking });
  expect(changesBetween(before, table.state, 'ALB').map(({ phrase }) => say(phrase))).toEqual([
    'Borea promises you: “I will not raise any tariff this round”',
  ]);
});

describe('a broken word', () => {
  it('is a card with the page that tells of it, for whoever plays alone', () => {
    const table = aTable({ people: ['ALB'], timed: false, at: 'negotiation' });
    sealBrokenWord(table);
    const before = table.state;
    table.goTo('results', 1);
    const kinds = momentsOfCourse(before, table.state, { me: 'ALB', mayHost: false }).map(({ kind }) => kind);
    expect(kinds).toEqual(['envelopes', 'wordBroken']);
  });
});
