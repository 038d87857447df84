import { withForce } from '../../../client/panels/provinces/pacts/TermsFields.tsx';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reasonsToGive } from '../../../client/panels/proposal/ProposalActionsRow.tsx';
import { changesBetween } from '../../../client/panels/moments/changesModel.ts';
import { fateOf } from '../../../client/panels/proposal/ReasonLines.tsx';
import { statusOf } from '../../../client/panels/replay/ReplayColumns.tsx';
import {
  breachesOfPact,
  chanceSeen,
  isWronged,
  bindingFault,
  keptOut,
  newPact,
  paymentOf,
  termLines,
  withMembers,
  withPayments,
} from '../../../client/panels/provinces/pacts/pactDraft.ts';
import { marksUnpaid, paysForGain } from '../../../client/panels/provinces/pacts/PactAnswers.tsx';
import { plansAmong } from '../../../client/panels/provinces/pacts/PartnerAdvice.tsx';
import { nameThen } from '../../../client/panels/provinces/pacts/PactRegister.tsx';
import { provinces as PROVINCES } from '../../../client/rulebooks/provinces.tsx';
import { pactsLeftHere } from '../../../client/state/tableState.ts';
import { game, me, traits } from '../../../client/state/store.ts';
import { agreementName, economyName } from '../../../client/text/nameParams.ts';
import { language } from '../../../client/text/language.ts';
import { type Phrase, loadAllText, t } from '../../../client/text/t.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { forecastPact } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { brokenBefore, whoBroke } from '#shared/rules/provinces/pacts/breaches.ts';
import { brokenTold, wordsBroken } from '../../../client/panels/provinces/own/OwnCards.tsx';
import { distrustTold } from '../../../client/panels/provinces/pacts/sharing.ts';
import { aWildTable } from '../../support/aProvincesRun.ts';
import {
  aBindingDraft,
  aPactDraft,
  aProvincesTable,
  type ProvincesTable,
} from '../../support/aProvincesTable.ts';

describe('the deposit of a pact', () => {
  beforeAll(loadAllText);

  it('is told in what it costs the reader to members alone', () => {
    const told = (seat: string) => {
      me.value = { role: 'player', seat, mayHost: false };
      return termLines(aBindingDraft(['SH', 'JS'])).find((line) => line.startsWith('Binding'));
    };
    const prosperity = Array.from({ length: 100 }, (_, at) => at);
    const seats = { JS: { prosperity, support: prosperity } };
    game.value = { ...aProvincesTable().state, par: { games: 500, seats, bestPath: {} } } as never;
    expect(told('JS')).toMatch(/loses a deposit \(you: \d+ points\)/u);
    expect(told('LN')).toBe(t('terms.bindingOthers'));
    // Nor where points are not known, as in a replay.
    game.value = undefined;
    expect(told('JS')).toBe(t('terms.bindingOthers'));
    me.value = undefined;
  });
});

describe('payments of a pact', () => {
  it('are told as paid by who gains more, where that is so, also by a forecast that has no round without payments', () => {
    const { scenario, state: game } = aProvincesTable();
    const plain = aPactDraft(['SC', 'LN']);
    const marksOf = (draft: Draft, isListed = false) => {
      const forecast = forecastPact(scenario, game, draft);
      if (!forecast.ok) throw new Error(forecast.error.code);
      const { unpaid, ...listed } = forecast.value;
      return marksUnpaid(
        { scenario, game },
        draft,
        isListed ? listed : { ...listed, ...(unpaid && { unpaid }) },
      );
    };
    const paid = withPayments(plain, [paymentOf(40, { from: 'LN', to: 'SC', rounds: 2 })]);
    const [free, whole, listed] = [marksOf(plain), marksOf(paid), marksOf(paid, true)];
    for (const party of plain.parties) {
      expect(whole.get(party)).toBeCloseTo(must(free.get(party), party), 3);
      // But for what payments do to markets.
      expect(Math.abs((listed.get(party) ?? NaN) - (free.get(party) ?? NaN))).toBeLessThan(2);
    }
    expect(paysForGain(paid, whole)).toBe(true);
    expect(paysForGain(plain, free)).toBe(false);
    const against = withPayments(plain, [paymentOf(40, { from: 'SC', to: 'LN', rounds: 2 })]);
    expect(paysForGain(against, marksOf(against))).toBe(false);
  });
});

