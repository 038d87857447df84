import type { ClassroomState } from '#shared/classroom/state.ts';
import type { ChatMode, Language, Wording } from '#shared/content/vocabulary.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { TableLetter } from '#shared/protocol/deal.ts';
import type { Helper } from '#shared/protocol/classHosts.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ScreenAccess } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';
import type {
  ChatRecord,
  DoorChange,
  MemberRecord,
  SessionRecord,
  StoredSession,
} from '../store/GameStore.ts';
import { CommandAnswers, spokenKey } from './CommandAnswers.ts';
import { gamesInDebrief } from './Debrief.ts';
import type { GameSession } from './GameSession.ts';
import { areAlike } from '../../shared/protocol/normaliseText.ts';
import { Door } from './Door.ts';
import type { SharedSeats } from '#shared/classroom/delegations.ts';
import { peopleAtSeat, type SeatAsked, seatOf } from '#shared/classroom/people.ts';
import { TalkMemory } from './TalkMemory.ts';
import { hashToken, isSameHash, screenAccessOf } from './tokens.ts';

/** Who holds a token: plain data, since the library copies it on its way to the room. */
export type Identity =
  | { readonly type: 'host' }
  | { readonly type: 'member'; readonly member: MemberId }
  /** Another host of a class, by a link of their own. */
  | { readonly type: 'helper'; readonly helper: Helper }
  /** A big screen: it sees what everybody may see and asks for nothing. `by`: a link of its own that the host of a class made. */
  | { readonly type: 'screen'; readonly by?: string };

/** What the room has to do once a change asked for by the host is on disk. */
export type Consequence =
  | { readonly type: 'none' }
  | { readonly type: 'membersLeave'; readonly members: readonly MemberId[] }
  /** Names or seats: these people are told. */
  | { readonly type: 'peopleChanged'; readonly members: readonly MemberId[] }
  /** The person is at another device from now on: whoever holds the old token is sent away. */
  | { readonly type: 'deviceChanged'; readonly member: MemberId; readonly isRepeated: boolean }
  | { readonly type: 'messageChanged'; readonly message: number }
  /** Name and words are gone, from every screen too. */
  | { readonly type: 'personErased'; readonly member: MemberId }
  | { readonly type: 'sessionErased' }
  /** A new link for someone: the only copy of the token goes to the host. Whoever holds the old one is sent away once. */
  | {
      readonly type: 'ticket';
      readonly member: MemberId;
      readonly token: string;
      readonly isRepeated: boolean;
    };

/** A client sends a request again for as long as its page is open, but not many of them. */
const PERFORMED_KEPT = 200;
/** At the rate of a whole table these are the messages of two minutes. */
const SPOKEN_KEPT = 1_000;

export type SessionParts = Omit<StoredSession, 'games' | 'unreadable' | 'answers' | 'ballots'> &
  Partial<Pick<StoredSession, 'answers' | 'ballots'>>;

/** Where a session belongs that is one table of a class: who gathers there, and which of them are at this table. */
export type TableOfClass = {
  readonly gathering: Session;
  readonly letter: TableLetter;
  readonly isHere: (member: MemberId) => boolean;
  /** The same as soon as it is decided, which may be ahead of the disk. */
  readonly belongsHere: (member: MemberId) => boolean;
  /** Whether the class still closes the phases of its tables. */
  readonly keepsTime: () => boolean;
  /** A person at this table was answered: what was asked took effect, or was refused. */
  readonly noteAnswer: (member: MemberId, refusal?: Rejection) => void;
  /** A person at this table raises a hand to the host of the class, or takes it down. */
  readonly raiseHand: (member: MemberId, raised: boolean) => Promise<Result<unknown, Rejection>>;
  /** The host has hidden a message at this table. */
  readonly noteHidden: (message: number) => void;
  /** Another host has a device at this table, or none any more. */
  readonly noteHelper: (helper: string, isHere: boolean) => void;
  /** A person has put a message of the host away. */
  readonly noteHeard: (member: MemberId, message: number) => void;
  /** Who raises a hand in the class, and whether everybody is to look up. */
  readonly asked: () => Pick<ClassroomState, 'hands' | 'eyesUp' | 'rehearsal' | 'adjourned'>;
  /** Seats of this table that several people share. */
  readonly shared: (head: 'committed' | 'working') => SharedSeats;
  readonly askForSeat: (asked: SeatAsked) => Promise<Result<unknown, Rejection>>;
};

