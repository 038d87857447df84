import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { botView } from '#shared/bots/botView.ts';
import { answersExpected, isWilling } from '../../../shared/bots/provinces/answerPact.ts';
import { advisedOffers, balancePact, pactDraft } from '../../../shared/bots/provinces/pactDraft.ts';
import { gainsOverTerm, isWorth, paidBetween, withPaid } from '../../../shared/bots/provinces/bargain.ts';
import {
  PROVINCE_TEMPERAMENT_NAMES,
  type ProvinceTemperamentName,
  WITH_PEOPLE,
} from '#shared/content/provinces/provinceTemperaments.ts';
import { MILLIONS_A_YUAN100M, tableHelp } from '#shared/content/provinces/provinceConstants.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { forecastPact } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { newPactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { moneyLeft } from '../../../shared/rules/provinces/pacts/payments.ts';
import {
  aBindingDraft,
  aCompensation,
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
    const { asks } = WITH_PEOPLE;
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
    expect(shareOf(table, paid)).toBeGreaterThan(WITH_PEOPLE.asks[0]);
    expect(answerOf(table, table.table(PERSON, paid)).type).toBe('signProposal');
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

  it('pays a person no more than a quarter of its free money, however much career that brings', () => {
    expect(isSigned({}, 0.55)).toBe(true);
    expect(isSigned({ pactLimits }, 0.3)).toBe(false);
    expect(isSigned({ pactLimits }, 0.2)).toBe(true);
  });
});

