/** Numbers of the clock (docs/rules.md): how long phases, stops of a reveal and grace last. */

/** Seconds of each phase in round 1 and in later rounds. */
export const PHASE_SECONDS = {
  briefing: { first: 60, later: 20 },
  negotiation: { first: 240, later: 180 },
  policy: { first: 90, later: 60 },
  results: { first: 120, later: 75 },
  epilogue: { first: 60, later: 60 },
} as const;
export const RELAXED_CLOCK_FACTOR = 1.5;

/** How the time of a reveal is shared out among its stops; one that is left out leaves its share to the others. */
export const REVEAL_STOP_WEIGHTS = { envelopes: 3, flows: 5, gains: 6, pledges: 3, question: 3 } as const;

/** A proposal tabled or signed this close to the bell extends negotiation by as much, once a round. */
export const OVERTIME_MS = 20_000;
export const ADDED_MINUTE_MS = 60_000;
/** Given back to a table whose server was restarted. */
export const RESTART_GRACE_MS = 20_000;
