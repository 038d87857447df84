import { shortPayers } from '../../../client/panels/provinces/pacts/TermsFields.tsx';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  keepSaidFree,
  paymentOf,
  paymentsIn,
  withPayments,
} from '../../../client/panels/provinces/pacts/pactDraft.ts';
import {
  type Shared,
  askedIn,
  fairPayments,
  shareAgain,
  sharedTold,
  sharersOf,
  triedNow,
} from '../../../client/panels/provinces/pacts/sharing.ts';
import { termsLine } from '../../../client/panels/provinces/pacts/pactDraft.ts';
import { wagesAtRisk } from '../../../client/panels/provinces/seat.ts';
import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import { drawUniform } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { forecastPact } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';
import { isWorthSigning } from '../../../client/panels/provinces/table/provinceMoveModel.tsx';
import { gaugeOf } from '../../../client/panels/provinces/pacts/PartnerAdvice.tsx';
import * as gauge from '../../../client/panels/provinces/policy/resultGauge.ts';
import { seatAt } from '../../../client/panels/provinces/seat.ts';
import { provinceMove } from '../../../client/panels/provinces/table/provinceMoveModel.tsx';
import { lawOf } from '../../../client/panels/proposal/proposalModel.ts';
import { nameOf, told, tellerOf } from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { gainUnanswered } from '../../../client/panels/table/ReadyButton.tsx';
import { provincesScenario } from '../../../client/state/store.ts';

beforeAll(loadAllText);

