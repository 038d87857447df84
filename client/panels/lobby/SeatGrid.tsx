import { useState } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Person, SessionView } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Failure, Icon } from '../../design/Icon.tsx';
import { Medallion, Portrait } from '../../design/Medallion.tsx';
import { sendSeatRequest } from '../../net/requests.ts';
import { game, isLive, me, seating, session } from '../../state/store.ts';
import { formatList } from '../../text/format.ts';
import { economyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import './lobby.css';

/** What a seat is, told before the game alone: pages of a table that goes on download none of it. */
export const SeatTold = lazyPart(async () => (await import('./seatFacts.tsx')).SeatTold, [], UNSEEN);

/** So many seats are shown one by one though bots have them; of more they are told in one line. */
const SHOWN_WITH_BOTS = 6;

/** On the host's page: what a press on a seat's button does. */
type Props = {
  readonly onActions?: (row: SeatRow) => void;
  /** By seat, for whom among friends it is kept, in words. */
  readonly kept?: Readonly<Record<EconomyId, string>>;
};

/** Who sits where, while people arrive. */
export function SeatGrid({ onActions, kept = {} }: Props) {
  if (seating.value === undefined || game.value === undefined || session.value === undefined) return null;
  const rows = seatRows(seating.value, game.value, session.value);
  // Whoever manages seats reaches each; others are told who has come and, where there are many, of bots in one line.
  const shown = rows.filter(
    ({ person }) => person !== undefined || onActions !== undefined || rows.length <= SHOWN_WITH_BOTS,
  );
  const bots = rows.filter((row) => !shown.includes(row)).map(({ economy }) => economyName(economy));
  return (
    <ul class="seat-grid stack">
      {shown.map((row) => (
        <SeatCell
          key={row.economy}
          row={row}
          isMine={row.economy === me.value?.seat}
          onActions={onActions}
          friend={kept[row.economy]}
        />
      ))}
      {bots.length > 0 && (
        <li class="row small muted bots">
          <Icon name="bot" />
          {t('lobby.bots', { economies: formatList(bots) })}
        </li>
      )}
    </ul>
  );
}

type CellProps = {
  readonly row: SeatRow;
  readonly isMine: boolean;
  readonly onActions: Props['onActions'] | undefined;
  readonly friend: string | undefined;
};

function SeatCell({ row, isMine, onActions, friend }: CellProps) {
  const { economy, person, isHere } = row;
  const name = economyName(economy);
  const isTold = onActions === undefined;
  return (
    <li class={person === undefined ? 'row free' : isMine ? 'row mine' : 'row'}>
      {person === undefined && isTold ? (
        <Portrait economy={economy} size={42} />
      ) : (
        <Medallion economy={economy} size={42} {...(isHere && { ring: 'var(--gain)' })} />
      )}
      <div class="grow">
        <b>{name}</b>
        <div class="small muted">
          {/* Where names are hidden they come empty. */}
          {person === undefined
            ? (friend ?? t('seat.bot'))
            : person.name === ''
              ? t('seat.taken')
              : person.name}
          {isMine && ` (${t('lobby.you')})`}
          {person?.muted === true && ` · ${t('console.muted')}`}
        </div>
        {isTold && <SeatTold seat={economy} isFree={person === undefined && friend === undefined} />}
      </div>
      {!isTold && (
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={t('console.more', { economy: name })}
          onClick={() => onActions(row)}
        >
          <Icon name="more" />
        </button>
      )}
    </li>
  );
}

type SeatRow = {
  readonly economy: EconomyId;
  /** Absent: a bot governs the seat. */
  readonly person?: Person;
  readonly isHere: boolean;
};

/** The seats in the order in which they are dealt, with who sits on them. */
export function seatRows(
  { dealOrder }: Pick<Scenario, 'dealOrder'>,
  { seats }: Pick<GameState, 'seats'>,
  session: Pick<SessionView, 'people'>,
): readonly SeatRow[] {
  // A seat that nobody is dealt, the centre's, comes after those that are.
  const others = Object.keys(seats).filter((economy) => !dealOrder.includes(economy));
  return [...dealOrder, ...others].map((economy) => {
    const person = session.people.find(({ seat }) => seat === economy);
    return {
      economy,
      ...(person === undefined ? {} : { person }),
      isHere: person?.connected === true && seats[economy]?.member !== undefined,
    };
  });
}

/** One press by which whoever watches asks the host for a seat, and their place among those who wait. */
export function SeatRequest() {
  const [refusal, setRefusal] = useState<Rejection | undefined>(undefined);
  const { member, seat } = me.value ?? {};
  const queue = session.value?.seatQueue ?? [];
  if (member === undefined || seat !== undefined) return null;
  const place = queue.indexOf(member) + 1;
  const waits = place > 0;
  const ask = async (): Promise<void> => {
    const answer = await sendSeatRequest({ waits: !waits });
    setRefusal(answer.ok ? undefined : answer.error);
  };
  return (
    <span class="row wrap">
      <output>{waits && t('seatAsk.waits', { place, count: queue.length })}</output>
      <button
        type="button"
        class={waits ? 'btn sm ghost' : 'btn sm primary'}
        disabled={!isLive.value}
        onClick={() => void ask()}
      >
        {t(waits ? 'seatAsk.stop' : 'seatAsk.do')}
      </button>
      <Failure>{refusal === undefined ? undefined : rejectionText(refusal)}</Failure>
    </span>
  );
}
