import { z } from 'zod';
import { OPENINGS, SCENARIO_IDS, type CountryScenarioId, type Opening } from '../vocabulary.ts';
import file from './nash.json' with { type: 'json' };

/** What everybody's own best wall comes to in one opening; made by `npm run nash`, which `--check` compares with what is stored. */
const storedNashSchema = z.strictObject({
  scenario: z.enum(SCENARIO_IDS),
  opening: z.enum(OPENINGS),
  /** Real income of every seat, opening = 100. */
  indices: z.record(z.string(), z.number()).readonly(),
  /** Plain mean of its walls over goods, in basis points. */
  wallsBp: z.record(z.string(), z.number()).readonly(),
});
export type StoredNash = z.infer<typeof storedNashSchema>;

/** Openings that a game may be played from. */
export const NASH_CASES = [
  { scenario: 'textbook', opening: 'standard' },
  { scenario: 'quartet', opening: 'standard' },
  { scenario: 'quartet', opening: 'openCato' },
  { scenario: 'quartet', opening: 'foodWalls' },
  { scenario: 'quartet', opening: 'closedAlba' },
  { scenario: 'world', opening: 'highWalls' },
  { scenario: 'world', opening: 'today' },
] as const satisfies readonly { readonly scenario: CountryScenarioId; readonly opening: Opening }[];

let parsed: readonly StoredNash[] | undefined;

/** What is stored for an opening; undefined where the model is assumed otherwise than the files have it, or nothing is. */
export function storedNash(scenario: string, opening: string): StoredNash | undefined {
  parsed ??= z.array(storedNashSchema).parse(file);
  return parsed.find((each) => each.scenario === scenario && each.opening === opening);
}
