/**
 * Sentences that the settlement computes from outcomes: a key of the language files and the names of its numbers.
 * `economy` is an id, `economies` a list of ids, money in billions, `percent` of real income, `points` of tariff.
 */
export const HEADLINES = {
  'headline.blocMostlyCreated': ['economies', 'createdBn'],
  'headline.blocMostlyDiverted': ['economies', 'divertedBn', 'lostBy'],
  'headline.nobodyOutsideLost': ['economies'],
  'headline.outsiderLost': ['economy', 'economies', 'lossBn', 'percent'],
  /** Outsiders that lost, and why they are not simply left out: the treaties that they have, or that ended. */
  'headline.preferenceEroded': ['economy', 'economies', 'lossBn', 'percent'],
  'headline.partlyOutside': ['economy', 'economies', 'lossBn', 'percent'],
  'headline.partnerLeft': ['economy', 'economies', 'lossBn', 'percent'],
  'headline.agreementExpired': ['economy', 'economies', 'lossBn', 'percent'],
  'headline.leaverLost': ['economy', 'economies', 'lossBn', 'percent'],
  /** `economies` signed anew what had run out: `percent` more real income for the one of them to whom it is worth most. */
  'headline.renewed': ['economies', 'economy', 'percent'],
  'headline.biggestGain': ['economy', 'gainBn', 'percent'],
  'headline.biggestLoss': ['economy', 'lossBn', 'percent'],
  'headline.wallRaised': ['economy', 'points'],
  'headline.wallLowered': ['economy', 'points'],
  /** Some goods rose, others fell, each by so many points at most. */
  'headline.wallMixed': ['economy', 'sectors', 'points', 'cutSectors', 'cutPoints'],
  'headline.unionWallMixed': ['economies', 'sectors', 'points', 'cutSectors', 'cutPoints'],
  'headline.unionWallRaised': ['economies', 'points'],
  'headline.unionWallLowered': ['economies', 'points'],
  'headline.surcharge': ['economy', 'against', 'points'],
  'headline.wordBroken': ['economies'],
  'headline.wordKept': ['economies'],
  'headline.leaving': ['economy', 'economies'],
  'headline.paymentCut': ['economy', 'against', 'askedBn', 'paidBn'],
  'headline.worldGained': ['gainBn'],
  'headline.worldLost': ['lossBn'],
  'headline.quiet': [],
  'headline.successors': ['economy', 'economies'],
  'headline.conferenceAdopted': ['points'],
  'headline.conferenceFailed': ['economies'],
  'headline.panelFound': ['economy', 'against', 'lossBn'],
  'headline.mayRetaliate': ['economy', 'against', 'points'],
  'headline.governmentFell': ['economies'],
  'headline.notRatified': ['economies'],
  'headline.ratified': ['economies'],
  /** `cards` are keys of event cards: what all of them together did to whom it hit, or helped, most. */
  'headline.eventsHit': ['cards', 'economy', 'percent'],
  'headline.eventsHelped': ['cards', 'economy', 'percent'],
  'headline.barrierFound': ['economy', 'sector', 'by'],
  'headline.corridorBuilt': ['corridor'],
  'headline.corridorFailed': ['corridor'],
} as const satisfies Record<string, readonly string[]>;
export type HeadlineKey = keyof typeof HEADLINES;

/** The question that closes the reveal: one a round, chosen from what happened. Keys are kept in logs; some ask something else today than they say. */
export const QUESTIONS = {
  'question.diversion': ['economies', 'lostBy'],
  'question.whoPaid': ['economy', 'economies', 'percent'],
  'question.preferenceEroded': ['economy', 'economies', 'percent'],
  'question.partnerLeft': ['economy', 'economies', 'percent'],
  /** Whose income fell in the round. */
  'question.wallPrice': ['economy', 'points', 'percent'],
  'question.brokenWord': ['economy'],
  /** How those outside fared. */
  'question.whoIsMissing': ['economies', 'outsiders'],
  /** Which way incomes went where nobody signed. */
  'question.whyNoProposal': [],
  'question.whoseGain': ['economy', 'percent'],
  'question.whoseLoss': ['economy', 'percent'],
  /** Why one of two partners gained more by their agreement than the other. */
  'question.whyMore': ['economy', 'other', 'percent', 'otherPercent'],
  'question.whyMorePaid': ['economy', 'other', 'percent', 'otherPercent'],
  /** By which way somebody gained. */
  'question.howGained': ['economy', 'percent'],
  /** What took most from somebody whom others left out. */
  'question.whyLeftOut': ['economy', 'economies', 'percent'],
  /** Whom a deal brought most but for its payments. */
  'question.couldPay': ['economies'],
  /** Whether a deal of more parties than there are answers brought all of them a gain but for its payments. */
  'question.allGain': ['economies'],
  /** What a change of its own tariffs did to somebody, and what a cut by its partners for all did. */
  'question.tariffCut': ['economy', 'points'],
  'question.tariffRise': ['economy', 'points'],
  'question.cutByPartner': ['economy', 'economies'],
  /** What of all that was decided brought all together most, beside a package that a conference adopted. */
  'question.package': [],
  'question.yearsAfter': ['worldGainBn'],
  'question.yearsLost': ['lossBn'],
  /** The same where agreements had run out before them. */
  'question.yearsLostExpired': ['lossBn'],
  'question.yearsQuiet': [],
  /** Nothing moved that could be asked about: a statement, at which the reveal does not stop. */
  'question.nothing': [],
} as const satisfies Record<string, readonly string[]>;
export type QuestionKey = keyof typeof QUESTIONS;

