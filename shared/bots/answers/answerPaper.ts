import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { hasPerson } from '../proposals/hasPerson.ts';
import { isBusy } from '../proposals/isBusy.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { counterPaper } from './counterPaper.ts';
import { objectionTo, type Objection } from './objectionTo.ts';

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
  const objection = objectionTo(appraiser, paper, economy);
  if (objection === undefined) {
    return { type: 'signPaper', paper: paper.id, revision: paper.revision, confirmed: true };
  }
  const counter = isOpenToTalk(objection) ? counterPaper(appraiser, paper, economy) : undefined;
  return { ...(counter ?? { type: 'refusePaper', paper: paper.id }), ...objection };
}

/** Whoever broke with it, or asks for what cannot be, gets no other paper. */
function isOpenToTalk({ reason }: Objection): boolean {
  return reason !== 'leftUs' && reason !== 'lawChanged' && reason !== undefined;
}
