import {
  ADJUSTMENT_RELIEF_MAX,
  ADJUSTMENT_RELIEF_PER_POINT,
  RESEARCH_SHARE_PER_POINT,
  RESEARCH_YIELD,
} from '#shared/content/budgetConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Spending } from '#shared/protocol/policy.ts';
import { moduleIsOpen } from '#shared/rules/modules/moduleIsOn.ts';
import { officeLine } from '#shared/rules/modules/politics/officeLine.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { GainSlopes } from '../../valuation/gainSlopes.ts';
import { SUPPORT_WORTH } from '../worth.ts';
import { corridorPlan } from './corridorPlan.ts';

/** How much more a point of support counts shortly before an election that may be lost. */
const BEFORE_ELECTION = 4;
/** Points of support above the line of office that are no comfort. */
const SAFE_DISTANCE = 8;

/** All points of a round: the part of a corridor that is the government's own, help for those who must change work, research. */
export function spendPoints(
  view: GameState,
  economy: EconomyId,
  slopes: GainSlopes | undefined,
): Spending | undefined {
  const points = view.budget?.points[economy];
  if (points === undefined || !moduleIsOpen(view, 'budget')) return undefined;
  const corridor = slopes === undefined ? undefined : corridorPlan(slopes, view).get(economy);
  const left = points - (corridor?.points ?? 0);
  const adjustment = helpsMore(view, economy) ? Math.min(left, usefulHelp()) : 0;
  return { ...(corridor === undefined ? {} : { corridor }), research: left - adjustment, adjustment };
}

function usefulHelp(): number {
  return ADJUSTMENT_RELIEF_MAX / ADJUSTMENT_RELIEF_PER_POINT;
}

/** Whether a point of help saves more support, as last round's changes of work cost it, than a point of research earns. */
function helpsMore(view: GameState, economy: EconomyId): boolean {
  const seat = view.politics?.seats[economy];
  if (seat === undefined || !moduleIsOpen(view, 'politics')) return false;
  const last = view.reports.at(-1)?.modules?.politics?.economies[economy];
  const cost = Math.max(0, -(last?.parts.adjustment ?? 0));
  const isClose =
    seat.electionInRound !== undefined &&
    seat.electionInRound <= view.round + 1 &&
    seat.support < officeLine(view.settings) + SAFE_DISTANCE;
  const saved = ADJUSTMENT_RELIEF_PER_POINT * cost * SUPPORT_WORTH * (isClose ? BEFORE_ELECTION : 1);
  return saved > RESEARCH_SHARE_PER_POINT * RESEARCH_YIELD;
}
