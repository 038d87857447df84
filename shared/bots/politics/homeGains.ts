import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { isAdmission } from '#shared/rules/agreements/admission.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Appraisal } from '../valuation/compareProspects.ts';
import { supportWorth } from './supportWorth.ts';

/** Found once for an appraisal and an economy: whoever looks at the same change finds the same. */
const known = new WeakMap<Appraisal, Map<EconomyId, number>>();

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
  const found = known.get(appraisal) ?? new Map<EconomyId, number>();
  known.set(appraisal, found);
  const before = found.get(economy);
  if (before !== undefined) return before;
  const worth = supportWorth(scenario, law, appraisal.laws, economy);
  found.set(economy, worth);
  return worth;
}

/** Parties, and members of blocs whose door is opened. */
function concerned({ agreements }: GameState, { parties, clauses }: Draft): ReadonlySet<EconomyId> {
  const members = clauses.filter(isAdmission).flatMap((clause) => {
    const blocs = clause.type === 'merger' ? [clause.agreement, clause.with] : [clause.agreement];
    return blocs.flatMap((id) => agreements[id]?.parties ?? []);
  });
  return new Set([...parties, ...members]);
}
