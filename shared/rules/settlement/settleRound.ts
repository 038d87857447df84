import { SURCHARGE_MAX_BP, SURCHARGE_ROUNDS } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, mapValues, must } from '#shared/kernel/records.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { workersMoved } from '#shared/economics/dynamics/migrate.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { ModuleStates } from '#shared/protocol/modules/modules.ts';
import type { PolicyOf, Schedule, Surcharge } from '#shared/protocol/policy.ts';
import type { RoundReport, SettledEconomy } from '#shared/protocol/report.ts';
import { decidersOf, unionsOf } from '../law/blocs.ts';
import {
  type LawInForce,
  type SuccessorAnswers,
  economyPlace,
  movedWall,
  placesOf,
  rateBounds,
  wallFromPolicy,
  wallOf,
} from '../law/lawInForce.ts';
import { preferentialRateBp } from '../law/rates.ts';
import { fundsOf } from '../law/transfers.ts';
import type { SolvedRound } from '../modules/gameModule.ts';
import { openModuleEnvelopes, settleModules } from '../modules.ts';
import { rateCeilings } from '../modules/wto/bindings.ts';
import { buildShock, closeBorderCosts, settledEconomy, settledShock } from '../shock/buildShock.ts';
import { levyDuties } from '../shock/levyDuties.ts';
import type { CountryGame, WallState } from '../state.ts';
import { causesOf } from './causes.ts';
import { headlines } from './headlines.ts';
import { outcomeOf } from './outcome.ts';
import { closingQuestion } from './closingQuestion.ts';
import { reportFigures } from './reportFigures.ts';

/** The walls and surcharges that the sealed policies of the round bring; in the epilogue those in force stay. */
function openEnvelopes(scenario: Scenario, state: CountryGame): CountryGame['walls'] {
  const isEpilogue = state.round > state.settings.rounds;
  const opened: Record<EconomyId, WallState> = {};
  for (const economy of placesOf(scenario).ids) {
    const wall = wallOf(state, economy);
    const chosen = isEpilogue ? { wall } : chosenBy(scenario, state, economy, wall);
    opened[economy] = withSurcharge(state, economy, chosen);
  }
  return isEpilogue ? opened : { ...opened, ...votedWalls(scenario, state) };
}

type ChosenWall = { readonly wall: Schedule; readonly surcharge?: Surcharge | undefined };

function chosenBy(scenario: Scenario, state: CountryGame, economy: EconomyId, wall: Schedule): ChosenWall {
  const policy = state.sealedPolicies[economy];
  if (policy?.type !== 'wall') return { wall };
  return { wall: wallFromPolicy(scenario, wall, policy), surcharge: policy.surcharge };
}

function votedWalls(scenario: Scenario, state: CountryGame): CountryGame['walls'] {
  const voted: Record<EconomyId, WallState> = {};
  for (const union of unionsOf(state)) {
    const { tariff, surcharge } = countWallVote(scenario, state, union);
    for (const member of union.parties) {
      voted[member] = withSurcharge(state, member, { wall: tariff, surcharge });
    }
  }
  return voted;
}

/** A running surcharge stays until it ends; a new one runs from this round. */
function withSurcharge(state: CountryGame, economy: EconomyId, chosen: ChosenWall): WallState {
  const running = state.walls[economy]?.surcharge;
  if (running !== undefined && running.untilRound >= state.round) {
    return { mfnRateBp: chosen.wall, surcharge: running };
  }
  if (chosen.surcharge === undefined) return { mfnRateBp: chosen.wall };
  const untilRound = state.round + SURCHARGE_ROUNDS - 1;
  return { mfnRateBp: chosen.wall, surcharge: { ...chosen.surcharge, untilRound } };
}

const NO_ANSWERS: SuccessorAnswers = { surcharges: [], withheld: [] };

/**
 * How the successors of the last round's governments answer in the epilogue. Whoever raised a wall or surcharged in the last
 * round meets a surcharge of the same points, at most 20, from each economy hit; whoever left an agreement in it loses the
 * remaining preferences of the members it left. A union is judged as one: its rise is the mean over its members' trade.
 */
export function successorAnswers(scenario: Scenario, state: CountryGame): SuccessorAnswers {
  const last = state.reports.at(-1);
  if (state.round <= state.settings.rounds || last?.round !== state.settings.rounds) return NO_ANSWERS;
  return answersAfter(scenario, state, last);
}

