/** Parts of a change of real income that sum to it; decomposeIncome.ts states each. */
export const INCOME_PARTS = [
  'termsOfTrade',
  'waste',
  'roads',
  'rents',
  'abroad',
  'scale',
  'productivity',
  'payments',
] as const;
export type IncomePart = (typeof INCOME_PARTS)[number];
