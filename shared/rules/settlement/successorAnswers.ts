import { SURCHARGE_MAX_BP } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { preferentialRateBp } from '../agreements/rates.ts';
import { unionsOf } from '../agreements/unions.ts';
import type { SuccessorAnswers } from '../schedules/lawInForce.ts';
import { economyPlace, placesOf } from '../schedules/places.ts';
import type { GameState } from '../state.ts';

const NO_ANSWERS: SuccessorAnswers = { surcharges: [], withheld: [] };

/**
 * How the successors of the last round's governments answer in the epilogue. Whoever raised a wall or surcharged in the last
 * round meets a surcharge of the same points, at most 20, from each economy hit; whoever left an agreement in it loses the
 * remaining preferences of the members it left. A union is judged as one: its rise is the mean over its members' trade.
 */
export function successorAnswers(scenario: Scenario, state: GameState): SuccessorAnswers {
  const last = state.reports.at(-1);
  if (state.round <= state.settings.rounds || last?.round !== state.settings.rounds) return NO_ANSWERS;
  const raisers = raisersOf(scenario, state);
  return {
    surcharges: raisers.flatMap((raiser) =>
      scenario.economies
        .filter(({ id, playable }) => playable && !raiser.includes(id))
        .flatMap(({ id }) => {
          const riseBp = riseMetBy(scenario, { state, last, raiser, hit: id });
          const rateBp = Math.min(SURCHARGE_MAX_BP, Math.round(riseBp / POINT_BP) * POINT_BP);
          return rateBp >= POINT_BP
            ? raiser.map((against) => ({ by: id, surcharge: { against, rateBp } }))
            : [];
        }),
    ),
    withheld: last.leavers.flatMap(({ by: leaver, injured }) =>
      injured.map((member) => ({ by: member, to: leaver })),
    ),
  };
}

/** Those that decide on a wall: unions, and economies in none. */
function raisersOf(scenario: Scenario, state: GameState): (readonly EconomyId[])[] {
  const unions = unionsOf(state).map(({ parties }) => parties);
  const alone = placesOf(scenario)
    .ids.filter((id) => !unions.some((parties) => parties.includes(id)))
    .map((id) => [id]);
  return [...unions, ...alone];
}

type Rise = {
  readonly state: GameState;
  readonly last: RoundReport;
  readonly raiser: readonly EconomyId[];
  readonly hit: EconomyId;
};

/** Mean rise of what the hit economy's goods met at the raiser's border, weighted by its trade, in basis points. */
function riseMetBy(scenario: Scenario, { state, last, raiser, hit }: Rise): number {
  const { N, J } = scenario.base;
  const i = economyPlace(scenario, hit);
  let weighted = 0;
  let weights = 0;
  for (const member of raiser) {
    const n = economyPlace(scenario, member);
    const surchargeBp = sealedSurchargeBp(state, last, member, hit);
    for (const { id, place } of placesOf(scenario).goods) {
      const beforeBp = last.wallsBefore[member]?.[id] ?? 0;
      const nowBp = (last.walls[member]?.[id] ?? 0) + surchargeBp;
      const preferenceBp = preferentialRateBp(state.agreements, member, hit, id, nowBp) ?? Infinity;
      const weight = state.settled.imports[(n * N + i) * J + place] ?? 0;
      weighted += weight * (Math.min(nowBp, preferenceBp) - Math.min(beforeBp, preferenceBp));
      weights += weight;
    }
  }
  return weights > 0 ? weighted / weights : 0;
}

/** A surcharge that was sealed in the last round, and not one that was still running. */
function sealedSurchargeBp(state: GameState, last: RoundReport, by: EconomyId, against: EconomyId): number {
  const sealed = last.surcharges.find(
    (entry) =>
      entry.by === by && entry.surcharge.against === against && entry.untilRound > state.settings.rounds,
  );
  return sealed?.surcharge.rateBp ?? 0;
}
