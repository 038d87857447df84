import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import { mapBlocs, mapLinks } from './model/mapBlocs.ts';
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
  const blocs = mapBlocs(scenario, game, aboutOf(options));
  const links = linksOf(scenario, game, { options, blocs });
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
    legend: mapLegend({ blocs, corridors, links, flows, economies, showsBricks }),
    frame: mapFrame(economies, game, options),
    showsBricks,
    isPreview: options.preview !== undefined,
    table: tradeTable(scenario, game, placeOf, options.reveal?.report),
  };
}

/** On the layer of blocs all treaties; where everything is shown at once those founded in play. */
function linksOf(
  scenario: Scenario,
  game: GameState,
  { options, blocs }: { readonly options: MapOptions; readonly blocs: readonly MapBloc[] },
): readonly MapLink[] {
  const { layer, reveal } = options;
  if (layer === 'blocs') return mapLinks(scenario, game, { blocs, withOlder: true });
  const isCrowded = layer !== 'all' || reveal !== undefined;
  return isCrowded ? [] : mapLinks(scenario, game, { blocs, withOlder: false });
}

/** The agreements that the map is about: those of whom a sentence names, or the reader's own. */
function aboutOf({ me, story }: MapOptions): (agreement: Agreement) => boolean {
  if (story !== undefined) return ({ parties }) => parties.every((party) => story.economies.includes(party));
  return ({ parties }) => me !== undefined && parties.includes(me);
}

/** After the envelopes the reveal is about trade and income: rings of bricks would crowd them. */
function isAboutWalls({ reveal }: MapOptions): boolean {
  return reveal === undefined || reveal.stop === 'envelopes';
}
