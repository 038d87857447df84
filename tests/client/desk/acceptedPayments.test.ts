import { beforeAll, describe, expect, it } from 'vitest';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import { chipOf } from '../../../client/panels/clauses/clauseViews.ts';
import {
  draftInRound,
  nextSteps,
  withAcceptedPayment,
} from '../../../client/panels/proposal/ProposalActionsRow.tsx';
import { acceptedPhrase, reasonsOf } from '../../../client/panels/proposal/ReasonLines.tsx';
import { acceptedFor, cheaperFor } from '../../../client/panels/proposal/deskMemory.ts';
import { paymentsAsked } from '../../../client/panels/desk/deskModel.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { termsOf } from '../../../client/panels/treaty/GiveGet.tsx';
import { linksOf } from '../../../client/panels/treaty/ProposalList.tsx';
import { game, gameId } from '../../../client/state/store.ts';
import { say } from '../../../client/text/Say.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProposalId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '#shared/rules/state.ts';
import { aFreeTradeArea, aNegotiation, aPayment } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const ACCEPTS = { from: 'ALB', to: 'DUN', leastMn: 60, mostMn: 180, rounds: 4 } as const;

/** ALB's proposal that DUN has refused, saying what it would take. */
function aRefusal() {
  const table = aTable({ people: 'all', at: 'negotiation' });
  const { id } = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
  table.act('DUN', { type: 'refuseProposal', proposal: id, reason: 'smallPart', accepts: ACCEPTS });
  return table;
}

