import type { ScenarioId } from '#shared/content/vocabulary.ts';

/** Seats of each scenario, known here so that choosing one need not load its data; a test holds them against the scenarios. */
export const SEATS = { textbook: 4, quartet: 4, world: 12, provinces: 10 } as const satisfies Record<
  ScenarioId,
  number
>;
