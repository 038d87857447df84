import type { Concept } from '../concept.ts';
import type { TheoryConceptId } from '../conceptIds.ts';

/** The theories. The last four are about a market inside one country and have no place at a table of countries. */
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
    places: ['clause.agreedSpecialization'],
    figures: ['specializations', 'growthSpecialization'],
    related: ['scale', 'developmentStrategy'],
    sources: ['kojima1970'],
  },
  developmentStrategy: {
    answers: ['T8', 'T10', 'T11', 'P39'],
    places: ['clause.adjustmentFund', 'spot.corridor'],
    figures: ['memberKinds', 'corridors'],
    related: ['specialTreatment', 'jointInfrastructure', 'leadersAndFollowers'],
    sources: ['langhammer1990', 'encyclopaedia'],
  },
  specialTreatment: {
    answers: ['T9'],
    places: ['clause.specialTreatment', 'clause.payment'],
    figures: ['phaseIns', 'partPayments'],
    related: ['developmentStrategy', 'timetable'],
    sources: ['gatt1947', 'encyclopaedia'],
  },
  jointInfrastructure: {
    answers: ['F42'],
    places: ['clause.jointInfrastructure', 'spot.corridor'],
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
  rivalAnswers: {
    answers: ['T18', 'T19', 'T20'],
    places: [],
    figures: [],
    related: ['provincialBorders', 'institutionalChange'],
    sources: ['encyclopaedia'],
  },
  promotionTournament: {
    answers: ['T14', 'N35'],
    places: [],
    figures: [],
    related: ['cellularEconomy', 'publicPayroll'],
    sources: ['zhou2004', 'li2005'],
  },
  cellularEconomy: {
    answers: ['T15', 'N34', 'N40', 'N41'],
    places: [],
    figures: [],
    related: ['provincialBorders', 'promotionTournament'],
    sources: ['donnithorne1972'],
  },
  provincialBorders: {
    answers: ['N30', 'N31', 'N32', 'N33', 'N42', 'N43'],
    places: ['clause.marketPact'],
    figures: [],
    related: ['cellularEconomy', 'rivalAnswers'],
    sources: ['poncet2003', 'poncet2005', 'young2000', 'encyclopaedia'],
  },
  publicPayroll: {
    answers: ['N36', 'N37', 'N38', 'N39'],
    places: [],
    figures: [],
    related: ['promotionTournament', 'provincialBorders'],
    sources: ['encyclopaedia'],
  },
};
