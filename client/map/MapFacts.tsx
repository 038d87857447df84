import { formatList } from '../text/format.ts';
import { economyName } from '../text/nameParams.ts';
import { t, tOr } from '../text/t.ts';
import { blocName, flowText, placeName, stageText } from './mapText.ts';
import type { MapBloc, MapModel } from './model/mapParts.ts';

type Props = { readonly model: MapModel };

/** What else the map shows, in words: blocs, who and what moved, routes. Only what is on it now. */
export function MapFacts({ model }: Props) {
  const { blocs, links, corridors, flows } = model;
  const rails = flows.filter(({ kind }) => kind === 'people' || kind === 'capital');
  return (
    <div class="map-facts small">
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
