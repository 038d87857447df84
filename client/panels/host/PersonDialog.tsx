import { useId, useState } from 'preact/hooks';
import type { Person } from '#shared/protocol/session.ts';
import { useShareOrigin } from '../../net/sessionApi.ts';
import { personalLink, shareOrigin } from '../../state/router.ts';
import { gameId, session, ticket } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { ShareLink } from '../chrome/ShareLink.tsx';
import { submitSessionIntent } from '../../net/submitIntent.ts';
import { RefusalNote } from '../chrome/Press.tsx';
import { HandOver, SeatRow } from './SeatGiving.tsx';

type Props = { readonly person: Person; readonly onClose: () => void };

/** Everything a host can do about one person: name, seat, link, voice, leave. */
export function PersonDialog({ person, onClose }: Props) {
  const [isRemoving, setRemoving] = useState(false);
  const { name, member, muted } = person;
  if (isRemoving)
    return <RemoveDialog person={person} isLocked={session.value?.locked === true} onClose={onClose} />;
  return (
    <Dialog title={name} onClose={onClose}>
      <RefusalNote />
      <RenameRow person={person} />
      <SeatRow person={person} onDone={onClose} />
      {person.seat !== undefined && <HandOver economy={person.seat} holder={person} onDone={onClose} />}
      <LinkRow person={person} />
      <MuteAndRemove member={member} muted={muted} onRemove={() => setRemoving(true)} />
    </Dialog>
  );
}

/** Somebody at a table, or in the gathering of a class. */
type Named = Pick<Person, 'member' | 'name'>;

type MuteProps = Pick<Person, 'member' | 'muted'> & { readonly onRemove: () => void };

export function MuteAndRemove({ member, muted, onRemove }: MuteProps) {
  return (
    <div class="person-row row wrap">
      <button
        type="button"
        class="btn"
        aria-pressed={muted}
        onClick={() => void submitSessionIntent({ type: 'muteMember', member, muted: !muted })}
      >
        <Icon name="chat" size={18} />
        {t(muted ? 'console.unmute' : 'console.mute')}
      </button>
      <button type="button" class="btn" onClick={onRemove}>
        <Icon name="trash" size={18} />
        {t('console.remove')}
      </button>
    </div>
  );
}

type RemoveProps = {
  readonly person: Named;
  /** The code lets nobody in as it is. */
  readonly isLocked: boolean;
  readonly onClose: () => void;
};

export function RemoveDialog({ person: { name, member }, isLocked, onClose }: RemoveProps) {
  const [isLocking, setLocking] = useState(false);
  const [isErasing, setErasing] = useState(false);
  const remove = async (): Promise<void> => {
    // Locked first, so that there is no moment in which the code still lets the person in.
    if (isLocking && !(await submitSessionIntent({ type: 'lock', locked: true }))) return;
    if (await submitSessionIntent({ type: isErasing ? 'erasePerson' : 'removeMember', member })) onClose();
  };
  return (
    <Dialog
      title={t('console.removeAsk', { name })}
      onClose={onClose}
      action={t(isErasing ? 'console.removeAndErase' : 'console.removeDo')}
      onAction={() => void remove()}
    >
      <RefusalNote />
      <p>{t('console.removeText', { name })}</p>
      {!isLocked && (
        <label class="row switch">
          <span class="grow">{t('console.removeLock', { name })}</span>
          <input
            type="checkbox"
            checked={isLocking}
            onChange={(event) => setLocking(event.currentTarget.checked)}
          />
        </label>
      )}
      <label class="row switch">
        <span class="grow">
          {t('console.removeErase')}
          <span class="small muted"> {t('console.removeEraseText')}</span>
        </span>
        <input
          type="checkbox"
          checked={isErasing}
          onChange={(event) => setErasing(event.currentTarget.checked)}
        />
      </label>
    </Dialog>
  );
}

export function RenameRow({ person: { member, name } }: { readonly person: Named }) {
  const id = useId();
  const [next, setNext] = useState(name);
  return (
    <form
      class="person-row row wrap"
      onSubmit={(event) => {
        event.preventDefault();
        void submitSessionIntent({ type: 'renameMember', member, name: next });
      }}
    >
      <label for={id} class="sr">
        {t('console.renameTitle', { name })}
      </label>
      <input
        id={id}
        class="field grow"
        value={next}
        onInput={(event) => setNext(event.currentTarget.value)}
        autoComplete="off"
        maxLength={200}
      />
      <button type="submit" class="btn">
        {t('console.renameDo')}
      </button>
    </form>
  );
}

export function LinkRow({ person: { member, name } }: { readonly person: Named }) {
  useShareOrigin();
  const made = ticket.value;
  if (made?.person.member === member)
    return (
      <ShareLink
        link={personalLink(shareOrigin.value, gameId.value ?? '', made.token)}
        label={t('console.reissueTitle', { name })}
        hint={t('console.reissueText', { name })}
      />
    );
  return (
    <div class="person-row row wrap">
      <button
        type="button"
        class="btn"
        onClick={() => void submitSessionIntent({ type: 'reissueLink', member })}
      >
        <Icon name="link" size={18} />
        {t('console.reissue')}
      </button>
    </div>
  );
}
