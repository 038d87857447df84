import { EPILOGUE_WEIGHT, SCORE_WEIGHTS } from '#shared/content/scores.ts';
import { MANDATE_MAX } from '#shared/content/mandates.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Temperament } from '#shared/content/temperaments.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { at, must, remembering } from '#shared/kernel/records.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { LawChoice } from '#shared/rules/forecast/policyForecasts.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { type ProjectedRound, projectDynamics } from '#shared/rules/forecast/forecastOverRounds.ts';
import { economyPlace } from '#shared/rules/law/lawInForce.ts';
import { applyLaw } from '#shared/rules/law/register.ts';
import {
  type TaskMove,
  isMet,
  progressOf,
  stateJudged,
  staysMet,
} from '#shared/rules/modules/politics/mandates.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { temperamentOf } from '../botView.ts';
import { type Appraiser, consenting, paymentGainsBn } from './appraiser.ts';
import { chiefLobbies, incomeSpread, returnChange, roundsToCome, supportWorth } from './homePolitics.ts';
import type { LawTable } from './lawTable.ts';
import { type Appraisal, NOISE, horizonOf } from './prospect.ts';

type Distaste = Extract<ProposalReason, 'exportsTooSmall' | 'lobbyLoses'>;

/** What a proposal is worth to one government, in billions a round over the horizon. */
export type ProposalValue = {
  /** With what the own secret task is worth, of which the others do not know. */
  readonly gainBn: number;
  /** What the task adds to that. */
  readonly taskWorthBn: number;
  /** Sum over the parties. */
  readonly jointGainBn: number;
  /** What each would have if all who join in it shared its gain alike; nothing for whoever only consents, or where all together lose. */
  readonly equalShareBn: number;
  /** The least for which this government signs: its fair part, or no loss where it only consents. */
  readonly reservationBn: number;
  /** Every gain by itself, of outsiders too. */
  readonly appraisal: Appraisal;
  /** What its own taste, beside real income, says against the proposal. */
  readonly distaste?: Distaste;
};

/** Value of a draft to `economy`: its real income under the model, and the least that it asks of the joint gain. */
export function valueProposal(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
): Result<ProposalValue, ConvergenceFailure> {
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return appraised;
  const { gainBn } = appraised.value;
  const temperament = temperamentOf(appraiser.law, economy);
  const jointGainBn = draft.parties.reduce((sum, party) => sum + (gainBn[party] ?? 0), 0);
  const consent = consenting(appraiser.law, draft);
  const littleBn = noiseBn(appraiser, economy);
  const equalShareBn = Math.max(0, jointGainBn) / (draft.parties.length - consent.size);
  const isOutside = consent.has(economy);
  const tasting = { appraisal: appraised.value, temperament };
  const distaste = isOutside ? undefined : distasteFor(appraiser, draft, economy, tasting);
  const worthBn = taskWorthBn(appraiser, draft, economy, appraised.value);
  return ok({
    gainBn: (gainBn[economy] ?? 0) + worthBn,
    taskWorthBn: worthBn,
    jointGainBn,
    equalShareBn: isOutside ? 0 : equalShareBn,
    reservationBn: isOutside ? -littleBn : Math.max(littleBn, temperament.proposals.fairShare * equalShareBn),
    appraisal: appraised.value,
    ...(distaste === undefined ? {} : { distaste }),
  });
}

export function isWorthSigning({ gainBn, reservationBn, distaste }: ProposalValue): boolean {
  return gainBn >= reservationBn && distaste === undefined;
}

export function noiseBn({ law }: Appraiser, economy: EconomyId): number {
  return NOISE * (law.settled.incomeBn[economy] ?? 0);
}

type Tasting = { readonly appraisal: Appraisal; readonly temperament: Temperament };

function distasteFor(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
  tasting: Tasting,
): Distaste | undefined {
  if (!sellsEnough(appraiser, draft, economy, tasting)) return 'exportsTooSmall';
  return pleasesLobbies(appraiser, economy, tasting) ? undefined : 'lobbyLoses';
}

