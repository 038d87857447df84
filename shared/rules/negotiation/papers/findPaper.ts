import type { EconomyId, PaperId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';

type Table = Pick<GameState, 'papers'>;

/** An open paper on which a party may act; whoever refused it is none any more. */
export function findOwnPaper(state: Table, actor: EconomyId, id: PaperId): Result<Paper, Rejection> {
  const paper = state.papers[id];
  if (paper === undefined || !isKnownTo(paper, actor)) return err({ code: 'paper/unknown', paper: id });
  if (!paper.parties.includes(actor) || paper.refusedBy.includes(actor)) {
    return err({ code: 'paper/not-a-party', paper: id });
  }
  return paper.status === 'open' ? ok(paper) : err({ code: 'paper/not-open', paper: id });
}

/** An open paper on which its author may act. */
export function findAuthoredPaper(state: Table, actor: EconomyId, id: PaperId): Result<Paper, Rejection> {
  const found = findOwnPaper(state, actor, id);
  if (!found.ok || found.value.author === actor) return found;
  return err({ code: 'paper/not-the-author', paper: id });
}

/** To others a private paper does not exist. */
function isKnownTo(paper: Paper, economy: EconomyId): boolean {
  return paper.isPublic || paper.status === 'concluded' || paper.parties.includes(economy);
}
