import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { declareReady } from '../../seats/declareReady.ts';
import type { ProvincesContext } from '../provincesContext.ts';
import { measuresFault } from './measuresFault.ts';

/** The province closes its envelope, and is ready. */
export function sealMeasures(
  { scenario }: ProvincesContext,
  state: GameState,
  economy: EconomyId,
  measures: Measures,
): Result<GameEvent[], Rejection> {
  if (state.sealedBy.includes(economy)) return err({ code: 'measures/already-sealed' });
  const fault = measuresFault(scenario, state, economy, measures);
  if (fault !== undefined) return err(fault);
  return ok([{ type: 'measuresSealed', economy, measures }, ...declareReady(state, economy, true)]);
}
