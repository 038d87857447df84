import { type EconomyId, isInheritedName } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type {
  Actor,
  HostIntent,
  Intent,
  PhaseInView,
  SeatIntent,
  ServerIntent,
} from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Decision, ProposalIntent, TableContext } from '../rulebook.ts';
import { notePar } from '../scores/par.ts';
import type { GameState } from '../state.ts';
import { noteBotThought } from '../table/botTurns.ts';
import { addMinute, endAfterRound, noteRestart, pauseClock, resumeClock } from '../table/clock.ts';
import { openStop, paceReveal } from '../table/reveal.ts';
import { declareReady, markPresence, occupySeat, vacateSeat } from '../table/seats.ts';
import { openProposal, refuseProposal, signProposal, withdrawSignature } from '../table/signing.ts';
import {
  goOnWithout,
  publishProposal,
  reviseProposal,
  tableProposal,
  withdrawProposal,
} from '../table/tabling.ts';
import { advancePhase, closePhase, endNow, openPhase } from './course.ts';
import { openFloor } from './due.ts';
import { evolveAll } from './evolve.ts';
import { isHostIntent, isSeatIntent, mayAct } from './mayAct.ts';

/** Every intent is answered: with the events that it brings about, or with the reason why it does not. */
export function decide(context: TableContext, state: GameState, actor: Actor, intent: Intent): Decision {
  const inherited = inheritedNameIn(actor, 'actor') ?? inheritedNameIn(intent, 'intent');
  if (inherited !== undefined) return err({ code: 'intent/malformed', path: inherited });
  const refusal = mayAct(state, actor, intent.type);
  if (refusal !== undefined) return err(refusal);
  if ('during' in intent && !isDuring(state, intent.during))
    return err({ code: 'intent/wrong-phase', phase: state.phase });
  if (isSeatIntent(intent)) return decideForSeat(context, state, economyOf(actor), intent);
  if (isHostIntent(intent)) return decideForHost(context, state, intent);
  return decideForServer(context, state, intent);
}

/**
 * Where something is called by a name that every object inherits. The schemas of what comes from outside let none through; asked
 * here too, so that no look-up by a name of an intent has to be guarded, whoever puts the intent to the rules.
 */
function inheritedNameIn(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return isInheritedName(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = isInheritedName(key) ? path : inheritedNameIn(inner, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Several intents as one decision: all or none. Returns the events and the state after them. */
export function decideAll(
  context: TableContext,
  before: GameState,
  actor: Actor,
  intents: readonly Intent[],
): Result<{ readonly events: readonly GameEvent[]; readonly state: GameState }, Rejection> {
  const events: GameEvent[] = [];
  let state = before;
  for (const intent of intents) {
    const decided = decide(context, state, actor, intent);
    if (!decided.ok) return decided;
    state = evolveAll(state, decided.value);
    events.push(...decided.value);
  }
  return ok({ events, state });
}

function economyOf(actor: Actor): EconomyId {
  if (actor.type === 'seat' || actor.type === 'bot') return actor.economy;
  throw new Error(`${actor.type} has no seat`);
}

function decideForSeat(
  context: TableContext,
  state: GameState,
  economy: EconomyId,
  intent: SeatIntent,
): Decision {
  const { rules, nowMs } = context;
  switch (intent.type) {
    case 'declareReady':
      return ok(declareReady(state, economy, intent.ready));
    case 'tableProposal':
    case 'reviseProposal':
    case 'openProposal':
    case 'signProposal':
    case 'withdrawSignature':
    case 'refuseProposal':
    case 'goOnWithout':
    case 'withdrawProposal':
    case 'publishProposal': {
      const fault = rules.proposalFault?.(economy);
      return fault === undefined ? decideProposal(context, state, economy, intent) : err(fault);
    }
    default:
      return rules.decideForSeat(nowMs, state, economy, intent);
  }
}

function decideProposal(
  context: TableContext,
  state: GameState,
  economy: EconomyId,
  intent: ProposalIntent,
): Decision {
  switch (intent.type) {
    case 'tableProposal':
      return tableProposal(context, state, economy, intent);
    case 'reviseProposal':
      return reviseProposal(context, state, economy, intent);
    case 'openProposal':
      return openProposal(context, state, economy, intent);
    case 'signProposal':
      return signProposal(context, state, economy, intent);
    case 'withdrawSignature':
      return withdrawSignature(context, state, economy, intent);
    case 'refuseProposal':
      return refuseProposal(context, state, economy, intent);
    case 'goOnWithout':
      return goOnWithout(context, state, economy, intent);
    case 'withdrawProposal':
      return withdrawProposal(context, state, economy, intent);
    case 'publishProposal':
      return publishProposal(context, state, economy, intent);
  }
}

/** Whether the phase that somebody had in view is still open: a phase may close by itself in the moment of the press. */
function isDuring({ phase, round }: GameState, during: PhaseInView | undefined): boolean {
  return during === undefined || (during.phase === phase && during.round === round);
}

function decideForHost(context: TableContext, state: GameState, intent: HostIntent): Decision {
  switch (intent.type) {
    case 'startGame':
      return ok(advancePhase(context, state));
    case 'skipPhase':
      return ok(advancePhase(context, state));
    case 'pauseClock':
      return pauseClock(context, state);
    case 'resumeClock':
      return resumeClock(context, state);
    case 'addMinute':
      return addMinute(state);
    case 'restartPhase':
      return ok([openPhase(context, state, state.phase, state.round)]);
    case 'stepReveal':
      return ok([{ type: 'revealStepped', stop: intent.stop }]);
    case 'endAfterRound':
      return endAfterRound(state, intent.ends);
    case 'endNow':
      return endNow(context, state);
    case 'paceReveal':
      return ok(paceReveal(context, state, intent.by));
    case 'turnDebrief':
      return ok([{ type: 'debriefTurned', page: intent.page }]);
    case 'retrySettlement':
      return state.held === undefined ? err({ code: 'round/not-held' }) : ok(advancePhase(context, state));
    case 'placeEvent':
    case 'cancelEvent':
    case 'actAsCentre':
    case 'takeBackActAsCentre':
      return context.rules.decideForHost(state, intent);
  }
}

function decideForServer(context: TableContext, state: GameState, intent: ServerIntent): Decision {
  switch (intent.type) {
    case 'occupySeat':
      return occupySeat(context, state, intent);
    case 'vacateSeat':
      return vacateSeat(context, state, intent);
    case 'markPresence':
      return markPresence(state, intent);
    case 'closePhase':
      return closePhase(context, state);
    case 'noteRestart':
      return ok(noteRestart(state));
    case 'openFloor':
      return ok(openFloor(context, state));
    case 'openStop':
      return openStop(context, state);
    case 'noteBotThought':
      return noteBotThought(state, intent);
    case 'notePar':
      return notePar(state, intent);
  }
}
