import type { Phase } from '../../../shared/content/vocabulary.ts';

/** A table in a stored database: where it stood when its server ended, and how to come back to it. */
export type OldTable = {
  readonly code: string;
  readonly gameId: string;
  readonly phase: Phase;
  readonly round: number;
  readonly hostToken: string;
  /** Of Ann and of Ben. */
  readonly tokens: readonly string[];
  /** The last row of its log, and the hash of the state there; the hash changes with the shape of the state. */
  readonly seq: number;
  readonly stateHash: string;
};
