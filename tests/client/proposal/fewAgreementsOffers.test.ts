import { describe, expect, it } from 'vitest';
import { FORMER_LESSON_LIMITS, PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import { yourMove } from '../../../client/panels/countries/YourMoveStrip.tsx';
import { holdsFor } from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { partnersWithoutFreeTrade } from '../../../client/state/trade.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aCustomsUnion, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

describe('offers where agreements are few', () => {
  it('says of what ends with the last round that it does not reach the years after, and asks for no partner of a task then', () => {
    const { rounds } = PRESETS.firstLesson;
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    table.goTo('negotiation', 3);
    const move = (tasks: readonly Objective[]) =>
      yourMove(table.scenario, { ...table.state, tasks: { ALB: tasks } }, 'ALB');
    const [largest, next] = partnersWithoutFreeTrade(table.scenario, table.state, 'ALB');
    const [other, economy] = [must(largest, 'the largest'), must(next, 'the next')];
    expect(move([])).toMatchObject({
      phrase: { key: 'move.writeBrief', params: { economy: other } },
      target: { partner: other },
    });
    expect(move([{ id: 't', kind: 'agreementWith', points: 100, economy: other }])).toMatchObject({
      phrase: { key: 'move.writeTaskLater', params: { economy, other, round: 4 } },
      target: { partner: economy },
    });
    table.goTo('negotiation', 4);
    expect(move([]).phrase.key).toBe('move.write');
  });

  it('says until when what is signed holds: what goes deeper, or takes somebody in, ends with what was signed before', async () => {
    await loadAllText();
    const { rounds } = PRESETS.firstLesson;
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    table.goTo('negotiation', 2);
    table.conclude(aFreeTradeArea('ALB', 'BOR', 'CAT'));
    table.goTo('negotiation', 3);
    const holds = (draft: Draft) => holdsFor(table.scenario, table.state, draft);
    const { id: agreement } = must(Object.values(table.state.agreements)[0], 'the area');
    const entry = { type: 'accession', agreement, entrant: 'DUN', former: [] } as const;
    const untilNow = 'What you sign now holds until round 3.';
    expect(holds(aFreeTradeArea('ALB', 'DUN'))).toMatch(/ends with round 4 .* with one more/);
    expect(holds(aCustomsUnion('ALB', 'BOR', 'CAT'))).toBe(untilNow);
    expect(holds({ parties: ['ALB', 'BOR', 'CAT', 'DUN'], clauses: [entry] })).toBe(untilNow);
    table.conclude(aCustomsUnion('ALB', 'BOR', 'CAT'));
    table.goTo('negotiation', 4);
    expect(Object.keys(table.state.agreements)).toEqual([]);
  });

  it('says that what is signed holds for the round, and what is signed in the last one in the years after', async () => {
    await loadAllText();
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    const holds = () => holdsFor(table.scenario, table.state, aFreeTradeArea('ALB', 'BOR'));
    expect(holds()).toBe('It holds for this round.');
    table.goTo('negotiation', 4);
    expect(holds()).toMatch(/in the years after the last round/);
  });

  it('names a task as a reason for an offer only in the round whose agreements hold when it is judged', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    const [, , economy] = partnersWithoutFreeTrade(table.scenario, table.state, 'ALB');
    const tasks = [
      { id: 't', kind: 'agreementWith', points: 100, economy: must(economy, 'the smallest') },
    ] as const;
    const move = () => yourMove(table.scenario, { ...table.state, tasks: { ALB: tasks } }, 'ALB').phrase.key;
    expect(move()).toBe('move.write');
    table.goTo('negotiation', 4);
    expect(move()).toBe('move.writeTask');
  });
});
