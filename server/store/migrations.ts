import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';
import type { DatabaseSchema } from './databaseSchema.ts';
import { classRowHash, rowHash } from './rowHash.ts';

const strict = sql`strict`;

const firstTables: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .createTable('session')
      .addColumn('code', 'text', (column) => column.primaryKey())
      .addColumn('host_token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('chat_mode', 'text', (column) => column.notNull())
      .addColumn('locked', 'integer', (column) => column.notNull())
      .addColumn('solo', 'integer', (column) => column.notNull())
      .addColumn('opened_at', 'integer', (column) => column.notNull())
      .addColumn('closed_at', 'integer')
      .modifyEnd(strict)
      .execute();
    await db.schema
      .createTable('game')
      .addColumn('game_id', 'text', (column) => column.primaryKey())
      .addColumn('code', 'text', (column) => column.notNull().references('session.code').onDelete('cascade'))
      .addColumn('scenario_id', 'text', (column) => column.notNull())
      .addColumn('opening', 'text', (column) => column.notNull())
      .modifyEnd(strict)
      .execute();
    await createPeople(db);
    await createLog(db);
  },
};

async function createPeople(db: Kysely<DatabaseSchema>): Promise<void> {
  await db.schema
    .createTable('member')
    .addColumn('code', 'text', (column) => column.notNull().references('session.code').onDelete('cascade'))
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('muted', 'integer', (column) => column.notNull())
    .addColumn('removed', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('member_key', ['code', 'member'])
    .addUniqueConstraint('member_token', ['code', 'token_hash'])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable('chat')
    .addColumn('code', 'text', (column) => column.notNull().references('session.code').onDelete('cascade'))
    .addColumn('id', 'integer', (column) => column.notNull())
    .addColumn('member', 'text')
    .addColumn('cmd_id', 'text', (column) => column.notNull())
    .addColumn('sender', 'text')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('readers', 'text')
    .addColumn('at_ms', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('hidden', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('chat_key', ['code', 'id'])
    .modifyEnd(strict)
    .execute();
}

async function createLog(db: Kysely<DatabaseSchema>): Promise<void> {
  await db.schema
    .createTable('log')
    .addColumn('game_id', 'text', (column) => column.notNull().references('game.game_id').onDelete('cascade'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('t_ms', 'integer', (column) => column.notNull())
    .addColumn('at_ms', 'integer', (column) => column.notNull())
    .addColumn('member', 'text')
    .addColumn('cmd_id', 'text')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('v', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_key', ['game_id', 'seq'])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('log_command')
    .on('log')
    .columns(['game_id', 'member', 'cmd_id'])
    .unique()
    .where('cmd_id', 'is not', null)
    .execute();
  await db.schema
    .createTable('snapshot')
    .addColumn('game_id', 'text', (column) => column.notNull().references('game.game_id').onDelete('cascade'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('rules_version', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('snapshot_key', ['game_id', 'seq'])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable('probe')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('at_ms', 'integer', (column) => column.notNull())
    .addColumn('filler', 'text', (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
}

/** Hosts may keep names off the big screen. */
const hiddenNames: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .alterTable('session')
      .addColumn('names_hidden', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};

/** Rows that were found behind a gap of their log, kept for the operator until their session is deleted. */
const rowsSetAside: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .createTable('set_aside')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('code', 'text', (column) => column.notNull().references('session.code').onDelete('cascade'))
      .addColumn('game_id', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at_ms', 'integer', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('accepted', 'integer', (column) => column.notNull())
      .modifyEnd(strict)
      .execute();
    await db.schema.createIndex('set_aside_game').on('set_aside').column('game_id').execute();
  },
};

/** Prizes of scenarios that assume the model otherwise, so that they are searched once. */
const prizes: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .createTable('prize')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('body', 'text', (column) => column.notNull())
      .modifyEnd(strict)
      .execute();
  },
};

/** People who watch may ask for a seat, and wait in the order in which they asked. */
const seatRequests: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .alterTable('member')
      .addColumn('seat_asked', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};

const KEY_BYTES = 32;
/** Rows hashed with one statement. */
const HASHED_AT_ONCE = 1_000;

/** Each row of a log gets the running hash of the log up to it, and the server a key to sign what clients bring back. */
const runningHashes: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .alterTable('log')
      .addColumn('hash', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    for (const column of ['losses_accepted', 'accepted_seq'])
      await db.schema
        .alterTable('game')
        .addColumn(column, 'integer', (definition) => definition.notNull().defaultTo(0))
        .execute();
    await db.schema
      .createTable('server_key')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('key', 'text', (column) => column.notNull())
      .modifyEnd(strict)
      .execute();
    await db
      .insertInto('server_key')
      .values({ id: 1, key: randomBytes(KEY_BYTES).toString('base64url') })
      .execute();
    for (const { game_id } of await db.selectFrom('game').select('game_id').execute())
      await hashLog(db, game_id);
  },
};

async function hashLog(db: Kysely<DatabaseSchema>, gameId: string): Promise<void> {
  let last = { seq: 0, hash: '' };
  while (true) {
    const rows = await db
      .selectFrom('log')
      .selectAll()
      .where('game_id', '=', gameId)
      .where('seq', '>', last.seq)
      .orderBy('seq')
      .limit(HASHED_AT_ONCE)
      .execute();
    if (rows.length === 0) return;
    const hashes = rows.map((row) => {
      last = { seq: row.seq, hash: rowHash(last.hash, row) };
      return [last.seq, last.hash];
    });
    await sql`update log set hash = fresh.value ->> 1 from json_each(${JSON.stringify(hashes)}) as fresh
      where log.game_id = ${gameId} and log.seq = fresh.value ->> 0`.execute(db);
  }
}

/** Finds a message by the id that its sender chose, so that one sent again is not kept twice. */
const chatCommands: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema.createIndex('chat_command').on('chat').columns(['code', 'cmd_id']).execute();
  },
};

/** A session may be a class: a log of its own above several tables, each with its letter and its talk. Sessions of before have table A. */
const classes: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema.alterTable('session').addColumn('class_id', 'text').execute();
    await db.schema
      .alterTable('game')
      .addColumn('table_letter', 'text', (column) => column.notNull().defaultTo('A'))
      .execute();
    await db.schema
      .alterTable('member')
      .addColumn('group_word', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await db.schema.alterTable('chat').addColumn('game_id', 'text').execute();
    await db.schema
      .createTable('session_log')
      .addColumn('code', 'text', (column) => column.notNull().references('session.code').onDelete('cascade'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at_ms', 'integer', (column) => column.notNull())
      .addColumn('actor', 'text')
      .addColumn('cmd_id', 'text')
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('v', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('session_log_key', ['code', 'seq'])
      .modifyEnd(strict)
      .execute();
  },
};

/** People of a class may come back by their name and a number of their own, of which a salted hash is kept. */
const pins: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .alterTable('member')
      .addColumn('pin_hash', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  },
};

/** Logs of classes get running hashes too, and count the losses that their hosts have accepted. */
const classHashes: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .alterTable('session_log')
      .addColumn('hash', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await db.schema
      .alterTable('session')
      .addColumn('losses_accepted', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    let last = { code: '', hash: '' };
    for (const row of await db
      .selectFrom('session_log')
      .selectAll()
      .orderBy('code')
      .orderBy('seq')
      .execute()) {
      last = { code: row.code, hash: classRowHash(row.code === last.code ? last.hash : '', row) };
      await db
        .updateTable('session_log')
        .set({ hash: last.hash })
        .where('code', '=', row.code)
        .where('seq', '=', row.seq)
        .execute();
    }
  },
};

/** Hosts may have their class kept for less long than the server keeps things. */
const retention: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema.alterTable('session').addColumn('retention_days', 'integer').execute();
  },
};

/** Other hosts of a class have links of their own, each of which can be revoked. */
const helpers: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .createTable('access')
      .addColumn('code', 'text', (column) => column.notNull().references('session.code').onDelete('cascade'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('tables', 'text', (column) => column.notNull())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull())
      .addColumn('revoked', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('access_key', ['code', 'id'])
      .modifyEnd(strict)
      .execute();
  },
};

/** What people say in the debrief, and what is put to the vote: rows that can be erased, in no log. */
const ballots: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .createTable('answer')
      .addColumn('code', 'text', (column) => column.notNull().references('session.code').onDelete('cascade'))
      .addColumn('member', 'text', (column) => column.notNull())
      .addColumn('item', 'text', (column) => column.notNull())
      .addColumn('choice', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('answer_key', ['code', 'member', 'item'])
      .modifyEnd(strict)
      .execute();
    await db.schema
      .createTable('ballot')
      .addColumn('code', 'text', (column) => column.notNull().references('session.code').onDelete('cascade'))
      .addColumn('item', 'text', (column) => column.notNull())
      .addColumn('closed', 'integer', (column) => column.notNull())
      .addColumn('offer', 'text')
      .addColumn('outcome', 'text')
      .addPrimaryKeyConstraint('ballot_key', ['code', 'item'])
      .modifyEnd(strict)
      .execute();
  },
};

/** Hosts may choose words for a classroom; what was opened before keeps the words that it had. */
const wordings: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .alterTable('session')
      .addColumn('wording', 'text', (column) => column.notNull().defaultTo('general'))
      .execute();
  },
};

/** What is being written at shared seats outlives the device of its writer: rows that can be erased, in no log. */
const seatDrafts: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema
      .createTable('seat_draft')
      .addColumn('game_id', 'text', (column) => column.notNull())
      // Second: by it a row that is found in a damaged file is told from those of other tables.
      .addColumn('at_ms', 'integer', (column) => column.notNull())
      .addColumn('economy', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull().references('session.code').onDelete('cascade'))
      .addColumn('drafts', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('seat_draft_key', ['game_id', 'economy'])
      .modifyEnd(strict)
      .execute();
  },
};

/** Friends who play again find the code of their next table at the one that is over. */
const nextTables: Migration = {
  async up(db: Kysely<DatabaseSchema>) {
    await db.schema.alterTable('session').addColumn('goes_on_at', 'text').execute();
  },
};

/** Every step that the tables have taken, oldest first; a step once released is never edited. */
export const migrations: MigrationProvider = {
  async getMigrations() {
    return {
      '0001-first-tables': firstTables,
      '0002-hidden-names': hiddenNames,
      '0003-rows-set-aside': rowsSetAside,
      '0004-prizes': prizes,
      '0005-running-hashes': runningHashes,
      '0006-seat-requests': seatRequests,
      '0007-chat-commands': chatCommands,
      '0008-classes': classes,
      '0009-pins': pins,
      '0010-class-hashes': classHashes,
      '0011-retention': retention,
      '0012-helpers': helpers,
      '0013-ballots': ballots,
      '0014-wordings': wordings,
      '0015-seat-drafts': seatDrafts,
      '0016-next-tables': nextTables,
    };
  },
};
