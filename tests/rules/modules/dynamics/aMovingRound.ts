import { must } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { IntegrationLevel } from '../../../../shared/content/vocabulary.ts';
import type { ScenarioId } from '#shared/content/vocabulary.ts';
import type {
  DynamicsOfEconomy,
  DynamicsReport,
  DynamicsState,
} from '../../../../shared/protocol/modules/modules.ts';
import { initialDynamics } from '../../../../shared/rules/modules/dynamics/module.ts';
import type { Settlement } from '#shared/rules/settlement/settleRound.ts';
import { aRound, type Round } from '../../settlement/aRound.ts';

/** A round about to be settled in a game that has the module dynamics and no other. */
export function aMovingRound(scenarioId: ScenarioId = 'world'): Round {
  const round = aRound(scenarioId);
  const settings = { ...round.state.settings, preset: 'laboratory', modules: ['dynamics'] } as const;
  return round.with({ settings, dynamics: initialDynamics(round.scenario) });
}

/** Settles and goes on with what the round left behind. */
export function moveOn(round: Round): Settlement {
  const outcome = round.next();
  round.with({ dynamics: stateOf(outcome) });
  return outcome;
}

/** A union deepened to a level, whatever the pace. */
export function deepen(round: Round, level: IntegrationLevel, ...among: EconomyId[]): Round {
  round.union(...among);
  const union = must(Object.values(round.state.agreements).at(-1), 'the union');
  return round.with({ agreements: { ...round.state.agreements, [union.id]: { ...union, level } } });
}

export function stateOf({ modules }: Settlement): DynamicsState {
  return must(modules?.dynamics, 'the state of the dynamics');
}

export function reportOf({ report }: Settlement): DynamicsReport {
  return must(report.modules?.dynamics, 'the report of the dynamics');
}

export function economyOf(outcome: Settlement, economy: EconomyId): DynamicsOfEconomy {
  return must(reportOf(outcome).economies[economy], economy);
}
