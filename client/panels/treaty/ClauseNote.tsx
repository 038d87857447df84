import type { Clause } from '#shared/protocol/clauses.ts';
import { Icon, type IconName } from '../../design/Icon.tsx';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { viewOf } from '../clauses/clauseViews.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { ClauseChip } from './DiffChips.tsx';
import type { ClausePolitics } from './clausePolitics.ts';

type Props = { readonly clause: Clause; readonly politics: ClausePolitics | undefined };

const ICONS = {
  negative: 'unlink',
  positive: 'agreements',
  neutral: 'terms',
} as const satisfies Record<ClausePolitics['polarity'], IconName>;

/** Which side of integration an article is, and what it costs at home. */
export function ClauseNote({ clause, politics }: Props) {
  if (politics === undefined) return null;
  const { polarity, costs } = politics;
  return (
    <span class={`clause-note run micro muted ${polarity}`}>
      <span class="row inline gap-1">
        <Icon name={ICONS[polarity]} size={13} />
        {t(`polarity.${polarity}`)}
        <ConceptMark concepts={viewOf(clause.type).concepts} />
      </span>
      {costs.map((cost) => (
        <span key={cost.key}>{say(cost)}</span>
      ))}
    </span>
  );
}

type ArticleCostsProps = {
  readonly clauses: readonly Clause[];
  readonly politics: readonly ClausePolitics[];
};

/** The articles of a proposal, each with its side of integration and its cost at home. */
export function ArticleCosts({ clauses, politics }: ArticleCostsProps) {
  return (
    <details class="article-costs ruled">
      <summary class="small">
        <b>{t('home.articles')}</b>
      </summary>
      <ol class="stack gap-1">
        {clauses.map((clause, at) => (
          <li key={at} class="stack gap-0">
            <ClauseChip clause={clause} />
            <ClauseNote clause={clause} politics={politics[at]} />
          </li>
        ))}
      </ol>
    </details>
  );
}
