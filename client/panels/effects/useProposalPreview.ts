import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { ForecastRound } from '#shared/rules/forecast/forecastOverRounds.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { gameOfCountries } from '../../state/store.ts';
import { previews } from '../../preview/preview.ts';
import { usePreview } from '../../preview/usePreview.ts';
import type { HomeForecast } from '../../preview/previewProtocol.ts';
import { type Effect, effectsOf } from './effectModel.ts';
import { roundsToLookAt } from './effectOnYouModel.ts';

/** What is known about the effect of a draft. */
export type ProposalPreview =
  | { readonly type: 'later'; readonly round: number }
  | { readonly type: 'none' }
  | { readonly type: 'computing' }
  | { readonly type: 'failed' }
  | {
      readonly type: 'known';
      readonly effects: readonly Effect[];
      /** Support and votes at home; absent where the game has no politics. */
      readonly home?: HomeForecast;
      /** The rounds after this one, once they are known. */
      readonly ahead?: readonly ForecastRound[];
      readonly isStale: boolean;
    };

/** The round from which effects are forecast, while the preset still lets people guess; undefined once they are. */
export function forecastOpensIn({
  settings,
  round,
}: Pick<CountryGame, 'settings' | 'round'>): number | undefined {
  const { forecastFromRound } = PRESETS[settings.preset];
  return round < forecastFromRound ? forecastFromRound : undefined;
}

/** Effect of a lawful draft on everybody; the last answer stays on show while the next is computed. */
export function useProposalPreview(draft: Draft | undefined, isLawful: boolean): ProposalPreview {
  const state = gameOfCountries.value;
  const fromRound = state === undefined ? undefined : forecastOpensIn(state);
  const isOpen = state !== undefined && fromRound === undefined;
  const text = draft === undefined ? '' : canonicalJson(draft);
  const asked = isLawful && isOpen ? draft : undefined;
  const rounds = state === undefined ? 1 : roundsToLookAt(state);
  const isAhead = asked !== undefined && rounds > 1;
  usePreview('first', asked && { type: 'proposal', draft: asked }, [text, state]);
  usePreview('ahead', isAhead ? { type: 'proposalAhead', draft: asked, rounds } : undefined, [text, state]);
  if (fromRound !== undefined) return { type: 'later', round: fromRound };
  if (draft === undefined || !isLawful) return { type: 'none' };
  const answer = previews.value.first;
  if (answer === undefined || answer.job.type !== 'proposal') return { type: 'computing' };
  const isStale = canonicalJson(answer.job.draft) !== text;
  if (answer.result.type !== 'forecast') return isStale ? { type: 'computing' } : { type: 'failed' };
  const { forecast, home } = answer.result;
  return {
    type: 'known',
    effects: effectsOf(forecast),
    ...(home === undefined ? {} : { home }),
    ...aheadOf(text),
    isStale,
  };
}

/** The later rounds of just this draft: those of an older one would be read beside newer numbers. */
function aheadOf(text: string): { readonly ahead?: readonly ForecastRound[] } {
  const answer = previews.value.ahead;
  if (answer?.job.type !== 'proposalAhead' || answer.result.type !== 'ahead') return {};
  return canonicalJson(answer.job.draft) === text ? { ahead: answer.result.rounds } : {};
}
