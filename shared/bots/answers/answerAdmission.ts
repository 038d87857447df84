import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { draftOf } from '#shared/rules/negotiation/papers/draftOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { createAppraiser } from '../valuation/appraiser.ts';
import { noiseBn } from '../valuation/valuePaper.ts';

/** A member's say on an entry or merger that waits for the bell: it refuses what costs it, else silence is consent. */
export function answerAdmission(
  scenario: Scenario,
  view: GameState,
  paper: Paper,
  economy: EconomyId,
): SeatIntent[] {
  const { [paper.id]: _waiting, ...others } = view.papers;
  const appraiser = createAppraiser(scenario, { ...view, papers: others });
  const appraised = appraiser.appraise(draftOf(paper));
  if (!appraised.ok) return [];
  const gainBn = appraised.value.gainBn[economy] ?? 0;
  return gainBn < -noiseBn(appraiser, economy) ? [{ type: 'refuseAdmission', paper: paper.id }] : [];
}
