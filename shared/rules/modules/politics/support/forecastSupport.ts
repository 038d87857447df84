import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Equilibrium, TradeShock } from '#shared/economics/tradeModel.ts';
import type { SupportForecast } from '#shared/protocol/modules/politics.ts';
import type { LawInForce } from '../../../policy/shock/lawInForce.ts';
import type { GameState } from '../../../state.ts';

/** A law and what the model makes of it: what voters would live under. */
export type LivedLaw = {
  readonly law: LawInForce;
  readonly solved: { readonly shock: TradeShock; readonly equilibrium: Equilibrium };
};

/** Two laws to compare, both with the same settlement behind them. */
export type LawChoice = { readonly before: LivedLaw; readonly after: LivedLaw };

/** What a change of law does to the support of one government in this round; undefined where politics is not at work. */
export function forecastSupport(
  _scenario: Scenario,
  _view: GameState,
  _choice: LawChoice,
  _economy: EconomyId,
): SupportForecast | undefined {
  return undefined;
}
