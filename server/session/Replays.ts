import { createHash } from 'node:crypto';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClassEnds, KeptEnd, ReplayHead, ReplayRefusal, ReplayView } from '#shared/protocol/replay.ts';
import type { Viewer } from '#shared/rules/state.ts';
import { asSent, toDocuments } from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { KeyedBuckets } from '../limits/limits.ts';
import type { Classroom } from './Classroom.ts';
import type { House } from './House.ts';
import type { Session } from './Session.ts';
import { hashToken } from './tokens.ts';

/** Who may look at a game that is over, and as what. */
type Looker = { readonly session: Session; readonly seat?: EconomyId; readonly isOwnTable: boolean };

type Asked = { readonly gameId: string; readonly token: string };

/** A recorded game, compressed; the tag names its content. */
export type Recorded = { readonly bytes: Uint8Array; readonly tag: string };

type Answer<T> = Result<T, ReplayRefusal>;

/** Recordings of a world game take up to 200 KB each: those of a class of fifteen tables with all their seats fit in. */
const KEPT_BYTES = 32 * 1024 * 1024;
const ASKED_PER_MINUTE = 60;
const TAG_LENGTH = 16;

/**
 * Games that are over, for their people to look at again. A recording is made in a thread when it is first asked for, and kept: nothing in it
 * changes any more.
 */
export class Replays {
  readonly #house: Pick<House, 'directory' | 'store' | 'threads' | 'log'>;
  /** By game and viewer, the one asked for last at the end. */
  readonly #kept = new Map<string, Recorded>();
  readonly #making = new Map<string, Promise<Answer<Recorded>>>();
  readonly #requests = new KeyedBuckets({ perMinute: ASKED_PER_MINUTE });
  #keptBytes = 0;

  constructor(house: Pick<House, 'directory' | 'store' | 'threads' | 'log'>) {
    this.#house = house;
  }

  /** Everything about a game that is over but the recording itself. */
  head(asked: Asked, view: ReplayView): Answer<ReplayHead> {
    const looker = this.#admit(asked);
    return looker.ok ? ok(this.#headFor(looker.value, view)) : looker;
  }

  /** The end of a game: what its page shows, as this person knows it. Of a class its host is told which games are over. */
  end(asked: Asked): Answer<KeptEnd | ClassEnds> {
    const classroom = this.#house.directory.classOf(asked.gameId);
    if (classroom?.classId === asked.gameId) return endsOf(classroom, asked.token);
    const looker = this.#admit(asked);
    if (!looker.ok) return looker;
    const { session, seat } = looker.value;
    const view: ReplayView = seat === undefined ? 'all' : 'seat';
    const { state } = session.table.committed;
    const documents = toDocuments(asSent(redactFor(state, viewerOf(looker.value, view))));
    return ok({ head: this.#headFor(looker.value, view), documents });
  }

  async recording(asked: Asked, view: ReplayView): Promise<Answer<Recorded>> {
    const looker = this.#admit(asked);
    if (!looker.ok) return looker;
    const viewer = viewerOf(looker.value, view);
    const { gameId } = asked;
    const key = `${gameId} ${viewer.type === 'seat' ? viewer.economy : ''}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return ok(kept);
    }
    const making = this.#making.get(key) ?? this.#make(key, gameId, viewer);
    this.#making.set(key, making);
    try {
      return await making;
    } finally {
      this.#making.delete(key);
    }
  }

  /** People of the table, its host and its screens; once the host of a class has opened them, others of the class, too. */
  #admit({ gameId, token }: Asked): Answer<Looker> {
    const { directory } = this.#house;
    const session = directory.byGame(gameId);
    if (session === undefined || session.tables.length === 0) return err('replay/unknown');
    const hash = hashToken(token);
    if (!this.#requests.take(hash)) return err('replay/busy');
    const { state } = session.table.committed;
    const own = session.identify(hash);
    if (own === undefined && !isOpenTo(directory.classOf(gameId), hash)) return err('replay/closed');
    if (state.phase !== 'debrief') return err('replay/not-over');
    const seat = own?.type === 'member' ? session.seatOf(own.member) : undefined;
    return ok({ session, isOwnTable: own !== undefined, ...(seat === undefined ? {} : { seat }) });
  }

  #headFor({ session, seat, isOwnTable }: Looker, view: ReplayView): ReplayHead {
    const { committed, gameId } = session.table;
    const { seed: _seed, ...settings } = committed.state.settings;
    const classroom = this.#house.directory.classOf(gameId);
    const tables = [...(classroom?.tables ?? [])];
    const letter = tables.find(([, table]) => table === session)?.[0];
    const isOpen = classroom?.committed.state.replaysOpen === true;
    return {
      gameId,
      code: session.code,
      ...(letter === undefined ? {} : { table: letter }),
      settings,
      view: view === 'seat' && seat !== undefined ? 'seat' : 'all',
      ...(seat === undefined ? {} : { seat }),
      isOwnTable,
      wording: session.wording,
      others: isOpen
        ? tables
            .filter(([, { table }]) => table.gameId !== gameId && table.committed.state.phase === 'debrief')
            .map(([name, { table }]) => ({ table: name, gameId: table.gameId }))
        : [],
    };
  }

  async #make(key: string, gameId: string, viewer: Viewer): Promise<Answer<Recorded>> {
    const { store, threads, log } = this.#house;
    const rows = await store.loadRows(gameId);
    const made = await threads.run({ type: 'record', rows, viewer });
    if (!made.ok) return err('replay/busy');
    if (!made.value.ok) {
      log.error({ gameId, reason: made.value.error }, 'a game that is over could not be replayed');
      return err('replay/unreadable');
    }
    const bytes = made.value.value;
    const recorded = { bytes, tag: createHash('sha256').update(bytes).digest('hex').slice(0, TAG_LENGTH) };
    this.#keep(key, recorded);
    return ok(recorded);
  }

  #keep(key: string, recorded: Recorded): void {
    this.#kept.set(key, recorded);
    this.#keptBytes += recorded.bytes.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#keptBytes <= KEPT_BYTES) return;
      this.#kept.delete(oldest);
      this.#keptBytes -= bytes.length;
    }
  }
}

/** All that was on the table once it is over: what the host saw. */
function viewerOf({ seat }: Looker, view: ReplayView): Viewer {
  return view === 'seat' && seat !== undefined ? { type: 'seat', economy: seat } : { type: 'host' };
}

function endsOf({ gathering, tables }: Classroom, token: string): Answer<ClassEnds> {
  if (gathering.identify(hashToken(token))?.type !== 'host') return err('replay/closed');
  const over = [...tables].filter(([, { table }]) => table.committed.state.phase === 'debrief');
  if (over.length === 0) return err('replay/not-over');
  return ok({
    code: gathering.code,
    tables: over.map(([letter, { table }]) => ({ table: letter, gameId: table.gameId })),
  });
}

function isOpenTo(classroom: Classroom | undefined, hash: string): boolean {
  return classroom?.committed.state.replaysOpen === true && classroom.gathering.identify(hash) !== undefined;
}
