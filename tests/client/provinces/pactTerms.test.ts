import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reasonsToGive } from '../../../client/panels/proposal/ProposalActionsRow.tsx';
import { changesBetween } from '../../../client/panels/moments/changesModel.ts';
import { fateOf } from '../../../client/panels/proposal/ReasonLines.tsx';
import { statusOf } from '../../../client/panels/replay/ReplayColumns.tsx';
import {
  breachesOfPact,
  chanceSeen,
  isWronged,
  isLeftOf,
  bindingFault,
  keepSaidFree,
  keptOut,
  shortPayers,
  paymentOf,
  paymentsIn,
  withMembers,
  withPayments,
} from '../../../client/panels/provinces/pacts/pactDraft.ts';
import { anotherPayment } from '../../../client/panels/provinces/pacts/TermsFields.tsx';
import { askedIn } from '../../../client/panels/provinces/pacts/PactBoard.tsx';
import { nameThen } from '../../../client/panels/provinces/pacts/PactRegister.tsx';
import { fairPayments, shareAgain, sharersOf } from '../../../client/panels/provinces/pacts/PactDesk.tsx';
import { wagesAtRisk } from '../../../client/panels/provinces/seat.ts';
import { provinces as PROVINCES } from '../../../client/rulebooks/provinces.tsx';
import { pactsLeftHere } from '../../../client/state/tableState.ts';
import { game, traits } from '../../../client/state/store.ts';
import { agreementName } from '../../../client/text/nameParams.ts';
import { language } from '../../../client/text/language.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { forecastPact } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import {
  aBindingDraft,
  aPactDraft,
  aProvincesTable,
  type ProvincesTable,
} from '../../support/aProvincesTable.ts';

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

