import { OPEN_PROPOSALS_PER_SEAT, VERSIONS_PER_SEAT_AND_ROUND } from '#shared/content/constants.ts';
import { PACKAGE_SLOTS } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ModuleStates } from '#shared/protocol/modules/modules.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { TableState } from '../state.ts';

/** How many proposals a seat may have on the table and write in a round. Pages ask it that load no rules of drafts, such as the big screen. */

/** Whether a seat has too many proposals on the table for one more, or for what takes several; a package tabled counts among them. */
export function openProposalLimit(
  state: Pick<TableState, 'proposals' | 'round' | 'phase'> & Pick<ModuleStates, 'wto'>,
  author: EconomyId,
  slots = 1,
): Rejection | undefined {
  const open = Object.values(state.proposals).filter(
    (proposal) => proposal.author === author && proposal.status === 'open',
  );
  return open.length + packageSlots(state, author) + slots <= OPEN_PROPOSALS_PER_SEAT
    ? undefined
    : { code: 'proposal/too-many-open', limit: OPEN_PROPOSALS_PER_SEAT };
}

/** Whether a seat has written as many versions this round as it may: tabling is the first of a proposal. */
export function revisionLimit(
  state: Pick<TableState, 'revisionsThisRound'>,
  author: EconomyId,
): Rejection | undefined {
  return (state.revisionsThisRound[author] ?? 0) < VERSIONS_PER_SEAT_AND_ROUND
    ? undefined
    : { code: 'proposal/too-many-revisions', limit: VERSIONS_PER_SEAT_AND_ROUND };
}

/** How many of a seat's open proposals its package takes: two while it may still become law. */
function packageSlots(
  { wto, round, phase }: Pick<TableState, 'round' | 'phase'> & Pick<ModuleStates, 'wto'>,
  author: EconomyId,
): number {
  const conference = wto?.conference;
  if (conference?.round !== round || phase !== 'negotiation') return 0;
  const isAlive = conference.packages.some(
    ({ id, author: by }) =>
      by === author &&
      (conference.stage === 'tabling' || (conference.stage === 'floor' && conference.floor === id)),
  );
  return isAlive ? PACKAGE_SLOTS : 0;
}
