import type { Phase } from '#shared/content/vocabulary.ts';

/** The four phases that every round goes through. */
export const ROUND_PHASES = [
  'briefing',
  'negotiation',
  'policy',
  'results',
] as const satisfies readonly Phase[];
