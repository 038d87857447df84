import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import { stageName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Ladder } from '../chrome/Ladder.tsx';
import { ladderStep } from './paperModel.ts';

type Props = { readonly game: GameState; readonly paper: Pick<Draft, 'parties' | 'clauses'> };

/** The step on the ladder that a paper takes, and for how long it binds. */
export function StageLine({ game, paper }: Props) {
  const { from, to } = ladderStep(game, paper);
  const binding = paper.clauses.find((clause) => clause.type === 'bindingPeriod');
  return (
    <div class="stage-line small">
      <Ladder level={from} next={to} />
      <span>
        {from === 0 ? t('paper.noAgreement') : stageName(from)}
        {to > from && (
          <>
            {' → '}
            <b>{stageName(to)}</b>
          </>
        )}
        <span class="muted">
          {' · '}
          {binding === undefined ? t('paper.starts') : t('paper.startsBinding', { rounds: binding.rounds })}
        </span>
      </span>
    </div>
  );
}
