import type { Scenario } from '#shared/content/scenario.ts';
import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { countryRulebook } from '#shared/rules/countries/rulebook.ts';
import { forecastProposal } from '#shared/rules/forecast/compareLaws.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import { type CountryGame, countryGame, type GameState } from '#shared/rules/state.ts';

/** Who learns the game governs this economy of the textbook. */
export const LEARNER: EconomyId = 'ALB';
/** The offer that looks good and is not. */
export const OFFERER: EconomyId = 'DUN';
/** What may be signed instead, one after the other or together. */
export const OTHERS: readonly (readonly EconomyId[])[] = [['BOR'], ['CAT'], ['BOR', 'CAT']];

export const FIRST_STEPS = ['guess', 'sign', 'why', 'counter', 'seal'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** Smaller parts are not told. */
const TOLD_PERCENT = 0.005;

/** What a free trade area of the learner with these partners brings. */
export type FirstOutcome = {
  /** Change of real income of every economy, per cent. */
  readonly percent: Readonly<Record<EconomyId, number>>;
  /** Of the learner's change, which they sum to. */
  readonly parts: readonly { readonly part: WelfarePart; readonly percent: number }[];
};

/** The textbook before anybody has signed anything. */
export function openTextbook(scenario: Scenario): CountryGame {
  const created = countryRulebook(scenario).create({
    scenarioId: 'textbook',
    opening: 'standard',
    preset: 'firstLesson',
    rounds: 4,
    clock: 'normal',
    seed: 'textbook',
    timed: false,
  });
  if (!created.ok) throw new Error('the textbook could not be solved');
  return countryGame(must(created.value.reduce<GameState | undefined>(evolve, undefined), 'a game'));
}

export function outcomeOf(
  scenario: Scenario,
  opening: CountryGame,
  partners: readonly EconomyId[],
): FirstOutcome {
  const among = [LEARNER, ...partners];
  const draft = { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] } as const] };
  const forecast = forecastProposal(scenario, opening, draft, { parts: true });
  if (!forecast.ok) throw new Error('the textbook could not be solved');
  const { economies } = forecast.value;
  const own = must(economies[LEARNER], LEARNER);
  const percent = Object.fromEntries(
    Object.entries(economies).map(([economy, { logChange }]) => [economy, percentOfLog(logChange)]),
  );
  // Parts sum to the log of the change: so many per cent of it each.
  const scale = percentALog(own.logChange);
  const parts = WELFARE_PARTS.map((part) => ({ part, percent: scale * (own.parts?.[part] ?? 0) }));
  return { percent, parts: parts.filter((each) => Math.abs(each.percent) >= TOLD_PERCENT) };
}
