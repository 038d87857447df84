import { RATE_MAX_BP } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import type { Policy, Schedule, Surcharge } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unionOf, unitOf } from '../../law/blocs.ts';
import { type LawInForce, foundingWall, wallFromPolicy, wallOf } from '../../law/lawInForce.ts';
import type { CountryGame } from '../../state.ts';
import { openWto } from '../../law/moduleIsOn.ts';

/** A law with schedules, be the module open or not. */
type BoundLaw = Pick<LawInForce, 'agreements' | 'walls' | 'settled'> & { readonly wto: WtoState };

/** Bound rates that hold for an economy: its own, or those of its customs union, whose members have one schedule. */
export function boundSchedule(scenario: Scenario, law: BoundLaw, economy: EconomyId): Schedule {
  const union = unionOf(law, economy);
  if (union === undefined) return ownBinding(law.wto, economy);
  const known = law.wto.unionBindings[union.id];
  return known !== undefined && haveSameMembers(known.members, union.parties)
    ? known.rates
    : newUnionBinding(scenario, law, union);
}

/** Rates that an economy bound for itself, apart from any union. */
export function ownBinding({ bindings }: WtoState, economy: EconomyId): Schedule {
  return must(bindings[economy], `binding of ${economy}`);
}

/**
 * The schedule of a union just founded, widened or merged: duties may at no time be higher than before (GATT Article XXIV:5(a)),
 * so it is bound at the wall with which it begins, itself the trade-weighted mean of its members' walls, and at most at the
 * same mean of what they had bound.
 */
function newUnionBinding(scenario: Scenario, law: BoundLaw, { parties }: Agreement): Schedule {
  const bound = foundingWall(
    scenario,
    { settled: law.settled, walls: fromKeys(parties, (member) => ({ mfnRateBp: lastBinding(law, member) })) },
    parties,
  );
  const wall = wallOf(law, must(parties[0], 'member of a union'));
  return mapValues(bound, (rateBp, sector) => Math.min(rateBp, wall[sector] ?? rateBp));
}

/** The schedule that held for an economy before: its union's as last settled, or its own. */
function lastBinding({ wto }: BoundLaw, economy: EconomyId): Schedule {
  const union = Object.values(wto.unionBindings).find(({ members }) => members.includes(economy));
  return union?.rates ?? ownBinding(wto, economy);
}

function haveSameMembers(a: readonly EconomyId[], b: readonly EconomyId[]): boolean {
  return a.length === b.length && a.every((member) => b.includes(member));
}

/**
 * The highest rates that an envelope may put on each sector, apart from the scenario's step: what is bound, or what is levied
 * where that is more, since a wall above its binding may stay but not rise. Without the module, the rules' ceiling.
 */
export function rateCeilings(scenario: Scenario, state: CountryGame, economy: EconomyId): Schedule {
  const wall = wallOf(state, economy);
  const wto = openWto(state);
  if (wto === undefined) return mapValues(wall, () => RATE_MAX_BP);
  const bound = boundSchedule(scenario, { ...state, wto }, economy);
  return mapValues(wall, (currentBp, sector) => Math.max(currentBp, bound[sector] ?? currentBp));
}

/** A wall may not rise above what is bound, and a surcharge needs a panel's leave. */
export function bindingFault(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  policy: Policy,
): Rejection | undefined {
  if (openWto(state) === undefined) return undefined;
  const rates =
    policy.type === 'wall' ? wallFromPolicy(scenario, wallOf(state, economy), policy) : policy.rates;
  const ceilings = rateCeilings(scenario, state, economy);
  for (const [sector, rateBp] of Object.entries(rates)) {
    const boundBp = ceilings[sector] ?? rateBp;
    if (rateBp > boundBp) return { code: 'policy/above-binding', sector, boundBp };
  }
  return policy.surcharge === undefined ? undefined : leaveFault(state, economy, policy.surcharge);
}

function leaveFault(
  state: CountryGame,
  economy: EconomyId,
  { against, rateBp }: Surcharge,
): Rejection | undefined {
  const limitBp = leaveToRetaliate(state, economy, against);
  if (limitBp === undefined) return { code: 'policy/surcharge-not-authorised', economy: against };
  return rateBp > limitBp
    ? { code: 'policy/surcharge-above-authorised', economy: against, limitBp }
    : undefined;
}

/**
 * The highest surcharge that panels allow an economy, or its union, to levy on another in this round, in basis points;
 * undefined without leave.
 */
export function leaveToRetaliate(
  state: Pick<CountryGame, 'agreements' | 'wto' | 'round'>,
  economy: EconomyId,
  against: EconomyId,
): number | undefined {
  const levying = unitOf(state, economy);
  const allowed = (state.wto?.disputes ?? [])
    .filter(
      ({ stage, complainant, respondent, untilRound = 0 }) =>
        stage === 'retaliating' &&
        respondent === against &&
        levying.includes(complainant) &&
        state.round <= untilRound,
    )
    .map(({ authorisedBp = 0 }) => authorisedBp);
  const highest = Math.max(0, ...allowed);
  return highest > 0 ? highest : undefined;
}
