import { BARRIER_STEP } from '#shared/content/barrierConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { tradableSectors } from '../../schedules/places.ts';
import type { GameState } from '../../state.ts';
import { moduleIsOpen, moduleOpensIn } from '../../schedules/moduleIsOn.ts';
import { barrierLevel } from './levels.ts';

/** Why the hidden barriers of an envelope are unlawful, or nothing. Sectors that it does not name stay as they are. */
export function barrierFault(
  scenario: Scenario,
  state: GameState,
  economy: EconomyId,
  { barriers: chosen }: Policy,
): Rejection | undefined {
  if (chosen === undefined) return undefined;
  const opensIn = moduleOpensIn(state.settings, 'barriers');
  if (state.barriers === undefined || opensIn === undefined) return { code: 'intent/not-in-this-game' };
  if (!moduleIsOpen(state, 'barriers')) return { code: 'barrier/not-open', round: opensIn };
  const goods = tradableSectors(scenario);
  for (const [sector, level] of Object.entries(chosen)) {
    if (!goods.includes(sector)) return { code: 'barrier/unknown-sector', sector };
    const most = barrierLevel(state.barriers, economy, sector) + BARRIER_STEP;
    if (level > most) return { code: 'barrier/step', sector, limit: most };
  }
  return undefined;
}
