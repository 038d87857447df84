import { beforeAll, describe, expect, it } from 'vitest';
import { drawIndex, seedFromText } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { offerCost, pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import {
  articleOf,
  newPact,
  paymentOf,
  renewedPact,
  withMembers,
  withPayments,
  withTerms,
} from '../../../client/panels/provinces/pacts/pactDraft.ts';
import { partnersAsked } from '../../../client/panels/provinces/pacts/PartnerAdvice.tsx';
import {
  type CountedRound,
  gaugeNow,
  ownOfPact,
  resultGauge,
} from '../../../client/panels/provinces/policy/resultGauge.ts';
import { envelopeText, roundLedger, toldSteps } from '../../../client/panels/provinces/policy/roundLedger.ts';
import type { PreviewJob } from '../../../client/preview/preview.ts';
import { loadAllText } from '../../../client/text/t.ts';
import {
  type ProvincesTable,
  aBindingDraft,
  aCompensation,
  aPactDraft,
  aProvincesTable,
} from '../../support/aProvincesTable.ts';
import { sinceLastRound } from '../../bots/provinces/advisedPlayer.ts';
import { askModel } from '../../support/aProvincesRun.ts';

beforeAll(loadAllText);

/** A table in the talks of its second round, with walls and pacts that its seed has drawn. */
function aSeededTable(seed: string): ProvincesTable {
  const table = aProvincesTable({ seed });
  let random = seedFromText(seed);
  const draw = (bound: number): number => {
    const drawn = drawIndex(random, bound);
    random = drawn.next;
    return drawn.value;
  };
  const { dealOrder } = table.scenario;
  for (const seat of dealOrder) table.setProvince(seat, { wall: draw(5), block: draw(5) });
  const [first, second, third] = [0, 3, 6].map((from) => must(dealOrder[from + draw(3)], 'a seat'));
  table.conclude(
    aPactDraft([must(first, 'a seat'), must(second, 'a seat')], { atMost: draw(2), rounds: 1 + draw(3) }),
  );
  table.conclude(aBindingDraft([must(second, 'a seat'), must(third, 'a seat')], { rounds: 2 + draw(2) }));
  table.nextRound();
  return table;
}

/** With results of bots for a seat, spread so widely that nothing is at a bound. */
function withPar(state: ProvinceGame, me: string): ProvinceGame {
  const spread = (low: number, high: number) =>
    Array.from({ length: 100 }, (_, at) => low + ((high - low) * at) / 100);
  const seats = { [me]: { prosperity: spread(-40, 60), support: spread(-60, 120) } };
  return { ...state, par: { games: 500, seats, bestPath: {} } };
}

const ask = (table: ProvincesTable, job: PreviewJob) => askModel(table.scenario, table.state, job);

/** Results of an offer by each of the places that tell it, in the order in which a player meets them. */
function resultsOf(table: ProvincesTable, me: string, draft: Draft) {
  const view = () => ({ scenario: table.scenario, game: withPar(table.state, me) });
  const told = (forecast: Parameters<typeof ownOfPact>[2]['forecast'], cost: number) =>
    must(ownOfPact(view(), me, { forecast, draft, cost })?.result?.next.score, 'a result');
  const rounds = () => {
    const answer = ask(table, { type: 'worth', economy: me, drafts: [draft] });
    return must(answer.type === 'worth' ? answer.worths[0]?.rounds : undefined, 'rounds');
  };
  const form = () => {
    const answer = ask(table, { type: 'pact', draft, economy: me });
    if (answer.type !== 'pact') throw new Error(answer.type);
    return answer.forecast;
  };
  const cost = offerCost(table.state, me);
  const before = { advised: told(rounds(), cost), form: told(form(), cost) };
  const { id } = table.table(me, draft);
  const sent = { card: told(rounds(), 0), sheet: told(form(), 0) };
  for (const other of draft.parties.filter((party) => party !== me)) table.sign(other, id);
  expect(table.proposal(id).status).toBe('concluded');
  const standing = ask(table, { type: 'standing', economy: me });
  if (standing.type !== 'standing') throw new Error(standing.type);
  const panel = gaugeNow(view(), me, must(standing.round.provinces[me], me));
  return { ...before, ...sent, panel: must(panel, 'a result').score };
}

function expectOneNumber(results: ReturnType<typeof resultsOf>): void {
  for (const [place, result] of Object.entries(results)) expect(result, place).toBeCloseTo(results.panel, 2);
}

describe('the result of an offer', () => {
  it.each(['lake', 'river', 'pass'])(
    'is one number wherever it is told, and what stands once all have signed: %s',
    (seed) => {
      const table = aSeededTable(seed);
      const me = must(
        table.scenario.dealOrder.find(
          (seat) => !Object.values(table.provinces.pacts).some(({ members }) => members.includes(seat)),
        ),
        'a seat',
      );
      const free = table.scenario.dealOrder.filter((seat) => seat !== me).slice(0, 2);
      const payment = aCompensation(must(free[0], 'a payer'), me, 1, 1);
      const draft = withMembers(newPact(table.state, me), [me, ...free]);
      expectOneNumber(resultsOf(table, me, { ...draft, clauses: [...draft.clauses, payment] }));
    },
  );

  it('of a renewal in its term is one number too, and counts the payments that stop', () => {
    const table = aProvincesTable();
    const pact = table.conclude(
      aBindingDraft(['LN', 'SD', 'JS'], { rounds: 3 }, aCompensation('JS', 'LN', 40, 3)),
    );
    const renewed = renewedPact(table.state, pact, 'LN');
    const unpaid = { ...renewed, clauses: renewed.clauses.filter(({ type }) => type !== 'payment') };
    const game = () => withPar(table.state, 'LN');
    const standing = ask(table, { type: 'standing', economy: 'LN' });
    if (standing.type !== 'standing') throw new Error(standing.type);
    const own = must(standing.round.provinces['LN'], 'LN');
    const before = must(gaugeNow({ scenario: table.scenario, game: game() }, 'LN', own), 'a result').score;
    const results = resultsOf(table, 'LN', unpaid);
    expectOneNumber(results);
    expect(results.panel).toBeLessThan(before - 0.5);
  });
});

describe('a renewal', () => {
  it.each([true, false])('brings the next round what is told of it then, made (%s) or not', (isMade) => {
    const table = aProvincesTable();
    const lasting = aCompensation('SD', 'LN', 60, 2);
    if (!isMade) table.conclude(aPactDraft(['LN', 'SD'], { rounds: 2 }, lasting));
    const pact = table.conclude(aBindingDraft(['LN', 'JS', 'AH'], { rounds: 1 }));
    const draft = withTerms(renewedPact(table.state, pact, 'LN'), { rounds: 3 });
    const answer = ask(table, { type: 'pact', draft, economy: 'LN' });
    if (answer.type !== 'pact') throw new Error(answer.type);
    const view = () => ({ scenario: table.scenario, game: withPar(table.state, 'LN') });
    const told = must(ownOfPact(view(), 'LN', { forecast: answer.forecast, draft, cost: 0 }), 'points');
    expect(told.isNextRound).toBe(true);
    const { was, next } = must(told.result, 'a result');
    expect(next.score).toBeGreaterThan(was.score + 1);
    const stands = (): number => {
      const standing = ask(table, { type: 'standing', economy: 'LN' });
      if (standing.type !== 'standing') throw new Error(standing.type);
      return must(gaugeNow(view(), 'LN', must(standing.round.provinces['LN'], 'LN')), 'a result').score;
    };
    const opened = stands();
    if (isMade) {
      const { id } = table.table('LN', draft);
      for (const other of ['JS', 'AH']) table.sign(other, id);
      // What the offer costs was left out.
      expect(Math.abs(stands() - opened - must(told.thisRound, 'points'))).toBeLessThan(1.5);
    }
    table.nextRound();
    // Wages grow, and the law may cost a little: nothing else was decided.
    const came = stands();
    expect(Math.abs(came - (isMade ? next : was).score)).toBeLessThan(1.5);
  });
});

describe('a result since the last round', () => {
  it.each(['lake', 'river', 'pass'])(
    'has moved by what has a name, and by no payment that was missed in it already: %s',
    (seed) => {
      const table = aSeededTable(seed);
      const me = 'LN';
      table.conclude(aPactDraft([me, 'SN', 'HB'], { rounds: 1 }, aCompensation('HB', me, 40, 1)));
      const broken = table.conclude(aPactDraft([me, 'SD', 'JS'], { rounds: 4 }));
      for (const seat of ['SD', 'HB']) table.setProvince(seat, { wall: 3, block: 2, freeMoney: 200 });
      table.setProvince(me, { freeMoney: 200 });
      table.seal('SD', { breaks: [broken.id] });
      table.seal(me, { pledge: { corridor: 'bohaiCrossing', yuan100m: 60 } });
      table.settle();
      const view = () => ({ scenario: table.scenario, game: withPar(table.state, me) });
      const results = must(gaugeNow(view(), me, must(table.report.provinces[me], me)), 'a result').score;
      table.nextRound();
      const seen = { ...view(), game: { ...view().game, wary: me } };
      const told = sinceLastRound(seen, me);
      expect(told.was).toBeCloseTo(results, 9);
      expect(told.nameless).toBeLessThan(1);
      const standing = ask(table, { type: 'standing', economy: me });
      if (standing.type !== 'standing') throw new Error(standing.type);
      const { own } = must(
        standing.steps.find(({ cause }) => cause === 'opened'),
        'the round as it opened',
      );
      const now = must(gaugeNow(view(), me, own), 'a result').score;
      expect(told.was + told.moved).toBeCloseTo(now, 2);
    },
  );
});

describe('the results of a round', () => {
  it.each(['lake', 'pass'])('tell a pact as its card did, and add up to what came: %s', (seed) => {
    const table = aSeededTable(seed);
    const me = 'LN';
    const par = () => withPar(table.state, me);
    const scoreOf = (own: CountedRound) => must(resultGauge(par(), me, own), 'points').score;
    const standing = () => {
      const answer = ask(table, { type: 'standing', economy: me });
      if (answer.type !== 'standing') throw new Error(answer.type);
      return answer;
    };
    const opened = scoreOf(must(standing().round.provinces[me], me));
    const draft = aPactDraft([me, 'SN', 'HB'], { rounds: 2 }, aCompensation('HB', me, 20, 2));
    const { id } = table.table(me, draft);
    const card = ask(table, { type: 'worth', economy: me, drafts: [draft] });
    const rounds = must(card.type === 'worth' ? card.worths[0]?.rounds : undefined, 'rounds');
    const view = { scenario: table.scenario, game: par() };
    const { was, next } = must(ownOfPact(view, me, { forecast: rounds, draft, cost: 0 })?.result, 'points');
    for (const other of ['SN', 'HB']) table.sign(other, id);
    while (table.state.phase !== 'policy') table.advance();
    const { wall, block } = must(table.provinces.provinces[me], me);
    const measures = { wall: Math.abs(wall - 1), block };
    const tried = ask(table, { type: 'measures', economy: me, measures });
    if (tried.type !== 'measures') throw new Error(tried.type);
    const sealed = must(tried.forecast.after.provinces[me], me);
    const steps = toldSteps(par(), me, [...standing().steps, { cause: 'tried', own: sealed }]);
    table.seal(me, measures);
    table.settle();
    const own = must(table.report.provinces[me], me);
    const came = ask(table, { type: 'came', economy: me });
    if (came.type !== 'came') throw new Error(came.type);
    const envelope = must(table.provinces.envelopes.at(-1)?.[me], 'an envelope');
    const ledger = roundLedger({
      told: { steps, sealed: envelopeText(measures), came: toldSteps(par(), me, came.steps) },
      sealed: envelopeText(envelope),
      last: undefined,
      came: scoreOf(own),
      seesPledges: true,
    });
    const { rows, ...ends } = must(ledger, 'the account of the round');
    expect(ends).toEqual({ was: Math.round(opened), came: Math.round(scoreOf(own)) });
    expect(rows.reduce((sum, { points }) => sum + points, ends.was)).toBe(ends.came);
    const pact = rows.find(({ name }) => name === 'Your pact with Shaanxi and Hubei');
    expect(Math.abs((pact?.points ?? 0) - (next.score - was.score))).toBeLessThan(1.01);
    const policy = rows.find(({ name }) => name === 'Your policy')?.points ?? 0;
    const { before } = tried.forecast;
    const moved = scoreOf(sealed) - scoreOf(must(before.provinces[me], me));
    expect(Math.abs(policy - moved)).toBeLessThan(1.01);
  });
});

describe('leaving a pact', () => {
  it.each(['lake', 'river', 'pass'])('brings what is told before it is pressed: %s', (seed) => {
    const table = aSeededTable(seed);
    const paid = [aCompensation('LN', 'SD', 30, 4), aCompensation('JS', 'LN', 12, 2)];
    const pact = table.conclude(aPactDraft(['LN', 'SD', 'JS'], { rounds: 4 }, ...paid));
    for (const seat of ['SD', 'JS']) table.setProvince(seat, { wall: 3, block: 2 });
    table.seal('SD', { breaks: [pact.id] });
    table.nextRound();
    const view = () => ({ scenario: table.scenario, game: withPar(table.state, 'LN') });
    const now = () => {
      const standing = ask(table, { type: 'standing', economy: 'LN' });
      if (standing.type !== 'standing') throw new Error(standing.type);
      return must(standing.round.provinces['LN'], 'LN');
    };
    const answer = ask(table, { type: 'leavings', economy: 'LN', pacts: [pact] });
    if (answer.type !== 'leavings') throw new Error(answer.type);
    const forecast = must(answer.forecasts[0], 'a forecast');
    const draft = { parties: pact.members, clauses: [] };
    const told = ownOfPact(view(), 'LN', { forecast, draft, cost: 0, now: now() })?.result;
    const before = must(gaugeNow(view(), 'LN', now()), 'a result').score;
    expect(must(told, 'a result').was.score).toBeCloseTo(before, 3);
    table.act('LN', { type: 'giveNotice', agreement: pact.id });
    const after = must(gaugeNow(view(), 'LN', now()), 'a result').score;
    expect(must(told, 'a result').next.score).toBeCloseTo(after, 3);
    expect(Math.abs(after - before)).toBeGreaterThan(0.3);
  });
});

describe('a member that would not sign', () => {
  it.each(['lake', 'pass'])('would, for the payment that the form names, and not for less: %s', (seed) => {
    const table = aSeededTable(seed);
    const me = 'GD';
    const form = (draft: Draft) => {
      const answer = ask(table, { type: 'pact', draft, economy: me });
      if (answer.type !== 'pact') throw new Error(answer.type);
      return answer.forecast.answers ?? {};
    };
    let priced = 0;
    for (const other of table.scenario.dealOrder.filter((seat) => seat !== me)) {
      const draft = withTerms(newPact(table.state, me, other), { isBinding: true });
      if (pactFaults(table.scenario, table.state, draft, me).length > 0) continue;
      const answer = must(form(draft)[other], other);
      if (answer.answer !== 'asks' || answer.price <= 1) continue;
      priced += 1;
      const { rounds } = must(articleOf(draft), 'an article');
      const paying = (yuan100m: number) =>
        form(withPayments(draft, [paymentOf(yuan100m, { from: me, to: other, rounds })]))[other]?.answer;
      expect(paying(answer.price)).toBe('signs');
      expect(paying(answer.price - 1)).not.toBe('signs');
    }
    expect(priced).toBeGreaterThan(0);
  });

  it('is asked for its price where nothing that raises the result is found without, and signs at it', () => {
    const [table, me] = [aSeededTable('pass'), 'GD'];
    const asked = partnersAsked(withPar(table.state, me), me);
    // As if next to nothing raised the result.
    const answer = ask(table, { ...asked, worth: { point: 0.01, percent: 0 } });
    if (answer.type !== 'partners') throw new Error(answer.type);
    const priced = answer.circles.filter(({ draft: { parties, clauses } }) => {
      const payments = clauses.filter((clause) => clause.type === 'payment');
      return parties.length <= 3 && payments.length > 0 && payments.every(({ from }) => from === me);
    });
    expect(priced.length).toBeGreaterThan(0);
    for (const { draft } of priced) {
      const form = ask(table, { type: 'pact', draft, economy: me });
      if (form.type !== 'pact') throw new Error(form.type);
      for (const { answer: told } of Object.values(form.forecast.answers ?? {})) expect(told).toBe('signs');
    }
  });
});
