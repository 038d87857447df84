/** What bots can say: sentences of the language files (`said.<key>`), what fills their places, and the face that goes with each. */
import { keysOf } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProposalReason } from './phrases.ts';

/** How a government sounds. Its temperament chooses it; that one is secret until the game is over, this is what gives it away. */
export const MANNERS = ['open', 'strict', 'shrewd', 'sly', 'grand', 'gruff'] as const;
export type Manner = (typeof MANNERS)[number];

export const MOODS = ['neutral', 'pleased', 'angry'] as const;
export type Mood = (typeof MOODS)[number];

/** What fills the places of a sentence; the client formats each by its name. */
export type Fills = {
  readonly economy: EconomyId;
  readonly economies: readonly EconomyId[];
  /** Empty where the speaker gives none. */
  readonly reason: ProposalReason | '';
  readonly round: number;
  /** Of integration. */
  readonly level: number;
  readonly amountMn: number;
  readonly amountBn: number;
  /** What others pay the speaker. */
  readonly paidMn: number;
};
export type LineFill = Partial<Fills>;

type Sentence = { readonly mood: Mood; readonly fills: readonly (keyof Fills)[] };

/** Said in the speaker's own manner, in so many wordings. */
export const REMARKS = {
  greet: { mood: 'pleased', fills: [], wordings: 1 },
  offer: { mood: 'neutral', fills: [], wordings: 4 },
  /** To somebody who broke its word before. */
  offerAgain: { mood: 'neutral', fills: ['round'], wordings: 1 },
  counter: { mood: 'neutral', fills: ['reason'], wordings: 2 },
  refuse: { mood: 'neutral', fills: ['reason'], wordings: 2 },
  /** Its own proposal was refused. */
  rebuffed: { mood: 'angry', fills: [], wordings: 1 },
  withdraw: { mood: 'neutral', fills: ['reason'], wordings: 1 },
  sign: { mood: 'pleased', fills: [], wordings: 2 },
  /** A proposal became law. */
  deal: { mood: 'pleased', fills: [], wordings: 2 },
  /** It is about to sign with others what would end an offer between it and whom it tells. */
  hurry: { mood: 'neutral', fills: [], wordings: 1 },
  leave: { mood: 'neutral', fills: ['economies'], wordings: 1 },
  /** Somebody leaves an agreement with it. */
  left: { mood: 'angry', fills: ['economy'], wordings: 1 },
  /** Its own word. */
  broke: { mood: 'neutral', fills: [], wordings: 1 },
  brokenTo: { mood: 'angry', fills: ['economy'], wordings: 1 },
  wordKept: { mood: 'pleased', fills: [], wordings: 1 },
  threatened: { mood: 'angry', fills: [], wordings: 1 },
} as const satisfies Record<string, Sentence & { readonly wordings: 1 | 2 | 4 }>;
export type Remark = keyof typeof REMARKS;

