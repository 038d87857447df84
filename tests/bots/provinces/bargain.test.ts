import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { botView } from '#shared/bots/botView.ts';
import { bindingOffer } from '../../../shared/bots/provinces/pactDraft.ts';
import { priceAccepted } from '../../../shared/bots/moves/attention.ts';
import { gainsOverTerm, isWorth } from '../../../shared/bots/provinces/bargain.ts';
import { amongRivals, promotionHope } from '../../../shared/bots/provinces/sight.ts';
import {
  PROVINCE_TEMPERAMENTS,
  PROVINCE_TEMPERAMENT_NAMES,
  type ProvinceTemperamentName,
} from '#shared/content/provinces/provinceTemperaments.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { drawUniform, seedFromText } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { type ForecastRound, forecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { newPactFaults } from '../../../shared/rules/provinces/pacts/pactFaults.ts';
import { pactLaw } from '../../../shared/rules/provinces/pacts/pactLaw.ts';
import { moneyLeft } from '../../../shared/rules/provinces/pacts/payments.ts';
import { enactPacts } from '../../../shared/rules/provinces/state/provinceStates.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import { evolve } from '../../../shared/rules/game/evolve.ts';
import { botMoveKey } from '#shared/protocol/botMove.ts';
import {
  aBindingDraft,
  aCompensation,
  aPactDraft,
  aProvincesTable,
  type ProvincesTable,
} from '../../support/aProvincesTable.ts';
import { temper } from './aLeader.ts';

const [PERSON, BOT] = ['SH', 'ZJ'] as const;
const ROUNDS = 4;

/** A table in its first round with a person in Shanghai, whose bots have one temperament. */
function tableOf(temperament: ProvinceTemperamentName): ProvincesTable {
  const table = aProvincesTable();
  table.seatPerson(PERSON);
  temper(table, temperament);
  return table;
}

/** A market of the two for which the bot pays, or is paid where the amount is negative; in 100 million yuan. */
function aMarket(yuan100m: number): Draft {
  const [from, to] = yuan100m > 0 ? [BOT, PERSON] : [PERSON, BOT];
  const payment = yuan100m === 0 ? [] : [aCompensation(from, to, Math.abs(yuan100m), ROUNDS)];
  return aBindingDraft([PERSON, BOT], {}, ...payment);
}

/** What the bot answers, and does. */
function answerOf(table: ProvincesTable, { id, revision }: Proposal) {
  const move = { type: 'answer', proposal: id, revision } as const;
  const intents = botMove(table.scenario, table.state, BOT, move);
  for (const intent of intents) expect(table.ask(BOT, intent as SeatIntentOf<'tableProposal'>).ok).toBe(true);
  return must(intents.at(-1), 'an answer');
}

/** Points a round that a draft brings the bot, and an equal share. */
function outlook(table: ProvincesTable, draft: Draft): { readonly own: number; readonly equal: number } {
  const view = botView(table.state, BOT);
  const gains = must(gainsOverTerm({ scenario: table.scenario, view, economy: BOT }, draft), 'an outlook');
  const all = Object.values(gains);
  return { own: must(gains[BOT], BOT), equal: all.reduce((sum, gain) => sum + gain, 0) / all.length };
}

function shareOf(table: ProvincesTable, draft: Draft): number {
  const { own, equal } = outlook(table, draft);
  return own / equal;
}

/** The person asks for more than the market brings the bot, again and again, until it makes no more offers. */
function bargainToTheEnd(table: ProvincesTable) {
  const greedy = aMarket(Math.min(40, moneyLeft(table.state, BOT) - 20));
  const offers: SeatIntentOf<'tableProposal'>[] = [];
  for (;;) {
    for (const { id, status, author } of Object.values(table.state.proposals))
      if (status === 'open' && author === PERSON)
        table.act(PERSON, { type: 'withdrawProposal', proposal: id });
    const answer = answerOf(table, table.table(PERSON, greedy));
    if (answer.type !== 'tableProposal') return { greedy, offers, answer };
    offers.push(answer);
  }
}

