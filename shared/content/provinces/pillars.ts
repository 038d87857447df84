/** Industries that a province may push with a programme, and how far it gets. */
import { fromKeys } from '#shared/kernel/records.ts';
import type { PillarRule } from '#shared/economics/segmentation/projects.ts';

export const PILLARS = [
  'autos',
  'electronics',
  'steel',
  'aircraft',
  'textiles',
  'appliances',
  'garments',
  'food',
  'liquor',
] as const;
export type Pillar = (typeof PILLARS)[number];

const LIGHT: readonly Pillar[] = ['textiles', 'appliances', 'garments', 'food', 'liquor'];

/** The sector of the model in which the programme works. */
export const SECTOR_OF_PILLAR: Readonly<Record<Pillar, 'LI' | 'HI'>> = fromKeys(PILLARS, (pillar) =>
  LIGHT.includes(pillar) ? 'LI' : 'HI',
);

/** Sizes are chosen: a good programme is worth 5 % of productivity, and copying the neighbours costs money in the end (Young 2000). */
export const PILLAR_RULE: PillarRule = { boost: 0.05, floor: 0.4, crowding: 0.6, reachKm: 800 };

/** Who would push what if the ten agreed: each near what it was known for in the nineties. */
export const AGREED_DIVISION: Readonly<Record<string, Pillar>> = {
  SH: 'autos',
  JS: 'electronics',
  ZJ: 'textiles',
  AH: 'appliances',
  GD: 'garments',
  SD: 'food',
  LN: 'steel',
  HB: 'autos',
  SC: 'liquor',
  SN: 'aircraft',
};