/** Answers to what somebody said to a bot: the same words whoever speaks, since they have to be exact. */
export const ANSWERS = {
  over: { mood: 'neutral', fills: [] },
  notNow: { mood: 'neutral', fills: [] },
  /** To free text, which no bot reads. */
  setPhrasesOnly: { mood: 'neutral', fills: [] },
  heard: { mood: 'neutral', fills: [] },
  welcome: { mood: 'pleased', fills: [] },
  glad: { mood: 'pleased', fills: [] },
  /** The table went on, or no thought came of it. */
  askAgain: { mood: 'neutral', fills: [] },
  offerSent: { mood: 'pleased', fills: [] },
  ourOfferStands: { mood: 'neutral', fills: [] },
  readingYours: { mood: 'neutral', fills: [] },
  signThen: { mood: 'pleased', fills: [] },
  handsFull: { mood: 'neutral', fills: [] },
  signedThisRound: { mood: 'neutral', fills: [] },
  nothingLeft: { mood: 'pleased', fills: [] },
  /** What binds the two runs out: with the last round, or before that. */
  nothingLeftAlone: { mood: 'neutral', fills: ['round'] },
  nothingLeftYet: { mood: 'pleased', fills: ['round'] },
  ruledOut: { mood: 'neutral', fills: [] },
  leftUs: { mood: 'angry', fills: ['round'] },
  raisedWall: { mood: 'angry', fills: [] },
  nothingForUs: { mood: 'neutral', fills: [] },
  costsUs: { mood: 'neutral', fills: ['amountBn'] },
  nothingForYou: { mood: 'neutral', fills: [] },
  nothingForBoth: { mood: 'neutral', fills: [] },
  standsBetween: { mood: 'neutral', fills: ['reason'] },
  noOfferOfYours: { mood: 'neutral', fills: [] },
  signedIt: { mood: 'pleased', fills: [] },
  wouldSign: { mood: 'pleased', fills: [] },
  /** It will counter, and this is what it will ask for. */
  counterFor: { mood: 'neutral', fills: ['reason', 'amountMn'] },
  counterPaying: { mood: 'neutral', fills: ['reason', 'amountMn'] },
  counterOther: { mood: 'neutral', fills: ['reason'] },
  /** On the same terms, with another payment. */
  wouldSignFor: { mood: 'neutral', fills: ['reason', 'amountMn'] },
  wouldSignPaying: { mood: 'neutral', fills: ['reason', 'amountMn'] },
  wouldSignUnpaid: { mood: 'neutral', fills: ['reason'] },
  /** It refuses, since another offer brings it more, and no payment would do. */
  outbid: { mood: 'neutral', fills: [] },
  /** The same where no other offer is open to it than to sign with these. */
  outbidWith: { mood: 'neutral', fills: ['economies'] },
  /** It asks for more, or pays less, than it would without another offer: by which others pay it, or which is worth more as it is. */
  outbidAsks: { mood: 'neutral', fills: ['economies', 'paidMn', 'amountMn', 'reason'] },
  outbidTerms: { mood: 'neutral', fills: ['economies', 'reason'] },
  wouldNotSign: { mood: 'neutral', fills: ['reason'] },
  refusedBecause: { mood: 'neutral', fills: ['reason'] },
  refusedUnsaid: { mood: 'neutral', fills: [] },
  refusedNothing: { mood: 'neutral', fills: [] },
  /** Nothing of the asker's, but the package of the conference. */
  refusedPackage: { mood: 'neutral', fills: [] },
  wants: { mood: 'pleased', fills: ['level'] },
  wantsPaid: { mood: 'neutral', fills: ['level', 'amountMn'] },
  wantsPaying: { mood: 'pleased', fills: ['level', 'amountMn'] },
  /** Common rules behind the border, without or with free trade. */
  wantsRules: { mood: 'pleased', fills: [] },
  wantsRulesPaid: { mood: 'neutral', fills: ['amountMn'] },
  wantsRulesPaying: { mood: 'pleased', fills: ['amountMn'] },
  /** Of a pact that holds between the two: until when, and what the bot would want once it has ended. */
  pactHolds: { mood: 'pleased', fills: ['round'] },
  pactHoldsPaid: { mood: 'neutral', fills: ['round', 'amountMn'] },
  pactHoldsPaying: { mood: 'pleased', fills: ['round', 'amountMn'] },
  pactHoldsYet: { mood: 'neutral', fills: ['round'] },
  pactHoldsToEnd: { mood: 'pleased', fills: [] },
  wantsPact: { mood: 'pleased', fills: [] },
  wantsPactPaid: { mood: 'neutral', fills: ['amountMn'] },
  wantsPactPaying: { mood: 'pleased', fills: ['amountMn'] },
  /** Free trade with several: at which payment between the bot and whoever asks it would sign; the reason where its secret task moves that. */
  areaFree: { mood: 'pleased', fills: ['economies'] },
  areaPaid: { mood: 'neutral', fills: ['economies', 'amountMn', 'reason'] },
  areaPaying: { mood: 'pleased', fills: ['economies', 'amountMn', 'reason'] },
  /** The same beside what others pay it or are paid by it under the draft. */
  areaPaidBeside: { mood: 'neutral', fills: ['economies', 'amountMn', 'reason'] },
  areaPayingBeside: { mood: 'pleased', fills: ['economies', 'amountMn', 'reason'] },
  areaNot: { mood: 'neutral', fills: ['economies', 'reason'] },
  /** To all, where all may sign together and its own offer leaves somebody out: why not, or that it would for a payment. */
  notWithAll: { mood: 'neutral', fills: ['reason'] },
  withAllPaid: { mood: 'neutral', fills: [] },
  /** It has nothing open with a person, and will soon sign with others what leaves it no signature in this round. */
  lastCall: { mood: 'neutral', fills: ['round'] },
  /** With its notice: it pays more for an agreement than that brings it, or is better off without it. */
  leavesPaying: { mood: 'neutral', fills: ['economies', 'amountMn'] },
  leavesEarning: { mood: 'neutral', fills: ['economies'] },
  wordTaken: { mood: 'pleased', fills: [] },
  wordDoubted: { mood: 'angry', fills: ['round'] },
  brokeIt: { mood: 'neutral', fills: ['round'] },
  brokeNone: { mood: 'angry', fills: [] },
  partiesAre: { mood: 'neutral', fills: ['economies'] },
  nobodyYet: { mood: 'neutral', fills: [] },
  writeWith: { mood: 'neutral', fills: ['economy'] },
  /** A price that it named is too little since others, or it and others, have signed. */
  priceMoved: { mood: 'neutral', fills: ['economies'] },
  priceMovedByUs: { mood: 'neutral', fills: ['economies'] },
  /** Its own offer stands without who refused it. */
  signsForLess: { mood: 'neutral', fills: [] },
  signsPayingMore: { mood: 'neutral', fills: [] },
  goesOn: { mood: 'neutral', fills: ['economies'] },
} as const satisfies Record<string, Sentence>;
export type Answer = keyof typeof ANSWERS;

