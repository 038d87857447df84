import type { Concept } from '../concept.ts';
import type { PowerConceptId } from '../conceptIds.ts';

/** Power among economies: who gathers against whom, and who leads. */
export const POWER_CONCEPTS: Readonly<Record<PowerConceptId, Concept>> = {
  externalThreat: {
    answers: ['P1'],
    places: ['spot.outsiders'],
    figures: ['surcharges', 'insideOutside'],
    related: ['counterBloc', 'smallStates'],
    sources: ['encyclopaedia', 'whalley1998'],
  },
  counterBloc: {
    answers: ['P17', 'P18', 'P19', 'P20', 'P21', 'P33', 'N44'],
    places: ['headline.outsiderLost'],
    figures: ['blocLosers', 'unionsAsOne'],
    related: ['domino', 'externalThreat', 'multipolarity'],
    sources: ['baldwin1993', 'akamatsu1962', 'encyclopaedia'],
  },
  domino: {
    answers: ['P35'],
    places: ['spot.outsiders'],
    figures: ['insideOutside', 'newMembers'],
    related: ['counterBloc', 'demonstration', 'accession'],
    sources: ['baldwin1993'],
  },
  smallStates: {
    answers: ['P22'],
    places: ['spot.mandate'],
    figures: ['largestBloc', 'unionsAsOne'],
    related: ['oneVoice', 'bargainingPower'],
    sources: ['encyclopaedia', 'whalley1998'],
  },
  leadersAndFollowers: {
    answers: ['P29', 'P30'],
    places: ['spot.register'],
    figures: ['blocIncomes', 'largestIncomes'],
    related: ['smallStates', 'memberTypes'],
    sources: ['encyclopaedia', 'whalley1998'],
  },
  multinationals: {
    answers: ['P27', 'P28'],
    places: ['spot.investment'],
    figures: ['investmentJumping', 'capitalFromAbroad'],
    related: ['tariffJumping', 'lobbies'],
    sources: ['baldwin1996', 'encyclopaedia'],
    module: 'dynamics',
  },
  multipolarity: {
    answers: ['P25', 'P26', 'P31', 'P36', 'P38', 'P40', 'P41'],
    places: ['spot.debrief'],
    figures: ['largestIncomes'],
    related: ['counterBloc', 'unevenDevelopment'],
    sources: ['encyclopaedia'],
  },
  valueExport: {
    answers: ['P23', 'P24', 'N12'],
    places: [],
    figures: [],
    related: ['lockIn', 'deepClauses'],
    sources: ['encyclopaedia', 'horn2010'],
  },
  failedDeal: {
    answers: ['P37', 'N17'],
    places: ['spot.ratification', 'spot.objection'],
    figures: ['proposalsThisRound', 'ratifications'],
    related: ['stalemate', 'ratification'],
    sources: ['encyclopaedia'],
  },
};
