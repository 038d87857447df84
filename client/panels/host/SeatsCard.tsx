import { game, seating, session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../chrome/Medallion.tsx';
import { ScrollPane } from '../chrome/ScrollPane.tsx';
import { seatModels, type SeatModel, type SeatState } from './seatStateModel.ts';
import { RemovedPeople } from './RemovedPeople.tsx';
import { SeatQueue } from './SeatQueue.tsx';
import { openSeat, WatcherList } from './Watchers.tsx';

/** Who sits where and how they are; a row is tinted only when someone may need help. */
export function SeatsCard() {
  if (seating.value === undefined || game.value === undefined || session.value === undefined) return null;
  const rows = seatModels(seating.value, game.value, session.value);
  const showsSealed = game.value.phase === 'policy';
  return (
    <div class="panel seats-card">
      <h2 class="head" id="seats-card">
        {t('console.seats')}
      </h2>
      <ScrollPane class="scroll-x" labelledBy="seats-card">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('console.economy')}</th>
              <th scope="col">{t('console.person')}</th>
              <th scope="col">{t('console.state')}</th>
              {showsSealed && <th scope="col">{t('console.sealed')}</th>}
              <th scope="col">{t('console.papers')}</th>
              <th scope="col">{t('console.income')}</th>
              <th scope="col">
                <span class="sr">{t('console.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <SeatRow key={row.economy} row={row} showsSealed={showsSealed} />
            ))}
          </tbody>
        </table>
      </ScrollPane>
      <SeatQueue />
      <WatcherList />
      <RemovedPeople />
    </div>
  );
}

const TINT: Readonly<Record<SeatState, string>> = {
  live: '',
  ready: '',
  away: 'warn',
  minded: 'bad',
  bot: '',
};
const DOT: Readonly<Record<SeatState, string>> = {
  live: 'dot',
  ready: 'dot',
  away: 'dot warn',
  minded: 'dot off',
  bot: 'dot none',
};

function SeatRow({ row, showsSealed }: { readonly row: SeatModel; readonly showsSealed: boolean }) {
  const { economy, person, state, isSealed, openPapers, index } = row;
  const name = economyName(economy);
  return (
    <tr class={TINT[state]}>
      <th scope="row">
        <span class="row">
          <Medallion economy={economy} size={27} />
          {name}
        </span>
      </th>
      <td class="muted">
        <span class="clipped-name" title={person?.name}>
          {person?.name}
        </span>
        {person?.muted === true && <span class="small"> · {t('console.muted')}</span>}
      </td>
      <td>
        <span class="row">
          {state === 'ready' ? <Icon name="check" size={14} /> : <i class={DOT[state]} aria-hidden="true" />}
          {t(`console.state.${state}`)}
        </span>
      </td>
      {showsSealed && <td>{t(isSealed === true ? 'console.sealed.yes' : 'console.sealed.no')}</td>}
      <td class="num">{openPapers}</td>
      <td class="num">{index === undefined ? t('rate.none') : formatNumber(index, 2)}</td>
      <td>
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={t('console.more', { economy: name })}
          onClick={() => openSeat(row)}
        >
          <Icon name="more" size={18} />
        </button>
      </td>
    </tr>
  );
}
