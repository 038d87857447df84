import { schema, t, type SchemaType } from '@colyseus/schema';

/**
 * What everyone at a table may know, synchronised by Colyseus. Each top-level key of the public view of the game
 * is one document of JSON text (reports one a round, in columns: `reports/3`), replaced when it changes: flat, no references, exact numbers.
 */
export const PublicState = schema(
  {
    /** Row of the log that the documents show. */
    seq: t.uint32().default(0),
    /** Server's game-monotonic clock when `seq` was written; clients run their clock from it. */
    nowMs: t.float64().default(0),
    buildId: t.string().default(''),
    documents: t.map('string'),
    /** The server's signed word that row `seq` was on disk: a client keeps both and brings them back (`seq.witness`). */
    witness: t.string().default(''),
  },
  'PublicState',
);
export type PublicState = SchemaType<typeof PublicState>;
