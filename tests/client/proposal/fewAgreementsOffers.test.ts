import { describe, expect, it } from 'vitest';
import { FORMER_LESSON_LIMITS, PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import { yourMove } from '../../../client/panels/countries/YourMoveStrip.tsx';
import { markedFaults, waysOut } from '../../../client/panels/desk/deskModel.ts';
import { holdsFor } from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { renewal } from '../../../client/panels/treaty/ProposalList.tsx';
import { firstOffers } from '../../../client/panels/treaty/advice.ts';
import { previews } from '../../../client/preview/preview.ts';
import { partnersWithoutFreeTrade } from '../../../client/state/trade.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aCustomsUnion, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { type Table, aTable } from '../../support/aTable.ts';

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
      phrase: { key: 'move.writeBrief', params: { economies: [other] } },
      target: { partners: [other] },
    });
    expect(move([{ id: 't', kind: 'agreementWith', points: 100, economy: other }])).toMatchObject({
      phrase: { key: 'move.writeTaskLater', params: { economy, other, round: 4 } },
      target: { partners: [economy] },
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

  it('writes what was signed in the round before once more, as long as it may be sent to all and no such offer lies open', () => {
    const table = lesson(2);
    const again = (me = 'ALB') => renewal(table.scenario, table.state, me);
    expect(again()).toBeUndefined();
    const { parties, clauses } = aFreeTradeArea('BOR', 'ALB', 'CAT');
    const payment = { type: 'payment', from: 'BOR', to: 'ALB', amountMn: 40, rounds: 1 } as const;
    table.conclude({ parties, clauses: [...clauses, payment] });
    expect(again()).toBeUndefined();
    table.goTo('negotiation', 3);
    expect(again()).toEqual({ parties: ['ALB', 'BOR', 'CAT'], clauses: [...clauses, payment] });
    expect(again('DUN')).toBeUndefined();
    // In the last round a payment runs to the end, with the years after.
    const last = must(again(), 'a renewal');
    table.tableProposal(last);
    expect([again(), again('CAT')]).toEqual([undefined, undefined]);
    table.conclude(last);
    table.goTo('negotiation', 4);
    expect(again('CAT')).toEqual({
      parties: ['CAT', 'ALB', 'BOR'],
      clauses: [...clauses, { ...payment, rounds: 2 }],
    });
    table.conclude(aFreeTradeArea('BOR', 'DUN'));
    expect(again()).toBeUndefined();
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

  /** What ALB is advised in a round, once each of its first offers is known to bring it so much, by whom it would be with. */
  function adviceIn(table: Table, worthTo: (partners: string) => { percent: number; isOneSided?: true }) {
    const { scenario, state } = table;
    const drafts = firstOffers(scenario, state, 'ALB').map(({ draft }) => draft);
    const worths = drafts.map(({ parties }) =>
      worthTo(
        parties
          .filter((party) => party !== 'ALB')
          .toSorted()
          .join(''),
      ),
    );
    const job = { type: 'worth', economy: 'ALB', drafts } as const;
    previews.value = { partners: { job, result: { type: 'worth', worths } } };
    const { phrase, target } = yourMove(scenario, state, 'ALB');
    previews.value = {};
    return [phrase.key, target?.type === 'write' ? target.partners.toSorted().join('') : '', phrase.params];
  }

  const lesson = (round: number, tasks: readonly Objective[] = []): Table => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds, people: 'all' }).goTo('negotiation', round);
    table.state = { ...table.state, tasks: { ALB: tasks } };
    return table;
  };

  it('advises the circle that brings most, of as many as may found together', () => {
    const worth = (partners: string) => ({ percent: partners === 'CATDUN' ? 2.5 : partners.length / 10 });
    expect(adviceIn(lesson(2), worth)).toEqual([
      'move.writeBest',
      'CATDUN',
      { economies: expect.any(Array), change: '+2.50%' },
    ]);
    const shared = (partners: string) => ({
      ...worth(partners),
      ...(partners === 'CATDUN' ? { isOneSided: true as const } : {}),
    });
    expect(adviceIn(lesson(2), shared).slice(0, 2)).toEqual([
      'move.writeBest',
      expect.stringMatching(/^.{6}$/),
    ]);
  });

  it('advises all where all may found together, or who does the secret task', () => {
    const worth = (partners: string) => ({ percent: partners === 'CAT' ? 1.9 : 0.4 });
    expect(adviceIn(lesson(4), worth).slice(0, 2)).toEqual(['move.writeBest', 'BORCATDUN']);
    const task = { id: 't', kind: 'agreementWith', points: 100, economy: 'CAT' } as const;
    expect(adviceIn(lesson(4, [task]), worth)).toEqual([
      'move.writeTaskBest',
      'CAT',
      { economies: ['CAT'], change: '+1.90%' },
    ]);
    const apart = { id: 't', kind: 'noAgreementWith', points: 100, economy: 'DUN' } as const;
    expect(adviceIn(lesson(4, [apart]), worth)[1]).not.toContain('DUN');
  });

  it('advises nobody who has signed, and no circle that was refused', () => {
    const table = lesson(4);
    const all = aFreeTradeArea('ALB', 'BOR', 'CAT', 'DUN');
    const { id } = table.tableProposal(all);
    table.act('CAT', { type: 'refuseProposal', proposal: id });
    expect(adviceIn(table, () => ({ percent: 0.4 }))[1]).not.toBe('BORCATDUN');
    const signed = lesson(3);
    signed.conclude(aFreeTradeArea('BOR', 'CAT'));
    expect(adviceIn(signed, () => ({ percent: 0.4 }))[1]).toBe('DUN');
  });

  it('advises who refused a larger circle for an agreement of two, once the others have signed', () => {
    const table = lesson(4);
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'BOR', 'CAT', 'DUN'));
    table.act('DUN', { type: 'refuseProposal', proposal: id });
    table.conclude(aFreeTradeArea('BOR', 'CAT'));
    expect(adviceIn(table, () => ({ percent: 0.5 })).slice(0, 2)).toEqual(['move.writeBest', 'DUN']);
    const pair = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    table.act('DUN', { type: 'refuseProposal', proposal: pair.id });
    expect(adviceIn(table, () => ({ percent: 0.5 }))[1]).toBe('');
  });

  it('offers as ways out only what partners can sign who have a signature left', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('BOR', 'CAT'));
    const ways = (me: string, ...others: string[]) =>
      waysOut(markedFaults(table.scenario, table.state, aFreeTradeArea(me, ...others), me)).map(
        (way) => [way.kind, 'with' in way ? way.with : []] as const,
      );
    expect(ways('ALB', 'BOR', 'CAT', 'DUN')).toEqual([['fewerFounders', ['DUN']]]);
    expect(ways('ALB', 'BOR')).toEqual([]);
    expect(ways('BOR', 'ALB', 'DUN')).toEqual([]);
  });
});
