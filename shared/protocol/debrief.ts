/** What people say in the debrief: one tap from closed lists, and what the host puts to the vote. Answers are nobody's but their giver's; all others see counts. */
import { z } from 'zod';
import { REFORMS } from '#shared/content/provinces/reforms.ts';
import type { DebriefStep } from '#shared/content/vocabulary.ts';
import { EXIT_THOUGHTS, MOODS, QUESTION_ANSWERS, type TableLetter } from '#shared/content/lessons.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { AgreementForm } from './law.ts';
import { idSchema, agreementIdSchema, economyIdSchema, tableLetterSchema } from './ids.ts';

/** What is asked of everybody in every debrief, with the choices that there are. */
export const STANDING_BALLOTS = {
  mood: MOODS,
  question: QUESTION_ANSWERS,
  exit: EXIT_THOUGHTS,
} as const satisfies Record<string, readonly string[]>;
export type StandingBallot = keyof typeof STANDING_BALLOTS;

/** The step of the debrief to which a ballot belongs. */
export const STEP_OF_BALLOT = {
  mood: 'mood',
  question: 'question',
  exit: 'question',
} as const satisfies Record<StandingBallot, DebriefStep>;

/** Rules of the Laboratory that may be put in the place of those which were played. */
export const OTHER_RULES = ['elasticitiesLow', 'elasticitiesHigh', 'mostFavoured', 'noOrigin'] as const;
export type OtherRule = (typeof OTHER_RULES)[number];

/** One change of the world in which a game has ended. */
export const changeSchema = z.discriminatedUnion('type', [
  /** An agreement, or a pact among provinces, is taken out of the law of the end. */
  z.strictObject({ type: z.literal('treatyOut'), agreement: agreementIdSchema }),
  /** One economy levies nothing any more; a province takes down both its walls. */
  z.strictObject({ type: z.literal('wallDown'), economy: economyIdSchema }),
  /** Among countries. */
  z.strictObject({ type: z.literal('rule'), rule: z.enum(OTHER_RULES) }),
  /** Among provinces: the centre enacts it, and every leader answers it with a step. */
  z.strictObject({ type: z.literal('reform'), reform: z.enum(REFORMS) }),
]);
export type Change = z.infer<typeof changeSchema>;

