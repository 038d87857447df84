import { useEffect } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { game } from '../../state/store.ts';
import { askPreview, clearPreview, previews } from '../../preview/preview.ts';
import { effectsOf, type Effect } from './effectModel.ts';

/** What is known about the effect of a draft. */
export type PaperPreview =
  | { readonly type: 'later'; readonly round: number }
  | { readonly type: 'none' }
  | { readonly type: 'computing' }
  | { readonly type: 'failed' }
  | { readonly type: 'known'; readonly effects: readonly Effect[]; readonly isStale: boolean };

/** Effect of a lawful draft on everybody; the last answer stays on show while the next is computed. */
export function usePaperPreview(draft: Draft | undefined, isLawful: boolean): PaperPreview {
  const state = game.value;
  const fromRound = state === undefined ? 1 : PRESETS[state.settings.preset].forecastFromRound;
  const isOpen = state !== undefined && state.round >= fromRound;
  const text = draft === undefined ? '' : canonicalJson(draft);
  useEffect(() => {
    if (draft === undefined || !isLawful || !isOpen) return clearPreview('first');
    askPreview('first', { type: 'paper', draft });
    return undefined;
  }, [text, isLawful, isOpen, state]);
  useEffect(() => () => clearPreview('first'), []);
  if (!isOpen) return { type: 'later', round: fromRound };
  if (draft === undefined || !isLawful) return { type: 'none' };
  const answer = previews.value.first;
  if (answer === undefined || answer.job.type !== 'paper') return { type: 'computing' };
  const isStale = canonicalJson(answer.job.draft) !== text;
  if (answer.result.type !== 'forecast') return isStale ? { type: 'computing' } : { type: 'failed' };
  return { type: 'known', effects: effectsOf(answer.result.forecast), isStale };
}
