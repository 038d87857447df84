import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { BriefingSheet } from './BriefingSheet.tsx';
import { DealsPane } from './DealsPane.tsx';
import { type Task, phaseTasks } from './phaseTasksModel.ts';
import { PolicyPanel } from '../policy/PolicyPanel.tsx';
import { PredictCard } from '../policy/PredictCard.tsx';
import { SealedSoFar } from '../policy/Sealing.tsx';
import { ResultsPanel } from '../results/ResultsPanel.tsx';
import { ReadyButton } from '../table/ReadyButton.tsx';

type Props = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId | undefined };

/** What this phase is about: briefing, papers, the envelope, or the reveal. */
export function PhasePane({ scenario, game, me }: Props) {
  switch (game.phase) {
    case 'lobby':
    case 'negotiation':
      return <DealsPane scenario={scenario} game={game} me={me} />;
    case 'briefing':
      return me === undefined ? (
        <DealsPane scenario={scenario} game={game} me={me} />
      ) : (
        <div class="brief-pane">
          <ScrollPane class="pane-scroll" label={t('phase.briefing')}>
            <BriefingSheet scenario={scenario} game={game} me={me} />
          </ScrollPane>
          <ReadyButton game={game} me={me} isBig />
        </div>
      );
    case 'policy':
      return me === undefined ? (
        <div class="pane-scroll">
          <SealedSoFar game={game} />
          <DealsPane scenario={scenario} game={game} me={me} />
        </div>
      ) : (
        <PolicyPanel scenario={scenario} game={game} me={me} />
      );
    case 'results':
    case 'epilogue':
    case 'debrief':
      return <ResultsPanel game={game} me={me} />;
  }
}

/** For what scrolls as a whole: each phase begins at its top, however far down the last one was read. */
export function useTopOfPhase<E extends HTMLElement>({ phase, round }: GameState): RefObject<E | null> {
  const pane = useRef<E | null>(null);
  useEffect(() => pane.current?.scrollTo(0, 0), [phase, round]);
  return pane;
}

/** What stands beside the envelope: who has sealed, and the prediction. */
export function BesidePolicy({ game, me }: { readonly game: GameState; readonly me: EconomyId | undefined }) {
  if (game.phase !== 'policy' || me === undefined) return null;
  return (
    <>
      <PredictCard game={game} me={me} />
      <SealedSoFar game={game} />
    </>
  );
}

const ICONS = { done: 'done', now: 'target', open: 'circle' } as const satisfies Record<
  Task['state'],
  string
>;

/** What this phase asks of the seat, and Ready. */
export function PhaseTasks({ game, me }: { readonly game: GameState; readonly me: EconomyId }) {
  const { tasks, note } = phaseTasks(game, me);
  if (tasks.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="tasks-title">
      <h2 class="head" id="tasks-title">
        {t('econ.phaseTitle')}
      </h2>
      <ul class="todo">
        {tasks.map(({ phrase, state }) => (
          <li key={phrase.key} class={state}>
            <Icon name={ICONS[state]} size={19} />
            {say(phrase)}
          </li>
        ))}
      </ul>
      {note !== undefined && <p class="small muted pad">{say(note)}</p>}
      {game.phase !== 'briefing' && (
        <div class="pad">
          <ReadyButton game={game} me={me} />
        </div>
      )}
    </section>
  );
}
