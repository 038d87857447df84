import { drawUniform, type RandomState } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { GameState } from '../../state.ts';
import { institutionOf } from '../institutionOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { Dials, InspectionOutcome } from '../settlement/hooks.ts';
import { effectsAtWork } from './eventsAtWork.ts';
import { inspectionChance } from './inspectionChance.ts';

export type TeamOutcome = {
  readonly inspections: ProvinceRoundReport['inspections'];
  readonly levelCuts: InspectionOutcome['levelCuts'];
  readonly random: RandomState;
};

const NOBODY: Omit<TeamOutcome, 'random'> = { inspections: [], levelCuts: {} };

/**
 * A central inspection team, where a card has sent one: everybody with a dial high enough is caught or not, in the order of seats. Who is
 * caught pays the fine × level/4, and the higher dial, the wall of two equal ones, falls by one.
 */
export function inspectByTeam(
  scenario: ProvincesScenario,
  state: GameState,
  dials: Dials,
  random: RandomState,
): TeamOutcome {
  const [team] = effectsAtWork(state, 'team');
  if (team === undefined) return { ...NOBODY, random };
  const { level: from, leastChance, leastFine } = team.effect;
  const { inspection } = scenario.economy.market.politics;
  const { fine } = must(inspection[institutionOf(scenario, state).law], 'law');
  const chance = Math.max(leastChance, inspectionChance(scenario, state));
  return scenario.dealOrder.reduce<TeamOutcome>(
    (told, of) => {
      const { wall, block } = must(dials[of], of);
      const level = Math.max(wall, block);
      if (level < from) return told;
      const { value, next } = drawUniform(told.random);
      const found = value < chance;
      const paid = found ? (Math.max(leastFine, fine) * level) / HIGHEST_LEVEL : 0;
      const lowered = wall >= block ? { wall: wall - 1 } : { block: block - 1 };
      return {
        inspections: [...told.inspections, { of, by: 'event', found, fine: paid }],
        levelCuts: found ? { ...told.levelCuts, [of]: lowered } : told.levelCuts,
        random: next,
      };
    },
    { ...NOBODY, random },
  );
}
