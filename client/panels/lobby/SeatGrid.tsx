import { game, me, seating, session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../chrome/Medallion.tsx';
import { seatRows, type SeatRow } from './seatRows.ts';
import './lobby.css';

/** Who sits where, while people arrive. */
export function SeatGrid() {
  if (seating.value === undefined || game.value === undefined || session.value === undefined) return null;
  const rows = seatRows(seating.value, game.value, session.value);
  return (
    <ul class="seat-grid">
      {rows.map((row) => (
        <SeatCell key={row.economy} row={row} isMine={row.economy === me.value?.seat} />
      ))}
    </ul>
  );
}

function SeatCell({ row, isMine }: { readonly row: SeatRow; readonly isMine: boolean }) {
  const isTaken = row.names.length > 0;
  const name = economyName(row.economy);
  return (
    <li class={isTaken ? (isMine ? 'taken mine' : 'taken') : 'free'}>
      <Medallion economy={row.economy} size={42} ring={row.isHere ? 'var(--gain)' : 'var(--line-strong)'} />
      <div>
        <b>{name}</b>
        <div class="small muted">
          {isTaken ? (
            <>
              {row.names.join(', ')}
              {isMine && ` (${t('lobby.you')})`}
            </>
          ) : (
            <>
              <Icon name="bot" size={13} /> {t('seat.bot')}
            </>
          )}
        </div>
      </div>
    </li>
  );
}