/**
 * Sentences of a settled round of provinces: a key of the language files and the names of its numbers. `economy` is an id, `economies`
 * a list of ids, `percent` of real income (100 × log where it is of one province), `points` of a career score, `times…` a border effect, `rank` a place in the league.
 */
export const PROVINCE_HEADLINES = {
  'headline.crackdown': ['times'],
  'headline.reformEnacted': ['reform'],
  'headline.reformRefused': ['reform', 'count'],
  'headline.promoted': ['economies', 'points'],
  'headline.depositLost': ['economy', 'points'],
  'headline.breachSeen': ['economies'],
  'headline.petitionRight': ['economies'],
  'headline.petitionWrong': ['economies'],
  'headline.inspected': ['economies'],
  'headline.corridorBuilt': ['corridor'],
  'headline.corridorFailed': ['corridor'],
  'headline.borderFell': ['times', 'timesBefore'],
  'headline.borderRose': ['times', 'timesBefore'],
  'headline.wallsRaised': ['economies'],
  'headline.wallsLowered': ['economies'],
  'headline.wallClimb': ['economy', 'percent', 'rank'],
  'headline.gainedMost': ['economy', 'percent'],
  'headline.lostMost': ['economy', 'percent'],
  'headline.paidFor': ['economy', 'percent'],
  'headline.samePillar': ['pillar', 'economies'],
  'headline.budgetsShort': ['economies'],
  'headline.nationGained': ['percent'],
  'headline.nationLost': ['percent'],
  'headline.quiet': [],
} as const satisfies Record<string, readonly string[]>;
export type ProvinceHeadlineKey = keyof typeof PROVINCE_HEADLINES;

/** The question that closes a round of provinces. */
export const PROVINCE_QUESTIONS = {
  'pquestion.cycle': [],
  'pquestion.breach': ['economy'],
  'pquestion.dilemma': [],
  'pquestion.corridor': ['corridor'],
  'pquestion.opened': ['economy', 'place'],
  'pquestion.meeting': ['economy'],
  'pquestion.wall': ['economy'],
  'pquestion.gained': ['economy', 'percent'],
  'pquestion.lost': ['economy', 'percent'],
  'question.nothing': [],
} as const satisfies Record<string, readonly string[]>;
export type ProvinceQuestionKey = keyof typeof PROVINCE_QUESTIONS;

/** A sentence computed from outcomes: key of the language files and its numbers. */
export type Headline = {
  readonly key: HeadlineKey | ProvinceHeadlineKey | QuestionKey | ProvinceQuestionKey;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
};

/** Billions below which an account is no news: a bloc that was free inside before creates nothing by going deeper. */
const SILENT_BN = 0.05;

/** Headlines that say something: no account of blocs that moved nothing, and nobody spared by blocs without an account. */
export function newsOf(headlines: readonly Headline[]): readonly Headline[] {
  const told = headlines.filter((headline) => !isAccount(headline) || movedBn(headline) >= SILENT_BN);
  return told.some(isAccount) ? told : told.filter(({ key }) => key !== 'headline.nobodyOutsideLost');
}

function isAccount({ key }: Headline): boolean {
  return key === 'headline.blocMostlyCreated' || key === 'headline.blocMostlyDiverted';
}

function movedBn({ params }: Headline): number {
  const billions = params['createdBn'] ?? params['divertedBn'];
  return typeof billions === 'number' ? billions : Infinity;
}

/** News that make a story, the weightiest first; what is not here fills what is left. */
const WEIGHTY: readonly Headline['key'][] = [
  'headline.conferenceAdopted',
  'headline.blocMostlyDiverted',
  'headline.outsiderLost',
  'headline.wordBroken',
  'headline.breachSeen',
  'headline.blocMostlyCreated',
  'headline.reformEnacted',
  'headline.crackdown',
  'headline.leaving',
  'headline.partnerLeft',
  'headline.agreementExpired',
  'headline.preferenceEroded',
  'headline.governmentFell',
  'headline.conferenceFailed',
  'headline.notRatified',
  'headline.surcharge',
  'headline.successors',
  'headline.unionWallRaised',
  'headline.wallRaised',
  'headline.unionWallMixed',
  'headline.wallMixed',
  'headline.wallsRaised',
  'headline.wallClimb',
  'headline.promoted',
  'headline.corridorBuilt',
  'headline.paidFor',
  'headline.borderRose',
  'headline.borderFell',
];

/** Weight of what is not in the list of weighty news: after all that is. */
const LIGHT = 40;

/** The less, the sooner it is told. */
export function newsWeight({ key }: Headline): number {
  const place = WEIGHTY.indexOf(key);
  return place === -1 ? LIGHT : place;
}
