/** Cards of the glossary, by chapter and in the order in which a reader may take them, and where each opens: the first card of a place is its main one. */
import { keysOf } from '#shared/kernel/records.ts';
import { EVENT_KEYS, type EventKey } from '../events/eventKeys.ts';
import { PROVINCE_CARD_KEYS, type ProvinceCardKey } from '../provinces/cards/provinceCard.ts';
import type { IntegrationLevel, ModuleId } from '../vocabulary.ts';
import type { ConceptPlace } from './places.ts';

type Places = Readonly<Record<string, readonly ConceptPlace[]>>;

const FORM = {
  integration: ['spot.map'],
  ladder: ['spot.deepening'],
  preferentialArrangement: ['stage.preferentialArrangement'],
  freeTradeArea: ['stage.freeTradeArea'],
  rulesOfOrigin: ['stage.freeTradeArea', 'part.borderCosts'],
  sidePayments: ['part.payments'],
  customsUnion: ['stage.customsUnion', 'spot.unionWallVote', 'headline.unionWallRaised'],
  revenuePool: ['spot.pool', 'part.payments'],
  commonMarket: ['stage.commonMarket'],
  economicUnion: ['stage.economicUnion'],
  fullIntegration: ['stage.fullIntegration', 'spot.presidency'],
  negativeAndPositive: ['spot.deepening', 'support.treaties'],
  hybridForms: ['spot.hybrid'],
  memberTypes: ['spot.register'],
  waysOfGrowing: ['spot.register'],
  accession: [],
  deepClauses: [],
  acrossContinents: ['spot.map'],
  overlappingBlocs: ['spot.register'],
  bindingTreaties: ['spot.withdrawal', 'headline.leaving'],
} as const satisfies Places;

const STATIC = {
  staticEffects: ['spot.blocReport'],
  tradeCreation: ['part.tradeCreated', 'headline.blocMostlyCreated', 'spot.flows'],
  tradeDiversion: ['part.tradeDiverted', 'headline.blocMostlyDiverted', 'spot.flows'],
  creationAgainstDiversion: ['spot.blocReport'],
  secondBest: ['spot.outsiders', 'headline.nobodyOutsideLost'],
  whenUnionsHelp: ['spot.unionWallVote'],
  termsOfTrade: ['part.pricesAbroad'],
  bargainingPower: ['spot.unionWallVote'],
  borderStaff: ['spot.borderStaff', 'part.borderCosts'],
  smuggling: ['spot.smuggling'],
} as const satisfies Places;

const DYNAMIC = {
  dynamicEffects: ['part.growth'],
  competition: ['spot.productivity'],
  scale: ['part.scale'],
  investment: ['spot.capital', 'spot.investment'],
  tariffJumping: ['spot.investment'],
  innovation: ['spot.research', 'spot.productivity'],
  factorMobility: ['spot.migration'],
  crisis: ['support.events'],
  crisisProtection: ['headline.wallRaised', 'spot.retaliation'],
  timetable: [],
  demonstration: ['headline.nobodyOutsideLost'],
} as const satisfies Places;

const THEORY = {
  customsUnionTheory: ['spot.debrief'],
  bigMarket: ['part.scale'],
  agreedSpecialization: ['spot.specialization'],
  developmentStrategy: ['spot.corridor'],
  specialTreatment: [],
  jointInfrastructure: ['spot.corridor'],
  institutionalChange: ['spot.debrief'],
  unevenDevelopment: ['spot.debrief'],
} as const satisfies Places;

const MULTILATERAL = {
  nonDiscrimination: ['spot.mfn'],
  bindings: ['spot.binding'],
  articleXxiv: ['spot.articleXxiv'],
  singleUndertaking: ['spot.conference', 'spot.objection'],
  stalemate: ['spot.conference'],
  dualNature: ['spot.regionalismMeter'],
  freeTradeHabit: ['headline.blocMostlyCreated'],
  buildingBlock: ['spot.regionalismMeter'],
  stumblingBlock: ['spot.regionalismMeter', 'headline.outsiderLost'],
  disputes: ['spot.dispute'],
  hiddenBarriers: ['spot.barrier', 'spot.inspection'],
  marketPower: ['headline.unionWallRaised'],
  attention: ['spot.conference'],
  oneVoice: ['spot.conference', 'spot.map'],
} as const satisfies Places;

