import type { ComponentChildren } from 'preact';
import type { ConceptId } from '#shared/content/concepts/conceptIds.ts';
import type { ConceptPlace } from '#shared/content/concepts/conceptPlaces.ts';
import { Icon } from '../../design/Icon.tsx';
import { game } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { openConcept } from './openConcept.ts';
import { isPlayedHere, playedConceptsAt } from './playedConcepts.ts';

type Props = {
  readonly id: ConceptId;
  /** The words that open the card; absent: its title. */
  readonly children?: ComponentChildren;
};

/** Words that open a card. Where the table does not play what it is about, they are words only. */
export function ConceptLink({ id, children }: Props) {
  if (!isPlayedHere(game.value?.settings, id)) return <>{children}</>;
  return (
    <button type="button" class="link concept-link" aria-haspopup="dialog" onClick={() => openConcept(id)}>
      {children ?? t(`concept.${id}.title`)}
    </button>
  );
}

/** A small mark that opens the main card of a place; nothing where none of its cards is played. */
export function ConceptMark({ place }: { readonly place: ConceptPlace }) {
  const [id] = playedConceptsAt(game.value?.settings, place);
  if (id === undefined) return null;
  return (
    <button
      type="button"
      class="btn sm ghost icon concept-mark"
      aria-haspopup="dialog"
      aria-label={t('concepts.explain', { title: t(`concept.${id}.title`) })}
      title={t(`concept.${id}.title`)}
      onClick={() => openConcept(id)}
    >
      <Icon name="help" size={16} />
    </button>
  );
}

/** All cards of a place as words in a row. */
export function ConceptLinks({ place }: { readonly place: ConceptPlace }) {
  const ids = playedConceptsAt(game.value?.settings, place);
  if (ids.length === 0) return null;
  return (
    <span class="concept-links">
      {ids.map((id) => (
        <ConceptLink key={id} id={id} />
      ))}
    </span>
  );
}
