import { computed, signal } from '@preact/signals';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';

/** Cards of the glossary that are open over the page, one from another; the last is shown. */
const conceptTrail = signal<readonly ConceptId[]>([]);

export const shownConcept = computed(() => conceptTrail.value.at(-1));

/** The card from which the shown one was opened. */
export const conceptBefore = computed(() => conceptTrail.value.at(-2));

/** Opens a card beside what it explains. */
export function openConcept(id: ConceptId): void {
  conceptTrail.value = [id];
}

/** From a card to a related one; back at one that was open, the way between is forgotten. */
export function followConcept(id: ConceptId): void {
  const trail = conceptTrail.peek();
  const known = trail.indexOf(id);
  conceptTrail.value = known === -1 ? [...trail, id] : trail.slice(0, known + 1);
}

export function stepBack(): void {
  conceptTrail.value = conceptTrail.peek().slice(0, -1);
}

export function closeConcept(): void {
  conceptTrail.value = [];
}
