import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { phaseTasks, type Task } from './phaseTasksModel.ts';
import { ReadyButton } from './ReadyButton.tsx';

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
