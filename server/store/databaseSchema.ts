import type { Generated, Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { type Result, err, ok } from '#shared/kernel/result.ts';

/** Tables as Kysely types. Booleans are 0 or 1, lists and objects JSON text, times whole milliseconds. */
export type DatabaseSchema = {
  session: {
    code: string;
    host_token_hash: string;
    language: string;
    chat_mode: string;
    /** Which words the languages use that have other ones for a classroom. */
    wording: string;
    locked: number;
    names_hidden: number;
    solo: number;
    opened_at: number;
    closed_at: number | null;
    /** Room where the people of a class gather; null: a session of one table. */
    class_id: string | null;
    /** Code of the table at which friends go on together; null: of none yet. */
    goes_on_at: string | null;
    /** Days for which it is kept once it is closed; null: as long as the server keeps things. */
    retention_days: number | null;
    /** How often the host of a class has gone on after a loss of rows of its log. */
    losses_accepted: Generated<number>;
  };
  game: {
    game_id: string;
    code: string;
    scenario_id: string;
    opening: string;
    losses_accepted: Generated<number>;
    /** Head of the log when a loss was last accepted; earlier rows are taken as they are. */
    accepted_seq: Generated<number>;
    /** Which table of its session it is. */
    table_letter: Generated<string>;
  };
  /** Logs of classes. */
  session_log: {
    code: string;
    seq: number;
    at_ms: number;
    actor: string | null;
    cmd_id: string | null;
    type: string;
    v: number;
    body: string;
    /** Running hash of the log up to this row (`rowHash.ts`). */
    hash: Generated<string>;
  };
  /** Links of other hosts of a class. */
  access: {
    code: string;
    id: string;
    kind: string;
    /** JSON text: letters of the tables that are an assistant's. */
    tables: string;
    label: string;
    token_hash: string;
    revoked: number;
  };
  /** One row: what this server signs with. */
  server_key: { id: number; key: string };
  member: {
    code: string;
    member: string;
    name: string;
    token_hash: string;
    muted: number;
    removed: number;
    /** Place among those who ask for a seat; 0 for everybody else. */
    seat_asked: Generated<number>;
    /** What somebody typed to be dealt together with others; empty for nobody in particular. */
    group_word: Generated<string>;
    /** Salt and hash of the number by which somebody comes back; empty for people without one. */
    pin_hash: Generated<string>;
  };
  log: {
    game_id: string;
    seq: number;
    t_ms: number;
    at_ms: number;
    member: string | null;
    cmd_id: string | null;
    type: string;
    v: number;
    body: string;
    /** Running hash of the log up to this row (`rowHash.ts`). */
    hash: string;
  };
  snapshot: { game_id: string; seq: number; rules_version: number; hash: string; state: string };
  chat: {
    code: string;
    id: number;
    member: string | null;
    cmd_id: string;
    sender: string | null;
    channel: string;
    readers: string | null;
    at_ms: number;
    body: string;
    hidden: number;
    /** Table of a class at which it was said; null: at the only one of its session. */
    game_id: string | null;
  };
  /** What people answered in the debrief, the last answer of each to each ballot. */
  answer: { code: string; member: string; item: string; choice: string; at_ms: number };
  /** Ballots that the host has offered or closed. */
  ballot: { code: string; item: string; closed: number; offer: string | null; outcome: string | null };
  /** What is being written at seats that several share, as JSON text, where there is anything. */
  seat_draft: { game_id: string; at_ms: number; economy: string; code: string; drafts: string };
  set_aside: {
    id: Generated<number>;
    code: string;
    game_id: string;
    /** Table that the row comes from, and its number there. */
    source: string;
    seq: number;
    at_ms: number;
    reason: string;
    body: string;
    accepted: number;
  };
  prize: { key: string; body: string };
  probe: { id: number; at_ms: number; filler: string };
};

export type Db = Kysely<DatabaseSchema>;

/** A row of a log as it stands on disk, unread. */
export type WrittenRow = Selectable<DatabaseSchema['log']>;

/** The value, or which field is wrong and in what way. */
export function parseRow<T>(schema: z.ZodType<T>, row: unknown): Result<T, string> {
  const parsed = schema.safeParse(row);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(`${issue?.path.join('.') ?? ''}: ${issue?.code === 'custom' ? issue.message : issue?.code}`);
}

/** A boolean as it is stored. */
export const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);

/** JSON text, read as what the schema says. */
export function jsonText<T>(schema: z.ZodType<T>): z.ZodType<T, string> {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
