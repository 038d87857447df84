import type { EconomyId } from '#shared/kernel/ids.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import { STEPS_MAX } from '#shared/content/provinces/provinceConstants.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { cardChoiceFault } from '../events/cardChoices.ts';
import { institutionOf } from '../institutionOf.ts';
import { moneyLeft } from '../pacts/moneyLeft.ts';
import { pactMeasuresFault } from '../pacts/pactMeasuresFault.ts';
import { provinceOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { measuresCost } from './measuresCost.ts';
import { petitionFault, pillarFault, pledgeFault, reformFault } from './projectFaults.ts';
import type { Sealing } from './sealing.ts';

/** The first rule that measures break, by name; undefined: they may be sealed. */
export function measuresFault(
  scenario: ProvincesScenario,
  state: GameState,
  economy: EconomyId,
  measures: Measures,
): Rejection | undefined {
  const sealing = { scenario, state, economy, measures };
  return (
    dialFault(sealing) ??
    pactMeasuresFault(scenario, state, economy, measures) ??
    pillarFault(sealing) ??
    pledgeFault(sealing) ??
    reformFault(sealing) ??
    petitionFault(sealing) ??
    cardChoiceFault(scenario, state, economy, measures) ??
    moneyFault(sealing)
  );
}

const DIALS = ['wall', 'block'] as const;

function dialFault({ scenario, state, economy, measures }: Sealing): Rejection | undefined {
  const province = provinceOf(state, economy);
  const highest = highestLevel(institutionOf(scenario, state));
  for (const dial of DIALS) {
    const level = measures[dial];
    if (level > highest) return { code: 'measures/level-removed', dial, level };
    if (Math.abs(level - province[dial]) > STEPS_MAX) return { code: 'measures/more-than-two-steps', dial };
  }
  return undefined;
}

/** Nothing may be bought with what the payroll needs; a programme that cannot be paid is to be ended. */
function moneyFault({ state, economy, measures }: Sealing): Rejection | undefined {
  const costYuan = measuresCost(state, economy, measures).total;
  const freeYuan = moneyLeft(state, economy);
  return costYuan > freeYuan ? { code: 'measures/no-money', costYuan, freeYuan } : undefined;
}
