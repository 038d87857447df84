import type { EconomyId } from '#shared/kernel/ids.ts';
import { REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { MapFlow, MapOptions } from './mapParts.ts';
import type { MapPlace } from './mapPlace.ts';

/** Most rails of a kind: more would hide the land that they cross. */
const RAILS = 4;
/** Movements below these are not drawn: a hundredth of a million people, a tenth of a billion. */
const FEWEST_MN = 0.01;
const LEAST_BN = 0.1;
const RAIL_WIDTH = 6;

/** People and capital that moved in the last round: drawn once the reveal says who gained, and on the layer of blocs. */
export function mapRails(
  game: GameState,
  { layer, reveal, preview }: MapOptions,
  placeOf: (economy: EconomyId) => MapPlace,
): readonly MapFlow[] {
  if (preview !== undefined) return [];
  if (reveal !== undefined) {
    const isReached = REVEAL_STOPS.indexOf(reveal.stop) >= REVEAL_STOPS.indexOf('gains');
    return isReached ? railsOf(reveal.report, placeOf) : [];
  }
  const last = game.reports.at(-1);
  return layer === 'blocs' && last !== undefined ? railsOf(last, placeOf) : [];
}

type PlaceOf = (economy: EconomyId) => MapPlace;

function railsOf({ modules }: RoundReport, placeOf: PlaceOf): readonly MapFlow[] {
  const dynamics = modules?.dynamics;
  if (dynamics === undefined) return [];
  const people = movesBetween(dynamics.migration, ({ peopleMn }) => peopleMn, placeOf)
    .filter(({ amount }) => amount >= FEWEST_MN)
    .slice(0, RAILS)
    .map(({ from, to, amount }) => rail('people', from, to, { labelMn: amount }));
  const capital = movesBetween(dynamics.investment, ({ amountBn }) => amountBn, placeOf)
    .filter(({ amount }) => amount >= LEAST_BN)
    .slice(0, RAILS)
    .map(({ from, to, amount }) => rail('capital', from, to, { labelBn: amount }));
  return [...people, ...capital];
}

type Move = { readonly from: MapPlace; readonly to: MapPlace; readonly amount: number };

/** Movements between places, largest first. Inside a fully integrated bloc they run from member to member. */
function movesBetween<T extends { readonly from: EconomyId; readonly to: EconomyId }>(
  moves: readonly T[],
  amountOf: (move: T) => number,
  placeOf: PlaceOf,
): readonly Move[] {
  const sums = new Map<string, Move>();
  for (const move of moves) {
    const isInside = placeOf(move.from) === placeOf(move.to);
    const [from, to] = isInside ? [move.from, move.to] : [placeOf(move.from), placeOf(move.to)];
    const key = `${from}>${to}`;
    sums.set(key, { from, to, amount: (sums.get(key)?.amount ?? 0) + amountOf(move) });
  }
  return [...sums.values()].toSorted((a, b) => b.amount - a.amount);
}

function rail(
  kind: 'people' | 'capital',
  exporter: MapPlace,
  importer: MapPlace,
  label: Pick<MapFlow, 'labelBn' | 'labelMn'>,
): MapFlow {
  return { importer, exporter, kind, width: RAIL_WIDTH, isChange: false, ...label };
}
