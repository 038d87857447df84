import { UNLAWFUL_FROM_LEVEL } from '#shared/content/provinces/provinceConstants.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';

/** Whether dials are higher than the law in force lets them be. */
export function breaksLaw(
  law: Institution['law'],
  { wall, block }: { readonly wall: number; readonly block: number },
): boolean {
  return Math.max(wall, block) >= UNLAWFUL_FROM_LEVEL[law];
}
