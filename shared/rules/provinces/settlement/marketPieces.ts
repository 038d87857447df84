import { regionIndex } from '#shared/content/provinces/geography.ts';
import { corridorOfRegions } from '#shared/content/provinces/geography.ts';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import { SECTOR_OF_PILLAR } from '#shared/content/provinces/pillars.ts';
import { at, must } from '#shared/kernel/records.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { PairLevel } from '#shared/economics/segmentation/barriers.ts';
import type { MarketSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import type { MarketEvents, SettledMarket } from '#shared/protocol/provinces/provinceReport.ts';
import type { BuiltCorridor, ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { CentreShape, EventShape, PactOutcome } from '../state/provinceStates.ts';

type RoundPieces = {
  readonly provinces: ProvincesState['provinces'];
  readonly highest: number;
  readonly pacts: Pick<PactOutcome, 'caps' | 'pairs' | 'payments'>;
  readonly built: readonly BuiltCorridor[];
  readonly shape: EventShape;
  readonly centre: CentreShape;
};

/** What the round's market is solved with, piece by piece. */
export function marketPieces(
  scenario: ProvincesScenario,
  { provinces, highest, pacts, built, shape, centre }: RoundPieces,
): SettledMarket {
  const { economy, dealOrder } = scenario;
  const { start } = economy.market;
  const dial = (name: 'wall' | 'block'): number[] =>
    start[name].map((level, region) => provinces[dealOrder[region] ?? '']?.[name] ?? level);
  const { routeCost, importCost, exportCost, levelShift, pairs } = shape;
  const { caps, industry } = centre;
  return {
    walls: dial('wall'),
    blocks: dial('block'),
    highest,
    pacts: { caps: pacts.caps, pairs: pacts.pairs },
    payments: pacts.payments,
    corridors: built.map(({ corridor }) =>
      corridorOfRegions(
        scenario.provinces,
        must(
          PROVINCE_CORRIDORS.find(({ id }) => id === corridor),
          corridor,
        ),
      ),
    ),
    pillars: Object.entries(provinces).flatMap(([seat, { pillar }]) =>
      pillar === undefined
        ? []
        : [
            {
              region: regionIndex(scenario.provinces, seat),
              sector: sectorIndex(scenario, SECTOR_OF_PILLAR[pillar.pillar]),
              pillar: pillar.pillar,
            },
          ],
    ),
    events: { routeCost, importCost, exportCost, levelShift, caps, pairs, industry },
    productivity: productivityOf(scenario, provinces),
  };
}

function sectorIndex({ sectors }: ProvincesScenario, id: string): number {
  return sectors.findIndex((sector) => sector.id === id);
}

/** Reformed state firms lift industry, local drive all sectors; regions without a seat are driven as the players are in the mean. */
function productivityOf(
  { economy: { market }, dealOrder }: ProvincesScenario,
  provinces: ProvincesState['provinces'],
): number[] {
  const { base, politics } = market;
  const { players, industry } = politics;
  const logs = players.map((region) => Math.log(provinces[dealOrder[region] ?? '']?.localDrive ?? NaN));
  const mean = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return Array.from({ length: base.N * base.J }, (_, nj) => {
    const province = provinces[dealOrder[Math.floor(nj / base.J)] ?? ''];
    // The drive is one of GDP: a sector that buys much of what it sells needs less of it for the same.
    const driven = (province?.localDrive ?? mean) ** at(base.gva, nj);
    return industry.includes(nj % base.J) ? driven * (province?.industryTfp ?? 1) : driven;
  });
}

/** The market before the first round: as it opened. */
export function openingPieces({ economy: { market } }: ProvincesScenario, highest: number): SettledMarket {
  const { base, start } = market;
  return {
    walls: start.wall,
    blocks: start.block,
    highest,
    pacts: { caps: [], pairs: [] },
    corridors: [],
    pillars: [],
    payments: [],
    events: {},
    productivity: Array.from({ length: base.N * base.J }, () => 1),
  };
}

/** The same as the model is told it, without home affairs. */
export function settingOfPieces(scenario: ProvincesScenario, pieces: SettledMarket): MarketSetting {
  const { events, pacts } = pieces;
  const {
    dealOrder,
    economy: { market },
  } = scenario;
  const pushed = ['LI', 'HI'].map((id) => sectorIndex(scenario, id));
  const shifted = (levels: readonly number[], dial: 'wall' | 'block'): number[] =>
    levels.map((level, region) => {
      const shift = events.levelShift?.[dial][region] ?? 0;
      return shift === 0 ? level : Math.max(0, Math.min(HIGHEST_LEVEL, level + shift));
    });
  const driven = pieces.productivity.map((factor, nj) => {
    const seat = dealOrder[Math.floor(nj / market.base.J)] ?? '';
    return pushed.includes(nj % market.base.J) ? factor * (events.industry?.[seat] ?? 1) : factor;
  });
  return {
    levels: { wall: shifted(pieces.walls, 'wall'), block: shifted(pieces.blocks, 'block') },
    background: 'keepsPace',
    pacts: [...pacts.caps, ...(events.caps ?? [])],
    pairs: [...pacts.pairs, ...(events.pairs ?? [])].filter((pair) => !isWithinOne(events, pair)),
    corridors: pieces.corridors,
    pillars: pieces.pillars,
    payments: pieces.payments,
    productivity: Float64Array.from(driven),
    routeCost: events.routeCost,
    importCost: events.importCost,
    exportCost: events.exportCost,
  };
}

/** Provinces that the centre merged have no wall between them, whatever word is broken or fee is set. */
function isWithinOne({ caps = [] }: MarketEvents, { owner, against }: PairLevel): boolean {
  return caps.some(({ members }) => members.includes(owner) && members.includes(against));
}
