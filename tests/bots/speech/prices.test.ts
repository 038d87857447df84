import { describe, expect, it } from 'vitest';
import { botAnswer, botMove } from '#shared/bots/botMove.ts';
import { answered, toldOfAll } from '../../../shared/bots/speech/answerTalk.ts';
import { offeringWithoutSome } from '../../../shared/bots/botView.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { PROVINCE_TEMPERAMENT_NAMES } from '#shared/content/provinces/provinceTemperaments.ts';
import { must } from '#shared/kernel/records.ts';
import { botMoveKey, readBotMoveKey } from '#shared/protocol/botMove.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { decide } from '../../../shared/rules/decide.ts';
import { evolveAll } from '../../../shared/rules/game/evolve.ts';
import { rulebookOf } from '../../../shared/rules/game/rulebooks.ts';
import { priceOf } from '../../../shared/bots/moves/attention.ts';
import { paidToMn, paymentCapMn } from '../../../shared/rules/law/transfers.ts';
import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aBindingDraft, aCompensation, aProvincesTable } from '../../support/aProvincesTable.ts';
import { aTable, SERVER, type Table } from '../../support/aTable.ts';
import { governedBy } from '../modules/someBots.ts';
import { temper } from '../provinces/aLeader.ts';
import { SEATS, answerTo, lessons } from './someLessons.ts';

const { agreementLimits } = PRESETS.firstLesson;

/** What a bot says that it wants of a person, noted as the server notes it: free trade for so many millions a round to the bot, if that. */
function wishFor(table: Table, person: string, bot: string): Draft | undefined {
  const { line, named } = botAnswer(table.scenario, table.state, bot, {
    asker: person,
    phrase: 'whatDoYouWant',
  });
  if (named === undefined || line.fill?.level !== 2) return undefined;
  const move = { type: 'named', ...named } as const;
  table.accept(SERVER, { type: 'noteBotThought', economy: bot, move });
  const amountMn = Math.abs(named.paidMn);
  const [from, to] = named.paidMn > 0 ? [person, bot] : [bot, person];
  const payment = { type: 'payment', from, to, amountMn, rounds: agreementLimits.rounds } as const;
  const { parties, clauses } = aFreeTradeArea(person, bot);
  return { parties, clauses: amountMn === 0 ? clauses : [...clauses, payment] };
}

/** What a bot then asks, counters or would sign for, where a person asks a third more than the price that it named. */
function offeredWhere(
  table: Table,
  wish: Draft,
  { person, bot, namedMn }: { readonly person: string; readonly bot: string; readonly namedMn: number },
): number | 'signed' | undefined {
  const askedMn = Math.max(namedMn - 20 - Math.abs(namedMn) / 3, -paymentCapMn(table.state, bot));
  const [from, to] = askedMn < 0 ? [bot, person] : [person, bot];
  const amountMn = Math.ceil(Math.abs(askedMn));
  const rounds = table.state.round < PRESETS.firstLesson.rounds ? 1 : 2;
  const clauses = wish.clauses.filter(({ type }) => type !== 'payment');
  const asked = { ...wish, clauses: [...clauses, { type: 'payment', from, to, amountMn, rounds } as const] };
  const { answer } = answerTo(table, asked, person, bot);
  if (answer.type === 'signProposal') return 'signed';
  if (answer.type === 'tableProposal') return paidToMn(answer.draft.clauses, bot);
  const accepts = answer.type === 'refuseProposal' ? answer.accepts : undefined;
  return accepts && (accepts.to === bot ? accepts.leastMn : -accepts.mostMn);
}