describe('a word that was broken', () => {
  it('is told with who, when and which dials, once the round is over', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['AH', 'HB'], { goods: 'finished', atMost: 1 }));
    table.advance();
    table.nextDraw('below', 0.6);
    table.seal('HB', { breaks: [pact.id] });
    table.settle();
    expect(breachesOfPact(table.state, pact)).toEqual([]);
    table.nextRound();
    const breaches = breachesOfPact(table.state, pact);
    const { wall } = table.provinces.provinces['HB'] ?? { wall: 0 };
    expect(breaches).toEqual([{ by: 'HB', round: 1, dials: [{ dial: 'wall', level: wall, most: 1 }] }]);
    expect(isWronged(breaches, 'AH')).toBe(true);
    expect(isWronged(breaches, 'HB')).toBe(false);
    expect(isWronged(breaches, undefined)).toBe(false);
  });

  it('is told of whom a binding pact has put out', () => {
    const table = aProvincesTable();
    const body = table.conclude(aBindingDraft(['SH', 'JS', 'ZJ']));
    table.advance();
    table.seal('JS', { breaks: [body.id] });
    table.nextRound();
    const left = table.pact(body.id);
    expect(left.members).toEqual(['SH', 'ZJ']);
    expect(breachesOfPact(table.state, left)).toMatchObject([{ by: 'JS', round: 1 }]);
    expect(breachesOfPact(table.state, left)[0]?.dials.map(({ dial }) => dial)).toEqual(['wall', 'block']);
  });

  it('is seen the likelier where books are open', () => {
    const table = aProvincesTable();
    const plain = table.conclude(aPactDraft(['AH', 'HB']));
    const open = table.conclude(aPactDraft(['AH', 'JS'], { rules: ['transparency'] }));
    expect(chanceSeen(table.state, plain)).toBeCloseTo(0.6, 9);
    expect(chanceSeen(table.state, open)).toBeCloseTo(0.8, 9);
  });

  it('is told by a card with answers to it as talks open, where whoever broke it is still in the pact', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['AH', 'HB'], { goods: 'finished', atMost: 1 }));
    table.advance();
    table.nextDraw('below', 0.6);
    table.seal('HB', { breaks: [pact.id] });
    table.settle();
    while (table.state.phase !== 'briefing') table.advance();
    const before = table.state;
    table.advance();
    const cards = (me: string, after = table.state) =>
      changesBetween(before, after, me).flatMap(({ moment }) =>
        moment?.brokenPact === undefined ? [] : [moment],
      );
    expect(cards('AH')).toMatchObject([
      { kind: 'wordBroken', economies: ['HB'], isToYou: true, brokenPact: pact.id },
    ]);
    expect([...cards('HB'), ...cards('JS')]).toEqual([]);
    table.act('HB', { type: 'giveNotice', agreement: pact.id });
    expect(cards('AH')).toEqual([]);
  });
});

describe('who broke a pact', () => {
  it('is the same by pact and round at the foot of the form, in plans, in the list and in the briefing', () => {
    const seen: string[] = [];
    aWildTable('broken words', {}, ({ state, scenario }) => {
      const game = { ...state, phase: 'briefing' as const, round: state.round + 1 };
      const [me = '', ...others] = scenario.dealOrder;
      const draft = aPactDraft([me, ...others]);
      const last = whoBroke(game, { from: state.round, by: others });
      const names = [...new Set(last.map(({ by }) => economyName(by)))].toSorted();
      const ofRound = (told: readonly Phrase[], name: string) => [
        ...new Set(
          told.flatMap(({ params }) => (params?.['round'] === state.round ? [String(params[name])] : [])),
        ),
      ];
      expect(ofRound(brokenTold(game, me, draft), 'economy').toSorted()).toEqual(names);
      expect(
        ofRound(
          distrustTold(game, draft, { me }).filter(({ key }) => key === 'distrust.broke'),
          'who',
        )
          .filter((who) => who !== t('proposal.you'))
          .toSorted(),
      ).toEqual(names);
      const planned = brokenBefore(game, scenario.dealOrder, me).filter(({ round }) => round === state.round);
      expect(planned.map(({ by }) => economyName(by)).toSorted()).toEqual(names);
      const { own, others: ofOthers } = wordsBroken(game, me);
      const briefed = [...own, ...ofOthers]
        .filter(({ key }) => key.startsWith('pbrief.broken'))
        .map(({ params }) => economyName(String(params?.['economy'])));
      expect([...new Set(briefed)].toSorted()).toEqual(names);
      seen.push(...names);
    });
    expect(seen.length).toBeGreaterThan(0);
  });
});