describe('a fair share of the gain', () => {
  const sharer = (economy: string, gain: number, free = 100, each = 0.1) => ({
    economy,
    gain,
    free,
    pointsOf: (money: number) => each * money,
  });
  const netOf = (payments: ReturnType<typeof fairPayments>, economy: string): number =>
    payments.reduce(
      (sum, { from, to, amountMn }) =>
        sum + ((to === economy ? amountMn : 0) - (from === economy ? amountMn : 0)) / MILLIONS_A_YUAN100M,
      0,
    );

  it('leaves all with about the same, and takes from nobody more than he has', () => {
    const paid = fairPayments([sharer('ZJ', 9), sharer('JS', -1), sharer('LN', 1)], 3);
    const left = [9 + 0.1 * netOf(paid, 'ZJ'), -1 + 0.1 * netOf(paid, 'JS'), 1 + 0.1 * netOf(paid, 'LN')];
    expect(Math.max(...left) - Math.min(...left)).toBeLessThan(0.25);
    expect(paid.every(({ from, rounds }) => from === 'ZJ' && rounds === 3)).toBe(true);
    const poor = fairPayments([sharer('ZJ', 9, 5), sharer('JS', -1)], 3);
    expect(netOf(poor, 'ZJ')).toBe(-5);
  });

  it('pays a larger sum at once where a small one does not help', () => {
    const stuck = { ...sharer('SC', -2), pointsOf: (money: number) => (money >= 15 ? 4 : 0) };
    expect(netOf(fairPayments([sharer('HB', 20), stuck], 3), 'SC')).toBe(20);
  });

  it('is asked again when members or terms change, and not once somebody changes a payment', () => {
    const paid = fairPayments([sharer('ZJ', 9), sharer('JS', -1), sharer('LN', 1)], 3);
    const draft = {
      ...aPactDraft(['ZJ', 'JS', 'LN']),
      clauses: [...aPactDraft(['ZJ', 'JS', 'LN']).clauses, ...paid],
    };
    expect(isLeftOf(paid, draft)).toBe(true);
    expect(isLeftOf(paid, withMembers(draft, ['ZJ', 'JS']))).toBe(true);
    expect(isLeftOf(paid, withPayments(draft, paid.slice(1)))).toBe(false);
    expect(isLeftOf(paid, anotherPayment(draft, 'ZJ'))).toBe(false);
  });

  it('tells whoever pays that wages go unpaid, or nearly, and nobody else', () => {
    const pay = withPayments(aPactDraft(['HB', 'SN']), [paymentOf(9, { from: 'HB', to: 'SN', rounds: 1 })]);
    const key = (me: string, budget: number) => wagesAtRisk(pay, me, { payroll: 200, budget })?.key;
    expect(key('HB', 199)).toBe('pactOutlook.unpaid');
    expect(key('HB', 210)).toBe('pactOutlook.nearUnpaid');
    expect(key('HB', 230)).toBeUndefined();
    expect(key('SN', 199)).toBeUndefined();
  });

  it('marks all at once who cannot pay, also by what a refusal has told of a purse', () => {
    const { state: game } = aProvincesTable();
    const pay = (from: string, yuan100m: number) => paymentOf(yuan100m, { from, to: 'SC', rounds: 1 });
    const draft = withPayments(aPactDraft(['SC', 'HB', 'SN']), [pay('HB', 900), pay('SN', 900)]);
    expect([...shortPayers(game, draft, 'SC').keys()]).toEqual(['HB', 'SN']);
    const small = withPayments(draft, [pay('HB', 3)]);
    expect(shortPayers(game, small, 'SC').size).toBe(0);
    keepSaidFree(game, 'HB', 2);
    expect(shortPayers(game, small, 'SC').get('HB')).toBe(2);
    expect(shortPayers({ ...game, round: game.round + 1 }, small, 'SC').size).toBe(0);
  });

  it('pays nobody whom money does not help, and nothing where there is no gain', () => {
    expect(fairPayments([sharer('ZJ', 9), sharer('JS', -1, 100, 0)], 2)).toEqual([]);
    expect(fairPayments([sharer('ZJ', -1), sharer('JS', -3)], 2)).toEqual([]);
  });

  it.each([
    [['SC', 'SD'], 1],
    [['SC', 'HB', 'SN', 'SD'], 1],
    [['SC', 'GD', 'ZJ', 'JS', 'SD', 'SH', 'LN'], 0],
  ])(
    'leaves whoever has least of %j no worse than without any payment, and is the same when asked again',
    (parties, atMost) => {
      const { scenario, state: game } = aProvincesTable();
      const share = (draft: Draft): { readonly draft: Draft; readonly least: number } => {
        let version = draft;
        let tried: Parameters<typeof shareAgain>[2] | undefined = [];
        for (;;) {
          const forecast = forecastPact(scenario, game, version);
          if (!forecast.ok) throw new Error(forecast.error.code);
          const sharers = must(sharersOf({ scenario, game }, 'SC', version, forecast.value), 'sharers');
          if (tried === undefined)
            return { draft: version, least: Math.min(...sharers.map(({ paid }) => paid)) };
          ({ draft: version, tried } = {
            tried: undefined,
            ...shareAgain(version, { sharers, will: {}, asked: [] }, tried),
          });
        }
      };
      const plain = aPactDraft(parties, { atMost });
      const forecast = forecastPact(scenario, game, plain);
      if (!forecast.ok) throw new Error(forecast.error.code);
      const unpaid = must(sharersOf({ scenario, game }, 'SC', plain, forecast.value), 'sharers');
      const shared = share(plain);
      expect(shared.least).toBeGreaterThanOrEqual(Math.min(...unpaid.map((each) => each.unpaid)) - 1e-6);
      expect(share(shared.draft).least).toBeGreaterThanOrEqual(shared.least - 1e-6);
    },
  );

  it('never gives up a yes for a fairer share, nor for that of another', () => {
    const draft = aPactDraft(['ZJ', 'JS', 'LN']);
    const sharersWith = (version: typeof draft) => {
      const moved = (paymentsIn(version)[0]?.amountMn ?? 0) / MILLIONS_A_YUAN100M / 10;
      const sharer = (economy: string, gain: number, paid: number) => ({
        economy,
        unpaid: gain,
        paid,
        gain,
        free: 100,
        pointsOf: (money: number) => money / 10,
      });
      return [sharer('ZJ', 9, 9 - moved), sharer('JS', 1, 1 + moved)];
    };
    const shared = (willOf: (version: typeof draft) => Readonly<Record<string, number>>) => {
      let version = draft;
      let tried: Parameters<typeof shareAgain>[2] | undefined = [];
      while (tried !== undefined)
        ({ draft: version, tried } = {
          tried: undefined,
          ...shareAgain(version, { sharers: sharersWith(version), will: willOf(version), asked: [] }, tried),
        });
      return paymentsIn(version);
    };
    const isPaid = (version: typeof draft): number => Number(paymentsIn(version).length > 0);
    expect(shared(() => ({ JS: 1, LN: 0.5 }))).not.toEqual([]);
    expect(shared((version) => ({ JS: isPaid(version), LN: 1 }))).not.toEqual([]);
    // Jiangsu would sign what is shared, and Liaoning refuse it.
    expect(shared((version) => ({ JS: 2 * isPaid(version), LN: 1 - isPaid(version) }))).toEqual([]);
    // What is fair is refused, half of it is not.
    const fair = must(shared(() => ({ JS: 1 }))[0], 'a payment').amountMn;
    const half = shared((version) => ({ LN: Number((paymentsIn(version)[0]?.amountMn ?? 0) < fair) }));
    expect(half).toMatchObject([{ amountMn: fair / 2 }]);
  });

  it('asks the reader for what would win those who do not sign', () => {
    const draft = aPactDraft(['ZJ', 'JS']);
    const answers = { JS: { answer: 'refuses', reason: 'smallPart', price: { inTheEnd: 7 } } } as const;
    expect(askedIn(draft, 'ZJ', { answers })).toMatchObject([{ from: 'ZJ', to: 'JS', amountMn: 700 }]);
    const paid = withPayments(draft, [paymentOf(7, { from: 'ZJ', to: 'JS', rounds: 3 })]);
    expect(askedIn(paid, 'ZJ', { answers })).toEqual([]);
  });
});
