import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { admissionOf, type AdmissionClause } from '#shared/rules/agreements/admission.ts';
import { blocsOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formerChoices } from './formerChoices.ts';

/**
 * Entries and mergers that concern an economy: itself into each bloc, each economy or bloc into its own. Only those who must
 * sign are parties; who else should be paid is added when the paper is balanced.
 */
export function admissionDrafts(
  law: GameState,
  economy: EconomyId,
  shunned: ReadonlySet<EconomyId>,
): Draft[] {
  const blocs = blocsOf(law).toSorted(
    (a, b) => b.level - a.level || b.parties.length - a.parties.length || (a.id < b.id ? -1 : 1),
  );
  const own = blocs.filter(({ parties }) => parties.includes(economy));
  const others = blocs.filter(({ parties }) => !parties.includes(economy));
  const outsiders = Object.keys(law.seats).filter((seat) => seat !== economy && !shunned.has(seat));
  return [
    ...others.filter(isCircle).flatMap((bloc) => {
      const sponsor = bloc.parties.find((member) => !shunned.has(member));
      return sponsor === undefined ? [] : entries(law, bloc, economy, sponsor);
    }),
    ...own
      .filter(isCircle)
      .flatMap((bloc) =>
        outsiders
          .filter((outsider) => !bloc.parties.includes(outsider))
          .flatMap((outsider) => entries(law, bloc, outsider, economy)),
      ),
    ...own.flatMap((bloc) =>
      others.filter((other) => isDisjoint(bloc, other)).flatMap((other) => mergers(law, bloc, other)),
    ),
  ];
}

/** An entry into an area of two is an area of three, which is thought of as such. */
function isCircle({ level, parties }: Agreement): boolean {
  return level >= 3 || parties.length >= 3;
}

function isDisjoint(a: Agreement, b: Agreement): boolean {
  return a.parties.every((party) => !b.parties.includes(party));
}

function entries(law: GameState, bloc: Agreement, entrant: EconomyId, sponsor: EconomyId): Draft[] {
  const clause: AdmissionClause = { type: 'accession', agreement: bloc.id, entrant, former: [] };
  return decided(law, clause, [entrant, sponsor]);
}

function mergers(law: GameState, bloc: Agreement, other: Agreement): Draft[] {
  const clause: AdmissionClause = { type: 'merger', agreement: bloc.id, with: other.id, former: [] };
  const [spokesman] = other.parties;
  return spokesman === undefined ? [] : decided(law, clause, [...bloc.parties, spokesman]);
}

/** At level 3 the older agreements of all who then stand together must be extended or ended. */
function decided(law: GameState, clause: AdmissionClause, signers: readonly EconomyId[]): Draft[] {
  const admission = admissionOf(law, clause);
  if (admission === undefined) return [];
  const choices =
    admission.level === 3 ? formerChoices(law, admission.together) : [{ former: [], outsiders: [] }];
  return choices.map(({ former, outsiders }) => ({
    parties: [...new Set([...signers, ...outsiders])],
    clauses: [{ ...clause, former }],
  }));
}
