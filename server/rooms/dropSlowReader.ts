import type { Client } from '@colyseus/core';
import { LIMITS } from '#shared/protocol/limits.ts';

/** Cuts off a client that does not read what it is sent: its backlog would grow in our memory without end. */
export function dropSlowReader({ ref }: Client): void {
  if (!('bufferedAmount' in ref) || typeof ref.bufferedAmount !== 'number') return;
  if (ref.bufferedAmount <= LIMITS.bufferedBytes) return;
  if ('terminate' in ref && typeof ref.terminate === 'function') ref.terminate();
}
