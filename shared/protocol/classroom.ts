/**
 * A class: one code, people who gather under it, and up to 16 tables that play the same game. Each table is a game with a room and a
 * log of its own, as a table without a class; what is told here is the session above them, which has a room and a log too.
 */
import { z } from 'zod';
import {
  CHAT_MODES,
  LANGUAGES,
  REVEAL_STOPS,
  type ChatMode,
  type Language,
  type Office,
  type Wording,
} from '#shared/content/vocabulary.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import {
  DEAL_MODES,
  type DelegationEvent,
  type OfficeAsked,
  type OfficeRules,
  type ProposedDeal,
  type SeatJoined,
  TABLE_LETTERS,
  type TableLetter,
  officeHostIntentSchemas,
  perSeatSchema,
  pinsSchema,
  tableLetterSchema,
} from './deal.ts';
import {
  CLASS_PACES,
  CLASS_PRESSES,
  type ClassPace,
  type ClassPress,
  type ClassRoll,
  type ClassStage,
  type PastGame,
  SCREEN_VIEWS,
  type ClassScreen,
} from './classTables.ts';
import {
  type Adjourned,
  type AnotherDayEvent,
  anotherDayIntentSchemas,
  type Homework,
} from './anotherDay.ts';
import {
  type AlertKey,
  alertKeySchema,
  type Helper,
  type HelperIntent,
  helperIntentSchema,
  type LessonChoice,
  lessonChoiceSchema,
  type PressBy,
  rehearsalIntentSchemas,
  type RehearsalEvent,
  type RehearsalView,
} from './classHosts.ts';
import { phaseInView } from './intents.ts';
import type { Rejection } from './rejection.ts';
import { economyIdSchema } from './ids.ts';
import {
  type DeviceCheck,
  type JoinedClass,
  type ScreenAccess,
  type Talk,
  memberIdSchema,
  nameSchema,
  talkSchema,
} from './session.ts';
import { gameSettingsSchema, type GameSettings } from './settings.ts';

export type { JoinedClass };
export * from './classTables.ts';
export * from './classHosts.ts';
export * from './deal.ts';

/** Days for which anything may be kept once it is closed. */
export const KEPT_DAYS_AT_MOST = 365;

/** POST /api/classes → OpenedClass. How many tables there are is decided when people have come. */
export const openClassSchema = z.strictObject({
  settings: gameSettingsSchema,
  chatMode: z.enum(CHAT_MODES),
  language: z.enum(LANGUAGES),
});
export type OpenClass = z.infer<typeof openClassSchema>;
/** `classId` is the room where people gather; the host's token opens it and the room of every table. */
export type OpenedClass = { readonly code: string; readonly classId: string; readonly hostToken: string };

