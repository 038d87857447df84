import { keysOf } from '#shared/kernel/records.ts';
import { DYNAMIC_CONCEPTS, FORM_CONCEPTS, STATIC_CONCEPTS } from './concepts/chapters/economicsConcepts.ts';
import {
  MULTILATERAL_CONCEPTS,
  POLITICS_CONCEPTS,
  POWER_CONCEPTS,
} from './concepts/chapters/politicsConcepts.ts';
import { PROVINCE_CONCEPTS } from './concepts/chapters/provinceConcepts.ts';
import { HISTORY_CONCEPTS, THEORY_CONCEPTS } from './concepts/chapters/theoryConcepts.ts';
import type { Concept, ConceptPlace } from './concepts/concept.ts';
import { CONCEPT_CHAPTERS, type ConceptChapter, type ConceptId } from './concepts/conceptIds.ts';
import { EVENT_KEYS, type EventKey } from './events/eventKeys.ts';
import { PROVINCE_CARD_KEYS, type ProvinceCardKey } from './provinces/cards/provinceCard.ts';
import type { IntegrationLevel, ModuleId } from './vocabulary.ts';

/** Cards of the glossary that each event opens; the second stands in where a table does not play the first. */
const EVENT_CONCEPTS: Readonly<Record<EventKey, readonly ConceptId[]>> = {
  oilShock: ['crisis'],
  stagflation: ['crisis'],
  currencyCrisis: ['crisis'],
  financialCrisis: ['crisis'],
  debtCrisis: ['crisis'],
  barrierRelapse: ['crisisProtection'],
  drought: ['crisis', 'lobbies'],
  pandemic: ['crisisProtection', 'crisis'],
  supplyBreak: ['multinationals', 'crisis'],
  routeBlocked: ['acrossContinents', 'crisis'],
  foodScare: ['hiddenBarriers', 'deepClauses'],
  powerFriction: ['tariffWar'],
  pressure: ['externalThreat'],
  externalThreat: ['externalThreat'],
  peace: ['peace'],
  refugees: ['factorMobility', 'peace'],
  aid: ['leadersAndFollowers'],
  newPole: ['multipolarity'],
  outsideBloc: ['counterBloc'],
  rivalBloc: ['counterBloc'],
  application: ['accession'],
  whitePaper: ['timetable'],
  demonstration: ['demonstration'],
  failedMegaDeal: ['failedDeal'],
  lockIn: ['lockIn'],
  smallVoice: ['smallStates'],
  technologyLeap: ['innovation', 'unevenDevelopment'],
  transportRevolution: ['acrossContinents', 'borderStaff'],
  resourceFind: ['termsOfTrade', 'unevenDevelopment'],
  commodityBoom: ['termsOfTrade'],
  relocation: ['multinationals', 'unevenDevelopment'],
  homeReform: ['marketReform'],
  protest: ['lobbies', 'dualNature'],
  smuggling: ['smuggling', 'borderStaff'],
};

/** Cards of the glossary that each event of the provinces opens. */
const PROVINCE_EVENT_CONCEPTS: Readonly<Record<ProvinceCardKey, readonly ConceptId[]>> = {
  ownSystem: ['cellularEconomy'],
  selfReliance: ['cellularEconomy'],
  separateKitchens: ['fiscalContracting'],
  woolWars: ['marketSegmentation'],
  marketSlump: ['marketSegmentation', 'publicPayroll'],
  taxSharing: ['taxSharing'],
  payrollSqueeze: ['publicPayroll'],
  layoffs: ['separation', 'localProperty'],
  fukangFee: ['administrativeMonopoly'],
  blockadeRule: ['ruleOfLaw'],
  wtoAccession: ['provincialBorders'],
  deltaAgreements: ['coordinatingBody'],
  trunkHighways: ['corridorsTogether'],
  cadreEvaluation: ['cadreEvaluation'],
  monopolyLaw: ['administrativeMonopoly'],
  buyLocalLists: ['marketSegmentation'],
  inspectionTeam: ['chaosAndControl', 'ruleOfLaw'],
  deltaOffice: ['coordinatingBody'],
  fairCompetitionReview: ['unifiedRules', 'administrativeMonopoly'],
};

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
