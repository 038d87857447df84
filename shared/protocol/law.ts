import type { AgreementId, EconomyId, ProposalId, SectorId } from '#shared/kernel/ids.ts';
import type { CONDITIONS, DeepProvision, IntegrationLevel } from '#shared/content/vocabulary.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import type { Clause, KeptSectors, RevenueKey, TradeException } from './clauses.ts';
import type { AcceptedPayment, Outbid, Payment } from './payments.ts';
import type { Schedule } from './policy.ts';
import type { Departure, Pact } from './provinces/pacts.ts';
import type { Rejection } from './rejection.ts';
import type { SettledEconomy } from './report.ts';

/** A preference in force: `by` levies at most `rateBp` on `sector` from `to`. */
export type Concession = {
  readonly by: EconomyId;
  readonly to: EconomyId;
  readonly sector: SectorId;
  readonly rateBp: number;
};

/** Terms that bind by themselves: an agreement may live on them alone. */
export type StandingTerms = {
  readonly provisions?: readonly DeepProvision[];
  readonly mutualRecognition?: true;
  readonly disputeSettlement?: true;
  readonly specializations?: readonly Specialization[];
  readonly infrastructure?: readonly Infrastructure[];
  readonly adjustmentFundBp?: number;
};

/** Terms that say how tariff cuts arrive and on what condition they stay. */
export type TariffTerms = {
  readonly phaseIn?: Timetable;
  readonly conditions?: readonly Condition[];
  /** Preferences suspended in this round because a condition was broken in the last; cleared when the next one opens. */
  readonly suspended?: readonly Suspension[];
};

/**
 * What a proposal agrees beyond tariffs, payments and form; absent where it agrees nothing of the kind. What becomes of each term when
 * agreements join or shrink is said in `shared/rules/law/terms.ts`.
 */
export type AgreementTerms = StandingTerms & TariffTerms;

/** Two economies that leave each other a sector. */
export type Specialization = {
  readonly between: KeptSectors;
  readonly sinceRound: number;
};

/** Works that some build together, each for a part of its income. */
export type Infrastructure = {
  readonly among: readonly EconomyId[];
  readonly contributionBp: number;
  readonly sinceRound: number;
};

/** What the preferences of a party depend on. */
export type Condition = { readonly of: EconomyId; readonly condition: (typeof CONDITIONS)[number] };

/** A party whose preferences rest in a round. */
export type Suspension = { readonly of: EconomyId; readonly inRound: number };

/** Tariff cuts that arrive in equal steps, the first at once. */
export type Timetable = {
  readonly fromRound: number;
  /** Round of the last step. */
  readonly untilRound: number;
  /** Rounds of the last step of members who have longer for their own cuts. */
  readonly longer: Readonly<Record<EconomyId, number>>;
  /** Rates as they were before, by giver, receiver and sector. */
  readonly before: readonly Concession[];
  /** The round whose step is in force: it advances when a round opens. */
  readonly reachedRound: number;
};

/** A treaty in force; a bloc is its parties from level 2 up. The public register is the list of these. */
export type Agreement = {
  readonly id: AgreementId;
  readonly level: IntegrationLevel;
  readonly parties: readonly EconomyId[];
  readonly concessions: readonly Concession[];
  readonly exceptions: readonly TradeException[];
  /** From level 3. Shares of the pooled revenue as fractions, by member; recomputed when members change. */
  readonly key?: RevenueKey;
  readonly payments: readonly Payment[];
  readonly terms?: AgreementTerms;
  /** A common market of some members only: the union inside which it stands. */
  readonly within?: AgreementId;
  /** First round that it governed. */
  readonly sinceRound: number;
  /** Last round of the binding period: notice may be given from the round after. */
  readonly boundUntilRound: number;
  /** Parties bound longer than the others: late entrants, and those whose older, longer binding it took over. */
  readonly boundLonger?: Readonly<Record<EconomyId, number>>;
  /** Leavers and the round before whose negotiation they are out. */
  readonly notices: readonly { readonly by: EconomyId; readonly outInRound: number }[];
  /** Points by which the presidency of full integration moves the voted wall in one round, in basis points. */
  readonly wallMove?: { readonly by: EconomyId; readonly shiftBp: number; readonly inRound: number };
  /** Round of the last admission or merger: one a round. */
  readonly widenedInRound?: number;
  /** Key of a name from the list of bloc titles. */
  readonly title?: string;
  /** The proposal that founded or last changed it. */
  readonly proposal?: ProposalId;
};

/** What an agreement may be about that gives nobody a preference of its own. */
export type AgreementContent = 'specialization' | 'deepClauses' | 'project' | 'payments';

/**
 * What an agreement is about that gives nobody a preference of its own: it is called after its clauses. The free goods of a swap belong
 * to the swap.
 */
