import type { TemperamentName } from '#shared/content/temperaments.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { freeTradeDraft, unionDrafts } from '../../shared/bots/proposals/candidateDrafts.ts';
import { withDistance } from '../../shared/bots/proposals/halfway.ts';
import { botMoves } from '../../shared/bots/moves/botMoves.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { isLawful } from '../../shared/bots/valuation/appraiser.ts';
import { valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft, Intent } from '#shared/protocol/intents.ts';
import { paymentCapMn } from '../../shared/rules/law/transfers.ts';
import { aTable, type Table } from '../support/aTable.ts';
import { governedBy } from './modules/someBots.ts';

/** What a bot answers to a proposal that somebody tables. */
function answerTo(table: Table, draft: Draft, { by, bot }: { readonly by: string; readonly bot: string }) {
  const proposal = table.tableProposal(draft, by);
  return botMove(table.scenario, table.state, bot, { type: 'answer', proposal: proposal.id, revision: 1 }).at(
    -1,
  );
}

function reasonOf(intent: Intent | undefined): ProposalReason | undefined {
  return intent !== undefined && 'reason' in intent ? intent.reason : undefined;
}

/** Everybody lets in everybody's goods of a sector. */
function concessions(among: readonly string[], sector = 'GRA'): Draft {
  return {
    parties: among,
    clauses: among.map((by) => {
      const to = among.filter((other) => other !== by);
      return { type: 'tariffConcession', by, to, sector, rateBp: 0 };
    }),
  };
}

function world(opening: 'highWalls' | 'today', temperament: TemperamentName, round = 1): Table {
  const table = aTable({ scenarioId: 'world', opening, preset: 'standard' }).goTo('negotiation', round);
  return governedBy(table, temperament);
}

describe('the reason that a bot gives', () => {
  it('is that there is nothing in it, of a gift', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const gift: Draft = {
      parties: ['ALB', 'DUN'],
      clauses: [
        { type: 'tariffConcession', by: 'ALB', to: ['DUN'], sector: 'GRA', rateBp: 1_100 },
        { type: 'payment', from: 'DUN', to: 'ALB', amountMn: 150, rounds: 4 },
      ],
    };
    expect(answerTo(table, gift, { by: 'ALB', bot: 'DUN' })).toMatchObject({ reason: 'noGain' });
  });

  it('is its small part, with a counter that gives it more', () => {
    const table = world('highWalls', 'freeTrader');
    const appraiser = createAppraiser(table.scenario, table.state);
    const draft = freeTradeDraft(['USA'], ['MEX']);
    const bare = appraiser.appraise(draft);
    if (!bare.ok) throw new Error('the model does not solve');
    // All of its gain but a tenth goes to the other side.
    const amountMn = Math.min(
      paymentCapMn(table.state, 'MEX'),
      Math.floor(900 * (bare.value.gainBn['USA'] ?? 0)),
    );
    const greedy: Draft = {
      ...draft,
      clauses: [...draft.clauses, { type: 'payment', from: 'USA', to: 'MEX', amountMn, rounds: 4 }],
    };
    const answer = answerTo(table, greedy, { by: 'MEX', bot: 'USA' });
    expect(answer).toMatchObject({ type: 'tableProposal', reason: 'smallPart' });
    table.act('USA', must(answer, 'an answer') as Extract<Intent, { type: 'tableProposal' }>);
    expect(Object.values(table.state.proposals).at(-1)).toMatchObject({
      because: 'smallPart',
      author: 'USA',
    });
  });

  it.each([
    ['mercantilist', ['KOR', 'MER'], 'exportsTooSmall'],
    ['protector', ['KOR', 'JPN'], 'lobbyLoses'],
  ] as const)('of a %s is its own test', (temperament, [bot, by], reason) => {
    const table = world('today', temperament);
    expect(reasonOf(answerTo(table, freeTradeDraft([by], [bot]), { by, bot }))).toBe(reason);
  });

  it('is rule by others where income alone would do', () => {
    const table = aTable({ scenarioId: 'world', opening: 'today', preset: 'standard' }).goTo(
      'negotiation',
      2,
    );
    const appraiser = createAppraiser(table.scenario, table.state);
    const union = unionDrafts(table.state, 'USA').find((draft) => {
      const [clause] = draft.clauses;
      if (clause?.type !== 'customsUnion' || clause.among.length > 2) return false;
      return clause.among.includes('MEX') && isLawful(appraiser, draft, 'USA');
    });
    const answer = answerTo(table, must(union, 'a union'), { by: 'USA', bot: 'MEX' });
    expect(reasonOf(answer)).toBe('sovereignty');
    const value = valueProposal(appraiser, must(union, 'a union'), 'MEX');
    const bare = appraiser.table.appraise(must(union, 'a union'));
    if (!value.ok || !bare.ok) throw new Error('the model does not solve');
    expect(bare.value.gainBn['MEX']).toBeGreaterThan(value.value.reservationBn);
    expect(value.value.gainBn).toBeLessThan(value.value.reservationBn);
  });

  it('is kept with the proposal, and gone with its next version', () => {
    const table = aTable({ people: ['ALB'] }).goTo('negotiation', 2);
    const three = concessions(['ALB', 'DUN', 'CAT']);
    const { id } = table.tableProposal(three);
    table.act('DUN', { type: 'refuseProposal', proposal: id, reason: 'lobbyLoses' });
    expect(table.proposal(id).reasons).toEqual({ DUN: 'lobbyLoses' });
    table.act('ALB', { type: 'reviseProposal', proposal: id, draft: freeTradeDraft(['ALB'], ['DUN']) });
    expect(table.proposal(id).reasons).toBeUndefined();
    table.act('ALB', { type: 'withdrawProposal', proposal: id, reason: 'betterOffer' });
    expect(table.proposal(id).lapse).toEqual({ type: 'withdrawn', reason: 'betterOffer' });
  });
});

