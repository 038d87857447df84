import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { GameState } from '../../state.ts';
import { admissionOf, type AdmissionClause } from '../admission.ts';
import { endAllFormer } from '../law/formerAgreements.ts';
import { blocsOf } from '../unionOf.ts';
import { amongOf, withClause } from './editDraft.ts';
import type { Repair } from './repair.ts';

type Law = Pick<GameState, 'agreements' | 'pairLevels'>;

/** Found nothing anew: the bloc that most of these are in opens its door to the one seat, or the one bloc, that is left. */
export function joinRepair(law: Law, draft: Draft, index: number): Repair[] {
  const clause = draft.clauses[index];
  if (clause === undefined) return [];
  const among = amongOf(law, clause);
  const blocs = blocsOf(law)
    .filter(({ parties }) => parties.every((party) => among.includes(party)))
    .toSorted((a, b) => b.level - a.level || b.parties.length - a.parties.length);
  return blocs.slice(0, 1).flatMap((bloc) => {
    const door = doorOf(blocs, bloc, among);
    if (door === undefined) return [];
    const admission = admissionOf(law, door);
    const former = admission?.level === 3 ? endAllFormer(law.agreements, admission.together) : [];
    return [{ kind: 'joinBloc', draft: withClause(draft, index, { ...door, former }) } as const];
  });
}

function doorOf(
  blocs: readonly Agreement[],
  bloc: Agreement,
  among: readonly EconomyId[],
): AdmissionClause | undefined {
  const [entrant, ...others] = among.filter((economy) => !bloc.parties.includes(economy));
  if (entrant === undefined) return undefined;
  if (others.length === 0) return { type: 'accession', agreement: bloc.id, entrant, former: [] };
  const rest = [entrant, ...others];
  const other = blocs.find(
    ({ parties }) => parties.length === rest.length && parties.every((party) => rest.includes(party)),
  );
  return other === undefined ? undefined : { type: 'merger', agreement: bloc.id, with: other.id, former: [] };
}