describe('a pact that is gone', () => {
  beforeAll(loadAllText);
  afterEach(() => {
    game.value = undefined;
    traits.value = {};
    language.value = 'en';
  });

  it('still has its name in the list of broken promises', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['AH', 'HB'], { goods: 'finished', atMost: 1 }));
    table.nextRound();
    table.act('AH', { type: 'giveNotice', agreement: pact.id });
    expect(table.provinces.pacts[pact.id]).toBeUndefined();
    game.value = table.state;
    expect(agreementName(pact.id)).toBe('Pact AH–HB');
  });

  it('is in force no longer on the sheet of the offer that founded it, nor in a replay', () => {
    const table = aProvincesTable();
    const first = table.conclude(aBindingDraft(['SH', 'ZJ']));
    const offer = table.proposal(must(first.proposal, 'its offer'));
    expect(fateOf(offer, table.state)).toBe(t('proposal.concluded'));
    expect(statusOf(table.state, offer)).toBe('concluded');
    table.conclude(aBindingDraft(['SH', 'ZJ', 'AH']));
    expect(fateOf(offer, table.state)).toBe(t('proposal.concludedOver'));
    expect(statusOf(table.state, offer)).toBe('over');
  });

  it('is refused for reasons of provinces, which levy no tariffs and have no voters', () => {
    expect(reasonsToGive()).toContain('votesAtHome');
    traits.value = PROVINCES.traits;
    for (const which of ['en', 'zh'] as const) {
      language.value = which;
      const said = reasonsToGive()
        .map((reason) => t(`reason.${reason}`))
        .join(' ');
      expect(said).not.toMatch(/tariff|support at home|关税|国内|进口|出口|支持/);
    }
  });
});

/** What is told of changes, by key. */
const keysOf = (changes: ReturnType<typeof changesBetween>) => changes.map(({ phrase }) => phrase.key);

describe('a partner that leaves a pact of provinces', () => {
  const left = (seatPerson: boolean, broken?: { readonly by: string; readonly isSeen: boolean }) => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['SH', 'JS', 'ZJ']));
    table.state = { ...table.state, round: 2 };
    if (seatPerson) table.seatPerson('ZJ');
    if (broken !== undefined)
      table.change({
        breaches: [{ pact: pact.id, round: 1, deposit: 0, isExcluded: false, ...broken }],
      });
    const before = table.state;
    table.act('ZJ', { type: 'giveNotice', agreement: pact.id });
    return changesBetween(before, table.state, 'SH').map(({ phrase: { key, params } }) => [key, params]);
  };
  const economies = ['ZJ'];

  it('has its reason told where it is a bot, by the rules by which it leaves, and not where it is a person', () => {
    expect(left(false)).toEqual([['notice.pactLeftLoss', { economies }]]);
    expect(left(false, { by: 'JS', isSeen: true })).toEqual([
      ['notice.pactLeftBroken', { economies, by: ['JS'] }],
    ]);
    expect(left(false, { by: 'JS', isSeen: false })).toEqual([['notice.pactLeftLoss', { economies }]]);
    expect(left(false, { by: 'ZJ', isSeen: true })).toEqual([
      ['notice.pactLeftBreaker', { economies, by: ['ZJ'] }],
    ]);
    expect(left(true, { by: 'JS', isSeen: true })).toEqual([['notice.pactLeft', { economies }]]);
  });

  it('is told to those who stay, and a new pact in place of an old is no leaving', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['SH', 'JS', 'ZJ']));
    const before = table.state;
    table.act('ZJ', { type: 'giveNotice', agreement: pact.id });
    expect(keysOf(changesBetween(before, table.state, 'SH'))).toEqual(['notice.pactLeftLoss']);
    expect(keysOf(changesBetween(before, table.state, 'ZJ'))).toEqual([]);
    const two = table.state;
    table.act('SH', { type: 'giveNotice', agreement: pact.id });
    expect(keysOf(changesBetween(two, table.state, 'JS'))).toEqual(['notice.pactLeftLoss']);
    // Whoever leaves hears of no partner that has left.
    pactsLeftHere.add(pact.id);
    expect(keysOf(changesBetween(two, table.state, 'SH'))).toEqual([]);
    pactsLeftHere.clear();
    table.state = two;
    table.conclude(aPactDraft(['SH', 'JS'], { rounds: 2 }));
    expect(keysOf(changesBetween(two, table.state, 'SH')).filter((key) => key !== 'notice.proposal')).toEqual(
      [],
    );
  });
});

describe('an offer that ends unsigned', () => {
  /** What the author hears once `act` has ended the offer. */
  const heard = (act: (table: ProvincesTable) => void) => {
    const table = aProvincesTable();
    table.seatPerson('SH');
    const offer = table.table('SH', aBindingDraft(['SH', 'JS', 'ZJ']));
    table.act('JS', { type: 'signProposal', proposal: offer.id, revision: 1, confirmed: true });
    const before = table.state;
    act(table);
    expect(table.proposal(offer.id).status).toBe('lapsed');
    return changesBetween(before, table.state, 'SH');
  };

  it('is told to whoever had signed it, with who had not, at the end of the talks', () => {
    const told = heard((table) => table.advance());
    expect(told.map(({ phrase: { key, params } }) => [key, params?.['economies']])).toEqual([
      ['notice.unsigned', ['ZJ']],
    ]);
  });

  it('is told by a card that stays where others have signed what it cannot stand beside', () => {
    const [told] = heard((table) => table.conclude(aBindingDraft(['JS', 'AH'])));
    expect(told?.phrase.key).toMatch(/^notice\.lapsedOwn/);
    expect(told?.moment).toMatchObject({ title: 'moment.expired', isToYou: true, economies: ['JS', 'ZJ'] });
  });
});

