import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { tasksLost } from '#shared/rules/modules/politics/mandates.ts';
import { taskWeightText } from '../../../client/panels/politics/MandateCard.tsx';
import { withNotice } from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { t } from '../../../client/text/t.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

describe('the tasks that leaving an agreement loses', () => {
  it('are those that only this agreement does, and those that count it', () => {
    const table = aTable({ people: 'all', rounds: 6, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    table.goTo('negotiation', 3);
    const { scenario, state } = table;
    const game = {
      ...state,
      tasks: {
        ALB: [
          { id: 'm1', kind: 'agreementWith', economy: 'BOR', points: 60 },
          { id: 'm2', kind: 'openPartners', amount: 3, points: 40 },
          { id: 'm3', kind: 'joinOne', points: 10 },
        ],
      },
    } as const;
    const lostBy = (other: string) => {
      const area = Object.values(state.agreements).find(({ parties }) => parties.includes(other));
      if (area === undefined) throw new Error('it is signed');
      const lost = tasksLost(scenario, { game, changed: withNotice(game, area, 'ALB') }, 'ALB');
      return lost.map(({ id, move }) => [id, move]);
    };
    expect(lostBy('BOR')).toEqual([
      ['m1', 'undone'],
      ['m2', 'further'],
    ]);
    expect(lostBy('CAT')).toEqual([['m2', 'further']]);
  });
});

describe('the card of the secret task', () => {
  it('says beside open talk too which agreements count for it', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const { state } = aTable({ agreementLimits, rounds, people: ['ALB'], at: 'negotiation' });
    const game = { ...state, tasks: { ALB: [] } };
    const line = t('mandate.lastRound', { round: rounds });
    expect([true, false].map((isBrief) => taskWeightText(game, 'ALB', isBrief))).toEqual([line, line]);
  });
});
