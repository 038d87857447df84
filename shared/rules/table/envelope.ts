/** The envelope of a seat: saved as a draft, sealed, taken back, and collected when the phase ends. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Decision } from '../rulebook.ts';
import type { TableState } from '../state.ts';
import { declareReady } from './seats.ts';

/** What one game puts into envelopes, and what it calls what happens to them. */
export type EnvelopeRules<Envelope, State extends TableState> = {
  readonly alreadySealed: Rejection;
  readonly notSealed: Rejection;
  /** The first rule that it breaks; undefined: it may be sealed. */
  fault(state: State, economy: EconomyId, envelope: Envelope): Rejection | undefined;
  drafts(state: State): Readonly<Record<EconomyId, Envelope>>;
  drafted(economy: EconomyId, envelope: Envelope): GameEvent;
  sealed(economy: EconomyId, envelope: Envelope): GameEvent;
  reopened(economy: EconomyId): GameEvent;
};

/** Keeps the envelope as it is on the screen: at the end of the phase the last lawful draft is sealed for the seat. */
export function saveEnvelope<Envelope, State extends TableState>(
  rules: EnvelopeRules<Envelope, State>,
  state: State,
  economy: EconomyId,
  envelope: Envelope,
): Decision {
  const fault = closingFault(rules, state, economy, envelope);
  if (fault !== undefined) return err(fault);
  const isSaved = JSON.stringify(rules.drafts(state)[economy]) === JSON.stringify(envelope);
  return ok(isSaved ? [] : [rules.drafted(economy, envelope)]);
}

/** The seat closes its envelope, and is ready: a prediction is welcome, and waited for by nobody. */
export function sealEnvelope<Envelope, State extends TableState>(
  rules: EnvelopeRules<Envelope, State>,
  state: State,
  economy: EconomyId,
  envelope: Envelope,
): Decision {
  const fault = closingFault(rules, state, economy, envelope);
  if (fault !== undefined) return err(fault);
  return ok([rules.sealed(economy, envelope), ...declareReady(state, economy, true)]);
}

function closingFault<Envelope, State extends TableState>(
  rules: EnvelopeRules<Envelope, State>,
  state: State,
  economy: EconomyId,
  envelope: Envelope,
): Rejection | undefined {
  return state.sealedBy.includes(economy) ? rules.alreadySealed : rules.fault(state, economy, envelope);
}

/** The seat opens its envelope again while the clock runs; what was sealed becomes the draft. */
export function reopenEnvelope<Envelope, State extends TableState>(
  rules: EnvelopeRules<Envelope, State>,
  state: State,
  economy: EconomyId,
): Decision {
  if (!state.sealedBy.includes(economy)) return err(rules.notSealed);
  return ok([rules.reopened(economy), ...declareReady(state, economy, false)]);
}

/** The end of the phase: last saved drafts are sealed for those who have not; what nobody saved stays as it is. */
export function collectEnvelopes<Envelope, State extends TableState>(
  rules: EnvelopeRules<Envelope, State>,
  state: State,
): GameEvent[] {
  return Object.entries(rules.drafts(state))
    .filter(([economy]) => !state.sealedBy.includes(economy))
    .map(([economy, envelope]) => rules.sealed(economy, envelope));
}
