/** What rulings of panels bring into an envelope: walls lowered, and retaliation where it is allowed. */
import { SECTORS_APART } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import type { Policy, PolicyOf, Schedule, Surcharge } from '#shared/protocol/policy.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { withPolicy } from '#shared/rules/forecast/policyForecasts.ts';
import { leaveToRetaliate } from '#shared/rules/modules/wto/bindings.ts';
import { loweredWalls } from '#shared/rules/modules/wto/complaints.ts';
import { openWto } from '#shared/rules/law/moduleIsOn.ts';
import { surchargeFault } from '#shared/rules/countries/policy.ts';
import { rateBounds, wallFromPolicy, wallOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { temperamentOf } from '../botView.ts';
import { type LawSolver, logGain } from '../valuation/lawSolver.ts';
import { keepsWord } from './wallLimits.ts';

/** Rulings against an economy, or a member of its union, that its government now puts right. */
export function rulingsToObey(view: CountryGame, economy: EconomyId): Dispute[] {
  const unit = unitOf(view, economy);
  const { obeysAtOnce } = temperamentOf(view, economy).rulings;
  return (openWto(view)?.disputes ?? [])
    .filter(({ respondent }) => unit.includes(respondent))
    .filter(({ stage, ground, untilRound = 0 }) => {
      if (stage === 'retaliating') return view.round <= untilRound;
      return stage === 'ruledFor' && (obeysAtOnce || ground === 'hiddenBarrier');
    });
}

/** The envelope that puts right what panels found about a wall, as far as the step reaches; as it was where nothing is to put right. */
export function lowerWall(scenario: Scenario, view: CountryGame, economy: EconomyId, policy: Policy): Policy {
  const told = toldRates(scenario, view, economy);
  if (Object.keys(told).length === 0) return policy;
  if (policy.type === 'wall') return wallDown(scenario, view, economy, { policy, told });
  const rates = Object.fromEntries(
    Object.entries(policy.rates).map(([sector, rateBp]) => [
      sector,
      Math.min(rateBp, told[sector] ?? rateBp),
    ]),
  );
  return { ...policy, rates };
}

/** Rates to come down to in this round, of the sectors alone in which a wall is too high. */
function toldRates(scenario: Scenario, view: CountryGame, economy: EconomyId): Schedule {
  const wto = openWto(view);
  if (wto === undefined) return {};
  const inForce = wallOf(view, economy);
  const told: Record<string, number> = {};
  for (const dispute of rulingsToObey(view, economy)) {
    if (dispute.ground !== 'aboveBinding' && dispute.ground !== 'barriersRaised') continue;
    const lowered = loweredWalls(scenario, { ...view, wto }, dispute)[dispute.respondent] ?? {};
    for (const [sector, currentBp] of Object.entries(inForce)) {
      const limitBp = lowered[sector] ?? currentBp;
      if (limitBp >= currentBp) continue;
      // Whole points: at the limit or below it, but not below the step.
      const wantedBp = Math.floor(limitBp / POINT_BP) * POINT_BP;
      const leastBp = Math.ceil(rateBounds(scenario, currentBp).minBp / POINT_BP) * POINT_BP;
      const rateBp = Math.max(wantedBp, leastBp);
      if (rateBp < currentBp) told[sector] = Math.min(told[sector] ?? rateBp, rateBp);
    }
  }
  return told;
}

type Order = { readonly policy: PolicyOf<'wall'>; readonly told: Schedule };

/** Up to two sectors apart; where more are too high, the whole wall comes down by as much as the farthest needs. */
function wallDown(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  { policy, told }: Order,
): Policy {
  const inForce = wallOf(view, economy);
  const tooHigh = (wall: PolicyOf<'wall'>): [string, number][] => {
    const rates = wallFromPolicy(scenario, inForce, wall);
    return Object.entries(told).filter(([sector, rateBp]) => (rates[sector] ?? 0) > rateBp);
  };
  const above = tooHigh(policy);
  if (above.length === 0) return policy;
  const apart = above.map(([sector, rateBp]) => ({ sector, rateBp }));
  const kept = policy.apart.filter(({ sector }) => !above.some(([other]) => other === sector));
  const some: PolicyOf<'wall'> = {
    ...policy,
    shiftBp: Math.min(0, policy.shiftBp),
    apart: [...apart, ...kept],
  };
  if (some.apart.length <= SECTORS_APART && tooHigh(some).length === 0) return some;
  const all = Object.entries(told).map(([sector, rateBp]) => ({ sector, rateBp }));
  if (all.length <= SECTORS_APART) return { ...policy, shiftBp: 0, apart: all };
  const deepestBp = Math.max(...all.map(({ sector, rateBp }) => (inForce[sector] ?? 0) - rateBp));
  const shiftBp = -Math.min(scenario.stepBp, Math.ceil(deepestBp / POINT_BP) * POINT_BP);
  return { ...policy, shiftBp, apart: [] };
}

/** A surcharge that a panel allows, as high as it allows, on whom it brings most or costs least. Never in the last round. */
export function retaliate(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  solver: LawSolver,
): Surcharge | undefined {
  if (openWto(view) === undefined || view.round >= view.settings.rounds) return undefined;
  if (hasPromisedNoRise(view, economy) && keepsWord(view, economy)) return undefined;
  const { retaliationLogCost } = temperamentOf(view, economy).rulings;
  const [best] = Object.keys(view.seats)
    .flatMap((against): Surcharge[] => {
      const rateBp = leaveToRetaliate(view, economy, against);
      return rateBp === undefined ? [] : [{ against, rateBp }];
    })
    .filter((surcharge) => surchargeFault(scenario, view, economy, surcharge) === undefined)
    .map((surcharge) => ({ surcharge, worth: worthOf(solver, economy, surcharge) }))
    .filter(({ worth }) => worth > -retaliationLogCost)
    .toSorted((a, b) => b.worth - a.worth);
  return best?.surcharge;
}

function worthOf(solver: LawSolver, economy: EconomyId, surcharge: Surcharge): number {
  const { scenario, law, solve } = solver;
  const { against, rateBp } = surcharge;
  const after = solve(`surcharge:${economy}:${against}:${rateBp}`, () =>
    withPolicy(scenario, law, { economy, policy: { type: 'wall', shiftBp: 0, apart: [], surcharge } }),
  );
  return after === undefined ? -Infinity : logGain(solver, after, [economy]);
}

function hasPromisedNoRise({ pledges, round }: CountryGame, economy: EconomyId): boolean {
  return pledges.some(
    (pledge) =>
      pledge.by === economy && pledge.round === round && pledge.undertaking.type === 'noTariffRises',
  );
}