describe('the name of a broken pact', () => {
  it('has whoever broke it, though all but others have left since', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['AH', 'HB', 'GD'], { rounds: 4 }));
    table.seal('AH', { wall: 3, breaks: [pact.id] });
    table.nextRound();
    table.act('AH', { type: 'giveNotice', agreement: pact.id });
    game.value = table.state;
    expect(table.pact(pact.id).members).toEqual(['HB', 'GD']);
    const name = nameThen(table.state, must(table.provinces.breaches[0], 'the breach'));
    for (const member of ['AH', 'HB', 'GD'])
      expect(name).toContain(t(`economyMark.${member}` as 'economyMark.AH'));
    expect(agreementName(pact.id)).not.toBe(name);
  });
});

describe('who can be in a pact', () => {
  const bound = () => {
    const table = aProvincesTable();
    table.conclude(aBindingDraft(['SC', 'SN', 'HB']));
    return table;
  };

  it('is told before it is sent: nobody whom a binding pact binds already, but for its whole body', () => {
    const { scenario, state } = bound();
    const out = keptOut(scenario, state, aBindingDraft(['SH', 'JS']), 'SH');
    expect([...out.keys()].toSorted()).toEqual(['HB', 'SC', 'SN']);
    expect(out.get('SC')).toMatchObject({ fault: { code: 'pact/second-binding' }, mayWithBody: true });
    expect(keptOut(scenario, state, aPactDraft(['SH', 'JS']), 'SH').size).toBe(0);
    expect(bindingFault(scenario, state, aPactDraft(['SC', 'JS']), 'SC')).toMatchObject({
      code: 'pact/second-binding',
      economy: 'SC',
    });
    expect(bindingFault(scenario, state, aPactDraft(['SH', 'JS']), 'SH')).toBeUndefined();
  });

  it('is nobody who has joined all the new pacts of a round', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['SC', 'SN']));
    table.conclude(aPactDraft(['SC', 'HB']));
    const out = keptOut(table.scenario, table.state, aPactDraft(['SH', 'JS']), 'SH');
    expect([...out]).toMatchObject([
      ['SC', { fault: { code: 'pact/too-many', economy: 'SC' }, mayWithBody: false }],
    ]);
  });
});

describe('the plans of the list', () => {
  it('stand side by side, each beyond those before it in something', () => {
    const { state } = aProvincesTable();
    const round = (income: number, career: number) => ({
      score: income + career,
      income: { value: 0, points: income },
      career: { value: 0, points: career },
    });
    const pact = (partners: string, [income, career]: readonly [number, number], least?: number) => ({
      draft: withMembers(newPact(state, 'JS'), ['JS', ...partners.split(' ')]),
      own: { score: 1, incomePercent: 0.1 },
      moved: {
        score: { was: 0, next: 0 },
        result: { was: round(0, 10), next: round(income, career) },
        ...(least !== undefined && { betrayed: { by: ['ZJ'], score: 0, result: least } }),
      },
    });
    const kinds = (pacts: Parameters<typeof plansAmong>[0], broken: string[] = []) =>
      plansAmong(pacts, new Set(broken)).map(({ kind, draft }) => [kind, draft.parties.slice(1).join(' ')]);
    const [sure, bold] = [pact('SH', [10, 20]), pact('ZJ', [20, 30], 15)];
    const [wide, slow] = [pact('SH AH GD', [16, 16], 14), pact('AH', [1, 24])];
    expect(kinds([bold, sure, wide, slow])).toEqual([
      ['safe', 'SH'],
      ['bold', 'ZJ'],
      ['wide', 'SH AH GD'],
    ]);
    expect(kinds([sure, slow])).toEqual([
      ['safe', 'SH'],
      ['career', 'AH'],
    ]);
    // Whoever broke a pact may be left out; what falls below the round as it stands is not safe.
    expect(kinds([bold, pact('AH', [11, 20], 14)], ['ZJ']).map(([kind]) => kind)).toEqual([
      'safe',
      'without',
    ]);
    // What is better in nothing is no choice; on its word the same pact is another.
    expect(kinds([pact('ZJ', [20, 30], 5), pact('AH', [9, 20], 4)])).toEqual([]);
    const bound = { ...sure, draft: withForce(state, sure.draft, true) };
    expect(kinds([bound, pact('SH', [10, 20], 14), pact('GD', [6, 12])])).toEqual([
      ['safe', 'SH'],
      ['word', 'SH'],
    ]);
    expect(kinds([])).toEqual([]);
  });
});
