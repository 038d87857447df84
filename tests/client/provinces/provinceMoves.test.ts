import fc from 'fast-check';
import { withForce } from '../../../client/panels/provinces/pacts/TermsFields.tsx';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { AnsweredLook } from '#shared/bots/provinces/answerPact.ts';
import { forecastLeaving, forecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import {
  newPact,
  renewedPact,
  withMembers,
  withTerms,
} from '../../../client/panels/provinces/pacts/pactDraft.ts';
import { renewalsOf } from '../../../client/panels/provinces/own/ownModel.ts';
import {
  gaugeOf,
  isAdvised,
  mostHelpful,
  pactAdvised,
  pactsTold,
  partnersAsked,
  plansTold,
  wouldSign,
} from '../../../client/panels/provinces/pacts/PartnerAdvice.tsx';
import * as gauge from '../../../client/panels/provinces/policy/resultGauge.ts';
import { previews } from '../../../client/preview/preview.ts';
import { desk } from '../../../client/state/tableState.ts';
import { provincesScenario } from '../../../client/state/store.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { tableHelp } from '#shared/content/provinces/provinceConstants.ts';
import { bringsPoint, goalsMoved, riseTold } from '../../../client/panels/provinces/figures/League.tsx';
import { whyNothing } from '../../../client/panels/provinces/pacts/PactRegister.tsx';
import { adviceTo, provinceMove } from '../../../client/panels/provinces/table/provinceMoveModel.tsx';
import { partyAt, provinceAt, seatAt } from '../../../client/panels/provinces/seat.ts';
import { aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';
import { loadAllText, t } from '../../../client/text/t.ts';

type Moved = { readonly score: number; readonly percent: number };
const gain = (score: number, incomePercent = score / 10) => ({ score, incomePercent });
beforeAll(loadAllText);

afterEach(() => {
  provincesScenario.value = gaugeOf.value = desk.value = undefined;
  previews.value = {};
});

describe('the next move of a seat', () => {
  it('is to send what lies on the desk once all are ready, to answer, to seal, then to wait for the others', () => {
    const table = aProvincesTable();
    desk.value = { draft: newPact(table.state, 'JS', 'LN') };
    expect(provinceMove({ ...table.state, phase: 'briefing' }, seatAt('JS')).phrase.key).toBe('pmove.draft');
    const { id } = table.table('SH', aPactDraft(['SH', 'JS']));
    expect(provinceMove(table.state, seatAt('JS'))).toMatchObject({
      urgent: true,
      target: { type: 'proposal', proposal: id },
    });
    expect(provinceMove(table.state, seatAt('SH')).urgent).toBe(false);
    table.act('JS', { type: 'declareReady', ready: true });
    expect(provinceMove(table.state, seatAt('JS'))).toMatchObject({
      urgent: false,
      phrase: { key: 'pmove.readyOffer', params: { economy: 'SH' } },
    });
    table.advance();
    expect(provinceMove(table.state, seatAt('JS')).phrase.key).toBe('pmove.seal');
    table.seal('JS');
    const waits = provinceMove(table.state, seatAt('JS'));
    expect(waits.phrase.key).toBe('pmove.sealedWait');
    expect(waits.phrase.params['economies']).toHaveLength(9);
  });

  it('is to choose among the plans of the list, or to offer its only pact, whatever the model has found', () => {
    const table = aProvincesTable({ preset: 'provincesStandard', rounds: 6 });
    const { scenario, state } = table;
    const spread = Array.from({ length: 100 }, (_, at) => at - 40);
    const par = { games: 500, bestPath: {}, seats: { JS: { prosperity: spread, support: spread } } };
    const game = { ...state, par };
    const round = forecastRound(scenario, game, 'JS');
    if (!round.ok) throw new Error(round.error.code);
    const own = must(round.value.provinces['JS'], 'JS');
    [provincesScenario.value, gaugeOf.value] = [scenario, gauge];
    const others = scenario.dealOrder.filter((seat) => seat !== 'JS');
    const move = fc.record({
      score: fc.integer({ min: -30, max: 30 }),
      percent: fc.integer({ min: -9, max: 9 }),
    });
    const found = fc.record({
      own: move,
      theirs: move,
      isBinding: fc.boolean(),
      partners: fc.uniqueArray(fc.constantFrom(...others), { minLength: 2, maxLength: 3 }),
    });
    const lookOf = ({ own: mine, theirs, partners }: { own: Moved; theirs: Moved; partners: string[] }) => {
      const next = { ...own, score: own.score + mine.score, index: own.index * (1 + mine.percent / 100) };
      const kept = { ...round.value, provinces: { ...round.value.provinces, JS: next } };
      const gains = Object.fromEntries(partners.map((each) => [each, gain(theirs.score, theirs.percent)]));
      return {
        gains: { ...gains, JS: gain(mine.score, mine.percent) },
        rounds: { without: round.value, kept },
      };
    };
    let named = 0;
    fc.assert(
      fc.property(
        fc.array(found, { maxLength: 5 }),
        fc.array(found, { minLength: 18, maxLength: 18 }),
        (many, two) => {
          const job = partnersAsked(game, 'JS');
          const pairs = job.drafts.map(({ parties }, at) =>
            lookOf({ ...must(two[at], 'a look'), partners: parties.slice(1) }),
          );
          const circles = many.map(({ partners, isBinding, ...each }) => ({
            ...lookOf({ ...each, partners }),
            draft: withForce(game, withMembers(newPact(game, 'JS'), ['JS', ...partners]), isBinding),
          }));
          const result = { type: 'partners', pairs, circles, renewals: [], nearly: [] } as const;
          previews.value = { partners: { job, result } };
          const [first, ...rest] = pactsTold(game, 'JS');
          const advised = pactAdvised(game, 'JS');
          if (first === undefined) return;
          named += 1;
          expect(advised?.draft).toEqual(first.draft);
          const { target, phrase } = provinceMove(game, seatAt('JS'), false, adviceTo(game, 'JS'));
          const plans = plansTold(game, 'JS');
          if (plans.length > 1) expect(target).toEqual({ type: 'plans' });
          else expect(target).toMatchObject({ type: 'draft', draft: first.draft });
          if (plans.length < 2) expect(phrase.params['result']).toContain(goalsMoved(first));
          const risesOf = [first, ...rest].map(({ result: told }) => riseTold(must(told, 'a result')));
          expect(Math.max(...risesOf)).toBe(risesOf[0]);
        },
      ),
      { numRuns: 60 },
    );
    expect(named).toBeGreaterThan(20);
  });

  it('is to offer no pact of two that the other would refuse, and to a person one by which they gain', () => {
    const { state } = aProvincesTable();
    const draft = newPact(state, 'JS', 'SH');
    const look = (theirs: number, answer?: 'signs' | 'refuses'): AnsweredLook => ({
      gains: { JS: gain(2), SH: gain(theirs) },
      answers:
        answer === undefined ? {} : { SH: answer === 'signs' ? { answer } : { answer, reason: 'noGain' } },
    });
    const told = [look(-1, 'signs'), look(9, 'refuses'), look(1), look(-1)];
    expect(told.map((each) => wouldSign('JS', draft, each))).toEqual([true, false, true, false]);
    // One that costs more points than its rounds bring is advised to nobody, nor one by which the career or the people would lose.
    expect(isAdvised(gain(0.6, 0.1), { rounds: 1, cost: 0.4 })).toBe(true);
    expect(isAdvised(gain(0.6, 0.1), { rounds: 1, cost: 1.5 })).toBe(false);
    expect(isAdvised(gain(9, -0.2), { rounds: 1, cost: 0 })).toBe(false);
    expect(isAdvised(gain(-0.3, 2), { rounds: 1, cost: 0 })).toBe(false);
  });

  it('is to leave a pact that others broke before an offer that brings less, and not to wait for nothing', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['JS', 'SH']));
    table.nextRound();
    const breach = { pact: pact.id, by: 'SH', round: 1, isSeen: true, deposit: 0, isExcluded: false };
    table.change({ breaches: [breach] });
    const at = (score: number) => ({ score });
    const told = forecastLeaving(table.scenario, table.state, 'JS', pact);
    if (!told.ok) throw new Error('no forecast');
    const leave = {
      draft: { parties: pact.members, clauses: [] as const },
      leaving: pact,
      forecast: told.value,
      result: { was: at(73), next: at(81) },
    };
    expect(provinceMove(table.state, seatAt('JS'), false, { leave })).toMatchObject({
      urgent: true,
      phrase: { key: 'pmove.leaveBroken', params: { agreement: pact.id } },
      target: { type: 'leave', pact: pact.id },
    });
    const own = { score: 2, incomePercent: 1 };
    const circle = {
      draft: newPact(table.state, 'JS', 'LN'),
      own,
      result: { was: at(73), next: at(95) },
    };
    expect(provinceMove(table.state, seatAt('JS'), false, { leave, pact: circle }).target?.type).toBe(
      'draft',
    );
    const awaited = provinceMove(table.state, seatAt('JS'), false, { isAwaited: true });
    expect(awaited.phrase.key).toBe('pboard.waiting');
    // In the last round nothing is left but Policy: one press leads there.
    const none = (round: number) =>
      provinceMove({ ...table.state, round }, seatAt('JS'), false, { isNone: true });
    expect(none(table.state.settings.rounds)).toMatchObject({
      phrase: { key: 'pmove.noneLast' },
      target: { type: 'ready' },
    });
    expect(none(table.state.settings.rounds - 1).phrase.key).toBe('pmove.write');
  });

  it('names the partners of the pact that is advised, and for how long it binds', () => {
    const { state } = aProvincesTable();
    const draft = withMembers(newPact(state, 'JS'), ['JS', 'SH', 'ZJ']);
    const pact = { draft, own: { score: -2, incomePercent: 9 } };
    const result = t('pmove.circleIncome', { income: '+9.0%' });
    expect(provinceMove(state, seatAt('JS'), false, { pact })).toMatchObject({
      phrase: { key: 'pmove.writeCircle', params: { economies: ['SH', 'ZJ'], result } },
      target: { type: 'draft', draft },
    });
    const binding = { ...pact, draft: withTerms(draft, { isBinding: true, rounds: 4 }) };
    expect(provinceMove(state, seatAt('JS'), false, { pact: binding }).phrase.params).toMatchObject({
      terms: t('pmove.binding', { rounds: 4 }),
    });
  });

  it('brings a point where the told numbers differ, as line and list both take it', () => {
    const moved = (was: number, next: number): boolean =>
      bringsPoint({ result: { was: { score: was }, next: { score: next } } });
    expect([moved(73.4, 73.6), moved(73.1, 74.2), moved(73.5, 74.4), moved(74.4, 73.6)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(moved(73.4, 73.6)).toBe(
      goalsMoved({ result: { was: { score: 73.4 }, next: { score: 73.6 } } }) !== '',
    );
    expect(bringsPoint({})).toBe(true);
  });

  it('is what helps the table most where the own result can rise no more', () => {
    const { scenario, state } = aProvincesTable();
    const was = { nationalIncomePercent: 5, borderEffect: 9 };
    const help: Record<string, number> = { SH: 0.1, GD: 0.3, AH: 0 };
    const pairs = ['SH', 'GD', 'AH'].map((seat) => ({ draft: newPact(state, 'JS', seat), own: gain(1) }));
    const helpOf = ({ draft }: { draft: Draft }) => help[draft.parties[1] ?? ''] ?? 0;
    const first = mostHelpful(pairs, helpOf);
    expect(first?.draft.parties).toEqual(['JS', 'GD']);
    expect(mostHelpful(pairs.slice(2), helpOf)).toBeUndefined();
    const at = (score: number) => ({ score, sum: score });
    const nation = { was, next: { nationalIncomePercent: 6.2, borderEffect: 9 } };
    const full = { ...must(first, 'a partner'), nation, result: { was: at(100), next: at(100) } };
    const { phrase } = provinceMove(state, seatAt('JS'), false, { pact: full });
    expect(phrase.params['result']).toBe(goalsMoved(full));
    expect(goalsMoved(full)).not.toBe('');
    expect(goalsMoved({ ...full, result: { was: at(0), next: at(0) } })).toBe('');
    // What gold asks for counts, and no more.
    const more = { nationalIncomePercent: 30, borderEffect: 2 };
    expect(tableHelp(scenario, { was: { nationalIncomePercent: 15, borderEffect: 5 }, next: more })).toBe(0);
    expect(tableHelp(scenario, { was, next: { ...was, borderEffect: 8 } })).toBeGreaterThan(0);
    // What more income brings makes up for no thicker borders.
    expect(tableHelp(scenario, { was, next: { nationalIncomePercent: 9, borderEffect: 9.5 } })).toBeLessThan(
      0,
    );
  });

  it('is told from what is left once members break it who gain by that', () => {
    const result = { was: { score: 20 }, next: { score: 38.4 } };
    const told = (left?: number) => goalsMoved({ result, moved: { betrayed: { result: left } } });
    expect(told(23.2)).toContain(t('gauge.range', { low: '23', high: '38' }));
    for (const same of [undefined, 38.1, 41]) expect(told(same)).toBe(told(38.4));
  });

  it('is told with its price where it is advised for the country alone', () => {
    const was = { nationalIncomePercent: 5, borderEffect: 7.9 };
    const at = (score: number) => ({ score, sum: score });
    const paid = {
      result: { was: at(110), next: at(106) },
      nation: { was, next: { ...was, borderEffect: 7 } },
    };
    expect(goalsMoved(paid)).toBe(
      t('pmove.circleResult', { was: '110', next: '106' }) +
        t('pmove.circleTable', { was: '7.9', next: '7.0' }),
    );
  });

  it('is no offer that cannot be paid', () => {
    const table = aProvincesTable();
    const pact = { draft: newPact(table.state, 'JS', 'GD'), own: gain(2) };
    const { provinces } = table.state.provinces;
    const withMoney = (freeMoney: number): ProvinceGame => {
      const poor = { ...provinces, JS: { ...must(provinces['JS'], 'JS'), freeMoney } };
      return { ...table.state, provinces: { ...table.state.provinces, provinces: poor } };
    };
    const moveWith = (money: number) => provinceMove(withMoney(money), seatAt('JS'), false, { pact });
    expect(moveWith(5).phrase.key).toBe('pmove.writeCircle');
    // A first offer costs no more than there is.
    expect(moveWith(0).phrase.key).toBe('pmove.writeCircle');
    const { id } = table.table('JS', aPactDraft(['JS', 'SH']));
    table.act('JS', { type: 'withdrawProposal', proposal: id });
    expect(moveWith(9)).toMatchObject({
      phrase: { key: 'pmove.writePoor', params: { costYuan: 5, freeYuan: 4 } },
      target: { type: 'ready' },
    });
  });

  it('is to renew a pact that ends after this round, once', () => {
    const table = aProvincesTable();
    const draft = aPactDraft(['JS', 'SH'], { rounds: 2 });
    table.conclude(draft);
    const moved = { score: { was: 0, next: 0 }, isNextRound: true, thisRound: -6 };
    const brings = { draft, moved, own: gain(0), result: { was: { score: 30 }, next: { score: 55 } } };
    const [renewal, told] = [() => brings, ': next round about 30\u00a0→\u00a055 (this round −6)'];
    const move = (advice: Parameters<typeof provinceMove>[3] = { renewal }) =>
      provinceMove(table.state, seatAt('JS'), false, advice);
    expect(move().phrase.key).not.toBe('pmove.renew');
    table.nextRound();
    const pact = must(Object.values(table.provinces.pacts)[0], 'a pact');
    expect(move()).toMatchObject({
      urgent: true,
      phrase: { key: 'pmove.renew', params: { economies: ['SH'], result: told } },
      target: { type: 'draft', draft },
    });
    const members = ['JS', 'SH', 'ZJ', 'AH', 'SD'];
    const pacts = { [pact.id]: { ...pact, members } };
    const large = { ...table.state, provinces: { ...table.provinces, pacts } };
    expect(provinceMove(large, seatAt('JS'), false, { renewal }).phrase).toMatchObject({
      key: 'pmove.renewLarge',
      params: { count: 5 },
    });
    // What brings nothing, and what nobody has worked out yet, is urged on nobody; that the pact ends is said.
    const none = { renewal: () => undefined };
    expect(move(none)).toMatchObject({ phrase: { key: 'pmove.ends' }, target: { type: 'draft' } });
    expect(move({ ...none, isAwaited: true }).phrase.key).toBe('pboard.waiting');
    expect(move({}).phrase.key).not.toBe('pmove.renew');
    expect(renewalsOf(table.state, pact)).toEqual([]);
    const { id } = table.table('JS', renewedPact(table.state, pact, 'JS'));
    table.table('JS', aPactDraft(['JS', 'ZJ']));
    expect(renewalsOf(table.state, pact).map((offer) => offer.id)).toEqual([id]);
    expect(move().phrase.key).not.toBe('pmove.renew');
    // Whoever lets it end is not told again, and says so by being ready.
    table.act('JS', { type: 'withdrawProposal', proposal: id });
    expect(move().phrase.key).not.toBe('pmove.renew');
  });

  it('tells the author that a proposal is being read, and that it was refused', () => {
    const table = aProvincesTable();
    const { id } = table.table('SH', aPactDraft(['SH', 'JS', 'ZJ']));
    const move = () => provinceMove(table.state, seatAt('SH'));
    expect(move().phrase.key).toBe('move.waitOpening');
    table.act('JS', { type: 'openProposal', proposal: id, revision: 1 });
    expect(move().phrase.key).toBe('move.waitReading');
    table.act('JS', { type: 'refuseProposal', proposal: id });
    expect(move()).toMatchObject({ urgent: true, phrase: { key: 'move.refused' } });
  });

  it('says beside a bot’s word that there is nothing in it what that counts, and that no payment would do', () => {
    const table = aProvincesTable();
    const { id } = table.table('SH', aPactDraft(['SH', 'JS', 'ZJ']));
    const told = (me: string) =>
      whyNothing(table.state, must(table.state.proposals[id], id), me).map(({ key }) => key);
    expect(told('SH')).toEqual([]);
    table.act('JS', { type: 'refuseProposal', proposal: id, reason: 'noGain' });
    expect(told('SH')).toEqual(['refused.counts', 'refused.noPayment']);
    // Whoever did not write it has no payment to raise; what a payment would do is told elsewhere.
    expect(told('ZJ')).toEqual(['refused.counts']);
    const refused = must(table.state.proposals[id], id);
    const price = { from: 'SH', to: 'JS', leastMn: 100, mostMn: 500, rounds: 1 };
    const priced = { ...refused, accepted: { JS: price } };
    expect(whyNothing(table.state, priced, 'SH').map(({ key }) => key)).toEqual(['refused.counts']);
  });

  it('is to answer the centre first where it asks for assent', () => {
    const table = aProvincesTable({ centre: 'seat' });
    const { centre } = table.provinces;
    const acts = [{ type: 'reform', reform: 'evaluation' }] as const;
    table.advance();
    table.change({ centre: { ...centre, acts } });
    expect(provinceMove(table.state, seatAt('JS'))).toMatchObject({
      phrase: { key: 'pmove.assent' },
      target: { type: 'assent' },
    });
    table.act('JS', { type: 'castAssent', assent: true });
    expect(provinceMove(table.state, seatAt('JS')).phrase.key).toBe('pmove.seal');
  });

  it('is to go on once the reveal has come to its question', () => {
    const table = aProvincesTable();
    table.settle();
    expect(provinceMove(table.state, seatAt('JS')).phrase.key).toBe('pmove.results');
    table.state = { ...table.state, revealStop: 'question' };
    expect(provinceMove(table.state, seatAt('JS'))).toMatchObject({
      phrase: { key: 'move.goOn' },
      target: { type: 'ready' },
    });
    expect(provinceMove(table.state, seatAt(undefined)).phrase.key).toBe('move.waitReady');
  });

  it('is to go on at once where nobody steps the reveal for who plays alone, unless that is this device', () => {
    const table = aProvincesTable({ timed: false });
    table.settle();
    expect(table.state.revealStop).toBe('envelopes');
    expect(provinceMove(table.state, seatAt('JS'))).toMatchObject({
      phrase: { key: 'move.goOn' },
      target: { type: 'ready' },
    });
    expect(provinceMove(table.state, seatAt('JS'), true).phrase.key).toBe('pmove.results');
  });

  it('knows the centre from a province and from a watcher', () => {
    expect(seatAt('CN')).toEqual({ type: 'centre' });
    expect(provinceAt(seatAt('CN'))).toBeUndefined();
    expect(partyAt(seatAt('CN'))).toBe('CN');
    expect(partyAt(seatAt(undefined))).toBeUndefined();
  });
});
