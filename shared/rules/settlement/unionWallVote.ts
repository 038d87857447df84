import type { Scenario } from '#shared/content/scenario.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { PolicyOf, Schedule, Surcharge } from '#shared/protocol/policy.ts';
import { movedWall, placesOf, rateBounds, wallOf } from '../law/lawInForce.ts';
import { rateCeilings } from '../modules/wto/bindings.ts';
import type { CountryGame } from '../state.ts';

type WallVoteResult = { readonly tariff: Schedule; readonly surcharge?: Surcharge };

/**
 * The common external tariff that a union's sealed votes give: in each sector the middle vote, within the step. Where the
 * count is even the tariff in force votes too; silence votes for it, so with two members and one absent nothing changes. At full
 * integration the presidency's move comes on top.
 */
export function countWallVote(scenario: Scenario, state: CountryGame, union: Agreement): WallVoteResult {
  const inForce = wallOf(state, must(union.parties[0], 'member of the union'));
  const ballots = union.parties.flatMap((member) => sealedVote(state, member) ?? []);
  const tariff: Record<string, number> = {};
  for (const { id } of placesOf(scenario).goods) {
    const standing = inForce[id] ?? 0;
    const { minBp, maxBp } = rateBounds(scenario, standing);
    const votes = ballots.map(({ rates }) => Math.min(maxBp, Math.max(minBp, rates[id] ?? standing)));
    const silent = union.parties.length - votes.length;
    const evenVote = union.parties.length % 2 === 0 ? 1 : 0;
    tariff[id] = median([...votes, ...Array<number>(silent + evenVote).fill(standing)]);
  }
  const surcharge = majoritySurcharge(union, ballots);
  const ceilings = rateCeilings(scenario, state, must(union.parties[0], 'member of the union'));
  // Vote and move are each within what is bound; together they must be too.
  const levied = mapValues(movedWall(state, union, tariff), (rateBp, sector) =>
    Math.min(rateBp, ceilings[sector] ?? rateBp),
  );
  return surcharge === undefined ? { tariff: levied } : { tariff: levied, surcharge };
}

function sealedVote(state: CountryGame, member: EconomyId): PolicyOf<'wallVote'> | undefined {
  const policy = state.sealedPolicies[member];
  return policy?.type === 'wallVote' ? policy : undefined;
}

function median(votes: readonly number[]): number {
  const sorted = votes.toSorted((a, b) => a - b);
  return must(sorted[(sorted.length - 1) / 2], 'middle vote');
}

/** The highest surcharge that more than half of the members asked for, against the same economy. */
function majoritySurcharge(
  union: Agreement,
  ballots: readonly PolicyOf<'wallVote'>[],
): Surcharge | undefined {
  const asked = ballots.flatMap(({ surcharge }) => surcharge ?? []);
  for (const against of new Set(asked.map((surcharge) => surcharge.against))) {
    const rates = asked
      .filter((surcharge) => surcharge.against === against)
      .map(({ rateBp }) => rateBp)
      .toSorted((a, b) => b - a);
    const carried = rates[Math.floor(union.parties.length / 2)];
    if (carried !== undefined) return { against, rateBp: carried };
  }
  return undefined;
}
