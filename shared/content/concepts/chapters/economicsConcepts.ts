import type { Concept } from '../concept.ts';
import type { DynamicConceptId, FormConceptId, StaticConceptId, TheoryConceptId } from '../conceptPlaces.ts';

/** The forms of integration and how they grow. */
export const FORM_CONCEPTS: Readonly<Record<FormConceptId, Concept>> = {
  integration: {
    answers: ['F1', 'F2', 'F49', 'T17', 'N1'],
    figures: ['agreements', 'blocCoverage'],
    related: ['ladder', 'sovereignty', 'dualNature'],
    sources: ['machlup1977', 'balassa1961', 'encyclopaedia'],
  },
  ladder: {
    answers: ['F3', 'F25', 'F26', 'F47', 'N29'],
    figures: ['agreements'],
    related: ['negativeAndPositive', 'waysOfGrowing', 'hybridForms'],
    sources: ['balassa1961', 'lipsey1960'],
  },
  preferentialArrangement: {
    answers: ['F4', 'F5', 'F6', 'N4'],
    figures: ['preferenceMargin', 'agreements'],
    related: ['freeTradeArea', 'nonDiscrimination'],
    sources: ['lipsey1960'],
  },
  freeTradeArea: {
    answers: ['F7', 'F8'],
    figures: ['partners', 'blocCoverage'],
    related: ['rulesOfOrigin', 'customsUnion', 'articleXxiv'],
    sources: ['balassa1961', 'gatt1947'],
  },
  rulesOfOrigin: {
    answers: ['F8'],
    figures: ['lowestPartnerWall', 'overlaps'],
    related: ['freeTradeArea', 'overlappingBlocs'],
    sources: ['cadot2006', 'felbermayr2019'],
  },
  sidePayments: {
    answers: ['S7'],
    figures: ['partPayments'],
    related: ['freeTradeArea', 'whenUnionsHelp', 'specialTreatment'],
    sources: ['kemp1976'],
  },
  customsUnion: {
    answers: ['F9', 'F10', 'F11', 'F12', 'F13', 'F15'],
    figures: ['unionWall'],
    related: ['revenuePool', 'whenUnionsHelp', 'bargainingPower'],
    sources: ['viner1950', 'meade1955'],
  },
  revenuePool: {
    answers: ['F14'],
    figures: ['poolShare', 'revenue'],
    related: ['customsUnion'],
    sources: ['meade1955'],
  },
  commonMarket: {
    answers: ['F16', 'F17'],
    figures: ['migration', 'investmentInside'],
    related: ['factorMobility', 'economicUnion'],
    sources: ['balassa1961', 'caliendo2021'],
  },
  economicUnion: {
    answers: ['F18', 'F19', 'F20'],
    figures: ['largestBloc'],
    related: ['fullIntegration', 'negativeAndPositive'],
    sources: ['balassa1961'],
  },
  fullIntegration: {
    answers: ['F21', 'F22', 'F23', 'F24'],
    figures: ['largestBloc'],
    related: ['economicUnion', 'sovereignty'],
    sources: ['balassa1961', 'mundell1961', 'alesina1997'],
  },
  negativeAndPositive: {
    answers: ['F27', 'F28', 'F29'],
    figures: ['supportTreaties', 'supportLobbies'],
    related: ['sovereignty', 'lobbies', 'ladder'],
    sources: ['tinbergen1954'],
  },
  hybridForms: {
    answers: ['F30'],
    figures: ['deepClausesInForce'],
    related: ['ladder', 'deepClauses'],
    sources: ['balassa1961', 'encyclopaedia'],
  },
  memberTypes: {
    answers: ['F31', 'F32', 'N22', 'N23'],
    figures: ['memberKinds'],
    related: ['developmentStrategy', 'leadersAndFollowers'],
    sources: ['worldBank2000', 'worldBank2005'],
  },
  waysOfGrowing: {
    answers: ['F33', 'F36', 'N26'],
    figures: ['agreements', 'newMembers'],
    related: ['accession', 'ladder', 'acrossContinents'],
    sources: ['encyclopaedia', 'worldBank2000'],
  },
  accession: {
    answers: ['F34', 'F35', 'N24', 'N25'],
    figures: ['newMembers', 'largestBloc'],
    related: ['domino', 'waysOfGrowing'],
    sources: ['baldwin1993'],
  },
  deepClauses: {
    answers: ['F37', 'F38', 'F39', 'F40', 'F41', 'F42', 'F43'],
    figures: ['deepClausesInForce'],
    related: ['hybridForms', 'negativeAndPositive', 'hiddenBarriers'],
    sources: ['horn2010'],
  },
  acrossContinents: {
    answers: ['F44', 'F45', 'N18', 'N27', 'N28'],
    figures: ['farthestPartners'],
    related: ['affinity', 'overlappingBlocs'],
    sources: ['encyclopaedia'],
  },
  overlappingBlocs: {
    answers: ['F46'],
    figures: ['overlaps'],
    related: ['rulesOfOrigin', 'webOfAgreements'],
    sources: ['bhagwati1991'],
  },
  bindingTreaties: {
    answers: ['F48'],
    figures: ['boundUntil'],
    related: ['lockIn', 'pledges'],
    sources: ['maggi1998'],
  },
};

