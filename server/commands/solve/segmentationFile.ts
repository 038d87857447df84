/** A state of the provinces' market in a file: institution, dials, blocs and payments on top of the provinces of 1997. */
import { z } from 'zod';
import { regionIndex } from '#shared/content/provinces/geography.ts';
import { corridorOfRegions } from '#shared/content/provinces/geography.ts';
import {
  PROVINCE_CORRIDORS,
  PROVINCE_CORRIDOR_SAVING,
  type ProvinceCorridor,
} from '#shared/content/provinces/provinceConstants.ts';
import { PILLAR_RULE, PILLARS, SECTOR_OF_PILLAR } from '#shared/content/provinces/pillars.ts';
import type { Provinces } from '#shared/content/scenario.ts';
import { loadProvinces } from '#shared/content/scenarios/index.ts';
import type { MarketState } from '#shared/economics/segmentation/marketState.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import {
  createSegmentedMarket,
  type SegmentedMarket,
} from '#shared/economics/segmentation/segmentedMarket.ts';
import { stateOfSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import { must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { ABOUT_THE_FILE, describeIssue } from './baseFile.ts';

export type Segmentation = {
  readonly provinces: Provinces;
  readonly market: SegmentedMarket;
  readonly institution: Institution;
  readonly state: MarketState;
};

const flag = z.union([z.literal(0), z.literal(1)]);
const levels = z.record(z.string(), z.int().min(0).max(4));

const inputSchema = z.strictObject({
  institution: z.strictObject({
    fisc: z.enum(['contract', 'sharing']),
    eq: z.number().min(0).max(1),
    weights: z.enum(['old', 'new']),
    law: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    sep: flag,
    fee: flag,
  }),
  /** Regions left out keep their levels of 1997. */
  wall: levels.optional(),
  block: levels.optional(),
  /** Without walls and blocks among the members, by region. */
  blocs: z.array(z.array(z.string())).optional(),
  transfers: z.record(z.string(), z.number()).optional(),
  /** Corridors that stand, by name; one that is named twice was built twice. */
  corridors: z.array(z.enum(PROVINCE_CORRIDORS.map(({ id }) => id))).optional(),
  /** What provinces push with a programme. */
  pillars: z.record(z.string(), z.enum(PILLARS)).optional(),
});
const fileSchema = z.strictObject({ ...ABOUT_THE_FILE, input: inputSchema });
type Input = z.infer<typeof inputSchema>;

const LARGEST_IMBALANCE = 1e-6;

export function parseSegmentation(path: string, json: unknown): Result<Segmentation, string> {
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) return err(describeIssue(path, parsed.error));
  const loaded = loadProvinces();
  if (!loaded.ok) return err(`${loaded.error.path}: ${loaded.error.field} ${loaded.error.reason}`);
  const { input } = parsed.data;
  const fault = findFault(loaded.value, input);
  return fault === undefined ? ok(segmentationOf(loaded.value, input)) : err(`${path}: input: ${fault}`);
}

function findFault(
  { regions }: Provinces,
  { wall, block, blocs, transfers, pillars }: Input,
): string | undefined {
  const named = [wall, block, transfers, pillars].flatMap((record) => Object.keys(record ?? {}));
  const strangers = [...named, ...(blocs ?? []).flat()].filter(
    (id) => !regions.some((region) => region.id === id),
  );
  if (strangers.length > 0) return `no region ${strangers.join(', ')}`;
  const paid = Object.values(transfers ?? {}).reduce((sum, value) => sum + value, 0);
  return Math.abs(paid) > LARGEST_IMBALANCE ? `transfers sum to ${paid}, not to zero` : undefined;
}

function segmentationOf(provinces: Provinces, input: Input): Segmentation {
  const { regions } = provinces;
  const market = createSegmentedMarket(provinces);
  const levels = {
    wall: regions.map(({ id, startWall }) => input.wall?.[id] ?? startWall),
    block: regions.map(({ id, startBlock }) => input.block?.[id] ?? startBlock),
  };
  const transfer = Float64Array.from(regions, ({ id }) => input.transfers?.[id] ?? 0);
  const economy = { market, saving: PROVINCE_CORRIDOR_SAVING, pillarRule: PILLAR_RULE };
  const state = stateOfSetting(economy, {
    levels,
    pacts: (input.blocs ?? []).map((bloc) => ({ members: bloc.map((id) => regionIndex(provinces, id)) })),
    corridors: (input.corridors ?? []).map((id) => corridorOfRegions(provinces, corridorOf(id))),
    pillars: Object.entries(input.pillars ?? {}).map(([id, pillar]) => ({
      region: regionIndex(provinces, id),
      pillar,
      sector: sectorIndex(provinces, SECTOR_OF_PILLAR[pillar]),
    })),
  });
  return {
    provinces,
    market,
    state: { ...state, shock: { ...state.shock, transfer } },
    institution: institutionOf(input.institution),
  };
}

function corridorOf(id: string): ProvinceCorridor {
  return must(
    PROVINCE_CORRIDORS.find((corridor) => corridor.id === id),
    'corridor',
  );
}

function sectorIndex({ sectors }: Provinces, id: string): number {
  return sectors.findIndex((sector) => sector.id === id);
}

function institutionOf({ fisc, eq, weights, law, sep, fee }: Input['institution']): Institution {
  return {
    fiscalRule: fisc === 'contract' ? 'contracting' : 'sharing',
    equalisation: eq,
    evaluation: weights === 'old' ? 'growth' : 'broad',
    law,
    isSeparated: sep === 1,
    feesAreTaxes: fee === 1,
  };
}