export function contentOf({
  level,
  concessions,
  payments,
  terms = {},
}: Pick<Agreement, 'level' | 'concessions' | 'payments' | 'terms'>): AgreementContent | undefined {
  const { provisions = [], infrastructure = [] } = terms;
  const swapped = goodsSwapped(terms);
  if (level !== 1 || concessions.some(({ sector }) => !swapped.includes(sector))) return undefined;
  if (provisions.length > 0 || terms.mutualRecognition === true || terms.disputeSettlement === true)
    return 'deepClauses';
  if (swapped.length > 0) return 'specialization';
  if (infrastructure.length > 0 || terms.adjustmentFundBp !== undefined) return 'project';
  return payments.length > 0 ? 'payments' : undefined;
}

function goodsSwapped({ specializations = [] }: AgreementTerms): readonly SectorId[] {
  return specializations.flatMap(({ between }) => between.map(({ keeps }) => keeps));
}

/** A level, or a content; of an agreed specialization with its goods, by which one of two parties is told from another: `specialization ELE MAC`. */
export type AgreementForm = number | string;

/** What every page calls an agreement after. */
export function agreedForm(agreement: Agreement): AgreementForm {
  const content = contentOf(agreement);
  return content === 'specialization'
    ? [content, ...goodsSwapped(agreement.terms ?? {})].join(' ')
    : (content ?? agreement.level);
}

const DEEP_TYPES: readonly Clause['type'][] = ['deepProvision', 'mutualRecognition', 'disputeSettlement'];

/** What a proposal is called after that adds to an agreement that stands and leaves its level; undefined where it sets a level, or tariffs. */
export function addedForm(clauses: readonly Clause[]): AgreementForm | undefined {
  if (clauses.some((clause) => 'among' in clause && !DEEP_TYPES.includes(clause.type))) return undefined;
  if (clauses.some(({ type }) => DEEP_TYPES.includes(type))) return 'deepClauses';
  const goods = clauses.flatMap((clause) =>
    'between' in clause ? clause.between.map(({ keeps }) => keeps) : [],
  );
  return goods.length === 0 ? undefined : ['specialization', ...goods].join(' ');
}

/** What one concluded proposal does to the register and to the walls. */
export type LawChange = {
  readonly upsert: readonly Agreement[];
  readonly end: readonly AgreementId[];
  /** Walls that it sets: the founding tariff of a customs union, or the union's tariff for an entrant. */
  readonly walls?: Readonly<Record<EconomyId, Schedule>>;
  /** Pacts among provinces that it founds. */
  readonly pacts?: readonly Pact[];
  /** Of a member that leaves a pact, where that costs something. */
  readonly departure?: Departure;
  /** The economy under what is left, where a round is compared with it. */
  readonly settled?: SettledEconomy;
};

const PROPOSAL_STATUSES = ['open', 'awaitingBell', 'concluded', 'lapsed'] as const;
type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** A draft treaty on the table. A signature binds to one revision. */
export type Proposal = {
  readonly id: ProposalId;
  readonly author: EconomyId;
  readonly parties: readonly EconomyId[];
  readonly clauses: readonly Clause[];
  readonly title?: string;
  readonly revision: number;
  /** Signer → revision signed. */
  readonly signatures: Readonly<Partial<Record<EconomyId, number>>>;
  readonly refusedBy: readonly EconomyId[];
  /** What those who refused gave as their reason, where they gave one. */
  readonly reasons?: Readonly<Partial<Record<EconomyId, ProposalReason>>>;
  /** With which payments those who refused would sign the same terms, where they said it. */
  readonly accepted?: Readonly<Partial<Record<EconomyId, AcceptedPayment>>>;
  /** Of bots that refuse it, or counter by it, the offer of others that brings them more. */
  readonly outbid?: Readonly<Partial<Record<EconomyId, Outbid>>>;
  /** Parties that have opened the sheet at its present revision. */
  readonly openedBy: readonly EconomyId[];
  readonly status: ProposalStatus;
  /** Round in which it was tabled; open proposals lapse at its bell. */
  readonly round: number;
  readonly tabledAtMs: number;
  /** When the present revision reached the parties: bots answer some seconds later. */
  readonly revisedAtMs: number;
  /** The proposal it answers; the first of the thread otherwise itself. */
  readonly counterTo?: ProposalId;
  /** Why its author did not sign the proposal that this one answers. */
  readonly because?: ProposalReason;
  /** Its author has said that it will offer no more in this round. */
  readonly isLastOffer?: true;
  /** Among provinces, what it cost its author, in 100 million yuan; absent: the full price. */
  readonly costYuan?: number;
  readonly thread: ProposalId;
  /** Place in the order of receipt among the proposals that await the bell. */
  readonly receipt?: number;
  /** The author has shown it to the table. */
  readonly isPublic: boolean;
  /** Why it lapsed. */
  readonly lapse?: ProposalLapse;
};

export type ProposalLapse =
  | { readonly type: 'bell' }
  | { readonly type: 'withdrawn'; readonly reason?: ProposalReason }
  | { readonly type: 'refused'; readonly by: EconomyId }
  | { readonly type: 'counterConcluded'; readonly proposal: ProposalId }
  | { readonly type: 'unlawful'; readonly fault: Rejection }
  /** A legislature said no. */
  | { readonly type: 'notRatified'; readonly by: readonly EconomyId[] };
