import {
  INCOME_A_PRESTIGE_PERCENT,
  PRESTIGE_A_ROUND,
  PRESTIGE_OF_CRACKDOWN,
} from '#shared/content/provinces/centreConstants.ts';
import type { CentreState } from '#shared/protocol/provinces/centre.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { CentreOutcome, RoundOutcome } from '../settlement/hooks.ts';
import { prestigeCost } from './centreActFault.ts';
import { crackdownAt } from './crackdownAt.ts';
import { drawInspection } from './drawInspection.ts';
import { firmsAfter, marketUntil } from './leaveToMarket.ts';
import { mergedAfter } from './redrawDivisions.ts';
import { reformOutcome } from './reformOutcome.ts';

/**
 * What the centre's acts come to once the round is known. Reforms and divisions count from the next round, an extra inspection in this one.
 * Prestige is paid for what came about: a reform that the provinces refused costs the round, and nothing else.
 */
export function settleCentre(
  scenario: ProvincesScenario,
  state: GameState,
  outcome: Pick<RoundOutcome, 'nationalIncomePercent' | 'borderEffect' | 'dials' | 'random'>,
): CentreOutcome {
  const { centre, reforms } = provincesOf(state);
  const { acts, refusals, crackdowns } = centre;
  const { round } = state;
  const passed = reformOutcome(state);
  const inspected = drawInspection(scenario, acts, outcome);
  const merged = mergedAfter(state, inspected.random);
  const isCrackdown = crackdownAt(round, outcome.borderEffect);
  const untilRound = marketUntil(state);
  const next: CentreState = {
    prestige: prestigeAfter(state, { ...outcome, isCrackdown, isRefused: passed.refused !== undefined }),
    acts: [],
    assents: {},
    assentedBy: [],
    refusals: passed.refused === undefined ? refusals : [...refusals, { ...passed.refused, round }],
    ballots: centre.ballots,
    crackdowns: isCrackdown ? [...crackdowns, round] : crackdowns,
    incomePoints: incomePoints(centre, outcome.nationalIncomePercent),
    ...(untilRound === undefined ? {} : { marketUntilRound: untilRound }),
    firms: firmsAfter(scenario, state, outcome.dials),
    merged: merged.merged,
  };
  return {
    ...passed,
    centre: next,
    reforms: passed.enacted === undefined ? reforms : [...reforms, passed.enacted],
    isCrackdown,
    ...(inspected.inspectionOf === undefined ? {} : { inspectionOf: inspected.inspectionOf }),
    random: merged.random,
  };
}

type Judged = Pick<RoundOutcome, 'nationalIncomePercent'> & {
  readonly isCrackdown: boolean;
  readonly isRefused: boolean;
};

function prestigeAfter(state: GameState, { nationalIncomePercent, isCrackdown, isRefused }: Judged): number {
  const { centre } = provincesOf(state);
  const paid = prestigeCost(centre.acts.filter(({ type }) => !(isRefused && type === 'reform')));
  return (
    centre.prestige -
    paid +
    PRESTIGE_A_ROUND +
    incomePoints(centre, nationalIncomePercent) -
    centre.incomePoints +
    (isCrackdown ? PRESTIGE_OF_CRACKDOWN : 0)
  );
}

/** Each full step of national income above the opening brings a point once: what was lost and won back brings none. */
function incomePoints({ incomePoints: before }: CentreState, nationalIncomePercent: number): number {
  return Math.max(before, Math.floor(nationalIncomePercent / INCOME_A_PRESTIGE_PERCENT));
}