type Wording<N extends 1 | 2 | 4> = N extends 4 ? 1 | 2 | 3 | 4 : N extends 2 ? 1 | 2 : 1;
type RemarkKey = {
  [R in Remark]: `${R}.${Manner}.${Wording<(typeof REMARKS)[R]['wordings']>}`;
}[Remark];
/** Names a sentence that bots say. */
export type LineKey = RemarkKey | `answer.${Answer}`;

type FillOf<S extends Sentence> = Pick<Fills, S['fills'][number]>;
/** What must be given with a remark or an answer; nothing where its sentence has no places. */
export type FillArgs<S extends Sentence> = S['fills'] extends readonly [] ? [] : [fill: FillOf<S>];

export function remarkKey(remark: Remark, manner: Manner, wording: number): LineKey {
  // Whoever chooses a wording keeps to their number: there is a test of all keys.
  return `${remark}.${manner}.${wording}` as RemarkKey;
}

/** The next wording of a remark; undefined of what is said in one wording alone. */
export function otherWording(key: LineKey): LineKey | undefined {
  const [first, manner, wording] = key.split('.');
  const remark = keysOf<Remark>(REMARKS).find((each) => each === first);
  const spoken = MANNERS.find((each) => each === manner);
  if (remark === undefined || spoken === undefined || REMARKS[remark].wordings === 1) return undefined;
  return remarkKey(remark, spoken, 1 + (Number(wording) % REMARKS[remark].wordings));
}

const KEYS: ReadonlySet<string> = new Set([
  ...keysOf<Answer>(ANSWERS).map((answer) => `answer.${answer}`),
  ...keysOf<Remark>(REMARKS).flatMap((remark) =>
    MANNERS.flatMap((manner) =>
      Array.from({ length: REMARKS[remark].wordings }, (_, at) => `${remark}.${manner}.${at + 1}`),
    ),
  ),
]);

/** All sentences that bots say. */
export const LINE_KEYS: readonly LineKey[] = [...KEYS].filter(isLineKey);

export function isLineKey(key: string): key is LineKey {
  return KEYS.has(key);
}

/** What a sentence is about, apart from its wording. */
export function sentenceOf(key: LineKey): Sentence {
  const [first = '', second = ''] = key.split('.');
  const known: Readonly<Record<string, Sentence>> = first === 'answer' ? ANSWERS : REMARKS;
  return known[first === 'answer' ? second : first] ?? ANSWERS.heard;
}
