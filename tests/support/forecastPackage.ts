import type { Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import { withPendingLaw } from '../../shared/rules/clauses/proposalLaw.ts';
import { type Forecast, type ForecastOptions, compareLaws } from '../../shared/rules/forecast/compareLaws.ts';
import type { CountryGame } from '../../shared/rules/state.ts';
import { type Undertaking, adopt, adoptionOf } from '../../shared/rules/modules/wto/packages.ts';

/**
 * What a package would do to everybody if it were adopted at this bell, proposals that await the bell as law: for the consensus
 * board and for the cost of a change that somebody asks for. `roundsAhead` shows facilitation further on.
 */
export function forecastPackage(
  scenario: Scenario,
  view: CountryGame & { readonly wto: WtoState },
  undertaking: Undertaking,
  options: ForecastOptions = {},
): Result<Forecast, ConvergenceFailure> {
  const without = withPendingLaw(scenario, view);
  const adoption = adoptionOf(scenario, without, view.wto, undertaking);
  return compareLaws(scenario, { without, with: adopt(without, adoption) }, options);
}
