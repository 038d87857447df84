import type { GameState } from '#shared/rules/state.ts';
import { sentences } from '../../text/format.ts';
import { t } from '../../text/t.ts';

type Props = { readonly game: GameState; readonly hasScores: boolean };

/** That fewer rounds were played than agreed, and what that means for the scores. */
export function ShortenedNote({ game: { agreedRounds: agreed, settings }, hasScores }: Props) {
  if (agreed === undefined) return null;
  return (
    <p class="note">
      {sentences(
        t('end.shortened', { rounds: settings.rounds, agreed }),
        !hasScores && t('end.shortenedNoPar', { agreed }),
      )}
    </p>
  );
}
