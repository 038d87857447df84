import { fromKeys, must } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import {
  projectDynamics,
  type ProjectedLaw,
  type ProjectionOptions,
} from '../modules/dynamics/projectDynamics.ts';
import { economyPlace, placesOf } from '../policy/shock/placesOf.ts';

/** One round of a forecast: real income per head with the choice against without it, everything else as it develops by itself. */
export type ForecastRound = {
  readonly round: number;
  /** Change of the log, by economy. */
  readonly logChange: Readonly<Record<EconomyId, number>>;
};

export type LawsOverRounds = { readonly without: ProjectedLaw; readonly with: ProjectedLaw };

/** What a change of law does to everybody in the present round and those after it, if nothing else is decided. */
export function forecastOverRounds(
  scenario: Scenario,
  laws: LawsOverRounds,
  options: ProjectionOptions,
): Result<readonly ForecastRound[], ConvergenceFailure> {
  const before = projectDynamics(scenario, laws.without, options);
  if (!before.ok) return before;
  const after = projectDynamics(scenario, laws.with, options);
  if (!after.ok) return after;
  return ok(
    before.value.map(({ law, solved }, ahead): ForecastRound => {
      const welfareBefore = solved.equilibrium.welfarePerHead;
      const { welfarePerHead } = must(after.value[ahead], 'the same round').solved.equilibrium;
      return {
        round: law.round,
        logChange: fromKeys(placesOf(scenario).ids, (economy) => {
          const n = economyPlace(scenario, economy);
          return Math.log(at(welfarePerHead, n) / at(welfareBefore, n));
        }),
      };
    }),
  );
}
