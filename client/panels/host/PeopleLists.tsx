import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import type { Person } from '#shared/protocol/session.ts';
import type { RemovedPerson } from '#shared/protocol/wire.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Press, RefusalNote, whyTableOff } from '../chrome/Press.tsx';
import { submitSessionIntent } from '../../net/submitIntent.ts';
import { removedPeople, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { PersonDialog, SeatDialog } from './PersonDialog.tsx';

/** Whose dialog is open: a person's, or that of a seat without one. */
const openDialog = signal<
  | { readonly type: 'person'; readonly member: MemberId }
  | { readonly type: 'seat'; readonly economy: EconomyId }
  | undefined
>(undefined);

/** What may be done about a seat and whoever holds it. */
export function openSeat({
  economy,
  person,
}: {
  readonly economy: EconomyId;
  readonly person?: Person;
}): void {
  openDialog.value =
    person === undefined ? { type: 'seat', economy } : { type: 'person', member: person.member };
}

function close(): void {
  openDialog.value = undefined;
}

/** People without a seat, folded away behind their number: thirty of them must not push the controls off the page. */
export function WatcherList() {
  const people = session.value?.people ?? [];
  const watchers = people.filter(({ seat }) => seat === undefined);
  if (watchers.length === 0) return null;
  return (
    <details class="watchers">
      <summary>{t('console.watchers', { count: watchers.length })}</summary>
      <ul>
        {watchers.map(({ member, name, connected }) => (
          <li key={member}>
            <i class={connected ? 'dot' : 'dot off'} aria-hidden="true" />
            <span class="grow clipped-name" title={name}>
              {name}
            </span>
            <button
              type="button"
              class="btn sm ghost icon"
              aria-label={t('console.moreWatcher', { name })}
              onClick={() => {
                openDialog.value = { type: 'person', member };
              }}
            >
              <Icon name="more" size={18} />
            </button>
          </li>
        ))}
      </ul>
      <div class="row wrap">
        <RotateSeats hasSeated={people.length > watchers.length} />
        <RemoveWatchers count={watchers.length} />
      </div>
    </details>
  );
}

/** Lets those who wait sit down, where somebody sits whose turn it was. */
function RotateSeats({ hasSeated }: { readonly hasSeated: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const done = (): void => setAsking(false);
  if (!hasSeated) return null;
  return (
    <>
      <Press class="btn sm" why={whyTableOff()} onPress={() => setAsking(true)}>
        <Icon name="people" size={17} />
        {t('console.rotate')}
      </Press>
      {isAsking && (
        <Dialog
          title={t('console.rotateAsk')}
          onClose={done}
          action={t('console.rotate')}
          onAction={() => void submitSessionIntent({ type: 'rotateSeats' }).then(done)}
        >
          <p>{t('console.rotateText')}</p>
        </Dialog>
      )}
    </>
  );
}

/** Sends away everyone who only watches: one person with the code can bring in many. */
function RemoveWatchers({ count }: { readonly count: number }) {
  const [isAsking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <>
      <Press class="btn sm" why={whyTableOff()} onPress={() => setAsking(true)}>
        {t('console.removeWatchers')}
      </Press>
      {isAsking && (
        <Dialog
          title={t('console.removeWatchersAsk', { count })}
          onClose={close}
          action={t('console.removeWatchers')}
          onAction={() => void submitSessionIntent({ type: 'removeWatchers' }).then(close)}
        >
          <p>{t('console.removeWatchersText')}</p>
        </Dialog>
      )}
    </>
  );
}

/** The dialog that was chosen, wherever on the page. */
export function PeopleDialogs() {
  const open = openDialog.value;
  const people = session.value?.people ?? [];
  const person = open?.type === 'person' ? people.find(({ member }) => member === open.member) : undefined;
  const isTaken = open?.type === 'seat' && people.some(({ seat }) => seat === open.economy);
  // Whoever has gone, and a seat that somebody took, close their dialog for good; so does another page.
  const isOver = open?.type === 'person' ? person === undefined : isTaken;
  useEffect(() => {
    if (isOver) close();
  }, [isOver]);
  useEffect(() => close, []);
  if (open?.type === 'seat')
    return isTaken ? null : <SeatDialog key={open.economy} economy={open.economy} onClose={close} />;
  return person === undefined ? null : <PersonDialog key={person.member} person={person} onClose={close} />;
}

/** People who were removed earlier: their names and words are kept until the host deletes them, or the table is deleted. */
export function RemovedPeople() {
  const [asked, setAsked] = useState<RemovedPerson | undefined>(undefined);
  const people = removedPeople.value;
  if (people.length === 0) return null;
  const erase = async ({ member }: RemovedPerson): Promise<void> => {
    if (await submitSessionIntent({ type: 'erasePerson', member })) setAsked(undefined);
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
            <Press
              class="btn sm"
              aria-label={t('console.removedEraseOf', { name: person.name })}
              why={whyTableOff()}
              onPress={() => setAsked(person)}
            >
              <Icon name="trash" size={17} />
              {t('console.removedErase')}
            </Press>
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