/**
 * People, talk and the table under one code. What is here is on disk, but for who is connected; changes are made by the
 * functions that commit them first. A class has one session without a table, where people gather, and one for each table, which
 * shares people and door with it.
 */
export class Session {
  readonly code: string;
  readonly language: Language;
  /** Opened from a seat of it: by somebody who plays alone, or who leads friends. */
  readonly isSolo: boolean;
  readonly openedAt: number;
  readonly hostTokenHash: string;
  readonly screen: ScreenAccess;
  /** Room where people of a class gather. */
  readonly classId: string | undefined;
  readonly tables: readonly GameSession[];
  readonly talk: TalkMemory;
  /** What was said of late, by speaker and command: a retry is not said again. What is older is asked of the disk. */
  readonly spoken: CommandAnswers<void>;
  /** What the host's latest requests led to, by sender and command: a retry is not carried out again. */
  readonly performed = new CommandAnswers<Consequence>([], PERFORMED_KEPT);
  readonly connected = new Set<MemberId>();
  /** Present where this is one table of a class. */
  readonly ofClass: TableOfClass | undefined;
  /** These are one with those of the other tables of a class. */
  readonly members: Door<Session>['members'];
  readonly joining: Door<Session>['joining'];
  readonly returns: Door<Session>['returns'];
  readonly newcomers: Door<Session>['newcomers'];
  readonly reservedNames: Door<Session>['reservedNames'];
  readonly reservedTokens: Door<Session>['reservedTokens'];
  readonly departing: Door<Session>['departing'];
  readonly helpers: Door<Session>['helpers'];
  readonly debrief: Door<Session>['debrief'];
  readonly #door: Door<Session>;
  /** Whether anybody has ever come, or it was read from the disk; a table that was only opened is not kept for long. */
  #wasVisited: boolean;
  #idleSince = performance.now();
  readonly #listeners = new Set<() => void>();
  readonly #hearers = new Set<(record: ChatRecord) => void>();
  readonly #withdrawers = new Set<(messages: readonly number[]) => void>();

  constructor(parts: SessionParts, tables: readonly GameSession[], ofClass?: TableOfClass) {
    const { session, members, chat, hasOlderChat } = parts;
    this.ofClass = ofClass;
    this.#door = ofClass === undefined ? new Door<Session>(parts) : ofClass.gathering.#door;
    this.#door.sessions.add(this);
    this.members = this.#door.members;
    this.joining = this.#door.joining;
    this.returns = this.#door.returns;
    this.newcomers = this.#door.newcomers;
    this.reservedNames = this.#door.reservedNames;
    this.reservedTokens = this.#door.reservedTokens;
    this.departing = this.#door.departing;
    this.helpers = this.#door.helpers;
    this.debrief = this.#door.debrief;
    this.code = session.code;
    this.language = session.language;
    this.isSolo = session.solo;
    this.openedAt = session.openedAt;
    this.hostTokenHash = session.hostTokenHash;
    this.screen = screenAccessOf(session.hostTokenHash);
    this.classId = session.classId;
    this.tables = tables;
    this.talk = new TalkMemory(chat, hasOlderChat);
    this.spoken = new CommandAnswers(
      chat.map((record) => [spokenKey(record), undefined]),
      SPOKEN_KEPT,
    );
    this.#wasVisited = members.length > 0 || parts.answers !== undefined;
    const [own] = tables;
    if (ofClass === undefined && own !== undefined)
      this.debrief.openIn({ games: () => gamesInDebrief(own), people: () => this.voters });
  }

  /** Who is here and stays: whose answers count. */
  get voters(): readonly MemberId[] {
    return this.present.map(({ member }) => member).filter((member) => !this.departing.has(member));
  }

