import { FREE_TRADE_LEVEL, NOTICE_ROUNDS } from '#shared/content/treatyConstants.ts';
import { MANDATE_MAX } from '#shared/content/mandates.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, mapValues } from '#shared/kernel/records.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { assertNever } from '#shared/kernel/result.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { EconomyReport } from '#shared/protocol/report.ts';
import { blocsOf, unionOf } from '../../law/blocs.ts';
import { noticesDue } from '../../law/leaving.ts';
import { openRate } from '../../law/rates.ts';
import { type SolvedLaw, economyPlace, placesOf, wallOf } from '../../law/lawInForce.ts';
import { agreementsLapsed, applyLaw, pairLevel, signaturesLeft } from '../../law/register.ts';
import type { CountryGame } from '../../state.ts';

/** Every card of tasks that the view knows, each task judged by the state as it is: once the epilogue is settled, the verdict. */
export function judgeMandates(
  scenario: Scenario,
  state: CountryGame,
): Readonly<Record<EconomyId, readonly Objective[]>> {
  return mapValues(state.politics?.mandates ?? state.tasks ?? {}, (objectives, economy) =>
    objectives.map((objective) => ({ ...objective, met: isMet({ scenario, state, economy }, objective) })),
  );
}

/** Points of a judged mandate, 0–100. */
export function mandatePoints(objectives: readonly Objective[]): number {
  const sum = objectives.reduce((total, { met, points }) => total + (met === true ? points : 0), 0);
  return Math.min(MANDATE_MAX, sum);
}

type Judged = {
  readonly scenario: Scenario;
  readonly state: StateJudged;
  readonly economy: EconomyId;
};

/** Of a report what tasks go by. */
type FiguresJudged = Readonly<
  Record<EconomyId, Pick<EconomyReport, 'revenueBn' | 'incomeBn' | 'shareOfPrize'>>
>;

/** A game of which figures alone are asked, so that it may be judged before its report is written. */
type StateJudged = Omit<CountryGame, 'reports'> & {
  readonly reports: readonly { readonly economies: FiguresJudged }[];
};

/** Whether a task is done as things stand. */
export function isMet(judged: Judged, objective: Objective): boolean {
  switch (objective.kind) {
    case 'agreementWith':
    case 'peaceWithNeighbour':
      return levelWith(judged, objective.economy) >= FREE_TRADE_LEVEL;
    case 'noAgreementWith':
      return levelWith(judged, objective.economy) < FREE_TRADE_LEVEL;
    case 'smallStatesVoice':
      return ownBlocs(judged).some(({ parties }) => parties.length >= amountOf(objective));
    case 'joinOne':
      return ownBlocs(judged).length > 0;
    case 'counterBloc':
      return countersBloc(judged, objective.economy);
    case 'openPartners':
      return levels(judged).filter((level) => level >= FREE_TRADE_LEVEL).length >= amountOf(objective);
    case 'deepen':
      return levels(judged).some((level) => level >= amountOf(objective));
    case 'keepSovereignty':
      return levels(judged).every((level) => level <= amountOf(objective));
    case 'leadUnion':
      return leadsUnion(judged);
    default:
      return isMetAtHome(judged, objective, objective.kind);
  }
}

/** Whether a task stays done whatever others still sign in this round: a rival without a bloc may yet find partners. */
export function staysMet(judged: Judged, objective: Objective): boolean {
  const { kind, economy: rival } = objective;
  if (!isMet(judged, objective)) return false;
  if (kind !== 'counterBloc' || rival === undefined) return true;
  return (blocIncomes(judged, rival).ours ?? 0) >= joint(judged, stillWith(judged, rival));
}

/** A rival that may still sign in this round, with all who may do so too and are in no bloc of one's own. */
function stillWith(judged: Judged, rival: EconomyId): readonly EconomyId[] {
  const { state, economy } = judged;
  const own = [economy, ...ownBlocs(judged).flatMap(({ parties }) => parties)];
  const free = Object.keys(state.seats).filter(
    (seat) => !own.includes(seat) && signaturesLeft(state, seat) !== 0,
  );
  return free.includes(rival) ? free : [];
}

/**
 * Where agreements are few and lapse: the state in which tasks are judged, as far as it is known, after what is in force and the sales under
 * its solved law.
 */
