import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import { SPECIAL_TREATMENT_FACTOR } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { adoptionOf, type Undertaking } from '#shared/rules/modules/wto/packages.ts';
import { areDeveloping } from '#shared/rules/modules/wto/mfnTreatment.ts';
import { boundSchedule } from '#shared/rules/modules/wto/bindings.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import type { Voice } from './boardModel.ts';
import type { WtoView } from '../../../state/useTable.ts';

/** The bound rate of a voice before and after, averaged over the package's goods, in points. */
export type SwissDot = {
  readonly voice: Pick<Voice, 'speaker' | 'members' | 'union' | 'isMine'>;
  readonly before: number;
  readonly after: number;
  readonly isSpecial: boolean;
  readonly isWaived: boolean;
};

export type SwissCurve = {
  readonly coefficient: number;
  readonly isSpecial: boolean;
  readonly points: readonly { readonly before: number; readonly after: number }[];
};

/** The formula as a picture: today's bound rate to the right, the new one upward. */
export type SwissChart = {
  readonly max: number;
  readonly curves: readonly SwissCurve[];
  readonly dots: readonly SwissDot[];
};

const AXIS_STEP = 10;
const CURVE_STEPS = 24;

export function swissChart(
  scenario: Scenario,
  view: WtoView,
  undertaking: Undertaking,
  voices: readonly Voice[],
): SwissChart {
  const { terms, waivers } = undertaking;
  const after = afterAdoption(scenario, view, undertaking);
  const dots = voices.map((voice): SwissDot => {
    const unit = unitOf(view, voice.speaker);
    return {
      voice,
      before: meanPoints(boundSchedule(scenario, view, voice.speaker), terms.sectors),
      after: meanPoints(boundSchedule(scenario, after, voice.speaker), terms.sectors),
      isSpecial: terms.specialTreatment && areDeveloping(scenario, unit),
      isWaived: unit.some((member) => waivers.includes(member)),
    };
  });
  const highest = Math.max(AXIS_STEP, ...dots.map(({ before }) => before));
  const max = Math.ceil(highest / AXIS_STEP) * AXIS_STEP;
  const coefficient = terms.coefficientBp / POINT_BP;
  const hasSpecial = dots.some(({ isSpecial }) => isSpecial);
  const curves = [
    curveOf(coefficient, false, max),
    ...(hasSpecial ? [curveOf(coefficient * SPECIAL_TREATMENT_FACTOR, true, max)] : []),
  ];
  return { max, curves, dots };
}

function curveOf(coefficient: number, isSpecial: boolean, max: number): SwissCurve {
  const points = Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
    const before = (max * step) / CURVE_STEPS;
    return { before, after: (coefficient * before) / (coefficient + before) };
  });
  return { coefficient, isSpecial, points };
}

/** The state with the package's bindings, walls as they are. */
function afterAdoption(scenario: Scenario, view: WtoView, undertaking: Undertaking): WtoView {
  const { bindings, unionBindings } = adoptionOf(scenario, view, view.wto, undertaking);
  return { ...view, wto: { ...view.wto, bindings, unionBindings } };
}

function meanPoints(rates: Schedule, sectors: readonly string[]): number {
  const total = sectors.reduce((sum, sector) => sum + (rates[sector] ?? 0), 0);
  return total / Math.max(1, sectors.length) / POINT_BP;
}

/** One good of one's own schedule under a package. */
type BindingLine = {
  readonly sector: string;
  readonly wallBp: number;
  readonly boundBp: number;
  readonly newBoundBp: number;
  /** The wall itself comes down to the new binding. */
  readonly falls: boolean;
};

export function ownBindings(
  scenario: Scenario,
  view: WtoView,
  undertaking: Undertaking,
  me: EconomyId,
): BindingLine[] {
  const before = boundSchedule(scenario, view, me);
  const after = boundSchedule(scenario, afterAdoption(scenario, view, undertaking), me);
  return Object.entries(view.walls[me]?.mfnRateBp ?? {})
    .filter(([sector]) => before[sector] !== undefined)
    .map(([sector, wallBp]) => {
      const boundBp = before[sector] ?? wallBp;
      const newBoundBp = after[sector] ?? boundBp;
      const falls = undertaking.terms.sectors.includes(sector) && wallBp > newBoundBp;
      return { sector, wallBp, boundBp, newBoundBp, falls };
    });
}
