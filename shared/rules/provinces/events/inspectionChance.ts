import { must } from '#shared/kernel/records.ts';
import type { GameState } from '../../state.ts';
import { institutionOf } from '../institutionOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { effectsAtWork } from './eventsAtWork.ts';

/** Chance, 0–1, that the law in force inspects a province in this round, after what cards do to it. */
export function inspectionChance(scenario: ProvincesScenario, state: GameState): number {
  const { law } = institutionOf(scenario, state);
  const ordinary = must(scenario.economy.market.politics.inspection[law], 'law').chance;
  const reviewed = effectsAtWork(state, 'inspectionChance').find(({ effect }) => effect.law === law);
  const factors = effectsAtWork(state, 'inspectionFactor');
  return factors.reduce((chance, { effect }) => chance * effect.factor, reviewed?.effect.chance ?? ordinary);
}
