import { peopleTold } from '../../../client/panels/provinces/figures/League.tsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { waitsForReader } from '../../../shared/bots/moves/botMoves.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { must } from '#shared/kernel/records.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { bestVersion, versionsBeside } from '../../../client/panels/proposal/OfferList.tsx';
import { nameOf, proposalList } from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { changesOf, versionLines } from '../../../client/panels/provinces/pacts/PactRegister.tsx';
import { breakablePacts } from '../../../client/panels/provinces/policy/MoreMeasures.tsx';
import { brokenTold, leftNow } from '../../../client/panels/provinces/own/OwnCards.tsx';
import { bringsPointInAll } from '../../../client/panels/provinces/figures/League.tsx';
import { leaversTold, pactsEnding, pactsRenewable } from '../../../client/panels/provinces/own/ownModel.ts';
import { game } from '../../../client/state/store.ts';
import { pricesTold, reasonsTold } from '../../../client/panels/provinces/pacts/PactAnswers.tsx';
import { answersAwaited } from '../../../client/panels/provinces/pacts/PactBoard.tsx';
import { distrustTold } from '../../../client/panels/provinces/pacts/sharing.ts';
import { pactOutlook } from '../../../client/panels/provinces/pacts/PactOutlook.tsx';
import { mostForTable } from '../../../client/panels/provinces/table/ProvinceCard.tsx';
import { forecastPact } from '../../../shared/rules/provinces/forecast/forecastMeasures.ts';
import { loadAllText, phrase, t } from '../../../client/text/t.ts';
import { provinceMove } from '../../../client/panels/provinces/table/provinceMoveModel.tsx';
import { seatAt } from '../../../client/panels/provinces/seat.ts';
import {
  marksOf,
  newPact,
  paymentOf,
  withMembers,
  withPayments,
} from '../../../client/panels/provinces/pacts/pactDraft.ts';
import { aBindingDraft, aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

beforeAll(loadAllText);

const DELTA = ['JS', 'SH', 'ZJ'] as const;

/** What those ask who would sign for it, and why the others refuse. */
const refusalsTold = (asked: Parameters<typeof pricesTold>[0]) => [
  ...pricesTold(asked),
  ...reasonsTold(asked.answers, asked.draft.parties),
];

describe('breaking one’s word in the envelope', () => {
  it('is offered for pacts of one’s own, with what it would mean', () => {
    const table = aProvincesTable();
    const body = table.conclude(aBindingDraft(DELTA));
    const word = table.conclude(aPactDraft(['JS', 'AH'], { atMost: 2, rules: ['transparency'] }));
    table.conclude(aPactDraft(['GD', 'SC']));
    expect(breakablePacts(table.state, 'JS', { wall: 2, block: 2 })).toEqual([
      { id: body.id, isBinding: true, deposit: 12, isAbove: true, seen: 1 },
      { id: word.id, isBinding: false, deposit: 0, isAbove: false, seen: 0.8 },
    ]);
    expect(breakablePacts(table.state, 'JS', { wall: 3, block: 0 })).toMatchObject([
      { isAbove: true },
      { isAbove: true },
    ]);
    expect(breakablePacts(table.state, 'SN', { wall: 3, block: 3 })).toEqual([]);
  });
});

describe('the outlook of a pact', () => {
  it('tells what each member has of it', () => {
    const table = aProvincesTable();
    const draft = aBindingDraft(DELTA, {}, aCompensation('SH', 'JS', 30), aCompensation('ZJ', 'JS', 30));
    const forecast = forecastPact(table.scenario, table.state, draft);
    if (!forecast.ok) throw new Error(forecast.error.code);
    const members = pactOutlook(forecast.value, DELTA);
    expect(members.map(({ name }) => name)).toEqual(DELTA);
    // 51.2, 51.9 and 58.0 where all stood at 50 or 51.
    expect(members.map(({ score }) => Math.round(score))).toEqual([1, 2, 7]);
  });
});

describe('an offer whose last signature is missing', () => {
  it('says that its signer waits for an answer to another offer that would end with it', () => {
    const table = aProvincesTable();
    table.state = {
      ...table.state,
      settings: { ...table.state.settings, pactLimits: PRESETS.provincesStandard.pactLimits },
    };
    table.seatPerson('SC');
    const other = table.table('SN', aPactDraft(['SC', 'SN', 'AH']));
    const own = table.table('SC', aPactDraft(['SC', 'JS', 'AH']));
    const awaited = () => answersAwaited(table.scenario, table.state, table.proposal(own.id), 'SC');
    // Two signatures are missing: nobody waits yet.
    expect(awaited()).toBeUndefined();
    table.sign('JS', own.id);
    expect(awaited()).toMatchObject({ by: 'AH', offers: [{ id: other.id }] });
    table.act('SC', { type: 'refuseProposal', proposal: other.id, reason: 'noGain' });
    expect(awaited()).toBeUndefined();
  });

  it('waits for no answer to another version of the same pact', () => {
    const table = aProvincesTable();
    table.seatPerson('SC');
    const own = table.table('SC', aBindingDraft(['SC', 'JS', 'AH']));
    const ofOther = (author: string, sum: number) =>
      table.table(author, aBindingDraft(['SC', 'JS', 'AH'], {}, aCompensation('SC', author, sum)), own.id);
    const [first, second] = [ofOther('JS', 10), ofOther('AH', 12)];
    table.sign('SC', second.id);
    expect(answersAwaited(table.scenario, table.state, table.proposal(second.id), 'SC')).toBeUndefined();
    const due = {
      economy: 'JS',
      dueAtMs: 0,
      move: { type: 'answer', proposal: second.id, revision: 1 },
    } as const;
    const { proposals } = rulebookOf(table.scenario);
    const nowMs = first.revisedAtMs + 1;
    expect(waitsForReader(proposals, table.state, due, { read: [], nowMs })).toBe(false);
  });
});

describe('a word that is trusted no more', () => {
  it('is named with its pact where a draft does not bind, and with those who go by it', () => {
    const table = aProvincesTable();
    const { id: pact } = table.conclude(aPactDraft(['JS', 'SH']));
    const { state } = table;
    const breach = { pact, by: 'JS', round: 1, isSeen: true, deposit: 0, isExcluded: false };
    const left = { pact, by: 'SH', from: ['ZJ'], round: 1, points: 3 };
    const told = (draft: Parameters<typeof distrustTold>[1], round = 2, isSeen = true, asked = {}) =>
      distrustTold(
        {
          ...state,
          round,
          provinces: { ...state.provinces, breaches: [{ ...breach, isSeen }], departures: [left] },
        },
        draft,
        asked,
      );
    expect(told(aPactDraft(['JS', 'AH', 'GD']))).toEqual([
      {
        key: 'distrust.broke',
        params: {
          who: 'Jiangsu',
          them: 'it',
          agreement: pact,
          round: 1,
          until: 'before round 4',
          economies: ['AH', 'GD'],
        },
      },
    ]);
    // Who left others is refused by those alone.
    expect(told(aPactDraft(['SH', 'ZJ', 'AH']))).toMatchObject([
      { key: 'distrust.left', params: { who: 'Shanghai', economies: ['ZJ'] } },
    ]);
    expect(told(aPactDraft(['SH', 'AH']))).toEqual([]);
    // No person is refused because leaders have left pacts among themselves.
    const seated = aProvincesTable();
    seated.seatPerson('AH');
    const { state: withPerson } = seated;
    const provinces = { ...withPerson.provinces, departures: [left] };
    expect(distrustTold({ ...withPerson, provinces }, aPactDraft(['SH', 'ZJ', 'AH']))).toEqual([]);
    // The reader decides alone, and who has signed goes by it no more.
    const draft = aPactDraft(['JS', 'AH', 'GD']);
    expect(told(draft, 2, true, { me: 'AH' })).toMatchObject([{ params: { economies: ['GD'] } }]);
    expect(told(draft, 2, true, { me: 'AH', signed: ['GD'] })).toEqual([]);
    expect(told(draft, 2, true, { me: 'JS' })).toMatchObject([{ params: { who: 'You', them: 'you' } }]);
    // No round beyond the end is named.
    const late = { ...state, round: 2, settings: { ...state.settings, rounds: 3 } };
    const ended = distrustTold({ ...late, provinces: { ...state.provinces, breaches: [breach] } }, draft);
    expect(ended).toMatchObject([{ params: { until: 'in this game' } }]);
    expect(told(aBindingDraft(['JS', 'AH']))).toEqual([]);
    expect(told(aPactDraft(['JS', 'AH']), 2, false)).toEqual([]);
    expect(told(aPactDraft(['JS', 'AH']), 4)).toEqual([]);
  });
});

describe('the pact that is advised for the goal of the table', () => {
  it('is the one that moves income and borders of the country most, and none where none does', () => {
    const { scenario } = aProvincesTable();
    const round = (nationalIncomePercent: number, borderEffect: number) => ({
      nationalIncomePercent,
      borderEffect,
      provinces: {},
      othersIncomePercent: 0,
    });
    const offer = (income: number, border: number) => ({
      rounds: { without: round(3, 9), kept: round(income, border) },
    });
    const [small, large] = [offer(3.2, 8.8), offer(3.4, 8.1)];
    expect(mostForTable(scenario, [small, large, {}])).toBe(large);
    // None that takes from the own result what no round brings back.
    const costing = (next: number) => ({ ...large, result: { was: { score: 26 }, next: { score: next } } });
    expect(mostForTable(scenario, [small, costing(-9)])).toBe(small);
    expect(mostForTable(scenario, [small, costing(20)])).toEqual(costing(20));
    expect(mostForTable(scenario, [offer(3, 9.2)])).toBeUndefined();
    // What is told of it is the border effect: where that stays as it is told, nothing is.
    expect(mostForTable(scenario, [offer(3.4, 8.99)])).toBeUndefined();
  });
});

describe('a partner of a draft that broke a pact', () => {
  it('is told with every draft, binding or not, as long as the game lasts', () => {
    const table = aProvincesTable();
    const { id: pact } = table.conclude(aBindingDraft(['JS', 'SH']));
    const breach = { pact, by: 'JS', round: 1, isSeen: true, deposit: 12, isExcluded: true };
    const told = (round: number, isSeen = true, me = 'ZJ') => {
      const provinces = { ...table.state.provinces, breaches: [{ ...breach, isSeen }] };
      const game = { ...table.state, round, provinces };
      return [aBindingDraft(['JS', 'ZJ']), aPactDraft(['JS', 'ZJ']), aPactDraft(['SH', 'ZJ'])].map(
        (draft) => brokenTold(game, me, draft).length,
      );
    };
    expect(told(2)).toEqual([1, 1, 0]);
    expect(told(6)).toEqual([1, 1, 0]);
    // A round that is not over has shown nothing, nor has a breach that nobody saw; one knows one's own.
    expect(told(1)).toEqual([0, 0, 0]);
    expect(told(2, false)).toEqual([0, 0, 0]);
    expect(told(2, true, 'JS')).toEqual([0, 0, 0]);
    const doubted = [phrase('forecast.doubted', { economy: 'Jiangsu', wall: 4, block: 2 })];
    const game = { ...table.state, round: 2, provinces: { ...table.state.provinces, breaches: [breach] } };
    expect(brokenTold(game, 'ZJ', aPactDraft(['JS', 'ZJ']), doubted)).toEqual(doubted);
  });
});

describe('what a member answers', () => {
  it('stands beside what the career of whom refuses would lose over all rounds, whose row tells of one', () => {
    const draft = aPactDraft(['ZJ', 'SD', 'AH']);
    const answers = {
      SD: { answer: 'refuses', reason: 'noGain', points: -0.62 },
      AH: { answer: 'refuses', reason: 'noGain', points: 0 },
    } as const;
    expect(refusalsTold({ answers, draft, me: 'ZJ' })).toEqual([
      'Shandong would refuse: over all rounds of the pact, the chance of promotion included, it would cost its career 0.6 marks a round.',
      'Anhui would refuse: over all rounds, and with the chance of promotion, the pact does not raise their career points. The cost of an offer is not counted.',
    ]);
  });

  it('has beside it the income of the people from what the panel tells to what it would tell, or the change alone', () => {
    const income = (index: number) => ({ income: { value: 100 * Math.log(index / 100) } });
    expect(peopleTold({ was: income(99), next: income(103.1) }, 4.2)).toBe('−1.0% → +3.1%');
    expect(peopleTold(undefined, 4.2)).toBe('+4.2%');
  });

  it('is what it asks in place of what the draft pays it now', () => {
    const answers = { SD: { answer: 'asks', reason: 'smallPart', price: -3 } } as const;
    const told = (yuan100m: number, way: { readonly from: string; readonly to: string }) => {
      const paid = [paymentOf(yuan100m, { ...way, rounds: 3 })];
      return refusalsTold({ answers, draft: withPayments(aPactDraft(['ZJ', 'SD']), paid), me: 'ZJ' });
    };
    expect(told(14, { from: 'SD', to: 'ZJ' })).toEqual([
      'Shandong signs this if you get at most ¥0.3 bn a round (in this draft you get ¥1.4 bn). It gains by this, but little beside the others.',
    ]);
    expect(told(50, { from: 'ZJ', to: 'SD' })[0]).toContain('(in this draft you pay ¥5');
  });

  it('names what costs the career of a member most that would not gain', () => {
    const table = aProvincesTable();
    const draft = aPactDraft(['ZJ', 'SD'], {}, aCompensation('SD', 'ZJ', 60, 2));
    const forecast = forecastPact(table.scenario, table.state, draft);
    if (!forecast.ok) throw new Error('no forecast');
    const answers = { SD: { answer: 'asks', reason: 'noGain', price: -3 } } as const;
    const asked = { answers, draft, me: 'ZJ', forecast: forecast.value };
    const [told] = pricesTold(asked, { scenario: table.scenario, game: table.state });
    expect(told).toContain('What costs its career most: Budget.');
  });
});

describe('a pact that somebody left', () => {
  it('is named after those whom it bound before', () => {
    const table = aProvincesTable({ preset: 'provincesFull' });
    const pact = table.conclude(aPactDraft(['SC', 'SN', 'LN']));
    table.nextRound();
    table.act('LN', { type: 'giveNotice', agreement: pact.id });
    const report = table.settle();
    game.value = table.state;
    expect(leaversTold(table.state, report, 'SC').map(({ params }) => params['pact'])).toEqual([
      t('pact.nameVoluntary', { members: marksOf(['SC', 'SN', 'LN']) }),
    ]);
    game.value = undefined;
  });

  it('is told while the round is played, with who broke it, also where nothing of it is left', () => {
    const table = aProvincesTable({ preset: 'provincesFull' });
    const pact = table.conclude(aPactDraft(['SC', 'SN']));
    table.nextDraw('below', 0.01);
    table.seal('SN', { breaks: [pact.id] });
    table.nextRound();
    expect(leftNow(table.state, 'SC')).toEqual([]);
    table.act('SN', { type: 'giveNotice', agreement: pact.id });
    expect(leftNow(table.state, 'SC')).toMatchObject([
      { key: 'own.pactFellApart', params: { economies: ['SN'], by: ['SN'] } },
    ]);
  });
});

describe('the next move', () => {
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
});

describe('a renewal', () => {
  it('counts what it costs in the round in which it is signed', () => {
    const result = { was: { score: 30 }, next: { score: 55 } };
    const brings = (thisRound: number, rounds: number): boolean =>
      bringsPointInAll({ result, moved: { isNextRound: true, thisRound } }, { rounds });
    expect([brings(-24, 2), brings(-25, 2), brings(-25, 3)]).toEqual([true, false, true]);
  });
});

describe('the next move once a body has come to its term', () => {
  it('is to sign a body anew whose term is over, where nothing brings more', () => {
    const { rounds, pactLimits } = PRESETS.provincesStandard;
    const table = aProvincesTable({ preset: 'provincesStandard', rounds, pactLimits });
    const draft = aBindingDraft(['JS', 'ZJ'], { rounds: 1 });
    const { id } = table.conclude(draft);
    const renewable = () => pactsRenewable(table.state, 'JS').map((pact) => pact.id);
    // Not while it binds: in the next round its members may choose again.
    expect(renewable()).toEqual([]);
    expect(pactsEnding(table.state, 'JS')).toHaveLength(1);
    table.nextRound();
    expect(renewable()).toEqual([id]);
    const renewal = () => ({ draft, own: { score: 0, incomePercent: 0 } });
    const move = provinceMove(table.state, seatAt('JS'), false, { renewal });
    expect(move).toMatchObject({
      phrase: { key: 'pmove.anew', params: { economies: ['ZJ'] } },
      urgent: true,
    });
    const own = { score: 2, incomePercent: 9 };
    const pact = { draft: withMembers(newPact(table.state, 'JS'), ['JS', 'SH', 'ZJ']), own };
    expect(provinceMove(table.state, seatAt('JS'), false, { renewal, pact }).phrase.key).toBe(
      'pmove.writeCircle',
    );
    table.conclude(aBindingDraft(['JS', 'AH'], { rounds: 1 }));
    expect(renewable()).toEqual([]);
  });
});

describe('versions of a pact by several others', () => {
  const members = ['HB', 'SC', 'SH', 'LN'];
  const versions = () => {
    const table = aProvincesTable();
    const own = table.table('HB', aBindingDraft(members, {}, aCompensation('HB', 'SC', 10)));
    const [first, second] = [14, 12].map((sum, at) =>
      table.table(
        must(['SC', 'LN'][at], 'an author'),
        aBindingDraft(
          members,
          {},
          aCompensation('HB', 'SC', 10),
          aCompensation('HB', at === 0 ? 'SH' : 'LN', sum),
        ),
        own.id,
      ),
    );
    return { table, own, first: must(first, 'a version'), second: must(second, 'a version') };
  };

  it('stand together, and one that is signed is the answer to all of them as long as nobody refuses it', () => {
    const { table, own, first, second } = versions();
    const idsOf = (proposals: readonly Proposal[]) => proposals.map(({ id }) => id);
    const asked = () => idsOf(proposalList(table.state, 'HB').answer).toSorted();
    expect(asked()).toEqual([first.id, second.id].toSorted());
    const { answer, waiting } = proposalList(table.state, 'HB');
    expect(versionsBeside(table.state, [...answer, ...waiting], 'HB').map(idsOf)).toEqual([
      [own.id, first.id, second.id],
    ]);
    table.sign('HB', second.id);
    expect(asked()).toEqual([]);
    table.act('SH', { type: 'refuseProposal', proposal: second.id });
    expect(asked()).toEqual([first.id]);
  });

  it('are one card, with the best for the reader of those that wait for its answer in front', () => {
    const { table, own, first, second } = versions();
    const all = [own, first, second];
    const worths = new Map(
      [own, first, second].map((each, at) => [nameOf(each), { percent: [9, 1, 2][at] ?? 0 }]),
    );
    expect(bestVersion(table.state, all, worths, 'HB')?.id).toBe(second.id);
    expect(bestVersion(table.state, all, worths, 'SC')?.id).toBe(own.id);
    table.sign('HB', second.id);
    const signed = must(table.state.proposals[second.id], 'a version');
    expect(bestVersion(table.state, [own, signed], worths, 'HB')?.id).toBe(own.id);
  });

  it('say in a line what their author wants, and nothing of money that does not go to it', () => {
    const { table, first, second } = versions();
    const linesOf = (version: Proposal) =>
      versionLines(version, must(changesOf(table.state, version, 'HB'), 'changes'), 'HB');
    expect(linesOf(second)).toEqual(['Liaoning wants ¥1.2 bn a round more than in your version.']);
    expect(linesOf(first)).toEqual([]);
  });
});
