import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { EventShape } from '../settlement/hooks.ts';

/** What the cards at work in this round change. */
export function shapeEvents(_scenario: ProvincesScenario, _state: GameState): EventShape {
  return {};
}
