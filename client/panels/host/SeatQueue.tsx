import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Person } from '#shared/protocol/session.ts';
import { game, isLive, seating, session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { seatRows } from '../lobby/seatRows.ts';
import { actOnSession } from './act.ts';

/** Who asks for a seat, in turn: the first in sight with the seat that is free, the others folded away behind their number. */
export function SeatQueue() {
  if (seating.value === undefined || game.value === undefined || session.value === undefined) return null;
  const { people, seatQueue } = session.value;
  const [first, ...others] = seatQueue.flatMap(
    (member) => people.find((person) => person.member === member) ?? [],
  );
  const free = seatRows(seating.value, game.value, session.value).find(({ person }) => person === undefined);
  const seat = free === undefined ? {} : { seat: free.economy };
  return (
    <section class="seat-queue" aria-label={t('console.queue')} aria-live="polite">
      {first !== undefined && (
        <>
          <b>{t('console.queue')}</b>
          {free === undefined && <p class="small muted">{t('console.queueFull')}</p>}
          <Waiting person={first} {...seat} />
        </>
      )}
      {others.length > 0 && (
        <details class="watchers">
          <summary>{t('console.queueMore', { count: others.length })}</summary>
          <ol>
            {others.map((person) => (
              <li key={person.member}>
                <Waiting person={person} {...seat} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

type WaitingProps = { readonly person: Person; readonly seat?: EconomyId };

function Waiting({ person: { member, name, connected }, seat }: WaitingProps) {
  return (
    <div class="waiting">
      <i class={connected ? 'dot' : 'dot off'} aria-hidden="true" />
      <span class="grow clipped-name" title={name}>
        {name}
      </span>
      {seat !== undefined && (
        <button
          type="button"
          class="btn sm primary"
          aria-label={t('console.queueGiveTo', { name, economy: economyName(seat) })}
          disabled={!isLive.value}
          onClick={() => void actOnSession({ type: 'giveSeat', member, economy: seat })}
        >
          {t('console.queueGive', { economy: economyName(seat) })}
        </button>
      )}
      <button
        type="button"
        class="btn sm ghost icon"
        aria-label={t('console.queueDecline', { name })}
        title={t('console.queueDecline', { name })}
        disabled={!isLive.value}
        onClick={() => void actOnSession({ type: 'declineSeatRequest', member })}
      >
        <Icon name="close" size={17} />
      </button>
    </div>
  );
}
