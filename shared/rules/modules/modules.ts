import { barriers } from './barriers/module.ts';
import { budget } from './budget/module.ts';
import { dynamics } from './dynamics/module.ts';
import { events } from './events/module.ts';
import type { GameModule, LawHooks } from './hooks/gameModule.ts';
import { politics } from './politics/module.ts';
import { treaty } from './treaty/module.ts';
import { wto } from './wto/module.ts';

const LIST = [dynamics, politics, wto, events, barriers, budget] as const satisfies readonly GameModule[];

/** A module of the list, as the compiler knows it: a test asks of these types whether every name and every event has its module. */
export type ListedModule = (typeof LIST)[number];

/** The modules of the game of countries, in the order in which they open and their hooks are asked. */
export const MODULES: readonly GameModule[] = LIST;

/** What seats may ask of modules. A module that has its first intent is added here; the compiler says so. */
export const MODULE_INTENTS = { ...treaty.intents, ...wto.intents, ...barriers.intents };

/**
 * All that shapes the model and judges drafts and envelopes, in its order. The order is part of the rules: factors are multiplied
 * one by one, and the first fault is the one that is told.
 */
export const LAW_HOOKS: readonly LawHooks[] = [treaty, ...MODULES];

/**
 * The order in which a settlement is written. It differs from the list and is kept, since rows of the log are hashed as they are
 * stored. Nothing else hangs on it: no module reads what another has just settled, and politics alone draws.
 */
export const SETTLEMENT_ORDER: readonly GameModule[] = [dynamics, events, barriers, budget, wto, politics];
