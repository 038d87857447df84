import { signal } from '@preact/signals';
import type { MemberId } from '#shared/kernel/ids.ts';
import { session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
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
    </details>
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
