import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import { provinceOf } from '#shared/rules/provinces/provincesOf.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { BotMoveKind } from '../timing/moveKeys.ts';

/** What a bot that governs a province does about one move. */
export function provinceMove(
  _scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
  move: BotMoveKind,
): readonly Intent[] {
  switch (move.type) {
    case 'ready':
      return [{ type: 'declareReady', ready: true }];
    case 'policy': {
      // The rule governs a centre that nobody has; it seals nothing.
      if (economy === CENTRE_SEAT) return [{ type: 'declareReady', ready: true }];
      if (view.phase !== 'policy' || view.sealedBy.includes(economy)) return [];
      const { wall, block } = provinceOf(view, economy);
      return [{ type: 'sealMeasures', measures: { wall, block } }];
    }
    default:
      return [];
  }
}