export function stateJudged(law: CountryGame, solved?: SolvedLaw): CountryGame {
  const end = applyLaw(law, { upsert: [], end: agreementsLapsed(law, law.settings.rounds + 1) });
  if (solved === undefined) return end;
  return { ...end, settled: { ...end.settled, imports: [...solved.equilibrium.imports] } };
}

type DoneWays = Readonly<Record<'without' | 'with', { readonly tasksDone?: readonly string[] }>>;

/** What becomes of a task by a choice. */
export type TaskMove = Objective & { readonly move: 'done' | 'undone' | 'nearer' | 'further' };

/** What a choice does to tasks: where it is known which are done at the end without and with it, those alone are done or undone, as a score counts them. */
export function movesToEnd(
  tasks: readonly Objective[],
  moves: readonly TaskMove[],
  ways: DoneWays | undefined,
): readonly TaskMove[] {
  const [was, is] = [ways?.without.tasksDone, ways?.with.tasksDone];
  if (was === undefined || is === undefined) return moves;
  return tasks.flatMap((task): readonly TaskMove[] => {
    const isDone = is.includes(task.id);
    if (isDone !== was.includes(task.id)) return [{ ...task, move: isDone ? 'done' : 'undone' }];
    return isDone
      ? []
      : moves.filter(({ id, move }) => id === task.id && move !== 'done' && move !== 'undone');
  });
}

type TaskLost = Objective & { readonly move: 'undone' | 'further' };

/** Tasks of a seat that a change of agreements undoes or sets back, once all notices that are given with it are due; incomes and sales as they are. */
export function tasksLost(
  scenario: Scenario,
  { game, changed }: { readonly game: CountryGame; readonly changed: CountryGame },
  economy: EconomyId,
): TaskLost[] {
  const tasks = game.politics?.mandates[economy] ?? game.tasks?.[economy] ?? [];
  if (tasks.length === 0) return [];
  const judged = (state: CountryGame): Judged => {
    const due = applyLaw(state, noticesDue(state, game.round + NOTICE_ROUNDS));
    return { scenario, state: stateJudged(due), economy };
  };
  const [was, is] = [judged(game), judged(changed)];
  return tasks.flatMap((task): TaskLost[] => {
    if (isMet(is, task)) return [];
    if (isMet(was, task)) return [{ ...task, move: 'undone' }];
    return (progressOf(is, task) ?? 0) < (progressOf(was, task) ?? 0) ? [{ ...task, move: 'further' }] : [];
  });
}

/** A task as it would be judged; `now`: how far one with an amount comes; `mayBeLost`: what others still sign in this round may undo it. */
export type TaskAhead = Objective & { readonly now?: number; readonly mayBeLost?: true };
export type TasksAhead = Readonly<Record<EconomyId, readonly TaskAhead[]>>;

/** The single tasks that a view of the last round knows, as they would be judged under its law. */
export function judgeAhead(scenario: Scenario, law: CountryGame, solved: SolvedLaw): TasksAhead {
  const state = stateJudged(law, solved);
  return mapValues(judgeMandates(scenario, state), (objectives, economy) =>
    objectives.map((objective): TaskAhead => {
      const judged = { scenario, state, economy };
      const now = progressOf(judged, objective);
      const mayBeLost = objective.met === true && !staysMet(judged, objective);
      return {
        ...objective,
        ...(now === undefined ? {} : { now }),
        ...(mayBeLost ? { mayBeLost } : {}),
      };
    }),
  );
}

type FiguresKind = Exclude<
  Objective['kind'],
  | 'agreementWith'
  | 'peaceWithNeighbour'
  | 'noAgreementWith'
  | 'smallStatesVoice'
  | 'joinOne'
  | 'counterBloc'
  | 'openPartners'
  | 'deepen'
  | 'keepSovereignty'
  | 'leadUnion'
>;

