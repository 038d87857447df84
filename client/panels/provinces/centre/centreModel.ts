import { REFORMS, type Reform } from '#shared/content/provinces/reforms.ts';
import { PRESTIGE_COST } from '#shared/content/provinces/centreConstants.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { centreActFault, prestigeCost } from '#shared/rules/provinces/centre/acts.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';

/** An act that could be chosen: what it costs, and why not where it cannot. */
type ActChoice = {
  readonly act: CentreAct;
  readonly cost: number;
  readonly fault?: Rejection;
};

export type ReformChoice = ActChoice & {
  readonly reform: Reform;
  readonly state: 'inForce' | 'stands' | 'open' | 'shut';
};

/** The five remedies, and where each stands. */
export function reformChoices(game: ProvinceGame): readonly ReformChoice[] {
  const { reforms, centre } = game.provinces;
  return REFORMS.map((reform) => {
    const act: CentreAct = { type: 'reform', reform };
    const choice = choiceOf(game, act);
    const stands = centre.acts.some((each) => each.type === 'reform' && each.reform === reform);
    const state = reforms.includes(reform)
      ? 'inForce'
      : stands
        ? 'stands'
        : choice.fault === undefined
          ? 'open'
          : 'shut';
    return { ...choice, reform, state };
  });
}

export function choiceOf(game: ProvinceGame, act: CentreAct): ActChoice {
  const fault = centreActFault(game, act);
  const cost = PRESTIGE_COST[act.type === 'reform' ? act.reform : act.type];
  return { act, cost, ...(fault === undefined ? {} : { fault }) };
}

/** Prestige that the acts of this round leave; acts of a round that the host broke off come to nothing. */
export function prestigeLeft(game: ProvinceGame): number {
  const { centre } = game.provinces;
  return game.phase === 'debrief' ? centre.prestige : centre.prestige - prestigeCost(centre.acts);
}

/** Whether provinces are asked for their assent to the reform of evaluation in this round. */
export function isAssentAsked(game: ProvinceGame): boolean {
  const { acts } = game.provinces.centre;
  return acts.some((act) => act.type === 'reform' && act.reform === 'evaluation');
}
