import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { GameState } from '#shared/rules/state.ts';
import { previews } from '../../../preview/preview.ts';
import { usePreview } from '../../../preview/usePreview.ts';
import type { MeasuresForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';

export type MeasuresPreview = {
  readonly forecast: MeasuresForecast | undefined;
  readonly hasFailed: boolean;
};

/** What the envelope would do, asked anew at every change. */
export function useMeasuresPreview(game: GameState, me: EconomyId, measures: Measures): MeasuresPreview {
  const text = canonicalJson(measures);
  usePreview('first', { type: 'measures', economy: me, measures }, [text, me, game]);
  const { first } = previews.value;
  if (first?.job.type !== 'measures') return { forecast: undefined, hasFailed: false };
  const { result } = first;
  return {
    forecast: result.type === 'measures' ? result.forecast : undefined,
    hasFailed: result.type === 'failed',
  };
}
