import { afterEach, expect, it } from 'vitest';
import type { Office } from '../../shared/content/vocabulary.ts';
import { wayToReady } from '../../client/panels/table/MoveStrip.tsx';
import { me, session } from '../../client/state/store.ts';
import { aTable } from '../support/aTable.ts';

afterEach(() => {
  [me.value, session.value] = [undefined, undefined];
});

/** This device is that of the first of two at a seat. */
function shareASeat(own: readonly Office[], others: readonly Office[]): void {
  const person = (member: string, offices: readonly Office[]) => ({
    member,
    name: member,
    seat: 'ALB',
    offices,
    connected: true,
    muted: false,
  });
  me.value = { role: 'player', seat: 'ALB', member: 'm1', mayHost: false };
  session.value = {
    code: 'ABCD',
    locked: false,
    namesHidden: false,
    chatMode: 'free',
    wording: 'general',
    hostConnected: true,
    people: [person('m1', own), person('m2', others)],
    seatQueue: [],
    savingPaused: false,
    historyLost: false,
  };
}

it('tells nobody to press what another person of the seat has to press', () => {
  const { state } = aTable({ people: ['ALB'], at: 'negotiation' });
  shareASeat(['chair', 'envoy'], ['analyst']);
  expect(wayToReady(state).instead).toBeUndefined();
  shareASeat(['analyst'], ['chair', 'envoy']);
  expect(wayToReady(state).instead?.key).toBe('move.chair');
});
