/** What a viewer may know of a game. */
import { UNKNOWN_TEMPERAMENT } from '#shared/content/temperaments.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { CountryGame, GameState, ProvinceGame, Seat, Viewer } from '../state.ts';
import { statesOf } from '../game/evolve.ts';
import { ownEntry } from '../modules/gameModule.ts';

/** What stands where a secret was. */
export const HIDDEN_SEED = 'hidden';

/**
 * The game without what a viewer may not know, as a state of the same game. Proposals that became law or were published are everyone's, others their parties'
 * and the host's; envelopes are their seat's until they are opened; chance, and what bots think, is nobody's until the debrief.
 */
export function redactFor(state: CountryGame, viewer: Viewer): CountryGame;
export function redactFor(state: ProvinceGame, viewer: Viewer): ProvinceGame;
export function redactFor(state: GameState, viewer: Viewer): GameState;
export function redactFor(state: GameState, viewer: Viewer): GameState {
  const isOver = state.phase === 'debrief';
  const proposals = Object.fromEntries(
    Object.entries(state.proposals).filter(([, proposal]) => maySeeProposal(state, viewer, proposal)),
  );
  return {
    ...statesOf(state).redacted(state, viewer),
    settings: isOver ? state.settings : { ...state.settings, seed: HIDDEN_SEED },
    random: 0,
    seats: isOver ? state.seats : mapValues(state.seats, (seat) => redactSeat(seat, viewer)),
    proposals,
    revisionsThisRound:
      viewer.type === 'host' ? state.revisionsThisRound : ownEntry(state.revisionsThisRound, viewer),
    botThoughts: [],
    // Only that it exists: the results themselves are for the end, and many. What half of the bots reach is added for seats by the server.
    ...(state.par === undefined ? {} : { par: { games: state.par.games, seats: {}, bestPath: {} } }),
    counters: { ...state.counters, proposal: nextVisible(Object.keys(proposals)) },
  };
}

/** How a bot thinks is its own; what it did for a seat is told to whoever holds it, and to the host. */
function redactSeat(seat: Seat, viewer: Viewer): Seat {
  const { stewardship, ...shown } = seat;
  const own = viewer.type === 'seat' && viewer.economy === seat.economy ? viewer : undefined;
  return {
    ...shown,
    ...(seat.temperament === undefined || own?.isBot === true ? {} : { temperament: UNKNOWN_TEMPERAMENT }),
    ...(stewardship === undefined || (own === undefined && viewer.type !== 'host') ? {} : { stewardship }),
  };
}

/** A number free among the proposals in sight, so that the count of all proposals stays unknown. */
function nextVisible(ids: readonly string[]): number {
  return ids.reduce((most, id) => Math.max(most, Number(id.slice(1)) + 1), 0);
}

/**
 * Whether a proposal may be shown: law and published proposals to all, every proposal to the host, others to author and parties. What waits for
 * the bell is shown to every person in a seat as long as it waits, since offers must agree with it; an entry or merger also, from then on, to the
 * members who may refuse it, bots among them.
 */
export function maySeeProposal(state: GameState, viewer: Viewer, proposal: Proposal): boolean {
  if (proposal.status === 'concluded' || proposal.isPublic || viewer.type === 'host') return true;
  if (viewer.type === 'public') return false;
  const isTheirs = proposal.author === viewer.economy || proposal.parties.includes(viewer.economy);
  if (isTheirs || !hasWaited(proposal)) return isTheirs;
  if (proposal.status === 'awaitingBell' && viewer.isBot !== true) return true;
  return statesOf(state).mayRefuse(state, proposal).includes(viewer.economy);
}

/** `receipt` is given when a proposal starts to wait for the bell and stays with it when it lapses. */
function hasWaited({ receipt }: Proposal): boolean {
  return receipt !== undefined;
}
