import { describe, expect, it } from 'vitest';
import type { Actor, Intent } from '../../shared/protocol/intents.ts';
import { RowBudget, SERVER_LIMITS } from '../../server/limits/rateLimits.ts';

const ALB: Actor = { type: 'seat', economy: 'ALB' };
const BOR: Actor = { type: 'seat', economy: 'BOR' };
const READY: Intent = { type: 'declareReady', ready: true };
const DRAFT: Intent = { type: 'savePolicyDraft', policy: { type: 'wall', shiftBp: 0, apart: [] } };

describe('the budget of rows', () => {
  const at = (round: number, seq = 10) => ({ seq, state: { round } });
  const codeOf = (budget: RowBudget, actor: Actor, intent: Intent, table = at(1)) =>
    budget.refusal({ actor, intents: [intent] }, table)?.code;

  it('stops a seat that has used up a round, and nobody else', () => {
    const budget = new RowBudget();
    for (let press = 0; press < SERVER_LIMITS.pressesPerSeatAndRound; press++) {
      expect(codeOf(budget, ALB, READY)).toBeUndefined();
      budget.spend({ actor: ALB, intents: [READY] }, at(1));
    }
    expect(codeOf(budget, ALB, READY)).toBe('seat/too-many-this-round');
    expect(codeOf(budget, ALB, DRAFT)).toBeUndefined();
    expect(codeOf(budget, BOR, READY)).toBeUndefined();
    expect(codeOf(budget, ALB, READY, at(2))).toBeUndefined();
  });

  it('keeps drafts apart: their end leaves the seat its seal', () => {
    const budget = new RowBudget();
    for (let press = 0; press < SERVER_LIMITS.draftsPerSeatAndRound; press++)
      budget.spend({ actor: ALB, intents: [DRAFT] }, at(1));
    expect(codeOf(budget, ALB, DRAFT)).toBe('seat/too-many-this-round');
    expect(codeOf(budget, ALB, READY)).toBeUndefined();
  });

  it('leaves rows to the host when seats have filled the log, and stops neither bots nor the clock', () => {
    const budget = new RowBudget();
    const full = at(3, SERVER_LIMITS.eventsPerGame - SERVER_LIMITS.eventsKeptForHost);
    expect(codeOf(budget, ALB, READY, full)).toBe('game/too-many-events');
    expect(codeOf(budget, { type: 'host' }, { type: 'skipPhase' }, full)).toBeUndefined();
    const beyond = at(3, SERVER_LIMITS.eventsPerGame + 5);
    expect(codeOf(budget, { type: 'host' }, { type: 'skipPhase' }, beyond)).toBe('game/too-many-events');
    expect(codeOf(budget, { type: 'bot', economy: 'CAT' }, READY, beyond)).toBeUndefined();
    expect(codeOf(budget, { type: 'server' }, { type: 'closePhase' }, beyond)).toBeUndefined();
  });

  it('cannot be emptied for all by one seat in the longest game', () => {
    const most = 12 * (SERVER_LIMITS.pressesPerSeatAndRound + SERVER_LIMITS.draftsPerSeatAndRound);
    expect(most).toBeLessThan(SERVER_LIMITS.eventsPerGame - SERVER_LIMITS.eventsKeptForHost);
  });
});
