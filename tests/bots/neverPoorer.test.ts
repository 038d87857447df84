import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { botView } from '#shared/bots/botView.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { knownToAll } from '#shared/bots/valuation/lawTable.ts';
import { horizonOf } from '#shared/bots/valuation/prospect.ts';
import { valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import { EPILOGUE_WEIGHT } from '#shared/content/scores.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { TEMPERAMENT_NAMES } from '#shared/content/temperaments.ts';
import { drawUniform, seedFromText } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { lawOf, withPendingLaw } from '../../shared/rules/clauses/proposalLaw.ts';
import { findFaults } from '../../shared/rules/countries/proposals.ts';
import { type ProjectedRound, projectDynamics } from '#shared/rules/forecast/forecastOverRounds.ts';
import { economyPlace } from '../../shared/rules/law/lawInForce.ts';
import { applyLaw } from '../../shared/rules/law/register.ts';
import { paymentCapMn } from '../../shared/rules/law/transfers.ts';
import { anyDraft } from '../support/anyDraft.ts';
import { aTable, type Table } from '../support/aTable.ts';
import type { Chance } from '../support/chance.ts';
import { governedBy } from './modules/someBots.ts';

/** Dice that the same word always throws the same way. */
function chanceOf(word: string): Pick<Chance, 'roll' | 'pick'> {
  let random = seedFromText(word);
  const roll = (): number => {
    const { value, next } = drawUniform(random);
    random = next;
    return value;
  };
  return { roll, pick: (items, otherwise) => items[Math.floor(roll() * items.length)] ?? otherwise };
}

const LESSON = { agreementLimits: PRESETS.firstLesson.agreementLimits } as const;
const LABORATORY = { preset: 'laboratory', rounds: 5 } as const;

/** Games in which people make demands, and how many: those of four economies with every kind of clause, the world for its old agreements. */
const GAMES: readonly (readonly [string, Partial<GameSettings>, number])[] = [
  ['the First lesson', LESSON, 4_000],
  ['a laboratory without modules', { ...LABORATORY, modules: [] }, 3_100],
  ['a laboratory in which economies move', { ...LABORATORY, modules: ['dynamics'] }, 2_500],
  ['a laboratory with hidden barriers', { ...LABORATORY, modules: ['barriers'] }, 300],
  ['the world as it is', { scenarioId: 'world', opening: 'today', preset: 'worldPlain', rounds: 6 }, 100],
];

const DEMANDS_AT_A_TABLE = 100;
/** All of them are made by `npm run test:demands`. */
const PART = process.env['DEMANDS'] === 'all' ? 1 : 0.2;

/** A table in one of its first rounds with some agreements on it, one person, and bots of one temperament. */
function aTableWithHistory(word: string, settings: Partial<GameSettings>) {
  const { roll, pick } = chanceOf(word);
  const created = aTable({ ...settings, seed: word });
  const seats = created.scenario.dealOrder;
  const me = pick(seats, '');
  created.accept({ type: 'server' }, { type: 'occupySeat', economy: me, member: 'm1' });
  const table = governedBy(created, pick(TEMPERAMENT_NAMES, 'freeTrader'));
  const round = 1 + Math.floor(roll() * 3);
  for (let played = 1; ; played++) {
    table.goTo('negotiation', played);
    for (let tried = 0; tried < 4; tried++) {
      const draft = anyDraft(table, { roll, pick, economies: seats, economy: pick(seats, me), other: me });
      if (isLawful(table, draft, must(draft.parties[0], 'a party'))) table.conclude(draft);
    }
    if (played === round) return { table, me, roll, pick };
  }
}

function isLawful({ scenario, state }: Table, draft: Draft, author: string): boolean {
  return (
    draft.parties.every((party) => state.seats[party] !== undefined) &&
    findFaults(scenario, state, draft, author).length === 0
  );
}

type Demanding = ReturnType<typeof aTableWithHistory>;

/** What a person may think of: any draft, often with money for nothing, or a cut by the bot alone. */
function anyDemand({ table, me, roll, pick }: Demanding): Draft {
  const draft = anyDraft(table, { roll, pick, economies: [], economy: me, other: me });
  const bot = pick(
    draft.parties.filter((party) => party !== me),
    '',
  );
  if (roll() < 0.4 || table.state.seats[bot] === undefined) return draft;
  const capMn = Math.min(paymentCapMn(table.state, me), paymentCapMn(table.state, bot));
  const amountMn = Math.max(1, Math.floor(capMn * roll()));
  const payment = {
    type: 'payment',
    from: bot,
    to: me,
    amountMn,
    rounds: 1 + Math.floor(roll() * 5),
  } as const;
  return { ...draft, clauses: [...draft.clauses.filter(({ type }) => type !== 'payment'), payment] };
}

/** The rounds to come as the rules foresee them, solved from those under another law where they are known. */
function foreseen(table: Table, law: CountryGame, near?: readonly ProjectedRound[]) {
  const rounds = law.settings.rounds + 2 - law.round;
  const warm = near === undefined ? {} : { warmStart: must(near[0], 'a round').solved.equilibrium.warmStart };
  const projected = projectDynamics(table.scenario, law, { rounds, tolerance: 1e-8, ...warm });
  if (!projected.ok) throw new Error(projected.error.code);
  return projected.value;
}

/** Log real income in the mean of these rounds, weighted as the score does. */
function incomeIn(table: Table, rounds: readonly ProjectedRound[], economy: string): number {
  const place = economyPlace(table.scenario, economy);
  const last = rounds.length - 1;
  const sum = rounds.reduce((total, { solved }, ahead) => {
    const weight = ahead === last ? EPILOGUE_WEIGHT : 1;
    return total + weight * Math.log(solved.equilibrium.welfarePerHead[place] ?? NaN);
  }, 0);
  return sum / (last + EPILOGUE_WEIGHT);
}

/** Rounding of the solver, as a part of income. */
const TOLERANCE = 2e-5;

describe('what a person asks of a bot', () => {
  it.each(GAMES)('leaves it no poorer than it must be, where it signs: %s', (_name, settings, all) => {
    const count = all * PART;
    let asked = 0;
    let signed = 0;
    for (let number = 0; asked < count; number++) {
      const demanding = aTableWithHistory(`demand-${number}`, settings);
      const { table, me, pick } = demanding;
      const before = table.state;
      const standing = withPendingLaw(table.scenario, before);
      let without: readonly ProjectedRound[] | undefined;
      for (let tried = 0; tried < 3 * DEMANDS_AT_A_TABLE && asked < count; tried++) {
        const draft = anyDemand(demanding);
        // What is not lawful is refused.
        const tabled = table.ask({ type: 'seat', economy: me }, { type: 'tableProposal', draft });
        const [event] = tabled.ok ? tabled.value : [];
        if (event?.type !== 'proposalTabled') continue;
        const bot = pick(
          draft.parties.filter((party) => party !== me),
          '',
        );
        asked++;
        const move = { type: 'answer', proposal: event.proposal.id, revision: 1 } as const;
        const answer = botMove(table.scenario, table.state, bot, move).at(-1);
        table.state = before;
        if (answer?.type !== 'signProposal') continue;
        signed++;
        without ??= foreseen(table, standing);
        const law = applyLaw(standing, lawOf(table.scenario, standing, draft));
        const after = foreseen(table, law, without);
        const gain = incomeIn(table, after, bot) - incomeIn(table, without, bot);
        const terms = `${table.state.settings.seed}, round ${before.round}, ${bot}: ${JSON.stringify(draft)}`;
        expect(gain, terms).toBeGreaterThan(-TOLERANCE);
        expect(gain, terms).toBeGreaterThan(reservationOf(table, draft, bot) - TOLERANCE);
      }
    }
    expect(signed).toBeGreaterThan(count / 50);
  });
});

/** The least for which the bot signs, as a part of income in the mean of all rounds. */
function reservationOf(table: Table, draft: Draft, bot: string): number {
  const appraiser = createAppraiser(table.scenario, knownToAll(botView(table.state, bot)));
  const value = valueProposal(appraiser, draft, bot);
  if (!value.ok) throw new Error(value.error.code);
  const { settings, round, settled } = table.state;
  const rounds = settings.rounds + 1 - round + EPILOGUE_WEIGHT;
  const seen = horizonOf(table.state).weight;
  return ((value.value.reservationBn / (settled.incomeBn[bot] ?? NaN)) * seen) / rounds;
}
