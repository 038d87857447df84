import { COHESION_FUND_BP } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import { economyPlace } from '../../policy/shock/placesOf.ts';
import type { ShockDraft } from '../../policy/shock/shockDraft.ts';
import { dynamicsAtWork } from '../dynamics/dynamicsAtWork.ts';

/**
 * The cohesion fund of an economic union (level 5) or of full integration (6): every member pays the same part of its last
 * settled income, and the fund is paid back per head, so that rich members pay for depth. Outside the caps on payments. Members who
 * stand deeper among themselves than their whole union pay only the difference in their own fund.
 */
export function payCohesionFunds(scenario: Scenario, law: LawInForce, { transfer }: ShockDraft): void {
  for (const agreement of Object.values(law.agreements)) {
    const rate = toFraction(fundRateBp(agreement) - outerRateBp(law, agreement));
    if (rate <= 0) continue;
    const places = agreement.parties.map((member) => economyPlace(scenario, member));
    const heads = places.map((n) => headsOf(scenario, law, n));
    const paid = agreement.parties.map((member) => rate * (law.settled.incomeBn[member] ?? 0));
    const perHead = sumOf(paid) / sumOf(heads);
    places.forEach((n, index) => {
      transfer[n] = at(transfer, n) + perHead * (heads[index] ?? 0) - (paid[index] ?? 0);
    });
  }
}

/** What the members of an agreement pay into its fund, in basis points of income. */
export function fundRateBp({ level }: Pick<Agreement, 'level'>): number {
  if (level === 5 || level === 6) return COHESION_FUND_BP[level];
  return 0;
}

function outerRateBp(law: LawInForce, { within }: Agreement): number {
  const outer = within === undefined ? undefined : law.agreements[within];
  return outer === undefined ? 0 : fundRateBp(outer);
}

/** Millions of people, those who moved included. */
function headsOf(scenario: Scenario, law: LawInForce, n: number): number {
  return (scenario.economies[n]?.populationMn ?? 0) * (dynamicsAtWork(law)?.labour[n] ?? 1);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
