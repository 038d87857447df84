/** What it promises by the slopes of the model that a circle of economies comes to a level. */
import {
  BORDER_COST_BY_LEVEL,
  BORDER_COST_CLOSING,
  ORIGIN_COST_BP,
  ORIGIN_COST_MAX_BP,
  ORIGIN_COST_PER_OVERLAP_BP,
} from '#shared/content/constants.ts';
import type { IntegrationLevel } from '#shared/content/integrationLevels.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { pairLevel } from '#shared/rules/agreements/pairLevel.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import { wallOf } from '#shared/rules/policy/wallOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { addStep, type GainSlopes } from './gainSlopes.ts';

export type Sight = { readonly slopes: GainSlopes; readonly law: GameState; readonly gains: Float64Array };

export type Circle = {
  readonly members: readonly EconomyId[];
  /** Those who are in one area more than before. */
  readonly newcomers: readonly EconomyId[];
  readonly level: IntegrationLevel;
};

/** All pairs of the circle that stand lower come to its level; in an area others come in through the lowest wall. */
export function addCircle(sight: Sight, circle: Circle): void {
  const { scenario } = sight.slopes;
  const areas = areasOf(sight.law);
  for (const importer of circle.members) {
    for (const exporter of circle.members) {
      if (importer === exporter) continue;
      const before = pairLevel(sight.law.agreements, importer, exporter);
      if (before >= circle.level) continue;
      const proofBp = proofBpOf(scenario, areas, [importer, exporter]);
      addFlow(sight, { importer, exporter, before, level: circle.level, proofBp });
      if (circle.level === 2) addEntries(sight, circle.members, { importer, member: exporter, proofBp });
    }
  }
  if (circle.level === 2 && scenario.flags.originCost) addOverlap(sight, areas, circle);
}

/** Areas in which origin is proved. */
function areasOf({ agreements }: GameState): Agreement[] {
  return Object.values(agreements).filter(({ level, sinceRound }) => level === 2 && sinceRound > 0);
}

/** Cost of proving origin in one area more: dearer by every area that trader or customer is in already. */
function proofBpOf(
  { flags }: Scenario,
  areas: readonly Agreement[],
  [a, b]: readonly [EconomyId, EconomyId],
): number {
  if (!flags.originCost) return 0;
  const others = areas.filter(({ parties }) => parties.includes(a) || parties.includes(b)).length;
  return Math.min(ORIGIN_COST_MAX_BP, ORIGIN_COST_BP + ORIGIN_COST_PER_OVERLAP_BP * others);
}

type Flow = {
  readonly importer: EconomyId;
  readonly exporter: EconomyId;
  readonly before: 0 | IntegrationLevel;
  readonly level: IntegrationLevel;
  readonly proofBp: number;
};

function addFlow({ slopes, gains }: Sight, { importer, exporter, before, level, proofBp }: Flow): void {
  const { scenario, solved, roundsAhead } = slopes;
  const { N, J } = scenario.base;
  const proof = Math.log1p(toFraction(proofBp));
  // Origin is proved at level 2 alone.
  const logProof = (level === 2 ? proof : 0) - (before === 2 ? proof : 0);
  const logBorder = borderStep(scenario, roundsAhead, before, level);
  const first = economyPlace(scenario, importer) * N + economyPlace(scenario, exporter);
  for (const { place } of placesOf(scenario).goods) {
    const cell = first * J + place;
    const logTariff = -Math.log1p(at(solved.shock.tariff, cell));
    // Where the tariff is less than the cost of proving origin, it is paid.
    const isUsed = logTariff + logProof < 0;
    addStep(slopes, gains, {
      cell,
      logTariff: isUsed ? logTariff : 0,
      logIceberg: logBorder + (isUsed ? logProof : 0),
    });
  }
}

/** Log of what a border costs less after some rounds. */
function borderStep(
  { flags }: Scenario,
  roundsAhead: number,
  before: 0 | IntegrationLevel,
  level: IntegrationLevel,
): number {
  if (!flags.borderCosts) return 0;
  const closed = 1 - (1 - BORDER_COST_CLOSING) ** roundsAhead;
  return closed * Math.log(BORDER_COST_BY_LEVEL[level] / BORDER_COST_BY_LEVEL[before]);
}

type Door = { readonly importer: EconomyId; readonly member: EconomyId; readonly proofBp: number };

/** Outsiders' goods that come in through another member's lower wall. */
function addEntries(
  { slopes, law, gains }: Sight,
  members: readonly EconomyId[],
  { importer, member, proofBp }: Door,
): void {
  const { scenario, solved } = slopes;
  const { N, J } = scenario.base;
  if (!scenario.flags.lowestWallEntry) return;
  const wall = wallOf(law, member);
  const logProof = Math.log1p(toFraction(proofBp));
  const n = economyPlace(scenario, importer);
  for (const { id, place } of placesOf(scenario).goods) {
    const logWall = Math.log1p(toFraction(wall[id] ?? 0));
    placesOf(scenario).ids.forEach((outsider, i) => {
      if (members.includes(outsider)) return;
      const cell = (n * N + i) * J + place;
      const logTariff = logWall - Math.log1p(at(solved.shock.tariff, cell));
      if (logTariff + logProof < 0) addStep(slopes, gains, { cell, logTariff, logIceberg: logProof });
    });
  }
}

/** What proving origin comes to cost more in the areas that newcomers are in already. */
function addOverlap({ slopes, gains }: Sight, areas: readonly Agreement[], { newcomers }: Circle): void {
  const { scenario } = slopes;
  const { N, J } = scenario.base;
  const logIceberg = Math.log1p(toFraction(ORIGIN_COST_PER_OVERLAP_BP));
  for (const { parties } of areas) {
    for (const newcomer of parties.filter((party) => newcomers.includes(party))) {
      const n = economyPlace(scenario, newcomer);
      for (const partner of parties) {
        const i = economyPlace(scenario, partner);
        if (i === n || proofBpOf(scenario, areas, [newcomer, partner]) >= ORIGIN_COST_MAX_BP) continue;
        for (const { place } of placesOf(scenario).goods) {
          addStep(slopes, gains, { cell: (n * N + i) * J + place, logTariff: 0, logIceberg });
          addStep(slopes, gains, { cell: (i * N + n) * J + place, logTariff: 0, logIceberg });
        }
      }
    }
  }
}
