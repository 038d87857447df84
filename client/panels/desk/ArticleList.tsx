import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import { t } from '../../text/t.ts';
import { clausePolitics } from '../treaty/clauses/clausePolitics.ts';
import { withClause, withClauseAt, withoutClauseAt } from '../treaty/editDraft.ts';
import { Article } from './Article.tsx';
import { ClauseForm } from './ClauseForm.tsx';
import { AddArticle } from './AddArticle.tsx';
import type { Addable } from './addable.ts';
import type { MarkedFault } from './deskModel.ts';
import { newClause } from './newClause.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly me: EconomyId;
  readonly draft: Draft;
  readonly faults: readonly MarkedFault[];
  readonly openArticle: number | undefined;
  readonly onChange: (draft: Draft, openArticle: number | undefined) => void;
};

/** The articles of the draft; one is open at a time. */
export function ArticleList({ scenario, game, me, draft, faults, openArticle, onChange }: Props) {
  const add = (type: Addable): void => {
    const next = withClause(draft, newClause(type, { scenario, game, me }, draft));
    onChange(next, next.clauses.length - 1);
  };
  const politics = clausePolitics(
    { scenario, game, me },
    draft,
    faults.length === 0 && draft.parties.length > 1,
  );
  return (
    <div class="articles">
      {draft.clauses.length === 0 && <p class="muted pad">{t('desk.noArticle')}</p>}
      <ol aria-label={t('desk.articles')}>
        {draft.clauses.map((clause, at) => (
          <Article
            key={at}
            at={at}
            clause={clause}
            faults={faults.filter((each) => each.article === at)}
            politics={politics[at]}
            isOpen={openArticle === at}
            onToggle={() => onChange(draft, openArticle === at ? undefined : at)}
            onRemove={() => onChange(withoutClauseAt(draft, at), undefined)}
            onRepair={(repaired) => onChange(repaired, undefined)}
          >
            <ClauseForm
              scenario={scenario}
              game={game}
              draft={draft}
              me={me}
              clause={clause}
              onChange={(changed) => onChange(withClauseAt(draft, at, changed), at)}
            />
          </Article>
        ))}
      </ol>
      <AddArticle game={game} isOff={draft.parties.length < 2} onAdd={add} />
    </div>
  );
}