describe('what a bot says while an offer of a person lies before it', () => {
  it('names the price of its card, before the card comes and after', () => {
    let countered = 0;
    for (const { table, person, bot } of lessons()) {
      const { id, revision } = table.tableProposal(aFreeTradeArea(person, bot), person);
      const asked = (phrase: 'whatDoYouWant' | 'wouldYouSign') =>
        botAnswer(table.scenario, table.state, bot, { asker: person, phrase }).line;
      const before = [asked('whatDoYouWant'), asked('wouldYouSign')];
      const intents = botMove(table.scenario, table.state, bot, { type: 'answer', proposal: id, revision });
      for (const intent of intents) table.accept(table.seat(bot), intent);
      const answer = must(intents.at(-1), 'an answer');
      if (answer.type !== 'tableProposal') continue;
      countered += 1;
      const paidMn = paidToMn(answer.draft.clauses, bot);
      const said = {
        key: paidMn === 0 ? 'answer.counterOther' : `answer.counter${paidMn > 0 ? 'For' : 'Paying'}`,
        ...(paidMn === 0 ? {} : { fill: { reason: answer.reason, amountMn: Math.abs(paidMn) } }),
      };
      for (const line of before) expect({ person, bot, line }).toMatchObject({ line: said });
      const card = Object.values(table.state.proposals).find(({ counterTo }) => counterTo === id)?.id;
      expect(asked('wouldYouSign')).toEqual({ type: 'line', key: 'answer.ourOfferStands', proposal: card });
      expect(asked('whatDoYouWant')).toEqual({
        type: 'line',
        key: `answer.wants${paidMn === 0 ? '' : paidMn > 0 ? 'Paid' : 'Paying'}`,
        fill: { level: 2, ...(paidMn === 0 ? {} : { amountMn: Math.abs(paidMn) }) },
        proposal: card,
      });
    }
    expect(countered).toBeGreaterThan(20);
  });
});