/** What the host may ask of a class. */
const hostClassroomIntentSchema = z.discriminatedUnion('type', [
  /** Shows how people would be dealt. The same request gives the same deal. */
  z.strictObject({
    type: z.literal('proposeDeal'),
    mode: z.enum(DEAL_MODES),
    tables: z.number().int().min(1).max(TABLE_LETTERS.length).optional(),
    perSeat: perSeatSchema.optional(),
    newSeats: z.boolean().optional(),
    pins: pinsSchema,
  }),
  /** Another lot for all who are not pinned; an even deal becomes a random one. */
  z.strictObject({ type: z.literal('shuffleDeal') }),
  /** Opens the tables and seats people as the deal of this number says; each number is applied once. */
  z.strictObject({ type: z.literal('applyDeal'), deal: z.number().int().positive() }),
  /** Starts the game at every table. */
  z.strictObject({ type: z.literal('startPlay') }),
  ...anotherDayIntentSchemas,
  /** Whether phases end at all tables together, or at each by itself. */
  z.strictObject({ type: z.literal('setPace'), pace: z.enum(CLASS_PACES) }),
  /** After the debrief: the same people gather for another game. What came of this one is kept. */
  z.strictObject({ type: z.literal('nextGame'), settings: gameSettingsSchema }),
  /**
   * The same press at all tables, or at some. A table that cannot is named in the answer, and the others do it. `during`: where each
   * table was when the host was asked; one that is elsewhere by now refuses. `stop`: what the host read on the button that steps a reveal.
   */
  z.strictObject({
    type: z.literal('press'),
    press: z.enum(CLASS_PRESSES),
    tables: z.array(tableLetterSchema).min(1).max(TABLE_LETTERS.length).readonly().optional(),
    during: z
      .array(phaseInView.extend({ table: tableLetterSchema }))
      .max(TABLE_LETTERS.length)
      .readonly()
      .optional(),
    stop: z.enum(REVEAL_STOPS).optional(),
  }),
  /** Puts off an alert for two minutes. */
  z.strictObject({ type: z.literal('snoozeAlert'), alert: alertKeySchema }),
  /** The host's word to all tables or to some, or to one person, whose raised hand it answers. It stands with the talk, in no log. */
  z.strictObject({
    type: z.literal('say'),
    body: talkSchema.shape.body,
    tables: z.array(tableLetterSchema).min(1).max(TABLE_LETTERS.length).readonly().optional(),
    member: memberIdSchema.optional(),
  }),
  /** Everybody looks up, or works on: devices of people dim meanwhile. */
  z.strictObject({ type: z.literal('callEyes'), up: z.boolean() }),
  /** Turns the big screens of the class; without a view they show what belongs to its stage. */
  z.strictObject({
    type: z.literal('turnScreen'),
    view: z.enum(SCREEN_VIEWS).optional(),
    economy: economyIdSchema.optional(),
    table: tableLetterSchema.optional(),
  }),
  /** Lets people of the class replay the games of other tables, once those are over; or no longer. */
  z.strictObject({ type: z.literal('openReplays'), open: z.boolean() }),
  /** A raised hand was answered by word of mouth. */
  z.strictObject({ type: z.literal('lowerHand'), member: memberIdSchema }),
  /** Takes somebody to another table: to a bot's seat where there is one, else to others at a seat, else to watch. */
  z.strictObject({ type: z.literal('movePerson'), member: memberIdSchema, table: tableLetterSchema }),
  /** Two people change places, at one table or at two. */
  z.strictObject({ type: z.literal('swapPeople'), member: memberIdSchema, with: memberIdSchema }),
  /** A table that has become too small: its people go to the others, as if each were moved. */
  z.strictObject({ type: z.literal('mergeTable'), table: tableLetterSchema }),
  /** Somebody gives up the seat and watches the same table. */
  z.strictObject({ type: z.literal('makeWatch'), member: memberIdSchema }),
  ...rehearsalIntentSchemas,
  /** How long the class is kept once it is closed: never longer than the server keeps anything. */
  /** The plan of the lesson, for all who host the class. */
  z.strictObject({ type: z.literal('setPlan'), plan: lessonChoiceSchema }),
  z.strictObject({ type: z.literal('keepFor'), days: z.number().int().min(0).max(KEPT_DAYS_AT_MOST) }),
  ...officeHostIntentSchemas,
]);
export type HostClassroomIntent = z.infer<typeof hostClassroomIntentSchema>;

/** What of it concerns the places of people at the tables. */
export type PlaceIntent = Extract<
  HostClassroomIntent,
  { readonly type: 'movePerson' | 'swapPeople' | 'makeWatch' }
>;
export function isPlaceIntent(intent: HostClassroomIntent): intent is PlaceIntent {
  return intent.type === 'movePerson' || intent.type === 'swapPeople' || intent.type === 'makeWatch';
}

/** What a person of a class may ask, each for themselves alone. */
const personIntentSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('renameMyself'), name: nameSchema }),
  /** Leaves before anybody is seated, and has name and word deleted. */
  z.strictObject({ type: z.literal('leaveClass') }),
]);
export type PersonIntent = z.infer<typeof personIntentSchema>;

