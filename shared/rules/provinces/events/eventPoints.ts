import { fromKeys, must } from '#shared/kernel/records.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { GameState } from '../../state.ts';
import { institutionOf } from '../institutionOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { BySeat, Dials } from '../settlement/hooks.ts';
import { stateShareOf } from './cardChoices.ts';
import { effectsAtWork } from './eventsAtWork.ts';

/**
 * Points of the career score that cards bring a seat, or cost it: points of the jobs part by its weight. In a slump whoever has much state
 * industry raises his wall or loses; a wall that is as high as it can be counts as raised. `before` are the dials as the round found them.
 */
export function eventPoints(
  scenario: ProvincesScenario,
  state: GameState,
  { before, after }: { readonly before: Dials; readonly after: Dials },
): BySeat {
  const institution = institutionOf(scenario, state);
  const highest = highestLevel(institution);
  const weight = scenario.economy.market.politics.weights[institution.evaluation].jobs;
  const slumps = effectsAtWork(state, 'raiseOrLose');
  const gains = effectsAtWork(state, 'raiseAndGain');
  return fromKeys(scenario.dealOrder, (seat) => {
    const { wall } = must(after[seat], seat);
    const isRaised = wall > must(before[seat], seat).wall;
    const lost = slumps
      .filter(({ effect }) => stateShareOf(scenario, seat) >= effect.stateShare)
      .reduce((sum, { effect }) => sum + (isRaised || wall >= highest ? 0 : effect.points), 0);
    const gained = gains.reduce((sum, { effect }) => sum + (isRaised ? effect.points : 0), 0);
    return weight * (gained - lost);
  });
}
