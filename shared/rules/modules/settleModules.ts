import type { RandomState } from '#shared/kernel/random.ts';
import type { ModuleReports, ModuleStates } from '#shared/protocol/modules/moduleStates.ts';
import type { ReportFigures, SolvedRound } from './hooks/solvedRound.ts';
import { settleBarriers } from './barriers/module.ts';
import { settleBudget } from './budget/module.ts';
import { settleDynamics } from './dynamics/settleDynamics.ts';
import { settleEvents } from './events/module.ts';
import { settlePolitics } from './politics/elections.ts';
import { settleWto } from './wto/settleWto.ts';

export type SettledModules = {
  readonly states: ModuleStates;
  readonly reports: ModuleReports;
  readonly random: RandomState;
};

/** Every module that is on, in order: politics comes last, since voters judge what the others brought. */
export function settleModules(round: SolvedRound, figures: ReportFigures): SettledModules {
  const { state } = round;
  const states: Mutable<ModuleStates> = {};
  const reports: Mutable<ModuleReports> = {};
  let { random } = state;
  if (state.dynamics !== undefined) {
    ({ state: states.dynamics, report: reports.dynamics } = settleDynamics(round, state.dynamics));
  }
  if (state.events !== undefined) {
    ({ state: states.events, report: reports.events } = settleEvents(round, state.events));
  }
  if (state.barriers !== undefined) {
    ({ state: states.barriers, report: reports.barriers } = settleBarriers(round, state.barriers));
  }
  if (state.budget !== undefined) {
    ({ state: states.budget, report: reports.budget } = settleBudget(round, state.budget));
  }
  if (state.wto !== undefined) {
    ({ state: states.wto, report: reports.wto } = settleWto(round, figures, state.wto));
  }
  if (state.politics !== undefined) {
    const voted = settlePolitics({ round, figures, reports }, state.politics, random);
    ({ state: states.politics, report: reports.politics, random } = voted);
  }
  return { states, reports, random };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
