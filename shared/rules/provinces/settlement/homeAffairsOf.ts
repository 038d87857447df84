import type { HomeAffairs } from '#shared/economics/segmentation/officials/homeAffairs.ts';
import { at } from '#shared/economics/at.ts';
import {
  JOBS_FELT_AFTER_REFORM,
  JOBS_OF_PAYROLL_CUT,
  JOBS_OF_STATE_FIRM_REFORM,
} from '#shared/content/provinces/provinceConstants.ts';
import type { HomeReform } from '#shared/content/provinces/homeReforms.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { BySeat, CentreShape, EventShape } from './hooks.ts';

const JOBS_OF: Readonly<Record<HomeReform, number>> = {
  cutPayroll: JOBS_OF_PAYROLL_CUT,
  reformStateFirms: JOBS_OF_STATE_FIRM_REFORM,
  feesToTaxes: 0,
};

/** What leaders did at home, region by region; those without a seat do nothing. `opened` has its envelopes open. */
export function homeAffairsOf(
  { dealOrder, economy }: ProvincesScenario,
  opened: GameState,
  { shape, centre }: { readonly shape: EventShape; readonly centre: CentreShape },
  spent: BySeat,
): HomeAffairs {
  const { payroll, players } = economy.market.politics;
  const { provinces, sealed } = provincesOf(opened);
  const byRegion = (valueOf: (seat: string, region: number) => number, rest: number): Float64Array =>
    Float64Array.from(payroll, (_, region) => {
      const seat = players.includes(region) ? dealOrder[region] : undefined;
      return seat === undefined ? rest : valueOf(seat, region);
    });
  const growth = shape.payroll ?? 1;
  return {
    payroll: byRegion(
      (seat) => (provinces[seat]?.payroll ?? NaN) * growth * (centre.payroll?.[seat] ?? 1),
      1,
    ).map((factor, region) => factor * at(payroll, region)),
    spending: byRegion((seat) => spent[seat] ?? 0, 0),
    decreedJobs: byRegion((seat) => {
      const reform = sealed[seat]?.reform;
      const decreed = (shape.decreedJobs?.[seat] ?? 0) + (centre.decreedJobs?.[seat] ?? 0);
      return decreed + (reform === undefined ? 0 : JOBS_OF[reform]);
    }, 0),
    jobsFelt: byRegion(
      (seat) => JOBS_FELT_AFTER_REFORM ** (provinces[seat]?.reforms.reformStateFirms ?? 0),
      1,
    ),
    feesTurned: players.filter((region) => {
      const seat = dealOrder[region] ?? '';
      return provinces[seat]?.reforms.feesToTaxes !== undefined;
    }),
  };
}
