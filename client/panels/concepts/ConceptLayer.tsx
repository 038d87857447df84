import { useEffect, useId, useRef } from 'preact/hooks';
import type { ConceptId } from '#shared/content/concepts/conceptIds.ts';
import { Icon } from '../../design/Icon.tsx';
import { game, me, provincesScenario, scenario } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { ConceptBody } from './ConceptBody.tsx';
import {
  closeConcept,
  conceptBefore,
  followConcept,
  isPlayedHere,
  shownConcept,
  stepBack,
} from './ConceptLink.tsx';
import './concepts.css';
import { conceptFigures, provinceConceptFigures } from './figures/conceptFigures.ts';

type Props = {
  /** The room looks on: nobody's own figures are shown. */
  readonly isPublic?: boolean;
};

/** Where cards open, once on a page: a dialog, on a phone a sheet from below. Nothing while none is open. */
export function ConceptLayer({ isPublic = false }: Props) {
  const id = shownConcept.value;
  useEffect(() => closeConcept, []);
  return id === undefined ? null : <ConceptDialog id={id} isPublic={isPublic} />;
}

function ConceptDialog({ id, isPublic }: { readonly id: ConceptId; readonly isPublic: boolean }) {
  const element = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    element.current?.showModal();
  }, []);
  // Each card is read from its top, by eyes and by screen readers.
  useEffect(() => {
    title.current?.focus();
    element.current?.scrollTo(0, 0);
  }, [id]);
  return (
    <dialog ref={element} class="paper concept-dialog" aria-labelledby={titleId} onClose={closeConcept}>
      <article class="concept-card">
        <header class="row between">
          <h2 id={titleId} ref={title} tabIndex={-1}>
            {t(`concept.${id}.title`)}
          </h2>
          <button
            type="button"
            class="btn sm ghost icon"
            aria-label={t('concepts.close')}
            onClick={() => element.current?.close()}
          >
            <Icon name="close" size={18} />
          </button>
        </header>
        <Card id={id} isPublic={isPublic} />
        <CardWays id={id} />
      </article>
    </dialog>
  );
}

function Card({ id, isPublic }: { readonly id: ConceptId; readonly isPublic: boolean }) {
  const state = game.value;
  const world = scenario.value;
  const viewer = isPublic ? undefined : me.value?.seat;
  const provinces = provincesScenario.value;
  const figures =
    state !== undefined && provinces !== undefined
      ? provinceConceptFigures(state, provinces, viewer, id)
      : state === undefined || world === undefined
        ? undefined
        : conceptFigures(state, world, viewer, id);
  return (
    <ConceptBody
      id={id}
      headings="h3"
      {...(figures === undefined ? {} : { figures })}
      related={(other) =>
        isPlayedHere(state?.settings, other) ? (
          <button type="button" class="link" onClick={() => followConcept(other)}>
            {t(`concept.${other}.title`)}
          </button>
        ) : undefined
      }
    />
  );
}

/** Back to the card before, and to the glossary in a page of its own, so that nothing at the table is left. */
function CardWays({ id }: { readonly id: ConceptId }) {
  const before = conceptBefore.value;
  return (
    <footer class="row between">
      {before === undefined ? (
        <span />
      ) : (
        <button type="button" class="btn sm" onClick={stepBack}>
          <Icon name="arrowLeft" size={16} /> {t('concepts.back', { title: t(`concept.${before}.title`) })}
        </button>
      )}
      <a class="btn sm ghost" href={`/concepts#${id}`} target="_blank">
        {t('concepts.all')}
      </a>
    </footer>
  );
}
