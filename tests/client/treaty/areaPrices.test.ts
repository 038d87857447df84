import { describe, expect, it } from 'vitest';
import { botAnswer, botMove } from '#shared/bots/botMove.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AreaPrice } from '#shared/protocol/payments.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import {
  hearPrices,
  pricesKnown,
  saidSurely,
  whyPriceMoved,
  wordsOf,
} from '../../../client/panels/treaty/areaPrices.ts';
import { joinedPrices } from '../../../client/panels/treaty/areaBoardModel.ts';
import { paymentCapMn } from '../../../shared/rules/law/transfers.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { SERVER, type Table, aTable } from '../../support/aTable.ts';

const { agreementLimits, rounds } = PRESETS.firstLesson;

const lesson = (round: number, people: readonly string[], more: Partial<GameSettings> = {}): Table =>
  aTable({ agreementLimits, rounds, people, ...more }).goTo('negotiation', round);

it('of several versions of an area are joined into the one that all have signed for, where none is it yet', () => {
  const table = lesson(3, ['CAT']);
  const among = ['CAT', 'ALB', 'BOR'];
  const pays = (to: string, amountMn: number) =>
    ({ type: 'payment', from: 'CAT', to, amountMn, rounds: 1 }) as const;
  const version = (by: string, albMn: number, borMn: number) => {
    table.tableProposal(
      {
        parties: among,
        clauses: [...aFreeTradeArea(...among).clauses, pays('ALB', albMn), pays('BOR', borMn)],
      },
      by,
    );
    return must(Object.values(table.state.proposals).at(-1), 'the version');
  };
  const joined = (versions: readonly Proposal[]) => joinedPrices(table.state, 'CAT', versions);
  pricesKnown.value = undefined;
  const own = version('CAT', 20, 20);
  expect(joined([own])).toBeUndefined();
  const both = [version('ALB', 43, 20), version('BOR', 50, 59)];
  expect(joined([own, ...both])).toEqual({
    draft: {
      parties: among,
      clauses: [...aFreeTradeArea(...among).clauses, pays('ALB', 43), pays('BOR', 59)],
    },
    revises: own.id,
  });
  expect(joined(both)).toMatchObject({ counterTo: both[1]?.id });
  hearPrices(table.state, 'CAT', [among], [{ ALB: { wants: 80 }, BOR: { wants: 40 } }]);
  expect(joined(both)?.draft.clauses).toEqual([
    ...aFreeTradeArea(...among).clauses,
    pays('ALB', 80),
    pays('BOR', 59),
  ]);
  pricesKnown.value = undefined;
  expect(joined([...both, version('CAT', 43, 59)])).toBeUndefined();
});

describe('the words for what a bot wants', () => {
  it('are its offer or else the sure sum, whether haggling may bring more, and why the sum has moved', () => {
    const table = lesson(2, ['CAT']);
    const row = { draft: aFreeTradeArea('CAT', 'ALB') };
    const known = (game: CountryGame, price: AreaPrice) =>
      hearPrices(game, 'CAT', [['CAT', 'ALB']], [{ ALB: price }]);
    const words = (game: CountryGame) => wordsOf(game, row, 'ALB').map(({ key, params }) => [key, params]);
    pricesKnown.value = undefined;
    known(table.state, { wants: -150, downTo: -260, outbid: { economies: ['DUN'], paidMn: 0 } });
    expect(words(table.state)).toEqual([
      ['areas.wouldPay', { amountMn: 150 }],
      ['areas.soft', {}],
    ]);
    expect(whyPriceMoved(table.state, row, 'ALB')?.key).toBe('areas.outbid');
    known(table.state, { wants: -160, downTo: -260 });
    expect(whyPriceMoved(table.state, row, 'ALB')).toBeUndefined();
    known(table.state, { wants: -200, downTo: -260 });
    expect(whyPriceMoved(table.state, row, 'ALB')).toMatchObject({
      key: 'areas.movedFree',
      params: { economies: ['DUN'] },
    });
    const before = table.state;
    table.conclude(aFreeTradeArea('BOR', 'DUN'));
    expect(whyPriceMoved(table.state, row, 'ALB')).toMatchObject({
      key: 'areas.movedSigned',
      params: { economies: ['BOR', 'DUN'] },
    });
    table.state = before;
    const pays = { type: 'payment', from: 'ALB', to: 'CAT', amountMn: 83, rounds: 1 } as const;
    const { parties, clauses } = aFreeTradeArea('ALB', 'CAT');
    table.tableProposal({ parties, clauses: [...clauses, pays] });
    expect(words(table.state)).toEqual([
      ['areas.pays', { amountMn: 83 }],
      ['areas.soft', {}],
    ]);
    // What it has come down to itself is its own word.
    expect(whyPriceMoved(table.state, row, 'ALB')).toBeUndefined();
    // What it asks in its own offer is dearer than what was told before: by whom.
    const first = must(Object.values(table.state.proposals).at(-1), 'its offer');
    const outbid = { ALB: { economies: ['DUN'], paidMn: 160 } };
    const proposals = { ...table.state.proposals, [first.id]: { ...first, outbid } };
    expect(whyPriceMoved({ ...table.state, proposals }, row, 'ALB')).toMatchObject({
      key: 'areas.risenPaidTurned',
      params: { wasMn: 150, paidMn: 160 },
    });
    for (const [price, more] of [
      [{ wants: -83 }, []],
      [{ wants: -83, downTo: -120 }, ['areas.soft']],
    ] as const) {
      known(table.state, price);
      expect(words(table.state).map(([word]) => word)).toEqual(['areas.pays', ...more]);
    }
    expect([0, -9, 9].map((wantsMn) => saidSurely(wantsMn).key.slice('areas.'.length))).toEqual([
      'signs',
      'wouldPay',
      'asks',
    ]);
  });
});

