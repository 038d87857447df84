import { keysOf } from '#shared/kernel/records.ts';
import { EVENT_KEYS } from './events/eventKeys.ts';
import { PROVINCE_CARD_KEYS } from './provinces/cards/provinceCard.ts';
import type { IntegrationLevel, ModuleId } from './vocabulary.ts';
import type { Concept, ConceptPlace } from './concepts/concept.ts';
import { CONCEPT_CHAPTERS, type ConceptChapter, type ConceptId } from './concepts/conceptIds.ts';
import { DYNAMIC_CONCEPTS, FORM_CONCEPTS, STATIC_CONCEPTS } from './concepts/chapters/economicsConcepts.ts';
import { EVENT_CONCEPTS, PROVINCE_EVENT_CONCEPTS } from './concepts/eventConcepts.ts';
import { HISTORY_CONCEPTS, THEORY_CONCEPTS } from './concepts/chapters/theoryConcepts.ts';
import {
  MULTILATERAL_CONCEPTS,
  POLITICS_CONCEPTS,
  POWER_CONCEPTS,
} from './concepts/chapters/politicsConcepts.ts';
import { PROVINCE_CONCEPTS } from './concepts/chapters/provinceConcepts.ts';

/** Every card of the glossary. */
export const CONCEPTS: Readonly<Record<ConceptId, Concept>> = {
  ...FORM_CONCEPTS,
  ...STATIC_CONCEPTS,
  ...DYNAMIC_CONCEPTS,
  ...THEORY_CONCEPTS,
  ...MULTILATERAL_CONCEPTS,
  ...POLITICS_CONCEPTS,
  ...POWER_CONCEPTS,
  ...HISTORY_CONCEPTS,
  ...PROVINCE_CONCEPTS,
};

/** All cards in the order of the glossary. */
export const CONCEPT_IDS: readonly ConceptId[] = keysOf<ConceptChapter>(CONCEPT_CHAPTERS).flatMap(
  (chapter): readonly ConceptId[] => CONCEPT_CHAPTERS[chapter],
);

const BY_PLACE: ReadonlyMap<ConceptPlace, readonly ConceptId[]> = new Map([
  ...CONCEPT_IDS.flatMap((id) => CONCEPTS[id].places).map((place): [ConceptPlace, readonly ConceptId[]] => [
    place,
    CONCEPT_IDS.filter((id) => CONCEPTS[id].places.includes(place)),
  ]),
  ...EVENT_KEYS.map((event): [ConceptPlace, readonly ConceptId[]] => [
    `event.${event}`,
    EVENT_CONCEPTS[event],
  ]),
  ...PROVINCE_CARD_KEYS.map((card): [ConceptPlace, readonly ConceptId[]] => [
    `provinceEvent.${card}`,
    PROVINCE_EVENT_CONCEPTS[card],
  ]),
]);

/** Cards that a place opens, its main one first. */
export function conceptsAt(place: ConceptPlace): readonly ConceptId[] {
  return BY_PLACE.get(place) ?? [];
}

export function isConceptId(candidate: string): candidate is ConceptId {
  return Object.hasOwn(CONCEPTS, candidate);
}

/** Whether a table plays what the card is about: a module that is off, or a level that is not played, leaves no trace. */
export function isConceptPlayed(
  id: ConceptId,
  isPlayed: {
    readonly module: (module: ModuleId) => boolean;
    readonly level: (level: IntegrationLevel) => boolean;
  },
): boolean {
  const { module, level } = CONCEPTS[id];
  return (module === undefined || isPlayed.module(module)) && (level === undefined || isPlayed.level(level));
}
