import {
  DYNAMIC_CONCEPTS,
  FORM_CONCEPTS,
  STATIC_CONCEPTS,
  THEORY_CONCEPTS,
} from './concepts/chapters/economicsConcepts.ts';
import {
  HISTORY_CONCEPTS,
  MULTILATERAL_CONCEPTS,
  POLITICS_CONCEPTS,
  POWER_CONCEPTS,
} from './concepts/chapters/politicsConcepts.ts';
import { PROVINCE_CONCEPTS } from './concepts/chapters/provinceConcepts.ts';
import type { Concept } from './concepts/concept.ts';
import type { ConceptId } from './concepts/conceptPlaces.ts';

/** What every card of the glossary tells; pages that only open cards need `concepts/conceptPlaces.ts` alone. */
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
