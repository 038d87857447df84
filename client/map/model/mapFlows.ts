import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import type { RoundReport, TradeFlow } from '#shared/protocol/report.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { readTrade } from '../../state/trade.ts';
import type { MapFlow, MapOptions, MapPlace, WayRound } from './mapParts.ts';

/** Curves beyond these numbers are wool, not information. */
const OWN_FLOWS = 12;
const OTHER_FLOWS = 8;
const FLOWS_WITHOUT_SEAT = 14;
const CHANGES = 14;
/** Share of the largest flow below which flows are left out. */
const SMALLEST_SHARE = 0.02;
const SMALLEST_CHANGE_SHARE = 0.04;

/** Pixels. */
const WIDEST = 12;
/** Trade that is nobody's own, and beside the reader's own it is background. */
const BASE_WIDEST = 6.5;
const FAINT_WIDEST = 5;
const NARROWEST = 2;
const WIDEST_CHANGE = 12;
const NARROWEST_CHANGE = 2;

type Trade = { readonly importer: MapPlace; readonly exporter: MapPlace; readonly valueBn: number };
type PlaceOf = (economy: EconomyId) => MapPlace;

/** The curves of the map: changes while something is tried or revealed, else trade as it is; and goods that go round walls. */
export function mapFlows(
  scenario: Scenario,
  game: CountryGame,
  options: MapOptions,
  placeOf: PlaceOf,
): readonly MapFlow[] {
  const ways = isAboutWalls(options) ? flowsRound(options.waysRound?.() ?? [], placeOf) : [];
  return [...flowsShown(scenario, game, options, placeOf), ...ways];
}

function flowsShown(
  scenario: Scenario,
  game: CountryGame,
  options: MapOptions,
  placeOf: PlaceOf,
): readonly MapFlow[] {
  if (options.preview !== undefined && options.preview.flows.length > 0)
    return changedFlows(scenario, options.preview.flows, placeOf);
  if (options.reveal !== undefined)
    return options.reveal.stop === 'envelopes'
      ? []
      : changedFlows(scenario, withTurnedAway(options.reveal.report), placeOf);
  if (options.layer === 'walls' || options.layer === 'blocs') return [];
  const passive = new Set<MapPlace>(
    scenario.economies.filter(({ playable }) => !playable).map(({ id }) => id),
  );
  const focus = options.selected ?? options.me;
  return presentFlows(
    tradesOf(scenario, game, placeOf),
    focus === undefined ? undefined : placeOf(focus),
    passive,
  );
}

/** Trade between places, largest first: what members of a fully integrated bloc sell each other is no longer foreign. */
function tradesOf(scenario: Scenario, game: CountryGame, placeOf: PlaceOf): readonly Trade[] {
  const { goodsBn } = readTrade(scenario, game);
  const ids = scenario.economies.map(({ id }) => id);
  const trades = new Map<string, Trade>();
  for (const buyer of ids) {
    for (const seller of ids) {
      const [importer, exporter] = [placeOf(buyer), placeOf(seller)];
      if (importer === exporter) continue;
      const key = `${importer}<${exporter}`;
      const valueBn = (trades.get(key)?.valueBn ?? 0) + goodsBn(buyer, seller);
      trades.set(key, { importer, exporter, valueBn });
    }
  }
  return [...trades.values()].toSorted((a, b) => b.valueBn - a.valueBn);
}

