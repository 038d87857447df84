import { describe, expect, it } from 'vitest';
import { areaPrices, botMove } from '#shared/bots/botMove.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { FOUR_OPENINGS } from '#shared/content/vocabulary.ts';
import { must } from '#shared/kernel/records.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import {
  type Area,
  areaBoard,
  areasToAsk,
  boardTold,
  elseFor,
  gainOf,
  jobOfAreas,
  mostFor,
  othersToo,
  reasonToPay,
  shortRows,
} from '../../../client/panels/treaty/areaBoardModel.ts';
import { pricesKnown, whyPriceMoved, wouldSign } from '../../../client/panels/treaty/areaPrices.ts';
import { parOf } from '#shared/rules/scores/par.ts';
import { raisersFor, whoPaysRise } from '#shared/rules/countries/proposals.ts';
import { pointsWith } from '../../../client/panels/effects/HomeEffects.tsx';
import { type AreaWorth, previews } from '../../../client/preview/preview.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import { paidToMn, paymentCapMn } from '../../../shared/rules/law/transfers.ts';
import { say } from '../../../client/text/Say.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { letBotsMove, playedTo } from '../../support/playedTo.ts';
import { SERVER, type Table, aTable } from '../../support/aTable.ts';

const { agreementLimits, rounds } = PRESETS.firstLesson;
const SEATS = ['ALB', 'BOR', 'CAT', 'DUN'];
/** Of these games one has bots that ask for more than the person gains. */
const GAMES = process.env['DEMANDS'] === 'all' ? { from: 0, to: 32 } : { from: 20, to: 24 };

const lesson = (round: number, people: readonly string[], more: Partial<GameSettings> = {}): Table =>
  aTable({ agreementLimits, rounds, people, ...more }).goTo('negotiation', round);

/** The rows of the board of a seat, once the model has answered. */
function boardOf({ scenario, state }: Pick<Table, 'scenario' | 'state'>, me: string): readonly Area[] {
  const job = jobOfAreas(scenario, state, me);
  const steps = countryAnswers(scenario, state)(job);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done !== true) continue;
    previews.value = { areas: { job, result: step.value } };
    const board = areaBoard(scenario, state, me);
    previews.value = {};
    return board;
  }
}

/** The board with what the bots answer who are asked of its areas. */
function boardWithPrices(table: Table, me: string): readonly Area[] {
  const { scenario, state } = table;
  const asked = areasToAsk(scenario, state, me);
  pricesKnown.value = {
    round: state.round,
    me,
    asked,
    prices: areaPrices(scenario, state, me, asked),
  };
  return boardOf(table, me);
}

