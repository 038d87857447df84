import type { Draft } from '#shared/protocol/intents.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { stageName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { Ladder } from '../chrome/Ladder.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { formOfDraft } from './formOfDraft.ts';
import { ladderStep } from './paperModel.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly paper: Pick<Draft, 'parties' | 'clauses'>;
  /** Only a lawful paper has a form to be named. */
  readonly isLawful: boolean;
};

/** The step on the ladder that a paper takes, and for how long it binds. */
export function StageLine({ scenario, game, paper, isLawful }: Props) {
  const form = isLawful ? formOfDraft(scenario, game, paper) : undefined;
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
            <b>{stageName(to)}</b> <ConceptMark place="spot.deepening" />
          </>
        )}
        {form !== undefined && (
          <>
            {' · '}
            {say(form)} <ConceptMark place="spot.hybrid" />
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
