import type { Phase } from '#shared/content/vocabulary.ts';
import { lastRoundOf } from '#shared/rules/table/gameLength.ts';
import type { GameState } from '#shared/rules/state.ts';
import { t } from '../../text/t.ts';

/** "Round 3 of 6", or what comes before and after the rounds. */
export function roundLabel(
  state: Pick<GameState, 'phase' | 'round' | 'settings' | 'endsAfterRound'>,
): string {
  const { phase, round, settings } = state;
  if (phase === 'lobby' || phase === 'debrief') return t(`phase.${phase}`);
  if (phase === 'epilogue' || round > settings.rounds) return t('round.epilogue');
  return t('round.of', { round, rounds: lastRoundOf(state) });
}

/** The four phases that every round goes through. */
export const ROUND_PHASES = [
  'briefing',
  'negotiation',
  'policy',
  'results',
] as const satisfies readonly Phase[];
