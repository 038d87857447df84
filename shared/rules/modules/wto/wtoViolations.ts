import { SURCHARGE_MAX_BP } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Conference, Dispute, WtoState } from '#shared/protocol/modules/wto.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { areDistinct, violatedBy } from '#shared/kernel/violatedBy.ts';
import { tradableSectors } from '../../schedules/places.ts';
import type { GameState } from '../../state.ts';

/** What the multilateral system can never hold: rates out of range, voices counted twice, disputes with oneself. */
export function wtoViolations(scenario: Scenario, { wto }: GameState): string[] {
  if (wto === undefined) return [];
  return [
    ...scheduleViolations(scenario, wto),
    ...(wto.conference === undefined ? [] : conferenceViolations(wto.conference)),
    ...wto.disputes.flatMap(disputeViolations),
    ...violatedBy(
      wto.facilitatedBp >= 0 && wto.facilitatedBp <= wto.facilitationBp && wto.facilitationBp <= 200,
      `facilitation stands at ${wto.facilitatedBp} of ${wto.facilitationBp}`,
    ),
    ...violatedBy(wto.builtBn >= 0 && wto.stumbledBn >= 0, 'the meter runs backwards'),
  ];
}

function scheduleViolations(scenario: Scenario, { bindings, unionBindings }: WtoState): string[] {
  const goods = canonicalJson(tradableSectors(scenario).toSorted());
  const isWhole = (rates: Schedule): boolean =>
    canonicalJson(Object.keys(rates).toSorted()) === goods &&
    Object.values(rates).every((rateBp) => Number.isInteger(rateBp) && rateBp >= 0);
  return [
    ...scenario.economies.flatMap(({ id }) =>
      violatedBy(isWhole(bindings[id] ?? {}), `the binding of ${id} is no schedule`),
    ),
    ...Object.entries(unionBindings).flatMap(([union, { members, rates }]) =>
      violatedBy(members.length >= 2 && isWhole(rates), `the binding of the union ${union} is no schedule`),
    ),
  ];
}

function conferenceViolations({ stage, floor, packages, objections, agreed }: Conference): string[] {
  const backers = packages.flatMap((each) => each.backers);
  const objectors = objections.map(({ by }) => by);
  return [
    ...violatedBy(areDistinct(backers), 'a voice backs two packages'),
    ...violatedBy(areDistinct(packages.map(({ id }) => id)), 'two packages have one name'),
    ...violatedBy(areDistinct(objectors) && areDistinct(agreed), 'a voice is counted twice'),
    ...violatedBy(!objectors.some((by) => agreed.includes(by)), 'a voice says yes and no'),
    ...violatedBy(floor === undefined || packages.some(({ id }) => id === floor), 'the floor is unknown'),
    ...violatedBy(
      stage !== 'adopted' || objections.length === 0,
      'a package was adopted against an objection',
    ),
    ...violatedBy(stage !== 'failed' || objections.length > 0, 'a package failed and nobody objects'),
  ];
}

function disputeViolations({ id, complainant, respondent, stage, ...found }: Dispute): string[] {
  const { authorisedBp = 0, lostTradeBn = 0, untilRound } = found;
  return [
    ...violatedBy(complainant !== respondent, `${id} is with oneself`),
    ...violatedBy(
      authorisedBp >= 0 && authorisedBp <= SURCHARGE_MAX_BP && lostTradeBn >= 0,
      `the finding of ${id} is out of range`,
    ),
    ...violatedBy(
      stage !== 'retaliating' || (untilRound !== undefined && authorisedBp > 0),
      `the leave of ${id} is none`,
    ),
  ];
}