type LastRound = Pick<RoundReport, 'walls' | 'wallsBefore' | 'surcharges' | 'leavers'>;

/** The same of a last round that has come to this, with the agreements that are left after it. */
export function answersAfter(scenario: Scenario, state: CountryGame, last: LastRound): SuccessorAnswers {
  const raisers = decidersOf(state, placesOf(scenario).ids);
  return {
    surcharges: raisers.flatMap((raiser) =>
      scenario.economies
        .filter(({ id, playable }) => playable && !raiser.includes(id))
        .flatMap(({ id }) => {
          const riseBp = riseMetBy(scenario, { state, last, raiser, hit: id });
          const rateBp = Math.min(SURCHARGE_MAX_BP, Math.round(riseBp / POINT_BP) * POINT_BP);
          return rateBp >= POINT_BP
            ? raiser.map((against) => ({ by: id, surcharge: { against, rateBp } }))
            : [];
        }),
    ),
    withheld: last.leavers.flatMap(({ by: leaver, injured }) =>
      injured.map((member) => ({ by: member, to: leaver })),
    ),
  };
}

type Rise = {
  readonly state: CountryGame;
  readonly last: LastRound;
  readonly raiser: readonly EconomyId[];
  readonly hit: EconomyId;
};

/** Mean rise of what the hit economy's goods met at the raiser's border, weighted by its trade, in basis points. */
function riseMetBy(scenario: Scenario, { state, last, raiser, hit }: Rise): number {
  const { N, J } = scenario.base;
  const i = economyPlace(scenario, hit);
  let weighted = 0;
  let weights = 0;
  for (const member of raiser) {
    const n = economyPlace(scenario, member);
    const surchargeBp = sealedSurchargeBp(state, last, member, hit);
    for (const { id, place } of placesOf(scenario).goods) {
      const beforeBp = last.wallsBefore[member]?.[id] ?? 0;
      const nowBp = (last.walls[member]?.[id] ?? 0) + surchargeBp;
      const preferenceBp = preferentialRateBp(state.agreements, member, hit, id, nowBp) ?? Infinity;
      const weight = state.settled.imports[(n * N + i) * J + place] ?? 0;
      weighted += weight * (Math.min(nowBp, preferenceBp) - Math.min(beforeBp, preferenceBp));
      weights += weight;
    }
  }
  return weights > 0 ? weighted / weights : 0;
}

/** A surcharge that was sealed in the last round, and not one that was still running. */
function sealedSurchargeBp(state: CountryGame, last: LastRound, by: EconomyId, against: EconomyId): number {
  const sealed = last.surcharges.find(
    (entry) =>
      entry.by === by && entry.surcharge.against === against && entry.untilRound > state.settings.rounds,
  );
  return sealed?.surcharge.rateBp ?? 0;
}

/** The outcome of a round: it goes into the event, so that replay never solves again. */
export type Settlement = {
  readonly report: RoundReport;
  readonly settled: SettledEconomy;
  readonly random: RandomState;
  readonly walls: CountryGame['walls'];
  readonly modules?: ModuleStates;
};

/**
 * Opens the envelopes, gives the law to the trade model and writes the report. After the last round it settles the epilogue:
 * walls and votes stay, successors answer. That the model may not converge is an expected failure. `ignoresCauses`: nobody reads why
 * incomes moved, which takes some ten further solves.
 */
export function settleRound(
  scenario: Scenario,
  state: CountryGame,
  { ignoresCauses = false }: { readonly ignoresCauses?: boolean } = {},
): Result<Settlement, ConvergenceFailure> {
  const solved = solveRound(scenario, state);
  if (!solved.ok) return solved;
  const round = solved.value;
  const causes = ignoresCauses ? undefined : causesOf(round);
  const figures = { ...reportFigures(round), ...(causes?.ok === true ? { causes: causes.value } : {}) };
  const { states, reports, random } = settleModules(round, figures);
  const hasModules = Object.keys(states).length > 0;
  const outcome = outcomeOf(round, hasModules ? { ...figures, modules: reports } : figures);
  return ok({
    report: { ...outcome.report, headlines: headlines(outcome), question: closingQuestion(outcome) },
    settled: {
      ...settledEconomy(scenario, closeBorderCosts(scenario, round.law), round.after),
      ...insuredWorkers(round),
    },
    random,
    walls: round.law.walls,
    ...(hasModules ? { modules: states } : {}),
  });
}

