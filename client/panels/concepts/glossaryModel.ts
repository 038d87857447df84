import { CONCEPTS } from '#shared/content/concepts.ts';
import { BIBLIOGRAPHY } from '#shared/content/concepts/bibliography.ts';
import {
  CONCEPT_CHAPTERS,
  type ConceptChapter,
  type ConceptId,
} from '#shared/content/concepts/conceptIds.ts';
import {
  BORDER_COST_CLOSING,
  EPILOGUE_WEIGHT,
  OPEN_PROPOSALS_PER_SEAT,
  ORIGIN_COST_BP,
  ORIGIN_COST_PER_OVERLAP_BP,
  PAYMENT_CAP,
  SUBSTANTIALLY_ALL_TRADE,
} from '#shared/content/constants.ts';
import { MIGRATION } from '#shared/content/moduleConstants.ts';
import { BASIS_POINTS } from '#shared/kernel/basisPoints.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { nameParams } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** Numbers of the rules that cards name; names end in their unit, so that they are written as such. */
export const RULE_NUMBERS = {
  tradeBp: SUBSTANTIALLY_ALL_TRADE * BASIS_POINTS,
  originBp: ORIGIN_COST_BP,
  overlapBp: ORIGIN_COST_PER_OVERLAP_BP,
  closingBp: BORDER_COST_CLOSING * BASIS_POINTS,
  moveBp: MIGRATION.cap * BASIS_POINTS,
  paymentCapBp: PAYMENT_CAP * BASIS_POINTS,
  years: EPILOGUE_WEIGHT,
  proposals: OPEN_PROPOSALS_PER_SEAT,
} as const;

/** The sentences of a card in the reader's language. */
type ConceptText = {
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
