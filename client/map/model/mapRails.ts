import type { EconomyId } from '#shared/kernel/ids.ts';
import { REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { MapFlow, MapOptions } from './mapParts.ts';

/** Most rails of a kind: more would hide the land that they cross. */
const RAILS = 4;
/** Movements below these are not drawn: a hundredth of a million people, a tenth of a billion. */
const FEWEST_MN = 0.01;
const LEAST_BN = 0.1;
const RAIL_WIDTH = 6;

/** People and capital that moved in the last round: drawn once the reveal says who gained, and on the layer of blocs. */
export function mapRails(game: GameState, { layer, reveal, preview }: MapOptions): readonly MapFlow[] {
  if (preview !== undefined) return [];
  if (reveal !== undefined) {
    const isReached = REVEAL_STOPS.indexOf(reveal.stop) >= REVEAL_STOPS.indexOf('gains');
    return isReached ? railsOf(reveal.report) : [];
  }
  const last = game.reports.at(-1);
  return layer === 'blocs' && last !== undefined ? railsOf(last) : [];
}

function railsOf({ modules }: RoundReport): readonly MapFlow[] {
  const dynamics = modules?.dynamics;
  if (dynamics === undefined) return [];
  const people = dynamics.migration
    .filter(({ peopleMn }) => peopleMn >= FEWEST_MN)
    .toSorted((a, b) => b.peopleMn - a.peopleMn)
    .slice(0, RAILS)
    .map(({ from, to, peopleMn }) => rail('people', from, to, { labelMn: peopleMn }));
  const capital = dynamics.investment
    .filter(({ amountBn }) => amountBn >= LEAST_BN)
    .toSorted((a, b) => b.amountBn - a.amountBn)
    .slice(0, RAILS)
    .map(({ from, to, amountBn }) => rail('capital', from, to, { labelBn: amountBn }));
  return [...people, ...capital];
}

function rail(
  kind: 'people' | 'capital',
  exporter: EconomyId,
  importer: EconomyId,
  label: Pick<MapFlow, 'labelBn' | 'labelMn'>,
): MapFlow {
  return { importer, exporter, kind, width: RAIL_WIDTH, isChange: false, ...label };
}