/** What is not so of what the table says of the bots of an area. */
function untrueOf(table: Table, area: Area, me: string): string[] {
  const { state } = table;
  const { draft } = area;
  const bots = draft.parties.slice(1);
  const [prices = {}] = areaPrices(table.scenario, state, me, [draft.parties]);
  const held = state.round < rounds ? 1 : 2;
  const answersTo = (paid: Readonly<Record<string, number>>, bot: string) => {
    const payments = Object.entries(paid).flatMap(([other, mn]) => {
      const [from, to] = mn > 0 ? [me, other] : [other, me];
      const amountMn = Math.abs(mn);
      return mn === 0 ? [] : [{ type: 'payment', from, to, amountMn, rounds: held } as const];
    });
    const offer = { ...draft, clauses: [...draft.clauses, ...payments] };
    const tabled = table.ask(table.seat(me), { type: 'tableProposal', draft: offer });
    if (!tabled.ok) return undefined;
    const { id, revision } = must(Object.values(table.state.proposals).at(-1), 'the offer');
    const answers = botMove(table.scenario, table.state, bot, { type: 'answer', proposal: id, revision });
    table.state = state;
    return answers.at(-1);
  };
  const name = `${state.round} ${me} with ${bots.join()}`;
  return bots.flatMap((bot) => {
    const { wants: price, downTo } = prices[bot] ?? {};
    // What it wants counts what the others have.
    const others = Object.fromEntries(
      bots.flatMap((other) => {
        const wants = prices[other]?.wants;
        return other === bot || typeof wants !== 'number' ? [] : [[other, wants]];
      }),
    );
    // The word for no payment is its answer with all that lies open, other offers to it too.
    const plain = wouldSign(state, area, bot)?.key === 'areas.signs' ? answersTo(others, bot) : undefined;
    if (plain !== undefined && plain.type !== 'signProposal')
      return [`${name}: ${bot} does not sign without a payment: ${JSON.stringify(plain)}`];
    const mostMn = Math.min(paymentCapMn(state, me), paymentCapMn(state, bot));
    const isSigned = (mn: number): boolean =>
      answersTo({ ...others, [bot]: mn }, bot)?.type === 'signProposal';
    if (price === undefined) return [`${name}: nothing is said of ${bot}`];
    if (price === 'dear') return isSigned(mostMn) && !isSigned(0) ? [] : [`${name}: ${bot} is not dear`];
    if (price === 'never')
      return [mostMn, 0].some(isSigned) ? [`${name}: ${bot} signs, and was said never to`] : [];
    const answer = answersTo({ ...others, [bot]: price }, bot);
    // Two digits are told.
    const beyondMn = downTo === undefined ? undefined : downTo - 1 - Math.abs(downTo) / 10;
    if (beyondMn !== undefined && answersTo({ ...others, [bot]: beyondMn }, bot)?.type === 'signProposal')
      return [`${name}: ${bot} was said to come down to ${downTo}, and signs for ${beyondMn}`];
    // What it has offered itself is better for whoever asks.
    const isSo =
      answer?.type === 'signProposal' ||
      (answer !== undefined && 'reason' in answer && answer.reason === 'ownOffer');
    return isSo ? [] : [`${name}: ${bot} does not sign for ${price}: ${JSON.stringify(answer)}`];
  });
}

/** Who pays by the word for what a bot wants: 1 the reader, −1 the bot. */
const signOf = (key: string): number | undefined =>
  [/^areas\.(?:pays|wouldPay)/, /^areas\.signs/, /^areas\.asks/].flatMap((word, at) =>
    word.test(key) ? [at - 1] : [],
  )[0];

