import { CORRIDORS, type Corridor } from '#shared/content/corridors.ts';
import {
  ADJUSTMENT_RELIEF_MAX,
  ADJUSTMENT_RELIEF_PER_POINT,
  POINTS_PER_ROUND,
  RESEARCH_SHARE_PER_POINT,
  RESEARCH_YIELD,
} from '#shared/content/moduleConstants.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Spending } from '#shared/protocol/policy.ts';
import { economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import { moduleIsOpen } from '#shared/rules/law/moduleIsOn.ts';
import { officeLine } from '#shared/rules/modules/politics/society.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type GainSlopes, addStep, createGains, gainsBn } from '../valuation/firstSight.ts';
import { SUPPORT_WORTH } from '../valuation/lawSolver.ts';

type CorridorPledge = NonNullable<Spending['corridor']>;

/** A corridor with what it brings those who would pay for it, log real income a round, the one first who gains most. */
type Project = {
  readonly corridor: Corridor;
  readonly payers: readonly { readonly payer: EconomyId; readonly gain: number }[];
  /** Summed over the payers. */
  readonly worth: number;
};

/** A point of public money must bring its payer this much, in log real income a round: half of what research does directly. */
const LEAST_PER_POINT = 0.5 * RESEARCH_SHARE_PER_POINT * RESEARCH_YIELD;
/** With whom a person must do their part a corridor is less sure to come. */
const HOPE_IN_PEOPLE = 0.5;

/**
 * Who pays how much for which corridor in this round. Nobody may ask, so every government draws the same plan from what everybody
 * knows: corridors in the order of what they bring, each economy in one of them, who gains most pays most.
 */
export function corridorPlan(slopes: GainSlopes, view: CountryGame): ReadonlyMap<EconomyId, CorridorPledge> {
  const plan = new Map<EconomyId, CorridorPledge>();
  const built = (view.budget?.corridors ?? []).map(({ id }) => id);
  const projects = CORRIDORS[slopes.scenario.id]
    .filter(({ id }) => !built.includes(id))
    .map((corridor) => projectOf(slopes, view, corridor))
    .toSorted((a, b) => b.worth - a.worth);
  for (const project of projects) {
    const free = project.payers.filter(({ payer }) => !plan.has(payer));
    for (const [payer, points] of shares({ ...project, payers: free })) {
      plan.set(payer, { id: project.corridor.id, points });
    }
  }
  return plan;
}

function projectOf(slopes: GainSlopes, { seats }: CountryGame, corridor: Corridor): Project {
  const gains = gainsFrom(slopes, corridor);
  const payers = corridor.members
    .map((payer) => ({ payer, gain: gains[payer] ?? 0 }))
    .filter(({ payer, gain }) => seats[payer] !== undefined && gain > LEAST_PER_POINT)
    .toSorted((a, b) => b.gain - a.gain);
  const worth = payers.reduce((sum, { gain }) => sum + gain, 0);
  const isSure = payers.every(({ payer }) => seats[payer]?.member === undefined);
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

/** Whole points in the proportion of the gains, within what everybody has; none where it is too dear for somebody. */
function shares({ corridor, payers }: Project): readonly (readonly [EconomyId, number])[] {
  let left = corridor.points;
  let gainLeft = payers.reduce((sum, { gain }) => sum + gain, 0);
  const parts = payers.map(({ payer, gain }) => {
    const points = Math.min(left, POINTS_PER_ROUND, Math.round((left * gain) / gainLeft));
    left -= points;
    gainLeft -= gain;
    return { payer, gain, points };
  });
  const isPaid = left === 0 && parts.every(({ gain, points }) => gain >= LEAST_PER_POINT * points);
  return isPaid ? parts.filter(({ points }) => points > 0).map(({ payer, points }) => [payer, points]) : [];
}

/** How much more a point of support counts shortly before an election that may be lost. */
const BEFORE_ELECTION = 4;
/** Points of support above the line of office that are no comfort. */
const SAFE_DISTANCE = 8;

/** All points of a round: the part of a corridor that is the government's own, help for those who must change work, research. */
export function spendPoints(
  view: CountryGame,
  economy: EconomyId,
  slopes: GainSlopes | undefined,
): Spending | undefined {
  const points = view.budget?.points[economy];
  if (points === undefined || !moduleIsOpen(view, 'budget')) return undefined;
  const corridor = slopes === undefined ? undefined : corridorPlan(slopes, view).get(economy);
  const left = points - (corridor?.points ?? 0);
  const adjustment = helpsMore(view, economy) ? Math.min(left, usefulHelp()) : 0;
  return { ...(corridor === undefined ? {} : { corridor }), research: left - adjustment, adjustment };
}

function usefulHelp(): number {
  return ADJUSTMENT_RELIEF_MAX / ADJUSTMENT_RELIEF_PER_POINT;
}

/** Whether a point of help saves more support, as last round's changes of work cost it, than a point of research earns. */
function helpsMore(view: CountryGame, economy: EconomyId): boolean {
  const seat = view.politics?.seats[economy];
  if (seat === undefined || !moduleIsOpen(view, 'politics')) return false;
  const last = view.reports.at(-1)?.modules?.politics?.economies[economy];
  const cost = Math.max(0, -(last?.parts.adjustment ?? 0));
  const isClose =
    seat.electionInRound !== undefined &&
    seat.electionInRound <= view.round + 1 &&
    seat.support < officeLine(view.settings) + SAFE_DISTANCE;
  const saved = ADJUSTMENT_RELIEF_PER_POINT * cost * SUPPORT_WORTH * (isClose ? BEFORE_ELECTION : 1);
  return saved > RESEARCH_SHARE_PER_POINT * RESEARCH_YIELD;
}
