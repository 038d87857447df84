import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import { withoutMembers } from './withoutMembers.ts';

type Pacts = Readonly<Record<AgreementId, Pact>>;

/** The register after a round: cheats shut out of binding bodies, offices that the centre granted, and terms that have ended. */
export function pactsAfter(
  pacts: Pacts,
  round: number,
  breaches: readonly Breach[],
  granted: readonly EconomyId[],
): { readonly pacts: Pacts; readonly ended: readonly AgreementId[] } {
  const left = Object.values(pacts).flatMap((pact): Pact[] => {
    if (pact.untilRound <= round) return [];
    const gone = breaches
      .filter(({ pact: id, isExcluded }) => id === pact.id && isExcluded)
      .map(({ by }) => by);
    const stands = gone.length === 0 ? pact : withoutMembers(pact, gone);
    if (stands === undefined) return [];
    const isGranted = granted.some((member) => pact.members.includes(member));
    return [isGranted ? { ...stands, hasOffice: true, isOfficeFree: true } : stands];
  });
  return {
    pacts: Object.fromEntries(left.map((pact) => [pact.id, pact])),
    ended: Object.values(pacts)
      .map(({ id }) => id)
      .filter((id) => !left.some((pact) => pact.id === id)),
  };
}
