/** Clauses beyond tariffs as a part of every game: what they do to the model, what falls due when a round opens, and the common wall that a presidency moves. */
import { COHESION_FUND_BP } from '#shared/content/treatyConstants.ts';
import {
  FORGETTING,
  INFRASTRUCTURE_COST,
  INFRASTRUCTURE_ROUNDS,
  SPECIALIZATION_ROUNDS,
  SPECIALIZATION_SHIFT,
} from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/kernel/records.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { POINT_BP, toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Agreement, AgreementTerms, Condition } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { PRESIDED, isUnion, presidencyOf } from '../law/blocs.ts';
import {
  type LawInForce,
  type ShockDraft,
  economyPlace,
  movedWall,
  placesOf,
  roundInView,
  wallOf,
} from '../law/lawInForce.ts';
import { dynamicsAtWork } from '../law/moduleIsOn.ts';
import { pairsOf } from '../law/register.ts';
import { advanceTimetables, withTermsOrNone } from '../law/terms.ts';
import type { DecideContext, CountryGame } from '../state.ts';
import type { LawHooks } from './gameModule.ts';
import { bindingFault } from './wto/bindings.ts';

/** Clauses beyond tariffs: in every game, and without a memory of their own, since what they say stands in the agreements. */
export const treaty = {
  shape: shapeTreaties,
  intents: { moveCommonWall: { by: 'seat', phases: ['policy'], decide: moveCommonWall } },
} as const satisfies LawHooks;

/** What clauses beyond tariffs do to the model's arrays: roads, swaps of sectors, and the funds of deep unions. */
function shapeTreaties(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  let isDeep = false;
  let hasTerms = false;
  for (const { level, terms } of Object.values(law.agreements)) {
    isDeep ||= level >= 5;
    hasTerms ||= terms !== undefined;
  }
  if (isDeep) payCohesionFunds(scenario, law, draft);
  if (!hasTerms) return;
  for (const shape of Object.values(SHAPES)) shape?.(scenario, law, draft);
}

/** What each sort of term does to the model's arrays here; the comments say where the others reach it. */
const SHAPES: Readonly<
  Record<keyof AgreementTerms, ((scenario: Scenario, law: LawInForce, draft: ShockDraft) => void) | undefined>
> = {
  infrastructure: shapeInfrastructure,
  specializations: shapeSpecialization,
  // As costs at the border (`shock/buildShock.ts`).
  provisions: undefined,
  // What barriers cost (`modules/barriers.ts`), and what panels do (`modules/wto`).
  mutualRecognition: undefined,
  disputeSettlement: undefined,
  // As payments (`law/transfers.ts`).
  adjustmentFundBp: undefined,
  // As rates (`law/rates.ts`).
  phaseIn: undefined,
  conditions: undefined,
  suspended: undefined,
};

/**
 * Where module dynamics is off nothing remembers productivity, so what was learnt follows from how long the agreement has
 * governed: it is lost with it. With the module, dynamics takes the learning up round by round and keeps it.
 */
function shapeSpecialization(scenario: Scenario, law: LawInForce, { tfp }: ShockDraft): void {
  if (dynamicsAtWork(law) !== undefined) return;
  const { J } = scenario.base;
  for (const { economy, sector, logProductivity } of specializationLearnt(scenario, {
    agreements: law.agreements,
    round: roundInView(law),
  })) {
    const place = placesOf(scenario).sectors.find(({ id }) => id === sector)?.place;
    if (place === undefined) continue;
    const cell = economyPlace(scenario, economy) * J + place;
    tfp[cell] = at(tfp, cell) * Math.exp(logProductivity);
  }
}

/**
 * The cohesion fund of an economic union (level 5) or of full integration (6): every member pays the same part of its last
 * settled income, and the fund is paid back per head, so that rich members pay for depth. Outside the caps on payments. Members who
 * stand deeper among themselves than their whole union pay only the difference in their own fund.
 */
