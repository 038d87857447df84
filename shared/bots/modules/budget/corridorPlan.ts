import { POINTS_PER_ROUND } from '#shared/content/budgetConstants.ts';
import { CORRIDORS, type Corridor } from '#shared/content/corridors.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Spending } from '#shared/protocol/policy.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { addStep, createGains, gainsBn, type GainSlopes } from '../../valuation/gainSlopes.ts';

export type CorridorPledge = NonNullable<Spending['corridor']>;

/** A corridor with who would pay for it: those to whom it brings something, log real income a round. */
type Project = { readonly corridor: Corridor; readonly payers: readonly EconomyId[]; readonly worth: number };

/** A corridor that pays less than this, in log real income, is left alone. */
const LEAST_GAIN = 1e-5;
/** With whom a person must do their part a corridor is less sure to come. */
const HOPE_IN_PEOPLE = 0.5;

/**
 * Who pays how much for which corridor in this round. Nobody may ask, so every government draws the same plan from what everybody
 * knows: corridors in the order of what they bring, each economy in one of them, the payers in equal parts.
 */
export function corridorPlan(slopes: GainSlopes, view: GameState): ReadonlyMap<EconomyId, CorridorPledge> {
  const plan = new Map<EconomyId, CorridorPledge>();
  const built = (view.budget?.corridors ?? []).map(({ id }) => id);
  const projects = CORRIDORS[slopes.scenario.id]
    .filter(({ id }) => !built.includes(id))
    .map((corridor) => projectOf(slopes, view, corridor))
    .toSorted((a, b) => b.worth - a.worth);
  for (const { corridor, payers } of projects) {
    const free = payers.filter((payer) => !plan.has(payer));
    shares(corridor, free).forEach(({ payer, points }) => plan.set(payer, { id: corridor.id, points }));
  }
  return plan;
}

function projectOf(slopes: GainSlopes, { seats }: GameState, corridor: Corridor): Project {
  const gains = gainsFrom(slopes, corridor);
  const payers = corridor.members.filter(
    (member) => seats[member] !== undefined && (gains[member] ?? 0) > LEAST_GAIN,
  );
  const worth = payers.reduce((sum, payer) => sum + (gains[payer] ?? 0), 0);
  const isSure = payers.every((payer) => seats[payer]?.member === undefined);
  return { corridor, payers, worth: isSure ? worth : HOPE_IN_PEOPLE * worth };
}

/** What the corridor brings each member by the slopes of the model, log real income a round. */
function gainsFrom(slopes: GainSlopes, { members, savingBp }: Corridor): Readonly<Record<EconomyId, number>> {
  const { scenario, incomeBn } = slopes;
  const { N, J } = scenario.base;
  const gains = createGains(slopes);
  const logIceberg = Math.log1p(-toFraction(savingBp));
  const places = members.map((member) => economyPlace(scenario, member));
  for (const n of places) {
    for (const i of places) {
      if (n === i) continue;
      for (const { place } of placesOf(scenario).goods) {
        addStep(slopes, gains, { cell: (n * N + i) * J + place, logTariff: 0, logIceberg });
      }
    }
  }
  const inBn = gainsBn(slopes, gains);
  return fromKeys(members, (member) => (inBn[member] ?? 0) / (incomeBn[member] ?? Infinity));
}

/** Equal parts in whole points, the first a point more where they do not come out even; none where the payers cannot pay it. */
function shares(
  { points }: Corridor,
  payers: readonly EconomyId[],
): readonly { readonly payer: EconomyId; readonly points: number }[] {
  if (payers.length === 0) return [];
  const least = Math.floor(points / payers.length);
  const more = points - least * payers.length;
  const parts = payers.map((payer, place) => ({ payer, points: least + (place < more ? 1 : 0) }));
  return parts.every((part) => part.points <= POINTS_PER_ROUND) ? parts : [];
}
