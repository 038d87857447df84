import { levelOpensIn } from '#shared/rules/law/register.ts';
import type { ComponentChildren } from 'preact';
import { conceptsAt, isConceptPlayed } from '#shared/content/concepts/conceptPlaces.ts';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import type { IntegrationLevel } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { moduleIsOn } from '#shared/rules/law/moduleIsOn.ts';
import { Icon } from '../../design/Icon.tsx';
import { game } from '../../state/store.ts';
import { openConcept } from '../../state/tableState.ts';
import { t } from '../../text/t.ts';
import './concepts.css';

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

type MarkProps = { readonly place: ConceptPlace } | { readonly concepts: readonly ConceptId[] };

/** A small mark that opens the main card of a place, or of some cards; nothing where none of them is played. */
export function ConceptMark(props: MarkProps) {
  const ids = 'place' in props ? conceptsAt(props.place) : props.concepts;
  const id = ids.find((each) => isPlayedHere(game.value?.settings, each));
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
    <span class="concept-links row inline wrap">
      {ids.map((id) => (
        <ConceptLink key={id} id={id} />
      ))}
    </span>
  );
}

/** Whether a game plays what a card is about; outside a table every card may be read. */
export function isPlayedHere(settings: GameSettings | undefined, id: ConceptId): boolean {
  if (settings === undefined) return true;
  return isConceptPlayed(id, {
    module: (module) => moduleIsOn(settings, module),
    level: (level) => levelIsPlayed(settings, level),
  });
}

/** Cards that a place opens at this table, its main one first. */
export function playedConceptsAt(
  settings: GameSettings | undefined,
  place: ConceptPlace,
): readonly ConceptId[] {
  return conceptsAt(place).filter((id) => isPlayedHere(settings, id));
}

function levelIsPlayed(settings: GameSettings, level: IntegrationLevel): boolean {
  return levelOpensIn(settings, level) !== undefined;
}
