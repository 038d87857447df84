import { useEffect } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { PactForecast } from '#shared/rules/provinces/pacts/forecast/forecastPact.ts';
import { askPreview, clearPreview, previews } from '../../../preview/preview.ts';

/** What a lawful draft would bring, asked anew at every change; the last answer stands until the next. */
export function usePactForecast(game: GameState, draft: Draft): PactForecast | 'waiting' | 'failed' {
  const text = canonicalJson(draft);
  useEffect(() => askPreview('ahead', { type: 'pact', draft }), [text, game]);
  useEffect(() => () => clearPreview('ahead', 'pact'), []);
  const { ahead } = previews.value;
  if (ahead?.job.type !== 'pact') return 'waiting';
  return ahead.result.type === 'pact' ? ahead.result.forecast : 'failed';
}
