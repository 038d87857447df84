import type { EconomyId } from '#shared/kernel/ids.ts';
import { remembering } from '#shared/kernel/remembering.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { isAdmission } from '#shared/rules/agreements/admission.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Appraisal } from '../valuation/compareProspects.ts';
import { supportWorth } from './supportWorth.ts';

/** Found once for an appraisal and an economy: whoever looks at the same change finds the same. */
const known = remembering<Appraisal, number>();

/** The gains with what a change is worth at home to those who have a say in it: billions a round. */
export function withHomeGains(
  scenario: Scenario,
  law: GameState,
  draft: Draft,
  appraisal: Appraisal,
): Appraisal {
  if (law.politics === undefined) return appraisal;
  const gainBn = { ...appraisal.gainBn };
  for (const economy of concerned(law, draft)) {
    const worthBn = homeGain(scenario, law, appraisal, economy) * (law.settled.incomeBn[economy] ?? 0);
    gainBn[economy] = (gainBn[economy] ?? 0) + worthBn;
  }
  return { ...appraisal, gainBn };
}

function homeGain(scenario: Scenario, law: GameState, appraisal: Appraisal, economy: EconomyId): number {
  return known(appraisal, economy, () => supportWorth(scenario, law, appraisal.laws, economy));
}

/** Parties, and members of blocs whose door is opened. */
function concerned({ agreements }: GameState, { parties, clauses }: Draft): ReadonlySet<EconomyId> {
  const members = clauses.filter(isAdmission).flatMap((clause) => {
    const blocs = clause.type === 'merger' ? [clause.agreement, clause.with] : [clause.agreement];
    return blocs.flatMap((id) => agreements[id]?.parties ?? []);
  });
  return new Set([...parties, ...members]);
}
