import type { EconomyId } from '#shared/kernel/ids.ts';
import {
  SOVEREIGNTY_PERCENT_BY_LEVEL,
  SOVEREIGNTY_PERCENT_BY_TERM,
} from '#shared/content/politicsConstants.ts';
import { sovereigntyCost } from '#shared/economics/politics/sovereigntyCost.ts';
import { votingWeights } from '#shared/economics/politics/votingWeights.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { pairLevel } from '../../../agreements/pairLevel.ts';
import { unionOf } from '../../../agreements/unionOf.ts';
import type { LawInForce } from '../../../policy/shock/lawInForce.ts';
import { affinityOf } from './affinityTable.ts';

type Law = Pick<LawInForce, 'agreements' | 'settled' | 'settings'>;

/** Per cent of income that rule by others feels like to an economy in a round: its union by depth, and institutions by paper. */
export function sovereigntyOf(
  law: Law,
  affinity: Readonly<Record<string, number>>,
  economy: EconomyId,
): number {
  const union = unionOf(law, economy);
  const assumed = (law.settings?.assumptions?.sovereigntyPercent ?? 100) / 100;
  const ofUnion =
    union === undefined
      ? 0
      : ruleOf(law, affinity, { parties: union.parties, economy }, (other) => {
          const level = pairLevel(law.agreements, economy, other);
          return SOVEREIGNTY_PERCENT_BY_LEVEL[level];
        });
  let ofPapers = 0;
  for (const agreement of Object.values(law.agreements)) {
    const percent = institutionsPercent(agreement);
    if (percent === 0 || !agreement.parties.includes(economy)) continue;
    ofPapers += ruleOf(law, affinity, { parties: agreement.parties, economy }, () => percent);
  }
  return assumed * (ofUnion + ofPapers);
}

/** Institutions that a paper sets up beside its form; the economic union has its own. */
function institutionsPercent({ level, terms }: Agreement): number {
  if (terms === undefined || level >= 5) return 0;
  return (
    SOVEREIGNTY_PERCENT_BY_TERM.provision * (terms.provisions?.length ?? 0) +
    (terms.mutualRecognition === true ? SOVEREIGNTY_PERCENT_BY_TERM.mutualRecognition : 0) +
    (terms.disputeSettlement === true ? SOVEREIGNTY_PERCENT_BY_TERM.disputeSettlement : 0)
  );
}

type Body = { readonly parties: readonly EconomyId[]; readonly economy: EconomyId };

function ruleOf(
  { settled }: Law,
  affinity: Readonly<Record<string, number>>,
  { parties, economy }: Body,
  depthPercent: (other: EconomyId) => number,
): number {
  const votes = votingWeights(parties.map((party) => settled.incomeBn[party] ?? 0));
  return sovereigntyCost(
    parties.flatMap((party, place) =>
      party === economy
        ? []
        : [
            {
              depthPercent: depthPercent(party),
              votes: votes[place] ?? 0,
              distance: 1 - affinityOf(affinity, economy, party),
            },
          ],
    ),
  );
}
