/** Cards of the provinces in the order of their years; those without a date stand where they would plausibly come. */
export const PROVINCE_CARD_KEYS = [
  'ownSystem',
  'selfReliance',
  'separateKitchens',
  'woolWars',
  'marketSlump',
  'taxSharing',
  'payrollSqueeze',
  'layoffs',
  'fukangFee',
  'blockadeRule',
  'wtoAccession',
  'deltaAgreements',
  'trunkHighways',
  'cadreEvaluation',
  'monopolyLaw',
  'buyLocalLists',
  'inspectionTeam',
  'deltaOffice',
  'fairCompetitionReview',
] as const;
export type ProvinceCardKey = (typeof PROVINCE_CARD_KEYS)[number];
