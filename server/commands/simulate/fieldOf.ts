import { TEMPERAMENTS } from '#shared/content/vocabulary.ts';
import type { Government } from '#shared/bots/government.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';

/**
 * Who governs the seats of a simulation. `mixed`: the six temperaments as the seed deals them. `nash`, `yes`: one seat of the mixed
 * field follows that test strategy. `test`: three seats are Nash, yes and a reciprocator to compare them with. A temperament: all.
 */
export const FIELDS = ['mixed', 'nash', 'yes', 'test', ...TEMPERAMENTS] as const;
export type Field = (typeof FIELDS)[number];

/** Governments put in the place of those dealt; `game` turns the seats, so that each is tested in turn. */
export function fieldOf(
  field: Field,
  seats: readonly EconomyId[],
  game: number,
): Readonly<Record<EconomyId, Government>> {
  const turned = (place: number): EconomyId => seats[(game + place) % seats.length] ?? '';
  switch (field) {
    case 'mixed':
      return {};
    case 'nash':
      return { [turned(0)]: 'alwaysNash' };
    case 'yes':
      return { [turned(0)]: 'alwaysYes' };
    case 'test': {
      // Far from each other in the order of the seats, where neighbours have deals to make.
      const step = Math.floor(seats.length / 3);
      return {
        [turned(0)]: 'alwaysNash',
        [turned(step)]: 'alwaysYes',
        [turned(2 * step)]: 'reciprocator',
      };
    }
    default:
      return Object.fromEntries(seats.map((seat) => [seat, field]));
  }
}