describe('a leader that bargains with a person over a pact', () => {
  it.each(PROVINCE_TEMPERAMENT_NAMES)('comes down offer by offer, as a %s does', (name) => {
    const table = tableOf(name);
    const { asks } = PROVINCE_TEMPERAMENTS[name].bargaining;
    const { offers, answer } = bargainToTheEnd(table);
    expect(offers.length).toBeGreaterThan(1);
    expect(offers.length).toBeLessThanOrEqual(asks.length);
    const shares = offers.map(({ draft }) => shareOf(table, draft));
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(new Set(offers.map(({ draft }) => JSON.stringify(draft))).size).toBe(offers.length);
    expect(offers.at(-1)?.isLastOffer).toBe(true);
    expect(offers.slice(0, -1).some(({ isLastOffer }) => isLastOffer === true)).toBe(false);
    expect(answer.type).toBe('refuseProposal');
  });

  it('makes no other offer to the same parties after one that it called its last, however early that came', () => {
    const table = tableOf('fiscalSurvivor');
    const greedy = aMarket(Math.min(40, moneyLeft(table.state, BOT) - 20));
    expect(answerOf(table, table.table(PERSON, greedy)).type).toBe('tableProposal');
    const offer = must(Object.values(table.state.proposals).at(-1), 'an offer');
    expect(offer.isLastOffer).toBeUndefined();
    const proposals = { ...table.state.proposals, [offer.id]: { ...offer, isLastOffer: true as const } };
    table.state = { ...table.state, proposals };
    expect(answerOf(table, table.table(PERSON, greedy)).type).toBe('refuseProposal');
  });

  it('takes its earlier offer off the table when it makes a better one', () => {
    const table = tableOf('fiscalSurvivor');
    const { offers } = bargainToTheEnd(table);
    const own = Object.values(table.state.proposals).filter(({ author }) => author === BOT);
    expect(own.map(({ status }) => status)).toEqual([...offers.slice(1).map(() => 'lapsed'), 'open']);
  });

  it('signs what pays it where the person has no more, rather than call it too little and ask for the same', () => {
    for (const offered of [8, 7, 6, 5]) {
      const table = tableOf('opportunist');
      const proposal = table.table(PERSON, aMarket(-offered));
      const yuan100m = moneyLeft(table.state, PERSON) - offered;
      table.act(PERSON, { type: 'payProvince', to: 'AH', yuan100m });
      expect(answerOf(table, proposal).type, `${offered}`).toBe('signProposal');
    }
  });

  it('signs at once what gives it what it would have asked first', () => {
    const table = tableOf('opportunist');
    const paid = aMarket(-40);
    expect(shareOf(table, paid)).toBeGreaterThan(1.4);
    expect(answerOf(table, table.table(PERSON, paid)).type).toBe('signProposal');
  });

  it('does not sign what gives the person less than its own offer that still stands, until that is gone', () => {
    const table = tableOf('opportunist');
    const own = table.table(BOT, aMarket(-10));
    expect(answerOf(table, table.table(PERSON, aMarket(-40)))).toMatchObject({
      type: 'refuseProposal',
      reason: 'ownOffer',
    });
    expect(table.state.proposals[own.id]?.status).toBe('open');
    table.act(PERSON, { type: 'refuseProposal', proposal: own.id });
    expect(answerOf(table, table.table(PERSON, aMarket(-40))).type).toBe('signProposal');
  });

  it('says with which payments it would still sign, and signs with these alone', () => {
    for (const name of PROVINCE_TEMPERAMENT_NAMES) {
      const table = tableOf(name);
      const { answer } = bargainToTheEnd(table);
      const accepts = must(answer.type === 'refuseProposal' ? answer.accepts : undefined, 'payments');
      expect(Object.values(table.state.proposals).at(-1)?.accepted).toEqual({ [BOT]: accepts });
      const isPaid = accepts.to === BOT;
      const edge = (isPaid ? -accepts.leastMn : accepts.mostMn) / 100;
      const before = table.state;
      const answerTo = (draft: Draft): string => {
        table.state = before;
        return answerOf(table, table.table(PERSON, draft)).type;
      };
      expect(answerTo(aMarket(edge)), name).toBe('signProposal');
      expect(answerTo(aMarket(edge + 2)), name).toBe('refuseProposal');
    }
  });

  it('asks a person for more than it asks bots in what it proposes itself', () => {
    const proposed = (hasPerson: boolean): { readonly table: ProvincesTable; readonly draft: Draft } => {
      const table = aProvincesTable();
      temper(table, 'fiscalSurvivor');
      if (hasPerson) for (const seat of table.scenario.dealOrder) if (seat !== 'HB') table.seatPerson(seat);
      const [intent] = botMove(table.scenario, table.state, 'HB', { type: 'propose', look: 0 });
      if (intent?.type !== 'tableProposal') throw new Error('nothing proposed');
      return { table, draft: intent.draft };
    };
    const gainOf = ({ table, draft }: ReturnType<typeof proposed>): number => {
      const view = botView(table.state, 'HB');
      return gainsOverTerm({ scenario: table.scenario, view, economy: 'HB' }, draft)?.['HB'] ?? NaN;
    };
    const [amongBots, withPeople] = [proposed(false), proposed(true)];
    expect(withPeople.draft.parties).toEqual(amongBots.draft.parties);
    expect(gainOf(withPeople)).toBeGreaterThan(gainOf(amongBots) + 0.1);
  });

  it('sees that money for the first round alone does not pay for a pact of four', () => {
    const table = tableOf('reformer');
    const losing = aBindingDraft(['SH', 'JS']);
    const leader = { scenario: table.scenario, view: botView(table.state, 'JS'), economy: 'JS' };
    const bare = must(gainsOverTerm(leader, losing)?.['JS'], 'JS');
    const oncePaid = aBindingDraft(['SH', 'JS'], {}, aCompensation('SH', 'JS', 30, 1));
    const paid = aBindingDraft(['SH', 'JS'], {}, aCompensation('SH', 'JS', 30, 4));
    const [once, always] = [oncePaid, paid].map((draft) => must(gainsOverTerm(leader, draft)?.['JS'], 'JS'));
    expect(must(once, 'once') - bare).toBeCloseTo((must(always, 'always') - bare) / 4, 6);
  });
});