/** The tasks that figures decide, not the register. */
function isMetAtHome(judged: Judged, objective: Objective, kind: FiguresKind): boolean {
  const { scenario, state, economy } = judged;
  const amount = amountOf(objective);
  const part = amount / 100;
  switch (kind) {
    case 'sellMore': {
      const { now, opening } = exportsBn(judged, objective.sector);
      return now >= (1 + part) * opening;
    }
    case 'lowerTariffsAbroad': {
      const { now, opening } = tariffMet(judged);
      return now <= (1 - part) * opening;
    }
    case 'outpace':
      return outpaces(judged);
    case 'keepRevenue': {
      const { now, opening } = revenueShare(judged);
      return now >= part * opening;
    }
    case 'keepFarm': {
      const { now, opening } = farmOutputBn(judged, objective.sector);
      return now >= part * opening;
    }
    case 'lowerWall': {
      const { now, opening } = averageWallBp(scenario, state, economy);
      return now <= (1 - part) * opening;
    }
    case 'holdSupport':
      return (state.politics?.seats[economy]?.support ?? 0) >= amount;
    case 'keepWord':
      return keepsWord(judged, amount, objective.sinceRound);
    default:
      return assertNever(kind);
  }
}

/** How far a task with an amount has come, in the unit of its amount; nothing of a task that is done or not. */
export function progressOf(judged: Judged, objective: Objective): number | undefined {
  const now = PROGRESS[objective.kind]?.(judged, objective);
  return Number.isFinite(now) ? now : undefined;
}

const PROGRESS: Partial<Record<Objective['kind'], (judged: Judged, objective: Objective) => number>> = {
  sellMore: (judged, { sector }) => percentMore(exportsBn(judged, sector)),
  lowerTariffsAbroad: (judged) => -percentMore(tariffMet(judged)),
  lowerWall: ({ scenario, state, economy }) => -percentMore(averageWallBp(scenario, state, economy)),
  keepRevenue: (judged) => 100 + percentMore(revenueShare(judged)),
  keepFarm: (judged, { sector }) => 100 + percentMore(farmOutputBn(judged, sector)),
  openPartners: (judged) => levels(judged).filter((level) => level >= FREE_TRADE_LEVEL).length,
  smallStatesVoice: (judged) => Math.max(0, ...ownBlocs(judged).map(({ parties }) => parties.length)),
};

function percentMore({ now, opening }: Since): number {
  return 100 * (now / opening - 1);
}

function amountOf({ amount }: Objective): number {
  return amount ?? 0;
}

function levelWith({ state, economy }: Judged, other: EconomyId | undefined): number {
  return other === undefined ? 0 : pairLevel(state.agreements, economy, other);
}

/** Levels at which the economy stands with every other seat. */
function levels(judged: Judged): number[] {
  return Object.keys(judged.state.seats)
    .filter((other) => other !== judged.economy)
    .map((other) => levelWith(judged, other));
}

function ownBlocs({ state, economy }: Judged): readonly { readonly parties: readonly EconomyId[] }[] {
  return blocsOf(state).filter(({ parties }) => parties.includes(economy));
}

function joint({ state }: Judged, parties: readonly EconomyId[]): number {
  return parties.reduce((sum, party) => sum + incomeBn(state, party), 0);
}

/** A rival without a bloc counts by itself. */
function countersBloc(judged: Judged, rival: EconomyId | undefined): boolean {
  if (rival === undefined) return false;
  const { ours, theirs } = blocIncomes(judged, rival);
  return ours !== undefined && ours >= theirs;
}

/** Incomes in billions: of the strongest own bloc without a rival, absent where there is none, and of that rival or its strongest bloc. */
export function blocIncomes(
  judged: Judged,
  rival: EconomyId,
): { readonly ours: number | undefined; readonly theirs: number } {
  const own = ownBlocs(judged).filter(({ parties }) => !parties.includes(rival));
  const theirs = blocsOf(judged.state).filter(
    ({ parties }) => parties.includes(rival) && !parties.includes(judged.economy),
  );
  const ofAll = (blocs: typeof own): number[] => blocs.map(({ parties }) => joint(judged, parties));
  return {
    ours: own.length === 0 ? undefined : Math.max(...ofAll(own)),
    theirs: Math.max(joint(judged, [rival]), ...ofAll(theirs)),
  };
}

function leadsUnion({ state, economy }: Judged): boolean {
  const union = unionOf(state, economy);
  return (
    union !== undefined && union.parties.every((party) => incomeBn(state, party) <= incomeBn(state, economy))
  );
}

/** Against the mean of all seats, its own included. */
function outpaces({ state, economy }: Judged): boolean {
  const reports = state.reports.at(-1)?.economies;
  if (reports === undefined) return false;
  const shares = Object.keys(state.seats).map((seat) => reports[seat]?.shareOfPrize ?? 0);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return (reports[economy]?.shareOfPrize ?? 0) > mean;
}

