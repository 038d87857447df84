import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import type { Addition, FormProps } from '../clauses/clauseView.ts';
import { addableGroups, viewOf } from '../clauses/clauseViews.ts';
import { clausePolitics } from '../treaty/clausePolitics.ts';
import { Article } from './Article.tsx';
import './addArticle.css';
import type { MarkedFault } from './deskModel.ts';
import { withClause, withClauseAt, withoutClauseAt } from './editDraft.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  readonly me: EconomyId;
  readonly draft: Draft;
  readonly faults: readonly MarkedFault[];
  readonly openArticle: number | undefined;
  readonly onChange: (draft: Draft, openArticle: number | undefined) => void;
};

/** The articles of the draft; one is open at a time. */
export function ArticleList({ scenario, game, me, draft, faults, openArticle, onChange }: Props) {
  const add = ({ first }: Addition): void => {
    const partner = draft.parties.find((party) => party !== me) ?? me;
    const next = withClause(draft, first({ scenario, game, draft, me, partner }));
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
              {...{ scenario, game, draft, me, clause }}
              onChange={(changed) => onChange(withClauseAt(draft, at, changed), at)}
            />
          </Article>
        ))}
      </ol>
      <AddArticle scenario={scenario} game={game} isOff={draft.parties.length < 2} onAdd={add} />
    </div>
  );
}

/** The form of an open article. */
function ClauseForm(props: FormProps) {
  const { Form } = viewOf(props.clause.type);
  return <Form {...props} />;
}

type AddArticleProps = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  readonly isOff: boolean;
  readonly onAdd: (addition: Addition) => void;
};

/** Articles that may be added, by what they are about; one group is open at a time, each names what it holds. */
function AddArticle({ scenario, game, isOff, onAdd }: AddArticleProps) {
  return (
    <div class="add-article slim ruled stack gap-0">
      <b class="small">{t('desk.addArticle')}</b>
      {addableGroups(scenario, game).map(({ group, additions }) => (
        <details key={group} name="add-article">
          <summary>
            <Icon name="plus" size={15} />
            <b>{t(`desk.group.${group}`)}</b>
            <span class="small muted">{additions.map(({ label }) => t(label)).join(' · ')}</span>
          </summary>
          <div class="row wrap">
            {additions.map((addition) => (
              <button
                key={addition.label}
                type="button"
                class="btn sm"
                disabled={isOff}
                onClick={() => onAdd(addition)}
              >
                {t(addition.label)}
              </button>
            ))}
          </div>
        </details>
      ))}
    </div>
  );
}
