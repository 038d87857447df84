/** Cards of the glossary, by chapter and in the order in which a reader may take them. */
const FORM_CONCEPT_IDS = [
  'integration',
  'ladder',
  'preferentialArrangement',
  'freeTradeArea',
  'rulesOfOrigin',
  'customsUnion',
  'revenuePool',
  'commonMarket',
  'economicUnion',
  'fullIntegration',
  'negativeAndPositive',
  'hybridForms',
  'memberTypes',
  'waysOfGrowing',
  'accession',
  'deepClauses',
  'acrossContinents',
  'overlappingBlocs',
  'bindingTreaties',
] as const;

const STATIC_CONCEPT_IDS = [
  'staticEffects',
  'tradeCreation',
  'tradeDiversion',
  'creationAgainstDiversion',
  'secondBest',
  'whenUnionsHelp',
  'termsOfTrade',
  'bargainingPower',
  'borderStaff',
  'smuggling',
] as const;

const DYNAMIC_CONCEPT_IDS = [
  'dynamicEffects',
  'competition',
  'scale',
  'investment',
  'tariffJumping',
  'innovation',
  'factorMobility',
  'crisis',
  'crisisProtection',
  'timetable',
  'demonstration',
] as const;

const THEORY_CONCEPT_IDS = [
  'customsUnionTheory',
  'bigMarket',
  'agreedSpecialization',
  'developmentStrategy',
  'specialTreatment',
  'jointInfrastructure',
  'institutionalChange',
  'unevenDevelopment',
] as const;

const MULTILATERAL_CONCEPT_IDS = [
  'nonDiscrimination',
  'bindings',
  'articleXxiv',
  'singleUndertaking',
  'stalemate',
  'dualNature',
  'freeTradeHabit',
  'buildingBlock',
  'stumblingBlock',
  'disputes',
  'hiddenBarriers',
  'marketPower',
  'attention',
  'oneVoice',
] as const;

const POLITICS_CONCEPT_IDS = [
  'nationalInterest',
  'elections',
  'lobbies',
  'sovereignty',
  'ratification',
  'adjustment',
  'tariffWar',
  'pledges',
  'affinity',
  'peace',
  'lockIn',
  'marketReform',
] as const;

const POWER_CONCEPT_IDS = [
  'externalThreat',
  'counterBloc',
  'domino',
  'smallStates',
  'leadersAndFollowers',
  'multinationals',
  'multipolarity',
  'valueExport',
  'failedDeal',
] as const;

const HISTORY_CONCEPT_IDS = ['waves', 'europe', 'eastAsia', 'otherRegions', 'webOfAgreements'] as const;

/** About markets inside one country: causes of their borders, ways of cooperation, remedies, and who disagrees. */
const PROVINCE_CONCEPT_IDS = [
  'provincialBorders',
  'marketSegmentation',
  'administrativeRegionEconomy',
  'cellularEconomy',
  'duplicateConstruction',
  'chineseFederalism',
  'fiscalContracting',
  'localProperty',
  'promotionTournament',
  'cadreEvaluation',
  'publicPayroll',
  'administrativeMonopoly',
  'chaosAndControl',
  'governmentCooperation',
  'unifiedRules',
  'coordinatingBody',
  'corridorsTogether',
  'regionalSpecialities',
  'rivalAnswers',
  'redrawnDivisions',
  'ruleOfLaw',
  'taxSharing',
  'transferPayments',
  'feesToTaxes',
  'separation',
  'institutionalCompetition',
  'borderDissent',
] as const;

/** Chapters of the glossary. */
export const CONCEPT_CHAPTERS = {
  forms: FORM_CONCEPT_IDS,
  statics: STATIC_CONCEPT_IDS,
  dynamics: DYNAMIC_CONCEPT_IDS,
  theories: THEORY_CONCEPT_IDS,
  multilateral: MULTILATERAL_CONCEPT_IDS,
  politics: POLITICS_CONCEPT_IDS,
  power: POWER_CONCEPT_IDS,
  history: HISTORY_CONCEPT_IDS,
  provinces: PROVINCE_CONCEPT_IDS,
} as const;
export type ConceptChapter = keyof typeof CONCEPT_CHAPTERS;

export type FormConceptId = (typeof FORM_CONCEPT_IDS)[number];
export type StaticConceptId = (typeof STATIC_CONCEPT_IDS)[number];
export type DynamicConceptId = (typeof DYNAMIC_CONCEPT_IDS)[number];
export type TheoryConceptId = (typeof THEORY_CONCEPT_IDS)[number];
export type MultilateralConceptId = (typeof MULTILATERAL_CONCEPT_IDS)[number];
export type PoliticsConceptId = (typeof POLITICS_CONCEPT_IDS)[number];
export type PowerConceptId = (typeof POWER_CONCEPT_IDS)[number];
export type HistoryConceptId = (typeof HISTORY_CONCEPT_IDS)[number];
export type ProvinceConceptId = (typeof PROVINCE_CONCEPT_IDS)[number];
export type ConceptId = (typeof CONCEPT_CHAPTERS)[ConceptChapter][number];
