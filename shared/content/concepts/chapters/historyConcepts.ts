import type { Concept } from '../concept.ts';
import type { HistoryConceptId } from '../conceptIds.ts';

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
