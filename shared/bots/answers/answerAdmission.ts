import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { draftOf } from '#shared/rules/negotiation/papers/draftOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { createAppraiser } from '../valuation/appraiser.ts';
import { noiseBn } from '../valuation/valuePaper.ts';
import { shortfall } from './objectionTo.ts';

/** A member's say on an entry or merger that waits for the bell: it refuses what costs it, else silence is consent. */
export function answerAdmission(
  scenario: Scenario,
  view: GameState,
  paper: Paper,
  economy: EconomyId,
): SeatIntent[] {
  const { [paper.id]: _waiting, ...others } = view.papers;
  const appraiser = createAppraiser(scenario, { ...view, papers: others });
  const draft = draftOf(paper);
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return [];
  const gainBn = appraised.value.gainBn[economy] ?? 0;
  const reservationBn = -noiseBn(appraiser, economy);
  if (gainBn >= reservationBn) return [];
  const reason = shortfall(appraiser, draft, economy, {
    gainBn,
    reservationBn,
    appraisal: appraised.value,
  });
  return [{ type: 'refuseAdmission', paper: paper.id, reason }];
}
