/** Levels of a dial, from letting pass to closing. */
export const LEVELS = [0, 1, 2, 3, 4] as const;
export const HIGHEST_LEVEL = 4;
