import type { Concept } from '../concept.ts';
import type {
  HistoryConceptId,
  MultilateralConceptId,
  PoliticsConceptId,
  PowerConceptId,
} from '../conceptPlaces.ts';

/** What governments want, and what their voters and neighbours let them do. */
export const POLITICS_CONCEPTS: Readonly<Record<PoliticsConceptId, Concept>> = {
  nationalInterest: {
    answers: ['P3', 'P4', 'P5', 'P32'],
    figures: ['mandate', 'support'],
    related: ['elections', 'peace'],
    sources: ['whalley1998', 'encyclopaedia'],
  },
  elections: {
    answers: ['P3'],
    figures: ['support', 'electionsHeld', 'supportRevenue'],
    related: ['lobbies', 'ratification'],
    sources: ['grossman1994'],
  },
  lobbies: {
    answers: ['M8'],
    figures: ['loudestLobby', 'supportLobbies'],
    related: ['ratification', 'adjustment'],
    sources: ['grossman1994', 'grossman1995', 'freund2008'],
  },
  sovereignty: {
    answers: ['F1', 'F29'],
    figures: ['supportSovereignty'],
    related: ['fullIntegration', 'negativeAndPositive'],
    sources: ['alesina1997'],
  },
  ratification: {
    answers: ['F28'],
    figures: ['ratifications'],
    related: ['lobbies', 'sovereignty'],
    sources: ['putnam1988'],
  },
  adjustment: {
    answers: ['T10'],
    figures: ['changedWork', 'supportAdjustment'],
    related: ['lobbies', 'specialTreatment'],
    sources: ['artuc2010'],
  },
  tariffWar: {
    answers: ['M15'],
    figures: ['ownWall', 'wallRises', 'surcharges', 'worldGain'],
    related: ['termsOfTrade', 'pledges', 'disputes'],
    sources: ['johnson1953', 'mitchener2022'],
  },
  pledges: {
    answers: ['F48'],
    figures: ['pledgeRecord', 'supportPledges'],
    related: ['bindingTreaties', 'tariffWar'],
    sources: ['bagwell1999'],
  },
  affinity: {
    answers: ['P8'],
    figures: ['nearestPartner'],
    related: ['peace', 'acrossContinents'],
    sources: ['encyclopaedia', 'martin2012'],
  },
  peace: {
    answers: ['P9', 'P10', 'P11', 'P12', 'P13', 'P14', 'P34', 'N11'],
    figures: ['partners'],
    related: ['affinity', 'europe'],
    sources: ['schiff1998', 'martin2012', 'worldBank2000'],
  },
  lockIn: {
    answers: ['P15', 'P16'],
    figures: ['boundUntil'],
    related: ['bindingTreaties', 'marketReform'],
    sources: ['fernandez1998', 'maggi1998'],
  },
  marketReform: {
    answers: ['P7'],
    figures: ['ownWall'],
    related: ['lockIn', 'freeTradeHabit'],
    sources: ['encyclopaedia'],
  },
};

/** Power among economies: who gathers against whom, and who leads. */
export const POWER_CONCEPTS: Readonly<Record<PowerConceptId, Concept>> = {
  externalThreat: {
    answers: ['P1'],
    figures: ['surcharges', 'insideOutside'],
    related: ['counterBloc', 'smallStates'],
    sources: ['encyclopaedia', 'whalley1998'],
  },
  counterBloc: {
    answers: ['P17', 'P18', 'P19', 'P20', 'P21', 'P33', 'N44'],
    figures: ['blocLosers', 'unionsAsOne'],
    related: ['domino', 'externalThreat', 'multipolarity'],
    sources: ['baldwin1993', 'akamatsu1962', 'encyclopaedia'],
  },
  domino: {
    answers: ['P35'],
    figures: ['insideOutside', 'newMembers'],
    related: ['counterBloc', 'demonstration', 'accession'],
    sources: ['baldwin1993'],
  },
  smallStates: {
    answers: ['P22'],
    figures: ['largestBloc', 'unionsAsOne'],
    related: ['oneVoice', 'bargainingPower'],
    sources: ['encyclopaedia', 'whalley1998'],
  },
  leadersAndFollowers: {
    answers: ['P29', 'P30'],
    figures: ['blocIncomes', 'largestIncomes'],
    related: ['smallStates', 'memberTypes'],
    sources: ['encyclopaedia', 'whalley1998'],
  },
  multinationals: {
    answers: ['P27', 'P28'],
    figures: ['investmentJumping', 'capitalFromAbroad'],
    related: ['tariffJumping', 'lobbies'],
    sources: ['baldwin1996', 'encyclopaedia'],
  },
  multipolarity: {
    answers: ['P25', 'P26', 'P31', 'P36', 'P38', 'P40', 'P41'],
    figures: ['largestIncomes'],
    related: ['counterBloc', 'unevenDevelopment'],
    sources: ['encyclopaedia'],
  },
  valueExport: {
    answers: ['P23', 'P24', 'N12'],
    figures: [],
    related: ['lockIn', 'deepClauses'],
    sources: ['encyclopaedia', 'horn2010'],
  },
  failedDeal: {
    answers: ['P37', 'N17'],
    figures: ['proposalsThisRound', 'ratifications'],
    related: ['stalemate', 'ratification'],
    sources: ['encyclopaedia'],
  },
};