/** What a union does while resources and technology stay as they are. */
export const STATIC_CONCEPTS: Readonly<Record<StaticConceptId, Concept>> = {
  staticEffects: {
    answers: ['S1', 'S14'],
    figures: ['blocWelfare', 'insideOutside'],
    related: ['tradeCreation', 'tradeDiversion', 'dynamicEffects'],
    sources: ['viner1950'],
  },
  tradeCreation: {
    answers: ['S2', 'S3', 'P6'],
    figures: ['partTradeCreated', 'blocTrade', 'priceSources'],
    related: ['tradeDiversion', 'creationAgainstDiversion'],
    sources: ['viner1950'],
  },
  tradeDiversion: {
    answers: ['S4', 'S5'],
    figures: ['partTradeDiverted', 'blocTrade', 'blocLosers', 'priceSources'],
    related: ['tradeCreation', 'creationAgainstDiversion', 'stumblingBlock'],
    sources: ['viner1950', 'lipsey1960'],
  },
  creationAgainstDiversion: {
    answers: ['S6'],
    figures: ['blocTrade', 'blocWelfare'],
    related: ['secondBest', 'whenUnionsHelp', 'dualNature'],
    sources: ['viner1950', 'caliendo2015'],
  },
  secondBest: {
    answers: ['S7', 'S8', 'T2'],
    figures: ['insideOutside', 'worldGain'],
    related: ['creationAgainstDiversion', 'whenUnionsHelp'],
    sources: ['lipsey1956', 'kemp1976'],
  },
  whenUnionsHelp: {
    answers: ['S9'],
    figures: ['unionWall', 'blocWelfare'],
    related: ['secondBest', 'customsUnion'],
    sources: ['meade1955', 'lipsey1960', 'kemp1976'],
  },
  termsOfTrade: {
    answers: ['S11'],
    figures: ['partPricesAbroad'],
    related: ['bargainingPower', 'tariffWar'],
    sources: ['johnson1953', 'chang2002'],
  },
  bargainingPower: {
    answers: ['S12'],
    figures: ['unionWall', 'unionsAsOne'],
    related: ['termsOfTrade', 'marketPower', 'oneVoice'],
    sources: ['krugman1991', 'bagwell1999'],
  },
  borderStaff: {
    answers: ['S10'],
    figures: ['partBorderCosts', 'savedStaff'],
    related: ['smuggling', 'customsUnion'],
    sources: ['encyclopaedia', 'whitePaper1985'],
  },
  smuggling: {
    answers: ['S13'],
    figures: ['smuggled'],
    related: ['borderStaff', 'tariffWar'],
    sources: ['bhagwati1973', 'fisman2004'],
  },
};