function payCohesionFunds(scenario: Scenario, law: LawInForce, { transfer }: ShockDraft): void {
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
function fundRateBp({ level }: Pick<Agreement, 'level'>): number {
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

/**
 * Joint infrastructure: while it is built each member gives up a part c of its income, as resources that make nothing else.
 * The model knows no payment to nobody (Σ transfers = 0), so the cost is a fall of productivity of the same worth: with
 * Σ_j Y_j d ln A the value of a uniform change of productivity (docs/model.md, 1.1),
 *   d ln A_nj = ln(1 − c) · I_n / Σ_j Y_nj   for all j, at the values of the opening.
 * Once built, trade costs among the members are lower by the same factor both ways, for good.
 */
function shapeInfrastructure(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  for (const { terms } of Object.values(law.agreements)) {
    for (const { among, contributionBp, sinceRound } of terms?.infrastructure ?? []) {
      if (law.round < sinceRound + INFRASTRUCTURE_ROUNDS) {
        for (const member of among) giveUp(scenario, draft, member, contributionBp);
      }
      if (roundInView(law) >= sinceRound + INFRASTRUCTURE_ROUNDS) connect(scenario, draft, among);
    }
  }
}

function giveUp(scenario: Scenario, { tfp }: ShockDraft, economy: EconomyId, contributionBp: number): void {
  const { J } = scenario.base;
  const { income, output } = baseAccounts(scenario.base);
  const n = economyPlace(scenario, economy);
  let sales = 0;
  for (let j = 0; j < J; j++) sales += at(output, n * J + j);
  const factor = (1 - toFraction(contributionBp)) ** (at(income, n) / sales);
  for (let j = 0; j < J; j++) tfp[n * J + j] = at(tfp, n * J + j) * factor;
}

function connect(scenario: Scenario, { iceberg }: ShockDraft, among: readonly EconomyId[]): void {
  if (!scenario.flags.borderCosts) return;
  const { N, J } = scenario.base;
  for (const [a, b] of pairsOf(among)) {
    const [n, i] = [economyPlace(scenario, a), economyPlace(scenario, b)];
    for (const { place } of placesOf(scenario).goods) {
      for (const cell of [(n * N + i) * J + place, (i * N + n) * J + place]) {
        iceberg[cell] = at(iceberg, cell) * INFRASTRUCTURE_COST;
      }
    }
  }
}

/** What an agreed specialization does to the productivity of one sector of one economy, as a change of ln Â. */
type Learning = {
  readonly economy: EconomyId;
  readonly sector: SectorId;
  readonly logProductivity: number;
};

/**
 * Agreed specialization (Kojima 1970): two partners leave each other a sector. Production of the kept sector grows and that of
 * the sector given up falls, by agreement and not by the market; with a scale elasticity ψ_j
 *   Δ ln A_nj = ψ_j · shift  where the sector is kept,   −ψ_j · shift · forgetting  where it is left,
 * in each of the first rounds. Both gain where each keeps the sector in which it is larger.
 */
type Law = Pick<LawInForce, 'agreements' | 'round'>;

/** What is learnt, and forgotten, in the law's round alone: module dynamics adds it to what it remembers. */
export function specializationLearning(scenario: Scenario, law: Law): Learning[] {
  return learnings(scenario, law, (rounds) => (rounds >= 1 && rounds <= SPECIALIZATION_ROUNDS ? 1 : 0));
}

/** All that was learnt and forgotten in the rounds up to the law's: for games without module dynamics, which would remember it. */
function specializationLearnt(scenario: Scenario, law: Law): Learning[] {
  return learnings(scenario, law, (rounds) => Math.max(0, Math.min(rounds, SPECIALIZATION_ROUNDS)));
}

/** `steps` counts steps of learning, given how many rounds the agreement has governed, the present one included. */
function learnings(scenario: Scenario, law: Law, steps: (rounds: number) => number): Learning[] {
  return Object.values(law.agreements).flatMap(({ terms }) =>
    (terms?.specializations ?? []).flatMap(({ between, sinceRound }) => {
      const taken = steps(law.round - sinceRound + 1);
      if (taken === 0) return [];
      const [one, two] = between;
      return [
        { party: one.party, keeps: one.keeps, leaves: two.keeps },
        { party: two.party, keeps: two.keeps, leaves: one.keeps },
      ].flatMap(({ party, keeps, leaves }) => [
        learning(scenario, party, keeps, taken * SPECIALIZATION_SHIFT),
        learning(scenario, party, leaves, -taken * SPECIALIZATION_SHIFT * FORGETTING),
      ]);
    }),
  );
}

function learning(scenario: Scenario, economy: EconomyId, sector: SectorId, logOutput: number): Learning {
  const place = placesOf(scenario).sectors.find(({ id }) => id === sector)?.place ?? -1;
  return { economy, sector, logProductivity: (scenario.base.psi[place] ?? 0) * logOutput };
}

/**
 * The presidency of full integration moves the common wall, once a round: what the members vote is levied with its points added.
 * With bindings in force it may not pass them.
 */
function moveCommonWall(
  { scenario }: DecideContext,
  state: CountryGame,
  economy: EconomyId,
  { agreement: id, shiftBp }: SeatIntentOf<'moveCommonWall'>,
): Result<GameEvent[], Rejection> {
  const union = state.agreements[id];
  if (union === undefined) return err({ code: 'agreement/unknown', agreement: id });
  if (!isUnion(union) || union.level < PRESIDED) {
    return err({ code: 'presidency/no-authority', agreement: id });
  }
  if (presidencyOf(state, union) !== economy) return err({ code: 'presidency/not-yours', agreement: id });
  if (union.wallMove?.inRound === state.round)
    return err({ code: 'presidency/moved-already', agreement: id });
  if (shiftBp === 0 || shiftBp % POINT_BP !== 0) return err({ code: 'presidency/whole-points' });
  const moved: Agreement = { ...union, wallMove: { by: economy, shiftBp, inRound: state.round } };
  const fault = bindingFault(scenario, state, economy, {
    type: 'wallVote',
    rates: movedWall(state, moved, wallOf(state, economy)),
  });
  if (fault !== undefined) return err(fault);
  return ok([{ type: 'lawChanged', law: { upsert: [moved], end: [] }, reason: 'presidency' }]);
}

/**
 * What timetables and conditions bring when a round opens: the next step of cuts, and preferences suspended in this round because
 * their condition was broken in the one before. What was suspended then comes back.
 */
export function termsFallDue(state: CountryGame, round: number): GameEvent[] {
  const stepped = advanceTimetables(state.agreements, round);
  const steps = Object.values(stepped).filter((agreement) => agreement !== state.agreements[agreement.id]);
  const judged = Object.values(stepped).flatMap((agreement) => {
    const next = withSuspensions(agreement, state, round);
    return next === agreement ? [] : [next];
  });
  return [...changed(steps, 'timetable'), ...changed(judged, 'condition')];
}

function changed(upsert: readonly Agreement[], reason: 'timetable' | 'condition'): GameEvent[] {
  return upsert.length === 0 ? [] : [{ type: 'lawChanged', law: { upsert, end: [] }, reason }];
}

function withSuspensions(agreement: Agreement, state: CountryGame, round: number): Agreement {
  const { conditions = [], suspended: before = [] } = agreement.terms ?? {};
  if (conditions.length + before.length === 0) return agreement;
  const report = state.reports.at(-1);
  const breakers =
    report?.round === round - 1
      ? conditions.filter((condition) => isBroken(condition, agreement, state, report)).map(({ of }) => of)
      : [];
  if (breakers.length + before.length === 0) return agreement;
  const { suspended: _before, ...terms } = agreement.terms ?? {};
  const suspended = [...new Set(breakers)].map((of) => ({ of, inRound: round }));
  return withTermsOrNone(agreement, suspended.length === 0 ? terms : { ...terms, suspended });
}

function isBroken(
  { of, condition }: Condition,
  { parties }: Agreement,
  ...[state, report]: readonly [state: Pick<CountryGame, 'pledges'>, report: RoundReport]
): boolean {
  switch (condition) {
    case 'noWallRise':
      return hasRaised(report, of);
    case 'keepsWord':
      return report.pledges.some(
        ({ id, outcome }) =>
          outcome === 'broken' && state.pledges.some((pledge) => pledge.id === id && pledge.by === of),
      );
    case 'noSurcharge':
      return report.surcharges.some(({ by, surcharge }) => by === of && parties.includes(surcharge.against));
  }
}

function hasRaised({ walls, wallsBefore }: RoundReport, economy: EconomyId): boolean {
  const before = wallsBefore[economy] ?? {};
  return Object.entries(walls[economy] ?? {}).some(([sector, rateBp]) => rateBp > (before[sector] ?? rateBp));
}
