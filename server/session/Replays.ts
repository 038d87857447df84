import { createHash } from 'node:crypto';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { must } from '#shared/kernel/records.ts';
import type { TableLetter } from '#shared/protocol/deal.ts';
import type {
  ClassEnds,
  KeptEnd,
  PlayedTable,
  ReplayHead,
  ReplayRefusal,
  ReplayView,
} from '#shared/protocol/replay.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { GameState, Viewer } from '#shared/rules/state.ts';
import { asSent, toDocuments } from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { KeyedBuckets } from '../limits/rateLimits.ts';
import type { Classroom } from './Classroom.ts';
import type { House } from './House.ts';
import { restoreGame } from './restoreGame.ts';
import type { Identity, Session } from './Session.ts';
import { hashToken } from './tokens.ts';

/** A game that is over: at a table that is still there, or at one that its class has left for the next game. */
type Played = {
  readonly gameId: string;
  readonly session: Session;
  readonly settings: GameSettings;
  /** Where it is one table of a class: which, in which of its games, and all tables of that game that are over. */
  readonly ofClass?: {
    readonly classroom: Classroom;
    readonly letter: TableLetter;
    readonly game: number;
    readonly tables: readonly { readonly table: TableLetter; readonly gameId: string }[];
  };
  /** How it stands; absent where it is to be read from disk. */
  readonly state?: GameState;
};

