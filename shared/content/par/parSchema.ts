import { z } from 'zod';
import { OPENINGS, PRESET_IDS, SCENARIO_IDS } from '../vocabulary.ts';

/**
 * Par: what governments of bots came to in the same chair under the same rules, seats and events. Results of each part in ascending
 * order, evenly spaced over the games (the k-th of K stands for the share (k − ½)/K).
 */
const results = z.array(z.number()).readonly();
const seatSchema = z.strictObject({
  /** Weighted mean over the rounds of 100 · ln Ŵ per head. */
  prosperity: results,
  /** Weighted mean over the rounds of support, 0–100. */
  support: results.optional(),
  /** Points of the mandate, 0–100. */
  mandate: results.optional(),
});
export type ParOfSeat = z.infer<typeof seatSchema>;

export const parSchema = z.strictObject({
  games: z.number().int().min(0),
  seats: z.record(z.string(), seatSchema).readonly(),
  /** Prosperity of each seat on the best path that the pace allows: all together, as deep and as soon as may be. */
  bestPath: z.record(z.string(), z.number()).readonly(),
});
export type Par = z.infer<typeof parSchema>;

/** A par that ships with the scenario, and how it came about. */
export const storedParSchema = z.strictObject({
  scenario: z.enum(SCENARIO_IDS),
  opening: z.enum(OPENINGS),
  preset: z.enum(PRESET_IDS),
  /** The preset without its limits of agreements: for tables that were opened before there were any. */
  unlimited: z.literal(true).optional(),
  rounds: z.number().int().min(1),
  /** Command that makes it again. */
  command: z.string().min(1),
  rulesVersion: z.number().int().min(1),
  /** First and last seed of its games. */
  seeds: z.tuple([z.string(), z.string()]).readonly(),
  /** Hash of what the first games came to: `npm run par -- --check` plays them again. */
  firstGames: z.strictObject({ games: z.number().int().min(0), hash: z.string() }),
  par: parSchema,
});
export type StoredPar = z.infer<typeof storedParSchema>;
