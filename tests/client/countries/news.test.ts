import { describe, expect, it } from 'vitest';
import { FORMER_LESSON_LIMITS } from '#shared/content/presets.ts';
import { agreementId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { agreementLines } from '../../../client/panels/host/ProposalsCard.tsx';
import { newsOf } from '../../../client/panels/countries/briefingModel.ts';
import { nameOf, tellerOf, told as worthsTold } from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { changesBetween } from '../../../client/panels/moments/changesModel.ts';
import { publicMoments } from '../../../client/panels/moments/momentsModel.ts';
import { leavingNow } from '../../../client/panels/screen/ScreenMap.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { registerLines } from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable, type Table } from '../../support/aTable.ts';
import { aWtoTable, putOnFloor } from '../../support/aWtoTable.ts';
import {
  aPoliticalTable,
  aSignedUnion,
  aTableWithArea,
} from '../../rules/modules/politics/aPoliticalTable.ts';

const keysOf = (changes: ReturnType<typeof changesBetween>) => changes.map(({ phrase }) => phrase.key);
/** What is told to a seat, of itself first. */
const told = (state: CountryGame, me: string) => {
  const { own, others } = newsOf(state, me);
  return [...own, ...others];
};
const newsKeys = (state: CountryGame, me: string) => told(state, me).map(({ key }) => key);

/** An area of two in force, and the round in which one of them gives notice. */
function aNotice(): { readonly table: Table; readonly before: CountryGame; readonly id: string } {
  const table = aTable({ people: 'all', at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'BOR'));
  table.goTo('negotiation', 3);
  const before = table.state;
  const { id } = must(Object.values(before.agreements)[0], 'the area');
  table.act('ALB', { type: 'giveNotice', agreement: id });
  return { table, before, id };
}

it('tells at the head of the next briefing that a conference failed, and who wanted what otherwise', async () => {
  await loadAllText();
  const table = aTable({ people: 'all', at: 'negotiation' });
  const objections = [{ by: 'DUN', change: { type: 'facilitation', facilitationBp: 0 } }] as const;
  const wto = { conference: { stage: 'failed', objections }, rulings: [], boundCutBp: {} } as const;
  table.goTo('negotiation', 2);
  const [last] = table.state.reports;
  const reports = [{ ...must(last, 'the first round'), modules: { wto } }];
  expect(newsOf({ ...table.state, reports } as unknown as CountryGame, 'ALB').own[0]).toMatchObject({
    key: 'wto.conferenceFailed',
    params: { list: ['Dune (Easier trade)'] },
  });
});

describe('a promise that was broken', () => {
  it('is news of whoever gave it and of whoever had it, and news of others to the rest', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const to = { type: 'seat', economy: 'DUN' } as const;
    table.act('CAT', { type: 'givePledge', to, undertaking: { type: 'noTariffRises' } });
    const pledges = table.state.pledges.map((pledge) => ({ ...pledge, outcome: 'broken' as const }));
    const state = { ...table.goTo('briefing', 2).state, pledges };
    expect(newsOf(state, 'CAT')).toMatchObject({
      own: [{ key: 'news.ownPromise', params: { economies: ['DUN'] } }],
      others: [],
    });
    expect(newsOf(state, 'DUN').own).toMatchObject([
      { key: 'news.promiseToYou', params: { economy: 'CAT' } },
    ]);
    expect(newsOf(state, 'ALB').others).toMatchObject([{ key: 'news.promise', params: { economy: 'CAT' } }]);
  });
});

describe('agreements of the round before', () => {
  it('are told one by one, the own first; many of others in one line', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('BOR', 'CAT'));
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('briefing', 2);
    const own = must(
      Object.values(table.state.agreements).find(({ parties }) => parties.includes('DUN')),
      'own',
    );
    expect(told(table.state, 'DUN').map(({ params }) => params['economies'] ?? params['agreement'])).toEqual([
      own.id,
      ['BOR', 'CAT'],
    ]);
    const agreement = must(Object.values(table.state.agreements)[0], 'agreement');
    const more = ['ALB', 'BOR', 'ALB'].map((economy, at) => {
      const id = agreementId(20 + at);
      return [id, { ...agreement, id, parties: [economy, 'CAT'] }] as const;
    });
    const agreements = { ...table.state.agreements, ...Object.fromEntries(more) };
    const [first, ...others] = told({ ...table.state, agreements }, 'DUN');
    expect(first).toEqual({ key: 'news.inForceYou', params: { agreement: own.id } });
    expect(others).toEqual([
      { key: 'news.signedByOthers', params: { count: 4, economies: ['CAT'], most: 4 } },
    ]);
    const alike = more.map(([id, each]) => [id, { ...each, parties: ['ALB', 'BOR', 'CAT'] }] as const);
    const [, tied] = told(
      { ...table.state, agreements: { ...agreements, ...Object.fromEntries(alike) } },
      'DUN',
    );
    expect(tied?.params['economies']).toEqual(['BOR', 'CAT']);
    const once = Array.from({ length: 4 }, (_each, at) => {
      const id = agreementId(30 + at);
      return [id, { ...agreement, id, parties: [`X${at}`, `Y${at}`] }] as const;
    });
    expect(told({ ...table.state, agreements: Object.fromEntries(once) }, 'DUN')).toEqual([
      { key: 'news.signedByMany', params: { count: 4 } },
    ]);
  });
});

