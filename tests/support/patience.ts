/**
 * How long a test waits for a state, in milliseconds: a limit that only a program that hangs reaches. Tests wait for states, never
 * for time, so a busy machine makes them slower and nothing else.
 */
export const PATIENCE_MS = 120_000;
