/**
 * Set phrases of the talk: the sender picks one, each reader sees it in their own language (`phrase.<key>`). Bots answer
 * them in sentences of their own (`speech.ts`). `aboutEconomy` phrases name one economy, `isOfArea` those who would sign together.
 */
export const PHRASES = {
  hello: { aboutEconomy: false },
  letUsTalk: { aboutEconomy: false },
  lowerTogether: { aboutEconomy: false },
  sendProposal: { aboutEconomy: false },
  sendCounter: { aboutEconomy: false },
  readyToSign: { aboutEconomy: false },
  wouldYouSign: { aboutEconomy: false },
  whyRefused: { aboutEconomy: false },
  whatDoYouWant: { aboutEconomy: false },
  priceOfArea: { aboutEconomy: false, isOfArea: true },
  needMoment: { aboutEconomy: false },
  fairOffer: { aboutEconomy: false },
  tooLittle: { aboutEconomy: false },
  needPayment: { aboutEconomy: false },
  yes: { aboutEconomy: false },
  no: { aboutEconomy: false },
  thanks: { aboutEconomy: false },
  joinUs: { aboutEconomy: false },
  letMeJoin: { aboutEconomy: false },
  answerInKind: { aboutEconomy: false },
  keepWord: { aboutEconomy: false },
  wordBroken: { aboutEconomy: false },
  whoElse: { aboutEconomy: false },
  bringIn: { aboutEconomy: true },
  leavesOut: { aboutEconomy: true },
  notWith: { aboutEconomy: true },
  goodForBoth: { aboutEconomy: false },
  losesAtHome: { aboutEconomy: false },
  losesTradeWith: { aboutEconomy: true },
  betterOffer: { aboutEconomy: false },
  alreadyBound: { aboutEconomy: false },
  lookAtScreen: { aboutEconomy: false },
  oneMinuteLeft: { aboutEconomy: false },
  sealNow: { aboutEconomy: false },
  talkToOthers: { aboutEconomy: false },
  whoLoses: { aboutEconomy: false },
  readReason: { aboutEconomy: false },
} as const satisfies Record<string, { readonly aboutEconomy: boolean; readonly isOfArea?: true }>;
export type PhraseKey = keyof typeof PHRASES;

/** Phrases of the host alone, to one table or many. */
export const HOST_PHRASES = [
  'lookAtScreen',
  'oneMinuteLeft',
  'sealNow',
  'talkToOthers',
  'whoLoses',
  'readReason',
] as const satisfies readonly PhraseKey[];

/** Whether a phrase is the host's alone. */
export function isHostPhrase(key: string): boolean {
  return HOST_PHRASES.some((each) => each === key);
}

/** Why a government refuses, counters or withdraws a proposal, as people may say it too. */
export const REASONS_OF_PEOPLE = [
  'noGain',
  'smallPart',
  'exportsTooSmall',
  'lobbyLoses',
  'sovereignty',
  'votesAtHome',
  'betterOffer',
  'leftUs',
  'wallRaised',
] as const;

/** Said only of what a bot has looked at: no reason that people may give. */
const REASONS_OF_BOTS = [
  'littleMore',
  'farApart',
  'halfway',
  'outOfReach',
  'asksTooMuch',
  'paysTooMuch',
  'otherAims',
  'fitsAims',
  'lawChanged',
  'notWithoutThem',
  'ownOffer',
  'signedOther',
  'shortOfMoney',
] as const;

export const PROPOSAL_REASONS = [...REASONS_OF_PEOPLE, ...REASONS_OF_BOTS] as const;
export type ProposalReason = (typeof PROPOSAL_REASONS)[number];

/** Whether a government finds its part of the gain too small; bots say to people whether little or much is missing. */
export function isOfPart(reason: ProposalReason | undefined): boolean {
  return reason === 'smallPart' || reason === 'littleMore' || reason === 'farApart';
}
