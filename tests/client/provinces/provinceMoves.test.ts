import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import {
  isSignable,
  newPact,
  renewalsOf,
  renewedPact,
  whyNothing,
  withMembers,
  withTerms,
} from '../../../client/panels/provinces/pacts/pactDraft.ts';
import {
  circleAdvised,
  firstPartner,
  goalsMoved,
  tableHelp,
} from '../../../client/panels/provinces/pacts/PartnerAdvice.tsx';
import { provinceMove } from '../../../client/panels/provinces/table/provinceMoveModel.ts';
import { partyAt, provinceAt, seatAt } from '../../../client/panels/provinces/seat.ts';
import { aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';
import { t } from '../../../client/text/t.ts';

describe('the next move of a seat', () => {
  it('is to answer, to seal, then to wait for the others', () => {
    const table = aProvincesTable();
    const { id } = table.table('SH', aPactDraft(['SH', 'JS']));
    expect(provinceMove(table.state, seatAt('JS'))).toMatchObject({
      urgent: true,
      target: { type: 'proposal', proposal: id },
    });
    expect(provinceMove(table.state, seatAt('SH')).urgent).toBe(false);
    table.advance();
    expect(provinceMove(table.state, seatAt('JS')).phrase.key).toBe('pmove.seal');
    table.seal('JS');
    const waits = provinceMove(table.state, seatAt('JS'));
    expect(waits.phrase.key).toBe('pmove.sealedWait');
    expect(waits.phrase.params['economies']).toHaveLength(9);
  });

  it('is to offer a pact that brings the own medal most of those by which both leaders gain', () => {
    const { state } = aProvincesTable();
    const gain = (score: number, incomePercent = score / 10) => ({ score, incomePercent });
    const told = (...pairs: [string, number, number][]) =>
      firstPartner(
        pairs.map(([seat, own, theirs]) => ({ gains: { JS: gain(own), [seat]: gain(theirs) } })),
        'JS',
      );
    const first = told(['SH', -1, 9], ['LN', 0.8, 3], ['GD', 1, 2], ['HB', 5, -1]);
    expect(provinceMove(state, seatAt('JS'), false, { first })).toMatchObject({
      phrase: {
        key: 'pmove.writeFirst',
        params: { economy: 'GD', most: 0, income: '+0.1%', result: '' },
      },
      target: { type: 'write', partner: 'GD', atMost: 0 },
    });
    // Where nobody gains beside it, the one who loses least is to be paid, and nobody is without a gain of one's own.
    expect(told(['SH', 4, -3], ['ZJ', 2, -0.5])).toMatchObject({ partner: 'ZJ', paysBoth: false });
    expect(told(['SH', 0, 4])).toBeUndefined();
    // People's income counts for more of a medal than the career.
    const pairs: { gains: Record<string, ReturnType<typeof gain>> }[] = [
      { gains: { JS: gain(3.6, 0.7), LN: gain(1) } },
      { gains: { JS: gain(0.1, 1.4), SH: gain(4.5) } },
    ];
    expect(firstPartner(pairs, 'JS')).toMatchObject({ partner: 'SH', paysBoth: true });
    // An offer that costs more points than its rounds bring is advised to nobody.
    const slight = [{ gains: { JS: gain(0.6, 0.1), SH: gain(0.2) } }];
    expect(firstPartner(slight, 'JS', { rounds: 1, cost: 0.4 })?.own.score).toBeCloseTo(0.2, 9);
    expect(firstPartner(slight, 'JS', { rounds: 1, cost: 1.5 })).toBeUndefined();
    // The desk would show a loss in this round, whatever later ones bring.
    expect(firstPartner(slight, 'JS', { rounds: 3, cost: 1.5 })).toBeUndefined();
    // Nor one by which either the career or the people would lose.
    expect(told(['SH', -0.1, 9])).toBeUndefined();
    expect(firstPartner([{ gains: { JS: gain(-0.3, 2), SH: gain(1) } }], 'JS')).toBeUndefined();
    expect(firstPartner([{ gains: { JS: gain(9, -0.2), SH: gain(1) } }], 'JS')).toBeUndefined();
    // The level is that of the pair which brings most.
    const twice = [
      { gains: { JS: gain(1, 0.1), SH: gain(1) } },
      { gains: { JS: gain(3, 0.9), SH: gain(2) } },
    ];
    expect(firstPartner(twice, 'JS', { rounds: 1, cost: 0 }, [1, 0])).toMatchObject({ atMost: 0 });
  });

  it('is to offer a pact that would pay both in later rounds too, and else one to whomever it likes', () => {
    const table = aProvincesTable();
    table.nextRound();
    const { state } = table;
    const gain = (score: number) => ({ score, incomePercent: 0 });
    const told = (theirs: number) => firstPartner([{ gains: { JS: gain(1), ZJ: gain(theirs) } }], 'JS');
    const keyWith = (theirs: number) =>
      provinceMove(state, seatAt('JS'), false, { first: told(theirs) }).phrase.key;
    expect(state.round).toBe(2);
    expect(keyWith(2)).toBe('pmove.writeFirst');
    // Whoever trades most with it may have just left, since a pact did not pay.
    expect(keyWith(-2)).toBe('pmove.write');
  });

  it('is to try more partners where a pact of several brings clearly more than the best of two', () => {
    const { state } = aProvincesTable();
    const draft = withMembers(newPact(state, 'JS'), ['JS', 'SH', 'ZJ']);
    const circle = {
      draft,
      own: { score: -2, incomePercent: 9 },
      losers: [],
      result: { was: 20.4, next: 61.2 },
    };
    const pair = { score: 2, incomePercent: 1 };
    const byIncome = ({ incomePercent }: typeof pair) => 20 + 4 * incomePercent;
    expect(circleAdvised([circle], pair, byIncome)).toBe(circle);
    // Neither where it adds no more to the result, nor where a result is not known and it is worth less to a medal.
    expect(circleAdvised([circle], pair, ({ score }) => score)).toBeUndefined();
    const little = { ...circle, own: { score: 1, incomePercent: 1 } };
    expect(circleAdvised([little], pair, () => undefined)).toBeUndefined();
    expect(circleAdvised([little, circle], pair, () => undefined)).toBe(circle);
    expect(provinceMove(state, seatAt('JS'), false, { circle })).toMatchObject({
      phrase: { key: 'pmove.writeCircle', params: { economies: ['SH', 'ZJ'], income: '+9.0%' } },
      target: { type: 'circle', draft },
    });
    // One that binds goes before what is only promised, though that is forecast to bring more.
    const binding = {
      ...little,
      draft: withTerms(withMembers(newPact(state, 'JS'), ['JS', 'ZJ']), { isBinding: true, rounds: 4 }),
    };
    expect(circleAdvised([circle, binding], pair, byIncome)).toBe(binding);
    expect(circleAdvised([circle, binding], pair, ({ incomePercent }) => -incomePercent)).not.toBe(binding);
    expect(provinceMove(state, seatAt('JS'), false, { circle: binding }).phrase.params).toMatchObject({
      terms: t('pmove.binding', { rounds: 4 }),
    });
    // Where the only pact of two would cost its partner more than it brings, the larger one stands as well.
    const first = firstPartner(
      [{ gains: { JS: { score: 4, incomePercent: 1 }, SH: { score: -1, incomePercent: 0 } } }],
      'JS',
    );
    expect(provinceMove(state, seatAt('JS'), false, { first }).phrase.key).toBe('pmove.writePaid');
    expect(provinceMove(state, seatAt('JS'), false, { first, circle }).phrase.key).toBe('pmove.writeCircle');
  });

  it('is what helps the table most where the own result can rise no more', () => {
    const { scenario, state } = aProvincesTable();
    const gain = { score: 1, incomePercent: 0 };
    const was = { nationalIncomePercent: 5, borderEffect: 9 };
    const pair = (seat: string, income: number, theirs = 1) => ({
      gains: { JS: gain, [seat]: { score: theirs, incomePercent: 0 } },
      nation: { was, next: { nationalIncomePercent: income, borderEffect: 9 } },
    });
    const helpOf = ({ nation }: { readonly nation?: ReturnType<typeof pair>['nation'] }) =>
      nation === undefined ? 0 : tableHelp(scenario, nation);
    const told = (...pairs: ReturnType<typeof pair>[]) => firstPartner(pairs, 'JS', undefined, [], helpOf);
    const first = told(pair('SH', 5.5), pair('GD', 6.2), pair('ZJ', 9, -1));
    expect(first?.partner).toBe('GD');
    // Both figures stand in the line, since the result stays as it is told.
    const full = { ...must(first, 'a partner'), result: { was: 100, next: 100 } };
    const { phrase } = provinceMove(state, seatAt('JS'), false, { first: full });
    expect(phrase.params['result']).toBe(goalsMoved(full));
    expect(goalsMoved(full)).not.toBe('');
    expect(goalsMoved({ ...full, result: { was: 0, next: 0 } })).toBe('');
    expect(told(pair('SH', 5), pair('GD', 4))).toBeUndefined();
    // What gold asks for counts, and no more.
    const more = { nationalIncomePercent: 30, borderEffect: 2 };
    expect(tableHelp(scenario, { was: { nationalIncomePercent: 15, borderEffect: 5 }, next: more })).toBe(0);
    expect(tableHelp(scenario, { was, next: { ...was, borderEffect: 8 } })).toBeGreaterThan(0);
  });

  it('is no offer that cannot be paid', () => {
    const table = aProvincesTable();
    const gain = { score: 2, incomePercent: 0 };
    const first = firstPartner([{ gains: { JS: gain, GD: gain } }], 'JS');
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
    const isRenewalAdvised = (): boolean => true;
    const move = (advice: Parameters<typeof provinceMove>[3] = { isRenewalAdvised }) =>
      provinceMove(table.state, seatAt('JS'), false, advice);
    expect(move().phrase.key).not.toBe('pmove.renew');
    table.nextRound();
    const pact = must(Object.values(table.provinces.pacts)[0], 'a pact');
    expect(move()).toMatchObject({
      urgent: true,
      phrase: { key: 'pmove.renew', params: { economies: ['SH'] } },
      target: { type: 'renew', pact: pact.id },
    });
    const members = ['JS', 'SH', 'ZJ', 'AH', 'SD'];
    const pacts = { [pact.id]: { ...pact, members } };
    const large = { ...table.state, provinces: { ...table.provinces, pacts } };
    const told = provinceMove(large, seatAt('JS'), false, { isRenewalAdvised });
    expect(told.phrase).toMatchObject({ key: 'pmove.renewLarge', params: { count: 5 } });
    // What brings nothing, and what nobody has worked out yet, is urged on nobody.
    expect(move({ isRenewalAdvised: () => false }).phrase.key).not.toBe('pmove.renew');
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

describe('what is advised of a pact', () => {
  const gains = (own: number, theirs: number) => ({
    SH: { score: own, incomePercent: 1 },
    JS: { score: theirs, incomePercent: 1 },
  });

  it('is to be renewed only where the rules let all sign, and none of the others loses much', () => {
    const table = aProvincesTable({ pactLimits: PRESETS.provincesStandard.pactLimits });
    const draft = aPactDraft(['SH', 'JS']);
    const seat = () => ({ game: table.state, me: 'SH' });
    expect(isSignable(table.scenario, seat(), draft, gains(-5, -1.5))).toBe(true);
    expect(isSignable(table.scenario, seat(), draft, gains(5, -2.5))).toBe(false);
    table.conclude(aPactDraft(['JS', 'ZJ']));
    expect(isSignable(table.scenario, seat(), draft, gains(5, 5))).toBe(false);
  });
});
