import { useId, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Person, SessionIntent } from '#shared/protocol/session.ts';
import { useShareOrigin } from '../../net/sessionApi.ts';
import { personalLink, shareOrigin } from '../../state/router.ts';
import { gameId, session, ticket, game } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { submitSessionIntent } from '../../net/submitIntent.ts';
import { economyName } from '../../text/nameParams.ts';
import { ShareLink } from '../chrome/ShareLink.tsx';
import { RefusalNote, Press } from '../chrome/Press.tsx';

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

type GiveSeat = Extract<SessionIntent, { type: 'giveSeat' }>;

/** A seat that no person holds: to whom it may be given. */
export function SeatDialog({
  economy,
  onClose,
}: {
  readonly economy: EconomyId;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={economyName(economy)} onClose={onClose}>
      <RefusalNote />
      <HandOver economy={economy} onDone={onClose} />
    </Dialog>
  );
}

type RowProps = { readonly person: Person; readonly onDone: () => void };

/** The seat of one person: a free one, none, or that of another, who then gets this one or watches. */
function SeatRow({ person: { member, name, seat }, onDone }: RowProps) {
  const holderOf = (economy: string): Person | undefined =>
    session.value?.people.find((other) => other.seat === economy && other.member !== member);
  const others = Object.keys(game.value?.seats ?? {}).filter((economy) => economy !== seat);
  return (
    <Choice
      label={t('console.giveTitle', { name })}
      first={seat === undefined ? t('console.giveChoose') : seatOption(seat)}
      options={[
        ...(seat === undefined ? [] : [{ value: NO_SEAT, label: t('console.giveNone') }]),
        ...others.map((economy) => ({ value: economy, label: seatOption(economy) })),
      ]}
      consequence={(economy) => {
        const holder = holderOf(economy);
        return holder === undefined ? undefined : swapText(holder, seat);
      }}
      onGive={(economy) => {
        const holder = holderOf(economy);
        give(
          {
            type: 'giveSeat',
            member,
            ...(economy === NO_SEAT ? {} : { economy }),
            ...(holder === undefined ? {} : { replaces: holder.member }),
          },
          onDone,
        );
      }}
    />
  );
}

type HandOverProps = {
  readonly economy: EconomyId;
  readonly holder?: Person;
  readonly onDone: () => void;
};

/** To whom this seat goes: everybody else who watches or sits; two who sit change seats. */
function HandOver({ economy, holder, onDone }: HandOverProps) {
  const people = (session.value?.people ?? []).filter(({ member }) => member !== holder?.member);
  if (people.length === 0) return <p class="muted">{t('console.handNobody')}</p>;
  return (
    <Choice
      label={t('console.handTitle', { economy: economyName(economy) })}
      first={t('console.handChoose')}
      options={people.map(({ member, name, seat }) => ({
        value: member,
        label: t('console.handOption', {
          name,
          place: seat === undefined ? t('console.handWatching') : economyName(seat),
        }),
      }))}
      consequence={(member) =>
        holder === undefined
          ? undefined
          : swapText(holder, people.find((other) => other.member === member)?.seat)
      }
      onGive={(member) =>
        give(
          {
            type: 'giveSeat',
            member,
            economy,
            ...(holder === undefined ? {} : { replaces: holder.member }),
          },
          onDone,
        )
      }
    />
  );
}

const NO_SEAT = 'none';
const UNCHOSEN = '';

type ChoiceProps = {
  readonly label: string;
  /** What stands there before a choice is made. */
  readonly first: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What becomes of somebody else by this choice. */
  readonly consequence: (value: string) => string | undefined;
  readonly onGive: (value: string) => void;
};

function Choice({ label, first, options, consequence, onGive }: ChoiceProps) {
  const id = useId();
  const [chosen, setChosen] = useState(UNCHOSEN);
  const told = chosen === UNCHOSEN ? undefined : consequence(chosen);
  return (
    <div class="person-row row wrap">
      <label for={id} class="small">
        {label}
      </label>
      <select
        id={id}
        class="field grow"
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <option value={UNCHOSEN}>{first}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Press
        class="btn"
        why={chosen === UNCHOSEN ? { text: t('off.unchosen') } : undefined}
        onPress={() => onGive(chosen)}
      >
        {t('console.giveDo')}
      </Press>
      <output class="small muted">{told}</output>
    </div>
  );
}

function give(intent: GiveSeat, onDone: () => void): void {
  void submitSessionIntent(intent).then((isDone) => {
    if (isDone) onDone();
  });
}

function seatOption(economy: EconomyId): string {
  const holder = session.value?.people.find(({ seat }) => seat === economy);
  return t('console.handOption', {
    name: economyName(economy),
    place: holder?.name ?? t('seat.botPlays'),
  });
}

function swapText({ name }: Person, seat: EconomyId | undefined): string {
  return seat === undefined
    ? t('console.swapWatches', { name })
    : t('console.swapGets', { name, economy: economyName(seat) });
}
