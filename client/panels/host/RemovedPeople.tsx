import { useState } from 'preact/hooks';
import type { RemovedPerson } from '#shared/protocol/wire.ts';
import { isLive, removedPeople } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { Dialog } from '../chrome/Dialog.tsx';
import { actOnSession } from './act.ts';
import { RefusalNote } from './RefusalNote.tsx';

/** People who were removed earlier: their names and words are kept until the host deletes them, or the table is deleted. */
export function RemovedPeople() {
  const [asked, setAsked] = useState<RemovedPerson | undefined>(undefined);
  const people = removedPeople.value;
  if (people.length === 0) return null;
  const erase = async ({ member }: RemovedPerson): Promise<void> => {
    if (await actOnSession({ type: 'erasePerson', member })) setAsked(undefined);
  };
  return (
    <details class="watchers">
      <summary>{t('console.removed', { count: people.length })}</summary>
      <ul>
        {people.map((person) => (
          <li key={person.member}>
            <span class="grow clipped-name" title={person.name}>
              {person.name}
            </span>
            <button
              type="button"
              class="btn sm"
              aria-label={t('console.removedEraseOf', { name: person.name })}
              disabled={!isLive.value}
              onClick={() => setAsked(person)}
            >
              <Icon name="trash" size={17} />
              {t('console.removedErase')}
            </button>
          </li>
        ))}
      </ul>
      {asked !== undefined && (
        <Dialog
          title={t('console.removedEraseAsk', { name: asked.name })}
          onClose={() => setAsked(undefined)}
          action={t('console.eraseDo')}
          onAction={() => void erase(asked)}
        >
          <RefusalNote />
          <p>{t('console.removedEraseText')}</p>
        </Dialog>
      )}
    </details>
  );
}
