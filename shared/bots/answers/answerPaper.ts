import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { draftOf } from '#shared/rules/negotiation/papers/draftOf.ts';
import { hasPerson } from '../proposals/hasPerson.ts';
import { isBusy } from '../proposals/isBusy.ts';
import { leavers } from '../proposals/leftAlone.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { isLawful } from '../valuation/isLawful.ts';
import { isWorthSigning, valuePaper } from '../valuation/valuePaper.ts';
import { counterPaper } from './counterPaper.ts';
import { hasBetterHumanOffer } from './hasBetterHumanOffer.ts';

/**
 * A bot's answer to a paper that reached it: it signs what is worth it, counters where all could gain, else refuses. With its
 * hands full it leaves papers among bots unanswered.
 */
export function answerPaper(appraiser: Appraiser, paper: Paper, economy: EconomyId): SeatIntent[] {
  const reading: SeatIntent[] = paper.openedBy.includes(economy)
    ? []
    : [{ type: 'openPaper', paper: paper.id, revision: paper.revision }];
  if (isBusy(appraiser.law, economy) && !hasPerson(appraiser.law, paper.parties)) return reading;
  return [...reading, answer(appraiser, paper, economy)];
}

function answer(appraiser: Appraiser, paper: Paper, economy: EconomyId): SeatIntent {
  const refusal: SeatIntent = { type: 'refusePaper', paper: paper.id };
  const draft = draftOf(paper);
  const shunned = leavers(appraiser.law, economy);
  if (paper.parties.some((party) => shunned.includes(party))) return refusal;
  if (!isLawful(appraiser, draft, paper.author)) return refusal;
  const value = valuePaper(appraiser, draft, economy);
  if (!value.ok) return refusal;
  if (isWorthSigning(value.value) && !hasBetterHumanOffer(appraiser, paper, economy)) {
    return { type: 'signPaper', paper: paper.id, revision: paper.revision, confirmed: true };
  }
  return counterPaper(appraiser, paper, economy) ?? refusal;
}