/** Dice that the same word always throws the same way. */
function diceOf(word: string): () => number {
  let random = seedFromText(word);
  return () => {
    const { value, next } = drawUniform(random);
    random = next;
    return value;
  };
}

/** `npm run test:demands` makes five times as many. */
const DEMANDS = process.env['DEMANDS'] === 'all' ? 1_000 : 200;
const DEMANDS_AT_A_TABLE = 100;

/** What a person may think of: any two to four, any terms, money either way, for fewer rounds than the pact at times. */
function anyDemand(table: ProvincesTable, me: string, roll: () => number): Draft {
  const others = table.scenario.dealOrder.filter((seat) => seat !== me);
  const size = 1 + Math.floor(roll() ** 2 * 3);
  const picked = Array.from({ length: size }, () => must(others[Math.floor(roll() * others.length)], 'one'));
  const members = table.scenario.dealOrder.filter((seat) => seat === me || picked.includes(seat));
  const rounds = 1 + Math.floor(roll() * 4);
  const payments = members.flatMap((seat) => {
    if (seat === me || roll() < 0.3) return [];
    const [from, to] = roll() < 0.5 ? [seat, me] : [me, seat];
    return [aCompensation(from, to, 1 + Math.floor(roll() * 40), 1 + Math.floor(roll() * rounds))];
  });
  const terms = { rounds, atMost: roll() < 0.7 ? 0 : 1 } as const;
  return roll() < 0.7 ? aBindingDraft(members, terms, ...payments) : aPactDraft(members, terms, ...payments);
}

/**
 * Points of a seat in a round of a pact's term by the rules' forecast, with the pact in force or without. A forecast is of all provinces,
 * and rounds with the same pacts are alike, so each is solved once.
 */
function pointsOver(table: ProvincesTable): (law: ProvinceGame, seat: string, ahead: number) => number {
  const found = new Map<string, ForecastRound>();
  return (law, seat, ahead) => {
    const round = law.round + ahead;
    const pacts = Object.fromEntries(
      Object.entries(law.provinces.pacts).flatMap(([id, pact]) => {
        const payments = pact.payments.filter(({ untilRound }) => untilRound >= round);
        return pact.untilRound < round ? [] : [[id, { ...pact, payments }] as const];
      }),
    );
    const key = JSON.stringify(pacts);
    const known =
      found.get(key) ?? forecastOf(table, { ...law, provinces: { ...law.provinces, pacts } }, seat);
    found.set(key, known);
    return must(known.provinces[seat], seat).score + promotionHope(law, known, seat);
  };
}

function forecastOf({ scenario }: ProvincesTable, law: ProvinceGame, seat: string): ForecastRound {
  const forecast = forecastRound(scenario, law, seat);
  if (!forecast.ok) throw new Error(forecast.error.code);
  return forecast.value;
}

