import { BORDER_COST_BY_LEVEL, BORDER_COST_CLOSING } from '#shared/content/constants.ts';
import { must } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { pairLevel } from '../../agreements/pairLevel.ts';
import type { LawInForce } from './lawInForce.ts';
import { placesOf } from './placesOf.ts';

const DECIMALS = 1e6;

/**
 * Iceberg cost of border administration [n][i] after this round, relative to the opening: 60 per cent of the gap between
 * where it stands and what the pair's level allows closes in logs each round, upwards too when a level is lost.
 * Agreements of the opening have their cost in the data, so targets are relative to the opening's level.
 */
export function closeBorderCosts(scenario: Scenario, law: LawInForce): number[] {
  const { ids } = placesOf(scenario);
  const before = law.settled.borderCost;
  if (!scenario.flags.borderCosts) return [...before];
  const closing = 1 - (1 - BORDER_COST_CLOSING) ** (law.roundsAhead ?? 1);
  return ids.flatMap((importer, n) =>
    ids.map((exporter, i) => {
      const reached = must(before[n * ids.length + i], 'border cost');
      if (n === i) return reached;
      const level = pairLevel(law.agreements, importer, exporter);
      const target = costOfLevel(level) / costOfLevel(openingLevel(scenario, importer, exporter));
      if (reached === target) return reached;
      return Math.round(reached * (target / reached) ** closing * DECIMALS) / DECIMALS;
    }),
  );
}

function costOfLevel(level: number): number {
  return must(BORDER_COST_BY_LEVEL[level], `border cost of level ${level}`);
}

function openingLevel(scenario: Scenario, a: string, b: string): number {
  const levels = scenario.agreements
    .filter(({ parties }) => parties.includes(a) && parties.includes(b))
    .map(({ level }) => level);
  return Math.max(0, ...levels);
}
