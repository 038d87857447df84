import type { Scenario } from '#shared/content/scenario.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { ModuleStates } from '#shared/protocol/modules/moduleStates.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { initialBarriers } from './barriers/module.ts';
import { initialBudget } from './budget/module.ts';
import { initialDynamics } from './dynamics/module.ts';
import { initialEvents } from './events/module.ts';
import { moduleIsOn } from '../schedules/moduleIsOn.ts';
import { initialPolitics } from './politics/module.ts';
import { initialWto } from './wto/module.ts';

export type OpenedModules = { readonly modules: ModuleStates; readonly random: RandomState };

/** What the modules of a game remember when it is created; those that are off have no entry. */
export function openModules(scenario: Scenario, settings: GameSettings, random: RandomState): OpenedModules {
  const isOn = (module: Parameters<typeof moduleIsOn>[1]): boolean => moduleIsOn(settings, module);
  const politics = isOn('politics') ? initialPolitics(scenario, settings, random) : undefined;
  return {
    modules: {
      ...(isOn('dynamics') ? { dynamics: initialDynamics(scenario) } : {}),
      ...(politics === undefined ? {} : { politics: politics.state }),
      ...(isOn('wto') ? { wto: initialWto(scenario) } : {}),
      ...(isOn('events') ? { events: initialEvents() } : {}),
      ...(isOn('barriers') ? { barriers: initialBarriers(scenario) } : {}),
      ...(isOn('budget') ? { budget: initialBudget(scenario) } : {}),
    },
    random: politics?.random ?? random,
  };
}
