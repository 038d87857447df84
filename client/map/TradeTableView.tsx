import { scenario } from '../state/store.ts';
import { ScrollPane } from '../panels/chrome/ScrollPane.tsx';
import { t } from '../text/t.ts';
import { MapFacts } from './MapFacts.tsx';
import type { MapModel } from './model/mapParts.ts';
import type { MapPlace } from './model/mapPlace.ts';
import { amountText, changeText, outcomeDirection, placeName, unitInitial } from './mapText.ts';

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
              <th key={id} scope="col" aria-label={t('map.table.from', { economy: placeName(id, model) })}>
                {labelOf(model, id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ importer, cells }) => (
            <tr key={importer}>
              <th scope="row">{placeName(importer, model)}</th>
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
      <MapFacts model={model} />
    </ScrollPane>
  );
}

function labelOf(model: MapModel, place: MapPlace): string {
  const unit = model.units.find(({ id }) => id === place);
  if (unit !== undefined) return unitInitial(unit, model);
  return model.economies.find((economy) => economy.id === place)?.label ?? place;
}