describe('payments with which somebody would still sign', () => {
  beforeAll(loadAllText);

  it('are shown on the desk for the terms that were refused, whatever they paid', () => {
    const { state } = aRefusal();
    const terms = aFreeTradeArea('ALB', 'DUN');
    const paid = { ...terms, clauses: [...terms.clauses, aPayment('DUN', 'ALB', 10, 4)] };
    for (const draft of [terms, paid])
      expect(acceptedFor(state, draft)).toEqual([{ economy: 'DUN', payment: ACCEPTS }]);
    expect(acceptedFor(state, aFreeTradeArea('ALB', 'BOR'))).toEqual([]);
    expect(withAcceptedPayment(paid, ACCEPTS, 'DUN').clauses).toEqual([
      ...terms.clauses,
      aPayment('ALB', 'DUN', 60, 4),
    ]);
  });

  it('are shown for no draft in which others pay other sums, nor once whoever refused has signed another offer', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    gameId.value = 'another game';
    const table = aTable({ people: 'all', agreementLimits }).goTo('negotiation', 2);
    const terms = aFreeTradeArea('ALB', 'CAT', 'DUN');
    const paying = (...payments: ReturnType<typeof aPayment>[]) => ({
      ...terms,
      clauses: [...terms.clauses, ...payments],
    });
    const refused = paying(aPayment('DUN', 'CAT', 100, 1));
    const { id } = table.tableProposal(refused);
    table.act('DUN', {
      type: 'refuseProposal',
      proposal: id,
      reason: 'smallPart',
      accepts: { ...ACCEPTS, rounds: 1 },
    });
    const asked = (draft: Draft) => acceptedFor(table.state, draft).map(({ economy }) => economy);
    expect(asked(refused)).toEqual(['DUN']);
    expect(asked(paying(aPayment('DUN', 'CAT', 100, 1), aPayment('ALB', 'DUN', 20, 1)))).toEqual(['DUN']);
    expect([asked(terms), asked(paying(aPayment('DUN', 'CAT', 90, 1)))]).toEqual([[], []]);
    const other = table.tableProposal(aFreeTradeArea('BOR', 'CAT', 'DUN'));
    expect(asked(refused)).toEqual(['DUN']);
    table.act('DUN', { type: 'signProposal', proposal: other.id, revision: 1, confirmed: true });
    expect(asked(refused)).toEqual([]);
    gameId.value = undefined;
  });

  it('are told beside the own offer of whoever refused, where that asks for more', () => {
    const table = aRefusal();
    const [one, other] = ['DUN', 'ALB'];
    const terms = aFreeTradeArea(one, other);
    const offered = (...clauses: ReturnType<typeof aPayment>[]) => {
      const { id } = table.tableProposal({ ...terms, clauses: [...terms.clauses, ...clauses] }, 'DUN');
      return cheaperFor(table.state, table.proposal(id));
    };
    expect(offered(aPayment('ALB', 'DUN', 90, 4))).toEqual(ACCEPTS);
    expect(offered(aPayment('ALB', 'DUN', 60, 4))).toBeUndefined();
    expect(offered()).toBeUndefined();
  });

  it('are asked for on the desk until the draft pays so much', () => {
    const { state } = aRefusal();
    const terms = aFreeTradeArea('ALB', 'DUN');
    const paying = (amountMn: number) => ({
      ...terms,
      clauses: [...terms.clauses, aPayment('ALB', 'DUN', amountMn, 4)],
    });
    const asked = (draft: Draft) => paymentsAsked(state, draft).map(({ economy }) => economy);
    expect([asked(terms), asked(paying(59)), asked(paying(60))]).toEqual([['DUN'], ['DUN'], []]);
  });

  it('are forgotten in the next round', () => {
    const table = aRefusal().goTo('negotiation', 2);
    expect(acceptedFor(table.state, aFreeTradeArea('ALB', 'DUN'))).toEqual([]);
  });

  it('are said as what is paid, as what the other would pay at most, or as no payment at all', () => {
    const { state } = aRefusal();
    const phraseOf = (accepts: AcceptedPayment) => acceptedPhrase(state, 'DUN', accepts);
    const back = { ...ACCEPTS, from: 'DUN', to: 'ALB', leastMn: 0 } as const;
    expect(phraseOf(ACCEPTS).key).toBe('accepts.paid');
    expect(phraseOf(back).key).toBe('accepts.paying');
    expect(phraseOf({ ...back, mostMn: 0 }).key).toBe('accepts.unpaid');
    expect(say(phraseOf(ACCEPTS))).toMatch(/at least US\$0\.06 bn a round, for 4 rounds/);
    // The round of the years after is one that nobody plays.
    const beyond = state.settings.rounds + 1;
    expect(say(phraseOf({ ...ACCEPTS, rounds: beyond }))).toMatch(/0\.06.*to the end of the game/);
    expect(phraseOf({ ...back, rounds: beyond }).key).toBe('accepts.payingToEnd');
    game.value = state;
    expect(chipOf(aPayment('ALB', 'DUN', 60, beyond)).value).toMatch(/to the end/);
    expect(chipOf(aPayment('ALB', 'DUN', 60, beyond - 1)).value).toMatch(/rounds/);
    game.value = undefined;
  });

  it('are told as they run from the round in which they were agreed, whenever that is read', () => {
    const { scenario, state } = aTable({ people: 'all', rounds: 4 }).goTo('negotiation', 3);
    const { round, settings } = state;
    const pays = aPayment('ALB', 'DUN', 60, 3);
    const offer = { parties: ['ALB', 'DUN'], clauses: [pays] };
    const termKeys = (agreedIn: number) =>
      termsOf(scenario, state, { ...offer, round: agreedIn }).map(({ phrase }) => phrase.key);
    game.value = state;
    expect(chipOf(pays, 1).value).toMatch(/3 rounds/);
    expect(chipOf(pays, round).value).toMatch(/to the end/);
    expect(chipOf(pays).value).toMatch(/to the end/);
    game.value = undefined;
    expect(termKeys(1)).toEqual(['term.pay', 'term.paid']);
    expect(termKeys(round)).toEqual(['term.payToEnd', 'term.paidToEnd']);
    expect(acceptedPhrase({ settings, round: 1 }, 'DUN', { ...ACCEPTS, rounds: 3 }).key).toBe('accepts.paid');
  });

  it('stand beside what the author of a last offer said of it', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    table.act('DUN', {
      type: 'tableProposal',
      draft: {
        ...aFreeTradeArea('ALB', 'DUN'),
        clauses: [...aFreeTradeArea('ALB', 'DUN').clauses, aPayment('ALB', 'DUN', 60, 4)],
      },
      counterTo: id,
      reason: 'smallPart',
      isLastOffer: true,
    });
    const counter = Object.values(table.state.proposals).at(-1);
    expect(counter === undefined ? [] : reasonsOf(counter).map(({ key }) => key)).toEqual([
      'proposal.counters',
      'proposal.lastOffer',
    ]);
  });
});

