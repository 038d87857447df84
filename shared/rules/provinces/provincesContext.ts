import type { ProvincesScenario } from './provincesScenario.ts';

/** What a decision among provinces may look at beside the state. */
export type ProvincesContext = { readonly scenario: ProvincesScenario; readonly nowMs: number };
