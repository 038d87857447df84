import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { objectionTo } from './objectionTo.ts';

/** What becomes of a paper that a bot has signed once another treaty of its own is law: it takes its word back where that is too little. */
export function reconsiderPaper(appraiser: Appraiser, paper: Paper, economy: EconomyId): SeatIntent[] {
  if (paper.status !== 'open' || paper.signatures[economy] !== paper.revision) return [];
  if (objectionTo(appraiser, paper, economy) === undefined) return [];
  const type = paper.author === economy ? 'withdrawPaper' : 'refusePaper';
  return [{ type, paper: paper.id, reason: 'lawChanged' }];
}
