import { session } from '../../state/store.ts';
import { formatNumber } from '../../text/format.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../chrome/Medallion.tsx';
import { ScrollPane } from '../chrome/ScrollPane.tsx';
import type { EndModel, EndRow } from './endModel.ts';
import { MedalMark } from './MedalMark.tsx';
import './end.css';

/** All seats side by side, in the order of the seats. */
export function StandingsTable({ model }: { readonly model: EndModel }) {
  return (
    <ScrollPane class="scroll-x" labelledBy="standings">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('end.economy')}</th>
            <th scope="col" class="right">
              {t('end.money')}
            </th>
            <th scope="col" class="right">
              {t('end.share')}
            </th>
            <th scope="col" class="right">
              {t('end.index')}
            </th>
            <th scope="col" class="right">
              {t('end.kept')}
            </th>
            <th scope="col" class="right">
              {t('end.broken')}
            </th>
            <th scope="col">{t('end.medal')}</th>
          </tr>
        </thead>
        <tbody>
          {model.rows.map((row) => (
            <Row key={row.economy} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

function Row({ row }: { readonly row: EndRow }) {
  const names = (session.value?.people ?? [])
    .filter(({ seat }) => seat === row.economy)
    .map(({ name }) => name);
  return (
    <tr class={row.isMine ? 'mine' : ''}>
      <th scope="row">
        <span class="row">
          <Medallion economy={row.economy} size={27} />
          <span>
            {economyName(row.economy)}
            <span class="small muted who-plays">
              {names.length === 0 ? t('seat.botPlays') : names.filter((name) => name !== '').join(', ')}
            </span>
          </span>
        </span>
      </th>
      <td class="num right">{money(row.gainBn, true)}</td>
      <td class="num right">{formatNumber(row.shareOfPrize)}</td>
      <td class="num right">{formatNumber(row.index, 2)}</td>
      <td class="num right">{row.kept}</td>
      <td class="num right">{row.broken}</td>
      <td>
        <MedalMark medal={row.medal} />
      </td>
    </tr>
  );
}