describe('what leads on from an offer that has ended', () => {
  function stepsOf(table: { readonly state: GameState }, id: ProposalId, me: string) {
    return nextSteps(table.state, must(table.state.proposals[id], id), me);
  }

  it('is, after a refusal, what the other would still sign, then other terms or another offer', () => {
    const table = aRefusal();
    const [id = 'p0'] = Object.keys(table.state.proposals) as ProposalId[];
    const terms = aFreeTradeArea('ALB', 'DUN');
    const paid = { ...terms, clauses: [...terms.clauses, aPayment('ALB', 'DUN', 60, 4)] };
    expect(stepsOf(table, id, 'ALB')).toEqual([
      { type: 'accepted', by: ['DUN'], draft: paid },
      { type: 'change', draft: terms },
      { type: 'writeNew', economy: 'DUN' },
    ]);
    expect(stepsOf(table, id, 'DUN').map(({ type }) => type)).toEqual(['ownVersion', 'writeNew']);
    expect(stepsOf(table, id, 'BOR')).toEqual([]);
  });

  it('is no new offer to who may sign nothing more in this round', () => {
    const table = aTable({
      people: 'all',
      at: 'negotiation',
      agreementLimits: PRESETS.firstLesson.agreementLimits,
    });
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    const other = table.tableProposal(aFreeTradeArea('BOR', 'DUN'));
    table.act('DUN', { type: 'signProposal', proposal: other.id, revision: 1, confirmed: true });
    expect(table.state.proposals[id]?.lapse?.type).toBe('unlawful');
    expect(stepsOf(table, id, 'ALB')).toEqual([]);
  });

  it('is, after a refusal, nothing once who refused has signed all that it may', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ people: 'all', at: 'negotiation', agreementLimits });
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    const accepts = { ...ACCEPTS, rounds: 1 };
    table.act('DUN', { type: 'refuseProposal', proposal: id, reason: 'smallPart', accepts });
    expect(stepsOf(table, id, 'ALB')[0]?.type).toBe('accepted');
    table.conclude(aFreeTradeArea('BOR', 'DUN'));
    expect(stepsOf(table, id, 'ALB')).toEqual([]);
  });

  it('is, after the bell, the same terms once more, without what was said in the round before', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    expect(stepsOf(table, id, 'ALB')).toEqual([]);
    table.goTo('negotiation', 2);
    expect(stepsOf(table, id, 'ALB')).toEqual([
      { type: 'again', draft: aFreeTradeArea('ALB', 'DUN') },
      { type: 'writeNew', economy: 'DUN' },
    ]);
  });

  it('is, rounds later, terms for the rounds that are left, paid to the end where they were', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { rounds } = table.state.settings;
    const terms = aFreeTradeArea('ALB', 'DUN');
    const paid = (amountMn: number, forRounds: number) => aPayment('ALB', 'DUN', amountMn, forRounds);
    const { id } = table.tableProposal({ ...terms, clauses: [...terms.clauses, paid(60, rounds + 1)] });
    table.goTo('negotiation', 2);
    const [again] = stepsOf(table, id, 'DUN');
    expect(again).toMatchObject({
      type: 'ownVersion',
      draft: { clauses: [...terms.clauses, paid(60, rounds)] },
    });
    const long = { type: 'phaseIn', rounds: rounds + 1 } as const;
    const proposal = { ...must(table.state.proposals[id], id), clauses: [paid(30, rounds), long] };
    expect(draftInRound(proposal, table.state).clauses).toEqual([paid(30, rounds - 1), { ...long, rounds }]);
  });

  it('is also the desk, where an agreement signed since broke what one press there mends', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    const lapsed = (fault: Rejection) => {
      const proposal = {
        ...table.proposal(id),
        status: 'lapsed',
        lapse: { type: 'unlawful', fault },
      } as const;
      return ['ALB', 'DUN'].map((me) => nextSteps(table.state, proposal, me)[0]?.type);
    };
    expect(lapsed({ code: 'union/former-undecided', former: 'FTA-1', clause: 0 })).toEqual([
      'change',
      'ownVersion',
    ]);
    expect(lapsed({ code: 'clause/no-cut', economy: 'DUN', sector: 'GRA', rateBp: 400, clause: 0 })).toEqual([
      'writeNew',
      'writeNew',
    ]);
  });

  it('is not what somebody would still sign, where an agreement signed since bars these terms', () => {
    const table = aRefusal();
    const [id = 'p0'] = Object.keys(table.state.proposals) as ProposalId[];
    const fault: Rejection = { code: 'pact/too-many', economy: 'BOR', limit: 2 };
    const proposal = { ...must(table.state.proposals[id], id), lapse: { type: 'unlawful', fault } } as const;
    expect(nextSteps(table.state, proposal, 'ALB').map(({ type }) => type)).toEqual(['writeNew']);
  });

  it('is another offer alone where an agreement stands in the way, and the agreement where a counter was signed', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const terms = aFreeTradeArea('ALB', 'DUN');
    const { id } = table.tableProposal(terms);
    const other = table.tableProposal(terms);
    table.act('DUN', { type: 'tableProposal', draft: terms, counterTo: id });
    const counter = must(Object.values(table.state.proposals).at(-1), 'counter');
    table.act('ALB', { type: 'signProposal', proposal: counter.id, revision: 1, confirmed: true });
    expect(stepsOf(table, id, 'ALB')).toEqual([{ type: 'seeSigned', proposal: counter.id }]);
    expect(stepsOf(table, other.id, 'ALB')).toEqual([{ type: 'writeNew', economy: 'DUN' }]);
  });

  it('is the agreement itself, whichever offer of the thread was signed', () => {
    const terms = aFreeTradeArea('ALB', 'DUN');
    const thread = () => {
      const table = aNegotiation();
      const offer = table.table('ALB', terms);
      return { table, offer, counter: table.table('DUN', terms, offer.id) };
    };
    const further = thread();
    const last = further.table.table('ALB', terms, further.counter.id);
    further.table.sign('DUN', last.id);
    for (const { id } of [further.offer, further.counter])
      expect(stepsOf(further.table, id, 'DUN')).toEqual([{ type: 'seeSigned', proposal: last.id }]);

    const first = thread();
    first.table.sign('DUN', first.offer.id);
    expect(stepsOf(first.table, first.counter.id, 'ALB')).toEqual([
      { type: 'seeSigned', proposal: first.offer.id },
    ]);
  });

  it('is the counter that was signed where several answered an offer', () => {
    const table = aNegotiation({ round: 2 });
    const terms = aFreeTradeArea('ALB', 'BOR', 'DUN');
    const offer = table.table('ALB', terms);
    const signed = table.table('BOR', terms, offer.id);
    table.table('DUN', terms, offer.id);
    table.sign('ALB', signed.id);
    table.sign('DUN', signed.id);
    expect(stepsOf(table, offer.id, 'ALB')).toEqual([{ type: 'seeSigned', proposal: signed.id }]);
  });

  it('is an open counter, to which parties have no second link', () => {
    const table = aNegotiation();
    const terms = aFreeTradeArea('ALB', 'DUN');
    const { id } = table.table('ALB', terms);
    const counter = table.table('DUN', terms, id);
    const linked = (me: string | undefined) => linksOf(table.state, table.proposal(id), me).counter?.id;
    expect(linked('ALB')).toBe(counter.id);
    table.act('ALB', { type: 'withdrawProposal', proposal: id });
    expect(stepsOf(table, id, 'DUN')[0]).toEqual({ type: 'seeCounter', proposal: counter.id });
    expect([linked('ALB'), linked('DUN')]).toEqual([undefined, undefined]);
    expect([linked('BOR'), linked(undefined)]).toEqual([counter.id, counter.id]);
    expect(linksOf(table.state, counter, 'ALB').first?.id).toBe(id);
  });
});
