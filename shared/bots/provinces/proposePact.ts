import { DRAFTING_COST } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft, SeatIntent } from '#shared/protocol/intents.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { forecastPact } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { newPactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { seededDraw } from '#shared/rules/table/botTurns.ts';
import { isOnTheTable } from '../moves/attention.ts';
import { askingOfPeople } from './bargain.ts';
import {
  type BalancedPact,
  type PactPlan,
  balancePact,
  pactDraft,
  withDeterringDeposit,
} from './pactDraft.ts';
import { pactGains, sightOf } from './sight.ts';
import { distanceKm, pointsAYuan, roundsLeft, temperamentOf } from './thinking.ts';

/** How many of the nearest a leader thinks of, and how large a body it would found. */
const NEAREST = 4;
const MEMBERS_MOST = 4;

/**
 * With whom a leader could share a market: its neighbours by twos, threes and fours, the nearest first; a body of its own once more where it
 * ends with this round, and with one more member.
 */
export function memberSets(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): EconomyId[][] {
  const [first = '', second = '', third = '', fourth = ''] = nearestTo(scenario, [economy]).slice(0, NEAREST);
  const founded = [
    [first],
    [second],
    [third],
    [fourth],
    [first, second],
    [first, third],
    [second, third],
    [first, second, third],
  ].map((others) => [economy, ...others]);
  const bodies = Object.values(view.provinces.pacts)
    .filter(({ members }) => members.includes(economy))
    .flatMap((pact) => changed(scenario, view, pact));
  return [...bodies, ...founded].map((members) =>
    scenario.dealOrder.filter((seat) => members.includes(seat)),
  );
}

function changed(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  { members, untilRound }: Pact,
): EconomyId[][] {
  const grown = nearestTo(scenario, members)
    .slice(0, 2)
    .map((entrant) => [...members, entrant]);
  return [
    ...(untilRound <= view.round ? [[...members]] : []),
    ...(members.length < MEMBERS_MOST ? grown : []),
  ];
}

/** Others with a seat, those nearest to any of the members first. */
function nearestTo(scenario: ProvincesScenario, members: readonly EconomyId[]): EconomyId[] {
  const away = (seat: EconomyId): number =>
    Math.min(...members.map((member) => distanceKm(scenario, member, seat)));
  return scenario.dealOrder.filter((seat) => !members.includes(seat)).toSorted((a, b) => away(a) - away(b));
}

/** Candidates that are thought through to the payments. */
const THOUGHT_THROUGH = 3;
/** Points for which nobody breaks a pact that rests on its members' word: about what being seen costs. */
const BEARABLE = 1;
/** Own proposals of a round that it lays on the table. */
const PROPOSALS_MOST = 2;
/** Part of an own gain by which moods differ, so that tables differ. */
const MOOD = 0.3;

/** What a leader tables when it looks round: the market among neighbours that brings it most once all are content; nothing where none does. */
export function proposePact(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): SeatIntent[] {
  const own = Object.values(view.proposals).filter(
    ({ author, round }) => author === economy && round === view.round,
  );
  if (own.length >= PROPOSALS_MOST || own.some(({ status }) => status === 'open')) return [];
  const refusers = own.flatMap(({ refusedBy }) => refusedBy);
  const plans = memberSets(scenario, view, economy)
    .filter((members) => !members.some((member) => refusers.includes(member)))
    .flatMap((members) => planFor(scenario, view, economy, members) ?? []);
  const ranked = plans
    .map((plan) => ({ plan, joint: jointGain(scenario, view, plan) }))
    .filter(({ joint }) => joint > 0)
    .toSorted((a, b) => b.joint - a.joint)
    .slice(0, THOUGHT_THROUGH);
  const balanced = ranked.flatMap(({ plan }) => balancePact(scenario, view, plan) ?? []);
  const [best] = balanced
    .map((pact) => ({ pact, worth: worthTo(view, economy, pact) }))
    .toSorted((a, b) => b.worth - a.worth);
  if (best === undefined || best.worth * roundsLeft(view) <= costOfDrafting(scenario, view, economy))
    return [];
  const promised = promise(scenario, view, best.pact.plan);
  if (promised === undefined) return [];
  const draft = askingOfPeople({ scenario, view, economy }, promised);
  return newPactFaults(scenario, view, draft, economy).length > 0 ? [] : [{ type: 'tableProposal', draft }];
}

/** What it would table for one other leader who asks it to; undefined where no pact between the two pays both. */
export function pactWith(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  partner: EconomyId,
): Draft | undefined {
  const members = scenario.dealOrder.filter((seat) => seat === economy || seat === partner);
  const plan = planFor(scenario, view, economy, members);
  const balanced = plan && balancePact(scenario, view, plan);
  if (balanced === undefined || worthTo(view, economy, balanced) <= 0) return undefined;
  const promised = promise(scenario, view, balanced.plan);
  if (promised === undefined) return undefined;
  const draft = askingOfPeople({ scenario, view, economy }, promised);
  return newPactFaults(scenario, view, draft, economy).length === 0 ? draft : undefined;
}

/** Binding where nobody is bound elsewhere, else on their word; undefined where the rules, or an earlier proposal, stand against it. */
function planFor(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  members: readonly EconomyId[],
): PactPlan | undefined {
  if (hasSame(view, members)) return undefined;
  for (const isBinding of [true, false]) {
    const plan = { members, isBinding };
    const draft = pactDraft(view, plan);
    if (isOnTheTable(Object.values(view.proposals), view.round, draft)) return undefined;
    if (newPactFaults(scenario, view, draft, economy).length === 0) return plan;
  }
  return undefined;
}

/** Whether a pact that outlives this round joins them all. */
function hasSame(view: ProvinceGame, members: readonly EconomyId[]): boolean {
  return Object.values(view.provinces.pacts).some(
    (pact) => pact.untilRound > view.round && members.every((member) => pact.members.includes(member)),
  );
}

function jointGain(scenario: ProvincesScenario, view: ProvinceGame, plan: PactPlan): number {
  const gains = Object.values(pactGains(scenario, view, pactDraft(view, plan))?.gains ?? {});
  return gains.reduce((sum, gain) => sum + gain, 0);
}

/** Own points a round, what is only promised discounted, less what the temperament asks, in the mood of the round. */
function worthTo(view: ProvinceGame, economy: EconomyId, { plan, outlook }: BalancedPact): number {
  const { trust, reservationPoints } = temperamentOf(view, economy);
  const gain = must(outlook.gains[economy], economy) * (plan.isBinding ? 1 : trust);
  const mood = 1 + MOOD * (seededDraw(view, economy, `mood ${plan.members.join()}`) - 0.5);
  return gain * mood - reservationPoints;
}

function costOfDrafting(scenario: ProvincesScenario, view: ProvinceGame, economy: EconomyId): number {
  const asIs = sightOf(scenario, view).asIs();
  if (!asIs.ok) return Infinity;
  return DRAFTING_COST * pointsAYuan(scenario, view, must(asIs.value.provinces[economy], economy));
}

/** A promise on their word alone only where nobody would be tempted. */
function promise(scenario: ProvincesScenario, view: ProvinceGame, plan: PactPlan): Draft | undefined {
  if (plan.isBinding) return withDeterringDeposit(scenario, view, plan);
  const draft = pactDraft(view, plan);
  const forecast = forecastPact(scenario, view, draft);
  return forecast.ok && forecast.value.deterringDeposit <= BEARABLE ? draft : undefined;
}
