import type { ConceptId } from '#shared/content/concepts/conceptIds.ts';
import { CONCEPTS } from '#shared/content/concepts.ts';
import { Fragment, type ComponentChildren } from 'preact';
import { RichText } from '../../text/RichText.tsx';
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
      <Sources works={sources} />
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

/** Works as a library lists them, in the language in which they were written. */
function Sources({ works }: { readonly works: readonly string[] }) {
  const list = works.map((work, at) => (
    <Fragment key={work}>
      {at > 0 && '; '}
      <cite lang={/\p{Script=Han}/u.test(work) ? 'zh' : 'en'}>{work}</cite>
    </Fragment>
  ));
  return (
    <p class="small muted">
      <RichText k="concepts.sources" params={{ list }} />
    </p>
  );
}
