import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { isAdmission } from '#shared/rules/agreements/admission.ts';
import { seededDraw } from '../seededDraw.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { isLawful } from '../valuation/isLawful.ts';
import { isWorthSigning, noiseBn, temperOf, valuePaper, type PaperValue } from '../valuation/valuePaper.ts';
import { balancePayments } from './balancePayments.ts';
import { candidateDrafts } from './candidateDrafts.ts';
import { hasPerson } from './hasPerson.ts';
import { isOnTheTable } from './offerName.ts';

/** Part of the least gain of another party that counts beside the own gain: a paper must also find signers. */
const CARE_FOR_OTHERS = 0.25;
/** How much a paper with a person is preferred. */
const HUMAN_PREFERENCE = 1.5;
/** Moods: equal offers are not always made in the same order. */
const MOOD = 0.2;

export type Proposal = { readonly draft: Draft; readonly value: PaperValue; readonly score: number };

/** What a government would like to table now, the best first: lawful, balanced by payments, and good for all who must agree. */
export function bestProposals(
  appraiser: Appraiser,
  economy: EconomyId,
  shunned: ReadonlySet<EconomyId>,
): Proposal[] {
  const papers = Object.values(appraiser.law.papers);
  return candidateDrafts(appraiser, economy, shunned)
    .filter((draft) => !isOnTheTable(papers, appraiser.law.round, draft))
    .flatMap((draft) => proposalOf(appraiser, draft, economy) ?? [])
    .toSorted((a, b) => b.score - a.score);
}

function proposalOf(appraiser: Appraiser, candidate: Draft, economy: EconomyId): Proposal | undefined {
  const draft = agreeable(appraiser, candidate, economy);
  if (draft === undefined || !isLawful(appraiser, draft, economy)) return undefined;
  const value = valuePaper(appraiser, draft, economy);
  if (!value.ok || !isWorthSigning(value.value)) return undefined;
  const score = scoreOf(appraiser, draft, economy, value.value);
  return { draft, value: value.value, score };
}

/** The draft with those losers as parties who could refuse it, and with payments for all parties who gain too little. */
function agreeable(appraiser: Appraiser, draft: Draft, economy: EconomyId): Draft | undefined {
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return undefined;
  const { gainBn } = appraised.value;
  const refusers = losingMembers(appraiser, draft, gainBn);
  const parties = [...new Set([...draft.parties, ...refusers])];
  const ownDemand = { [economy]: temperOf(appraiser, economy).fairShare };
  return balancePayments(appraiser.law, { ...draft, parties }, appraised.value, ownDemand);
}

/** Members of a bloc who need not sign an entry or merger but would refuse it. */
function losingMembers(
  appraiser: Appraiser,
  { parties, clauses }: Draft,
  gainBn: Readonly<Record<EconomyId, number>>,
): EconomyId[] {
  return clauses
    .filter(isAdmission)
    .flatMap((clause) => (clause.type === 'merger' ? [clause.agreement, clause.with] : [clause.agreement]))
    .flatMap((id) => appraiser.law.agreements[id]?.parties ?? [])
    .filter((member) => !parties.includes(member) && (gainBn[member] ?? 0) < -noiseBn(appraiser, member));
}

function scoreOf(appraiser: Appraiser, draft: Draft, economy: EconomyId, value: PaperValue): number {
  const { law } = appraiser;
  const others = draft.parties.filter((party) => party !== economy);
  const leastBn = Math.min(...others.map((party) => value.appraisal.gainBn[party] ?? 0));
  const isUnion = draft.clauses.some(({ type }) => type === 'customsUnion');
  const taste = 1 + temperOf(appraiser, economy).blocTaste * (others.length - 1 + (isUnion ? 1 : 0));
  const mood = 1 + MOOD * (seededDraw(law, economy, `mood:${draft.parties.join()}`) - 0.5);
  return (
    (value.gainBn + CARE_FOR_OTHERS * leastBn) *
    taste *
    mood *
    (hasPerson(law, others) ? HUMAN_PREFERENCE : 1)
  );
}
