/** Rows of the debrief: what people answered, which are erased with them, and what the host put to the vote. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { offerSchema } from '#shared/protocol/debrief.ts';
import type { DatabaseSchema } from './databaseSchema.ts';
import type { AnswerRecord, BallotRecord } from './GameStore.ts';
import { flag, jsonText } from './parseRow.ts';

type Db = Kysely<DatabaseSchema>;

export async function saveAnswer(
  db: Db,
  { code, member, item, choice, at }: AnswerRecord & { readonly at: number },
): Promise<void> {
  await db.replaceInto('answer').values({ code, member, item, choice, at_ms: at }).execute();
}

export async function saveBallot(db: Db, { code, item, ...said }: BallotRecord): Promise<void> {
  await db
    .replaceInto('ballot')
    .values({
      code,
      item,
      closed: Number(said.isClosed),
      offer: said.offer === undefined ? null : JSON.stringify(said.offer),
      outcome: said.outcome === undefined ? null : JSON.stringify(said.outcome),
    })
    .execute();
}

export const answerRowSchema: z.ZodType<AnswerRecord> = z
  .object({ code: z.string(), member: z.string(), item: z.string(), choice: z.string() })
  .transform(({ code, member, item, choice }) => ({ code, member, item, choice }));

const comparedSchema = z.record(z.string(), z.object({ without: z.number(), with: z.number() }));

export const ballotRowSchema: z.ZodType<BallotRecord> = z
  .object({
    code: z.string(),
    item: z.string(),
    closed: flag,
    offer: jsonText(offerSchema).nullable(),
    outcome: jsonText(z.array(comparedSchema.nullable())).nullable(),
  })
  .transform(({ code, item, closed, offer, outcome }) => ({
    code,
    item,
    isClosed: closed,
    ...(offer === null ? {} : { offer }),
    ...(outcome === null ? {} : { outcome }),
  }));
