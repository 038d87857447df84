/** The numbers of the first three minutes: free trade areas of the First lesson before anybody has signed, and what each brings. */
import type { Equilibrium } from '#shared/economics/tradeModel.ts';
import type { OpeningFile, Scenario, ScenarioFile } from '#shared/content/scenario.ts';
import { assembleScenario } from '#shared/content/scenarios/assembleScenario.ts';
import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must, withoutKey } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { lawOf, withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import { createCountries } from '#shared/rules/countries/rulebook.ts';
import { compareLaws } from '#shared/rules/forecast/compareLaws.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import { applyLaw } from '#shared/rules/law/register.ts';
import { solveLaw, solveStandingLaw } from '#shared/rules/shock/solveLaw.ts';
import { type CountryGame, countryGame, type GameState } from '#shared/rules/state.ts';
import { presetSettings } from '../../state/presetSettings.ts';
import { goodsLine, incomeBn } from './seatFacts.tsx';

/** Who learns the game governs this country of the First lesson. */
export const LEARNER: EconomyId = 'CAT';
/** Who gains most by its own offer. */
export const OFFERER: EconomyId = 'ALB';
/** What it may be asked to pay for it in a round, in millions. */
export const PAYMENT_MN = 120;
/** Whom the learner may turn to instead, and who is left out by the widest. */
export const OTHER: EconomyId = 'DUN';
/** With whom the learner signs as one of three, from round 2 on. */
export const WIDEST = ['ALB', 'BOR'] as const satisfies readonly EconomyId[];

export const COUNTERS = ['paid', 'other'] as const;
export type Counter = (typeof COUNTERS)[number];

export type Outcomes = {
  /** In the order of the map, row by row. */
  readonly economies: readonly Met[];
  readonly offered: FirstOutcome;
  readonly counters: Readonly<Record<Counter, FirstOutcome>>;
  readonly widest: FirstOutcome;
};

/** An economy of the lesson before play: what it earns, what it sells and buys most, and its tariff. */
export type Met = {
  readonly economy: EconomyId;
  readonly incomeBn: number;
  readonly line: string;
  readonly rateBp: number;
};

/** Smaller parts are not told. */
const TOLD_PERCENT = 0.005;

/** What a free trade area of the learner with these partners brings. */
export type FirstOutcome = {
  readonly signers: readonly EconomyId[];
  /** Change of real income of every economy, per cent. */
  readonly percent: Readonly<Record<EconomyId, number>>;
  /** Of the learner's change, which they sum to. */
  readonly parts: readonly { readonly part: WelfarePart; readonly percent: number }[];
  /** Billions that the learner buys more from each other economy, before tariffs. */
  readonly boughtMoreBn: Readonly<Record<EconomyId, number>>;
  /** By how many per cent the goods of each become dearer. */
  readonly dearer: Readonly<Record<EconomyId, number>>;
};

/** Everything that the three minutes show. */
export async function solveAll(): Promise<Outcomes> {
  const [file, opening] = await Promise.all([
    import('#shared/content/scenarios/quartet.json'),
    import('#shared/content/scenarios/quartet-standard.json'),
  ]);
  const scenario: Scenario = assembleScenario(
    file.default as unknown as ScenarioFile,
    opening.default as unknown as OpeningFile,
  );
  const game = openLesson(scenario);
  return {
    economies: scenario.economies
      .toSorted((a, b) => a.tile.row - b.tile.row || a.tile.column - b.tile.column)
      .map(({ id }) => ({
        economy: id,
        incomeBn: incomeBn(scenario, id),
        line: goodsLine(scenario, id),
        rateBp: must(Object.values(scenario.mfnRateBp[id] ?? {})[0], 'a tariff'),
      })),
    offered: outcomeOf(scenario, game, [OFFERER]),
    counters: {
      paid: outcomeOf(scenario, game, [OFFERER], PAYMENT_MN),
      other: outcomeOf(scenario, game, [OTHER]),
    },
    widest: outcomeOf(scenario, game, WIDEST),
  };
}

/** The First lesson before anybody has signed anything. */
export function openLesson(scenario: Scenario): CountryGame {
  const created = createCountries(scenario, presetSettings('firstLesson', 'practice'));
  if (!created.ok) throw new Error('the First lesson could not be solved');
  return countryGame(must(created.value.reduce<GameState | undefined>(evolve, undefined), 'a game'));
}

/** With a payment to the learner, in millions, where one is named. */
export function outcomeOf(
  scenario: Scenario,
  opening: CountryGame,
  partners: readonly EconomyId[],
  amountMn = 0,
): FirstOutcome {
  const signers = [LEARNER, ...partners];
  const [payer = ''] = partners;
  const area: Clause = { type: 'freeTradeArea', among: signers, exceptions: [] };
  const payment: Clause = { type: 'payment', from: payer, to: LEARNER, amountMn, rounds: 1 };
  const clauses = amountMn === 0 ? [area] : [area, payment];
  const without = withPendingLaw(scenario, opening);
  const law = { without, with: applyLaw(without, lawOf(scenario, without, { parties: signers, clauses })) };
  const forecast = compareLaws(scenario, law, { parts: true });
  const before = solveStandingLaw(scenario, law.without);
  const after = solveLaw(scenario, law.with);
  if (!forecast.ok || !before.ok || !after.ok) throw new Error('the First lesson could not be solved');
  const { economies } = forecast.value;
  const own = must(economies[LEARNER], LEARNER);
  const percent = mapValues(economies, ({ logChange }) => percentOfLog(logChange));
  // Parts sum to the log of the change: so many per cent of it each.
  const scale = percentALog(own.logChange);
  const parts = WELFARE_PARTS.map((part) => ({ part, percent: scale * (own.parts?.[part] ?? 0) }));
  const ids = scenario.economies.map(({ id }) => id);
  const { N, J } = scenario.base;
  const [learner, [from, to]] = [ids.indexOf(LEARNER), [before.value.equilibrium, after.value.equilibrium]];
  const importsBn = ({ imports }: Equilibrium, exporter: EconomyId): number => {
    const first = (learner * N + ids.indexOf(exporter)) * J;
    return imports.slice(first, first + J).reduce((sum, value) => sum + value, 0);
  };
  // All goods of one economy cost the same work: their prices move as one.
  const priceOf = ({ unitCost }: Equilibrium, economy: EconomyId): number =>
    unitCost[ids.indexOf(economy) * J] ?? NaN;
  return {
    signers,
    percent,
    parts: parts
      .filter((each) => Math.abs(each.percent) >= TOLD_PERCENT)
      .toSorted((a, b) => placeOf(a.part) - placeOf(b.part)),
    boughtMoreBn: withoutKey(
      fromKeys(ids, (economy) => importsBn(to, economy) - importsBn(from, economy)),
      LEARNER,
    ),
    dearer: fromKeys(ids, (economy) => 100 * (priceOf(to, economy) / priceOf(from, economy) - 1)),
  };
}

/** Trade first, then the prices that it moves. */
function placeOf(part: WelfarePart): number {
  return WELFARE_PARTS.indexOf(part) + (part === 'pricesAbroad' ? WELFARE_PARTS.length : 0);
}
