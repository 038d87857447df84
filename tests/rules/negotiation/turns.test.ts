import { describe, expect, it } from 'vitest';
import { botMoves, waitsForReader } from '#shared/bots/moves/botMoves.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { isOwnTurn } from '#shared/rules/table/botDelays.ts';
import { aCut, aDraft, aPayment } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const pay = (amountMn: number) =>
  aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', 500), aPayment('BOR', 'ALB', amountMn, 1));

describe('the turn of a seat', () => {
  it('is over while an offer of its own waits for an answer, and comes back with a refusal', () => {
    const table = aTable({ people: ['ALB'] }).goTo('negotiation', 2);
    expect(isOwnTurn(table.state, 'ALB')).toBe(true);
    const { id } = table.tableProposal(pay(120));
    expect(isOwnTurn(table.state, 'ALB')).toBe(false);
    // Bots that owe it an answer are not waited for by others.
    expect(isOwnTurn(table.state, 'CAT')).toBe(true);
    table.act('BOR', { type: 'refuseProposal', proposal: id });
    expect(isOwnTurn(table.state, 'ALB')).toBe(true);
  });

  it('comes back with an offer of other terms, and with a signature', () => {
    const table = aTable({ people: ['ALB'] }).goTo('negotiation', 2);
    const { id } = table.tableProposal(pay(120));
    table.act('BOR', { type: 'tableProposal', counterTo: id, draft: pay(20) });
    expect(isOwnTurn(table.state, 'ALB')).toBe(true);
    const again = table.tableProposal(pay(130));
    expect(isOwnTurn(table.state, 'ALB')).toBe(false);
    table.act('BOR', { type: 'signProposal', proposal: again.id, revision: again.revision, confirmed: true });
    expect(isOwnTurn(table.state, 'ALB')).toBe(true);
  });
});

describe('a bot that one person alone has asked', () => {
  it('answers in half the time where no clock runs', () => {
    const answerMs = (timed: boolean) => {
      const table = aTable({ people: ['ALB'], timed }).goTo('negotiation', 2);
      const { id, revisedAtMs } = table.tableProposal(pay(120));
      const due = botMoves(table.state).find(({ move }) => move.type === 'answer' && move.proposal === id);
      return must(due, 'an answer').dueAtMs - revisedAtMs;
    };
    expect(answerMs(false)).toBe(Math.round(answerMs(true) / 2));
  });
});

describe('a treaty among bots', () => {
  const waitsWith = (timed: boolean) => {
    const table = aTable({ people: ['ALB'], timed }).goTo('negotiation', 2);
    const area = (a: string, b: string): Draft => ({
      parties: [a, b],
      clauses: [{ type: 'freeTradeArea', among: [a, b], exceptions: [] }],
    });
    const { id } = table.tableProposal(area('BOR', 'CAT'));
    const waits = (): boolean => {
      const due = must(
        botMoves(table.state).find(({ move }) => move.type === 'answer' && move.proposal === id),
        'an answer',
      );
      return waitsForReader(rulebookOf(table.scenario).proposals, table.state, due, {
        read: [],
        nowMs: due.dueAtMs,
      });
    };
    return { table, waits, ask: () => table.tableProposal(area('ALB', 'DUN')) };
  };

  it('waits for the answer of another bot to whoever plays alone in turns, and no longer', () => {
    const { table, waits, ask } = waitsWith(false);
    expect(waits()).toBe(false);
    const { id } = ask();
    expect(waits()).toBe(true);
    table.act('DUN', { type: 'refuseProposal', proposal: id });
    expect(waits()).toBe(false);
    ask();
    table.act('ALB', { type: 'declareReady', ready: true });
    expect(waits()).toBe(false);
  });

  it('waits for nobody with a clock', () => {
    const { waits, ask } = waitsWith(true);
    ask();
    expect(waits()).toBe(false);
  });
});
