import { randomInt } from 'node:crypto';
import type { ChatMode, Wording } from '#shared/content/vocabulary.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { TableLetter } from '#shared/protocol/deal.ts';
import type { Helper } from '#shared/protocol/classHosts.ts';
import type { JoinedMember, SessionErrorCode } from '#shared/protocol/session.ts';
import { TokenBucket, SERVER_LIMITS } from '../limits/rateLimits.ts';
import type { DoorChange, HelperRecord, MemberRecord, StoredSession } from '../store/GameStore.ts';
import { Debrief } from './Debrief.ts';
import { isSameHash } from './tokens.ts';

/** Somebody asks to come back on another device. What is kept of its token is the hash; it opens nothing yet. */
type PendingReturn = {
  readonly request: string;
  readonly member: MemberId;
  readonly tokenHash: string;
  /** Shown on that device and to the host. */
  readonly check: string;
};
type Standing = 'waiting' | 'refused' | 'expired';
type Kept = PendingReturn & { readonly askedAtMs: number; isRefused: boolean };

/** Requests kept after they were refused or ran out, so that the device is told. */
const KEPT = 40;

/**
 * Requests of one session to come back on another device: one for each person, few at a time, each for some minutes. They are
 * kept in memory only: after a restart a waiting device asks anew by itself.
 */
export class ReturnRequests {
  readonly #now: () => number;
  readonly #rate = new TokenBucket(
    SERVER_LIMITS.returnsPerGamePerMinute / 60,
    SERVER_LIMITS.returnsPerGamePerMinute,
  );
  #kept: readonly Kept[] = [];
  #count = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Those that the host can answer now. */
  get pending(): readonly PendingReturn[] {
    return this.#kept.filter((each) => this.#standingOf(each) === 'waiting');
  }

  /** How it stands with the request that came with this token. */
  find(tokenHash: string): { readonly standing: Standing; readonly check: string } | undefined {
    const found = this.#kept.find((each) => each.tokenHash === tokenHash);
    return found === undefined ? undefined : { standing: this.#standingOf(found), check: found.check };
  }

  /** A new request, unless one for this person waits already or too many do. */
  ask(member: MemberId, tokenHash: string): PendingReturn | undefined {
    const { pending } = this;
    if (pending.length >= SERVER_LIMITS.returnsAtOnce || pending.some((each) => each.member === member))
      return undefined;
    if (!this.#rate.take()) return undefined;
    this.#count += 1;
    const check = String(randomInt(10, 100));
    const kept = {
      request: `q${this.#count}`,
      member,
      tokenHash,
      check,
      askedAtMs: this.#now(),
      isRefused: false,
    };
    this.#kept = [...this.#kept, kept].slice(-KEPT);
    return kept;
  }

  /** Whoever asked waits no longer. Whether the host was being asked. */
  giveUp(tokenHash: string): boolean {
    const found = this.pending.find((each) => each.tokenHash === tokenHash);
    if (found === undefined) return false;
    this.forget(found.request);
    return true;
  }

  /** The request was granted, and that is on disk. */
  forget(request: string): void {
    this.#kept = this.#kept.filter((each) => each.request !== request);
  }

  refuse(request: string): boolean {
    const found = this.#kept.find((each) => each.request === request);
    if (found === undefined || this.#standingOf(found) !== 'waiting') return false;
    found.isRefused = true;
    return true;
  }

  #standingOf({ isRefused, askedAtMs }: Kept): Standing {
    if (isRefused) return 'refused';
    return this.#now() - askedAtMs > SERVER_LIMITS.returnWaitsMs ? 'expired' : 'waiting';
  }
}

type DoorParts = Pick<StoredSession, 'session' | 'members' | 'helpers' | 'lastMember' | 'lastChat'> &
  Partial<Pick<StoredSession, 'answers' | 'ballots'>>;

/** What all tables of a class have in common with the gathering above them. */
export class Door<Member> {
  readonly members: Map<MemberId, MemberRecord>;
  /** Joins whose commit is under way, by the hash of their token. */
  readonly joining = new Map<string, Promise<Result<JoinedMember, SessionErrorCode>>>();
  readonly returns = new ReturnRequests();
  /** How many more may join just now. */
  readonly newcomers = new TokenBucket(
    SERVER_LIMITS.joinsPerGamePerMinute / 60,
    SERVER_LIMITS.joinsPerGameAtOnce,
  );
  /** Names of joins whose commit is under way. */
  readonly reservedNames = new Set<string>();
  /** Hashes of tokens that are being given to somebody who comes back. */
  readonly reservedTokens = new Set<string>();
  /** People who are being removed or erased: nothing more is done for them. */
  readonly departing = new Set<MemberId>();
  /** Other hosts of a class by their ids; the links of those who are gone are not in it. */
  readonly helpers: Map<string, HelperRecord>;
  /** Who shows it. */
  readonly sessions = new Set<Member>();
  chatMode: ChatMode;
  wording: Wording;
  isLocked: boolean;
  areNamesHidden: boolean;
  /** Code of the table at which friends go on together. */
  goesOnAt: string | undefined;
  hostConnections = 0;
  lastMember: number;
  lastChat: number;
  lastSeatAsked: number;
  readonly debrief: Debrief;
  #lastHelper: number;

  constructor({ session, members, helpers, lastMember, lastChat, ...stored }: DoorParts) {
    this.debrief = new Debrief(session.code, stored);
    this.helpers = new Map(helpers.filter(({ revoked }) => !revoked).map((record) => [record.id, record]));
    this.#lastHelper = Math.max(0, ...helpers.map(({ id }) => Number(id.slice(1))));
    this.members = new Map(members.map((record) => [record.member, record]));
    this.chatMode = session.chatMode;
    this.wording = session.wording;
    this.isLocked = session.locked;
    this.areNamesHidden = session.namesHidden;
    this.goesOnAt = session.goesOnAt;
    this.lastMember = lastMember;
    this.lastChat = lastChat;
    this.lastSeatAsked = Math.max(0, ...members.map(({ seatAsked = 0 }) => seatAsked));
  }

  /** What is not named stays as it is. */
  change({ locked, chatMode, wording, namesHidden, goesOnAt }: DoorChange): void {
    this.isLocked = locked ?? this.isLocked;
    this.chatMode = chatMode ?? this.chatMode;
    this.wording = wording ?? this.wording;
    this.areNamesHidden = namesHidden ?? this.areNamesHidden;
    this.goesOnAt = goesOnAt ?? this.goesOnAt;
  }

  nextHelper(): string {
    this.#lastHelper += 1;
    return `h${this.#lastHelper}`;
  }

  /** The other host who holds this token. At a table that is none of theirs, an assistant is nobody. */
  helperBy(hash: string, table: TableLetter | undefined): Helper | undefined {
    const found = [...this.helpers.values()].find(({ tokenHash }) => isSameHash(hash, tokenHash));
    if (found === undefined) return undefined;
    const { id, kind, label, tables } = found;
    const isStranger = kind === 'assistant' && table !== undefined && !tables.includes(table);
    return isStranger ? undefined : { id, kind, label, tables };
  }
}
