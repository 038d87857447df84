import { useEffect, useRef, useState } from 'preact/hooks';
import { OFFICES } from '#shared/content/vocabulary.ts';
import type { OfficeRequest } from '#shared/protocol/offices.ts';
import type { Person } from '#shared/protocol/session.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Press, whyTableOff } from './Press.tsx';
import { sendOffice } from '../../net/requests.ts';
import { notify } from '../../state/notices.ts';
import { allMayPress, penRefusal, seatPeople } from '../../state/offices.ts';
import { me, sharedSeat } from '../../state/store.ts';
import { showProposal } from '../../state/tableState.ts';
import { useTable } from '../../state/useTable.ts';
import { isRoomy, viewport } from '../../state/viewport.ts';
import { formatList } from '../../text/format.ts';
import { agreementName, economyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** What only a seat that several people share needs: the sheet of its offices, and notes for chair, second key and pen. */

/** On a line of its own below the name of the seat. */
const BELOW = { display: 'block' } as const;

/** In the header of a seat that several share: the own offices and who else is there; a press shows all of it. Otherwise the own name. */
export function SeatOffices() {
  const [isOpen, setOpen] = useState(false);
  const people = seatPeople.value;
  const own = people.find(({ member }) => member === me.value?.member);
  if (own === undefined) return <div class="small muted">{me.value?.name}</div>;
  const isPhone = viewport.value === 'phone';
  const others = people.filter((person) => person !== own).map(({ name }) => name);
  return (
    <>
      <button
        type="button"
        class={isPhone ? 'seat-offices link' : 'seat-offices row gap-1'}
        {...(isPhone ? { style: BELOW } : {})}
        onClick={() => setOpen(true)}
      >
        {!isPhone && <Icon name="people" size={15} />}
        <span>
          {officesText(own)}
          {/* Where it would make the head two lines high, who else is here stands on the sheet alone. */}
          {isRoomy.value && ` ${t('offices.with', { others: formatList(others) })}`}
        </span>
      </button>
      {isOpen && <OfficesDialog people={people} own={own} onClose={() => setOpen(false)} />}
    </>
  );
}

/** "chair, treasurer", or that everybody may press. */
function officesText({ offices = [] }: Person): string {
  return allMayPress.value ? t('offices.all') : formatList(offices.map((office) => t(`office.${office}`)));
}

type DialogProps = {
  readonly people: readonly Person[];
  readonly own: Person;
  readonly onClose: () => void;
};

/** Everybody at the seat with their offices, what each office presses, and how the chair is handed over. */
function OfficesDialog({ people, own, onClose }: DialogProps) {
  const isChair = own.offices?.includes('chair') === true && !allMayPress.value;
  const given = new Set(people.flatMap(({ offices = [] }) => offices));
  return (
    <Dialog title={t('offices.title', { economy: economyName(own.seat ?? '') })} onClose={onClose}>
      <div class="stack gap-3">
        <ul class="rows">
          {people.map((person) => (
            <li key={person.member} class="row between wrap">
              <span class="row">
                <i class={person.connected ? 'dot' : 'dot off'} aria-hidden="true" />
                <b>{person.name}</b>
                <span class="muted">{person === own ? t('offices.you') : officesText(person)}</span>
                {!person.connected && <span class="muted">{t('offices.away')}</span>}
              </span>
              {person === own ? (
                <span class="muted">{officesText(person)}</span>
              ) : (
                isChair && <PassChair person={person} onDone={onClose} />
              )}
            </li>
          ))}
        </ul>
        {allMayPress.value ? (
          <p class="muted">{t('offices.allText')}</p>
        ) : (
          <dl class="stack gap-1">
            {OFFICES.filter((office) => given.has(office)).map((office) => (
              <div key={office}>
                <dt>
                  <b>{t(`office.${office}`)}</b>
                </dt>{' '}
                <dd class="muted">{t(`offices.does.${office}`)}</dd>
              </div>
            ))}
          </dl>
        )}
        <p class="muted">{t('offices.round')}</p>
      </div>
    </Dialog>
  );
}

/** The chair goes to another person of the seat for the rest of the round, at once. */
function PassChair({
  person: { member, name, connected },
  onDone,
}: {
  readonly person: Person;
  readonly onDone: () => void;
}) {
  const pass = async (): Promise<void> => {
    if (await askOffice({ type: 'passChair', to: member })) onDone();
  };
  return (
    <Press
      class="btn sm"
      why={whyTableOff() ?? (connected ? undefined : { text: t('off.away', { name }) })}
      onPress={() => void pass()}
    >
      {t('offices.pass', { name })}
    </Press>
  );
}

/** While something waits for the chair, or for a second person of the seat. */
export function SharedSeatNotes() {
  return (
    <>
      <ChairNote />
      <KeyNote />
    </>
  );
}

/** Where two are needed: what the chair has pressed waits for a second person, who confirms it; the chair may take it back. */
function KeyNote() {
  const { game } = useTable();
  const key = sharedSeat.value?.key;
  if (key === undefined) return null;
  const { press, by } = key;
  const name = seatPeople.value.find(({ member }) => member === by)?.name ?? '';
  const title =
    press.type === 'giveNotice'
      ? t('offices.keyNotice', { agreement: agreementName(press.agreement) })
      : t('offices.keySign', { economy: economyName(game.proposals[press.proposal]?.author ?? '') });
  const isMine = by === me.value?.member;
  return (
    <div class="note">
      <Icon name="key" size={16} />
      <output class="grow">{t('offices.keyWaits', { name, title })}</output>
      {!isMine && press.type === 'signProposal' && (
        <button type="button" class="btn sm" onClick={() => showProposal(press.proposal)}>
          {t('offices.keyRead')}
        </button>
      )}
      <Press
        class={isMine ? 'btn sm' : 'btn sm primary'}
        why={whyTableOff()}
        onPress={() => void askOffice({ type: isMine ? 'takeBackKey' : 'confirmKey' })}
      >
        {t(isMine ? 'offices.keyBack' : 'offices.keyConfirm')}
      </Press>
    </div>
  );
}

/** Idle for so long, the chair may be taken by others when something waits for it; each touch in between is told as often. */
const TOUCH_EVERY_MS = 5_000;

/** While something waits for a chair that does nothing: others may take it, and whoever has it keeps it by any touch. */
function ChairNote() {
  const own = seatPeople.value.find(({ member }) => member === me.value?.member);
  const chair = seatPeople.value.find(({ offices }) => offices?.includes('chair') === true);
  const isChair = own !== undefined && own === chair && !allMayPress.value;
  const open = sharedSeat.value?.openChair;
  useTouches(isChair, open?.takenBy !== undefined);
  if (own === undefined || chair === undefined || open === undefined) return null;
  const taker = seatPeople.value.find(({ member }) => member === open.takenBy)?.name;
  if (isChair)
    return taker === undefined ? null : (
      <div class="note" role="alert">
        <Icon name="hourglass" size={16} />
        <span class="grow">{t('offices.losing', { name: taker })}</span>
      </div>
    );
  return (
    <div class="note">
      <Icon name="hourglass" size={16} />
      <output class="grow">
        {taker === undefined
          ? t('offices.waits', { name: chair.name })
          : t('offices.taking', { name: taker, chair: chair.name })}
      </output>
      {taker === undefined && (
        <Press
          class="btn sm primary"
          why={whyTableOff()}
          onPress={() => void askOffice({ type: 'takeChair' })}
        >
          {t('offices.take')}
        </Press>
      )}
    </div>
  );
}

/** Tells the server that whoever has the chair is at the screen, at once where somebody is about to take it. */
function useTouches(isChair: boolean, isUrgent: boolean): void {
  const lastMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!isChair) return undefined;
    const onTouch = (): void => {
      const nowMs = performance.now();
      if (!isUrgent && nowMs - lastMs.current < TOUCH_EVERY_MS) return;
      lastMs.current = nowMs;
      void sendOffice({ type: 'touched' });
    };
    window.addEventListener('pointerdown', onTouch);
    window.addEventListener('keydown', onTouch);
    return () => {
      window.removeEventListener('pointerdown', onTouch);
      window.removeEventListener('keydown', onTouch);
    };
  }, [isChair, isUrgent]);
}

/** Asks, and tells a refusal as a notice. */
async function askOffice(asked: OfficeRequest): Promise<boolean> {
  const answer = await sendOffice(asked);
  if (!answer.ok) notify(() => rejectionText(answer.error), { isAlert: true });
  return answer.ok;
}

/** Who fills in the envelope; where it is only the pen that another has, it can be taken. */
export function PenNote() {
  const refusal = penRefusal();
  if (refusal === undefined) return null;
  return (
    <div class="row between wrap">
      <output class="small muted">{rejectionText(refusal)}</output>
      {refusal.code === 'pen/held' && (
        <Press class="btn sm" why={whyTableOff()} onPress={() => void askOffice({ type: 'takePen' })}>
          {t('offices.takePen')}
        </Press>
      )}
    </div>
  );
}
