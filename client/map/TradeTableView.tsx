import { scenario } from '../state/store.ts';
import { economyName } from '../text/nameParams.ts';
import { ScrollPane } from '../panels/chrome/ScrollPane.tsx';
import { t } from '../text/t.ts';
import type { MapModel } from './model/mapParts.ts';
import { amountText, changeText, outcomeDirection } from './mapText.ts';

/** The map as a table: buyers in rows, sellers in columns, changes below the values. */
export function TradeTableView({ model }: { readonly model: MapModel }) {
  const { exporters, rows } = model.table;
  const unit = t(`map.unit.${scenario.value?.moneyUnit ?? 'usd'}`);
  return (
    <ScrollPane class="map-table" label={t('map.table.caption', { unit })}>
      <table>
        <caption>{t('map.table.caption', { unit })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('map.table.buyer')}</th>
            {exporters.map((id) => (
              <th key={id} scope="col" aria-label={t('map.table.from', { economy: economyName(id) })}>
                {labelOf(model, id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ importer, cells }) => (
            <tr key={importer}>
              <th scope="row">{economyName(importer)}</th>
              {exporters.map((exporter) => {
                const cell = cells.find((each) => each.exporter === exporter);
                if (cell === undefined)
                  return (
                    <td key={exporter} class="none">
                      –
                    </td>
                  );
                return (
                  <td key={exporter} class="num">
                    {amountText(cell.valueBn)}
                    {cell.changeBn !== undefined && (
                      <span class={`delta ${outcomeDirection(cell.changeBn / Math.max(cell.valueBn, 1e-9))}`}>
                        {changeText(cell.changeBn)}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

function labelOf(model: MapModel, id: string): string {
  return model.economies.find((economy) => economy.id === id)?.label ?? id;
}
