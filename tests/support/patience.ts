/**
 * How long a test waits for a state, in milliseconds: a limit that only a program that hangs reaches. Tests wait for states, never
 * for time, so a busy machine makes them slower and nothing else.
 */
export const PATIENCE_MS = 300_000;

/**
 * A program of a test that gets no processor time answers no ping of the server, which then takes its connection for broken: not
 * for as long as tests wait. A server sends a ping every three seconds.
 */
export const PINGS_OF_PATIENCE = String(PATIENCE_MS / 3_000);
