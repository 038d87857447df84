import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvincesContext } from '../provincesContext.ts';
import { measuresFault } from './measuresFault.ts';

/** What stands on the screen is kept: at the bell the last lawful draft is sealed for the seat. */
export function saveMeasures(
  { scenario }: ProvincesContext,
  state: GameState,
  economy: EconomyId,
  measures: Measures,
): Result<GameEvent[], Rejection> {
  if (state.sealedBy.includes(economy)) return err({ code: 'measures/already-sealed' });
  const fault = measuresFault(scenario, state, economy, measures);
  if (fault !== undefined) return err(fault);
  const isSaved = JSON.stringify(state.provinces?.drafts[economy]) === JSON.stringify(measures);
  return ok(isSaved ? [] : [{ type: 'measuresDrafted', economy, measures }]);
}
