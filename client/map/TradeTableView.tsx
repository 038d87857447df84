import type { EconomyId } from '#shared/kernel/ids.ts';
import { ScrollPane } from '../design/ScrollPane.tsx';
import { scenario } from '../state/store.ts';
import { formatList } from '../text/format.ts';
import { economyMark, economyName } from '../text/nameParams.ts';
import { t, tOr } from '../text/t.ts';
import {
  amountText,
  blocName,
  changeText,
  flowText,
  outcomeDirection,
  placeName,
  stageText,
  unitInitial,
} from './mapText.ts';
import type { MapBloc, MapModel, MapPlace } from './model/mapParts.ts';

type TableProps = {
  readonly model: MapModel;
  /** Opens the card of an economy. */
  readonly onPick?: (economy: EconomyId) => void;
};

/** The map as a table: buyers in rows, sellers in columns, changes below the values. */
export function TradeTableView({ model, onPick }: TableProps) {
  const { exporters, rows } = model.table;
  const unit = t(`map.unit.${scenario.value?.moneyUnit ?? 'usd'}`);
  return (
    <ScrollPane class="map-table fill" label={t('map.table.caption', { unit })}>
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
              <th scope="row">
                {onPick === undefined ? (
                  placeName(importer, model)
                ) : (
                  <button type="button" class="link" onClick={() => onPick(voiceOf(model, importer))}>
                    {placeName(importer, model)}
                  </button>
                )}
              </th>
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

/** Whose card a place opens: the economy's own, or of whoever speaks for the bloc. */
function voiceOf({ units }: MapModel, place: MapPlace): EconomyId {
  return units.find(({ id }) => id === place)?.voice ?? place;
}

function labelOf(model: MapModel, place: MapPlace): string {
  const unit = model.units.find(({ id }) => id === place);
  if (unit !== undefined) return unitInitial(unit, model);
  return economyMark(place, model.economies.find((economy) => economy.id === place)?.label ?? place);
}

type Props = { readonly model: MapModel };

/** What else the map shows, in words: blocs, who and what moved, routes. Only what is on it now. */
function MapFacts({ model }: Props) {
  const { blocs, links, corridors, flows } = model;
  const rails = flows.filter(({ kind }) => kind === 'people' || kind === 'capital');
  return (
    <div class="map-facts stack gap-3 small">
      <Facts title={t('map.blocs')} lines={blocs.flatMap(blocLines)} />
      <Facts
        title={t('map.links')}
        lines={links.map(
          ({ between, level }) =>
            `${between.map(economyName).join('–')}: ${t(`map.legend.link${level === 1 ? 1 : 2}`)}`,
        )}
      />
      <Facts
        title={t('map.moves')}
        lines={rails.map((rail) =>
          t(rail.kind === 'people' ? 'map.peopleMoved' : 'map.capitalMoved', {
            amount: flowText(rail),
            source: placeName(rail.exporter, model),
            goal: placeName(rail.importer, model),
          }),
        )}
      />
      <Facts
        title={t('map.corridors')}
        lines={corridors.map(
          ({ id, members }) => `${tOr(`corridor.${id}`, id)}: ${formatList(members.map(economyName))}`,
        )}
      />
    </div>
  );
}

function Facts({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function blocLines(bloc: MapBloc): string[] {
  const name = bloc.title === undefined ? '' : `${blocName(bloc)}, `;
  return [
    `${name}${stageText(bloc.level)}: ${formatList(bloc.members.map(economyName))}`,
    ...(bloc.inner ?? []).map(({ members, level }) =>
      t('map.innerOf', { stage: stageText(level), economies: formatList(members.map(economyName)) }),
    ),
  ];
}
