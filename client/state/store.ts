import { computed, signal } from '@preact/signals';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { type Hosting, type Matter, mayHost, THE_HOST } from '#shared/classroom/rights.ts';
import type { TableLetter } from '#shared/protocol/deal.ts';
import type { OtherRule } from '#shared/protocol/debrief.ts';
import type { SharedSeatView } from '#shared/protocol/offices.ts';
import type { Helper } from '#shared/protocol/classHosts.ts';
import type { ScreenAccess, SessionView } from '#shared/protocol/session.ts';
import type { RemovedPerson, ReturnRequest, Role, Ticket } from '#shared/protocol/wire.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { NO_TALK, type TalkLog } from './talkLog.ts';

/** Who this device is at the table. */
type Me = {
  readonly role: Role;
  readonly member?: MemberId;
  readonly name?: string;
  /** Absent: the host, a watcher, or someone who waits for a seat. */
  readonly seat?: EconomyId;
  /** Whether this device may steer the clock: the host, who plays alone, and who leads friends. */
  readonly mayHost: boolean;
  /** Another host of a class, by a link of their own. */
  readonly helper?: Helper;
};

/** What the client knows of its table; written only by `net`, read by every panel. */
/** The game as this viewer may know it, of the same type as on the server: every predicate of the rules runs on it. */
export const game = signal<GameState | undefined>(undefined);
/** The same where it is one of countries, and where it is one of provinces. */
export const gameOfCountries = computed(() =>
  game.value?.rulebook === 'countries' ? game.value : undefined,
);
export const gameOfProvinces = computed(() =>
  game.value?.rulebook === 'provinces' ? game.value : undefined,
);
export const session = signal<SessionView | undefined>(undefined);
/** Where several share the seat of this device: what only they know. */
export const sharedSeat = signal<SharedSeatView | undefined>(undefined);
export const me = signal<Me | undefined>(undefined);
/** One of the two, by who plays; fetched once the settings of the game are known. */
export type LoadedScenario =
  | { readonly countries: Scenario; readonly provinces?: never }
  | { readonly provinces: ProvincesScenario; readonly countries?: never };
/** What panels of any game ask of the one that is played. Where a game says nothing it speaks as countries do, which climb a ladder of integration. */
export type GameTraits = {
  /** Sentences that it says in the place of others. */
  readonly says?: {
    readonly 'phrase.lowerTogether': 'phrase.openTogether';
    readonly 'debrief.change.wallDown': 'debrief.change.wallsDown';
    readonly 'debrief.whatIf.hintMean': 'debrief.whatIf.hintProvinces';
  };
  /** Reasons to refuse an offer that nobody has in it. */
  readonly neverSaid?: readonly ProposalReason[];
  /** What its agreements are, from level 1 on, in the place of stages of integration; other levels are those of dials. */
  readonly forms?: readonly ('voluntary' | 'binding')[];
  /** Rules of the world that might have been others. */
  readonly otherRules?: readonly OtherRule[];
  /** By what the debrief tells what tables have come to for all: not by what blocs created and diverted. */
  readonly paid?: 'nation';
  /** The part of the rules on one page that is about it, where they do not begin with it anyway. */
  readonly rulesAt?: '#provinces';
};
export const traits = signal<GameTraits>({});
export const scenario = signal<Scenario | undefined>(undefined);
export const provincesScenario = signal<ProvincesScenario | undefined>(undefined);
/** What tables of countries and of provinces have alike: who sits where, and who is on the map. */
export const seating = computed<Seating | undefined>(() => scenario.value ?? provincesScenario.value);
type Seating = Pick<AnyScenario, 'economies' | 'dealOrder' | 'sectors' | 'moneyUnit'>;
/** The name that the host gave this person, until it was read. */
export const renamedTo = signal<string | undefined>(undefined);
/** Talk that this device has, with how far back each room has read. */
export const talkLog = signal<TalkLog>(NO_TALK);
/** Its messages, oldest first. */
export const chat = computed(() => talkLog.value.messages);
/** To the host: who asks to come back on another device. */
export const returnRequests = signal<readonly ReturnRequest[]>([]);
/** To the host: who was removed and whose name and words are still kept. */
export const removedPeople = signal<readonly RemovedPerson[]>([]);
/** To the host: the personal link just made for someone. */
export const ticket = signal<Ticket | undefined>(undefined);
/** To the host: what opens a big screen on another device. */
export const screenAccess = signal<ScreenAccess | undefined>(undefined);
export const connection = signal<ConnectionState>({ type: 'idle' });
/** Row of the log that `game` shows. */
export const seq = signal(0);
export const gameId = signal<string | undefined>(undefined);

