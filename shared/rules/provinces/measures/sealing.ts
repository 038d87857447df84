import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/** Whose envelope is judged, and at what table. */
export type Sealing = {
  readonly scenario: ProvincesScenario;
  readonly state: GameState;
  readonly economy: EconomyId;
  readonly measures: Measures;
};