describe('payments of a pact in words', () => {
  const paying = (sum: number) =>
    aPactDraft(['SH', 'ZJ', 'AH'], {}, ...(sum > 0 ? [aCompensation('ZJ', 'SH', sum, 2)] : []));

  it('of a pact stand in one line on its card, and what it opens where that is less than all', () => {
    expect(termsLine(paying(95), 'SH')).toMatch(
      /^voluntary, \d rounds? · (?:you pay|they pay you) ¥9.5 bn a round$/u,
    );
    expect(termsLine(aPactDraft(['SH', 'ZJ'], { atMost: 1 }), 'SH')).toMatch(/1.*voluntary/u);
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
            ...shareAgain(version, { me: 'SC', sharers, will: {}, asked: [] }, tried),
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

  it('says what was filled in for the reader, and whether that takes points', () => {
    const draft = aPactDraft(['ZJ', 'JS'], {}, aCompensation('ZJ', 'JS', 243, 3));
    const best = { how: 'shared', brings: { points: 34.6, without: 60.2 } } as const;
    const told = sharedTold(draft, 'ZJ', best);
    expect(told.isWorse).toBe(true);
    expect(told.text).toContain('you pay ¥24.3 bn');
    expect(sharedTold(draft, 'JS', { ...best, brings: { points: 60.4, without: 60.2 } }).isWorse).toBe(false);
  });

  it('ends where all sign at what the reader can have of it, and says else what is missing; and leaves alone what all sign', () => {
    const draft = aPactDraft(['ZJ', 'JS']);
    // The career of neither gains enough, people’s income does; Jiangsu asks a little more once it is paid, as payments move markets.
    const ended = (gain: number, incomePoints: number, asks: number, mine = gain) => {
      const sharedAs = (version: Draft): Shared => {
        const paid = (paymentsIn(version)[0]?.amountMn ?? 0) / MILLIONS_A_YUAN100M;
        const has = (economy: string, sign: number, own: number) => ({
          economy,
          unpaid: own,
          gain: own,
          free: 200,
          paid: own + (sign * paid) / 10,
          pointsOf: (money: number) => money / 10,
        });
        const due = paid > 0 ? asks + 5 - paid : asks;
        return {
          me: 'ZJ',
          sharers: [has('ZJ', -1, mine), has('JS', 1, gain)],
          brings: { points: 20 + mine + incomePoints - paid / 10, without: 20 },
          will: { JS: due <= 0 ? 1 : 0.5 },
          asked: due <= 0 ? [] : [paymentOf(due, { from: 'ZJ', to: 'JS', rounds: 3 })],
        };
      };
      let step: ReturnType<typeof shareAgain> = { draft, tried: [] };
      while ('tried' in step) step = shareAgain(step.draft, sharedAs(step.draft), step.tried);
      return { ...step, paid: paymentsIn(step.draft)[0]?.amountMn };
    };
    const signed = ended(1, 9, 30);
    expect(signed).toMatchObject({ how: 'sharedAll', paid: 3500, short: [], brings: { points: 26.5 } });
    expect(sharedTold(signed.draft, 'ZJ', signed).text).not.toContain('Not all sign');
    const short = ended(1, 2, 40);
    expect(short.short).not.toEqual([]);
    expect(sharedTold(short.draft, 'ZJ', short).text).toMatch(
      /they would for another ¥[\d.]+ bn to Jiangsu/u,
    );
    expect(ended(1, 9, -5, 9)).toMatchObject({ how: 'sharedSigned', paid: undefined });
  });

  it('keeps what a draft has others pay the reader, where all sign that with a little more', () => {
    const parties = ['ZJ', 'JS', 'LN'];
    const plain = aPactDraft(parties);
    const way = (from: string, to: string, sum: number) => paymentOf(sum, { from, to, rounds: 3 });
    // Jiangsu pays Zhejiang 40, Liaoning signs for 5; without payments it is Zhejiang alone that could pay them.
    const written = withPayments(plain, [way('JS', 'ZJ', 40)]);
    const sharedAs = (draft: Draft): Shared => {
      const net = (economy: string): number => netOf(paymentsIn(draft), economy);
      const due = 5 - net('LN');
      const has = (economy: string, gain: number, free: number) => ({
        economy,
        unpaid: gain,
        gain,
        free,
        paid: gain + net(economy) / 10,
        pointsOf: (money: number) => money / 10,
      });
      return {
        me: 'ZJ',
        sharers: [has('ZJ', 1, 90), has('JS', 4, 40), has('LN', -1, 0)],
        brings: { points: 50 + net('ZJ'), without: 20 },
        will: { JS: Number(net('JS') >= -40), LN: due <= 0 ? 1 : 0.5 },
        asked: due <= 0 ? [] : [way('ZJ', 'LN', due)],
      };
    };
    const endOf = (draft: Draft) => {
      let step: ReturnType<typeof shareAgain> = { draft: plain, tried: [triedNow(draft, sharedAs(draft))] };
      while ('tried' in step) step = shareAgain(step.draft, sharedAs(step.draft), step.tried);
      return step;
    };
    expect(endOf(written)).toMatchObject({ how: 'sharedAll', brings: { points: 85 } });
    // What all sign already is never given up for less.
    const signed = withPayments(plain, [way('JS', 'ZJ', 35), way('JS', 'LN', 5)]);
    expect(endOf(signed)).toMatchObject({ how: 'sharedSigned', draft: signed, brings: { points: 85 } });
  });

  it('offers no payments where a member refuses whatever it is paid, and names it', () => {
    const draft = aPactDraft(['ZJ', 'JS']);
    const has = (economy: string) => ({ economy, unpaid: 4, gain: 4, free: 20, paid: 4, pointsOf: () => 0 });
    const shared: Shared = { me: 'ZJ', sharers: [has('ZJ'), has('JS')], will: { JS: 0 }, asked: [] };
    let step: ReturnType<typeof shareAgain> = { draft, tried: [] };
    while ('tried' in step) step = shareAgain(step.draft, shared, step.tried);
    expect(step.refusing).toEqual(['JS']);
    const told = sharedTold(step.draft, 'ZJ', step);
    expect(told).toMatchObject({ text: 'No payment makes Jiangsu sign.', press: 'Try it without Jiangsu' });
  });

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
          ...shareAgain(
            version,
            { me: 'ZJ', sharers: sharersWith(version), will: willOf(version), asked: [] },
            tried,
          ),
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

  it('leaves whoever shares no loss, pays once between two, and from whoever gains most, in any draft', () => {
    for (let seed = 0; seed < 150; seed++) {
      let state = seed;
      const draw = (): number => {
        const { value, next } = drawUniform(state);
        state = next;
        return value;
      };
      const parties = ['SC', 'HB', 'SN', 'SD', 'JS', 'ZJ', 'LN', 'SH'].slice(0, 2 + (seed % 7));
      const members = parties.map((economy) => ({
        economy,
        unpaid: 12 * draw() - 4,
        asks: 3 * draw(),
        free: Math.floor(200 * draw()),
        each: 0.02 + 0.1 * draw(),
      }));
      const sharedAs = (draft: Draft): Shared => {
        const all = members.map(({ economy, unpaid, free, each, asks }) => {
          const pointsOf = (money: number): number => each * money;
          const paid = unpaid + pointsOf(netOf(paymentsIn(draft), economy));
          return { economy, unpaid, gain: unpaid, paid, free, pointsOf, asks };
        });
        const bots = all.filter(({ economy }) => economy !== 'SC');
        return {
          me: 'SC',
          sharers: all,
          will: Object.fromEntries(bots.map(({ economy, paid, asks }) => [economy, Number(paid >= asks)])),
          asked: bots
            .filter(({ paid, asks }) => paid < asks)
            .map(({ economy: to, paid, asks, pointsOf }) =>
              paymentOf(Math.ceil((asks - paid) / pointsOf(1)), { from: 'SC', to, rounds: 3 }),
            ),
        };
      };
      const plain = aPactDraft(parties);
      // Written twice, and both ways, before.
      const before = [10, 5].map((sum) => paymentOf(sum, { from: 'SC', to: parties[1] ?? '', rounds: 3 }));
      const written = seed % 3 === 0 ? withPayments(plain, before) : plain;
      let step: ReturnType<typeof shareAgain> = {
        draft: plain,
        tried: [triedNow(written, sharedAs(written))],
      };
      while ('tried' in step) step = shareAgain(step.draft, sharedAs(step.draft), step.tried);
      const payments = paymentsIn(step.draft);
      const pairs = payments.map(({ from, to }) => [from, to].toSorted().join());
      expect(new Set(pairs).size, `seed ${seed}`).toBe(pairs.length);
      const { sharers, will } = sharedAs(step.draft);
      const joint = sharers.reduce((sum, { unpaid }) => sum + unpaid, 0);
      const mine = must(
        sharers.find(({ economy }) => economy === 'SC'),
        'SC',
      ).paid;
      const of = (economy: string) =>
        must(
          sharers.find((each) => each.economy === economy),
          economy,
        );
      if (joint > 0 && mine < -0.05) expect(['sharedLoss', 'sharedNone'], `seed ${seed}`).toContain(step.how);
      // Nor is it worse than as the reader has written it.
      const asWritten = sharedAs(written).sharers.find(({ economy }) => economy === 'SC')?.paid ?? 0;
      const least = Math.min(0, of('SC').unpaid, asWritten);
      expect(mine, `seed ${seed}`).toBeGreaterThanOrEqual(least - 1e-9);
      // What is called shared goes from those with more to those with less, and so does the loss that is left.
      if (step.how === 'shared')
        for (const { from, to } of payments) expect(of(from).unpaid).toBeGreaterThan(of(to).unpaid);
      for (const [economy, now] of Object.entries(will))
        if (seed % 3 !== 0) expect(now).toBeGreaterThanOrEqual(sharedAs(plain).will[economy] ?? 0);
    }
  });

  it('asks the reader for what would win those who do not sign', () => {
    const draft = aPactDraft(['ZJ', 'JS']);
    const answers = { JS: { answer: 'asks', reason: 'smallPart', price: 7 } } as const;
    expect(askedIn(draft, 'ZJ', { answers })).toMatchObject([{ from: 'ZJ', to: 'JS', amountMn: 700 }]);
    const paid = withPayments(draft, [paymentOf(7, { from: 'ZJ', to: 'JS', rounds: 3 })]);
    expect(askedIn(paid, 'ZJ', { answers })).toEqual([]);
  });
});

describe('an offer that tells no point', () => {
  it('is neither what the strip asks to answer nor what Ready asks about, one that tells one is both', () => {
    const table = aProvincesTable();
    const { id } = table.table('SH', aPactDraft(['SH', 'JS']));
    const offer = must(table.state.proposals[id], id);
    provincesScenario.value = table.scenario;
    const worth = { percent: 0.4, points: 1 };
    told.value = {
      seat: tellerOf('JS'),
      worths: new Map([
        [nameOf(offer), { law: lawOf(table.state), worth: { ...worth, rounds: {} as never } }],
      ]),
    };
    // The end of the pact that it renews comes to 62.
    const asked = (next: number) => {
      const result = { was: { score: 62 }, next: { score: next } } as never;
      gaugeOf.value = { ...gauge, ownOfPact: () => ({ score: { was: 0, next: 0 }, result, stands: 68 }) };
      return {
        strip: provinceMove(table.state, seatAt('JS')).phrase.key,
        ready: gainUnanswered(table.state, 'JS', isWorthSigning)?.id,
      };
    };
    expect(asked(61)).toEqual({ strip: 'pmove.noneRises', ready: undefined });
    expect(asked(62.4)).toEqual({ strip: 'pmove.noneRises', ready: undefined });
    expect(asked(63)).toEqual({ strip: 'move.answer', ready: id });
    table.seatPerson('SH');
    expect(asked(61)).toMatchObject({ strip: 'move.answer' });
    told.value = { seat: '', worths: new Map() };
    provincesScenario.value = gaugeOf.value = undefined;
  });
});
