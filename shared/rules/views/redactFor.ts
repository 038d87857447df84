/** What a viewer may know of a game. */
import { UNKNOWN_TEMPERAMENT } from '#shared/content/temperaments.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Viewer } from '#shared/protocol/viewer.ts';
import { admissionMembers } from '../law/blocs.ts';
import { ownEntry } from '../modules/gameModule.ts';
import { redactEnvelopes, redactModules, redactSettled } from '../modules/modules.ts';
import { redactProvinces } from '../provinces/state/redactProvinces.ts';
import type { GameState, Seat } from '../state.ts';

/** What stands where a secret was. */
export const HIDDEN_SEED = 'hidden';

/**
 * The game without what a viewer may not know. Proposals that became law or were published are everyone's, others their parties'
 * and the host's; envelopes are their seat's until they are opened; chance, and what bots think, is nobody's until the debrief.
 */
export function redactFor(state: GameState, viewer: Viewer): GameState {
  const isOver = state.phase === 'debrief';
  const proposals = Object.fromEntries(
    Object.entries(state.proposals).filter(([, proposal]) => maySeeProposal(state, viewer, proposal)),
  );
  return {
    ...state,
    settings: isOver ? state.settings : { ...state.settings, seed: HIDDEN_SEED },
    random: 0,
    seats: isOver ? state.seats : mapValues(state.seats, (seat) => redactSeat(seat, viewer)),
    proposals,
    revisionsThisRound:
      viewer.type === 'host' ? state.revisionsThisRound : ownEntry(state.revisionsThisRound, viewer),
    policyDrafts: ownEntry(state.policyDrafts, viewer),
    sealedPolicies: sealedFor(state, viewer),
    settled: redactSettled(state),
    predictions: ownEntry(state.predictions, viewer),
    botThoughts: [],
    // Only that it exists: the results themselves are for the end, and many.
    ...(state.par === undefined ? {} : { par: { ...state.par, seats: {}, bestPath: {} } }),
    ...redactModules(state, viewer),
    ...redactProvinces(state, viewer),
    counters: { ...state.counters, proposal: nextVisible(Object.keys(proposals)) },
  };
}

/** How a bot thinks is nobody's; what it did for a seat is told to whoever holds it, and to the host. */
function redactSeat(seat: Seat, viewer: Viewer): Seat {
  const { stewardship, ...shown } = seat;
  const isTold = viewer.type === 'host' || (viewer.type === 'seat' && viewer.economy === seat.economy);
  return {
    ...shown,
    ...(seat.temperament === undefined ? {} : { temperament: UNKNOWN_TEMPERAMENT }),
    ...(stewardship === undefined || !isTold ? {} : { stewardship }),
  };
}

/** Envelopes are their seat's until the reveal opens them; what modules keep hidden stays so until the debrief. */
function sealedFor({ phase, sealedPolicies }: GameState, viewer: Viewer): GameState['sealedPolicies'] {
  if (phase === 'policy') return ownEntry(sealedPolicies, viewer);
  return phase === 'debrief' ? sealedPolicies : redactEnvelopes(sealedPolicies, viewer);
}

/** A number free among the proposals in sight, so that the count of all proposals stays unknown. */
function nextVisible(ids: readonly string[]): number {
  return ids.reduce((most, id) => Math.max(most, Number(id.slice(1)) + 1), 0);
}

/**
 * Whether a proposal may be shown: law and published proposals to all, every proposal to the host, others to author and parties; an
 * entry or merger that waits for the bell also to the members who may refuse it.
 */
export function maySeeProposal(
  state: Pick<GameState, 'agreements'>,
  viewer: Viewer,
  proposal: Proposal,
): boolean {
  if (proposal.status === 'concluded' || proposal.isPublic || viewer.type === 'host') return true;
  if (viewer.type === 'public') return false;
  const isTheirs = proposal.author === viewer.economy || proposal.parties.includes(viewer.economy);
  return isTheirs || (hasWaited(proposal) && admissionMembers(state, proposal).includes(viewer.economy));
}

/** `receipt` is given when a proposal starts to wait for the bell and stays with it when it lapses. */
function hasWaited({ receipt }: Proposal): boolean {
  return receipt !== undefined;
}
