import { describe, expect, it } from 'vitest';
import { alikeFaults } from '../../client/panels/desk/deskModel.ts';
import { withoutParty, withPartnerReplaced } from '../../client/panels/desk/editDraft.ts';
import { paperList } from '../../client/panels/paper/paperListModel.ts';
import { draftFrom } from '../../client/panels/treaty/templates.ts';
import { yourMove } from '../../client/panels/countries/yourMoveModel.ts';
import { must } from '../../shared/kernel/records.ts';
import type { Draft } from '../../shared/protocol/intents.ts';
import { aTable } from '../support/aTable.ts';

describe('a draft whose only partner is exchanged', () => {
  it('says of the new partner what it said of the old one', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const drafting = { scenario: table.scenario, game: table.state, me: 'ALB', partners: ['BOR'] };
    const draft = draftFrom('freeTradeArea', drafting);
    expect(withoutParty(draft, 'BOR').clauses).toEqual([]);
    expect(withPartnerReplaced(draft, 'BOR', 'CAT')).toEqual({
      parties: ['ALB', 'CAT'],
      clauses: [{ type: 'freeTradeArea', among: ['ALB', 'CAT'], exceptions: [] }],
    });
  });
});

describe('an offer that was countered', () => {
  it('comes after the newer one, however old it is', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const pay = (amountMn: number): Draft => ({
      parties: ['ALB', 'BOR'],
      clauses: [
        { type: 'freeTradeArea', among: ['ALB', 'BOR'], exceptions: [] },
        { type: 'payment', from: 'BOR', to: 'ALB', amountMn, rounds: 1 },
      ],
    });
    const first = table.tablePaper(pay(9));
    table.act('BOR', { type: 'tablePaper', counterTo: first.id, draft: pay(3) });
    const counter = Object.values(table.state.papers).find(({ author }) => author === 'BOR');
    const counterTo = must(counter, 'the counter').id;
    table.act('ALB', { type: 'tablePaper', counterTo, draft: pay(5) });
    const answer = paperList(table.state, 'BOR').answer;
    expect(answer.map(({ clauses }) => clauses[1])).toMatchObject([{ amountMn: 5 }, { amountMn: 9 }]);
    expect(yourMove(table.scenario, table.state, 'BOR').target).toMatchObject({ paper: answer[0]?.id });
  });
});

describe('one rule broken by many pairs', () => {
  it('is told once, and names the others', () => {
    const faultOf = (other: string) => ({
      fault: { code: 'pace/pair-not-ready', clause: 0, economy: 'ALB', other, level: 3 } as const,
      article: 0,
      repairs: [],
    });
    const told = alikeFaults([faultOf('BOR'), faultOf('CAT'), faultOf('DUN')]);
    expect(told).toHaveLength(1);
    expect(told[0]?.others).toHaveLength(2);
  });
});
