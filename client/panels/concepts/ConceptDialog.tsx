import { useEffect, useId, useRef } from 'preact/hooks';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Icon } from '../../design/Icon.tsx';
import { game, me } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { ConceptBody } from './ConceptBody.tsx';
import { closeConcept, conceptBefore, followConcept, stepBack } from '../../state/tableState.ts';
import { isPlayedHere } from './ConceptLink.tsx';
import './concepts.css';
import type { Figure } from './figures/figure.ts';

export type ConceptCardProps = {
  readonly id: ConceptId;
  /** The room looks on: nobody's own figures are shown. */
  readonly isPublic: boolean;
};

/** What a card tells a viewer of the table at hand. */
export type FiguresOf = (id: ConceptId, viewer: EconomyId | undefined) => readonly Figure[];

type Props = ConceptCardProps & { readonly figuresOf: FiguresOf };

/** A card of the glossary over the table. */
export function ConceptDialog({ id, isPublic, figuresOf }: Props) {
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
    <dialog
      ref={element}
      class="paper concept-dialog dialog"
      aria-labelledby={titleId}
      onClose={closeConcept}
    >
      <article class="concept-card stack gap-4">
        <header class="row between">
          <h2 id={titleId} class="size-h2" ref={title} tabIndex={-1}>
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
        <ConceptBody
          id={id}
          headings="h3"
          figures={figuresOf(id, isPublic ? undefined : me.value?.seat)}
          related={(other) =>
            isPlayedHere(game.value?.settings, other) ? (
              <button type="button" class="link" onClick={() => followConcept(other)}>
                {t(`concept.${other}.title`)}
              </button>
            ) : undefined
          }
        />
        <CardWays id={id} />
      </article>
    </dialog>
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