/** The multilateral system, and what regional blocs do to it. */
export const MULTILATERAL_CONCEPTS: Readonly<Record<MultilateralConceptId, Concept>> = {
  nonDiscrimination: {
    answers: ['M13'],
    figures: ['mfnTrade', 'preferenceMargin'],
    related: ['articleXxiv', 'preferentialArrangement'],
    sources: ['gatt1947'],
  },
  bindings: {
    answers: ['M8'],
    figures: ['boundWall'],
    related: ['nonDiscrimination', 'disputes'],
    sources: ['gatt1947', 'maggi1998'],
  },
  articleXxiv: {
    answers: ['M13'],
    figures: ['partners'],
    related: ['nonDiscrimination', 'freeTradeArea', 'whenUnionsHelp'],
    sources: ['gatt1947', 'kemp1976'],
  },
  singleUndertaking: {
    answers: ['M1', 'M2'],
    figures: ['conferences', 'objections'],
    related: ['stalemate', 'attention'],
    sources: ['wto1994'],
  },
  stalemate: {
    answers: ['M3', 'M4', 'N10'],
    figures: ['conferences', 'proposalsThisRound'],
    related: ['singleUndertaking', 'attention', 'failedDeal'],
    sources: ['wto1994', 'encyclopaedia'],
  },
  dualNature: {
    answers: ['M5', 'M6'],
    figures: ['meter', 'insideOutside'],
    related: ['buildingBlock', 'stumblingBlock'],
    sources: ['bhagwati1991', 'encyclopaedia'],
  },
  freeTradeHabit: {
    answers: ['M7', 'M8', 'M9'],
    figures: ['partTradeCreated', 'supportLobbies'],
    related: ['lobbies', 'buildingBlock', 'demonstration'],
    sources: ['encyclopaedia'],
  },
  buildingBlock: {
    answers: ['M10', 'M11', 'M12'],
    figures: ['meter'],
    related: ['stumblingBlock', 'freeTradeHabit'],
    sources: ['estevadeordal2008', 'bhagwati1991'],
  },
  stumblingBlock: {
    answers: ['M13', 'M14'],
    figures: ['meter', 'blocLosers'],
    related: ['buildingBlock', 'tradeDiversion'],
    sources: ['limao2006', 'krishna1998'],
  },
  disputes: {
    answers: ['M15'],
    figures: ['rulings', 'surcharges'],
    related: ['bindings', 'tariffWar', 'hiddenBarriers'],
    sources: ['gatt1947', 'bagwell1999'],
  },
  hiddenBarriers: {
    answers: ['D8'],
    figures: ['barriersFound'],
    related: ['deepClauses', 'crisisProtection'],
    sources: ['whitePaper1985'],
  },
  marketPower: {
    answers: ['M16'],
    figures: ['unionWall', 'blocLosers'],
    related: ['bargainingPower', 'stumblingBlock'],
    sources: ['krugman1991'],
  },
  attention: {
    answers: ['M17', 'M18'],
    figures: ['proposalsThisRound', 'conferences'],
    related: ['stalemate', 'webOfAgreements'],
    sources: ['krishna1998', 'worldBank2005'],
  },
  oneVoice: {
    answers: ['M19'],
    figures: ['unionsAsOne'],
    related: ['smallStates', 'bargainingPower'],
    sources: ['encyclopaedia'],
  },
};

/** How it went in the world so far. */
export const HISTORY_CONCEPTS: Readonly<Record<HistoryConceptId, Concept>> = {
  waves: {
    answers: ['N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'],
    figures: [],
    related: ['crisis', 'timetable', 'europe'],
    sources: ['encyclopaedia', 'worldBank2000'],
  },
  europe: {
    answers: ['F11', 'F17', 'F20', 'N3', 'N9', 'N16', 'N24'],
    figures: [],
    related: ['waves', 'peace', 'timetable'],
    sources: ['whitePaper1985', 'encyclopaedia'],
  },
  eastAsia: {
    answers: ['N13', 'N14', 'P35'],
    figures: [],
    related: ['domino', 'smallStates', 'otherRegions'],
    sources: ['encyclopaedia'],
  },
  otherRegions: {
    answers: ['N15', 'N16', 'N17', 'N18', 'N26'],
    figures: [],
    related: ['failedDeal', 'waysOfGrowing'],
    sources: ['encyclopaedia'],
  },
  webOfAgreements: {
    answers: ['N19', 'N20', 'N21', 'N22', 'N23'],
    figures: ['blocCoverage', 'partners'],
    related: ['overlappingBlocs', 'attention'],
    sources: ['worldBank2005'],
  },
};