describe('agreements of bots among themselves', () => {
  it('are told in one line, after each that people signed', () => {
    const table = aTable({ people: ['ALB', 'DUN'], at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('briefing', 2);
    const area = must(Object.values(table.state.agreements)[0], 'the area');
    const ofBots = ['X', 'Y'].map((other, at) => {
      const id = agreementId(20 + at);
      return [id, { ...area, id, parties: ['CAT', other] }] as const;
    });
    const agreements = { ...Object.fromEntries(ofBots), ...table.state.agreements };
    const signed = newsOf({ ...table.state, agreements }, 'DUN').others.filter(({ key }) =>
      key.startsWith('news.signed'),
    );
    expect(signed.map(({ key, params }) => [key, params['economies']])).toEqual([
      ['news.signedForm', ['ALB', 'BOR']],
      ['news.signedByOthers', ['CAT']],
    ]);
  });
});

it('is told apart: what changes for the seat itself, and what others did among themselves', () => {
  const { table } = aNotice();
  const keysOf = (me: string) => {
    const { own, others } = newsOf(table.state, me);
    return [own, others].map((part) => part.map(({ key }) => key));
  };
  expect(['ALB', 'BOR', 'CAT'].map(keysOf)).toEqual([
    [['news.leavingOwn'], []],
    [['news.leavingYou'], []],
    [[], ['news.leaving']],
  ]);
  table.goTo('negotiation', 4);
  expect(['ALB', 'BOR', 'CAT'].map((me) => newsOf(table.state, me).own.length)).toEqual([1, 1, 0]);
});

describe('an offer that was left unsigned', () => {
  it('is told in the next round with what it was worth, the best alone', () => {
    const table = aTable({ people: ['ALB', 'DUN'], at: 'negotiation' });
    const offers = ['BOR', 'CAT'].map((from) => table.tableProposal(aFreeTradeArea(from, 'ALB')));
    const worths = offers.map((offer, at) => {
      const worth = { percent: at === 0 ? 0.31 : 0.12 };
      return [nameOf(offer), { law: '', worth }] as const;
    });
    table.goTo('briefing', 2);
    const leftBy = (seat: string) => {
      worthsTold.value = { seat: tellerOf('ALB'), worths: new Map(worths) };
      const news = newsOf(table.state, seat).own.filter(({ key }) => key === 'news.leftUnsigned');
      worthsTold.value = { seat: '', worths: new Map() };
      return news.map(({ params }) => params);
    };
    expect(leftBy('ALB')).toEqual([{ economy: 'BOR', percent: 0.31 }]);
    expect(leftBy('DUN')).toEqual([]);
  });
});

describe('agreements that hold for two rounds', () => {
  it('are told of when they have lapsed, the own as one that may be signed anew', () => {
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const table = aTable({ agreementLimits, people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    expect(newsKeys(table.goTo('briefing', 2).state, 'ALB')).not.toContain('news.lapsedYou');
    const { state } = table.goTo('briefing', 3);
    expect(told(state, 'ALB')).toContainEqual({ key: 'news.lapsedYou', params: { economies: ['BOR'] } });
    expect(told(state, 'CAT')).toContainEqual({
      key: 'news.lapsed',
      params: { economies: ['ALB', 'BOR'] },
    });
    expect(newsKeys(table.goTo('briefing', 4).state, 'ALB')).not.toContain('news.lapsedYou');
  });
});

describe('what ends after this round', () => {
  const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
  const aSignedTable = (at: number) => {
    const table = aTable({ agreementLimits, people: 'all', rounds: 4 }).goTo('negotiation', at);
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    return table;
  };

  it('is told of the own agreement in its last round, with when it may be signed anew', () => {
    const { state } = aSignedTable(1).goTo('briefing', 2);
    expect(told(state, 'ALB')).toContainEqual({
      key: 'news.endsYou',
      params: { economies: ['BOR'], round: 3 },
    });
    expect(newsKeys(state, 'CAT')).not.toContain('news.endsYou');
  });

  it('is told in the last round as what the years after will lack', () => {
    const { state } = aSignedTable(3).goTo('briefing', 4);
    expect(told(state, 'BOR')).toContainEqual({ key: 'news.endsYouLast', params: { economies: ['ALB'] } });
  });

  it('is not told in the years after, in which nothing ends any more and nothing may be signed', () => {
    const table = aSignedTable(3);
    table.goTo('negotiation', 4);
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    const { state } = table.goTo('epilogue');
    expect(told(state, 'ALB').filter(({ key }) => /lapsed|ends/u.test(key))).toEqual([
      { key: 'news.lapsedYouLast', params: { economies: ['BOR'] } },
    ]);
  });

  it('is told of payments that end before their agreement, to who pays and to who is paid', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const payment = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 10, rounds: 2 } as const;
    const area = aFreeTradeArea('ALB', 'BOR');
    table.conclude({ ...area, clauses: [...area.clauses, payment] });
    const { state } = table.goTo('briefing', 2);
    expect(told(state, 'ALB')).toContainEqual({
      key: 'news.paymentEndsYou',
      params: { economy: 'BOR', amountMn: 10 },
    });
    expect(told(state, 'BOR')).toContainEqual({
      key: 'news.paymentEndsToYou',
      params: { economy: 'ALB', amountMn: 10 },
    });
    expect(newsKeys(state, 'CAT').filter((key) => key.startsWith('news.payment'))).toEqual([]);
  });
});

describe('something to answer', () => {
  it('takes readiness back, and says so to whom it has reached alone', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    for (const seat of ['BOR', 'CAT']) table.act(seat, { type: 'declareReady', ready: true });
    const before = table.state;
    table.act('ALB', { type: 'tableProposal', draft: aFreeTradeArea('ALB', 'BOR') });
    expect(keysOf(changesBetween(before, table.state, 'BOR'))).toEqual([
      'notice.readyLost',
      'notice.proposal',
    ]);
    expect(keysOf(changesBetween(before, table.state, 'CAT'))).toEqual([]);
    const answered = table.state;
    table.act('CAT', { type: 'declareReady', ready: false });
    expect(keysOf(changesBetween(answered, table.state, 'BOR'))).toEqual([]);
  });
});

describe('leaving', () => {
  it('is told to the partner at once, and to nobody else as its own', () => {
    const { table, before, id } = aNotice();
    expect(changesBetween(before, table.state, 'BOR').map(({ phrase }) => phrase)).toEqual([
      { key: 'moment.leavesYou', params: { economy: 'ALB', agreement: id, round: 4 } },
    ]);
    expect(changesBetween(before, table.state, 'ALB')).toEqual([]);
    expect(changesBetween(before, table.state, 'CAT')).toEqual([]);
  });

  it('stands in the news of all from the notice to the round after', () => {
    const { table } = aNotice();
    expect(['ALB', 'BOR', 'CAT'].map((me) => newsKeys(table.state, me))).toEqual([
      ['news.leavingOwn'],
      ['news.leavingYou'],
      ['news.leaving'],
    ]);
    table.goTo('briefing', 4);
    expect(['ALB', 'BOR', 'CAT'].map((me) => newsKeys(table.state, me))).toEqual([
      ['news.leavingNowOwn'],
      ['news.leavingNowYou'],
      ['news.leavingNow'],
    ]);
    table.goTo('negotiation', 4);
    expect(table.state.agreements).toEqual({});
    expect(told(table.state, 'ALB')).toEqual([
      { key: 'news.left', params: { economy: 'ALB', economies: ['BOR'] } },
    ]);
  });

  it('is told of whoever gave notice first where all have, never of an agreement with nobody', () => {
    const { table } = aNotice();
    const between = table.state;
    const { id } = must(Object.values(between.agreements)[0], 'the area');
    table.act('BOR', { type: 'giveNotice', agreement: id });
    expect(changesBetween(between, table.state, 'ALB')).toEqual([]);
    expect(publicMoments(between, table.state)).toEqual([]);
    expect(['ALB', 'BOR', 'CAT'].map((me) => newsKeys(table.state, me))).toEqual([
      ['news.leavingOwn'],
      ['news.leavingYou'],
      ['news.leaving'],
    ]);
    table.goTo('negotiation', 4);
    expect(told(table.state, 'CAT')).toEqual([
      { key: 'news.left', params: { economy: 'ALB', economies: ['BOR'] } },
    ]);
  });

  it('is told to the host with the round in which it ends, and to the room', () => {
    const { table } = aNotice();
    expect(agreementLines(table.state)[0]?.leaving).toEqual({ by: ['ALB'], outInRound: 4, ends: true });
    expect(leavingNow(table.state).map(({ params }) => params['economy'])).toEqual(['ALB']);
    table.goTo('negotiation', 4);
    expect(agreementLines(table.state)).toEqual([]);
    expect(leavingNow(table.state)).toEqual([]);
  });
});

describe('votes at home', () => {
  it.each([
    [100, 'notice.ratified'],
    [0, 'notice.notRatified'],
  ])('at a support of %i are told as %s', (support, key) => {
    const table = aTableWithArea();
    const politics = must(table.state.politics, 'politics');
    const seats = Object.fromEntries(
      Object.entries(politics.seats).map(([economy, seat]) => [economy, { ...seat, support }]),
    );
    table.state = { ...table.state, politics: { ...politics, seats } };
    aSignedUnion(table);
    const before = table.state;
    table.goTo('policy');
    for (const me of ['USA', 'CAN']) expect(keysOf(changesBetween(before, table.state, me))).toContain(key);
    expect(keysOf(changesBetween(before, table.state, 'JPN'))).not.toContain(key);
  });

  it('that turn a government out are told to it and to all in the next briefing', () => {
    const table = aPoliticalTable({ rounds: 6 });
    while (table.state.reports.at(-1)?.modules?.politics?.elections.some(({ fell }) => fell) !== true) {
      const politics = must(table.state.politics, 'politics');
      const seats = Object.fromEntries(
        Object.entries(politics.seats).map(([economy, seat]) => [economy, { ...seat, support: 5 }]),
      );
      table.state = { ...table.state, politics: { ...politics, seats } };
      table.goTo('results', table.state.round + (table.state.phase === 'results' ? 1 : 0));
    }
    const elections = table.state.reports.at(-1)?.modules?.politics?.elections ?? [];
    const fallen = elections.filter(({ fell }) => fell).map(({ economy }) => economy);
    table.goTo('briefing', table.state.round + 1);
    for (const { id } of table.scenario.economies.filter(({ playable }) => playable)) {
      const news = told(table.state, id);
      expect(news.some(({ key }) => key === 'news.fellYou')).toBe(fallen.includes(id));
      const others = news.find(({ key }) => key === 'news.fell')?.params['economies'] ?? [];
      expect(others).toEqual(fallen.filter((economy) => economy !== id));
    }
  });
});

describe('a conference', () => {
  it('is told to every seat when it adopts, fails or has nothing to decide, and to the author as its own package', () => {
    const outcomeTold = (prepare: (table: Table) => void): readonly string[] => {
      const table = aWtoTable({ people: 'all' });
      prepare(table);
      const before = table.state;
      table.goTo('policy');
      return ['ALB', 'DUN'].flatMap((me) => keysOf(changesBetween(before, table.state, me)));
    };
    expect(outcomeTold(() => undefined)).toEqual(['notice.conferenceNone', 'notice.conferenceNone']);
    expect(
      outcomeTold((table) => {
        putOnFloor(table, 'ALB');
        const change = { type: 'exemptSector', sector: 'GRA' } as const;
        table.act('DUN', { type: 'objectToPackage', revision: 1, change });
      }),
    ).toEqual(['wto.packageFailed', 'wto.packageFailed']);
    expect(outcomeTold((table) => putOnFloor(table, 'ALB'))).toEqual([
      'moment.conferenceOwnText',
      'moment.conferenceCarriedText',
    ]);
  });
});

describe('payments in the register', () => {
  const area = aFreeTradeArea('ALB', 'BOR');
  const payment = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 10 } as const;
  const told = (table: Table): string[] =>
    Object.values(table.state.agreements)
      .flatMap((agreement) => registerLines(table.state, agreement))
      .map(({ key }) => key);

  it('stand in it while they are still due, and not once the last is paid', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aDraft(['ALB', 'BOR'], ...area.clauses, { ...payment, rounds: 2 }));
    for (const phase of ['negotiation', 'policy'] as const)
      expect(told(table.goTo(phase, 2))).toEqual(['register.payment']);
    expect(told(table.goTo('results', 2))).toEqual([]);
    expect(told(table.goTo('negotiation', 3))).toEqual([]);
  });

  it('are said to last to the end where they outlast the game', () => {
    const table = aTable({ people: 'all', at: 'negotiation', rounds: 4 });
    table.conclude(aDraft(['ALB', 'BOR'], ...area.clauses, { ...payment, rounds: 5 }));
    expect(told(table)).toEqual(['register.paymentToEnd']);
  });
});
