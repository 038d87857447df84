import { CONCEPTS } from '#shared/content/concepts.ts';
import { BIBLIOGRAPHY } from '#shared/content/concepts/bibliography.ts';
import {
  CONCEPT_CHAPTERS,
  type ConceptChapter,
  type ConceptId,
} from '#shared/content/concepts/conceptIds.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { nameParams } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { RULE_NUMBERS } from './ruleNumbers.ts';

/** The sentences of a card in the reader's language. */
export type ConceptText = {
  readonly title: string;
  readonly is: string;
  readonly here: string;
  readonly world: string;
  readonly sources: readonly string[];
};

export function conceptText(id: ConceptId): ConceptText {
  const numbers = nameParams(RULE_NUMBERS);
  return {
    title: t(`concept.${id}.title`),
    is: t(`concept.${id}.is`),
    here: t(`concept.${id}.here`, numbers),
    world: t(`concept.${id}.world`),
    sources: CONCEPTS[id].sources.map((work) => BIBLIOGRAPHY[work]),
  };
}

export type GlossaryChapter = { readonly chapter: ConceptChapter; readonly ids: readonly ConceptId[] };

/** Chapters with the cards that hold every word looked for, in any of their sentences or sources. */
export function findConcepts(query: string): readonly GlossaryChapter[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const holdsAll = (id: ConceptId): boolean => {
    const { title, is, here, world, sources } = conceptText(id);
    const all = [title, is, here, world, ...sources].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  };
  return keysOf<ConceptChapter>(CONCEPT_CHAPTERS)
    .map((chapter): GlossaryChapter => ({ chapter, ids: CONCEPT_CHAPTERS[chapter].filter(holdsAll) }))
    .filter(({ ids }) => ids.length > 0);
}
