import type { Clause } from '#shared/protocol/clauses.ts';
import { t } from '../../../text/t.ts';
import { ClauseChip } from '../DiffChips.tsx';
import { ClauseNote } from './ClauseNote.tsx';
import type { ClausePolitics } from './clausePolitics.ts';

type Props = { readonly clauses: readonly Clause[]; readonly politics: readonly ClausePolitics[] };

/** The articles of a paper, each with its side of integration and its cost at home. */
export function ArticleCosts({ clauses, politics }: Props) {
  return (
    <details class="article-costs">
      <summary class="small">
        <b>{t('home.articles')}</b>
      </summary>
      <ol>
        {clauses.map((clause, at) => (
          <li key={at}>
            <ClauseChip clause={clause} />
            <ClauseNote clause={clause} politics={politics[at]} />
          </li>
        ))}
      </ol>
    </details>
  );
}
