/** What a province may reform by itself, one a round; numbers stand in provinceConstants. */
export const HOME_REFORMS = ['cutPayroll', 'reformStateFirms', 'feesToTaxes'] as const;
export type HomeReform = (typeof HOME_REFORMS)[number];
