import type { IntegrationLevel, RevealStop, ScenarioId } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport, TradeFlow } from '#shared/protocol/report.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { MapLayer } from '../../state/tableState.ts';
import { readTrade } from '../../state/trade.ts';

/** Goods of an outsider that come into an economy through another, whose wall is lower: they go round its own. */
export type WayRound = {
  readonly exporter: EconomyId;
  readonly through: EconomyId;
  readonly importer: EconomyId;
  /** What it buys of the goods that take this way, in billions a year. */
  readonly valueBn: number;
};

/** What is being tried at the slider or the treaty desk; drawn as would-be, never as fact. */
export type MapPreview = {
  readonly flows: readonly TradeFlow[];
  /** Average wall that the envelope would make, by economy. */
  readonly wallsBp: Readonly<Partial<Record<EconomyId, number>>>;
  /** The envelope is sealed: it is no draft any more. */
  readonly isSealed?: boolean;
};

export type MapOptions = {
  readonly layer: MapLayer;
  /** The seat of the reader: its trade stands out. */
  readonly me?: EconomyId | undefined;
  readonly selected?: EconomyId | undefined;
  readonly preview?: MapPreview | undefined;
  /** Economies that a sentence names: the camera frames them. */
  readonly story?: { readonly economies: readonly EconomyId[] } | undefined;
  /** Ways round walls by the law in force, or by the one that is tried; looked for where the map is about walls. */
  readonly waysRound?: (() => readonly WayRound[]) | undefined;
  /** The round being revealed, and how far. */
  readonly reveal?: { readonly report: RoundReport; readonly stop: RevealStop } | undefined;
};

export type MapEconomy = {
  readonly id: EconomyId;
  readonly label: string;
  readonly isPlayable: boolean;
  readonly isMe: boolean;
  readonly isSelected: boolean;
  readonly tile: { readonly column: number; readonly row: number };
  readonly pin: { readonly longitude: number; readonly latitude: number };
  /** Average outside tariff in basis points, import weighted; absent where nobody governs. */
  readonly wallBp: number;
  /** The wall after the reveal or in the preview, where it differs. */
  readonly nextWallBp?: number;
  /** Change of real income in the round, as a log; only once the reveal has come to it. */
  readonly outcome?: number;
  /** Colour of its bloc. */
  readonly slot?: number;
  /** The fully integrated bloc that stands in its place on the map. */
  readonly unit?: AgreementId;
  /** Goods traded with the reader's economy, both ways. */
  readonly tradeBn: number;
};

/** A fully integrated bloc as the map shows it: one pin, one name, one wall. */
export type MapUnit = Pick<
  MapEconomy,
  'isMe' | 'isSelected' | 'wallBp' | 'nextWallBp' | 'outcome' | 'tradeBn'
> & {
  readonly id: AgreementId;
  readonly members: readonly EconomyId[];
  readonly slot: number;
  /** Who speaks for it: its presidency. */
  readonly voice: EconomyId;
};

export type MapBloc = {
  readonly id: AgreementId;
  readonly level: IntegrationLevel;
  /** 1–12: colour and pattern of these members for the whole game. */
  readonly slot: number;
  /** Members whose land shows this bloc. */
  readonly members: readonly EconomyId[];
  readonly title?: string;
  /** All of them, where others show a deeper bloc. */
  readonly parties?: readonly EconomyId[];
  /** Average wall of each member in basis points: the width of its edge in a free trade area. */
  readonly wallsBp: Readonly<Record<EconomyId, number>>;
  /** Common markets of some members inside it. */
  readonly inner?: readonly InnerMarket[];
};

/** Members of a bloc that stand deeper among themselves than with the others. */
type InnerMarket = {
  readonly members: readonly EconomyId[];
  readonly level: IntegrationLevel;
};

/** A route that was built: trade among its members costs less. `id` names its sentence `corridor.<id>`. */
export type MapCorridor = { readonly id: string; readonly members: readonly EconomyId[] };

/** A treaty between two economies that do not show the same bloc. */
export type MapLink = {
  readonly between: readonly [EconomyId, EconomyId];
  readonly level: IntegrationLevel;
  /** Colour of the agreement, of those founded in play. */
  readonly slot?: number;
};

/** Where an agreement lets two economies through: on every line, and in the borders of a bloc in the round of its foundation. */
export type MapGate = {
  readonly between: readonly [EconomyId, EconomyId];
  readonly level: IntegrationLevel;
  readonly slot?: number;
};

/** Goods go from seller to buyer; people and capital to where they are worth more. */
export type FlowKind = 'own' | 'base' | 'created' | 'diverted' | 'round' | 'lost' | 'people' | 'capital';

