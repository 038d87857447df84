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

/** Names a province whose dials break a law and will hardly come down in this round, where the points are worth the money. */
export function choosePetition(thinking: Thinking, measures: Measures): Measures {
  const { scenario, view, economy } = thinking;
  if (featureFault(view, 'petitions') !== undefined) return measures;
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
  // All others think the same, and each draws one of the suspects.
  const sharers = 1 + (scenario.dealOrder.length - 2) / named.length;
  const money = PETITION_COST * pointsAYuan(scenario, view, must(asIs.value.provinces[economy], economy));
  const gain = (chance * PETITION_RIGHT_POINTS) / sharers - (1 - chance) * PETITION_WRONG_POINTS - money;
  const named_ = { ...measures, petition: against };
  return gain > 0 && thinking.worthOf(named_) > -Infinity ? named_ : measures;
}

/** Dials of another after the free step down. */
function steppedDown({ view }: Thinking, other: EconomyId): Pick<Measures, 'wall' | 'block'> {
  const { wall, block } = provinceOf(view, other);
  return { wall: wall - 1, block: block - 1 };
}
