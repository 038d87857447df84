import type { ProvincePresetId } from '../vocabulary.ts';

/** What a game of provinces may have beyond dials, pacts and payments. Off leaves no trace. */
export const PROVINCE_FEATURES = [
  'corridors',
  'pillars',
  'homeReforms',
  'petitions',
  'offices',
  'events',
] as const;
export type ProvinceFeature = (typeof PROVINCE_FEATURES)[number];

/** By preset, the round in which each opens; absent ones are off. */
export const FEATURE_OPENS_IN_ROUND = {
  provincesStandard: { corridors: 2, events: 2 },
  provincesFull: { corridors: 1, pillars: 2, homeReforms: 2, petitions: 3, offices: 1, events: 2 },
} as const satisfies Record<ProvincePresetId, Partial<Record<ProvinceFeature, number>>>;
