import {
  DRAFTING_COST,
  FREE_STEPS,
  HOME_REFORM_COST,
  PETITION_COST,
  PILLAR_COST,
  SECOND_STEP_COST,
} from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvinceGame } from '../../state.ts';
import { cardChoiceCost } from '../events/cardChoices.ts';
import { provinceOf } from '../state/provincesOf.ts';

const MEASURE_COSTS = ['steps', 'pillar', 'pledge', 'reform', 'petition', 'cards'] as const;
type MeasureCost = (typeof MEASURE_COSTS)[number];

/** In 100 million yuan. */
type MeasuresCost = {
  readonly items: Readonly<Record<MeasureCost, number>>;
  readonly total: number;
};

/** What an envelope costs; without one (undefined) only the programme that runs. */
export function measuresCost(
  state: ProvinceGame,
  economy: EconomyId,
  measures: Measures | undefined,
): MeasuresCost {
  const province = provinceOf(state, economy);
  const items = {
    steps: measures === undefined ? 0 : SECOND_STEP_COST * secondSteps(province, measures),
    pillar: pillarAfter(province, measures, state.round) === undefined ? 0 : PILLAR_COST,
    pledge: measures?.pledge?.yuan100m ?? 0,
    reform: measures?.reform === undefined ? 0 : HOME_REFORM_COST[measures.reform],
    petition: measures?.petition === undefined ? 0 : PETITION_COST,
    cards: measures === undefined ? 0 : cardChoiceCost(state, measures),
  };
  return { items, total: Object.values(items).reduce((sum, cost) => sum + cost, 0) };
}

function secondSteps(province: ProvinceState, measures: Measures): number {
  const steps = [measures.wall - province.wall, measures.block - province.block];
  return steps.filter((step) => Math.abs(step) > FREE_STEPS).length;
}

/** The programme once the envelope is open. */
export function pillarAfter(
  { pillar }: Pick<ProvinceState, 'pillar'>,
  measures: Pick<Measures, 'pillar'> | undefined,
  round: number,
): ProvinceState['pillar'] {
  const chosen = measures?.pillar;
  if (chosen === undefined || chosen === pillar?.pillar) return pillar;
  return chosen === 'none' ? undefined : { pillar: chosen, sinceRound: round };
}

/** What a province's proposals of this round cost it, whatever became of them; in 100 million yuan. */
export function draftingSpent(
  { proposals, round }: Pick<ProvinceGame, 'proposals' | 'round'>,
  economy: EconomyId,
): number {
  const drafted = Object.values(proposals).filter(
    (proposal) => proposal.author === economy && proposal.round === round,
  );
  return DRAFTING_COST * drafted.length;
}
