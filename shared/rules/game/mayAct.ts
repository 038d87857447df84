import { PHASES, type Phase } from '#shared/content/vocabulary.ts';
import type { Actor, HostIntent, Intent, SeatIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { MODULE_INTENTS } from '../modules/modules.ts';
import type { TableState } from '../state.ts';

type IntentRule = { readonly by: 'seat' | 'host' | 'server'; readonly phases: readonly Phase[] };

const RUNNING = ['briefing', 'negotiation', 'policy', 'results', 'epilogue'] as const;
const NEGOTIATION = { by: 'seat', phases: ['negotiation'] } as const;
const POLICY = { by: 'seat', phases: ['policy'] } as const;
const CENTRE = { by: 'seat', phases: ['negotiation', 'policy'] } as const;
const CLOCK = { by: 'host', phases: RUNNING } as const;
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
  endAfterRound: { by: 'host', phases: ['briefing', 'negotiation', 'policy', 'results'] },
  endNow: CLOCK,
  stepReveal: { by: 'host', phases: ['results', 'epilogue'] },
  paceReveal: { by: 'host', phases: ['results', 'epilogue'] },
  openStop: { by: 'server', phases: ['results', 'epilogue'] },
  turnDebrief: { by: 'host', phases: ['debrief'] },
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
  closePhase: { by: 'server', phases: RUNNING },
  noteBotThought: { by: 'server', phases: RUNNING },
  notePar: ALWAYS,
} as const satisfies Record<Intent['type'], IntentRule>;

export function isSeatIntent(intent: Intent): intent is SeatIntent {
  return INTENT_RULES[intent.type].by === 'seat';
}

export function isHostIntent(intent: Intent): intent is HostIntent {
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