/** Workers who had to change their work: adjustment funds pay by them in the next round. */
function insuredWorkers({
  scenario,
  state,
  before,
  after,
}: SolvedRound): Pick<SettledEconomy, 'workersMoved'> {
  if (fundsOf(state).length === 0) return {};
  const moved = workersMoved(scenario.base, before.equilibrium.output, after.equilibrium.output);
  const { ids } = placesOf(scenario);
  return { workersMoved: Object.fromEntries(ids.map((id, place) => [id, at(moved, place)])) };
}

/** Opens the envelopes and gives the law to the trade model, with the steps from what was levied last round. */
export function solveRound(scenario: Scenario, state: CountryGame): Result<SolvedRound, ConvergenceFailure> {
  const { base } = scenario;
  const law: LawInForce = {
    ...state,
    ...openModuleEnvelopes(scenario, state),
    walls: openEnvelopes(scenario, state),
    answers: successorAnswers(scenario, state),
  };
  const from = settledShock(scenario, state.settled);
  const to = buildShock(scenario, law);
  const start = solveEquilibrium(base, from, { isPatient: true });
  if (!start.ok) return start;
  const decomposition = decomposeWelfare(base, from, to);
  if (!decomposition.ok) return decomposition;
  return ok({
    scenario,
    state,
    law,
    before: { shock: from, equilibrium: start.value },
    after: { shock: to, equilibrium: decomposition.value.end },
    decomposition: decomposition.value,
    duties: levyDuties(scenario, law),
    solveUnder: (other, options) => solveEquilibrium(base, buildShock(scenario, other), options),
  });
}

type WallVoteResult = { readonly tariff: Schedule; readonly surcharge?: Surcharge };

/**
 * The common external tariff that a union's sealed votes give: in each sector the middle vote, within the step. Where the
 * count is even the tariff in force votes too; silence votes for it, so with two members and one absent nothing changes. At full
 * integration the presidency's move comes on top.
 */
export function countWallVote(scenario: Scenario, state: CountryGame, union: Agreement): WallVoteResult {
  const inForce = wallOf(state, must(union.parties[0], 'member of the union'));
  const ballots = union.parties.flatMap((member) => sealedVote(state, member) ?? []);
  const tariff: Record<string, number> = {};
  for (const { id } of placesOf(scenario).goods) {
    const standing = inForce[id] ?? 0;
    const { minBp, maxBp } = rateBounds(scenario, standing);
    const votes = ballots.map(({ rates }) => Math.min(maxBp, Math.max(minBp, rates[id] ?? standing)));
    const silent = union.parties.length - votes.length;
    const evenVote = union.parties.length % 2 === 0 ? 1 : 0;
    tariff[id] = median([...votes, ...Array<number>(silent + evenVote).fill(standing)]);
  }
  const surcharge = majoritySurcharge(union, ballots);
  const ceilings = rateCeilings(scenario, state, must(union.parties[0], 'member of the union'));
  // Vote and move are each within what is bound; together they must be too.
  const levied = mapValues(movedWall(state, union, tariff), (rateBp, sector) =>
    Math.min(rateBp, ceilings[sector] ?? rateBp),
  );
  return surcharge === undefined ? { tariff: levied } : { tariff: levied, surcharge };
}

function sealedVote(state: CountryGame, member: EconomyId): PolicyOf<'wallVote'> | undefined {
  const policy = state.sealedPolicies[member];
  return policy?.type === 'wallVote' ? policy : undefined;
}

function median(votes: readonly number[]): number {
  const sorted = votes.toSorted((a, b) => a - b);
  return must(sorted[(sorted.length - 1) / 2], 'middle vote');
}

/** The highest surcharge that more than half of the members asked for, against the same economy. */
function majoritySurcharge(
  union: Agreement,
  ballots: readonly PolicyOf<'wallVote'>[],
): Surcharge | undefined {
  const asked = ballots.flatMap(({ surcharge }) => surcharge ?? []);
  for (const against of new Set(asked.map((surcharge) => surcharge.against))) {
    const rates = asked
      .filter((surcharge) => surcharge.against === against)
      .map(({ rateBp }) => rateBp)
      .toSorted((a, b) => b - a);
    const carried = rates[Math.floor(union.parties.length / 2)];
    if (carried !== undefined) return { against, rateBp: carried };
  }
  return undefined;
}