/** Whether the person at this device plays alone, and hosts too: nobody else is to be waited for or talked to. */
export const playsAlone = computed(() => me.value?.mayHost === true && session.value?.ledBy === undefined);

/** Whether somebody leads the table beside those who play at it: neither one alone nor friends. */
export const hasHost = computed(() => !playsAlone.value && session.value?.ledBy === undefined);

/** Whether the person at this device leads a table of friends from a seat. */
export const leadsFriends = computed(
  () => me.value?.member !== undefined && session.value?.ledBy === me.value.member,
);

/** Whether the person at this device decides from a seat what a host decides elsewhere: alone, or as leader of friends. */
export const hostsFromSeat = computed(() => me.value?.mayHost === true && me.value.seat !== undefined);

/** Whether a press can reach the server now; Sign, Seal and the like are off otherwise. */
export const isLive = computed(
  () =>
    connection.value.type === 'live' &&
    session.value?.savingPaused !== true &&
    session.value?.historyLost !== true,
);

/** As whom this device hosts. */
function hosting(): Hosting {
  const helper = me.value?.helper;
  return helper === undefined ? THE_HOST : { as: helper.kind, tables: helper.tables };
}

/** Whether whoever hosts at this device may ask, or read, what is about these tables: by the server's own table of rights. */
export function mayHere(matter: Matter, tables?: readonly (TableLetter | undefined)[]): boolean {
  return mayHost(hosting(), matter, tables);
}

/** The same about whatever is theirs: all tables, or an assistant's own. */
export function mayAnywhere(matter: Matter): boolean {
  return mayHere(matter, me.value?.helper?.kind === 'assistant' ? me.value.helper.tables : undefined);
}

/** In a class: whether the person at this device raises a hand to its host. */
export const isHandUp = computed(() => {
  const member = me.value?.member;
  return member !== undefined && session.value?.ofClass?.hands.includes(member) === true;
});

/** How this device stands to its table; each state has its sentence (`connection.<type>`). */
export type ConnectionState =
  | { readonly type: 'idle' }
  | { readonly type: 'connecting' }
  | { readonly type: 'live' }
  /**
   * The line is down; the next try comes at `retryAtMs` of this device's monotonic clock. Blocked: the server answers requests, but
   * something on the way lets no live connection through.
   */
  | { readonly type: 'away'; readonly retryAtMs: number; readonly isBlocked?: boolean }
  /** The server said that it restarts; the game is saved. */
  | { readonly type: 'restarting'; readonly retryAtMs: number }
  /** The same seat was opened in a newer tab or on another device. */
  | { readonly type: 'replaced' }
  | { readonly type: 'removed' }
  /** The host has closed the table and had it deleted. */
  | { readonly type: 'erased' }
  /** A new link was made for this seat, or the host let its person in on another device. */
  | { readonly type: 'reissued' }
  | { readonly type: 'revoked' }
  /** The host has moved the person to another table of the class; the class says where. */
  | { readonly type: 'moved' }
  /** Sent more than the limits allow. */
  | { readonly type: 'flooded' }
  /** The server runs another build; the page was reloaded once and still differs. */
  | { readonly type: 'outdated' }
  /** The table is over, or this link leads nowhere. */
  | { readonly type: 'gone' }
  /** The server keeps the table and cannot read it. */
  | { readonly type: 'unreadable' };