/** `vote`: which change is made. `predict`: all are made, and people say who gains most by them. */
export const OFFER_KINDS = ['vote', 'predict'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** Changes of the world of one table that the host puts to everybody. */
export const offerSchema = z.strictObject({
  kind: z.enum(OFFER_KINDS),
  /** Whose world is changed; a table alone is A. */
  table: tableLetterSchema,
  changes: z.array(changeSchema).min(1).max(3).readonly(),
});
export type Offer = z.infer<typeof offerSchema>;

/** Real income of every seat, opening = 100, with something changed and as it was, nobody answering. */
export type Compared = Readonly<Record<EconomyId, { readonly without: number; readonly with: number }>>;

/** What the model makes of an offer: of each change where one is chosen, of all together where all are made. Null: it found no answer. */
export type OfferOutcome = readonly (Compared | null)[];

/** `offer-1`, `offer-2` …; their choices are places of changes, or seats. */
export const ballotItemSchema = z.string().regex(/^(?:mood|question|exit|medals|offer-[1-9][0-9]?)$/);
export type BallotItem = StandingBallot | `offer-${number}`;

/** A person's answer; the last one before the vote is closed counts. `room.request('answer', envelope)`. */
export const answerSchema = z.strictObject({
  item: ballotItemSchema,
  choice: idSchema(/^[A-Za-z0-9]{1,16}$/),
});
export type Answer = z.infer<typeof answerSchema>;

/** What the host asks about votes. `room.request('ballot', envelope)`. */
export const ballotIntentSchema = z.discriminatedUnion('type', [
  /** Changes of the world that people vote on. */
  z.strictObject({ type: z.literal('offerChanges'), offer: offerSchema }),
  /** No more answers are taken, or they are again. */
  z.strictObject({ type: z.literal('closeBallot'), item: ballotItemSchema, closed: z.boolean() }),
]);
export type BallotIntent = z.infer<typeof ballotIntentSchema>;

/** One ballot as everybody sees it. */
export type BallotView = {
  readonly item: string;
  /** How many have made each choice; those that nobody made are left out. */
  readonly counts: Readonly<Record<string, number>>;
  readonly isClosed: boolean;
  readonly offer?: Offer;
  /** Once it is closed and solved. */
  readonly outcome?: OfferOutcome;
};

/** Document `ballots`: of a table or of a class in its debrief. */
export type BallotsView = {
  /** How many may answer. */
  readonly voters: number;
  readonly ballots: readonly BallotView[];
};

/** Document `answers` of a person's overlay: what they chose, by ballot. */
export type OwnAnswers = Readonly<Record<string, string>>;

/** Document `onScreen` of a table of a class: what the big screens of the class show. */
export type OnScreen = {
  readonly step: DebriefStep | undefined;
  readonly economy?: EconomyId;
  readonly table?: TableLetter;
};

/** What may be chosen on a ballot; nothing where there is none. `seats`: of the tables. */
export function choicesOf(
  item: string,
  offer: Offer | undefined,
  seats: readonly EconomyId[],
): readonly string[] {
  if (offer !== undefined) return offer.kind === 'predict' ? seats : offer.changes.map((_, at) => String(at));
  const standing = Object.entries(STANDING_BALLOTS).find(([name]) => name === item);
  return standing?.[1] ?? [];
}

/** Whom a treaty bound, how closely, and from which round on it did so. */
export type TreatyForm = {
  readonly parties: readonly EconomyId[];
  readonly level: number;
  readonly sinceRound: number;
  /** Parties of each, where several treaties are told as one. */
  readonly each?: readonly (readonly EconomyId[])[];
  /** How closely each of these binds. */
  readonly levels?: readonly number[];
  /** What each is called after, or the one where there is one; absent where that is its level. */
  readonly forms?: readonly AgreementForm[];
};

/** What would have come of a game with one thing changed. Null: the model found no answer. */
export type WhatIf = {
  /**
   * `never`: this treaty was never signed (among provinces: it is taken out of the law of the end). `wall`, `barriers`: this economy never
   * moved its own wall, or hid no barriers. `kept`: in `round`, and in that round alone, this province kept a pact that it had broken. `levels`: in
   * every round this province had the wall and the export limit of the start. `alone`: nobody signs and nobody moves a wall, though events and growth go on. `open`: no wall among those who play. `selfish`:
   * everybody at the own best wall. `best`: the best that the pace allows, as a mean over the game. `together`: from `round`, the last one, on
   * all seats in one free trade area without payments. `access`: what a deal of this economy in
   * `round` brought its other members, payments left out, real income without it being 100: `with` the tariffs of this economy as they stood then,
   * `without` what they were moved since the opening. `left`: in `round` this economy gave notice of nothing.
   */
  readonly what:
    | 'never'
    | 'wall'
    | 'barriers'
    | 'kept'
    | 'levels'
    | 'alone'
    | 'open'
    | 'selfish'
    | 'best'
    | 'together'
    | 'access'
    | 'left';
  readonly treaty?: TreatyForm & {
    /** What became of it in later rounds: members that joined or left, another level. */
    readonly later?: readonly TreatyForm[];
    /** Members that other agreements bound to each other as closely all the while: among them nothing was missed. */
    readonly boundBesides?: readonly EconomyId[];
  };
  readonly economy?: EconomyId;
  readonly round?: number;
  readonly compared: Compared | null;
  /** Of `left`: the other parties of what it left. */
  readonly injured?: readonly EconomyId[];
  /** Of `together`: who signed nothing with whom, which had raised its tariffs, so that it could not be signed. */
  readonly refusals?: readonly { readonly by: EconomyId; readonly economies: readonly EconomyId[] }[];
  /** Of `levels`. */
  readonly conduct?: Conduct;
};

/** Levels of its own that a province might have had instead: those of the start, or none. */
export const OTHER_LEVELS = ['start', 'open'] as const;
export type OtherLevels = (typeof OTHER_LEVELS)[number];

/** What the own wall and export limit did to a province, nobody answering. */
export type Conduct = {
  /** Round by round against those of the start: real income in per cent, and points of the round's career. */
  readonly rounds: readonly {
    readonly round: number;
    readonly wall: number;
    readonly block: number;
    readonly incomePercent: number;
    readonly points: number;
  }[];
  /**
   * What would have brought most: other levels through the first rounds, then those that were played. Mean real income over the rounds (opening
   * = 100), mean career, and the result of 100. Absent where nothing of it is better than what was played, or there are no results.
   */
  readonly best?: {
    readonly levels: OtherLevels;
    readonly untilRound: number;
    readonly index: number;
    readonly career: number;
    readonly score: number;
  };
};

/** Document `whatIf/<letter>` of a table whose game is over. */
export type TableWhatIfs = readonly WhatIf[];

/** What is told of a seat: a key of the language files (`story.<key>`) and the names of its numbers; per cents are of real income in that round. */
export const SEAT_SENTENCES = {
  joined: ['economy', 'economies'],
  /** With what it paid, or was paid, in that round. */
  joinedPaid: ['economy', 'economies', 'amountMn'],
  joinedReceived: ['economy', 'economies', 'amountMn'],
  joinedUnion: ['economy', 'economies'],
  /** Without its signature: it did not refuse. */
  joinedUnopposed: ['economy', 'economies'],
  specialized: ['economy', 'economies'],
  /** Against the same round without the agreement: the round before had it too. */
  renewed: ['economy', 'economies', 'percent'],
  leftOut: ['economy', 'economies'],
  /** It had a bloc with some of them before. */
  eroded: ['economy', 'economies'],
  wallUp: ['economy', 'points'],
  wallDown: ['economy', 'points'],
  /** By the common tariff of a customs union. */
  unionUp: ['economy', 'economies', 'points'],
  unionDown: ['economy', 'economies', 'points'],
  surcharged: ['economy', 'against'],
  surchargedBy: ['economy', 'economies'],
  brokeWord: ['economy', 'count'],
  keptWord: ['economy', 'count'],
  left: ['economy', 'economies'],
  wasLeft: ['economy', 'economies'],
  /** By the treaty of a union, which others joined. */
  unionEnded: ['economy', 'economies'],
  paid: ['economy', 'amountMn'],
  received: ['economy', 'amountMn'],
  rose: ['economy', 'percent', 'part'],
  fell: ['economy', 'percent', 'part'],
  after: ['economy', 'percent'],
  ended: ['economy', 'index'],
  // Among provinces.
  dialsUp: ['economy'],
  dialsDown: ['economy'],
  promoted: ['economy'],
  brokePact: ['economy'],
  /** With it. */
  brokenTo: ['economy', 'economies'],
  brokenToUnseen: ['economy', 'economies'],
  pactLeft: ['economy', 'economies'],
  /** Before its term, and who went first is not on record. */
  pactEnded: ['economy', 'economies'],
  fined: ['economy'],
  pact: ['economy', 'economies'],
  place: ['economy', 'place', 'index'],
} as const satisfies Record<string, readonly string[]>;
export type SeatSentenceKey = keyof typeof SEAT_SENTENCES;

export type SeatSentence = {
  readonly key: SeatSentenceKey;
  readonly round: number;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  /** Per cent of its real income that this alone moved (`story.alone`); absent where that is not known, and where it is nothing. */
  readonly alone?: number;
  /** Who lost most by it of those who were left out. */
  readonly outsider?: { readonly economy: EconomyId; readonly percent: number };
};
