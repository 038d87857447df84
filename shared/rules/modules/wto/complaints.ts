import { COMPLAINTS_PER_ROUND } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Dispute, WtoState } from '#shared/protocol/modules/wto.ts';
import type { Schedule, WallState } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unionOf, unitOf } from '../../law/blocs.ts';
import { type LawInForce, tradableSectors, wallOf } from '../../law/lawInForce.ts';
import type { DecideContext, CountryGame } from '../../state.ts';
import { barrierLevel } from '../barriers.ts';
import { boundSchedule, ownBinding } from './bindings.ts';
import { openWto, wtoClosedFault } from '../../law/moduleIsOn.ts';

/** Complain about a measure that hurts one's exports: a panel looks at it when the round is settled. */
export function fileComplaint(
  { scenario }: DecideContext,
  state: CountryGame,
  actor: EconomyId,
  { against, ground, sector }: SeatIntentOf<'fileComplaint'>,
): Result<GameEvent[], Rejection> {
  const wto = openWto(state);
  if (wto === undefined) return err(wtoClosedFault(state));
  const complaint: Complaint = {
    complainant: actor,
    respondent: against,
    ground,
    ...(sector === undefined ? {} : { sector }),
  };
  const fault =
    standingFault(scenario, state, complaint) ?? caseFault(scenario, { ...state, wto }, complaint);
  if (fault !== undefined) return err(fault);
  const id = `d${wto.disputes.length}`;
  return ok([
    { type: 'complaintFiled', dispute: { id, ...complaint, filedInRound: state.round, stage: 'filed' } },
  ]);
}

/** Why a seat cannot bring such a complaint at all. */
function standingFault(
  scenario: Scenario,
  state: CountryGame,
  { complainant, respondent, ground, sector }: Complaint,
): Rejection | undefined {
  if (unitOf(state, complainant).includes(respondent)) return { code: 'dispute/with-yourself' };
  const named = scenario.economies.find(({ id }) => id === respondent);
  if (named?.playable !== true) return { code: 'dispute/unknown-economy', economy: respondent };
  if (sector !== undefined && !tradableSectors(scenario).includes(sector)) {
    return { code: 'dispute/unknown-sector', sector };
  }
  return ground === 'hiddenBarrier' && sector === undefined ? { code: 'dispute/sector-needed' } : undefined;
}

function caseFault(
  scenario: Scenario,
  law: CountryGame & WtoLaw,
  complaint: Complaint,
): Rejection | undefined {
  const { complainant, respondent, ground, sector } = complaint;
  const { disputes } = law.wto;
  const isSame = disputes.some(
    (other) =>
      (other.stage === 'filed' || other.stage === 'ruledFor' || other.stage === 'retaliating') &&
      other.complainant === complainant &&
      other.respondent === respondent &&
      other.ground === ground &&
      other.sector === sector,
  );
  if (isSame) return { code: 'dispute/already-filed', economy: respondent };
  const filed = disputes.filter(
    (each) => each.complainant === complainant && each.filedInRound === law.round,
  );
  if (filed.length >= COMPLAINTS_PER_ROUND) return { code: 'dispute/too-many', limit: COMPLAINTS_PER_ROUND };
  return hasGround(scenario, law, complaint) ? undefined : { code: 'dispute/no-ground', economy: respondent };
}

/** By what everybody may know: a hidden barrier must have come to light. */
function hasGround(scenario: Scenario, law: CountryGame & WtoLaw, complaint: Complaint): boolean {
  if (complaint.ground !== 'hiddenBarrier') return isInForce(scenario, law, complaint);
  const { respondent, sector } = complaint;
  return law.barriers?.found.some((each) => each.by === respondent && each.sector === sector) ?? false;
}

/** The measure that a complaint is about: who did what to whom. */
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

/** A law without the measure that is complained about, everything else as it was. */
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