describe('a price of free trade of several', () => {
  /** The last round of a First lesson, in which all may sign together. */
  const lastRound = (people: readonly string[], seed: string) =>
    aTable({ agreementLimits, people, seed }).goTo('negotiation', PRESETS.firstLesson.rounds);
  const priceOf = (table: Table, asker: string, bot: string, among: readonly string[]) =>
    botAnswer(table.scenario, table.state, bot, { asker, phrase: 'priceOfArea', among });

  it('is what the bot signs for, whoever sits there', () => {
    let signed = 0;
    for (const [person, friend] of [
      ['ALB', 'BOR'],
      ['CAT', 'DUN'],
    ] as const)
      for (const among of [SEATS, ['ALB', 'BOR', 'CAT'], ['CAT', 'DUN', 'ALB']])
        for (const bot of among.filter((seat) => seat !== person && seat !== friend)) {
          if (!among.includes(person)) continue;
          const table = lastRound([person, friend], 'prices');
          const { line, named } = priceOf(table, person, bot, among);
          if (named === undefined) continue;
          const amountMn = Math.abs(named.paidMn);
          const key = `area${named.paidMn === 0 ? 'Free' : named.paidMn > 0 ? 'Paid' : 'Paying'}`;
          const economies = [person, ...among.filter((seat) => seat !== person && seat !== bot)];
          expect(line.key).toBe(`answer.${key}`);
          expect(new Set(line.fill?.economies)).toEqual(new Set(economies));
          expect(line.fill?.amountMn).toBe(amountMn === 0 ? undefined : amountMn);
          table.accept(SERVER, {
            type: 'noteBotThought',
            economy: bot,
            move: { type: 'named', ...named },
          });
          const [from, to] = named.paidMn > 0 ? [person, bot] : [bot, person];
          // In the last round it is paid in the years after too.
          const payment = { type: 'payment', from, to, amountMn, rounds: 2 } as const;
          const parties = [person, ...among.filter((seat) => seat !== person)];
          const clauses = [
            { type: 'freeTradeArea', among: parties, exceptions: [] } as const,
            ...(amountMn === 0 ? [] : [payment]),
          ];
          const before = table.state;
          const { answer } = answerTo(table, { parties, clauses }, person, bot);
          expect({ answer, person, bot, among }).toMatchObject({ answer: { type: 'signProposal' } });
          signed += 1;
          table.state = before;
          const offeredMn = offeredWhere(table, { parties, clauses }, { person, bot, namedMn: named.paidMn });
          if (offeredMn !== 'signed') expect(offeredMn).toBeLessThanOrEqual(named.paidMn);
        }
    expect(signed).toBeGreaterThan(5);
  });

  it('answers the offer of just these that lies before it, and else names a sum, whatever it has offered them', () => {
    const table = lastRound(['ALB', 'BOR'], 'prices');
    const draft = {
      parties: [...SEATS],
      clauses: [{ type: 'freeTradeArea', among: [...SEATS], exceptions: [] }],
    } satisfies Draft;
    table.tableProposal({ ...draft, parties: ['DUN', 'ALB', 'BOR', 'CAT'] }, 'DUN');
    const beside = [{ from: 'BOR', to: 'ALB', amountMn: 40 }];
    const asked = (payments: typeof beside) =>
      botAnswer(table.scenario, table.state, 'DUN', {
        asker: 'ALB',
        phrase: 'priceOfArea',
        among: SEATS,
        payments,
      });
    for (const payments of [[], beside]) {
      const { line, named } = asked(payments);
      expect(line.key).toMatch(/^answer\.area(Free|Paid|Paying)$/);
      // What others pay each other is no part of what it asks; what they pay it, or are paid by it, stands beside that.
      const others = [{ from: 'BOR', to: 'DUN', amountMn: 5 }];
      expect(asked([...payments, ...others]).line.key).toMatch(
        /^answer\.area(Free|(Paid|Paying)Beside|Not)$/,
      );
      expect(named?.to).toBe('ALB');
    }
    const offer = table.tableProposal(draft, 'ALB');
    expect(asked([]).line).toMatchObject({ proposal: offer.id });
    expect(asked(beside).line.proposal).toBeUndefined();
  });

  it('tells of another aim than income where the secret task of the bot moves it, and nowhere else', () => {
    const named = ['s0', 's1', 's2', 's3'].flatMap((seed) => {
      const [table, plain] = [lastRound(['ALB'], seed), lastRound(['ALB'], seed)];
      plain.state = { ...plain.state, tasks: {} };
      return SEATS.slice(1).flatMap((bot) =>
        SEATS.filter((each) => each !== bot).flatMap((third) => {
          const among = [...new Set(['ALB', bot, third])];
          const [told, untold] = [table, plain].map((each) => priceOf(each, 'ALB', bot, among).line);
          const isMoved = told?.key !== untold?.key || told?.fill?.amountMn !== untold?.fill?.amountMn;
          return told?.key.startsWith('answer.areaPa') === true ? [{ seed, told, untold, isMoved }] : [];
        }),
      );
    });
    expect(named.filter(({ told, isMoved }) => (told.fill?.reason !== '') !== isMoved)).toEqual([]);
    expect(named.filter(({ isMoved }) => isMoved).length).toBeGreaterThan(3);
  });

  it('is refused, with the reason, while an own offer that leaves somebody out suits a secret task better: it says so to all', () => {
    let told = 0;
    for (const seed of ['s0', 's1', 's3', 's5', 's7']) {
      const table = lastRound(['CAT', 'DUN'], seed);
      const before = table.state;
      for (const bot of ['ALB', 'BOR'])
        for (const intent of botMove(table.scenario, table.state, bot, { type: 'propose', look: 0 }))
          table.ask(table.seat(bot), intent);
      const leaving = offeringWithoutSome(before, table.state);
      const offers = Object.values(table.state.proposals).filter(
        ({ parties }) => parties.length < SEATS.length,
      );
      expect(leaving).toEqual(offers.map(({ author }) => author));
      for (const bot of leaving) {
        const { line } = priceOf(table, 'CAT', bot, SEATS);
        if (line.key !== 'answer.areaNot' || line.fill?.reason !== 'otherAims') continue;
        told += 1;
        // Whoever names no price is not to be asked for one.
        expect(toldOfAll(line)).toMatchObject({ key: 'answer.notWithAll', fill: { reason: 'otherAims' } });
      }
    }
    expect(told).toBeGreaterThan(1);
    const paid = answered('areaPaid', { economies: ['CAT'], amountMn: 10, reason: '' });
    expect(toldOfAll(paid)).toEqual(answered('withAllPaid'));
    expect(toldOfAll(answered('areaFree', { economies: ['CAT'] }))).toBeUndefined();
  });
});