/** Trade with those whom nobody governs shows only beside the reader's own: nobody can negotiate with them. */
function presentFlows(
  trades: readonly Trade[],
  focus: MapPlace | undefined,
  passive: ReadonlySet<MapPlace>,
): readonly MapFlow[] {
  const governed = trades.filter(
    ({ importer, exporter }) => !passive.has(importer) && !passive.has(exporter),
  );
  const largest = governed[0]?.valueBn ?? 0;
  const isOwn = ({ importer, exporter }: Trade): boolean => importer === focus || exporter === focus;
  const own = worthDrawing(trades.filter(isOwn)).slice(0, OWN_FLOWS);
  const others = governed
    .filter((trade) => !isOwn(trade))
    .slice(0, focus === undefined ? FLOWS_WITHOUT_SEAT : OTHER_FLOWS);
  const othersWidest = focus === undefined ? BASE_WIDEST : FAINT_WIDEST;
  const draw = (trade: Trade, kind: 'own' | 'base'): MapFlow => ({
    importer: trade.importer,
    exporter: trade.exporter,
    kind,
    width: widthOf(trade.valueBn / largest, NARROWEST, kind === 'own' ? WIDEST : othersWidest),
    isChange: false,
    ...(kind === 'own' ? { labelBn: trade.valueBn } : {}),
  });
  // The reader's own come last, so that they are drawn over the others.
  return [...others.map((trade) => draw(trade, 'base')), ...own.map((trade) => draw(trade, 'own'))];
}

function worthDrawing(trades: readonly Trade[]): readonly Trade[] {
  const largest = trades[0]?.valueBn ?? 0;
  return trades.filter(({ valueBn }) => valueBn >= SMALLEST_SHARE * largest);
}

/** Where walls are drawn or tried, and where a reveal tells what they did. */
function isAboutWalls({ layer, preview, reveal }: MapOptions): boolean {
  if (reveal !== undefined) return reveal.stop === 'flows';
  return layer === 'walls' || Object.keys(preview?.wallsBp ?? {}).length > 0;
}

/** More ways round walls would hide the walls. */
const WAYS_ROUND = 4;
const WIDEST_WAY = 7;

/** Ways round walls, each from the seller to the economy that lets it in, and from there on to the buyer. */
function flowsRound(ways: readonly WayRound[], placeOf: PlaceOf): readonly MapFlow[] {
  const drawn = ways.toSorted((a, b) => b.valueBn - a.valueBn).slice(0, WAYS_ROUND);
  const legs = new Map<string, Trade & { readonly isLast: boolean }>();
  const add = (exporter: EconomyId, importer: EconomyId, isLast: boolean, valueBn: number): void => {
    const [from, to] = [placeOf(exporter), placeOf(importer)];
    if (from === to) return;
    const key = `${from}>${to}`;
    const known = legs.get(key);
    legs.set(key, {
      exporter: from,
      importer: to,
      valueBn: (known?.valueBn ?? 0) + valueBn,
      isLast: isLast || known?.isLast === true,
    });
  };
  for (const { exporter, through, importer, valueBn } of drawn) {
    add(exporter, through, false, valueBn);
    add(through, importer, true, valueBn);
  }
  const largest = Math.max(0, ...[...legs.values()].map(({ valueBn }) => valueBn));
  return [...legs.values()].map(({ exporter, importer, valueBn, isLast }) => ({
    exporter,
    importer,
    kind: 'round',
    width: widthOf(valueBn / largest, NARROWEST, WIDEST_WAY),
    isChange: false,
    ...(isLast ? { labelBn: valueBn } : {}),
  }));
}

/** A change of less than half a per cent is none, as in reports. */
const NOTABLE_CHANGE = 0.005;

/**
 * The flows of a report, where a wall rose and no agreement tells what became of them: whoever is kept out by it loses trade, and
 * what is bought of others instead is diverted, or created where more is bought abroad in all.
 */
function withTurnedAway(report: RoundReport): readonly TradeFlow[] {
  const { flows, walls, wallsBefore, surcharges } = report;
  const isRaised = (importer: EconomyId): boolean =>
    isHigher(walls[importer] ?? {}, wallsBefore[importer] ?? {}) ||
    surcharges.some(({ by }) => by === importer);
  const importers = [...new Set(flows.map(({ importer }) => importer))];
  return importers.flatMap((importer): readonly TradeFlow[] => {
    const own = flows.filter((flow) => flow.importer === importer);
    if (!isRaised(importer) || own.some(({ kind }) => kind !== 'other')) return own;
    const more = own.reduce((sum, { afterBn, beforeBn }) => sum + afterBn - beforeBn, 0);
    return own.map((flow) => {
      const change = flow.afterBn - flow.beforeBn;
      if (Math.abs(change) <= NOTABLE_CHANGE * flow.beforeBn) return flow;
      return { ...flow, kind: change < 0 ? 'lost' : more > 0 ? 'created' : 'diverted' };
    });
  });
}