export type MapFlow = {
  readonly importer: MapPlace;
  readonly exporter: MapPlace;
  readonly kind: FlowKind;
  /** Pixels at the scale of a laptop. */
  readonly width: number;
  /** Billions to print at the curve if there is room: trade, or its change where `isChange`. */
  readonly labelBn?: number;
  /** Millions of people. */
  readonly labelMn?: number;
  /** Of trade that was diverted: the seller of whom its buyer buys less. */
  readonly insteadOf?: MapPlace;
  readonly isChange: boolean;
};

/** Everything that the map shows, decided; what draws it knows no rule. */
export type MapModel = {
  readonly scenarioId: ScenarioId;
  readonly layer: MapLayer;
  readonly economies: readonly MapEconomy[];
  /** Fully integrated blocs, each in the place of its members. */
  readonly units: readonly MapUnit[];
  readonly blocs: readonly MapBloc[];
  readonly corridors: readonly MapCorridor[];
  readonly links: readonly MapLink[];
  readonly gates: readonly MapGate[];
  readonly flows: readonly MapFlow[];
  readonly legend: readonly LegendEntry[];
  /** Economies that the camera frames; none: the whole map. */
  readonly frame: readonly EconomyId[];
  readonly showsBricks: boolean;
  readonly isPreview: boolean;
  /** What it shows besides is sealed, and not opened yet. */
  readonly isSealed: boolean;
  readonly table: TradeTable;
};

/** Whether it shows trade that would move, or has moved. */
export function hasChanges({ flows }: Pick<MapModel, 'flows'>): boolean {
  return flows.some(({ isChange }) => isChange);
}

/** A line of the legend: only styles that are on the map now. */
export type LegendEntry =
  | { readonly type: 'flow'; readonly kind: FlowKind }
  | { readonly type: 'level'; readonly level: IntegrationLevel; readonly slot: number }
  /** A common market of some members inside a bloc. */
  | { readonly type: 'inner'; readonly slot: number }
  | { readonly type: 'link'; readonly level: 1 | 2 }
  | { readonly type: 'gate' }
  | { readonly type: 'corridor' }
  | { readonly type: 'bricks' }
  | { readonly type: 'wall' }
  | { readonly type: 'outcome' };

/** Where a curve begins or ends: the id of an economy, or of the fully integrated bloc's agreement in its place. */
export type MapPlace = string;

/** Where an economy is found on the map: in its fully integrated bloc, else at its own pin. */
export function shownAt({ units }: Pick<MapModel, 'units'>, economy: MapPlace): MapPlace {
  return units.find(({ members }) => members.includes(economy))?.id ?? economy;
}

/** One cell: what `importer` buys from `exporter`, in billions, and by how much that moved in the round revealed. */
type TradeCell = {
  readonly exporter: MapPlace;
  readonly valueBn: number;
  readonly changeBn?: number;
};
type TradeRow = { readonly importer: MapPlace; readonly cells: readonly TradeCell[] };
/** The map as a table: buyers in rows, sellers in columns, goods only. A fully integrated bloc is one row and one column. */
type TradeTable = { readonly exporters: readonly MapPlace[]; readonly rows: readonly TradeRow[] };

export function tradeTable(
  scenario: Scenario,
  game: CountryGame,
  placeOf: (economy: EconomyId) => MapPlace,
  report?: RoundReport,
): TradeTable {
  const { goodsBn } = readTrade(scenario, game);
  const ids = scenario.economies.map(({ id }) => id);
  const places = [...new Set(ids.map(placeOf))];
  const values = sumsBetween(
    ids.flatMap((importer) =>
      ids
        .filter((exporter) => exporter !== importer)
        .map((exporter) => ({ importer, exporter, amountBn: goodsBn(importer, exporter) })),
    ),
    placeOf,
  );
  const changes = sumsBetween(
    (report?.flows ?? []).map(({ importer, exporter, afterBn, beforeBn }) => ({
      importer,
      exporter,
      amountBn: afterBn - beforeBn,
    })),
    placeOf,
  );
  return {
    exporters: places,
    rows: places.map((importer) => ({
      importer,
      cells: places
        .filter((exporter) => exporter !== importer)
        .map((exporter) => {
          const changeBn = changes.get(`${importer}<${exporter}`);
          return {
            exporter,
            valueBn: values.get(`${importer}<${exporter}`) ?? 0,
            ...(changeBn === undefined ? {} : { changeBn }),
          };
        }),
    })),
  };
}

type Amount = { readonly importer: EconomyId; readonly exporter: EconomyId; readonly amountBn: number };

function sumsBetween(
  amounts: readonly Amount[],
  placeOf: (economy: EconomyId) => MapPlace,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { importer, exporter, amountBn } of amounts) {
    const key = `${placeOf(importer)}<${placeOf(exporter)}`;
    sums.set(key, (sums.get(key) ?? 0) + amountBn);
  }
  return sums;
}
