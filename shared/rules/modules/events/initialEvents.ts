import type { EventsState } from '#shared/protocol/modules/events.ts';

export function initialEvents(): EventsState {
  return { announced: [], active: [], past: [], count: 0 };
}