/** What may be asked of a class in its room: `room.request('classroom', envelope)`. Answer: ClassAck, or a rejection. */
export const classroomIntentSchema = z.discriminatedUnion('type', [
  hostClassroomIntentSchema,
  personIntentSchema,
  helperIntentSchema,
]);
export function isOfPerson(
  intent: HostClassroomIntent | PersonIntent | HelperIntent,
): intent is PersonIntent {
  return personIntentSchema.options.some(({ shape }) => shape.type.value === intent.type);
}
/** What only the server itself may tell the class. */
export type ServerClassroomIntent =
  | {
      readonly type: 'enter';
      readonly member: MemberId;
      /** Somebody who typed the same word before. */
      readonly group?: MemberId;
      /** Table of somebody who comes late. */
      readonly table?: TableLetter;
      /** Where every seat there is taken: the one that they share. */
      readonly joins?: SeatJoined;
    }
  /** Somebody who has waited for a phase to end goes to a table. */
  | {
      readonly type: 'place';
      readonly member: MemberId;
      readonly table: TableLetter;
      readonly joins?: SeatJoined;
    }
  | OfficeAsked
  /** Removed by the host, or erased. */
  | { readonly type: 'leave'; readonly member: MemberId }
  /** The game is over at every table. */
  | { readonly type: 'noteEnd' }
  /** Rows of the log were lost, and the host goes on with what tables and people say themselves. */
  | ({ readonly type: 'mend' } & ClassRoll)
  /** The host is called to these tables from now on. */
  | { readonly type: 'noteAlerts'; readonly alerts: readonly AlertKey[] };
/** What a person asks of the class: in its room, or from their table. */
export type MemberClassroomIntent =
  | PersonIntent
  | { readonly type: 'raiseHand'; readonly member: MemberId; readonly raised: boolean };
/** What the host asks about places, with what the server adds: the seat that somebody shares who finds none free. */
export type AskedPlace = PlaceIntent & { readonly joins?: SeatJoined };
export type ClassroomIntent =
  | HostClassroomIntent
  | AskedPlace
  | MemberClassroomIntent
  | ServerClassroomIntent;
export type ClassroomActor = { readonly type: 'host' | 'member' | 'server' };

/** Facts of a class: what its log holds. Names are in none of them. */
export type ClassroomEvent =
  | {
      readonly type: 'classOpened';
      readonly settings: GameSettings;
      /** Of one table, in the order in which they are dealt. */
      readonly seats: readonly EconomyId[];
    }
  | {
      readonly type: 'personEntered';
      readonly member: MemberId;
      readonly group?: MemberId;
      readonly table?: TableLetter;
    }
  /** Somebody belongs to this table from now on. */
  | { readonly type: 'personPlaced'; readonly member: MemberId; readonly table: TableLetter }
  | { readonly type: 'personLeft'; readonly member: MemberId }
  | { readonly type: 'dealProposed'; readonly proposed: ProposedDeal }
  | {
      readonly type: 'dealApplied';
      readonly deal: number;
      readonly tables: readonly {
        readonly table: TableLetter;
        readonly gameId: string;
        readonly people: readonly MemberId[];
      }[];
    }
  | { readonly type: 'playBegun' }
  | { readonly type: 'paceSet'; readonly pace: ClassPace }
  | AnotherDayEvent
  | {
      readonly type: 'nextGameOpened';
      readonly settings: GameSettings;
      readonly seats: readonly EconomyId[];
      readonly before: PastGame;
    }
  | { readonly type: 'pressed'; readonly press: ClassPress; readonly tables: readonly TableLetter[] }
  | { readonly type: 'alertsRaised'; readonly alerts: readonly AlertKey[] }
  | { readonly type: 'alertSnoozed'; readonly alert: AlertKey; readonly untilMs: number }
  | {
      readonly type: 'said';
      readonly tables: readonly TableLetter[];
      readonly atMs: number;
      readonly member?: MemberId;
    }
  | { readonly type: 'eyesCalled'; readonly up: boolean }
  | { readonly type: 'screenTurned'; readonly screen?: ClassScreen }
  | { readonly type: 'handRaised'; readonly member: MemberId }
  | { readonly type: 'handLowered'; readonly member: MemberId }
  | RehearsalEvent
  | { readonly type: 'keepingChosen'; readonly days: number }
  | { readonly type: 'planSet'; readonly plan: LessonChoice }
  | DelegationEvent
  /** The host has gone on after a loss: who is here, and which tables there are. */
  | ({ readonly type: 'classMended' } & ClassRoll)
  | { readonly type: 'replaysOpened'; readonly open: boolean }
  | { readonly type: 'debriefBegun' };