/** The protector's test: what its chief lobbies lose does not eat up what the country gains. */
function pleasesLobbies(
  { scenario, law }: Appraiser,
  economy: EconomyId,
  { appraisal, temperament }: Tasting,
): boolean {
  if (temperament.proposals.lobbyWeight === 0) return true;
  const { before, after } = appraisal.laws;
  const laws = { before: before.solved, after: after.solved };
  const lost = chiefLobbies(scenario, economy)
    .map(({ place, rents }) => rents * returnChange(scenario, laws, economy, place))
    .reduce((sum, change) => sum + Math.min(0, change), 0);
  const lostBn = lost * (law.settled.incomeBn[economy] ?? 0);
  return (appraisal.gainBn[economy] ?? 0) + temperament.proposals.lobbyWeight * lostBn >= 0;
}

/** The mercantilist's test: partners buy enough more of its goods; money that they pay counts as a sale. */
function sellsEnough(
  { scenario, law }: Appraiser,
  draft: Draft,
  economy: EconomyId,
  { appraisal, temperament }: Tasting,
): boolean {
  if (temperament.proposals.salesPerPurchase === 0) return true;
  const { N } = scenario.base;
  const own = economyPlace(scenario, economy);
  const partners = draft.parties.filter((party) => party !== economy);
  const change = (buyer: number, seller: number): number => at(appraisal.tradeChangeBn, buyer * N + seller);
  let soldBn = paymentGainsBn(law, draft)[economy] ?? 0;
  let boughtBn = 0;
  for (const partner of partners) {
    const place = economyPlace(scenario, partner);
    soldBn += change(place, own);
    boughtBn += change(own, place);
  }
  return soldBn >= temperament.proposals.salesPerPurchase * boughtBn;
}

/** Of a hundred bots in its chair a government overtakes so many by a real income higher by their spread, about the middle of a normal distribution: 100/√(2π). */
const OVERTAKEN_BY_SPREAD = 40;

type Question = { readonly scenario: Scenario; readonly law: CountryGame };

/**
 * What a draft adds to the own secret task or takes from it where agreements are few and lapse, in billions a round; by the register alone
 * where nothing is solved yet. Tasks are judged once, at the end, so that only what still holds after the last round decides them.
 */
export function taskWorthBn(
  { scenario, law }: Question,
  draft: Draft,
  economy: EconomyId,
  appraisal?: Appraisal,
): number {
  if (!isJudgedNext(law, economy)) return 0;
  const changed = applyLaw(law, lawOf(scenario, law, draft));
  const { before, after } = appraisal?.laws ?? {};
  const change =
    partDone(scenario, stateJudged(changed, after?.solved), economy) -
    partDone(scenario, stateJudged(law, before?.solved), economy);
  return change * fullWorth(scenario, law, economy) * (law.settled.incomeBn[economy] ?? 0);
}

/** Points, in the unit of the task, from which on it has come nearer or further. */
const NEARER_POINTS = 10;
/** Rounds before the last from which on a rival without a bloc, or with a small one, is taken for one that stays so. */
const RIVALS_SETTLE = 2;

/** The tasks that a change of law moves, of a seat whose tasks are seen, as far as the register, tariffs and trade tell. */
export function taskMoves(question: Question, { before, after }: LawChoice, economy: EconomyId): TaskMove[] {
  const all = tasksOf(question.law, economy);
  if (all.length === 0) return [];
  const [was, is] = [judgedBy(question, before, economy), judgedBy(question, after, economy)];
  const mayStillMove = question.law.round < question.law.settings.rounds - RIVALS_SETTLE;
  return all.flatMap((task): TaskMove[] => {
    if (task.kind === 'counterBloc' && mayStillMove) return [];
    const isDone = isMet(is, task);
    if (isDone !== isMet(was, task)) return [{ ...task, move: isDone ? 'done' : 'undone' }];
    const points = (progressOf(is, task) ?? 0) - (progressOf(was, task) ?? 0);
    if (isDone || Math.abs(points) < NEARER_POINTS) return [];
    return [{ ...task, move: points > 0 ? 'nearer' : 'further' }];
  });
}

/** The tasks of a seat, as far as the view knows them. */
export function tasksOf(
  { politics, tasks }: Pick<CountryGame, 'politics' | 'tasks'>,
  economy: EconomyId,
): readonly Objective[] {
  return politics?.mandates[economy] ?? tasks?.[economy] ?? [];
}

function judgedBy({ scenario, law }: Question, { law: changed, solved }: SolvedChoice, economy: EconomyId) {
  const { agreements, walls } = changed;
  const state = stateJudged({ ...law, agreements, walls }, solved);
  const settled = { ...state.settled, tariff: [...solved.shock.tariff] };
  return { scenario, economy, state: { ...state, settled } };
}

