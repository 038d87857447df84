/** The two times at which a table of provinces may begin: its rules, and the levels of its walls and blocks. */
import type { DialLevels, Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { Provinces } from '../provincesSchema.ts';
import { RULES_OF_1987, RULES_OF_1997 } from './reforms.ts';

export const PROVINCE_STARTS = ['1997', '1987'] as const;
export type ProvinceStart = (typeof PROVINCE_STARTS)[number];

export const INSTITUTION_AT_START: Readonly<Record<ProvinceStart, Institution>> = {
  1997: RULES_OF_1997,
  1987: RULES_OF_1987,
};

/**
 * In 1987 each a level lower, which makes the border effect 10, as found for that year (Poncet 2003). The country behind the
 * walls is that of 1997 at both times: output, people and payroll. No table of 1987 has the sectors of the model.
 */
const LEVELS_LOWER: Readonly<Record<ProvinceStart, number>> = { 1997: 0, 1987: 1 };

export function levelsAtStart(
  {
    regions,
  }: { readonly regions: readonly Pick<Provinces['regions'][number], 'startWall' | 'startBlock'>[] },
  start: ProvinceStart,
): DialLevels {
  const lowered = (level: number): number => Math.max(0, level - LEVELS_LOWER[start]);
  return {
    wall: regions.map(({ startWall }) => lowered(startWall)),
    block: regions.map(({ startBlock }) => lowered(startBlock)),
  };
}
