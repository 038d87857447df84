import { EVENT_KEYS } from '../events/eventKeys.ts';
import { PROVINCE_CARD_KEYS } from '../provinces/cards/provinceCard.ts';
import { REFORMS } from '../provinces/reforms.ts';
import {
  CAREER_PARTS,
  INTEGRATION_STAGES,
  type IntegrationLevel,
  type ModuleId,
  SUPPORT_PARTS,
  WELFARE_PARTS,
} from '../vocabulary.ts';
import type { WorkId } from './bibliography.ts';
import type { ConceptId } from './conceptIds.ts';
import type { FigureId } from './figureIds.ts';

/**
 * A card that explains one theory, effect or form where it happens. Its sentences stand in the language files under
 * `concept.<id>.…`.
 */
export type Concept = {
  /** Items of docs/coverage.md that it answers. */
  readonly answers: readonly string[];
  /** Where it opens; the first card of a place is its main one. */
  readonly places: readonly ConceptPlace[];
  /** Figures of the table at hand, in the order in which they are told. */
  readonly figures: readonly FigureId[];
  readonly related: readonly ConceptId[];
  readonly sources: readonly WorkId[];
  /** A table that plays without this module never shows the card. */
  readonly module?: ModuleId;
  /** Nor one that does not play this level. */
  readonly level?: IntegrationLevel;
};

/** Sentences of the reveal, as shared/protocol/headlines.ts names them. */
const HEADLINES = [
  'blocMostlyCreated',
  'blocMostlyDiverted',
  'nobodyOutsideLost',
  'outsiderLost',
  'wallRaised',
  'unionWallRaised',
  'surcharge',
  'wordBroken',
  'leaving',
] as const;

/** Spots of the surfaces that are no list of their own. */
const SPOTS = [
  'map',
  'blocReport',
  'flows',
  'outsiders',
  'wall',
  'surcharge',
  'retaliation',
  'pool',
  'unionWallVote',
  'presidency',
  'deepening',
  'withdrawal',
  'register',
  'hybrid',
  'pledge',
  'conference',
  'objection',
  'binding',
  'mfn',
  'articleXxiv',
  'dispute',
  'regionalismMeter',
  'election',
  'lobby',
  'mandate',
  'ratification',
  'affinity',
  'productivity',
  'capital',
  'investment',
  'migration',
  'borderStaff',
  'smuggling',
  'barrier',
  'inspection',
  'corridor',
  'research',
  'specialization',
  'adjustmentHelp',
  'debrief',
  // Of provinces.
  'needle',
  'league',
  'similarity',
  'dials',
  'budgetPayroll',
  'pact',
  'provinceCorridor',
  'pillar',
  'centre',
  'provinceCauses',
  'provincesDebrief',
] as const;

/** Where a card may be opened: beside the thing that it explains. Clauses name their cards themselves (`client/panels/clauses`). */
export const CONCEPT_PLACES = [
  ...WELFARE_PARTS.map((part) => `part.${part}` as const),
  ...SUPPORT_PARTS.map((part) => `support.${part}` as const),
  ...INTEGRATION_STAGES.map((stage) => `stage.${stage}` as const),
  ...HEADLINES.map((headline) => `headline.${headline}` as const),
  ...EVENT_KEYS.map((event) => `event.${event}` as const),
  ...PROVINCE_CARD_KEYS.map((card) => `provinceEvent.${card}` as const),
  ...REFORMS.map((reform) => `reform.${reform}` as const),
  ...CAREER_PARTS.map((part) => `career.${part}` as const),
  ...SPOTS.map((spot) => `spot.${spot}` as const),
];
export type ConceptPlace = (typeof CONCEPT_PLACES)[number];
