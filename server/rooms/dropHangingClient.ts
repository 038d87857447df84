import { ClientState, type Client } from '@colyseus/core';
import { LIMITS } from '#shared/protocol/limits.ts';

/** A client that has a place says within this time that it is ready for the state; what it is sent waits in memory until then. */
const JOINING_MS = 10_000;

/**
 * Cuts off a client that does not read what it is sent, and one that never finishes joining: the backlog of either would grow in
 * our memory without end.
 */
export function dropHangingClient({ ref, state }: Client, arrivedMs: number, nowMs: number): void {
  const isTooSlow =
    'bufferedAmount' in ref &&
    typeof ref.bufferedAmount === 'number' &&
    ref.bufferedAmount > LIMITS.bufferedBytes;
  const isStuck = state === ClientState.JOINING && nowMs - arrivedMs > JOINING_MS;
  if (!isTooSlow && !isStuck) return;
  if ('terminate' in ref && typeof ref.terminate === 'function') ref.terminate();
}
