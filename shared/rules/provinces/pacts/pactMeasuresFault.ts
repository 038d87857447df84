import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/** What pacts in force forbid in an envelope; undefined: nothing. */
export function pactMeasuresFault(
  _scenario: ProvincesScenario,
  _state: GameState,
  _economy: EconomyId,
  _measures: Measures,
): Rejection | undefined {
  return undefined;
}
