import type { AnyScenario } from './scenario/anyScenario.ts';

/** What a decision may look at beside the state, in games of countries and of provinces alike. */
export type TableContext = { readonly scenario: AnyScenario; readonly nowMs: number };
