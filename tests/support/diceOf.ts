import { drawUniform, seedFromText } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';

/** Dice that fall the same for the same word. */
export function diceOf(word: string) {
  let random = seedFromText(word);
  /** From 0 to below 1. */
  const roll = (): number => {
    const { value, next } = drawUniform(random);
    random = next;
    return value;
  };
  return {
    roll,
    upTo: (most: number): number => Math.floor(roll() * (most + 1)),
    pick: (items: readonly string[]): string => must(items[Math.floor(roll() * items.length)], 'one'),
  };
}
