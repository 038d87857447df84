import type { Paper } from '#shared/protocol/law.ts';
import { admissionMembers } from '../negotiation/admissionMembers.ts';
import type { GameState } from '../state.ts';
import type { Viewer } from './viewer.ts';

/**
 * Whether a paper may be shown: law and published papers to all, every paper to the host, others to author and parties; an
 * entry or merger that waits for the bell also to the members who may refuse it.
 */
export function maySeePaper(state: Pick<GameState, 'agreements'>, viewer: Viewer, paper: Paper): boolean {
  if (paper.status === 'concluded' || paper.isPublic || viewer.type === 'host') return true;
  if (viewer.type === 'public') return false;
  const isTheirs = paper.author === viewer.economy || paper.parties.includes(viewer.economy);
  return isTheirs || (hasWaited(paper) && admissionMembers(state, paper).includes(viewer.economy));
}

/** `receipt` is given when a paper starts to wait for the bell and stays with it when it lapses. */
function hasWaited({ receipt }: Paper): boolean {
  return receipt !== undefined;
}
