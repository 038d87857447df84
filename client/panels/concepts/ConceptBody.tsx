import type { ConceptId } from '#shared/content/concepts/conceptIds.ts';
import { CONCEPTS } from '#shared/content/concepts.ts';
import type { ComponentChildren } from 'preact';
import { Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { FigureBars } from './FigureBars.tsx';
import type { Figure } from './figures/figure.ts';
import { conceptText } from './glossaryModel.ts';

type Props = {
  readonly id: ConceptId;
  /** Absent where there is no table. */
  readonly figures?: readonly Figure[];
  /** Draws the way to a related card; absent: none is offered. */
  readonly related?: (id: ConceptId) => ComponentChildren;
  /** Level of the headings of its sections. */
  readonly headings: 'h3' | 'h4';
};

/** What a card says below its title. */
export function ConceptBody({ id, figures, related, headings: Heading }: Props) {
  const { is, here, world, sources } = conceptText(id);
  return (
    <div class="concept-body">
      <p class="lead">{is}</p>
      <section>
        <Heading>{t('concepts.here')}</Heading>
        <p>{here}</p>
      </section>
      {figures !== undefined && CONCEPTS[id].figures.length > 0 && (
        <section class="concept-table">
          <Heading>{t('concepts.table')}</Heading>
          {figures.length === 0 && <p class="muted">{t('concepts.nothingYet')}</p>}
          {figures.map((figure, at) => (
            <div key={at}>
              <p>
                <Say phrase={figure.phrase} />
              </p>
              <FigureBars figure={figure} />
            </div>
          ))}
        </section>
      )}
      <section>
        <Heading>{t('concepts.world')}</Heading>
        <p>{world}</p>
      </section>
      <p class="small muted">{t('concepts.sources', { list: sources.join('; ') })}</p>
      {related !== undefined && (
        <section>
          <Heading>{t('concepts.related')}</Heading>
          <ul class="concept-related">
            {CONCEPTS[id].related.map((other) => {
              const way = related(other);
              return way === undefined ? null : <li key={other}>{way}</li>;
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
