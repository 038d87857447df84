import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import { inSeveral, mapBlocs, mapLinks } from './model/mapBlocs.ts';
import { mapFlows } from './model/mapFlows.ts';
import { mapCorridors } from './model/mapCorridors.ts';
import { mapLegend } from './model/mapLegend.ts';
import { mapEconomies } from './model/mapEconomies.ts';
import { mapFrame } from './model/mapFrame.ts';
import { mapRails } from './model/mapRails.ts';
import { mapUnits, placeFinder } from './model/mapUnits.ts';
import type { MapBloc, MapLink, MapModel, MapOptions } from './model/mapParts.ts';
import { tradeTable } from './model/tradeTable.ts';

export function mapModel(scenario: Scenario, game: GameState, options: MapOptions): MapModel {
  const blocs = mapBlocs(scenario, game, placeInStory(options));
  const shown = new Set(blocs.flatMap(({ members }) => members));
  const several = new Set(inSeveral(scenario, game).filter((economy) => !shown.has(economy)));
  const links = linksOf(scenario, game, { options, blocs, several });
  const placeOf = placeFinder(blocs);
  const flows = [...mapFlows(scenario, game, options, placeOf), ...mapRails(game, options, placeOf)];
  const economies = mapEconomies(scenario, game, { options, blocs });
  const units = mapUnits(game, blocs, economies);
  const corridors = mapCorridors(scenario, game, options);
  const showsBricks = options.layer === 'walls' || (options.layer === 'all' && isAboutWalls(options));
  return {
    scenarioId: scenario.id,
    layer: options.layer,
    economies,
    units,
    blocs,
    corridors,
    links,
    flows,
    legend: mapLegend({
      blocs,
      corridors,
      links,
      flows,
      economies,
      showsBricks,
      hasSeveral: several.size > 0 && links.length > 0,
    }),
    frame: mapFrame(economies, game, options),
    showsBricks,
    isPreview: options.preview !== undefined,
    table: tradeTable(scenario, game, placeOf, options.reveal?.report),
  };
}

type Drawn = {
  readonly options: MapOptions;
  readonly blocs: readonly MapBloc[];
  /** Economies whose land shows none of their agreements. */
  readonly several: ReadonlySet<EconomyId>;
};

/**
 * On the layer of blocs all treaties; where everything is shown at once those founded in play; on the other layers of these
 * those that no land shows.
 */
function linksOf(
  scenario: Scenario,
  game: GameState,
  { options, blocs, several }: Drawn,
): readonly MapLink[] {
  const { layer, reveal } = options;
  if (layer === 'blocs') return mapLinks(scenario, game, { blocs, withOlder: true });
  if (reveal !== undefined) return [];
  const links = mapLinks(scenario, game, { blocs, withOlder: false });
  return layer === 'all' ? links : links.filter(({ between }) => between.some((end) => several.has(end)));
}

/** How late the story has named all parties of an agreement; infinite where it does not. */
function placeInStory({ story }: MapOptions): (agreement: Agreement) => number {
  const placeOf = (economy: EconomyId): number => {
    const place = story?.economies.indexOf(economy) ?? -1;
    return place < 0 ? Infinity : place;
  };
  return ({ parties }) => Math.max(...parties.map(placeOf));
}

/** After the envelopes the reveal is about trade and income: rings of bricks would crowd them. */
function isAboutWalls({ reveal }: MapOptions): boolean {
  return reveal === undefined || reveal.stop === 'envelopes';
}
