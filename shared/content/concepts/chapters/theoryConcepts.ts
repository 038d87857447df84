import type { Concept } from '../concept.ts';
import type { HistoryConceptId, TheoryConceptId } from '../conceptIds.ts';

/** The theories. */
export const THEORY_CONCEPTS: Readonly<Record<TheoryConceptId, Concept>> = {
  customsUnionTheory: {
    answers: ['T1'],
    places: ['spot.debrief'],
    figures: ['blocWelfare'],
    related: ['tradeCreation', 'tradeDiversion', 'secondBest'],
    sources: ['viner1950', 'lipsey1960', 'meade1955'],
  },
  bigMarket: {
    answers: ['T3', 'T4'],
    places: ['part.scale'],
    figures: ['partScale', 'largestBloc'],
    related: ['scale', 'competition'],
    sources: ['scitovsky1958', 'deniau1960'],
  },
  agreedSpecialization: {
    answers: ['T5', 'T6', 'T7'],
    places: ['spot.specialization'],
    figures: ['specializations', 'growthSpecialization'],
    related: ['scale', 'developmentStrategy'],
    sources: ['kojima1970'],
  },
  developmentStrategy: {
    answers: ['T8', 'T10', 'T11', 'P39'],
    places: ['spot.corridor'],
    figures: ['memberKinds', 'corridors'],
    related: ['specialTreatment', 'jointInfrastructure', 'leadersAndFollowers'],
    sources: ['langhammer1990', 'encyclopaedia'],
  },
  specialTreatment: {
    answers: ['T9'],
    places: [],
    figures: ['phaseIns', 'partPayments'],
    related: ['developmentStrategy', 'timetable'],
    sources: ['gatt1947', 'encyclopaedia'],
  },
  jointInfrastructure: {
    answers: ['F42'],
    places: ['spot.corridor'],
    figures: ['infrastructure', 'corridors'],
    related: ['borderStaff', 'developmentStrategy'],
    sources: ['worldBank2000'],
  },
  institutionalChange: {
    answers: ['T12', 'T13'],
    places: ['spot.debrief'],
    figures: ['agreements'],
    related: ['bindingTreaties', 'negativeAndPositive'],
    sources: ['davis1971'],
  },
  unevenDevelopment: {
    answers: ['T16'],
    places: ['spot.debrief'],
    figures: ['incomes'],
    related: ['leadersAndFollowers', 'adjustment'],
    sources: ['encyclopaedia'],
  },
};

/** How it went in the world so far. */
export const HISTORY_CONCEPTS: Readonly<Record<HistoryConceptId, Concept>> = {
  waves: {
    answers: ['N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'],
    places: ['spot.debrief'],
    figures: [],
    related: ['crisis', 'timetable', 'europe'],
    sources: ['encyclopaedia', 'worldBank2000'],
  },
  europe: {
    answers: ['F11', 'F17', 'F20', 'N3', 'N9', 'N16', 'N24'],
    places: ['spot.debrief'],
    figures: [],
    related: ['waves', 'peace', 'timetable'],
    sources: ['whitePaper1985', 'encyclopaedia'],
  },
  eastAsia: {
    answers: ['N13', 'N14', 'P35'],
    places: ['spot.debrief'],
    figures: [],
    related: ['domino', 'smallStates', 'otherRegions'],
    sources: ['encyclopaedia'],
  },
  otherRegions: {
    answers: ['N15', 'N16', 'N17', 'N18', 'N26'],
    places: ['spot.debrief'],
    figures: [],
    related: ['failedDeal', 'waysOfGrowing'],
    sources: ['encyclopaedia'],
  },
  webOfAgreements: {
    answers: ['N19', 'N20', 'N21', 'N22', 'N23'],
    places: ['spot.debrief'],
    figures: ['blocCoverage', 'partners'],
    related: ['overlappingBlocs', 'attention'],
    sources: ['worldBank2005'],
  },
};
