import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { MemberId } from '#shared/kernel/ids.ts';
import { session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { Dialog } from '../chrome/Dialog.tsx';
import { actOnSession } from './act.ts';
import { PersonDialog } from './PersonDialog.tsx';

/** Whose dialog is open. */
export const openPerson = signal<MemberId | undefined>(undefined);

/** People without a seat, folded away behind their number: thirty of them must not push the controls off the page. */
export function WatcherList() {
  const watchers = (session.value?.people ?? []).filter(({ seat }) => seat === undefined);
  if (watchers.length === 0) return null;
  return (
    <details class="watchers">
      <summary>{t('console.watchers', { count: watchers.length })}</summary>
      <ul>
        {watchers.map(({ member, name, connected }) => (
          <li key={member}>
            <i class={connected ? 'dot' : 'dot off'} aria-hidden="true" />
            <span class="grow">{name}</span>
            <button
              type="button"
              class="btn sm ghost icon"
              aria-label={t('console.moreWatcher', { name })}
              onClick={() => {
                openPerson.value = member;
              }}
            >
              <Icon name="more" size={18} />
            </button>
          </li>
        ))}
      </ul>
      <RemoveWatchers count={watchers.length} />
    </details>
  );
}

/** Sends away everyone who only watches: one person with the code can bring in many. */
function RemoveWatchers({ count }: { readonly count: number }) {
  const [isAsking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <>
      <button type="button" class="btn sm" onClick={() => setAsking(true)}>
        {t('console.removeWatchers')}
      </button>
      {isAsking && (
        <Dialog
          title={t('console.removeWatchersAsk', { count })}
          onClose={close}
          action={t('console.removeWatchers')}
          onAction={() => void actOnSession({ type: 'removeWatchers' }).then(close)}
        >
          <p>{t('console.removeWatchersText')}</p>
        </Dialog>
      )}
    </>
  );
}

/** The dialog of the person that was chosen, wherever on the page. */
export function PeopleDialogs() {
  const person = session.value?.people.find(({ member }) => member === openPerson.value);
  if (person === undefined) return null;
  return (
    <PersonDialog
      key={person.member}
      person={person}
      onClose={() => {
        openPerson.value = undefined;
      }}
    />
  );
}
