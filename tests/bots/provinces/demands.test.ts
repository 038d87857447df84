import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { priceAccepted } from '../../../shared/bots/moves/attention.ts';
import { amongRivals, promotionHope } from '../../../shared/bots/provinces/sight.ts';
import { PROVINCE_TEMPERAMENT_NAMES, WITH_PEOPLE } from '#shared/content/provinces/provinceTemperaments.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { drawUniform, seedFromText } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { type ForecastRound, forecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { newPactFaults } from '../../../shared/rules/provinces/pacts/pactFaults.ts';
import { pactLaw } from '../../../shared/rules/provinces/pacts/pactLaw.ts';
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
      // With people every leader goes by these, whatever its temperament.
      const { reservationPoints, trust, envy } = WITH_PEOPLE;
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
          // No more than four offers of a province may be open.
          const [oldest, ...others] = Object.values(table.state.proposals).filter(
            ({ author, status }) => author === me && status === 'open',
          );
          if (oldest !== undefined && others.length > 2)
            table.act(me, { type: 'withdrawProposal', proposal: oldest.id });
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
