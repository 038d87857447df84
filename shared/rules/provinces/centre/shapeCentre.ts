import { fromKeys } from '#shared/kernel/records.ts';
import { MERGED_JOBS_PERCENT } from '#shared/content/provinces/centreConstants.ts';
import { regionIndex } from '#shared/content/provinces/geography.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { CentreShape } from '../settlement/hooks.ts';

/** What the centre's rival answers of earlier rounds change in this one: provinces merged, firms that moved. */
export function shapeCentre({ provinces, dealOrder }: ProvincesScenario, state: GameState): CentreShape {
  const { merged, firms } = provincesOf(state).centre;
  const mergerOf = (seat: string) => merged.find(({ members }) => members.includes(seat));
  return {
    caps: merged.map(({ members }) => ({
      members: members.map((member) => regionIndex(provinces, member)),
      highest: 0,
    })),
    industry: Object.keys(firms).length === 0 ? undefined : firms,
    payroll: fromKeys(dealOrder, (seat) => 1 + (mergerOf(seat)?.payrollPercent ?? 0) / 100),
    decreedJobs: fromKeys(dealOrder, (seat) =>
      mergerOf(seat)?.round === state.round - 1 ? MERGED_JOBS_PERCENT : 0,
    ),
  };
}