/** `refused`: tables that could not do what was pressed for several, and why. */
export type ClassAck = {
  readonly seq: number;
  readonly refused?: readonly { readonly table: TableLetter; readonly reason: Rejection }[];
  /** Another host pressed something for these tables just before. */
  readonly crossed?: PressBy;
};

/** First message of the room of a class after every (re)connection. */
export type ClassWelcome = {
  readonly role: 'host' | 'member' | 'screen';
  /** To another host: as whom. */
  readonly helper?: Helper;
  readonly member?: MemberId;
  readonly name?: string;
  /** To the host: what opens a big screen on another device. */
  readonly screen?: ScreenAccess;
  readonly seq: number;
  /** By the clock that all tables of the class share; 0 while there is none. */
  readonly nowMs: number;
  readonly buildId: string;
};

/** Document `class`: what everybody in the room of a class may know. Counts, never names. */
export type ClassView = {
  readonly code: string;
  readonly stage: ClassStage;
  readonly settings: Omit<GameSettings, 'seed'>;
  readonly language: Language;
  readonly chatMode: ChatMode;
  readonly wording: Wording;
  readonly locked: boolean;
  readonly namesHidden: boolean;
  readonly hostConnected: boolean;
  /** Big screens that show the class now. */
  readonly screens: number;
  readonly people: number;
  readonly connected: number;
  readonly tables: readonly TableLetter[];
  readonly pace: ClassPace;
  /** It goes on another day. */
  readonly adjourned?: Adjourned;
  /** When somebody came back to it after a break of hours, by the wall clock. */
  readonly goesOnSince?: number;
  readonly homework?: Homework;
  /** Which game of the class it is, the first being 1. */
  readonly game: number;
  readonly savingPaused: boolean;
  /** Rows of the log of the class are lost: nothing is taken until the host goes on. */
  readonly historyLost?: true;
  /** What the big screens show; absent: what belongs to the stage. */
  readonly screen?: ClassScreen;
  /** Everybody is to look up. */
  readonly eyesUp?: true;
  /** The people are simulated. */
  readonly rehearsal?: RehearsalView;
  /** It is deleted, and the class for real people gathers here, under the same code. */
  readonly successor?: string;
  /** Days for which the host wants the class to be kept once it is closed; absent: as long as the server keeps things. */
  readonly keptDays?: number;
  readonly offices: OfficeRules;
  /** The host's last word to all tables. */
  readonly word?: { readonly id: number; readonly body: Talk['body'] };
  readonly replaysOpen?: true;
};

/** Document `place` of one person's overlay: where they belong, and the room to go to once there is one. */
export type ClassPlace = { readonly table: TableLetter; readonly gameId: string };

/** Document `waiting` of one person's overlay: the class has as many players as it seats, or the phase that runs takes nobody new. */
export type ClassWaiting = { readonly why: 'full' | 'phase' };

/** Document `rooms` of the overlay of hosts and screens: where the big screen of each table is found. Not where a person's own link opens the screen. */
export type TableRooms = Readonly<Partial<Record<TableLetter, string>>>;

/** Document `people` of the host's overlay. */
export type ClassPerson = {
  readonly member: MemberId;
  readonly name: string;
  readonly connected: boolean;
  readonly muted: boolean;
  readonly table?: TableLetter;
  /** Absent: has none, or watches. */
  readonly seat?: EconomyId;
  /** Where the seat is shared: what this person may press in this round. */
  readonly offices?: readonly Office[];
  /** Why there is no seat. */
  readonly waits?: ClassWaiting['why'];
  /** Who typed the same word has the same group. */
  readonly group?: MemberId;
  /** Absent: joined before the server was started last, or by a page that does not check. */
  readonly device?: DeviceCheck;
};