  get chatMode(): ChatMode {
    return this.#door.chatMode;
  }

  get wording(): Wording {
    return this.#door.wording;
  }

  get isLocked(): boolean {
    return this.#door.isLocked;
  }

  get areNamesHidden(): boolean {
    return this.#door.areNamesHidden;
  }

  get goesOnAt(): string | undefined {
    return this.#door.goesOnAt;
  }

  get hostConnections(): number {
    return this.#door.hostConnections;
  }

  /** Who may come in, what may be said, and who is hidden: the same at all tables of a class. */
  changeDoor(change: DoorChange): void {
    this.#door.change(change);
    this.doorChanged();
  }

  /** One console of the host more, or one less. */
  countHosts(change: 1 | -1): void {
    this.#door.hostConnections += change;
    this.doorChanged();
  }

  /** Something has changed that is the same at all tables of a class. */
  doorChanged(): void {
    for (const session of this.#door.sessions) session.changed();
  }

  /** Nobody is at this table any more. */
  close(): void {
    this.#door.sessions.delete(this);
    for (const table of this.tables) table.close();
  }

  /** The one table: a gathering has none. */
  get table(): GameSession {
    return must(this.tables[0], `table of session`);
  }

  /** Everybody who is here, and was not removed. */
  get present(): readonly MemberRecord[] {
    const isHere = this.ofClass?.isHere;
    return this.#everybody.filter(({ member }) => isHere === undefined || isHere(member));
  }

  /** Whether somebody is here and not on the way to another table of the class, so that a seat may be theirs. */
  maySit(member: MemberId): boolean {
    const isHere = this.present.some((each) => each.member === member) && !this.departing.has(member);
    return isHere && this.ofClass?.belongsHere(member) !== false;
  }

  /** The seat at which somebody sits, by themselves or with others of a class. */
  seatOf(member: MemberId, head: 'committed' | 'working' = 'committed'): EconomyId | undefined {
    return seatOf(this.table[head].state, member, this.ofClass?.shared(head).delegations);
  }

  peopleAt(economy: EconomyId, head: 'committed' | 'working' = 'committed'): readonly MemberId[] {
    return peopleAtSeat(this.table[head].state, economy, this.ofClass?.shared(head).delegations ?? []);
  }

  /** Those at the other tables of a class too. */
  get #everybody(): readonly MemberRecord[] {
    return [...this.members.values()].filter(({ removed }) => !removed);
  }

  /** Who was removed and whose name and words are still kept, the last to come first. */
  get removed(): readonly MemberRecord[] {
    return [...this.members.values()].filter(({ removed, name }) => removed && name !== '').toReversed();
  }

  nextHelper(): string {
    return this.#door.nextHelper();
  }

  nextMember(): MemberId {
    this.#door.lastMember += 1;
    return `m${this.#door.lastMember}`;
  }

  /** The place at the end of those who ask for a seat. */
  nextSeatAsked(): number {
    this.#door.lastSeatAsked += 1;
    return this.#door.lastSeatAsked;
  }

  /** Who asks for a seat and has none, in the order in which they asked. */
  seatQueue(): readonly MemberId[] {
    return this.present
      .filter(({ member, seatAsked = 0 }) => seatAsked > 0 && this.seatOf(member) === undefined)
      .toSorted((a, b) => (a.seatAsked ?? 0) - (b.seatAsked ?? 0))
      .map(({ member }) => member);
  }

  /**
   * How many wait whom newcomers must not pass. Before the game begins seats go to whoever comes: else one person who watches and
   * asks would keep a whole class from its seats.
   */
  countAhead(state: GameState): number {
    return state.phase === 'lobby' ? 0 : this.seatQueue().length;
  }

  nextChat(): number {
    this.#door.lastChat += 1;
    return this.#door.lastChat;
  }