const POLITICS = {
  nationalInterest: ['spot.mandate', 'support.income'],
  elections: ['spot.election', 'support.memory', 'support.fatigue', 'support.revenue'],
  lobbies: ['spot.lobby', 'support.lobbies'],
  sovereignty: ['support.sovereignty', 'spot.presidency'],
  ratification: ['spot.ratification', 'support.treaties'],
  adjustment: ['support.adjustment', 'spot.adjustmentHelp'],
  tariffWar: ['spot.wall', 'spot.surcharge', 'headline.surcharge', 'headline.wallRaised'],
  pledges: ['spot.pledge', 'headline.wordBroken', 'support.pledges'],
  affinity: ['spot.affinity'],
  peace: ['spot.mandate'],
  lockIn: [],
  marketReform: ['spot.adjustmentHelp'],
} as const satisfies Places;

const POWER = {
  externalThreat: ['spot.outsiders'],
  counterBloc: ['headline.outsiderLost'],
  domino: ['spot.outsiders'],
  smallStates: ['spot.mandate'],
  leadersAndFollowers: ['spot.register'],
  multinationals: ['spot.investment'],
  multipolarity: ['spot.debrief'],
  valueExport: [],
  failedDeal: ['spot.ratification', 'spot.objection'],
} as const satisfies Places;

const HISTORY = {
  waves: ['spot.debrief'],
  europe: ['spot.debrief'],
  eastAsia: ['spot.debrief'],
  otherRegions: ['spot.debrief'],
  webOfAgreements: ['spot.debrief'],
} as const satisfies Places;

/** About markets inside one country: causes of their borders, ways of cooperation, remedies, and who disagrees. */
const PROVINCE = {
  provincialBorders: ['spot.needle'],
  marketSegmentation: ['spot.needle', 'spot.dials'],
  administrativeRegionEconomy: ['spot.dials', 'spot.provinceCauses'],
  cellularEconomy: ['spot.similarity', 'spot.provincesDebrief'],
  duplicateConstruction: ['spot.similarity', 'spot.pillar'],
  chineseFederalism: ['spot.centre', 'spot.provincesDebrief'],
  fiscalContracting: ['career.budget'],
  localProperty: ['career.jobs', 'reform.separation'],
  promotionTournament: ['spot.league', 'career.tournament'],
  cadreEvaluation: ['reform.evaluation', 'career.welfare'],
  publicPayroll: ['career.budget', 'spot.budgetPayroll'],
  administrativeMonopoly: ['reform.strongLaw'],
  chaosAndControl: ['spot.centre'],
  governmentCooperation: ['spot.provincesDebrief', 'spot.pact'],
  unifiedRules: ['spot.pact'],
  coordinatingBody: ['spot.pact'],
  corridorsTogether: ['spot.provinceCorridor'],
  regionalSpecialities: ['spot.pillar'],
  rivalAnswers: ['spot.provincesDebrief'],
  redrawnDivisions: ['spot.provincesDebrief'],
  ruleOfLaw: ['reform.weakLaw', 'reform.strongLaw', 'career.compliance'],
  taxSharing: ['reform.taxSharing'],
  transferPayments: ['reform.standardTransfers', 'spot.budgetPayroll'],
  feesToTaxes: ['reform.standardTransfers'],
  separation: ['reform.separation'],
  institutionalCompetition: ['spot.provincesDebrief'],
  borderDissent: ['spot.needle', 'spot.provincesDebrief'],
} as const satisfies Places;

const PLACES_OF = {
  ...FORM,
  ...STATIC,
  ...DYNAMIC,
  ...THEORY,
  ...MULTILATERAL,
  ...POLITICS,
  ...POWER,
  ...HISTORY,
  ...PROVINCE,
} as const;

