import { REST_OF_PAGE, lazyPart } from '../chrome/lazyPart.tsx';
import { Icon } from '../../design/Icon.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { BriefingSheet } from './BriefingSheet.tsx';
import { DealsPane } from './DealsPane.tsx';
import { type Task, phaseTasks } from './phaseTasksModel.ts';
import { SealedCard } from '../table/EnvelopeFrame.tsx';
import { ReadyButton } from '../table/ReadyButton.tsx';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';

/** What stands in the place of a part of the pane that is being fetched. */
const LOADING = { ...REST_OF_PAGE, Loading: () => <div class="fill" aria-busy="true" /> };

/** Nobody needs the reveal before a round is settled; it is there by then. */
export const ResultsPanel = lazyPart(
  async () => (await import('../results/ResultsPanel.tsx')).ResultsPanel,
  [],
  LOADING,
);

/** Nobody needs the envelope before the talks are over; it is there by then. */
export const PolicyPanel = lazyPart(
  async () => (await import('../policy/PolicyPanel.tsx')).PolicyPanel,
  [],
  LOADING,
);
const PredictCard = lazyPart(
  async () => (await import('../policy/PredictCard.tsx')).PredictCard,
  [],
  LOADING,
);

/** What this phase is about: briefing, proposals, the envelope, or the reveal. */
export function PhasePane() {
  const { game, me } = useCountries();
  switch (game.phase) {
    case 'lobby':
    case 'negotiation':
      return <DealsPane />;
    case 'briefing':
      return me === undefined ? (
        <DealsPane />
      ) : (
        <div class="fill col">
          <ScrollPane class="pane-scroll" label={t('phase.briefing')}>
            <BriefingSheet />
          </ScrollPane>
          <ReadyButton isBig />
        </div>
      );
    case 'policy':
      return me === undefined ? (
        <div class="pane-scroll">
          <SealedCard seats={Object.keys(game.seats)} />
          <DealsPane />
        </div>
      ) : (
        <PolicyPanel />
      );
    case 'results':
    case 'epilogue':
    case 'debrief':
      return <ResultsPanel />;
  }
}

/** What stands beside the envelope: who has sealed, and the prediction. */
export function BesidePolicy() {
  const { game, me } = useCountries();
  if (game.phase !== 'policy' || me === undefined) return null;
  return (
    <>
      <PredictCard />
      <SealedCard seats={Object.keys(game.seats)} />
    </>
  );
}

const ICONS = { done: 'done', now: 'target', open: 'circle' } as const satisfies Record<
  Task['state'],
  string
>;

/** What this phase asks of the seat, and Ready. */
export function PhaseTasks() {
  const { game, me } = useCountrySeat();
  const { tasks, note } = phaseTasks(game, me);
  if (tasks.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="tasks-title">
      <h2 class="head" id="tasks-title">
        {t('econ.phaseTitle')}
      </h2>
      <ul class="todo">
        {tasks.map(({ phrase, state }) => (
          <li key={phrase.key} class={`row top ${state}`}>
            <Icon name={ICONS[state]} size={19} />
            {say(phrase)}
          </li>
        ))}
      </ul>
      {note !== undefined && <p class="small muted pad">{say(note)}</p>}
      {game.phase !== 'briefing' && (
        <div class="pad">
          <ReadyButton />
        </div>
      )}
    </section>
  );
}
