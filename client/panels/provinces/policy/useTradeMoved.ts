import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { MovedTrade } from '../../../map/provinces/provinceMapModel.ts';
import { previews } from '../../../preview/preview.ts';
import { usePreview } from '../../../preview/usePreview.ts';
import { measuresInHand } from './measuresDraft.ts';
import { untouchedMeasures } from './measuresModel.ts';
import { tradeMoved } from './tradeMovedModel.ts';

const NONE: readonly MovedTrade[] = [];

/** Own trade that the envelope in hand would move, the largest first; nothing where it changes nothing or is being computed. */
export function useTradeMoved(game: GameState, me: EconomyId | undefined): readonly MovedTrade[] {
  const measures = measuresInHand(game, me);
  const wanted =
    me === undefined || measures === undefined || isUntouched(game, me, measures) ? undefined : measures;
  const text = wanted === undefined ? '' : canonicalJson(wanted);
  const isAsked = me !== undefined && wanted !== undefined;
  usePreview('curve', isAsked ? { type: 'trade', economy: me, measures: wanted } : undefined, [
    text,
    me,
    game,
  ]);
  const { curve } = previews.value;
  if (me === undefined || wanted === undefined || curve?.job.type !== 'trade') return NONE;
  // What was asked about before this change is not the answer to it.
  if (canonicalJson(curve.job.measures) !== text || curve.result.type !== 'trade') return NONE;
  return tradeMoved(curve.result.flows, me);
}

function isUntouched(game: GameState, me: EconomyId, measures: object): boolean {
  return canonicalJson(measures) === canonicalJson(untouchedMeasures(game, me));
}
