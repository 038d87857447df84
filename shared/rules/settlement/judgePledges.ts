import type { Scenario } from '#shared/content/scenario.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pledge, Undertaking } from '#shared/protocol/pledges.ts';
import type { Policy, Schedule } from '#shared/protocol/policy.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { unionOf } from '../law/blocs.ts';
import { wallFromPolicy, wallOf } from '../law/lawInForce.ts';
import type { CountryGame } from '../state.ts';

/** Which of the round's pledges were kept, judged by what their giver itself did: its wall, its vote, its signature. */
export function judgePledges(scenario: Scenario, state: CountryGame): RoundReport['pledges'] {
  return state.pledges
    .filter(({ round }) => round === state.round)
    .map((pledge) => ({
      id: pledge.id,
      outcome: isKept(scenario, state, pledge) ? ('kept' as const) : ('broken' as const),
    }));
}

/** The pledges of this round that `by` would break if its envelope were this one. */
export function pledgesBrokenBy(
  scenario: Scenario,
  state: CountryGame,
  by: EconomyId,
  policy: Policy,
): readonly Pledge[] {
  const sealed = { ...state, sealedPolicies: { ...state.sealedPolicies, [by]: policy } };
  return state.pledges.filter(
    (pledge) => pledge.by === by && pledge.round === state.round && !isKept(scenario, sealed, pledge),
  );
}

function isKept(scenario: Scenario, state: CountryGame, { by, undertaking }: Pledge): boolean {
  switch (undertaking.type) {
    case 'noTariffRises':
      return !raisesAny(scenario, state, by);
    case 'sectorAtMost':
    case 'voteAtMost':
      return (chosenSchedule(scenario, state, by)[undertaking.sector] ?? 0) <= undertaking.rateBp;
    case 'signNothingWith':
      return !hasSignedWith(state, by, undertaking);
    default:
      return assertNever(undertaking);
  }
}

/** The schedule that a seat's own envelope asks for; silence asks for the one in force. */
function chosenSchedule(scenario: Scenario, state: CountryGame, by: EconomyId): Schedule {
  const inForce = wallOf(state, by);
  const policy = state.sealedPolicies[by];
  if (policy === undefined) return inForce;
  const isMember = unionOf(state, by) !== undefined;
  if (policy.type === 'wallVote') return isMember ? policy.rates : inForce;
  return isMember ? inForce : wallFromPolicy(scenario, inForce, policy);
}

function raisesAny(scenario: Scenario, state: CountryGame, by: EconomyId): boolean {
  const inForce = wallOf(state, by);
  const chosen = chosenSchedule(scenario, state, by);
  const hasRise = Object.keys(inForce).some((sector) => (chosen[sector] ?? 0) > (inForce[sector] ?? 0));
  return hasRise || state.sealedPolicies[by]?.surcharge !== undefined;
}

/** A signature counts whatever came of the proposal; one that was withdrawn in time does not. */
function hasSignedWith(
  state: CountryGame,
  by: EconomyId,
  { economy }: Extract<Undertaking, { readonly type: 'signNothingWith' }>,
): boolean {
  return Object.values(state.proposals).some(
    ({ round, parties, signatures }) =>
      round === state.round && parties.includes(economy) && signatures[by] !== undefined,
  );
}
