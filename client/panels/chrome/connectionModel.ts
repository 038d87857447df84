import type { SessionView } from '#shared/protocol/session.ts';
import type { ConnectionState } from '../../state/store.ts';
import type { PlainKey } from '../../text/areas.ts';

export type ConnectionNote = {
  readonly key: PlainKey | 'connection.away';
  readonly hint?: PlainKey;
  /** Seconds until the next try, for `connection.away`. */
  readonly seconds?: number;
  /** `status` for what passes by itself, `alert` for what needs the person. */
  readonly role: 'status' | 'alert';
  readonly action?: 'useHere' | 'retryNow' | 'reload' | 'goOn';
};

/** Whether this device cannot enter its table any more: then a page of its own says why, in place of the table. */
export function isShut(state: ConnectionState): state is ConnectionState & { readonly type: Shut } {
  return SHUT.some((type) => type === state.type);
}

const SHUT = ['removed', 'reissued', 'revoked', 'erased', 'gone', 'unreadable'] as const;

type Shut = (typeof SHUT)[number];

/**
 * What to say about the connection above a page; undefined while all is well, and where the page itself says it. `hostsFromSeat`: who
 * reads it decides how a table goes on whose record was lost.
 */
export function connectionNote(
  connection: ConnectionState,
  session: SessionView | undefined,
  localNowMs: number,
  hostsFromSeat = false,
): ConnectionNote | undefined {
  switch (connection.type) {
    case 'idle':
      return undefined;
    case 'connecting':
      return { key: 'connection.connecting', role: 'status' };
    case 'live':
      return savingNote(session, hostsFromSeat);
    case 'away':
      return connection.isBlocked === true
        ? { key: 'connection.blocked', hint: 'connection.blockedHint', role: 'alert', action: 'retryNow' }
        : awayNote(Math.ceil((connection.retryAtMs - localNowMs) / 1000));
    case 'restarting':
      return { key: 'connection.restarting', hint: 'connection.awayHint', role: 'status' };
    case 'replaced':
      return { key: 'connection.replaced', role: 'alert', action: 'useHere' };
    case 'flooded':
      return { key: 'connection.flooded', role: 'alert', action: 'useHere' };
    case 'outdated':
      return { key: 'connection.outdated', role: 'alert', action: 'reload' };
    case 'moved':
    case 'removed':
    case 'erased':
    case 'reissued':
    case 'revoked':
    case 'gone':
    case 'unreadable':
      return undefined;
  }
}

function awayNote(seconds: number): ConnectionNote {
  const common = { hint: 'connection.awayHint', role: 'status', action: 'retryNow' } as const;
  return seconds > 0
    ? { key: 'connection.away', seconds, ...common }
    : { key: 'connection.awayNow', ...common };
}

function savingNote(session: SessionView | undefined, hostsFromSeat: boolean): ConnectionNote | undefined {
  if (session?.historyLost === true)
    return hostsFromSeat
      ? { key: 'connection.historyLostHere', role: 'alert', action: 'goOn' }
      : { key: 'connection.historyLost', role: 'alert' };
  if (session?.savingPaused === true) return { key: 'connection.savingPaused', role: 'alert' };
  return undefined;
}
