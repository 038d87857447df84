import { useEffect, useState } from 'preact/hooks';
import type { SessionView } from '#shared/protocol/session.ts';
import { Icon } from '../../design/Icon.tsx';
import { takeTableHere } from '../../net/table.ts';
import { type ConnectionState, connection, renamedTo, session } from '../../state/store.ts';
import type { PlainKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { RehearsalNotice } from './MessagePage.tsx';

type ConnectionNote = {
  readonly key: PlainKey | 'connection.away';
  readonly hint?: PlainKey;
  /** Seconds until the next try, for `connection.away`. */
  readonly seconds?: number;
  /** `status` for what passes by itself, `alert` for what needs the person. */
  readonly role: 'status' | 'alert';
  readonly action?: 'useHere' | 'retryNow' | 'reload';
};

/** Whether this device cannot enter its table any more: then a page of its own says why, in place of the table. */
export function isShut(state: ConnectionState): state is ConnectionState & { readonly type: Shut } {
  return SHUT.some((type) => type === state.type);
}

const SHUT = ['removed', 'reissued', 'revoked', 'erased', 'gone', 'unreadable'] as const;
type Shut = (typeof SHUT)[number];

/** What to say about the connection above a page; undefined while all is well, and where the page itself says it. */
export function connectionNote(
  connection: ConnectionState,
  session: SessionView | undefined,
  localNowMs: number,
): ConnectionNote | undefined {
  switch (connection.type) {
    case 'idle':
      return undefined;
    case 'connecting':
      return { key: 'connection.connecting', role: 'status' };
    case 'live':
      return savingNote(session);
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

function savingNote(session: SessionView | undefined): ConnectionNote | undefined {
  if (session?.historyLost === true) return { key: 'connection.historyLost', role: 'alert' };
  if (session?.savingPaused === true) return { key: 'connection.savingPaused', role: 'alert' };
  return undefined;
}

/** Short breaks pass unnoticed: a quick reconnection is not announced. */
const QUIET_MS = 700;

/** How this device stands to its table, in words at the top of the page. Focus is never moved. */
export function ConnectionNotice() {
  const [localNow, setLocalNow] = useState(() => performance.now());
  const [isQuietOver, setQuietOver] = useState(false);
  const { type } = connection.value;
  useEffect(() => {
    setQuietOver(type !== 'connecting');
    const quiet = setTimeout(() => setQuietOver(true), QUIET_MS);
    const timer = setInterval(() => setLocalNow(performance.now()), 500);
    return () => {
      clearTimeout(quiet);
      clearInterval(timer);
    };
  }, [type]);
  const note = connectionNote(connection.value, session.value, localNow);
  return (
    <>
      <div class="connection" role={note?.role ?? 'status'}>
        {note !== undefined && (isQuietOver || note.role === 'alert') && <Notice note={note} />}
      </div>
      <output class="connection">
        {renamedTo.value !== undefined && !isShut(connection.value) && <NewName name={renamedTo.value} />}
      </output>
      {session.value?.ofClass?.isRehearsal === true && <RehearsalNotice />}
    </>
  );
}

/** A person must know by which name the others see them now. */
function NewName({ name }: { readonly name: string }) {
  return (
    <div class="notice">
      <Icon name="person" size={20} />
      <p class="grow">
        <b>{t('table.renamed', { name })}</b>
      </p>
      <button
        type="button"
        class="btn sm"
        onClick={() => {
          renamedTo.value = undefined;
        }}
      >
        {t('common.close')}
      </button>
    </div>
  );
}

function Notice({ note }: { readonly note: ConnectionNote }) {
  return (
    <div class={note.role === 'alert' ? 'notice alert' : 'notice'}>
      <Icon name={note.role === 'alert' ? 'alert' : 'offline'} size={20} />
      <p class="grow">
        <b>{t(note.key, { seconds: note.seconds ?? 0 })}</b>
        {note.hint !== undefined && <span class="small muted"> {t(note.hint)}</span>}
      </p>
      {note.action !== undefined && <NoticeAction action={note.action} />}
    </div>
  );
}

function NoticeAction({ action }: { readonly action: NonNullable<ConnectionNote['action']> }) {
  const does = {
    useHere: { label: 'connection.useHere', run: takeTableHere },
    retryNow: { label: 'connection.retryNow', run: takeTableHere },
    reload: { label: 'page.reload', run: () => window.location.reload() },
  } as const;
  const { label, run } = does[action];
  return (
    <button type="button" class="btn sm" onClick={run}>
      {t(label)}
    </button>
  );
}
