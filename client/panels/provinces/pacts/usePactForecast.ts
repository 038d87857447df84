import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { PactForecast } from '#shared/rules/provinces/pacts/forecast/forecastPact.ts';
import { previews } from '../../../preview/preview.ts';
import { usePreview } from '../../../preview/usePreview.ts';

/** What a lawful draft would bring, asked anew at every change; the last answer stands until the next. */
export function usePactForecast(game: GameState, draft: Draft): PactForecast | 'waiting' | 'failed' {
  const text = canonicalJson(draft);
  usePreview('ahead', { type: 'pact', draft }, [text, game]);
  const { ahead } = previews.value;
  if (ahead?.job.type !== 'pact') return 'waiting';
  return ahead.result.type === 'pact' ? ahead.result.forecast : 'failed';
}
