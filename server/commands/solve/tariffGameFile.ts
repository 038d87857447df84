/** A game of tariffs in a file: a base equilibrium alone, in which every region sets one rate a sector. */
import { z } from 'zod';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import { ABOUT_THE_FILE, baseSchema, createCheckedBase, describeIssue } from './baseFile.ts';

const fileSchema = z.strictObject({ ...ABOUT_THE_FILE, base: baseSchema });

/** The base of the game, or one line that says what is wrong with the file. */
export function parseTariffGame(path: string, json: unknown): Result<TradeBase, string> {
  const parsed = fileSchema.safeParse(json);
  return parsed.success ? createCheckedBase(path, parsed.data.base) : err(describeIssue(path, parsed.error));
}
