/** Who may do what and when, and what follows from it. */
import { PHASES, type Phase } from '#shared/content/vocabulary.ts';
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
import { MODULE_INTENTS } from './modules.ts';
import type { Decision, ProposalIntent, TableContext } from './rulebook.ts';
import { notePar } from './scores/par.ts';
import type { GameState, TableState } from './state.ts';
import { noteBotThought } from './table/botDelays.ts';
import { addMinute, endAfterRound, noteRestart, pauseClock, resumeClock } from './table/clock.ts';
import { alignClock, dropHomework, moveHomework, setHomework } from './table/homework.ts';
import { openStop, paceReveal, stepReveal } from './table/revealStops.ts';
import { declareReady, markPresence, occupySeat, vacateSeat } from './table/seats.ts';
import { openProposal, refuseProposal, signProposal, withdrawSignature } from './table/signing.ts';
import {
  goOnWithout,
  publishProposal,
  reviseProposal,
  tableProposal,
  withdrawProposal,
} from './table/tabling.ts';
import { advancePhase, closePhase, endNow, openPhase, openFloor } from './game/course.ts';
import { evolveAll } from './game/evolve.ts';

/** Every intent is answered: with the events that it brings about, or with the reason why it does not. */
export function decide(context: TableContext, state: GameState, actor: Actor, intent: Intent): Decision {
  const inherited = inheritedNameIn(actor, 'actor') ?? inheritedNameIn(intent, 'intent');
  if (inherited !== undefined) return err({ code: 'intent/malformed', path: inherited });
  const refusal = mayAct(state, actor, intent.type);
  if (refusal !== undefined) return err(refusal);
  const isGone = ('during' in intent && !isDuring(state, intent.during)) || !isInRound(state, intent);
  if (isGone && isHostIntent(intent)) return err({ code: 'host/gone-by' });
  if (isGone) return err({ code: 'intent/wrong-phase', phase: state.phase });
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

/** Whether the round is on that the host had in view who ends the game. */
function isInRound({ round }: GameState, intent: Intent): boolean {
  return !('inRound' in intent) || intent.inRound === undefined || intent.inRound === round;
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
      return stepReveal(state, intent.stop);
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
    case 'setHomework':
      return setHomework(context, state, intent);
    case 'dropHomework':
      return ok(dropHomework(context, state));
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
    case 'alignClock':
      return alignClock(state, intent.endsAtMs);
    case 'moveHomework':
      return moveHomework(context, state, intent.byMs);
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

type IntentRule = { readonly by: 'seat' | 'host' | 'server'; readonly phases: readonly Phase[] };

const RUNNING = ['briefing', 'negotiation', 'policy', 'results', 'epilogue'] as const;
const NEGOTIATION = { by: 'seat', phases: ['negotiation'] } as const;
const POLICY = { by: 'seat', phases: ['policy'] } as const;
const CENTRE = { by: 'seat', phases: ['negotiation', 'policy'] } as const;
const CLOCK = { by: 'host', phases: RUNNING } as const;
/** While a round is played and revealed. */
const PLAYED = { by: 'host', phases: ['briefing', 'negotiation', 'policy', 'results'] } as const;
const ALWAYS = { by: 'server', phases: PHASES } as const;

/** Who may do what, and when (docs/rules.md); modules say it of their own intents. */
export const INTENT_RULES = {
  tableProposal: NEGOTIATION,
  reviseProposal: NEGOTIATION,
  openProposal: NEGOTIATION,
  signProposal: NEGOTIATION,
  withdrawSignature: NEGOTIATION,
  refuseProposal: NEGOTIATION,
  goOnWithout: NEGOTIATION,
  withdrawProposal: NEGOTIATION,
  publishProposal: NEGOTIATION,
  refuseAdmission: NEGOTIATION,
  giveNotice: NEGOTIATION,
  givePledge: NEGOTIATION,
  savePolicyDraft: POLICY,
  sealPolicy: POLICY,
  reopenPolicy: POLICY,
  predict: POLICY,
  ...MODULE_INTENTS,
  saveMeasures: POLICY,
  sealMeasures: POLICY,
  reopenMeasures: POLICY,
  payProvince: NEGOTIATION,
  castAssent: POLICY,
  rateCentre: POLICY,
  actForCentre: CENTRE,
  takeBackCentreAct: CENTRE,
  declareReady: { by: 'seat', phases: RUNNING },
  startGame: { by: 'host', phases: ['lobby'] },
  pauseClock: CLOCK,
  resumeClock: CLOCK,
  addMinute: CLOCK,
  skipPhase: CLOCK,
  restartPhase: CLOCK,
  endAfterRound: PLAYED,
  endNow: CLOCK,
  stepReveal: { by: 'host', phases: ['results', 'epilogue'] },
  paceReveal: { by: 'host', phases: ['results', 'epilogue'] },
  openStop: { by: 'server', phases: ['results', 'epilogue'] },
  turnDebrief: { by: 'host', phases: ['debrief'] },
  setHomework: PLAYED,
  dropHomework: PLAYED,
  retrySettlement: { by: 'host', phases: ['policy', 'epilogue'] },
  placeEvent: { by: 'host', phases: PHASES },
  cancelEvent: { by: 'host', phases: PHASES },
  actAsCentre: { by: 'host', phases: ['negotiation', 'policy'] },
  takeBackActAsCentre: { by: 'host', phases: ['negotiation', 'policy'] },
  openFloor: { by: 'server', phases: ['negotiation'] },
  occupySeat: ALWAYS,
  vacateSeat: ALWAYS,
  markPresence: ALWAYS,
  noteRestart: ALWAYS,
  alignClock: { by: 'server', phases: ['negotiation', 'policy'] },
  moveHomework: { by: 'server', phases: ['negotiation', 'policy'] },
  closePhase: { by: 'server', phases: RUNNING },
  noteBotThought: { by: 'server', phases: RUNNING },
  notePar: ALWAYS,
} as const satisfies Record<Intent['type'], IntentRule>;

export function isSeatIntent(intent: Intent): intent is SeatIntent {
  return INTENT_RULES[intent.type].by === 'seat';
}

function isHostIntent(intent: Intent): intent is HostIntent {
  return INTENT_RULES[intent.type].by === 'host';
}

/** Whether role and phase allow an intent at all: nothing, or why not. What the intent says is judged by its own rule. */
export function mayAct(state: TableState, actor: Actor, type: Intent['type']): Rejection | undefined {
  const rule: IntentRule = INTENT_RULES[type];
  const refusal = roleRefusal(state, actor, rule.by);
  if (refusal !== undefined) return refusal;
  if (!rule.phases.includes(state.phase)) return { code: 'intent/wrong-phase', phase: state.phase };
  if (rule.by === 'seat' && state.held !== undefined) return { code: 'round/held' };
  return undefined;
}

function roleRefusal(state: TableState, actor: Actor, by: IntentRule['by']): Rejection | undefined {
  if (by === 'host') return actor.type === 'host' ? undefined : { code: 'host/only' };
  if (by === 'server') return actor.type === 'server' ? undefined : { code: 'intent/not-allowed' };
  if (actor.type === 'host' || actor.type === 'server') return { code: 'intent/not-allowed' };
  const seat = state.seats[actor.economy];
  if (seat === undefined) return { code: 'seat/unknown', economy: actor.economy };
  // A bot governs empty seats only; one that minds a person's seat signs nothing, gives no notice and keeps the policy.
  const governedByBot = seat.member === undefined;
  return governedByBot === (actor.type === 'bot') ? undefined : { code: 'seat/not-yours' };
}
