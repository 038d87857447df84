import type { ChatMode, Wording } from '#shared/content/vocabulary.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { TableLetter } from '#shared/protocol/deal.ts';
import type { Helper } from '#shared/protocol/otherHosts.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { JoinedMember, SessionErrorCode } from '#shared/protocol/session.ts';
import { TokenBucket } from '../limits/buckets.ts';
import type { HelperRecord, MemberRecord, StoredSession } from '../store/GameStore.ts';
import { Debrief } from './Debrief.ts';
import { ReturnRequests } from './ReturnRequests.ts';
import { isSameHash } from './tokens.ts';

type DoorParts = Pick<StoredSession, 'session' | 'members' | 'helpers' | 'lastMember' | 'lastChat'> &
  Partial<Pick<StoredSession, 'answers' | 'ballots'>>;

/** What all tables of a class have in common with the gathering above them. */
export class Door<Member> {
  readonly members: Map<MemberId, MemberRecord>;
  /** Joins whose commit is under way, by the hash of their token. */
  readonly joining = new Map<string, Promise<Result<JoinedMember, SessionErrorCode>>>();
  readonly returns = new ReturnRequests();
  /** How many more may join just now. */
  readonly newcomers = new TokenBucket(LIMITS.joinsPerGamePerMinute / 60, LIMITS.joinsPerGameAtOnce);
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
    this.lastMember = lastMember;
    this.lastChat = lastChat;
    this.lastSeatAsked = Math.max(0, ...members.map(({ seatAsked = 0 }) => seatAsked));
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
