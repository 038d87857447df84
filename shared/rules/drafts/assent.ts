/** Whether all have assented to a proposal: each party itself, or the union that acts for it. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { type ApprovalLaw, type Signed, BY_WEIGHT, hasApproved, hasSigned } from '../agreements/approval.ts';
import { unionOf } from '../agreements/unions.ts';
import { kindOf } from '../clauses/clauseKinds.ts';

/** Whether a proposal has all the assent it needs: of each party itself, or of the union that acts for it. */
export function isComplete(law: ApprovalLaw, proposal: Signed): boolean {
  return proposal.parties.every(
    (party) => hasSigned(proposal, party) || isBoundByUnion(law, proposal, party),
  );
}

/** Whether a party that has not signed is bound by its union's decision. */
function isBoundByUnion(law: ApprovalLaw, proposal: Signed, party: EconomyId): boolean {
  const union = unionOf(law, party);
  return (
    union !== undefined &&
    union.level >= BY_WEIGHT &&
    dealsWithOutsiders(proposal, union) &&
    !proposal.clauses.some((clause) => kindOf(clause.type).needsOwnSignature?.(clause, party) === true) &&
    hasApproved(law, proposal, union)
  );
}

function dealsWithOutsiders({ parties }: Signed, union: Agreement): boolean {
  return (
    union.parties.every((member) => parties.includes(member)) &&
    parties.some((party) => !union.parties.includes(party))
  );
}
