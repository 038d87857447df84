import { BORDER_COST_BY_LEVEL, BORDER_COST_CLOSING } from '#shared/content/constants.ts';
import { PROVISION_COST } from '#shared/content/treatyConstants.ts';
import { must } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { pairKey, pairLevel } from '../../agreements/pairLevel.ts';
import { provisionsBetween } from '../../agreements/terms/provisionsBetween.ts';
import type { LawInForce } from './lawInForce.ts';
import { placesOf } from './placesOf.ts';

const DECIMALS = 1e6;

/**
 * Iceberg cost of border administration [n][i] after this round, relative to the opening: 60 per cent of the gap between
 * where it stands and what the pair's level and deep clauses allow closes in logs each round, upwards too when a level is lost.
 * Agreements of the opening have their cost in the data, so targets are relative to the opening's level.
 */
export function closeBorderCosts(scenario: Scenario, law: LawInForce): number[] {
  const { ids } = placesOf(scenario);
  const before = law.settled.borderCost;
  if (!scenario.flags.borderCosts) return [...before];
  const isDeep = Object.values(law.agreements).some(({ terms }) => terms?.provisions !== undefined);
  const closing = 1 - (1 - BORDER_COST_CLOSING) ** (law.roundsAhead ?? 1);
  return ids.flatMap((importer, n) =>
    ids.map((exporter, i) => {
      const reached = must(before[n * ids.length + i], 'border cost');
      if (n === i) return reached;
      const level = pairLevel(law.agreements, importer, exporter);
      const opening = openingLevel(scenario, importer, exporter);
      const deep = isDeep ? costOfProvisions(law, importer, exporter) : 1;
      const target = deep * (level === opening ? 1 : costOfLevel(level) / costOfLevel(opening));
      if (reached === target) return reached;
      return Math.round(reached * (target / reached) ** closing * DECIMALS) / DECIMALS;
    }),
  );
}

function costOfLevel(level: number): number {
  return must(BORDER_COST_BY_LEVEL[level], `border cost of level ${level}`);
}

/** Each deep clause lowers the cost below what the level allows. */
function costOfProvisions(law: LawInForce, importer: string, exporter: string): number {
  return PROVISION_COST ** provisionsBetween(law, importer, exporter).length;
}

/** Levels of the pairs that had an agreement when play began. */
const openingLevels = new WeakMap<Scenario, ReadonlyMap<string, number>>();

function openingLevel(scenario: Scenario, a: string, b: string): number {
  if (scenario.agreements.length === 0) return 0;
  let levels = openingLevels.get(scenario);
  if (levels === undefined) {
    // A level 2 agreement of the list comes after a level 1 agreement of the same pair, and so overrides it.
    const rising = scenario.agreements.toSorted((x, y) => x.level - y.level);
    levels = new Map(rising.map(({ parties, level }) => [pairKey(...parties), level]));
    openingLevels.set(scenario, levels);
  }
  return levels.get(pairKey(a, b)) ?? 0;
}