describe('the price of an area that a bot names', () => {
  it('counts what others would pay, and is never no where the bot then signs', () => {
    const faults: string[] = [];
    let [paid, financed] = [0, 0];
    const talks = [
      [3, 'DUN', 'CAT', 'BOR', 290],
      [4, 'DUN', 'CAT', 'BOR', 370],
      [3, 'ALB', 'DUN', 'CAT', 200],
      [4, 'BOR', 'ALB', 'CAT', 120],
      [3, 'CAT', 'BOR', 'DUN', 250],
      [4, 'ALB', 'CAT', 'BOR', 300],
    ] as const;
    for (const [round, person, bot, third, amountMn] of talks)
      for (const to of [person, bot]) {
        const table = lesson(round, [person], { seed: `financed ${round}` });
        const among = [person, bot, third];
        const held = round < rounds ? 1 : 2;
        const asking = { asker: person, phrase: 'priceOfArea', among } as const;
        const payments = [{ from: third, to, amountMn }];
        const { line, named } = botAnswer(table.scenario, table.state, bot, { ...asking, payments });
        const ownMn = (named?.paidMn ?? 0) - (to === bot ? amountMn : 0);
        const fill = line.fill?.amountMn ?? 0;
        if (named !== undefined && Math.abs(ownMn) !== fill) faults.push(`${person} ${bot} says ${fill}`);
        const signsFor = (paidMn: number): boolean => {
          const [from, payee] = paidMn > 0 ? [person, bot] : [bot, person];
          const own = { type: 'payment', from, to: payee, amountMn: Math.abs(paidMn), rounds: held } as const;
          const clauses = [
            { type: 'freeTradeArea', among, exceptions: [] } as const,
            { type: 'payment', from: third, to, amountMn, rounds: held } as const,
            ...(paidMn === 0 ? [] : [own]),
          ];
          const before = table.state;
          const { id, revision } = table.tableProposal({ parties: among, clauses }, person);
          const asked = { type: 'answer', proposal: id, revision } as const;
          const answers = botMove(table.scenario, table.state, bot, asked);
          table.state = before;
          return answers.at(-1)?.type === 'signProposal';
        };
        if (named !== undefined) {
          paid += 1;
          table.accept(SERVER, { type: 'noteBotThought', economy: bot, move: { type: 'named', ...named } });
          if (!signsFor(ownMn)) faults.push(`${round} ${person} ${bot} ${to}: no signature for ${ownMn}`);
          const alone = botAnswer(table.scenario, table.state, bot, asking).line;
          if (alone.fill?.amountMn !== fill || alone.key !== line.key) financed += 1;
          // What another aim of the bot forbids is not named at a price that leaves the asker a loss.
        } else if (line.fill?.reason !== 'otherAims')
          for (const offeredMn of [0, 60, 120, 180, 240])
            if (
              offeredMn <= paymentCapMn(table.state, person) &&
              offeredMn + (to === bot ? amountMn : 0) <= paymentCapMn(table.state, bot) &&
              signsFor(offeredMn)
            )
              faults.push(`${round} ${person} ${bot} ${to}: ${line.key} but signs for ${offeredMn}`);
      }
    expect(faults).toEqual([]);
    expect(paid).toBeGreaterThan(6);
    expect(financed).toBeGreaterThan(1);
  });
});