export type FormConceptId = keyof typeof FORM;
export type StaticConceptId = keyof typeof STATIC;
export type DynamicConceptId = keyof typeof DYNAMIC;
export type TheoryConceptId = keyof typeof THEORY;
export type MultilateralConceptId = keyof typeof MULTILATERAL;
export type PoliticsConceptId = keyof typeof POLITICS;
export type PowerConceptId = keyof typeof POWER;
export type HistoryConceptId = keyof typeof HISTORY;
export type ProvinceConceptId = keyof typeof PROVINCE;
export type ConceptId = keyof typeof PLACES_OF;

/** Chapters of the glossary. */
export const CONCEPT_CHAPTERS = {
  forms: keysOf<FormConceptId>(FORM),
  statics: keysOf<StaticConceptId>(STATIC),
  dynamics: keysOf<DynamicConceptId>(DYNAMIC),
  theories: keysOf<TheoryConceptId>(THEORY),
  multilateral: keysOf<MultilateralConceptId>(MULTILATERAL),
  politics: keysOf<PoliticsConceptId>(POLITICS),
  power: keysOf<PowerConceptId>(POWER),
  history: keysOf<HistoryConceptId>(HISTORY),
  provinces: keysOf<ProvinceConceptId>(PROVINCE),
} as const satisfies Readonly<Record<string, readonly ConceptId[]>>;
export type ConceptChapter = keyof typeof CONCEPT_CHAPTERS;

/** Modules without which a table never shows a card. */
const MODULE_OF: Readonly<Partial<Record<ConceptId, ModuleId>>> = {
  smuggling: 'dynamics',
  competition: 'dynamics',
  investment: 'dynamics',
  tariffJumping: 'dynamics',
  innovation: 'dynamics',
  factorMobility: 'dynamics',
  crisis: 'events',
  nationalInterest: 'politics',
  elections: 'politics',
  lobbies: 'politics',
  sovereignty: 'politics',
  ratification: 'politics',
  adjustment: 'politics',
  affinity: 'politics',
  multinationals: 'dynamics',
  nonDiscrimination: 'wto',
  bindings: 'wto',
  articleXxiv: 'wto',
  singleUndertaking: 'wto',
  stalemate: 'wto',
  buildingBlock: 'wto',
  disputes: 'wto',
  hiddenBarriers: 'barriers',
  attention: 'wto',
  oneVoice: 'wto',
};

/** Levels that a table must play to show a card. */
const LEVEL_OF: Readonly<Partial<Record<ConceptId, IntegrationLevel>>> = {
  commonMarket: 4,
  economicUnion: 5,
  fullIntegration: 6,
  factorMobility: 4,
};

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
  floods: ['termsOfTrade'],
  fastTrain: ['termsOfTrade'],
  floodsAndTrain: ['termsOfTrade'],
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

/** All cards in the order of the glossary. */
export const CONCEPT_IDS: readonly ConceptId[] = keysOf<ConceptChapter>(CONCEPT_CHAPTERS).flatMap(
  (chapter): readonly ConceptId[] => CONCEPT_CHAPTERS[chapter],
);

const placesOf = (id: ConceptId): readonly ConceptPlace[] => PLACES_OF[id];

const BY_PLACE: ReadonlyMap<ConceptPlace, readonly ConceptId[]> = new Map([
  ...CONCEPT_IDS.flatMap(placesOf).map((place): [ConceptPlace, readonly ConceptId[]] => [
    place,
    CONCEPT_IDS.filter((id) => placesOf(id).includes(place)),
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
  return Object.hasOwn(PLACES_OF, candidate);
}

/** Whether a table plays what the card is about: a module that is off, or a level that is not played, leaves no trace. */
export function isConceptPlayed(
  id: ConceptId,
  isPlayed: {
    readonly module: (module: ModuleId) => boolean;
    readonly level: (level: IntegrationLevel) => boolean;
  },
): boolean {
  const [module, level] = [MODULE_OF[id], LEVEL_OF[id]];
  return (module === undefined || isPlayed.module(module)) && (level === undefined || isPlayed.level(level));
}
