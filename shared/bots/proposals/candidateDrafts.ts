import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { isLawful } from '../valuation/isLawful.ts';
import { admissionDrafts } from './admissionDrafts.ts';
import { deepeningDrafts } from './deepeningDrafts.ts';
import { freeTradeDraft } from './freeTradeDraft.ts';
import { partnersOf } from './partnersOf.ts';
import { swapDrafts } from './swapDrafts.ts';
import { unionDrafts } from './unionDrafts.ts';

/** How many of the best partners are thought of for areas of three and for swaps. */
const BEST_PARTNERS = 4;
/** Most unions, and most entries and mergers, that are thought of at a time. */
const UNIONS = 16;
const ADMISSIONS = 16;

/**
 * The papers that an economy thinks of, without payments: every partner, and larger circles around the best. Areas of three and
 * swaps are looked at for faults later, once they are worth a thought.
 */
export function candidateDrafts(
  appraiser: Appraiser,
  economy: EconomyId,
  shunned: ReadonlySet<EconomyId>,
): Draft[] {
  const { scenario, law } = appraiser;
  const unit = unitOf(law, economy);
  const partners = partnersOf(law, economy, shunned).filter((partner) =>
    isLawful(appraiser, freeTradeDraft(unit, partner), economy),
  );
  const best = partners
    .map((partner) => ({ partner, jointGainBn: jointGainBn(appraiser, freeTradeDraft(unit, partner)) }))
    .toSorted((a, b) => b.jointGainBn - a.jointGainBn)
    .slice(0, BEST_PARTNERS)
    .map(({ partner }) => partner);
  const isOpen = (draft: Draft): boolean =>
    !draft.parties.some((party) => party !== economy && shunned.has(party)) &&
    isLawful(appraiser, draft, economy);
  return [
    ...partners.map((partner) => freeTradeDraft(unit, partner)),
    ...best.flatMap((first, index) =>
      best.slice(index + 1).map((second) => freeTradeDraft(unit, first, second)),
    ),
    ...best.flatMap((partner) => swapDrafts(scenario, law, unit, partner)),
    ...firstOf(unionDrafts(law, economy), isOpen, UNIONS),
    ...deepeningDrafts(law, economy).filter(isOpen),
    ...firstOf(admissionDrafts(law, economy, shunned), isOpen, ADMISSIONS),
  ];
}

/** The first few that pass; no more are tested. */
function firstOf(drafts: readonly Draft[], passes: (draft: Draft) => boolean, most: number): Draft[] {
  const first: Draft[] = [];
  for (const draft of drafts) {
    if (first.length === most) break;
    if (passes(draft)) first.push(draft);
  }
  return first;
}

/** At first sight. */
function jointGainBn(appraiser: Appraiser, draft: Draft): number {
  const gainBn = appraiser.estimate(draft);
  return draft.parties.reduce((sum, party) => sum + (gainBn[party] ?? 0), 0);
}