describe('what a person asks of a leader', () => {
  it('leaves it what it needs at the least, where it signs', () => {
    let asked = 0;
    let signed = 0;
    for (let number = 0; asked < DEMANDS; number++) {
      const roll = diceOf(`demand-${number}`);
      const table = aProvincesTable({ seed: `demand-${number}`, preset: 'provincesStandard', rounds: 6 });
      const seats = table.scenario.dealOrder;
      const me = must(seats[Math.floor(roll() * seats.length)], 'a seat');
      const names = PROVINCE_TEMPERAMENT_NAMES;
      const name = must(names[Math.floor(roll() * names.length)], 'a temperament');
      temper(table, name);
      for (let played = 0; played < number % 3; played++) {
        for (let tried = 0; tried < 3; tried++) {
          const draft = anyDemand(table, must(seats[Math.floor(roll() * seats.length)], 'a seat'), roll);
          const [author = ''] = draft.parties;
          if (newPactFaults(table.scenario, table.state, draft, author).length === 0) table.conclude(draft);
        }
        table.nextRound();
      }
      table.seatPerson(me);
      const { reservationPoints, trust, envy } = PROVINCE_TEMPERAMENTS[name];
      const before = table.state;
      const pointsIn = pointsOver(table);
      for (let tried = 0; tried < DEMANDS_AT_A_TABLE && asked < DEMANDS; tried++) {
        const draft = anyDemand(table, me, roll);
        if (newPactFaults(table.scenario, before, draft, me).length > 0) continue;
        const bot = must(
          draft.parties.find((party) => party !== me),
          'a bot',
        );
        asked++;
        const { id } = table.table(me, draft);
        const move = { type: 'answer', proposal: id, revision: 1 } as const;
        const answer = botMove(table.scenario, table.state, bot, move).at(-1);
        table.state = before;
        if (answer?.type !== 'signProposal') continue;
        signed++;
        const law = enactPacts(before, pactLaw(before, { id: 'p900' as Proposal['id'], ...draft }));
        const [article] = draft.clauses;
        const isBinding = article?.type === 'marketPact' && article.isBinding;
        const term = article?.type === 'marketPact' ? article.rounds : 1;
        const rounds = Math.min(term, before.settings.rounds - before.round + 1);
        const gains: Record<string, number> = {};
        for (const party of draft.parties) {
          const byRound = Array.from(
            { length: rounds },
            (_each, ahead) => pointsIn(law, party, ahead) - pointsIn(before, party, ahead),
          );
          gains[party] = byRound.reduce((sum, gain) => sum + gain, 0) / rounds;
        }
        const own = must(gains[bot], bot) * (isBinding ? 1 : trust);
        const terms = `${before.settings.seed}, ${bot}, ${name}: ${JSON.stringify(draft)}`;
        expect(own, terms).toBeGreaterThan(reservationPoints - 0.01);
        expect(amongRivals(gains, bot, envy), terms).toBeGreaterThan(-0.01);
      }
    }
    expect(signed).toBeGreaterThan(DEMANDS / 50);
  });
});

describe('what a leader says that it would sign', () => {
  it('is signed when it is offered at once, though the leader has spent money on an offer since', () => {
    let named = 0;
    let paying = 0;
    for (let number = 0; named < 20; number++) {
      const roll = diceOf(`named-${number}`);
      const table = aProvincesTable({
        seed: `named-${number}`,
        preset: 'provincesStandard',
        rounds: 6,
        pactLimits: PRESETS.provincesStandard.pactLimits,
      });
      const seats = table.scenario.dealOrder;
      const me = must(seats[Math.floor(roll() * seats.length)], 'a seat');
      temper(table, must(PROVINCE_TEMPERAMENT_NAMES[number % PROVINCE_TEMPERAMENT_NAMES.length], 'a name'));
      table.seatPerson(me);
      const before = table.state;
      for (let tried = 0; tried < 10; tried++) {
        table.state = before;
        const draft = anyDemand(table, me, roll);
        if (newPactFaults(table.scenario, before, draft, me).length > 0) continue;
        const bot = must(
          draft.parties.find((party) => party !== me),
          'a bot',
        );
        for (let offers = 0; offers < 6; offers++) {
          if (newPactFaults(table.scenario, table.state, draft, me).length > 0) break;
          const proposal = table.table(me, draft);
          const move = { type: 'answer', proposal: proposal.id, revision: 1 } as const;
          const intents = botMove(table.scenario, table.state, bot, move);
          for (const intent of intents) table.ask(bot, intent as SeatIntentOf<'tableProposal'>);
          const answer = intents.at(-1);
          if (answer?.type === 'tableProposal') continue;
          if (answer?.type !== 'refuseProposal' || answer.accepts === undefined) break;
          const price = must(priceAccepted(table.state, proposal, bot, answer.accepts), 'a price');
          const key = botMoveKey({ type: 'named', ...price });
          table.state = provinceGame(evolve(table.state, { type: 'botThought', economy: bot, key }));
          const other = must(
            seats.find((seat) => !draft.parties.includes(seat)),
            'another',
          );
          table.ask(bot, { type: 'tableProposal', draft: aPactDraft([bot, other]) });
          const { from, to, leastMn, mostMn, rounds } = answer.accepts;
          const rest = draft.clauses.filter(
            (clause) => clause.type !== 'payment' || ![clause.from, clause.to].includes(bot),
          );
          const paid = (to === bot ? leastMn : mostMn) / 100;
          const payment = paid === 0 ? [] : [aCompensation(from, to, paid, rounds)];
          const exact = { ...draft, clauses: [...rest, ...payment] };
          if (newPactFaults(table.scenario, table.state, exact, me).length > 0) break;
          const again = table.table(me, exact);
          const last = { type: 'answer', proposal: again.id, revision: 1 } as const;
          const answered = botMove(table.scenario, table.state, bot, last).at(-1);
          expect(answered?.type, JSON.stringify(exact)).toBe('signProposal');
          named++;
          if (from === bot && mostMn > 0) paying++;
          break;
        }
      }
    }
    expect(paying).toBeGreaterThan(0);
  });
});