  /**
   * Lets go of a person's name and words: a person of a class may have spoken at several tables. The words leave every screen.
   * `said`: numbers of their messages that were on disk.
   */
  forget(member: MemberId, said: readonly number[]): void {
    const record = this.members.get(member);
    if (record !== undefined) {
      const { groupWord: _word, pinHash: _pin, ...kept } = record;
      this.members.set(member, { ...kept, name: '', tokenHash: '', removed: true });
    }
    this.debrief.forget(member);
    const sessions = [...this.#door.sessions];
    const latest = sessions.flatMap(({ talk }) => talk.latest.filter((message) => message.member === member));
    const messages = [...new Set([...said, ...latest.map(({ id }) => id)])];
    for (const session of sessions) {
      session.talk.forget(member);
      for (const withdraw of session.#withdrawers) withdraw(messages);
    }
    this.doorChanged();
  }

  /** Whether somebody here has this name, or one that people take for it. */
  isNameTaken(name: string, except?: MemberId): boolean {
    const others = this.#everybody.filter(({ member }) => member !== except).map((other) => other.name);
    return [...others, ...this.reservedNames].some((other) => areAlike(name, other));
  }

  /** Whether this token is somebody's already, or about to be. */
  isTokenKnown(hash: string): boolean {
    const isAwaited = this.joining.has(hash) || this.reservedTokens.has(hash);
    if (isAwaited || this.identify(hash) !== undefined) return true;
    return [...this.members.values()].some(({ tokenHash }) => isSameHash(tokenHash, hash));
  }

  /** The person of this name, or else of one that people take for it, which nobody who joined since could have. */
  named(name: string): MemberRecord | undefined {
    const alike = this.present.filter((each) => areAlike(each.name, name));
    return alike.find((each) => each.name === name) ?? alike[0];
  }

  /** Who a token belongs to, by its hash. */
  identify(hash: string): Identity | undefined {
    if (isSameHash(hash, this.hostTokenHash)) return { type: 'host' };
    if (isSameHash(hash, hashToken(this.screen.token))) return { type: 'screen' };
    const helper = this.#door.helperBy(hash, this.ofClass?.letter);
    if (helper !== undefined)
      return helper.kind === 'screen' ? { type: 'screen', by: helper.id } : { type: 'helper', helper };
    const found = this.present.find(({ tokenHash }) => isSameHash(hash, tokenHash));
    return found === undefined ? undefined : { type: 'member', member: found.member };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Called for every message that is said here, or hidden, from elsewhere, when it is on disk. */
  onHeard(hearer: (record: ChatRecord) => void): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  /** Called with the numbers of messages that are gone. */
  onWithdrawn(withdraw: (messages: readonly number[]) => void): () => void {
    this.#withdrawers.add(withdraw);
    return () => this.#withdrawers.delete(withdraw);
  }

  /** A message on disk that was not said through this table's own room: it joins the talk, and goes to whoever may read it. */
  hear(record: ChatRecord): void {
    this.talk.add(record);
    for (const hearer of this.#hearers) hearer(record);
  }

  /** Hides messages, at whichever table of a class each was said; who has them is told. */
  hide(messages: readonly number[]): void {
    for (const session of this.#door.sessions)
      for (const record of messages.flatMap((message) => session.talk.hide(message) ?? []))
        for (const hearer of session.#hearers) hearer(record);
  }

  /** Something that everyone may see of the session has changed. */
  changed(): void {
    const isDeserted = this.connected.size === 0 && this.hostConnections === 0;
    if (!isDeserted) {
      this.#idleSince = Infinity;
      this.#wasVisited = true;
    } else if (this.#idleSince === Infinity) this.#idleSince = performance.now();
    for (const listener of this.#listeners) listener();
  }

  /** Whether nobody ever sat down and nothing has begun. */
  get isUnused(): boolean {
    return this.present.length === 0 && this.table.committed.state.phase === 'lobby';
  }

  get wasVisited(): boolean {
    return this.#wasVisited;
  }

  /** Milliseconds since the last person left. */
  get idleMs(): number {
    return Math.max(0, performance.now() - this.#idleSince);
  }
}

/** The record that a new session starts from. */
export function emptySession(session: SessionRecord): SessionParts {
  return { session, members: [], helpers: [], chat: [], hasOlderChat: false, lastMember: 0, lastChat: 0 };
}
