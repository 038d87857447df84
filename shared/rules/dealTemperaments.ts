import { must } from '#shared/kernel/records.ts';
import { drawIndex, type RandomState } from '#shared/kernel/random.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';

/** Shuffled decks of temperaments, one after the other, so that they are spread evenly over the seats. */
export function dealTemperaments<T>(
  all: readonly T[],
  seats: readonly EconomyId[],
  seed: RandomState,
): { readonly temperaments: Record<EconomyId, T>; readonly random: RandomState } {
  const temperaments: Record<EconomyId, T> = {};
  let random = seed;
  let deck: T[] = [];
  for (const seat of seats) {
    if (deck.length === 0) deck = [...all];
    const { value: place, next } = drawIndex(random, deck.length);
    const [temperament] = deck.splice(place, 1);
    temperaments[seat] = must(temperament, 'temperament');
    random = next;
  }
  return { temperaments, random };
}
