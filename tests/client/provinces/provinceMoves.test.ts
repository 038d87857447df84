import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { forecastLeaving } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import {
  newPact,
  renewedPact,
  withMembers,
  withTerms,
} from '../../../client/panels/provinces/pacts/pactDraft.ts';
import { renewalsOf } from '../../../client/panels/provinces/own/ownModel.ts';
import {
  circleAdvised,
  firstPartner,
  isHarmless,
} from '../../../client/panels/provinces/pacts/PartnerAdvice.tsx';
import { tableHelp } from '#shared/content/provinces/provinceConstants.ts';
import { bringsPoint, goalsMoved } from '../../../client/panels/provinces/figures/League.tsx';
import { whyNothing } from '../../../client/panels/provinces/pacts/PactRegister.tsx';
import { provinceMove } from '../../../client/panels/provinces/table/provinceMoveModel.tsx';
import { partyAt, provinceAt, seatAt } from '../../../client/panels/provinces/seat.ts';
import { aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';
import { t } from '../../../client/text/t.ts';

type Answer = 'signs' | 'depends' | 'refuses';

const gain = (score: number, incomePercent = score / 10) => ({ score, incomePercent });

/** A pact of Jiangsu with another as the model has looked at it. */
const aLook = (
  state: ProvinceGame,
  seat: string,
  own: ReturnType<typeof gain>,
  theirs: ReturnType<typeof gain>,
  answer: Answer = 'signs',
) => ({
  draft: newPact(state, 'JS', seat),
  look: {
    gains: { JS: own, [seat]: theirs },
    answers: { [seat]: answer === 'refuses' ? ({ answer, reason: 'noGain' } as const) : { answer } },
  },
});

describe('the next move of a seat', () => {
  it('is to answer, to seal, then to wait for the others', () => {
    const table = aProvincesTable();
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

  it('is to offer the pact that brings the own medal most of those that the other would sign as it stands', () => {
    const { state } = aProvincesTable();
    const told = (...pairs: [string, number, number, Answer?][]) =>
      firstPartner(
        pairs.map(([seat, own, theirs, answer = 'signs']) =>
          aLook(state, seat, gain(own), gain(theirs), answer),
        ),
        'JS',
      );
    const first = must(
      told(['SH', -1, 9], ['LN', 0.8, 3], ['GD', 1, 2], ['HB', 5, 3, 'depends']),
      'a partner',
    );
    expect(provinceMove(state, seatAt('JS'), false, { first })).toMatchObject({
      phrase: {
        key: 'pmove.writeFirst',
        params: { economy: 'GD', most: 0, income: '+0.1%', result: '' },
      },
      target: { type: 'draft', draft: newPact(state, 'JS', 'GD') },
    });
    // What the other gains by the model is nothing to go by where it would refuse.
    expect(told(['SH', 4, 3, 'refuses'], ['ZJ', 2, 0.5])).toMatchObject({ partner: 'ZJ' });
    expect(told(['SH', 4, 3, 'refuses'])).toBeUndefined();
    expect(told(['SH', 0, 4])).toBeUndefined();
    // A person's answer nobody knows: they are asked where they gain.
    const byPerson = (theirs: number) => [
      { draft: newPact(state, 'JS', 'SH'), look: { gains: { JS: gain(2), SH: gain(theirs) }, answers: {} } },
    ];
    expect(firstPartner(byPerson(1), 'JS')).toMatchObject({ partner: 'SH' });
    expect(firstPartner(byPerson(-1), 'JS')).toBeUndefined();
    // People's income counts for more of a medal than the career.
    const pairs = [
      aLook(state, 'LN', gain(3.6, 0.7), gain(1)),
      aLook(state, 'SH', gain(0.1, 1.4), gain(4.5)),
    ];
    expect(firstPartner(pairs, 'JS')).toMatchObject({ partner: 'SH' });
    // An offer that costs more points than its rounds bring is advised to nobody.
    const slight = [aLook(state, 'SH', gain(0.6, 0.1), gain(0.2))];
    expect(firstPartner(slight, 'JS', { rounds: 1, cost: 0.4 })?.own.score).toBeCloseTo(0.2, 9);
    expect(firstPartner(slight, 'JS', { rounds: 1, cost: 1.5 })).toBeUndefined();
    // The desk would show a loss in this round, whatever later ones bring.
    expect(firstPartner(slight, 'JS', { rounds: 3, cost: 1.5 })).toBeUndefined();
    // Nor one by which either the career or the people would lose.
    expect(told(['SH', -0.1, 9])).toBeUndefined();
    expect(firstPartner([aLook(state, 'SH', gain(-0.3, 2), gain(1))], 'JS')).toBeUndefined();
    expect(firstPartner([aLook(state, 'SH', gain(9, -0.2), gain(1))], 'JS')).toBeUndefined();
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
    expect(provinceMove(table.state, seatAt('JS'), false, { leave, circle }).target?.type).toBe('draft');
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

  it('is to try more partners where a pact of several brings clearly more than the best of two', () => {
    const { state } = aProvincesTable();
    const at = (score: number) => ({ score, sum: score });
    const draft = withMembers(newPact(state, 'JS'), ['JS', 'SH', 'ZJ']);
    const circle = {
      draft,
      own: { score: -2, incomePercent: 9 },
      result: { was: at(20.4), next: at(61.2) },
    };
    const pair = (next?: number) => ({
      own: { score: 2, incomePercent: 1 },
      ...(next === undefined ? {} : { result: { was: at(20.4), next: at(next) } }),
    });
    expect(circleAdvised([circle], pair(24))).toBe(circle);
    // Neither where it adds no more to the result, nor where a result is not known and it is worth less to a medal.
    expect(circleAdvised([circle], pair(62.5))).toBeUndefined();
    const { result: _result, ...unknown } = circle;
    const little = { ...unknown, own: { score: 1, incomePercent: 1 } };
    expect(circleAdvised([little], pair())).toBeUndefined();
    expect(circleAdvised([little, unknown], pair())).toBe(unknown);
    expect(provinceMove(state, seatAt('JS'), false, { circle })).toMatchObject({
      phrase: { key: 'pmove.writeCircle', params: { economies: ['SH', 'ZJ'], income: '+9.0%' } },
      target: { type: 'draft', draft },
    });
    // One that binds goes before what is only promised, though that is forecast to bring more.
    const binding = {
      ...circle,
      result: { was: at(20.4), next: at(30) },
      draft: withTerms(withMembers(newPact(state, 'JS'), ['JS', 'ZJ']), { isBinding: true, rounds: 4 }),
    };
    expect(circleAdvised([circle, binding], pair(24))).toBe(binding);
    const worse = { ...binding, result: { was: at(20.4), next: at(12) } };
    expect(circleAdvised([circle, worse], pair(24))).toBe(circle);
    expect(provinceMove(state, seatAt('JS'), false, { circle: binding }).phrase.params).toMatchObject({
      terms: t('pmove.binding', { rounds: 4 }),
    });
    const first = must(firstPartner([aLook(state, 'SH', gain(4), gain(1))], 'JS'), 'a partner');
    expect(provinceMove(state, seatAt('JS'), false, { first, circle }).phrase.key).toBe('pmove.writeCircle');
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
    const help: Record<string, number> = { SH: 0.1, GD: 0.3, ZJ: 0.9, AH: 0 };
    const told = (...seats: string[]) =>
      firstPartner(
        seats.map((seat) => aLook(state, seat, gain(1), gain(1), seat === 'ZJ' ? 'refuses' : 'signs')),
        'JS',
        undefined,
        ({ partner }) => help[partner] ?? 0,
      );
    const first = told('SH', 'GD', 'ZJ');
    expect(first?.partner).toBe('GD');
    // Both figures stand in the line, since the result stays as it is told.
    const at = (score: number) => ({ score, sum: score });
    const nation = { was, next: { nationalIncomePercent: 6.2, borderEffect: 9 } };
    const full = { ...must(first, 'a partner'), nation, result: { was: at(100), next: at(100) } };
    const { phrase } = provinceMove(state, seatAt('JS'), false, { first: full });
    expect(phrase.params['result']).toBe(goalsMoved(full));
    expect(goalsMoved(full)).not.toBe('');
    expect(goalsMoved({ ...full, result: { was: at(0), next: at(0) } })).toBe('');
    expect(told('AH')).toBeUndefined();
    // What gold asks for counts, and no more.
    const more = { nationalIncomePercent: 30, borderEffect: 2 };
    expect(tableHelp(scenario, { was: { nationalIncomePercent: 15, borderEffect: 5 }, next: more })).toBe(0);
    expect(tableHelp(scenario, { was, next: { ...was, borderEffect: 8 } })).toBeGreaterThan(0);
    // What more income brings makes up for no thicker borders.
    expect(tableHelp(scenario, { was, next: { nationalIncomePercent: 9, borderEffect: 9.5 } })).toBeLessThan(
      0,
    );
  });

  it('takes nothing off the own result nor, where that stays, sets the country back', () => {
    const { scenario } = aProvincesTable();
    const at = (score: number) => ({ score, sum: score });
    const was = { nationalIncomePercent: 5, borderEffect: 7.9 };
    const told = (from: number, to: number, borderEffect: number) =>
      isHarmless(scenario, {
        result: { was: at(from), next: at(to) },
        nation: { was, next: { nationalIncomePercent: 5.2, borderEffect } },
      });
    expect(told(73.2, 72.4, 7.5)).toBe(false);
    expect(told(73, 73.2, 8.4)).toBe(false);
    expect(told(73, 73.2, 7.9)).toBe(true);
    expect(told(73, 75, 8.4)).toBe(true);
    // What is advised for the country alone is named with its price.
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
    const first = firstPartner([aLook(table.state, 'GD', gain(2), gain(2))], 'JS');
    const { provinces } = table.state.provinces;
    const withMoney = (freeMoney: number): ProvinceGame => {
      const poor = { ...provinces, JS: { ...must(provinces['JS'], 'JS'), freeMoney } };
      return { ...table.state, provinces: { ...table.state.provinces, provinces: poor } };
    };
    const moveWith = (money: number) => provinceMove(withMoney(money), seatAt('JS'), false, { first });
    expect(moveWith(5).phrase.key).toBe('pmove.writeFirst');
    // A first offer costs no more than there is.
    expect(moveWith(0).phrase.key).toBe('pmove.writeFirst');
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
    const renewal = () => draft;
    const move = (advice: Parameters<typeof provinceMove>[3] = { renewal }) =>
      provinceMove(table.state, seatAt('JS'), false, advice);
    expect(move().phrase.key).not.toBe('pmove.renew');
    table.nextRound();
    const pact = must(Object.values(table.provinces.pacts)[0], 'a pact');
    expect(move()).toMatchObject({
      urgent: true,
      phrase: { key: 'pmove.renew', params: { economies: ['SH'] } },
      target: { type: 'draft', draft },
    });
    const members = ['JS', 'SH', 'ZJ', 'AH', 'SD'];
    const pacts = { [pact.id]: { ...pact, members } };
    const large = { ...table.state, provinces: { ...table.provinces, pacts } };
    const ofFive = provinceMove(large, seatAt('JS'), false, { renewal }).phrase;
    expect(ofFive).toMatchObject({ key: 'pmove.renewLarge', params: { count: 5 } });
    // What brings nothing, and what nobody has worked out yet, is urged on nobody; that the pact ends is said.
    const told = move({ renewal: () => undefined });
    expect(told).toMatchObject({ phrase: { key: 'pmove.ends' }, target: { type: 'draft' } });
    expect(move({ renewal: () => undefined, isAwaited: true }).phrase.key).toBe('pboard.waiting');
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

  it('is no offer where no more pacts can be joined in the round', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['JS', 'SH']));
    expect(provinceMove(table.state, seatAt('JS')).phrase.key).toBe('pmove.write');
    table.conclude(aPactDraft(['JS', 'ZJ']));
    expect(provinceMove(table.state, seatAt('JS'))).toMatchObject({
      phrase: { key: 'pmove.full' },
      target: { type: 'ready' },
    });
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
