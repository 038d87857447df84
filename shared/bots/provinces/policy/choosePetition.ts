import { PETITION_COST } from '#shared/content/provinces/provinceConstants.ts';
import { PETITION_RIGHT_POINTS, PETITION_WRONG_POINTS } from '#shared/content/provinces/inspectionRules.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { featureFault } from '#shared/rules/provinces/featureFault.ts';
import { institutionOf } from '#shared/rules/provinces/institutionOf.ts';
import { breaksLaw } from '#shared/rules/provinces/petitions/breaksLaw.ts';
import { provinceOf } from '#shared/rules/provinces/provincesOf.ts';
import { seededDraw } from '../../seededDraw.ts';
import { pointsAYuan, type Thinking } from '../sight/thinking.ts';
import { sightOf } from '../sight/sightOf.ts';

/** Chance that a dial at the unlawful level stays there; one level higher it can only come down by a second step. */
const STAYS_CHANCE = 0.75;
const SURE_CHANCE = 0.97;
/** How often a leader looks for somebody to name: where all did, the points would be shared by all. */
const EAGERNESS = 0.35;
/** Part of its envy by which a leader counts what a fine takes from a rival as won. */
const SPITE = 0.2;
const HIGHEST_SEVERITY = 8;

/** Names a province whose dials break a law and will hardly come down in this round, where the points are worth the money. */
export function choosePetition(thinking: Thinking, measures: Measures): Measures {
  const { scenario, view, economy } = thinking;
  if (featureFault(view, 'petitions') !== undefined) return measures;
  if (seededDraw(view, economy, 'eager') >= EAGERNESS) return measures;
  const { law } = institutionOf(scenario, view);
  const asIs = sightOf(scenario, view).asIs();
  if (law === 0 || !asIs.ok) return measures;
  const suspects = scenario.dealOrder.filter(
    (other) => other !== economy && breaksLaw(law, provinceOf(view, other)),
  );
  const sure = suspects.filter((other) => breaksLaw(law, steppedDown(thinking, other)));
  const named = sure.length > 0 ? sure : suspects;
  const against = named[Math.floor(seededDraw(view, economy, 'petition') * named.length)];
  if (against === undefined) return measures;
  const chance = sure.length > 0 ? SURE_CHANCE : STAYS_CHANCE;
  // All others think the same, and each that is eager draws one of the suspects.
  const sharers = 1 + (EAGERNESS * (scenario.dealOrder.length - 2)) / named.length;
  const money = PETITION_COST * pointsAYuan(scenario, view, must(asIs.value.provinces[economy], economy));
  const right = PETITION_RIGHT_POINTS / sharers + SPITE * thinking.temper.envy * fineOn(thinking, against);
  const gain = chance * right - (1 - chance) * PETITION_WRONG_POINTS - money;
  const petitioned = { ...measures, petition: against };
  return gain > 0 && thinking.worthOf(petitioned) > -Infinity ? petitioned : measures;
}

/** Points that a fine takes from another beyond the sanction whose place it takes. */
function fineOn({ scenario, view }: Thinking, other: EconomyId): number {
  const { law } = institutionOf(scenario, view);
  const { chance, fine } = must(scenario.economy.market.politics.inspection[law], 'law');
  const { wall, block } = provinceOf(view, other);
  return ((1 - chance) * fine * (wall + block)) / HIGHEST_SEVERITY;
}

/** Dials of another after the free step down. */
function steppedDown({ view }: Thinking, other: EconomyId): Pick<Measures, 'wall' | 'block'> {
  const { wall, block } = provinceOf(view, other);
  return { wall: wall - 1, block: block - 1 };
}