type SolvedChoice = LawChoice['before'];

/** What the tasks that are done by it, or no longer, are worth to a seat, in billions a round. */
export function taskMovesBn(
  { scenario, law }: Question,
  moves: readonly TaskMove[],
  economy: EconomyId,
): number {
  const sign = { done: 1, undone: -1, nearer: 0, further: 0 };
  const points = moves.reduce((sum, { points: each, move }) => sum + sign[move] * each, 0);
  return (points / MANDATE_MAX) * fullWorth(scenario, law, economy) * (law.settled.incomeBn[economy] ?? 0);
}

/** Whether the seat has a task, and what is decided now decides it. */
function isJudgedNext({ tasks, round, settings }: CountryGame, economy: EconomyId): boolean {
  return tasks?.[economy] !== undefined && round >= settings.rounds;
}

/** What others can still undo counts for nothing: no income is given up for a task that may be lost all the same. */
function partDone(scenario: Scenario, state: CountryGame, economy: EconomyId): number {
  const done = (state.tasks?.[economy] ?? []).filter((task) => staysMet({ scenario, state, economy }, task));
  return done.reduce((sum, { points }) => sum + points, 0) / MANDATE_MAX;
}

/** Log real income, in the mean of the rounds that an agreement of now reaches, that all points of the task are worth in the score. */
function fullWorth(scenario: Scenario, law: CountryGame, economy: EconomyId): number {
  const rounds = law.settings.rounds + EPILOGUE_WEIGHT;
  const exchange = (SCORE_WEIGHTS.mandate * MANDATE_MAX) / (SCORE_WEIGHTS.prosperity * OVERTAKEN_BY_SPREAD);
  return (exchange * incomeSpread(scenario, economy) * rounds) / horizonOf(law).weight;
}

/**
 * A second look at what a bot is about to sign with people: the rounds to come one by one, as the rules foresee them. The first look
 * takes one law for all rounds and payments for money, which is good enough among bots, who ask nothing odd of each other.
 */

type Projection = Result<readonly ProjectedRound[], ConvergenceFailure>;

/** Of the solver, in logs. */
const TOLERANCE = 1e-6;

/** What a lawful draft brings a government if nobody decides anything more, in billions a round as other values are; looked for once under a law. */
export function foreseenGainBn(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
): Result<number, ConvergenceFailure> {
  const name = canonicalJson([economy, draft.parties, draft.clauses]);
  return foreseenOnce(appraiser.table, name, () => foresee(appraiser, draft, economy));
}

const foreseenOnce = remembering<LawTable, Result<number, ConvergenceFailure>>();

/** The rounds to come with the draft that was looked at last: its parties are asked one after the other. */
const lastChanged = new WeakMap<LawTable, { readonly terms: string; readonly projection: Projection }>();

function foresee(
  { scenario, law, table }: Appraiser,
  draft: Draft,
  economy: EconomyId,
): Result<number, ConvergenceFailure> {
  const without = known.get(table) ?? project(scenario, law);
  known.set(table, without);
  if (!without.ok) return without;
  const terms = canonicalJson([draft.parties, draft.clauses]);
  const last = lastChanged.get(table);
  const changed =
    last?.terms === terms ? last.projection : project(scenario, applyLaw(law, lawOf(scenario, law, draft)));
  lastChanged.set(table, { terms, projection: changed });
  if (!changed.ok) return changed;
  const [soon, later] = [without.value, changed.value];
  const place = economyPlace(scenario, economy);
  const incomeOf = ({ solved }: ProjectedRound): number =>
    Math.log(at(solved.equilibrium.welfarePerHead, place));
  const sum = later.reduce((total, round, ahead) => {
    const weight = ahead === later.length - 1 ? EPILOGUE_WEIGHT : 1;
    return total + weight * (incomeOf(round) - incomeOf(must(soon[ahead], 'the same round')));
  }, 0);
  const choice = { before: must(soon[0], 'this round'), after: must(later[0], 'this round') };
  const home = supportWorth(scenario, law, choice, economy);
  return ok((sum / horizonOf(law).weight + home) * (law.settled.incomeBn[economy] ?? 0));
}

/** The rounds to come under a law as it stands, found once for all who look at it. */
const known = new WeakMap<LawTable, Projection>();

function project(scenario: Scenario, law: CountryGame): Projection {
  return projectDynamics(scenario, law, { rounds: roundsToCome(law), tolerance: TOLERANCE });
}
