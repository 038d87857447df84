import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { TradeFlow } from '#shared/protocol/report.ts';
import type { GameState } from '#shared/rules/state.ts';
import { readTrade } from '../../panels/player/tradeOf.ts';
import type { MapFlow, MapOptions } from './mapParts.ts';

/** Curves beyond these numbers are wool, not information. */
const OWN_FLOWS = 12;
const OTHER_FLOWS = 8;
const FLOWS_WITHOUT_SEAT = 14;
const CHANGES = 14;
/** Of the largest; smaller ones are left out. */
const SMALLEST_SHARE = 0.02;
const SMALLEST_CHANGE_SHARE = 0.04;

/** Pixels. */
const WIDEST = 12;
/** Trade that is nobody's own, and beside the reader's own it is background. */
const BASE_WIDEST = 6.5;
const FAINT_WIDEST = 5;
const NARROWEST = 2;
const WIDEST_CHANGE = 12;
const NARROWEST_CHANGE = 3;

type Trade = { readonly importer: EconomyId; readonly exporter: EconomyId; readonly valueBn: number };

/** The curves of the map: changes while something is tried or revealed, else trade as it is. */
export function mapFlows(scenario: Scenario, game: GameState, options: MapOptions): readonly MapFlow[] {
  if (options.preview !== undefined && options.preview.flows.length > 0)
    return changedFlows(options.preview.flows);
  if (options.reveal !== undefined)
    return options.reveal.stop === 'envelopes' ? [] : changedFlows(options.reveal.report.flows);
  if (options.layer === 'walls' || options.layer === 'blocs') return [];
  const passive = new Set(scenario.economies.filter(({ playable }) => !playable).map(({ id }) => id));
  return presentFlows(tradesOf(scenario, game), options.selected ?? options.me, passive);
}

function tradesOf(scenario: Scenario, game: GameState): readonly Trade[] {
  const { goodsBn } = readTrade(scenario, game);
  const ids = scenario.economies.map(({ id }) => id);
  return ids
    .flatMap((importer) =>
      ids
        .filter((exporter) => exporter !== importer)
        .map((exporter) => ({ importer, exporter, valueBn: goodsBn(importer, exporter) })),
    )
    .toSorted((a, b) => b.valueBn - a.valueBn);
}

/** Trade with those whom nobody governs shows only beside the reader's own: nobody can negotiate with them. */
function presentFlows(
  trades: readonly Trade[],
  focus: EconomyId | undefined,
  passive: ReadonlySet<EconomyId>,
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

function changedFlows(flows: readonly TradeFlow[]): readonly MapFlow[] {
  const moved = flows
    .flatMap((flow) => (flow.kind === 'other' ? [] : [{ ...flow, kind: flow.kind }]))
    .map((flow) => ({ flow, changeBn: flow.afterBn - flow.beforeBn }))
    .toSorted((a, b) => Math.abs(b.changeBn) - Math.abs(a.changeBn));
  const largest = Math.abs(moved[0]?.changeBn ?? 0);
  return moved
    .filter(({ changeBn }) => changeBn !== 0 && Math.abs(changeBn) >= SMALLEST_CHANGE_SHARE * largest)
    .slice(0, CHANGES)
    .map(({ flow, changeBn }) => ({
      importer: flow.importer,
      exporter: flow.exporter,
      kind: flow.kind,
      width: widthOf(Math.abs(changeBn) / largest, NARROWEST_CHANGE, WIDEST_CHANGE),
      isChange: true,
      labelBn: changeBn,
    }));
}

/** Area of a line reads as its value, so width goes with the square root. */
function widthOf(share: number, narrowest: number, widest: number): number {
  return Math.min(widest, Math.max(narrowest, widest * Math.sqrt(share)));
}
