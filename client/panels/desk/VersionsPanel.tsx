import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { me } from '../../state/store.ts';
import type { DeskWork } from '../player/tableState.ts';
import { DiffChips } from '../treaty/DiffChips.tsx';
import { changesOnly, diffClauses } from '../treaty/draftDiff.ts';
import { threadOf, versionBefore } from './deskModel.ts';

type Props = { readonly game: GameState; readonly work: DeskWork };

/** How the paper came to be: each version as what it changed, the draft on the desk last. */
export function VersionsPanel({ game, work }: Props) {
  const before = versionBefore(game, work);
  if (before === undefined) return null;
  const thread = threadOf(game, before);
  const changes = changesOnly(diffClauses(before.clauses, work.draft.clauses));
  return (
    <section class="panel">
      <h3 class="head">
        <Icon name="versions" />
        {t('desk.versions')}
      </h3>
      <ol class="th">
        {thread.map((paper, at) => {
          const previous = thread[at - 1];
          return (
            <li key={paper.id}>
              <b>{paper.author === me.value?.seat ? t('paper.you') : economyName(paper.author)}</b>{' '}
              <span class="muted">{t('desk.version', { revision: paper.revision })}</span>
              <DiffChips
                changes={
                  previous === undefined
                    ? paper.clauses.map((clause) => ({ type: 'kept', clause }))
                    : changesOnly(diffClauses(previous.clauses, paper.clauses))
                }
              />
            </li>
          );
        })}
        <li class="now">
          <b>{t('paper.you')}</b> <span class="muted">{t('desk.notSent')}</span>
          {changes.length === 0 ? (
            <p class="small muted">{t('desk.unchanged')}</p>
          ) : (
            <DiffChips changes={changes} />
          )}
        </li>
      </ol>
    </section>
  );
}
