import { CORRIDORS } from '#shared/content/corridors.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { pairsOf } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { mapBlocs, mapLinks } from './model/mapBlocs.ts';
import { mapEconomies, mapUnits, placeFinder } from './model/mapEconomies.ts';
import { mapFlows } from './model/mapFlows.ts';
import {
  type FlowKind,
  type LegendEntry,
  type MapBloc,
  type MapCorridor,
  type MapEconomy,
  type MapFlow,
  type MapGate,
  type MapLink,
  type MapModel,
  type MapOptions,
  type MapPlace,
  tradeTable,
} from './model/mapParts.ts';

/** Most rails of a kind: more would hide the land that they cross. */
const RAILS = 4;
/** Movements below these are not drawn: a hundredth of a million people, a tenth of a billion. */
const FEWEST_MN = 0.01;
const LEAST_BN = 0.1;
const RAIL_WIDTH = 6;

/** People and capital that moved in the round: drawn once the reveal says who gained. Beside blocs they would be taken for what is paid. */
function mapRails({ reveal, preview }: MapOptions, placeOf: PlaceOf): readonly MapFlow[] {
  if (preview !== undefined || reveal === undefined) return [];
  const isReached = REVEAL_STOPS.indexOf(reveal.stop) >= REVEAL_STOPS.indexOf('gains');
  return isReached ? railsOf(reveal.report, placeOf) : [];
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

type Shown = {
  readonly blocs: readonly MapBloc[];
  readonly corridors: readonly MapCorridor[];
  readonly links: readonly MapLink[];
  readonly gates: readonly MapGate[];
  readonly flows: readonly MapFlow[];
  readonly economies: readonly MapEconomy[];
  readonly showsBricks: boolean;
};

const FLOW_ORDER = [
  'own',
  'base',
  'created',
  'diverted',
  'round',
  'lost',
  'people',
  'capital',
] as const satisfies readonly FlowKind[];

function mapLegend(shown: Shown): readonly LegendEntry[] {
  const { blocs, corridors, links, gates, flows, economies, showsBricks } = shown;
  const nested = blocs.find(({ inner }) => inner !== undefined);
  const kinds = new Set(flows.map(({ kind }) => kind));
  const reader = economies.find(({ isMe }) => isMe)?.id;
  // Of several blocs of a level that of the reader stands in the legend.
  const isOwn = ({ members }: MapBloc): number => Number(members.some((each) => each === reader));
  const levels = new Map(
    blocs.toSorted((a, b) => isOwn(a) - isOwn(b)).map(({ level, slot }) => [level, slot]),
  );
  const linkLevels = new Set(links.map(({ level }) => (level === 1 ? 1 : 2)));
  return [
    ...FLOW_ORDER.filter((kind) => kinds.has(kind)).map((kind) => ({ type: 'flow', kind }) as const),
    ...[...levels]
      .toSorted(([a], [b]) => a - b)
      .map(([level, slot]) => ({ type: 'level', level, slot }) as const),
    ...(nested === undefined ? [] : [{ type: 'inner', slot: nested.slot } as const]),
    ...[...linkLevels].toSorted((a, b) => a - b).map((level) => ({ type: 'link', level }) as const),
    ...(gates.length > 0 ? [{ type: 'gate' } as const] : []),
    ...(corridors.length > 0 ? [{ type: 'corridor' } as const] : []),
    ...(showsBricks ? [{ type: 'bricks' } as const] : []),
    economies.some(({ outcome }) => outcome !== undefined)
      ? ({ type: 'outcome' } as const)
      : ({ type: 'wall' } as const),
  ];
}

/** A reader sees this many partners at once; the others wait at the edge of the map. */
const PARTNERS = 6;

/**
 * Whom the camera frames: the reader with the largest partners, and the economies of the story, or else whoever is selected and whoever a
 * proposal is open with; everybody (an empty list) where that is all of them. Who watches sees the story alone.
 */
function mapFrame(
  economies: readonly MapEconomy[],
  game: CountryGame,
  { me, selected, story }: MapOptions,
): readonly EconomyId[] {
  if (me === undefined) return story?.economies ?? [];
  const inProposals = Object.values(game.proposals)
    .filter(({ status, parties }) => status === 'open' && parties.includes(me))
    .flatMap(({ parties }) => parties);
  const partners = economies
    .filter(({ id, isPlayable }) => isPlayable && id !== me)
    .toSorted((a, b) => b.tradeBn - a.tradeBn)
    .slice(0, PARTNERS)
    .map(({ id }) => id);
  const others = story?.economies ?? [...(selected === undefined ? [] : [selected]), ...inProposals];
  const framed = new Set([me, ...others, ...partners]);
  return framed.size >= economies.length ? [] : [...framed];
}

export function mapModel(scenario: Scenario, game: CountryGame, options: MapOptions): MapModel {
  const blocs = mapBlocs(scenario, game, options.me);
  const links = linksOf(scenario, game, options, blocs);
  const gates = mapGates(game, { options, blocs, links });
  const placeOf = placeFinder(blocs);
  const flows = [...mapFlows(scenario, game, options, placeOf), ...mapRails(options, placeOf)];
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
    gates,
    flows,
    legend: mapLegend({
      blocs,
      corridors,
      links,
      gates,
      flows,
      economies,
      showsBricks,
    }),
    frame: mapFrame(economies, game, options),
    showsBricks,
    isPreview: options.preview !== undefined,
    isSealed: options.preview?.isSealed === true,
    table: tradeTable(
      scenario,
      game,
      placeOf,
      options.reveal?.stop === 'envelopes' ? undefined : options.reveal?.report,
    ),
  };
}