function isHigher(after: Schedule, before: Schedule): boolean {
  return Object.entries(after).some(([sector, rateBp]) => rateBp > (before[sector] ?? 0));
}

type Change = Pick<Trade, 'importer' | 'exporter'> & {
  readonly kind: Exclude<TradeFlow['kind'], 'other'>;
  readonly changeBn: number;
};

function changedFlows(scenario: Scenario, flows: readonly TradeFlow[], placeOf: PlaceOf): readonly MapFlow[] {
  const moved = changesBetween(flows, placeOf).toSorted(
    (a, b) => Math.abs(b.changeBn) - Math.abs(a.changeBn),
  );
  const largest = Math.abs(moved[0]?.changeBn ?? 0);
  const mostBn = largestTradeBn(scenario);
  const drawn = moved
    .filter(({ changeBn }) => changeBn !== 0 && Math.abs(changeBn) >= SMALLEST_CHANGE_SHARE * largest)
    .slice(0, CHANGES);
  return drawn.map(({ importer, exporter, kind, changeBn }) => {
    const turnedAway = drawn.find((each) => each.kind === 'lost' && each.importer === importer);
    return {
      importer,
      exporter,
      kind,
      // Four times the change is twice as wide, on one scale for all rounds.
      width: widthOf(Math.sqrt(Math.abs(changeBn) / mostBn), NARROWEST_CHANGE, WIDEST_CHANGE),
      isChange: true,
      labelBn: changeBn,
      ...(kind === 'diverted' && turnedAway !== undefined ? { insteadOf: turnedAway.exporter } : {}),
    };
  });
}

/** The largest trade in goods between two economies with a seat before play, in billions: against it changes of every round are drawn. */
function largestTradeBn({ base, economies, sectors }: Scenario): number {
  const { imports } = baseAccounts(base);
  const goodsBn = (pair: number): number =>
    sectors.reduce((sum, { tradable }, sector) => {
      const valueBn = imports[pair * sectors.length + sector] ?? 0;
      return tradable ? sum + valueBn : sum;
    }, 0);
  return Math.max(
    ...economies.flatMap(({ playable }, importer) =>
      economies.map((seller, exporter) =>
        playable && seller.playable && importer !== exporter
          ? goodsBn(importer * economies.length + exporter)
          : 0,
      ),
    ),
  );
}

/** Changes between places, by kind. */
function changesBetween(flows: readonly TradeFlow[], placeOf: PlaceOf): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const { kind, afterBn, beforeBn, ...pair } of flows) {
    const [importer, exporter] = [placeOf(pair.importer), placeOf(pair.exporter)];
    if (kind === 'other' || importer === exporter) continue;
    const key = `${importer}<${exporter} ${kind}`;
    const changeBn = (changes.get(key)?.changeBn ?? 0) + afterBn - beforeBn;
    changes.set(key, { importer, exporter, kind, changeBn });
  }
  // In years after which bring back what was lost, and where a gain of trade is lost again, its sign says what it is now.
  return [...changes.values()].map((change) => {
    if (change.kind === 'lost' && change.changeBn > 0) return { ...change, kind: 'created' };
    return change.kind !== 'lost' && change.changeBn < 0 ? { ...change, kind: 'lost' } : change;
  });
}

/** Twice the trade is twice as wide: a line's thickness is read as its value. */
function widthOf(share: number, narrowest: number, widest: number): number {
  return Math.min(widest, Math.max(narrowest, widest * share));
}