describe('a signature that another treaty makes worthless', () => {
  /** A proposal of three that DUN has signed, and by which ALB pays as much as it may; then one of them agrees with CAT on something else. */
  function afterAnotherTreaty(people: readonly string[]) {
    const table = aTable({ people }).goTo('negotiation', 2);
    const among = ['ALB', 'DUN', 'CAT'];
    const amountMn = Math.min(paymentCapMn(table.state, 'DUN'), paymentCapMn(table.state, 'ALB'));
    const open = table.tableProposal({
      parties: among,
      clauses: [
        ...concessions(among).clauses,
        { type: 'payment', from: 'ALB', to: 'DUN', amountMn, rounds: 3 },
      ],
    });
    table.act('DUN', { type: 'signProposal', proposal: open.id, revision: 1, confirmed: true });
    const treaty = table.conclude(concessions(['ALB', 'CAT'], 'CLO'));
    return { table, open, treaty };
  }

  function afterwards({ id, revision }: Proposal, concluded: Proposal['id']): BotMove {
    return { type: 'reconsider', proposal: id, revision, concluded };
  }

  it('is taken back at once, by those whose treaty it is', () => {
    const { table, open, treaty } = afterAnotherTreaty(['CAT']);
    const [next] = botMoves(table.state);
    expect(next).toMatchObject({ economy: 'ALB', move: afterwards(open, treaty.id) });
    expect(botMoves(table.state)).not.toContainEqual(
      expect.objectContaining({ economy: 'DUN', move: afterwards(open, treaty.id) }),
    );
  });

  it('is taken back before another signs on it, though everybody is ready and answers come at once too', () => {
    const table = aTable({ people: ['CAT'] }).goTo('negotiation', 2);
    const open = table.tableProposal(concessions(['DUN', 'ALB']));
    const treaty = table.conclude(concessions(['DUN', 'CAT'], 'CLO'));
    table.act('CAT', { type: 'declareReady', ready: true });
    const [first, second] = botMoves(table.state);
    expect(first).toMatchObject({ economy: 'DUN', move: afterwards(open, treaty.id) });
    expect(second).toMatchObject({ economy: 'ALB', move: { type: 'answer', proposal: open.id } });
    expect(first?.dueAtMs).toBe(second?.dueAtMs);
  });

  it('with the reason; whom it still pays keeps it', () => {
    const { table, open } = afterAnotherTreaty(['CAT']);
    const other = table.conclude(concessions(['DUN', 'CAT'], 'CLO'));
    const move = afterwards(open, other.id);
    expect(botMove(table.scenario, table.state, 'ALB', move)).toEqual([
      { type: 'withdrawProposal', proposal: open.id, reason: 'lawChanged' },
    ]);
    expect(botMove(table.scenario, table.state, 'DUN', move)).toEqual([]);
  });
});

describe('a refusal by somebody who is ready', () => {
  it('is thought about before the bot looks round for something else to offer them', () => {
    const table = aTable({ people: ['CAT'] }).goTo('negotiation', 2);
    const { id } = table.tableProposal(concessions(['DUN', 'CAT']));
    table.act('CAT', { type: 'refuseProposal', proposal: id, reason: 'noGain' });
    table.act('CAT', { type: 'declareReady', ready: true });
    const own = botMoves(table.state).filter(({ economy }) => economy === 'DUN');
    expect(own.map(({ move }) => move.type).slice(0, 2)).toEqual(['rethink', 'propose']);
    expect(own[0]?.dueAtMs).toBeLessThanOrEqual(own[1]?.dueAtMs ?? NaN);
  });
});

describe('the reason that a bot gives a person for terms that it has signed on another sheet', () => {
  const among = ['CHN', 'EUR', 'GBR'];
  const union = freeTradeDraft(['GBR'], ['CHN', 'EUR']);
  const least = { share: 1.05, among: { leastBn: 0, incomeBn: 0 } };
  const paidTo = (to: string, amountMn: number): Draft => ({
    ...union,
    clauses: [...union.clauses, { type: 'payment', from: 'GBR', to, amountMn, rounds: 2 }],
  });

  /** China has put the terms before all, the European Union has signed them, and the person writes them again. */
  function saidBy(bot: 'CHN' | 'EUR', reason: ProposalReason, isOpen = true): ProposalReason | undefined {
    const table = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'worldShort',
      people: ['GBR'],
    }).goTo('negotiation', 2);
    const offer = table.tableProposal(union, 'CHN');
    const proposal = { ...table.tableProposal(union, 'GBR'), thread: 'p9' } as const;
    const signed = { ...offer, status: isOpen ? 'open' : 'lapsed', signatures: { CHN: 1, EUR: 1 } } as const;
    const state = { ...table.state, proposals: { [offer.id]: signed, [proposal.id]: proposal } };
    expect(signed.parties.toSorted()).toEqual(among);
    const counter = { draft: paidTo(bot, 5_000) };
    const appraiser = createAppraiser(table.scenario, state);
    return withDistance(appraiser, proposal, bot, { objection: { reason }, least, counter }).reason;
  }

  it('is the money, not what the terms cost at home, of its own offer', () => {
    expect(['smallPart', 'littleMore', 'farApart']).toContain(saidBy('CHN', 'sovereignty'));
    expect(saidBy('CHN', 'sovereignty', false)).toBe('sovereignty');
    expect(saidBy('CHN', 'noGain')).toBe('noGain');
  });

  it('is that it has signed them with another and asks more of the person', () => {
    expect(saidBy('EUR', 'smallPart')).toBe('signedOther');
    expect(saidBy('EUR', 'smallPart', false)).not.toBe('signedOther');
  });
});
