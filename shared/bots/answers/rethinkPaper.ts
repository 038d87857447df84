import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { draftOf } from '#shared/rules/negotiation/papers/draftOf.ts';
import { narrowDraft } from '#shared/rules/agreements/narrowDraft.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { isLawful } from '../valuation/isLawful.ts';
import { isWorthSigning, valuePaper } from '../valuation/valuePaper.ts';

/** What becomes of one's own open paper that somebody refused: it goes on without them where that is worth it. */
export function rethinkPaper(appraiser: Appraiser, paper: Paper, economy: EconomyId): SeatIntent[] {
  if (paper.status !== 'open' || paper.refusedBy.length === 0) return [];
  const narrow = narrowDraft(appraiser.law, draftOf(paper), paper.refusedBy);
  if (narrow !== undefined && isLawful(appraiser, narrow, economy)) {
    const value = valuePaper(appraiser, narrow, economy);
    if (value.ok && isWorthSigning(value.value)) return [{ type: 'goOnWithout', paper: paper.id }];
  }
  return [{ type: 'withdrawPaper', paper: paper.id, reason: 'notWithoutThem' }];
}