describe('the areas that can be signed', () => {
  it('say of each bot whether it would sign, as it then does: at its price, or for none that may be paid', () => {
    const faults: string[] = [];
    const said: Partial<Record<string, number>> = {};
    let outbid = 0;
    let offered = 0;
    for (let at = GAMES.from; at < GAMES.to; at++) {
      const round = 1 + (at % rounds);
      const table = playedTo(`areas ${at}`, round);
      const me = must(SEATS[(at + (at >> 2)) % SEATS.length], 'a seat');
      table.accept(SERVER, { type: 'occupySeat', economy: me, member: 'm1' });
      // First nobody has made an offer, then bots have.
      for (const untilMs of [table.nowMs, table.nowMs + 70_000]) {
        for (; table.nowMs < untilMs; table.nowMs += 4_000) letBotsMove(table);
        const board = boardWithPrices(table, me).filter(
          ({ isOwn, isSigned, bar }) => isOwn && !isSigned && !bar,
        );
        const words = board.map((area) =>
          area.draft.parties.slice(1).map((bot) => must(wouldSign(table.state, area, bot), 'a word').key),
        );
        for (const word of words.flat()) said[word] = (said[word] ?? 0) + 1;
        for (const [row, { draft, offer }] of board.entries())
          for (const [nth, bot] of draft.parties.slice(1).entries()) {
            if (offer === undefined || offer.signatures[bot] !== offer.revision) continue;
            const between = offer.clauses.filter(
              (each) =>
                each.type === 'payment' && [each.from, each.to].sort().join() === [me, bot].sort().join(),
            );
            const paidMn = paidToMn(offer.clauses, bot);
            const ownMn = paidToMn(between, bot);
            // What it pays others alone says nothing of the reader.
            if (ownMn === 0 && paidMn < 0) continue;
            const asked = Math.sign(ownMn || paidMn);
            const told = words[row]?.[nth] ?? '';
            if (signOf(told) !== asked && !(asked === 0 && told === 'areas.pays'))
              faults.push(`${at} ${me}: ${told} of ${bot} beside an offer by which it is paid ${asked}`);
            offered += 1;
          }
        const nevers = words.map((of) => of.some((word) => word === 'areas.never' || word === 'areas.dear'));
        if (nevers.lastIndexOf(false) > nevers.indexOf(true) && nevers.includes(true))
          faults.push(`${at} ${me}: what nobody can have stands before what can be had`);
        for (const area of board)
          for (const bot of area.draft.parties.slice(1)) {
            const moved = whyPriceMoved(table.state, area, bot);
            if (moved === undefined) continue;
            outbid += 1;
            const told = moved.params['economies'];
            // With the reader it is told in words.
            if (typeof told === 'function') continue;
            const named = [told].flat().map(String).toSorted().join();
            const open = Object.values(table.state.proposals).filter(({ status }) => status === 'open');
            if (
              !open.some(
                ({ parties }) =>
                  parties
                    .filter((each) => each !== bot)
                    .toSorted()
                    .join() === named,
              )
            )
              faults.push(`${at} ${me}: ${moved.key} of ${bot} names ${named}`);
          }
        for (const area of board) faults.push(...untrueOf(table, area, me).map((fault) => `${at} ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect(offered).toBeGreaterThan(5);
    expect(outbid).toBeGreaterThan(2);
    expect(said['areas.dear']).toBeGreaterThan(2);
    const count = (sign: number): number =>
      Object.entries(said).reduce((sum, [key, times = 0]) => sum + (signOf(key) === sign ? times : 0), 0);
    expect(Math.min(count(1), count(-1))).toBeGreaterThan(5);
  });

  it('tell what is kept at the prices of their bots, as the draft that a press writes brings it, and stand in that order', () => {
    for (const round of [1, rounds]) {
      const table = playedTo('prices kept', round);
      const me = 'CAT';
      table.accept(SERVER, { type: 'occupySeat', economy: me, member: 'm1' });
      const rows = boardWithPrices(table, me).filter(({ kept }) => kept !== undefined);
      const paid = rows.filter(({ priced }) => (priced?.clauses.length ?? 0) > 1);
      expect(paid.length).toBeGreaterThan(1);
      for (const { priced, kept, worth } of paid) {
        expect(kept?.levels?.[me]).toHaveLength(round < rounds ? 1 : 2);
        // What an area does for the task is known before the round by which it is judged.
        expect(kept?.task === undefined).toBe(table.state.tasks === undefined);
        const draft = must(priced, 'the draft');
        const steps = countryAnswers(
          table.scenario,
          table.state,
        )({
          type: 'worth',
          economy: me,
          drafts: [draft],
        });
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        const [told] = step.value.type === 'worth' ? step.value.worths : [];
        const percent = told?.after ?? told?.percent;
        expect(kept?.percent[me]).toBeCloseTo(percent ?? NaN, 3);
        // Who pays keeps less.
        expect(Math.sign((kept?.percent[me] ?? 0) - (worth?.percent[me] ?? 0))).toBe(
          Math.sign(paidToMn(draft.clauses, me)),
        );
      }
      const order = rows.map(({ kept }) =>
        round < rounds ? kept?.percent[me] : kept && pointsWith(table.state, me, kept),
      );
      expect(order).toEqual(order.toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    }
  });

  it('stand in the order of what they tell: income of the round, in the last points, and apart what is left once others sign too', () => {
    let told = 0;
    for (const round of [1, 2, 3, rounds]) {
      const table = playedTo(`order ${round}`, round);
      const me = must(SEATS[round - 1], 'a seat');
      table.accept(SERVER, { type: 'occupySeat', economy: me, member: 'm1' });
      table.state = { ...table.state, par: must(parOf(table.state), 'par').par };
      const worths = boardWithPrices(table, me).flatMap(({ kept }) => kept ?? []);
      const points = (worth: AreaWorth) => Math.round(pointsWith(table.state, me, worth) ?? NaN);
      const figures = worths.map((worth) => (round === rounds ? points(worth) : (gainOf(worth, me) ?? NaN)));
      expect(figures).toEqual(figures.toSorted((a, b) => b - a));
      const apart = worths.flatMap((worth) => (othersToo(worth, me) ? [worth.reaction?.economies] : []));
      expect(apart.flat()).not.toContain(me);
      told += new Set(figures).size + apart.length;
    }
    expect(told).toBeGreaterThan(20);
  });

  it('say of a bot that has refused what it is said to want that it has', () => {
    const table = lesson(2, ['ALB', 'BOR']);
    const pays = { type: 'payment', from: 'BOR', to: 'CAT', amountMn: 67, rounds: 1 } as const;
    const draft = aFreeTradeArea('BOR', 'ALB', 'CAT');
    const offer = table.tableProposal({ ...draft, clauses: [...draft.clauses, pays] });
    const { state } = table;
    const asked = [['ALB', 'BOR', 'CAT']];
    const wordAt = (price: number, change: Partial<typeof offer>) => {
      const proposals = { ...state.proposals, [offer.id]: { ...offer, ...change } };
      const later = { scenario: table.scenario, state: { ...state, proposals } };
      pricesKnown.value = { round: 2, me: 'ALB', asked, prices: [{ CAT: { wants: price } }] };
      const rows = boardOf(later, 'ALB');
      const area = rows.find(({ draft: { parties } }) => parties.toSorted().join() === 'ALB,BOR,CAT');
      return wouldSign(later.state, must(area, 'the area'), 'CAT')?.key;
    };
    expect(wordAt(0, {})).toBe('areas.signs');
    expect(wordAt(0, { refusedBy: ['CAT'] })).toBe('areas.saidNo');
    expect(wordAt(80, { refusedBy: ['CAT'] })).toBe('areas.asks');
    // Signed for what Borea pays it, it wants to be paid.
    expect(wordAt(0, { signatures: { ...offer.signatures, CAT: offer.revision } })).toBe('areas.asks');
    expect(wordAt(-5, { signatures: { ...offer.signatures, CAT: offer.revision } })).toBe('areas.asks');
  });

  it('say nothing of what people would sign, ask for or pay, nor does the page of tariffs or the list of refusals', () => {
    for (const opening of FOUR_OPENINGS) {
      const people = ['ALB', 'CAT'];
      const table = lesson(2, people, { opening });
      const { scenario, state } = table;
      const own = boardWithPrices(table, 'ALB').filter(({ isOwn, bar }) => isOwn && !bar);
      const told = own.flatMap((area) =>
        area.draft.parties.slice(1).map((party) => ({ party, would: wouldSign(state, area, party) })),
      );
      for (const { party, would } of told) expect(would === undefined, party).toBe(people.includes(party));
      const raised = { type: 'wall', shiftBp: 100, apart: [] } as const;
      expect(whoPaysRise(scenario, state, 'ALB', raised).toSorted()).toEqual(['BOR', 'DUN']);
      for (const person of people) expect(raisersFor(scenario, state, person)).toEqual([]);
    }
  });

  it('tell what an offer with a person brings as it lies, and keep each person and all together in sight', () => {
    const table = lesson(rounds, ['ALB', 'DUN']);
    const pays = { type: 'payment', from: 'ALB', to: 'DUN', amountMn: 90, rounds: 2 } as const;
    const { parties, clauses } = aFreeTradeArea('ALB', 'DUN');
    table.tableProposal({ parties, clauses: [...clauses, pays] });
    const own = boardWithPrices(table, 'ALB').filter(({ isOwn }) => isOwn);
    const nameOf = ({ draft }: Area): string => draft.parties.slice(1).toSorted().join();
    const { kept, worth } = own.find((area) => nameOf(area) === 'DUN') ?? {};
    expect(kept?.percent['ALB']).toBeLessThan(worth?.percent['ALB'] ?? NaN);
    expect(kept?.percent['DUN']).toBeGreaterThan(worth?.percent['DUN'] ?? NaN);
    const named = shortRows(table.state, own).shown.map(nameOf);
    expect(named).toEqual(expect.arrayContaining(['DUN', 'BOR,CAT,DUN']));
  });

  it('give as the reason of a bot nothing that speaks against what it says that it wants', () => {
    const reasons = new Map<string, number>();
    for (const round of [1, 2, 3])
      for (const me of ['ALB', 'BOR', 'CAT', 'DUN']) {
        const table = lesson(round, [me]);
        const board = boardWithPrices(table, me);
        for (const area of board.filter(({ isOwn, bar, isSigned }) => isOwn && !bar && !isSigned))
          for (const party of area.draft.parties.slice(1)) {
            const would = wouldSign(table.state, area, party);
            const reason = reasonToPay(board, area, party, would);
            const gains = (economy: string): number => area.worth?.percent[economy] ?? 0;
            const asks = signOf(would?.key ?? '') === 1;
            if (asks) expect(reason, `${round} ${me} ${party}`).toBeDefined();
            if (reason === undefined) continue;
            reasons.set(reason.key, (reasons.get(reason.key) ?? 0) + 1);
            expect({ round, me, party, would, key: reason.key }).toMatchObject(
              asks
                ? { key: expect.stringMatching(/areas\.(most|asksPart|asksWants)$/) }
                : { key: 'areas.paysPart' },
            );
            if (reason.key === 'areas.asksPart') expect(gains(me)).toBeGreaterThan(gains(party));
            if (reason.key === 'areas.paysPart') expect(gains(party)).toBeGreaterThan(gains(me));
          }
      }
    expect(reasons.get('areas.asksPart')).toBeGreaterThan(2);
    expect(reasons.get('areas.paysPart')).toBeGreaterThan(2);
    expect(reasons.get('areas.most')).toBeGreaterThan(2);
  });

  it('say at once of a bot that gains more than the reader and asks for money what else it could sign', () => {
    let told = 0;
    for (const me of SEATS) {
      const table = lesson(1, [me]);
      const board = boardWithPrices(table, me);
      for (const area of board.filter(({ isOwn, bar, isSigned }) => isOwn && !bar && !isSigned))
        for (const party of area.draft.parties.slice(1)) {
          const reason = elseFor(table.state, board, area, party, wouldSign(table.state, area, party));
          const gains = (economy: string): number => area.worth?.percent[economy] ?? 0;
          if (reason === undefined) continue;
          told += 1;
          expect(gains(party)).toBeGreaterThan(gains(me));
          expect(mostFor(board, area, party)?.params).toEqual(reason.params);
        }
    }
    expect(told).toBeGreaterThan(0);
  });

  it('name on the table what else a member could get', () => {
    const board = boardOf(lesson(1, ['ALB']), 'ALB');
    const of = (name: string): Area =>
      must(
        board.find(({ draft }) => draft.parties.toSorted().join('') === name),
        name,
      );
    expect(mostFor(board, of('ALBCAT'), 'CAT')).toMatchObject({
      key: 'areas.most',
      params: { economies: ['DUN'] },
    });
    expect(mostFor(board, of('CATDUN'), 'DUN')).toBeUndefined();
  });
});

describe('the next move beside the areas', () => {
  it('never advises Ready where others can sign what raises the income of all of them and lowers that of the reader', async () => {
    await loadAllText();
    const worth = { percent: { ALB: -1.1, BOR: 0.9, CAT: 0.4, DUN: 1.1 } };
    const of = (...among: readonly [string, string, ...string[]]): Area => ({
      draft: aFreeTradeArea(...among),
      isOwn: among.includes('ALB'),
      isSigned: false,
      worth,
    });
    const told = (...others: readonly Area[]) => boardTold([of('ALB', 'BOR'), ...others], 'ALB');
    const others = of('BOR', 'CAT', 'DUN');
    expect(say(told(others))).toMatch(/Borea, Cato and Dune gain without you \(−1\.10% for you\)/u);
    expect(say(told(others))).not.toContain('Ready');
    expect(told({ ...others, isSigned: true }).key).toBe('move.boardNone');
    expect(told().key).toBe('move.boardNone');
  });
});