describe('a leader where pacts grow step by step', () => {
  const { pactLimits } = PRESETS.provincesStandard;
  /** What the leader of Guangdong thinks of a pact that a person in Sichuan offers, with a part of its free money for Sichuan. */
  const isSigned = (settings: Parameters<typeof aProvincesTable>[0], part: number): boolean => {
    const table = aProvincesTable(settings);
    table.seatPerson('SC');
    temper(table, 'reformer');
    const view = botView(table.state, 'GD');
    const paid = Math.floor(part * moneyLeft(view, 'GD'));
    const draft = aBindingDraft(['GD', 'HB', 'SC'], {}, aCompensation('GD', 'SC', paid, ROUNDS));
    return isWorth({ scenario: table.scenario, view, economy: 'GD' }, 0)(draft);
  };

  it('pays a person no more than half of its free money, however much career that brings', () => {
    expect(isSigned({}, 0.55)).toBe(true);
    expect(isSigned({ pactLimits }, 0.55)).toBe(false);
    expect(isSigned({ pactLimits }, 0.45)).toBe(true);
  });
});

/** The pact that a person is advised to offer, found without knowing how bots are tempered. */
function adviceTo(table: ProvincesTable): Draft {
  const { scenario, state } = table;
  const view = { ...state, provinces: { ...state.provinces, temperaments: {} } };
  const steps = bindingOffer({ scenario, view, economy: PERSON }, { point: 3, percent: 25 });
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return must(value, 'an offer');
  }
}

describe('the binding pact that a person is advised to offer', () => {
  it.each(PROVINCE_TEMPERAMENT_NAMES)(
    'is signed by leaders of temperament %s, or better paid',
    (temperament) => {
      const table = tableOf(temperament);
      const draft = adviceTo(table);
      const [article] = draft.clauses;
      expect(article).toMatchObject({ type: 'marketPact', isBinding: true, rounds: ROUNDS, atMost: 0 });
      let { id, revision } = table.table(PERSON, draft);
      for (const bot of draft.parties.filter((party) => party !== PERSON)) {
        const move = { type: 'answer', proposal: id, revision } as const;
        for (const intent of botMove(table.scenario, table.state, bot, move)) {
          expect(intent.type).not.toBe('refuseProposal');
          expect(table.ask(bot, intent as SeatIntentOf<'tableProposal'>).ok).toBe(true);
          if (intent.type !== 'tableProposal') continue;
          // What it asks more is signed; the others answer that.
          const counter = must(Object.values(table.state.proposals).at(-1), 'a counter');
          ({ id, revision } = counter);
          for (const signer of draft.parties.filter((party) => party !== bot && party !== PERSON))
            for (const answer of botMove(table.scenario, table.state, signer, {
              type: 'answer',
              proposal: id,
              revision,
            }))
              expect(table.ask(signer, answer as SeatIntentOf<'signProposal'>).ok).toBe(true);
          expect(
            table.ask(PERSON, { type: 'signProposal', proposal: id, revision, confirmed: true }).ok,
          ).toBe(true);
        }
        if (Object.keys(table.provinces.pacts).length > 0) break;
      }
      expect(Object.values(table.provinces.pacts)).toMatchObject([
        { isBinding: true, members: draft.parties },
      ]);
    },
  );
});
