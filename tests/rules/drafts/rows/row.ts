import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection, RejectionCode } from '#shared/protocol/rejection.ts';
import type { Negotiation } from '../../../support/aNegotiation.ts';

/** A draft that the law refuses, and why. */
export type DraftRow = {
  readonly rule: string;
  readonly code: RejectionCode;
  readonly on: () => Negotiation;
  readonly draft: (table: Negotiation) => Draft;
  /** The author; the first party otherwise. */
  readonly by?: string;
  /** What the fault must say beside its code. */
  readonly says?: (table: Negotiation) => Readonly<Record<string, unknown>>;
};

/** A move that the rules refuse, and why. */
export type MoveRow = {
  readonly rule: string;
  readonly code: RejectionCode;
  readonly refused: () => Rejection | undefined;
};