/** The pacts that a person is told all would sign, found without knowing how bots are tempered. */
function offersTo(table: ProvincesTable): readonly Draft[] {
  const { scenario, state } = table;
  const view = { ...state, provinces: { ...state.provinces, temperaments: {} } };
  const steps = advisedOffers({ scenario, view, economy: PERSON }, { point: 3, percent: 25 });
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

describe('the pacts that a person is told all would sign', () => {
  // Advice knows no temperament: it is the same at the tables of all.
  let known: readonly Draft[] | undefined;
  const atStart = (): readonly Draft[] => (known ??= offersTo(tableOf('reformer')));

  it('bind, and rest on their members’ word only where all that bring anything are bound already', () => {
    const table = tableOf('reformer');
    const bindingOf = (drafts: readonly Draft[]) =>
      new Set(drafts.map(({ clauses: [article] }) => article?.type === 'marketPact' && article.isBinding));
    expect([...bindingOf(offersTo(table))]).toEqual([true]);
    table.conclude(aBindingDraft(['JS', 'ZJ', 'AH', 'HB']));
    table.conclude(aBindingDraft(['GD', 'SD', 'LN', 'SC', 'SN']));
    expect([...bindingOf(offersTo(table))]).toEqual([false]);
  });

  it('have the one among them that helps the table most of all of two or three, shared out evenly, that all would sign', () => {
    const { scenario, state } = tableOf('reformer');
    const view = { ...state, provinces: { ...state.provinces, temperaments: {} } };
    const helpOf = (draft: Draft): number => {
      const forecast = forecastPact(scenario, view, draft);
      if (!forecast.ok) return NaN;
      return tableHelp(scenario, { was: forecast.value.without, next: forecast.value.kept });
    };
    const most = Math.max(...atStart().map(helpOf));
    const others = scenario.dealOrder.filter((seat) => seat !== PERSON);
    const sets = others.flatMap((one, at) => [[one], ...others.slice(at + 1).map((other) => [one, other])]);
    let signed = 0;
    for (const set of sets) {
      const plan = { members: [PERSON, ...set], isBinding: true };
      const balanced = balancePact(scenario, view, plan)?.plan ?? plan;
      const draft = pactDraft(view, { ...balanced, deposit: 40 });
      if (helpOf(draft) <= most + 0.01) continue;
      const answers = Object.values(answersExpected({ scenario, view, economy: PERSON }, draft));
      expect(answers.every(isWilling), draft.parties.join()).toBe(false);
      signed += 1;
    }
    expect(signed).toBeLessThan(sets.length);
  });

  it('ask no more of the person than is free, and leave the wages of every round paid', () => {
    const paid = ({ clauses }: Draft) => -paidToMn(clauses, PERSON) / MILLIONS_A_YUAN100M;
    expect(Math.max(...atStart().map(paid))).toBeGreaterThan(20);
    const table = tableOf('reformer');
    table.setProvince(PERSON, { freeMoney: 20 });
    for (const draft of offersTo(table)) {
      expect(paid(draft)).toBeLessThanOrEqual(20);
      const forecast = forecastPact(table.scenario, table.state, draft);
      const own = must(forecast.ok ? forecast.value.kept.provinces[PERSON] : undefined, PERSON);
      if (paid(draft) > 0) expect(own.budget).toBeGreaterThan(own.payroll * 1.1);
    }
  });

  it('ask of the person the least for which all sign, and nothing that another member pays as well', () => {
    const { scenario, state } = tableOf('reformer');
    const view = { ...state, provinces: { ...state.provinces, temperaments: {} } };
    const isSigned = (draft: Draft): boolean =>
      newPactFaults(scenario, view, draft, PERSON).length === 0 &&
      Object.values(answersExpected({ scenario, view, economy: PERSON }, draft)).every(isWilling);
    let asked = 0;
    for (const draft of atStart()) {
      expect(isSigned(draft)).toBe(true);
      const others = draft.parties.filter((party) => party !== PERSON);
      for (const to of others) {
        const due = paidBetween(draft, PERSON, to);
        if (due < 8) continue;
        asked += 1;
        const less = withPaid(draft, Math.floor(0.85 * due), PERSON, to);
        expect(isSigned(less), `${draft.parties.join()}, ${to}`).toBe(false);
        for (const by of others.filter((other) => other !== to && paidBetween(draft, PERSON, other) <= 0)) {
          const more = paidBetween(draft, by, to) + Math.ceil(0.15 * due);
          expect(isSigned(withPaid(less, more, by, to)), `${draft.parties.join()}, ${by} for ${to}`).toBe(
            false,
          );
        }
      }
    }
    expect(asked).toBeGreaterThan(0);
  });

  it('are among different members each, and several in the first round', () => {
    const offers = atStart();
    expect(offers.length).toBeGreaterThan(2);
    expect(new Set(offers.map(({ parties }) => parties.toSorted().join())).size).toBe(offers.length);
  });

  it.each(PROVINCE_TEMPERAMENT_NAMES.flatMap((name) => [0, 1, 2, 3, 4].map((place) => ({ name, place }))))(
    'are signed by leaders of temperament $name, or better paid: number $place',
    ({ name, place }) => {
      const table = tableOf(name);
      const draft = must(atStart()[place], 'an offer');
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

describe('the answers that a person is told to expect', () => {
  const others = ['JS', 'AH', 'GD', 'SD', 'LN', 'HB', 'SC', 'SN'] as const;
  const drafts = others.flatMap((other) =>
    [-40, 0, 25].map((yuan100m) => {
      const [from, to] = yuan100m > 0 ? [other, PERSON] : [PERSON, other];
      const paid = yuan100m === 0 ? [] : [aCompensation(from, to, Math.abs(yuan100m), ROUNDS)];
      return { other, draft: aBindingDraft([PERSON, other], {}, ...paid) };
    }),
  );
  const table = tableOf('reformer');
  const view = { ...table.state, provinces: { ...table.state.provinces, temperaments: {} } };
  const expected = drafts.map(({ other, draft }) =>
    must(answersExpected({ scenario: table.scenario, view, economy: PERSON }, draft)[other], other),
  );

  it('are of every kind', () => {
    expect(new Set(expected.map(({ answer }) => answer)).size).toBeGreaterThan(1);
  });

  it.each(PROVINCE_TEMPERAMENT_NAMES)('are kept by leaders of temperament %s', (temperament) => {
    for (const [place, { other, draft }] of drafts.entries()) {
      const tempered = tableOf(temperament);
      const { id, revision } = tempered.table(PERSON, draft);
      const move = { type: 'answer', proposal: id, revision } as const;
      const done = botMove(tempered.scenario, tempered.state, other, move).map(({ type }) => type);
      const text = `${other} ${place}`;
      if (expected[place]?.answer === 'signs') expect(done, text).toContain('signProposal');
      if (expected[place]?.answer === 'refuses') expect(done, text).not.toContain('signProposal');
    }
  });
});
