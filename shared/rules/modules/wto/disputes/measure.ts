import { mapValues, must } from '#shared/kernel/records.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Dispute, WtoState } from '#shared/protocol/modules/wto.ts';
import type { Schedule, WallState } from '#shared/protocol/policy.ts';
import { unionOf, unitOf } from '../../../agreements/unionOf.ts';
import type { LawInForce } from '../../../policy/shock/lawInForce.ts';
import { wallOf } from '../../../policy/wallOf.ts';
import { barrierLevel } from '../../barriers/barrierLevel.ts';
import { boundSchedule, ownBinding } from '../schedules/boundSchedule.ts';

/** What a complaint is about: who did what to whom. */
export type Complaint = Pick<Dispute, 'complainant' | 'respondent' | 'ground' | 'sector'>;
/** A law with the multilateral system in it. */
export type WtoLaw = LawInForce & { readonly wto: WtoState };

/** Whether the measure that is complained about is in force under a law. */
export function isInForce(scenario: Scenario, law: WtoLaw, complaint: Complaint): boolean {
  switch (complaint.ground) {
    case 'aboveBinding':
    case 'barriersRaised':
      return sectorsAbove(scenario, law, complaint).length > 0;
    case 'surcharge': {
      const { surcharge } = wallStateOf(law, complaint.respondent);
      return surcharge?.against === complaint.complainant && surcharge.untilRound >= law.round;
    }
    case 'hiddenBarrier':
      return hasBarrier(law, complaint);
    default:
      return assertNever(complaint.ground);
  }
}

/** The same law without the measure, everything else as it was. */
export function withoutMeasure(scenario: Scenario, law: WtoLaw, complaint: Complaint): WtoLaw {
  const { ground, respondent, sector } = complaint;
  switch (ground) {
    case 'aboveBinding':
    case 'barriersRaised':
      return withWalls(law, loweredWalls(scenario, law, complaint));
    case 'surcharge':
      return withoutSurcharges(law, unitOf(law, respondent));
    case 'hiddenBarrier': {
      if (law.barriers === undefined || sector === undefined) return law;
      const levels = { ...law.barriers.levels[respondent], [sector]: 0 };
      return {
        ...law,
        barriers: { ...law.barriers, levels: { ...law.barriers.levels, [respondent]: levels } },
      };
    }
    default:
      return assertNever(ground);
  }
}

/**
 * Walls without what stands above a binding: of the whole union where its common wall is above its schedule; of one member
 * where only this member's own older binding is broken (Article XXIV:6).
 */
export function loweredWalls(
  scenario: Scenario,
  law: WtoLaw,
  complaint: Complaint,
): Readonly<Record<EconomyId, Schedule>> {
  const { ground, respondent } = complaint;
  const limit = limitOf(scenario, law, complaint);
  const above = sectorsAbove(scenario, law, complaint);
  const lowered = mapValues(wallOf(law, respondent), (rateBp, sector) =>
    above.includes(sector) ? Math.min(rateBp, limit[sector] ?? rateBp) : rateBp,
  );
  const levying = ground === 'aboveBinding' ? unitOf(law, respondent) : [respondent];
  return Object.fromEntries(levying.map((economy) => [economy, lowered]));
}

/** Sectors, or the one named, in which the respondent's wall is above what it promised. */
function sectorsAbove(scenario: Scenario, law: WtoLaw, complaint: Complaint): string[] {
  const { ground, respondent, sector: named } = complaint;
  // Alone an economy breaks its binding; that joining a union raised its wall is another ground.
  if (ground === 'barriersRaised' && unionOf(law, respondent) === undefined) return [];
  const limit = limitOf(scenario, law, complaint);
  return Object.entries(wallOf(law, respondent))
    .filter(([sector, rateBp]) => rateBp > (limit[sector] ?? rateBp))
    .map(([sector]) => sector)
    .filter((sector) => named === undefined || named === sector);
}

function limitOf(scenario: Scenario, law: WtoLaw, { ground, respondent }: Complaint): Schedule {
  return ground === 'barriersRaised'
    ? ownBinding(law.wto, respondent)
    : boundSchedule(scenario, law, respondent);
}

function hasBarrier({ barriers }: WtoLaw, { respondent, sector }: Complaint): boolean {
  return barriers !== undefined && sector !== undefined && barrierLevel(barriers, respondent, sector) > 0;
}

function wallStateOf({ walls }: WtoLaw, economy: EconomyId): WallState {
  return must(walls[economy], `wall of ${economy}`);
}

function withWalls(law: WtoLaw, lowered: Readonly<Record<EconomyId, Schedule>>): WtoLaw {
  const walls = mapValues(lowered, (mfnRateBp, economy) => ({ ...wallStateOf(law, economy), mfnRateBp }));
  return { ...law, walls: { ...law.walls, ...walls } };
}

function withoutSurcharges(law: WtoLaw, economies: readonly EconomyId[]): WtoLaw {
  const walls = economies.map((economy): [EconomyId, WallState] => {
    const { surcharge: _surcharge, ...wall } = wallStateOf(law, economy);
    return [economy, wall];
  });
  return { ...law, walls: { ...law.walls, ...Object.fromEntries(walls) } };
}
