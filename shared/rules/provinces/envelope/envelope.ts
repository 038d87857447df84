import { CORRIDOR_BUILT_MOST, PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import {
  FREE_STEPS,
  HOME_REFORM_COST,
  PETITION_COST,
  PILLAR_COST,
  PILLAR_ROUNDS,
  SECOND_STEP_COST,
  STEPS_MAX,
} from '#shared/content/provinces/provinceConstants.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvinceState } from '#shared/protocol/provinces/provincesState.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import type { EnvelopeRules } from '../../table/envelope.ts';
import { cardChoiceCost, cardChoiceFault } from '../events/effects.ts';
import { moneyLeft, pactDues } from '../pacts/payments.ts';
import {
  featureFault,
  homeReformsOf,
  institutionOf,
  lowestAlone,
  provinceOf,
  stepsMost,
} from '../state/provinceStates.ts';

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

/** What a province's envelope holds, and the rules that it keeps. */

/** What provinces seal. */
export function measuresEnvelope(scenario: ProvincesScenario): EnvelopeRules<Measures, ProvinceGame> {
  return {
    alreadySealed: { code: 'measures/already-sealed' },
    notSealed: { code: 'measures/not-sealed' },
    fault: (state, economy, measures) => measuresFault(scenario, state, economy, measures),
    drafts: (state) => state.provinces.drafts,
    drafted: (economy, measures) => ({ type: 'measuresDrafted', economy, measures }),
    sealed: (economy, measures) => ({ type: 'measuresSealed', economy, measures }),
    reopened: (economy) => ({ type: 'measuresReopened', economy }),
  };
}

/** The first rule that measures break, by name; undefined: they may be sealed. */
export function measuresFault(
  scenario: ProvincesScenario,
  state: ProvinceGame,
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

/** Whose envelope is judged, and at what table. */
type Sealing = {
  readonly scenario: ProvincesScenario;
  readonly state: ProvinceGame;
  readonly economy: EconomyId;
  readonly measures: Measures;
};

const DIALS = ['wall', 'block'] as const;

function dialFault({ scenario, state, economy, measures }: Sealing): Rejection | undefined {
  const province = provinceOf(state, economy);
  const highest = highestLevel(institutionOf(scenario, state));
  for (const dial of DIALS) {
    const level = measures[dial];
    if (level < lowestAlone(state, province[dial])) return { code: 'measures/level-by-pact', dial, level };
    if (level > highest) return { code: 'measures/level-removed', dial, level };
    const steps = stepsMost(state);
    if (Math.abs(level - province[dial]) > steps)
      return {
        code: steps < STEPS_MAX ? 'measures/more-than-one-step' : 'measures/more-than-two-steps',
        dial,
      };
  }
  return undefined;
}

/** What is wrong with the pacts that an envelope says it breaks; undefined: nothing. */
function pactMeasuresFault(
  _scenario: ProvincesScenario,
  state: ProvinceGame,
  economy: EconomyId,
  { breaks = [] }: Measures,
): Rejection | undefined {
  const { pacts } = state.provinces;
  for (const agreement of breaks) {
    const pact = pacts[agreement];
    if (pact === undefined) return { code: 'pact/unknown', agreement };
    if (!pact.members.includes(economy)) return { code: 'pact/not-a-member', agreement };
  }
  return undefined;
}

/** Nothing may be bought with what the payroll needs; a programme that cannot be paid is to be ended. */
function moneyFault({ state, economy, measures }: Sealing): Rejection | undefined {
  const costYuan = measuresCost(state, economy, measures).total;
  const freeYuan = moneyLeft(state, economy);
  return costYuan > freeYuan ? { code: 'measures/no-money', costYuan, freeYuan } : undefined;
}

function pillarFault({ state, economy, measures }: Sealing): Rejection | undefined {
  const { pillar: chosen } = measures;
  if (chosen === undefined) return undefined;
  const { pillar } = provinceOf(state, economy);
  if (chosen === 'none') return pillar === undefined ? { code: 'measures/no-pillar' } : undefined;
  if (pillar !== undefined && chosen !== pillar.pillar) {
    const round = pillar.sinceRound + PILLAR_ROUNDS;
    if (round > state.round) return { code: 'measures/pillar-too-soon', round };
  }
  return featureFault(state, 'pillars');
}

function pledgeFault({ state, economy, measures }: Sealing): Rejection | undefined {
  if (measures.pledge === undefined) return undefined;
  const { corridor } = measures.pledge;
  const route = PROVINCE_CORRIDORS.find(({ id }) => id === corridor);
  if (route === undefined) return { code: 'measures/unknown-corridor', corridor };
  if (!route.members.includes(economy)) return { code: 'measures/not-on-corridor', corridor };
  const built = state.provinces.corridors.filter((other) => other.corridor === corridor);
  if (built.length >= CORRIDOR_BUILT_MOST) return { code: 'measures/corridor-built-out', corridor };
  return featureFault(state, 'corridors');
}

function reformFault({ scenario, state, economy, measures }: Sealing): Rejection | undefined {
  const { reform } = measures;
  if (reform === undefined) return undefined;
  const isTurned =
    institutionOf(scenario, state).feesAreTaxes ||
    provinceOf(state, economy).reforms.feesToTaxes !== undefined;
  if (!homeReformsOf(state).includes(reform)) return { code: 'intent/not-in-this-game' };
  if (reform === 'feesToTaxes' && isTurned) return { code: 'measures/reform-done', homeReform: reform };
  return featureFault(state, 'homeReforms');
}

function petitionFault({ scenario, state, economy, measures }: Sealing): Rejection | undefined {
  const { petition } = measures;
  if (petition === undefined) return undefined;
  if (petition === economy) return { code: 'measures/petition-against-self' };
  if (state.provinces.provinces[petition] === undefined) {
    return { code: 'province/not-a-province', economy: petition };
  }
  const closed = featureFault(state, 'petitions');
  if (closed !== undefined) return closed;
  return institutionOf(scenario, state).law === 0 ? { code: 'measures/no-law-yet' } : undefined;
}

/** What of a round's spending is not spent again in the next, in 100 million yuan: all but a programme that runs and the offices of pacts. */
export function spentOnce(
  game: ProvinceGame,
  me: EconomyId,
  { budgetParts }: Pick<ProvinceReport, 'budgetParts'>,
  measures: Measures | undefined,
): number {
  const runsOn = measuresCost(game, me, measures).items.pillar + (pactDues(game).officeCosts[me] ?? 0);
  return Math.max(0, budgetParts.spending - runsOn);
}
