import { agreementName, economyName } from '../../text/nameParams.ts';
import { formatList } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { ScrollPane } from '../../panels/chrome/ScrollPane.tsx';
import type { ProvinceMapModel } from './provinceMapModel.ts';

/** The same as the map shows, as a table: for screen readers, and for whoever likes numbers better. */
export function ProvinceLevelsTable({ model }: { readonly model: ProvinceMapModel }) {
  return (
    <ScrollPane class="province-table panel" label={t('pmap.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('pmap.province')}</th>
            <th scope="col">{t('dial.wall')}</th>
            <th scope="col">{t('dial.block')}</th>
            <th scope="col">{t('pmap.pacts')}</th>
          </tr>
        </thead>
        <tbody>
          {model.provinces.map(({ id, wall, block, next, isMe }) => (
            <tr key={id} class={isMe ? 'is-me' : ''}>
              <th scope="row">{economyName(id)}</th>
              <td class="num">
                {next === undefined || next.wall === wall ? wall : `${wall} → ${next.wall}`}
              </td>
              <td class="num">
                {next === undefined || next.block === block ? block : `${block} → ${next.block}`}
              </td>
              <td>{pactsOf(model, id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

function pactsOf({ pacts }: ProvinceMapModel, id: string): string {
  const names = pacts.filter(({ members }) => members.includes(id)).map((pact) => agreementName(pact.id));
  return names.length === 0 ? t('pmap.noPact') : formatList(names);
}
