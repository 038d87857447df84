import type { ProvinceCardKey } from '../provinces/cards/provinceCardKeys.ts';
import type { ConceptId } from './conceptIds.ts';

/** Cards of the glossary that each event of the provinces opens. */
export const PROVINCE_EVENT_CONCEPTS: Readonly<Record<ProvinceCardKey, readonly ConceptId[]>> = {
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
