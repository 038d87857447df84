import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { createAppraiser, type Appraiser } from '../../valuation/appraiser.ts';
import { knownToAll } from '../knownToAll.ts';
import { lawSolver, type LawSolver } from '../lawSolver.ts';
import { CONFERENCE_TEMPERS, type ConferenceTemper } from './conferenceTempers.ts';

/** Who speaks for a unit at the conference, and how it finds out what a package is worth. */
export type Delegation = {
  readonly scenario: Scenario;
  readonly view: GameState;
  readonly wto: WtoState;
  readonly economy: EconomyId;
  readonly unit: readonly EconomyId[];
  readonly temper: ConferenceTemper;
  readonly appraiser: Appraiser;
  readonly solver: LawSolver;
};

export function createDelegation(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
): Delegation | undefined {
  const known = knownToAll(view);
  const { wto } = known;
  if (wto === undefined) return undefined;
  const appraiser = createAppraiser(scenario, known);
  return {
    scenario,
    view,
    wto,
    economy,
    unit: unitOf(view, economy),
    temper: CONFERENCE_TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'],
    appraiser,
    solver: lawSolver(appraiser),
  };
}
