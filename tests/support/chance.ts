/** What the makers of random steps draw from. */
export type Chance = {
  readonly roll: () => number;
  readonly pick: <T>(items: readonly T[], otherwise: T) => T;
  readonly economies: readonly string[];
  readonly economy: string;
  readonly other: string;
};
