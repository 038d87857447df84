import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { takeTableHere } from '../../net/table.ts';
import { submitSessionIntent } from '../../net/submitIntent.ts';
import { connection, hostsFromSeat, renamedTo, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { RehearsalNotice } from './MessagePage.tsx';
import { type ConnectionNote, connectionNote, isShut } from './connectionModel.ts';

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
  const note = connectionNote(connection.value, session.value, localNow, hostsFromSeat.value);
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
    goOn: { label: 'connection.goOn', run: () => void submitSessionIntent({ type: 'continueAfterLoss' }) },
  } as const;
  const { label, run } = does[action];
  return (
    <button type="button" class="btn sm" onClick={run}>
      {t(label)}
    </button>
  );
}