/** Every agreement of a pair that no land shows: on the layer of blocs all of them, on the others those founded in play, and while results are told those that they tell. */
function linksOf(
  scenario: Scenario,
  game: CountryGame,
  { layer, reveal, story }: MapOptions,
  blocs: readonly MapBloc[],
): readonly MapLink[] {
  if (layer === 'blocs') return mapLinks(scenario, game, { blocs, withOlder: true });
  const links = mapLinks(scenario, game, { blocs, withOlder: false });
  const isTold = ({ between }: MapLink): boolean => between.every((end) => story?.economies.includes(end));
  return reveal === undefined ? links : links.filter(isTold);
}

type Drawn = {
  readonly options: MapOptions;
  readonly blocs: readonly MapBloc[];
  readonly links: readonly MapLink[];
};

/** More members would have more gates between them than a map can hold. */
const GATED_MEMBERS = 4;
/** One economy has no borders inside. */
const ONE_ECONOMY = 6;

/** So many gates can be told apart: of more lines only those of the reader and of the round have one, and of still more those of the reader. */
const MOST_GATES = 6;
const MOST_GATES_OF_ROUND = 10;

function mapGates(game: CountryGame, { options, blocs, links }: Drawn): readonly MapGate[] {
  if (options.reveal !== undefined) return [];
  const founded = blocs.filter(
    ({ id, level, members }) =>
      game.agreements[id]?.sinceRound === game.round &&
      level < ONE_ECONOMY &&
      members.length <= GATED_MEMBERS,
  );
  const gates = [
    ...links.filter(({ slot }) => slot !== undefined),
    ...founded.flatMap(({ members, level, slot }) =>
      pairsOf(members).map((between): MapGate => ({ between, level, slot })),
    ),
  ];
  const own = gates.filter(({ between }) =>
    between.some((end) => end === options.me || end === options.selected),
  );
  const told = gates.filter((gate) => own.includes(gate) || isOfRound(game, gate.between));
  if (gates.length <= MOST_GATES) return gates;
  return told.length <= MOST_GATES_OF_ROUND ? told : own;
}

function isOfRound({ agreements, round }: CountryGame, between: readonly EconomyId[]): boolean {
  return Object.values(agreements).some(
    ({ sinceRound, parties }) => sinceRound === round && between.every((end) => parties.includes(end)),
  );
}

/** After the envelopes the reveal is about trade and income: rings of bricks would crowd them. */
function isAboutWalls({ reveal }: MapOptions): boolean {
  return reveal === undefined || reveal.stop === 'envelopes';
}

/** Routes that stand, on the layers that show what ties economies together. */
function mapCorridors(
  scenario: Scenario,
  { budget }: Pick<CountryGame, 'budget'>,
  { layer }: MapOptions,
): readonly MapCorridor[] {
  if (layer !== 'blocs' && layer !== 'all') return [];
  const built = new Set((budget?.corridors ?? []).map(({ id }) => id));
  return CORRIDORS[scenario.id].filter(({ id }) => built.has(id)).map(({ id, members }) => ({ id, members }));
}
