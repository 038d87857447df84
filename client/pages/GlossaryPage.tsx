import '../panels/concepts/concepts.css';
import { useEffect, useId, useState } from 'preact/hooks';
import { isConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import type { TermId } from '../text/en/terms.ts';
import { t } from '../text/t.ts';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';
import { ConceptBody, type GlossaryChapter, findConcepts } from '../panels/concepts/ConceptBody.tsx';

/** Every card by chapters, to search, to read through and to print. An address may name a card: `/concepts#tradeCreation`. */
export function GlossaryPage() {
  const [query, setQuery] = useState('');
  const searchId = useId();
  const chapters = findConcepts(query);
  const count = chapters.reduce((sum, { ids }) => sum + ids.length, 0);
  useEffect(() => {
    showNamed();
    window.addEventListener('hashchange', showNamed);
    return () => window.removeEventListener('hashchange', showNamed);
  }, []);
  return (
    <div class="page">
      <PageHeader title={t('page.concepts')} />
      <main class="glossary page-main stack gap-4" id="content" tabIndex={-1}>
        <h1>{t('page.concepts')}</h1>
        <p class="lead">{t('concepts.lead')}</p>
        <div class="row glossary-search wrap">
          <label for={searchId}>{t('concepts.search')}</label>
          <input
            id={searchId}
            class="field"
            type="search"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <output class="small muted">
            {count === 0 ? t('concepts.none') : t('concepts.count', { count })}
          </output>
        </div>
        <Words query={query} />
        {chapters.map((chapter) => (
          <Chapter key={chapter.chapter} {...chapter} />
        ))}
      </main>
    </div>
  );
}

/** The words that a first game needs, with the line that each has on the screens. */
const WORDS = [
  'tariff',
  'realIncome',
  'pricesAbroad',
  'freeTradeArea',
  'bloc',
  'payments',
  'secretTask',
  'par',
] as const satisfies readonly TermId[];

function Words({ query }: { readonly query: string }) {
  const wanted = query.trim().toLocaleLowerCase();
  const words = WORDS.map((id) => ({ id, word: t(`concepts.word.${id}`), line: t(`line.${id}`) })).filter(
    ({ word, line }) => `${word} ${line}`.toLocaleLowerCase().includes(wanted),
  );
  if (words.length === 0) return null;
  return (
    <section class="glossary-chapter">
      <h2>{t('concepts.words')}</h2>
      <dl class="stack gap-1">
        {words.map(({ id, word, line }) => (
          <div key={id}>
            <dt>
              <b>{word}</b>
            </dt>
            <dd>{line}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Chapter({ chapter, ids }: GlossaryChapter) {
  return (
    <section class="glossary-chapter">
      <h2>{t(`concepts.chapter.${chapter}`)}</h2>
      {ids.map((id) => (
        <details class="panel" key={id} id={id}>
          <summary>
            <h3>{t(`concept.${id}.title`)}</h3>
          </summary>
          <ConceptBody id={id} headings="h4" related={relatedLink} />
        </details>
      ))}
    </section>
  );
}

function relatedLink(id: ConceptId) {
  return <a href={`#${id}`}>{t(`concept.${id}.title`)}</a>;
}

/** Opens the card that the address names and brings it into view. */
function showNamed(): void {
  const id = window.location.hash.slice(1);
  if (!isConceptId(id)) return;
  const card = document.getElementById(id);
  if (!(card instanceof HTMLDetailsElement)) return;
  card.open = true;
  card.scrollIntoView({ block: 'start' });
  card.querySelector('summary')?.focus({ preventScroll: true });
}
