import type { BarriersReport, BarriersState } from './barriers.ts';
import type { BudgetReport, BudgetState } from './budget.ts';
import type { DynamicsReport, DynamicsState } from './dynamics.ts';
import type { EventsReport, EventsState } from './events.ts';
import type { PoliticsReport, PoliticsState } from './politics.ts';
import type { WtoReport, WtoState } from './wto.ts';

/** What the modules remember; a module that is off has no entry. */
export type ModuleStates = {
  readonly dynamics?: DynamicsState;
  readonly politics?: PoliticsState;
  readonly wto?: WtoState;
  readonly events?: EventsState;
  readonly barriers?: BarriersState;
  readonly budget?: BudgetState;
};

/** What the modules have to say about a round. */
export type ModuleReports = {
  readonly dynamics?: DynamicsReport;
  readonly politics?: PoliticsReport;
  readonly wto?: WtoReport;
  readonly events?: EventsReport;
  readonly barriers?: BarriersReport;
  readonly budget?: BudgetReport;
};
