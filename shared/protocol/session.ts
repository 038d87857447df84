import { z } from 'zod';
import type { LineFill, LineKey } from '#shared/content/speech.ts';
import type { EconomyId, MemberId, ProposalId } from '#shared/kernel/ids.ts';
import {
  CHAT_MODES,
  LANGUAGES,
  WORDINGS,
  type ChatMode,
  type Office,
  type Wording,
} from '#shared/content/vocabulary.ts';
import type { TableLetter } from '#shared/content/lessons.ts';
import { agreementIdSchema, economyIdSchema, idSchema, proposalIdSchema } from './ids.ts';
import { askedPaymentsSchema } from './payments.ts';
import { CODE_ALPHABET, CODE_LENGTH, PIN_DIGITS, TEXT_LENGTHS } from './textLengths.ts';
import { gameSettingsSchema, type GameSettings } from './settings.ts';
import type { Rejection } from './rejection.ts';

/**
 * A session: a code, a host, people, and one or more tables (games) of one scenario. Bodies of the HTTP routes and
 * payloads of the room's messages; whatever comes from outside is parsed with these schemas once.
 */
export { CODE_ALPHABET };
export const codeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`));
/** 128 bits, base64url. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
export const memberIdSchema = z.string().regex(/^m[0-9]{1,6}$/);
export const pinSchema = z.string().regex(new RegExp(`^[0-9]{${PIN_DIGITS}}$`));
export const nameSchema = z.string().max(TEXT_LENGTHS.nameCharacters);

/** POST /api/sessions → OpenedSession. */
export const openSessionSchema = z.strictObject({
  settings: gameSettingsSchema,
  chatMode: z.enum(CHAT_MODES),
  language: z.enum(LANGUAGES),
  /** One click: the opener also takes a seat, may use the host's intents, and the game starts at once. */
  solo: z.boolean(),
  /** Among friends: the opener sits down under this name and leads the table from there. Nobody has a host's link. */
  leader: nameSchema.optional(),
  /** The game that the same people have just played: its tasks are not dealt to them again. */
  after: idSchema(/^g[0-9a-f]{1,64}$/).optional(),
  /** In solo play: which economy to govern; without it the first that is dealt. */
  seat: economyIdSchema.optional(),
});
export type OpenSession = z.infer<typeof openSessionSchema>;
export type OpenedSession = {
  readonly code: string;
  readonly gameId: string;
  /** Absent among friends. */
  readonly hostToken?: string;
  /** Present in solo play and among friends. */
  readonly member?: JoinedMember;
};

/** GET /api/sessions/:code → SessionCard: what a code leads to, before joining. */
export type SessionCard = {
  readonly code: string;
  /** The table; absent where the code is that of a class. */
  readonly gameId?: string;
  /** The room where the people of a class gather. */
  readonly classId?: string;
  readonly settings: GameSettings;
  readonly started: boolean;
  /** None while somebody at the table waits for a seat: free ones are for those who wait. */
  readonly freeSeats: readonly EconomyId[];
  /** Among friends: who sits where. */
  readonly taken?: readonly { readonly economy: EconomyId; readonly name: string }[];
  /** How many at the table wait for a seat. */
  readonly waiting: number;
  /** The class is tried out with simulated people. */
  readonly isRehearsal?: true;
  /** Days for which names and talk are kept once the table is closed. */
  readonly keptDays: number;
};

/** GET /api/privacy → PrivacyFacts: the settings by which this server keeps and deletes. */
export type PrivacyFacts = {
  /** What everybody has left is closed after so many hours. */
  readonly idleHours: number;
  /** What is closed is deleted after so many days. */
  readonly keptDays: number;
  /** Who answers for the server, where its settings say so. */
  readonly operator?: string;
};

/** GET /api/rooms/<id> → RoomFacts: whether the server still has a table or a class of which a device knows the id. */
export type RoomFacts = { readonly isThere: boolean };

/**
 * GET /api/addresses → NetworkAddresses: origins at which phones on the same network reach the server, the likeliest first; none
 * unless a browser on the server's own machine asks.
 */
export type NetworkAddresses = { readonly network: readonly string[] };

/** What a device has found out about itself before its person joins a class, for the host. */
export const deviceCheckSchema = z.strictObject({
  /** Whether a live connection (WebSocket) gets through. */
  sockets: z.boolean(),
  /** Whether the browser remembers who it is. */
  keeps: z.boolean(),
  /** The page is shown within another app, which closes it when it is left. */
  inApp: z.boolean(),
  /** Of a request to the server and back, in milliseconds; absent: none came back in time. */
  roundTripMs: z.number().int().min(0).max(60_000).optional(),
});
export type DeviceCheck = z.infer<typeof deviceCheckSchema>;

/** POST /api/join → JoinedMember. `seat` asks for a certain economy; without it the next of the deal order is given. */
export const joinSchema = z.strictObject({
  code: codeSchema,
  name: nameSchema,
  as: z.enum(['player', 'watch']),
  seat: economyIdSchema.optional(),
  /** Chosen by the client, so that a request whose answer was lost may be sent again: the same token has the same place. */
  token: tokenSchema.optional(),
  /** In a class: whoever types the same word may be dealt together. It is kept with the name, never in a log. */
  group: z.string().max(40).optional(),
  /** In a class: kept in memory only. */
  device: deviceCheckSchema.optional(),
});
export type Join = z.infer<typeof joinSchema>;
export type JoinedMember = {
  readonly gameId: string;
  readonly member: MemberId;
  readonly token: string;
  readonly name: string;
  /** Absent: watching. */
  readonly seat?: EconomyId;
};

/** Answer to POST /api/join where the code is that of a class: the token opens the gathering, and later the room of their table. */
export type JoinedClass = {
  readonly classId: string;
  readonly member: MemberId;
  readonly token: string;
  readonly name: string;
  /** By which the person comes back on any device, told once: of it a hash is kept. */
  readonly pin?: string;
};

/** What opens a big screen, which shows the public view and can do nothing: the token in a link, or the code typed at `/screen`. */
export type ScreenAccess = { readonly token: string; readonly code: string };
/** POST /api/screen → OpenedScreen. */
export const openScreenSchema = z.strictObject({ code: codeSchema });
export type OpenedScreen = { readonly gameId: string; readonly token: string };

/**
 * POST /api/return → ReturnAnswer: somebody who is at the table already asks to come back on another device, by name. The host
 * lets them in by a press. The token is the client's choice, as for a join; until that press it opens nothing. The same
 * request again asks how it stands.
 */
export const returnSchema = z.strictObject({
  code: codeSchema,
  name: nameSchema,
  token: tokenSchema,
  /** In a class: the person's own number, which lets them in without the host. */
  pin: pinSchema.optional(),
  /** They wait no longer: the host need not answer. */
  givenUp: z.literal(true).optional(),
});
export type Return = z.infer<typeof returnSchema>;
export type ReturnAnswer =
  | { readonly state: 'givenUp' }
  /** Both devices show the number, so that the host knows whom the press lets in. */
  | { readonly state: 'waiting'; readonly check: string }
  | { readonly state: 'admitted'; readonly joined: JoinedMember | JoinedClass };

/** Errors of the HTTP routes: `{ error: SessionError }` with a 4xx status. */
export const SESSION_ERRORS = [
  'session/unknown-code',
  'session/locked',
  'session/malformed',
  'session/too-many-tries',
  'session/too-many-joins',
  'session/too-many-sessions',
  'session/full',
  'session/ended',
  'session/unreadable',
  'name/empty',
  'name/too-long',
  'name/taken',
  'name/reserved',
  'seat/taken',
  'seat/unknown',
  'return/unknown-name',
  'return/refused',
  'return/expired',
  'return/too-many',
  'return/pin-missing',
  'return/wrong-pin',
  'return/pin-blocked',
  'return/pin-too-soon',
  'server/internal',
  'server/saving-paused',
] as const;
export type SessionErrorCode = (typeof SESSION_ERRORS)[number];

/** Options of joinById: who comes, and the row of the log that it was last shown, as the server signed it (witness rule). */
export const roomOptionsSchema = z.strictObject({
  token: tokenSchema,
  /** Unread where it is not as the server wrote it: a browser's memory must not keep anyone out. */
  witness: z.string().max(200).optional(),
  /** Sent by pages of earlier versions, and ignored. */
  lastSeq: z.number().optional(),
  buildId: z.string().max(64).optional(),
  /** To come as a big screen with any token of the table: what only its holder may know then stays off this device. */
  screen: z.boolean().optional(),
});
export type RoomOptions = z.infer<typeof roomOptionsSchema>;

/** What a host may ask about people and talk; not events of the game, so erasing a person never breaks the fold. */
export const sessionIntentSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('lock'), locked: z.boolean() }),
  z.strictObject({ type: z.literal('hideNames'), hidden: z.boolean() }),
  z.strictObject({ type: z.literal('setChatMode'), mode: z.enum(CHAT_MODES) }),
  z.strictObject({ type: z.literal('setWording'), wording: z.enum(WORDINGS) }),
  /** Whoever leads friends has opened them another table. */
  z.strictObject({ type: z.literal('goOnAt'), code: codeSchema }),
  z.strictObject({ type: z.literal('muteMember'), member: memberIdSchema, muted: z.boolean() }),
  z.strictObject({ type: z.literal('hideMessage'), message: z.number().int().positive() }),
  z.strictObject({ type: z.literal('renameMember'), member: memberIdSchema, name: nameSchema }),
  z.strictObject({ type: z.literal('removeMember'), member: memberIdSchema }),
  /** Removes the person, and deletes the name and everything said. */
  z.strictObject({ type: z.literal('erasePerson'), member: memberIdSchema }),
  /** Closes the table and deletes all of it. */
  z.strictObject({ type: z.literal('eraseSession') }),
  /** Everyone without a seat, at once. */
  z.strictObject({ type: z.literal('removeWatchers') }),
  z.strictObject({
    type: z.literal('giveSeat'),
    member: memberIdSchema,
    economy: economyIdSchema.optional(),
    /** Whom the host saw on that seat: they get the seat that becomes free, or watch. Without it a taken seat is not given. */
    replaces: memberIdSchema.optional(),
  }),
  /** The person asks for a seat no longer, by the host's word. */
  z.strictObject({ type: z.literal('declineSeatRequest'), member: memberIdSchema }),
  /** Everybody who waits takes the seat of somebody who sits, as far as there are seats, in turn. */
  z.strictObject({ type: z.literal('rotateSeats') }),
  /** Lets somebody who asked to come back on another device take their place there, or not. */
  z.strictObject({
    type: z.literal('answerReturn'),
    request: z.string().regex(/^q[0-9]{1,6}$/),
    admitted: z.boolean(),
  }),
  z.strictObject({ type: z.literal('reissueLink'), member: memberIdSchema }),
  /** History was lost (the view says so): go on from the last known point. */
  z.strictObject({ type: z.literal('continueAfterLoss') }),
]);
export type SessionIntent = z.infer<typeof sessionIntentSchema>;

/** Whoever watches asks the host for a seat, or asks no longer. Asked twice it counts once. */
export const seatRequestSchema = z.strictObject({
  waits: z.boolean(),
  /** Among friends before the start: the free seat to which one moves. */
  moveTo: economyIdSchema.optional(),
});
export type SeatRequest = z.infer<typeof seatRequestSchema>;

/** Somebody in a class raises a hand to its host, or takes it down. */
export const handSchema = z.strictObject({ raised: z.boolean() });
export type Hand = z.infer<typeof handSchema>;

/** Somebody leaves their class for good: name and words are deleted, a bot has the seat. */
export const leaveSchema = z.strictObject({ forGood: z.literal(true) });

/** A word of the host was put away on this device. It changes nothing, has no envelope, and is answered by nothing. */
export const heardSchema = z.strictObject({ message: z.number().int().positive() });

export const channelSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('plenary') }),
  z.strictObject({ type: z.literal('pair'), with: economyIdSchema }),
  z.strictObject({ type: z.literal('bloc'), agreement: agreementIdSchema }),
  /** Among those who share a seat. */
  z.strictObject({ type: z.literal('own') }),
]);
export type Channel = z.infer<typeof channelSchema>;
const MOST_CHARACTERS = TEXT_LENGTHS.chatCharacters * 4;
export const talkSchema = z.strictObject({
  channel: channelSchema,
  body: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('text'),
      text: z.string().min(1).max(MOST_CHARACTERS),
    }),
    z.strictObject({
      type: z.literal('phrase'),
      key: idSchema(/^[a-zA-Z]{1,32}$/),
      economy: economyIdSchema.optional(),
      among: z.array(economyIdSchema).min(2).max(12).readonly().optional(),
      payments: askedPaymentsSchema.optional(),
    }),
  ]),
});
export type Talk = z.infer<typeof talkSchema>;
/** What a bot says in the talk: a set sentence, never text of its own. People cannot send one. */
export type BotLine = {
  readonly type: 'line';
  readonly key: LineKey;
  readonly fill?: LineFill;
  /** The proposal that it speaks of. */
  readonly proposal?: ProposalId;
};

/** What is said in the talk: by people, or by bots in sentences of their own. */
export type SaidBody = Talk['body'] | BotLine;

/** Asks for a page of earlier talk. A question changes nothing: it has no envelope, and may be asked again. */
export const talkBeforeSchema = z.strictObject({
  /** The room, as its reader sees it; absent: all that may be read. */
  channel: channelSchema.optional(),
  /** Absent: from the latest. */
  before: z.number().int().min(1).optional(),
});
export type TalkBefore = z.infer<typeof talkBeforeSchema>;
/** A page of talk, oldest first. `next`: there is more, before this message. */
export type EarlierTalk = { readonly messages: readonly ChatMessage[]; readonly next?: number };

/**
 * Asks for the time of the game. `reading`: a soloist has something open to read or to write; without time limits the game waits
 * for so long, so that bots do not go on meanwhile. `offer`: the offer of another that somebody has open to answer; for a
 * minute no bot signs an offer of that person's seat by which it would expire.
 */
export const clockQuestionSchema = z.object({
  reading: z.boolean().optional(),
  offer: proposalIdSchema.optional(),
});
export type ClockQuestion = z.infer<typeof clockQuestionSchema>;

/** Envelope of every request of a room that changes something: `room.request('intent', …)`. Answer: Ack, or a rejection with `.reason: Rejection`. */
export const envelopeSchema = z.strictObject({
  /** Chosen by the client; a retry with the same id takes effect once. */
  id: z.string().regex(/^[A-Za-z0-9_-]{8,32}$/),
  /** The row of the log that the sender had seen. */
  basedOn: z.number().int().min(0),
  intent: z.unknown(),
});
export type Ack = { readonly seq: number };
export type RequestFailure = Rejection;

/** Messages from the room to one client, always after commit. */
export type ChatMessage = {
  readonly id: number;
  readonly channel: Channel;
  /** Both ends of a pair; the sender's economy, or absent for the host. */
  readonly from?: EconomyId;
  readonly to?: EconomyId;
  /** Empty of the host and of bots. */
  readonly name: string;
  readonly at: number;
  readonly body: SaidBody;
  readonly hidden: boolean;
};
export type Person = {
  readonly member: MemberId;
  readonly name: string;
  readonly seat?: EconomyId;
  /** Where several share the seat: what this person may press for it in this round. */
  readonly offices?: readonly Office[];
  readonly connected: boolean;
  readonly muted: boolean;
};
/** Public facts of the session, synchronised under the document key `session`. */
export type SessionView = {
  readonly code: string;
  readonly locked: boolean;
  /** The big screen shows who sits where by seats alone. */
  readonly namesHidden: boolean;
  readonly chatMode: ChatMode;
  readonly wording: Wording;
  readonly hostConnected: boolean;
  /** Among friends: who leads the table from a seat. No host reads what is said there. */
  readonly ledBy?: MemberId;
  /** Code of the table at which they go on together. */
  readonly goesOnAt?: string;
  readonly people: readonly Person[];
  /** Who asks for a seat, in the order in which they asked. */
  readonly seatQueue: readonly MemberId[];
  readonly savingPaused: boolean;
  readonly historyLost: boolean;
  /** When somebody came back after nobody had been here for hours, by the wall clock: what has happened so far is told. */
  readonly goesOnSince?: number;
  /** Where this is one table of a class: who at it raises a hand to the host, and whether everybody is to look up. */
  readonly ofClass?: {
    /** Until when the class is adjourned, in milliseconds of the wall clock. */
    readonly adjournedUntil?: number;
    readonly hands: readonly MemberId[];
    readonly eyesUp: boolean;
    /** The people are simulated. */
    readonly isRehearsal?: true;
    /** Whoever shares a seat may press all that it may. */
    readonly allMayPress?: true;
    /** Absent in documents of earlier versions. */
    readonly table?: TableLetter;
  };
};
