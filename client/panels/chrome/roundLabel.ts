import type { GameState } from '#shared/rules/state.ts';
import { t } from '../../text/t.ts';

/** "Round 3 of 6", or what comes before and after the rounds. */
export function roundLabel({
  phase,
  round,
  settings,
}: Pick<GameState, 'phase' | 'round' | 'settings'>): string {
  if (phase === 'lobby' || phase === 'debrief') return t(`phase.${phase}`);
  if (phase === 'epilogue' || round > settings.rounds) return t('round.epilogue');
  return t('round.of', { round, rounds: settings.rounds });
}
