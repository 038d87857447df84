import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement, Paper } from '#shared/protocol/law.ts';
import { isAdmission } from '../agreements/admission.ts';
import type { GameState } from '../state.ts';

/** The blocs whose door a paper opens. */
export function admissionBlocs(
  state: Pick<GameState, 'agreements'>,
  { clauses }: Pick<Paper, 'clauses'>,
): Agreement[] {
  return clauses.filter(isAdmission).flatMap((clause) => {
    const blocs = clause.type === 'merger' ? [clause.agreement, clause.with] : [clause.agreement];
    return blocs.flatMap((id) => state.agreements[id] ?? []);
  });
}

/** Members of the blocs whose door a paper opens who have not signed it: they may refuse until the bell. */
export function admissionMembers(
  state: Pick<GameState, 'agreements'>,
  paper: Pick<Paper, 'parties' | 'clauses'>,
): EconomyId[] {
  const members = admissionBlocs(state, paper).flatMap(({ parties }) => parties);
  return [...new Set(members)].filter((member) => !paper.parties.includes(member));
}
