import { useId, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Person, SessionIntent } from '#shared/protocol/session.ts';
import { game, session } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Press, RefusalNote } from '../chrome/Press.tsx';
import { submitSessionIntent } from '../../net/submitIntent.ts';

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
export function SeatRow({ person: { member, name, seat }, onDone }: RowProps) {
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
export function HandOver({ economy, holder, onDone }: HandOverProps) {
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
