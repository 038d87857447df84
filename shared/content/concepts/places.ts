import { EVENT_KEYS } from '../events/eventKeys.ts';
import { PROVINCE_CARD_KEYS } from '../provinces/cards/provinceCard.ts';
import { REFORMS } from '../provinces/reforms.ts';
import { CAREER_PARTS, INTEGRATION_STAGES, SUPPORT_PARTS, WELFARE_PARTS } from '../vocabulary.ts';

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