describe('a price that a bot has named to a person', () => {
  it('is the most that it pays, where it pays: it signs that, and not a fourth more', () => {
    let paying = 0;
    for (const { table, person, bot } of lessons()) {
      const start = table.state;
      const wish = wishFor(table, person, bot);
      const [clause] = wish?.clauses.filter((each) => each.type === 'payment') ?? [];
      if (wish === undefined || clause?.from !== bot) continue;
      paying += 1;
      const { answer } = answerTo(table, wish, person, bot);
      expect({ answer, person, bot }).toMatchObject({ answer: { type: 'signProposal' } });
      const amountMn = Math.ceil(clause.amountMn * 1.25);
      if (amountMn > paymentCapMn(start, bot)) continue;
      table.state = start;
      const more = wish.clauses.map((each) => (each.type === 'payment' ? { ...each, amountMn } : each));
      const dearer = answerTo(table, { ...wish, clauses: more }, person, bot).answer;
      expect({ dearer: dearer.type, person, bot, amountMn }).not.toMatchObject({ dearer: 'signProposal' });
    }
    expect(paying).toBeGreaterThan(10);
  });

  it('is no worse than what it offers whoever then asks for more', () => {
    const faults: object[] = [];
    let answered = 0;
    let at = 0;
    for (const { table, person, bot } of lessons()) {
      at += 1;
      if (at % 4 === 0) table.goTo('negotiation', 4);
      const wish = wishFor(table, person, bot);
      if (wish === undefined) continue;
      const namedMn = paidToMn(wish.clauses, bot);
      const offeredMn = offeredWhere(table, wish, { person, bot, namedMn });
      if (offeredMn === 'signed') continue;
      answered += 1;
      if (offeredMn === undefined || offeredMn > namedMn) faults.push({ person, bot, namedMn, offeredMn });
    }
    expect(faults).toEqual([]);
    expect(answered).toBeGreaterThan(20);
  });

  it('is what it signs for', () => {
    let signed = 0;
    for (const { table, person, bot } of lessons()) {
      const wish = wishFor(table, person, bot);
      if (wish === undefined) continue;
      const { answer } = answerTo(table, wish, person, bot);
      expect({ answer, person, bot }).toMatchObject({ answer: { type: 'signProposal' } });
      signed += 1;
    }
    expect(signed).toBeGreaterThan(20);
  });

  it('holds once others have signed', () => {
    let signed = 0;
    for (const { table, person, bot } of lessons()) {
      const wish = wishFor(table, person, bot);
      if (wish === undefined) continue;
      const [one = '', other = ''] = SEATS.filter((seat) => seat !== person && seat !== bot);
      table.conclude(aFreeTradeArea(one, other));
      const { answer } = answerTo(table, wish, person, bot);
      expect({ answer, person, bot }).toMatchObject({ answer: { type: 'signProposal' } });
      signed += 1;
    }
    expect(signed).toBeGreaterThan(20);
  });

  it.each([
    ['BOR', 'answer.priceMoved', ['BOR', 'CAT']],
    ['DUN', 'answer.priceMovedByUs', ['CAT']],
  ] as const)(
    'is taken back where it is a loss by now: %s has signed with another',
    (signer, key, economies) => {
      const person = 'ALB';
      const table = governedBy(aTable({ people: [person], at: 'negotiation' }), 'freeTrader');
      const amountMn = Math.min(paymentCapMn(table.state, person), paymentCapMn(table.state, 'DUN'));
      const payment = { type: 'payment', from: 'DUN', to: person, amountMn, rounds: 2 } as const;
      const cut = {
        type: 'tariffConcession',
        by: person,
        to: ['DUN'],
        sector: 'GRA',
        rateBp: 1_100,
      } as const;
      const draft = { parties: [person, 'DUN'], clauses: [cut, payment] };
      const move = { type: 'named', ...priceOf(table.state, draft, 'DUN', person) } as const;
      table.accept(SERVER, { type: 'noteBotThought', economy: 'DUN', move });
      table.conclude(aFreeTradeArea(signer, 'CAT'));
      const { answer, said } = answerTo(table, draft, person, 'DUN');
      expect(answer).toMatchObject({ reason: 'lawChanged' });
      expect(said?.line).toMatchObject({ key, fill: { economies } });
    },
  );

  it('is no price for other terms, nor in a later round', () => {
    const table = governedBy(aTable({ agreementLimits, people: ['ALB'], at: 'negotiation' }), 'opportunist');
    const wish = must(wishFor(table, 'ALB', 'DUN'), 'a wish');
    expect(table.state.botThoughts).toHaveLength(1);
    const { answer } = answerTo(table, { ...wish, clauses: wish.clauses.slice(0, 1) }, 'ALB', 'DUN');
    expect(answer.type).not.toBe('signProposal');
    expect(table.goTo('negotiation', 2).state.botThoughts.filter((note) => note.includes('named'))).toEqual(
      [],
    );
  });

  it('is not named to whom the bot would sign nothing', () => {
    const table = aTable({ agreementLimits, people: ['ALB'] });
    table.goTo('policy');
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 100, apart: [] } });
    table.goTo('negotiation', 2);
    for (const phrase of ['whatDoYouWant', 'sendProposal'] as const)
      expect(botAnswer(table.scenario, table.state, 'DUN', { asker: 'ALB', phrase })).toEqual({
        line: { type: 'line', key: 'answer.raisedWall' },
        intents: [],
      });
  });

  it('has a name in the log', () => {
    for (const concluded of [[], ['p3', 'p12']] as const) {
      const move = { type: 'named', to: 'ALB', terms: 4_294_967_295, paidMn: -47, concluded } as const;
      expect(readBotMoveKey(botMoveKey(move))).toEqual(move);
    }
  });
});