/** Who may look at a game that is over, and as what. */
type Looker = {
  readonly played: Played;
  readonly identity: Identity;
  readonly seat?: EconomyId;
  readonly isOwnTable: boolean;
};

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
  async end(asked: Asked): Promise<Answer<KeptEnd | ClassEnds>> {
    const classroom = this.#house.directory.classOf(asked.gameId);
    if (classroom?.classId === asked.gameId) return endsOf(classroom, asked.token);
    const looker = this.#admit(asked);
    if (!looker.ok) return looker;
    const { played, seat } = looker.value;
    const view: ReplayView = seat === undefined ? 'all' : 'seat';
    const state = played.state ?? (await this.#readEnd(played.gameId));
    if (state === undefined) return err('replay/unreadable');
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
    const session = directory.playing(gameId);
    const isLive = session !== undefined && session.tables.length > 0;
    const classroom = isLive ? directory.classOf(gameId) : classThatPlayed(directory.classes, gameId);
    if (!isLive && classroom === undefined) return err('replay/unknown');
    const hash = hashToken(token);
    if (!this.#requests.take(hash)) return err('replay/busy');
    const played = isLive ? playedAt(session, classroom) : pastGame(must(classroom, 'class'), gameId);
    const own = ownPlace(played, isLive, hash);
    const isOpen = classroom?.committed.state.replaysOpen === true;
    const identity = own?.identity ?? (isOpen ? classroom.gathering.identify(hash) : undefined);
    if (identity === undefined) return err('replay/closed');
    if (played.state !== undefined && played.state.phase !== 'debrief') return err('replay/not-over');
    const { seat } = own ?? {};
    return ok({
      played,
      identity,
      isOwnTable: isLive && own !== undefined,
      ...(seat === undefined ? {} : { seat }),
    });
  }

  #headFor({ played, identity, seat, isOwnTable }: Looker, view: ReplayView): ReplayHead {
    const { gameId, session, ofClass } = played;
    const { seed: _seed, ...settings } = played.settings;
    const isOpen = ofClass?.classroom.committed.state.replaysOpen === true;
    const games = ofClass === undefined ? [] : gamesOf(ofClass.classroom, identity);
    return {
      gameId,
      code: session.code,
      ...(ofClass === undefined ? {} : { table: ofClass.letter }),
      ...(ofClass?.classroom.committed.state.rehearsal === undefined ? {} : { isRehearsal: true as const }),
      settings,
      view: view === 'seat' && seat !== undefined ? 'seat' : 'all',
      ...(seat === undefined ? {} : { seat }),
      isOwnTable,
      wording: session.wording,
      others: isOpen ? ofClass.tables.filter((other) => other.gameId !== gameId) : [],
      ...(ofClass === undefined ? {} : { game: ofClass.game }),
      games: games.filter(({ game }) => game !== ofClass?.game),
    };
  }

  /** The end of a game whose table is there no more; undefined where its log has a gap. */
  async #readEnd(gameId: string): Promise<GameState | undefined> {
    const stored = await this.#house.store.loadLog(gameId);
    return stored.brokenFrom === undefined ? restoreGame(stored).head.state : undefined;
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

/** Tables of the game that is played whose own is over; before any is, those of the game before. */
function endsOf({ gathering, tables, committed }: Classroom, token: string): Answer<ClassEnds> {
  if (gathering.identify(hashToken(token))?.type !== 'host') return err('replay/closed');
  const over = tablesOver(tables);
  const ends = over.length > 0 ? over : (committed.state.past.at(-1)?.tables ?? []);
  if (ends.length === 0) return err('replay/not-over');
  return ok({
    code: gathering.code,
    tables: ends.map(({ table, gameId }) => ({ table, gameId })),
    debrief: gathering.debrief.documents(),
  });
}

function tablesOver(tables: Classroom['tables']): { readonly table: TableLetter; readonly gameId: string }[] {
  return [...tables]
    .filter(([, { table }]) => table.committed.state.phase === 'debrief')
    .map(([letter, { table }]) => ({ table: letter, gameId: table.gameId }));
}

function classThatPlayed(classes: readonly Classroom[], gameId: string): Classroom | undefined {
  return classes.find(({ committed }) =>
    committed.state.past.some(({ tables }) => tables.some((table) => table.gameId === gameId)),
  );
}

function playedAt(session: Session, classroom: Classroom | undefined): Played {
  const { gameId, committed } = session.table;
  const letter = session.ofClass?.letter;
  const { state } = committed;
  return {
    gameId,
    session,
    settings: state.settings,
    state,
    ...(classroom === undefined || letter === undefined
      ? {}
      : {
          ofClass: {
            classroom,
            letter,
            game: classroom.committed.state.past.length + 1,
            tables: tablesOver(classroom.tables),
          },
        }),
  };
}

function pastGame(classroom: Classroom, gameId: string): Played {
  const { past } = classroom.committed.state;
  const place = past.findIndex(({ tables }) => tables.some((table) => table.gameId === gameId));
  const { settings, tables } = must(past[place], 'a game of the class');
  const { table: letter } = must(
    tables.find((table) => table.gameId === gameId),
    'its table',
  );
  const ofClass = {
    classroom,
    letter,
    game: place + 1,
    tables: tables.map(({ table, gameId: id }) => ({ table, gameId: id })),
  };
  return { gameId, session: classroom.gathering, settings, ofClass };
}

type Own = { readonly identity: Identity; readonly seat?: EconomyId };

/** As whom somebody was at a table, or looks after it; undefined: they did neither. */
function ownPlace({ session, ofClass, gameId }: Played, isLive: boolean, hash: string): Own | undefined {
  const identity = session.identify(hash);
  if (identity === undefined) return undefined;
  if (isLive || ofClass === undefined) {
    const seat = identity.type === 'member' ? session.seatOf(identity.member) : undefined;
    return { identity, ...(seat === undefined ? {} : { seat }) };
  }
  if (identity.type === 'helper' && identity.helper.kind === 'assistant')
    return identity.helper.tables.includes(ofClass.letter) ? { identity } : undefined;
  if (identity.type !== 'member') return { identity };
  const tables = ofClass.classroom.committed.state.past.flatMap((game) => game.tables);
  const { people = [] } = tables.find((table) => table.gameId === gameId) ?? {};
  const place = people.find(({ member }) => member === identity.member);
  return place && { identity, ...(place.seat === undefined ? {} : { seat: place.seat }) };
}

/** Games of a class that are over, each with the table at which somebody was; whoever hosts is led to the first. */
function gamesOf(classroom: Classroom, identity: Identity): readonly PlayedTable[] {
  const { past, people } = classroom.committed.state;
  const member = identity.type === 'member' ? identity.member : undefined;
  const now = people.find((person) => person.member === member)?.table;
  const over = tablesOver(classroom.tables);
  const own = past.map(({ tables }) =>
    tables.find((table) => member === undefined || table.people.some((person) => person.member === member)),
  );
  const latest = over.find(({ table }) => member === undefined || table === now);
  return [...own, latest].flatMap((table, place) =>
    table === undefined ? [] : [{ game: place + 1, table: table.table, gameId: table.gameId }],
  );
}