function keepsWord({ state, economy }: Judged, given: number, sinceRound = 0): boolean {
  const own = state.pledges.filter(({ by, round }) => by === economy && round > sinceRound);
  return own.length >= given && own.every(({ outcome }) => outcome !== 'broken');
}

/** A figure as the last settlement left it, and as play began. */
type Since = { readonly now: number; readonly opening: number };

type Place = {
  readonly scenario: Scenario;
  readonly state: Pick<CountryGame, 'settled'>;
  readonly economy: EconomyId;
};

function incomeBn({ settled }: Pick<CountryGame, 'settled'>, economy: EconomyId): number {
  return settled.incomeBn[economy] ?? 0;
}

/** Sales abroad of a sector's goods. */
function exportsBn({ scenario, state, economy }: Place, sector: SectorId | undefined): Since {
  const { N, J } = scenario.base;
  const own = economyPlace(scenario, economy);
  const j = sectorPlace(scenario, sector);
  const sum = (valueAt: (cell: number) => number): number => {
    let total = 0;
    for (let n = 0; n < N; n++) if (n !== own) total += valueAt((n * N + own) * J + j);
    return total;
  };
  const { imports } = baseAccounts(scenario.base);
  return { now: sum((cell) => state.settled.imports[cell] ?? 0), opening: sum((cell) => at(imports, cell)) };
}

/** Mean of the lowest tariffs open to own goods abroad, weighted with what is sold. */
function tariffMet({
  scenario,
  state,
  economy,
}: Place & { readonly state: Pick<CountryGame, 'agreements'> }): Since {
  const { N, J, tau } = scenario.base;
  const { ids, goods } = placesOf(scenario);
  const own = economyPlace(scenario, economy);
  const mean = (tariffAt: (cell: number, n: number, id: SectorId) => number, salesAt: ArrayLike<number>) => {
    let [levied, sold] = [0, 0];
    for (let n = 0; n < N; n++) {
      if (n === own) continue;
      for (const { id, place } of goods) {
        const cell = (n * N + own) * J + place;
        const sales = salesAt[cell] ?? 0;
        levied += tariffAt(cell, n, id) * sales;
        sold += sales;
      }
    }
    return sold > 0 ? levied / sold : 0;
  };
  const { imports, tariff } = state.settled;
  const open = (cell: number, n: number, id: SectorId): number =>
    openRate(state.agreements, [ids[n] ?? '', economy, id], tariff[cell] ?? 0);
  return {
    now: mean(open, imports),
    opening: mean((cell) => tau[cell] ?? 0, baseAccounts(scenario.base).imports),
  };
}

/** Tariff revenue kept after pooling, over income. */
function revenueShare({
  scenario,
  state,
  economy,
}: Place & { readonly state: Pick<StateJudged, 'reports'> }): Since {
  const { revenue, income } = baseAccounts(scenario.base);
  const n = economyPlace(scenario, economy);
  const opening = at(revenue, n) / at(income, n);
  const report = state.reports.at(-1)?.economies[economy];
  return { now: report === undefined ? opening : report.revenueBn / report.incomeBn, opening };
}

/** Output of a sector, at world prices of the time. */
function farmOutputBn({ scenario, state, economy }: Place, sector: SectorId | undefined): Since {
  const { N, J } = scenario.base;
  const j = sectorPlace(scenario, sector);
  const own = economyPlace(scenario, economy);
  let now = 0;
  for (let n = 0; n < N; n++) now += state.settled.imports[(n * N + own) * J + j] ?? 0;
  return { now, opening: at(baseAccounts(scenario.base).output, own * J + j) };
}

/** Plain mean of the wall over goods, basis points. */
function averageWallBp(scenario: Scenario, state: Pick<CountryGame, 'walls'>, economy: EconomyId): Since {
  const { goods } = placesOf(scenario);
  const mean = (schedule: Readonly<Record<SectorId, number>>): number =>
    goods.reduce((sum, { id }) => sum + (schedule[id] ?? 0), 0) / goods.length;
  return { now: mean(wallOf(state, economy)), opening: mean(scenario.mfnRateBp[economy] ?? {}) };
}

function sectorPlace(scenario: Scenario, sector: SectorId | undefined): number {
  return scenario.sectors.findIndex(({ id }) => id === sector);
}