describe('a price that a leader has named to a person', () => {
  it('holds once others have agreed', () => {
    let [kept, signed] = [0, 0];
    for (const temperament of PROVINCE_TEMPERAMENT_NAMES)
      for (const bot of ['ZJ', 'JS', 'AH']) {
        const table = aProvincesTable();
        table.seatPerson('SH');
        temper(table, temperament);
        const question = { asker: 'SH', phrase: 'whatDoYouWant' } as const;
        const { named } = botAnswer(table.scenario, table.state, bot, question);
        if (named === undefined) continue;
        const [from, to] = named.paidMn > 0 ? ['SH', bot] : [bot, 'SH'];
        const yuan100m = Math.abs(named.paidMn) / MILLIONS_A_YUAN100M;
        const payment = yuan100m === 0 ? [] : [aCompensation(from, to, yuan100m, 4)];
        const others = ['ZJ', 'JS', 'AH'].filter((seat) => seat !== bot);
        table.conclude(aBindingDraft(others));
        const { id, revision } = table.table('SH', aBindingDraft(['SH', bot], {}, ...payment));
        const unnoted = table.state;
        const noted = decide({ rules: rulebookOf(table.scenario), nowMs: 0 }, unnoted, SERVER, {
          type: 'noteBotThought',
          economy: bot,
          move: { type: 'named', ...named },
        });
        if (!noted.ok) throw new Error('the note was refused');
        const [before, after] = [unnoted, evolveAll(unnoted, noted.value)].map((state) =>
          botMove(table.scenario, state, bot, { type: 'answer', proposal: id, revision }).at(-1),
        );
        if (after?.type !== 'signProposal') continue;
        signed += 1;
        if (before?.type !== 'signProposal') kept += 1;
      }
    expect(signed).toBeGreaterThan(5);
    expect(kept).toBeGreaterThan(0);
  });
});