/** What integration changes over the years, and what stops it. */
export const DYNAMIC_CONCEPTS: Readonly<Record<DynamicConceptId, Concept>> = {
  dynamicEffects: {
    answers: ['D1'],
    figures: ['partGrowth', 'incomes'],
    related: ['staticEffects', 'competition', 'scale', 'investment', 'innovation'],
    sources: ['baldwin1992'],
  },
  competition: {
    answers: ['D2'],
    figures: ['growthCompetition'],
    related: ['scale', 'innovation'],
    sources: ['topalova2011', 'trefler2004'],
  },
  scale: {
    answers: ['D3'],
    figures: ['partScale'],
    related: ['bigMarket', 'competition'],
    sources: ['scitovsky1958', 'krugman1991'],
  },
  investment: {
    answers: ['D4'],
    figures: ['capitalSaving', 'investmentInside'],
    related: ['tariffJumping', 'dynamicEffects'],
    sources: ['baldwin1992'],
  },
  tariffJumping: {
    answers: ['D5'],
    figures: ['capitalFromAbroad', 'investmentJumping', 'investmentDiverted'],
    related: ['investment', 'multinationals'],
    sources: ['baldwin1996'],
  },
  innovation: {
    answers: ['D6', 'P2'],
    figures: ['growthDiffusion', 'growthResearch'],
    related: ['competition', 'factorMobility'],
    sources: ['coe1995'],
  },
  factorMobility: {
    answers: ['D6'],
    figures: ['migration'],
    related: ['commonMarket', 'adjustment'],
    sources: ['caliendo2021'],
  },
  crisis: {
    answers: ['D7', 'D9', 'N7'],
    figures: ['eventEffect'],
    related: ['crisisProtection', 'timetable'],
    sources: ['encyclopaedia'],
  },
  crisisProtection: {
    answers: ['D8'],
    figures: ['wallRises'],
    related: ['crisis', 'tariffWar', 'hiddenBarriers'],
    sources: ['freund2008', 'encyclopaedia'],
  },
  timetable: {
    answers: ['D10', 'N9'],
    figures: ['phaseIns'],
    related: ['crisis', 'specialTreatment', 'europe'],
    sources: ['whitePaper1985'],
  },
  demonstration: {
    answers: ['D11'],
    figures: ['blocIncomes'],
    related: ['domino', 'freeTradeHabit'],
    sources: ['baldwin1993', 'encyclopaedia'],
  },
};

/** The theories. */
export const THEORY_CONCEPTS: Readonly<Record<TheoryConceptId, Concept>> = {
  customsUnionTheory: {
    answers: ['T1'],
    figures: ['blocWelfare'],
    related: ['tradeCreation', 'tradeDiversion', 'secondBest'],
    sources: ['viner1950', 'lipsey1960', 'meade1955'],
  },
  bigMarket: {
    answers: ['T3', 'T4'],
    figures: ['partScale', 'largestBloc'],
    related: ['scale', 'competition'],
    sources: ['scitovsky1958', 'deniau1960'],
  },
  agreedSpecialization: {
    answers: ['T5', 'T6', 'T7'],
    figures: ['specializations', 'growthSpecialization'],
    related: ['scale', 'developmentStrategy'],
    sources: ['kojima1970'],
  },
  developmentStrategy: {
    answers: ['T8', 'T10', 'T11', 'P39'],
    figures: ['memberKinds', 'corridors'],
    related: ['specialTreatment', 'jointInfrastructure', 'leadersAndFollowers'],
    sources: ['langhammer1990', 'encyclopaedia'],
  },
  specialTreatment: {
    answers: ['T9'],
    figures: ['phaseIns', 'partPayments'],
    related: ['developmentStrategy', 'timetable'],
    sources: ['gatt1947', 'encyclopaedia'],
  },
  jointInfrastructure: {
    answers: ['F42'],
    figures: ['infrastructure', 'corridors'],
    related: ['borderStaff', 'developmentStrategy'],
    sources: ['worldBank2000'],
  },
  institutionalChange: {
    answers: ['T12', 'T13'],
    figures: ['agreements'],
    related: ['bindingTreaties', 'negativeAndPositive'],
    sources: ['davis1971'],
  },
  unevenDevelopment: {
    answers: ['T16'],
    figures: ['incomes'],
    related: ['leadersAndFollowers', 'adjustment'],
    sources: ['encyclopaedia'],
  },
};
