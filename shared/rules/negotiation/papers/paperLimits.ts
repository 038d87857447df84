import { OPEN_PAPERS_PER_SEAT, REVISIONS_PER_ROUND } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';

/** Whether a seat has as many papers on the table as it may. */
export function openPaperLimit(state: Pick<GameState, 'papers'>, author: EconomyId): Rejection | undefined {
  const open = Object.values(state.papers).filter(
    (paper) => paper.author === author && paper.status === 'open',
  );
  return open.length < OPEN_PAPERS_PER_SEAT
    ? undefined
    : { code: 'paper/too-many-open', limit: OPEN_PAPERS_PER_SEAT };
}

/** Whether a seat has written as many versions this round as it may: tabling is the first of a paper. */
export function revisionLimit(
  state: Pick<GameState, 'revisionsThisRound'>,
  author: EconomyId,
): Rejection | undefined {
  return (state.revisionsThisRound[author] ?? 0) < REVISIONS_PER_ROUND
    ? undefined
    : { code: 'paper/too-many-revisions', limit: REVISIONS_PER_ROUND };
}
