import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { COMPLAINTS_PER_ROUND } from '#shared/content/wtoConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unitOf } from '../../../agreements/unionOf.ts';
import type { DecideContext } from '../../../decideContext.ts';
import { tradableSectors } from '../../../policy/tradableSectors.ts';
import type { GameState } from '../../../state.ts';
import { openWto, wtoClosedFault } from '../openWto.ts';
import { isInForce, type Complaint, type WtoLaw } from './measure.ts';

/** Complain about a measure that hurts one's exports: a panel looks at it when the round is settled. */
export function fileComplaint(
  { scenario }: DecideContext,
  state: GameState,
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
  state: GameState,
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

function caseFault(scenario: Scenario, law: GameState & WtoLaw, complaint: Complaint): Rejection | undefined {
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
function hasGround(scenario: Scenario, law: GameState & WtoLaw, complaint: Complaint): boolean {
  if (complaint.ground !== 'hiddenBarrier') return isInForce(scenario, law, complaint);
  const { respondent, sector } = complaint;
  return law.barriers?.found.some((each) => each.by === respondent && each.sector === sector) ?? false;
}
