import type { Concept } from '../concept.ts';
import type { ProvinceConceptId } from '../conceptPlaces.ts';

/** Markets inside one country. They open at tables of provinces; anybody may read them in the glossary. */
export const PROVINCE_CONCEPTS: Readonly<Record<ProvinceConceptId, Concept>> = {
  provincialBorders: {
    answers: ['C1', 'N30', 'N31', 'N32', 'N33', 'N42', 'N43'],
    figures: ['borderNow', 'nationNow'],
    related: ['marketSegmentation', 'borderDissent', 'rivalAnswers'],
    sources: ['poncet2003', 'poncet2005', 'young2000', 'encyclopaedia'],
  },
  marketSegmentation: {
    answers: ['C2', 'C36'],
    figures: ['ownDials', 'wallsHigh', 'wallRent'],
    related: ['provincialBorders', 'administrativeMonopoly'],
    sources: ['young2000', 'holz2006', 'poncet2005'],
  },
  administrativeRegionEconomy: {
    answers: ['C0', 'C4', 'C32', 'C34', 'K29'],
    figures: ['ownShare'],
    related: ['marketSegmentation', 'promotionTournament', 'publicPayroll'],
    sources: ['encyclopaedia'],
  },
  cellularEconomy: {
    answers: ['C26', 'C27', 'C28', 'C30', 'T15', 'N34', 'N40', 'N41'],
    figures: ['similarityNow'],
    related: ['duplicateConstruction', 'provincialBorders'],
    sources: ['donnithorne1972', 'encyclopaedia'],
  },
  duplicateConstruction: {
    answers: ['C10', 'C29', 'K16'],
    figures: ['similarityNow', 'pillarsNow'],
    related: ['cellularEconomy', 'regionalSpecialities'],
    sources: ['bai2004', 'naughton2000', 'young2000', 'encyclopaedia'],
  },
  chineseFederalism: {
    answers: ['C5', 'C6'],
    figures: ['driveNow'],
    related: ['fiscalContracting', 'chaosAndControl'],
    sources: ['qian1997', 'jin2005'],
  },
  fiscalContracting: {
    answers: ['C7', 'C8', 'C9'],
    figures: ['payrollCover'],
    related: ['taxSharing', 'localProperty'],
    sources: ['jin2005', 'yearbook1998', 'encyclopaedia'],
  },
  localProperty: {
    answers: ['C11', 'C12', 'C13', 'C14'],
    figures: ['stateJobsNow'],
    related: ['separation', 'fiscalContracting'],
    sources: ['bai2004', 'yearbook1998', 'encyclopaedia'],
  },
  promotionTournament: {
    answers: ['T14', 'N35', 'C17', 'C19', 'C20'],
    figures: ['ownPlace', 'promotedSoFar'],
    related: ['cadreEvaluation', 'cellularEconomy', 'publicPayroll'],
    sources: ['zhou2004', 'li2005', 'pang2023', 'wiebe'],
  },
  cadreEvaluation: {
    answers: ['C15', 'C16', 'C18', 'C35', 'R11', 'R12', 'R13'],
    figures: ['careerScore'],
    related: ['promotionTournament', 'institutionalCompetition'],
    sources: ['li2005', 'encyclopaedia'],
  },
  publicPayroll: {
    answers: ['C21', 'C22', 'C23', 'C24', 'C25', 'N36', 'N37', 'N38', 'N39'],
    figures: ['payrollCover'],
    related: ['fiscalContracting', 'transferPayments', 'promotionTournament'],
    sources: ['encyclopaedia'],
  },
  administrativeMonopoly: {
    answers: ['C3', 'C31', 'R3', 'R4', 'R5'],
    figures: ['wallsHigh'],
    related: ['ruleOfLaw', 'unifiedRules'],
    sources: ['antiMonopoly2007', 'fairReview2024', 'encyclopaedia'],
  },
  chaosAndControl: {
    answers: ['C33', 'K19'],
    figures: ['crackdowns', 'prestigeNow'],
    related: ['chineseFederalism', 'ruleOfLaw'],
    sources: ['encyclopaedia'],
  },
  governmentCooperation: {
    answers: ['K0', 'K1', 'K2', 'K18', 'K24', 'K25', 'K26', 'K27', 'K28', 'K32', 'K33', 'C37'],
    figures: ['pactsNow', 'nationNow'],
    related: ['coordinatingBody', 'rivalAnswers'],
    sources: ['encyclopaedia'],
  },
  unifiedRules: {
    answers: ['K3', 'K4', 'K5', 'K6'],
    figures: ['rulesAdopted'],
    related: ['coordinatingBody', 'administrativeMonopoly'],
    sources: ['encyclopaedia', 'fairReview2024'],
  },
  coordinatingBody: {
    answers: ['K7', 'K8', 'K9', 'K10'],
    figures: ['pactsNow', 'breachesSeen'],
    related: ['governmentCooperation', 'unifiedRules'],
    sources: ['encyclopaedia', 'zhou2004'],
  },
  corridorsTogether: {
    answers: ['K11', 'K12', 'K13'],
    figures: ['provinceCorridors'],
    related: ['governmentCooperation', 'coordinatingBody'],
    sources: ['encyclopaedia', 'tombe2019'],
  },
  regionalSpecialities: {
    answers: ['K14', 'K15', 'K17'],
    figures: ['pillarsNow'],
    related: ['duplicateConstruction', 'unifiedRules'],
    sources: ['encyclopaedia'],
  },
  rivalAnswers: {
    answers: ['T18', 'T19', 'T20', 'K20', 'K31'],
    figures: ['reformsNow'],
    related: ['governmentCooperation', 'redrawnDivisions', 'provincialBorders'],
    sources: ['encyclopaedia'],
  },
  redrawnDivisions: {
    answers: ['K22', 'K23'],
    figures: ['reformsNow'],
    related: ['rivalAnswers', 'administrativeRegionEconomy'],
    sources: ['encyclopaedia'],
  },
  ruleOfLaw: {
    answers: ['R1', 'R2', 'R6', 'K30'],
    figures: ['inspectionsSoFar'],
    related: ['administrativeMonopoly', 'chaosAndControl'],
    sources: ['blockadeRule2001', 'antiMonopoly2007', 'encyclopaedia'],
  },
  taxSharing: {
    answers: ['R7'],
    figures: ['payrollCover'],
    related: ['fiscalContracting', 'transferPayments'],
    sources: ['fang2013', 'yearbook1998', 'encyclopaedia'],
  },
  transferPayments: {
    answers: ['K21', 'R8'],
    figures: ['transfersNow', 'incomeGap'],
    related: ['taxSharing', 'publicPayroll'],
    sources: ['encyclopaedia'],
  },
  feesToTaxes: {
    answers: ['R9', 'R10'],
    figures: ['wallRent'],
    related: ['transferPayments', 'taxSharing'],
    sources: ['yearbook1998', 'encyclopaedia'],
  },
  separation: {
    answers: ['R14', 'R15', 'R16'],
    figures: ['stateJobsNow'],
    related: ['localProperty', 'institutionalCompetition'],
    sources: ['zhao2019', 'encyclopaedia'],
  },
  institutionalCompetition: {
    answers: ['R17', 'R18', 'R19'],
    figures: ['wallsHigh', 'reformsNow'],
    related: ['cadreEvaluation', 'ruleOfLaw'],
    sources: ['tiebout1956', 'encyclopaedia'],
  },
  borderDissent: {
    answers: [],
    figures: ['borderNow'],
    related: ['provincialBorders', 'marketSegmentation'],
    sources: ['naughton2000', 'holz2006', 'liEtAl2012'],
  },
};
