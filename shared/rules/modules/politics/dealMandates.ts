import { levelOpensIn } from '#shared/rules/law/register.ts';
import {
  MANDATES,
  MANDATE_AIMS,
  MANDATE_AMOUNTS,
  SHORT_GAME,
  MANDATE_MAX,
  MANDATE_POINTS,
  type MandateAim,
  type MandateKind,
  PARTNERS_NAMED,
  SINGLE_TASKS,
  SMALL_SEAT,
  type SingleTask,
} from '#shared/content/mandates.ts';
import { FARM_SECTORS } from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { RIVALRIES } from '#shared/content/societies.ts';
import { at, fromKeys, keysOf, must } from '#shared/kernel/records.ts';
import { isImportCompeting } from '#shared/economics/politics.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type RandomState, drawIndex, drawUniform } from '#shared/kernel/random.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { economyPlace, placesOf } from '../../law/lawInForce.ts';
import { neighboursOf } from './society.ts';

type Mandates = Readonly<Record<EconomyId, readonly Objective[]>>;

/** Cards of all seats, one after the other in the order of dealing. */
export function dealMandates(
  scenario: Scenario,
  settings: GameSettings,
  seed: RandomState,
): { readonly mandates: Mandates; readonly random: RandomState } {
  let random = seed;
  const mandates: Record<EconomyId, readonly Objective[]> = {};
  for (const economy of scenario.dealOrder) {
    const dealt = dealMandate({ scenario, settings, economy, others: mandates, card: 0 }, random);
    mandates[economy] = dealt.objectives;
    random = dealt.random;
  }
  return { mandates, random };
}

/**
 * Kinds of the one task of a seat where agreements are few: partners that others want, too, and sales that gain or lose by
 * the choice of partners: what one sees happen on the map. None is fulfilled before anybody has decided.
 */
export const SINGLE_TASK_KINDS = [
  'agreementWith',
  'counterBloc',
  'openPartners',
  'sellMore',
] as const satisfies readonly MandateKind[];

/** One task for each seat, worth all points, in the order of dealing. Tasks may contradict those of others: that is their use. */
export function dealSingleTasks(
  scenario: Scenario,
  settings: GameSettings,
  seed: RandomState,
): { readonly tasks: Mandates; readonly random: RandomState } {
  let random = seed;
  const tasks: Record<EconomyId, readonly Objective[]> = {};
  for (const economy of scenario.dealOrder) {
    const possible = singleTasks(scenario, settings, economy);
    const which = drawIndex(random, possible.length);
    random = which.next;
    tasks[economy] = [
      { ...must(possible[which.value], 'a task'), id: `${economy}-task`, points: MANDATE_MAX },
    ];
  }
  return { tasks, random };
}

/** Those that were measured for the seat; else whatever it could do. */
export function singleTasks(
  scenario: Scenario,
  settings: GameSettings,
  economy: EconomyId,
): readonly SingleTask[] {
  const measured = SINGLE_TASKS[settings.scenarioId]?.[settings.opening]?.[economy];
  if (measured !== undefined) return measured;
  const possible = candidates(scenario, settings, economy);
  return SINGLE_TASK_KINDS.flatMap((kind) => possible[kind] ?? []);
}

/**
 * Whether the tasks of a new game may follow those of the one before at the same table: nobody gets a task that one of its people has just had
 * and knows, and no two people are to leave each other out, or one to leave out whoever must have them in.
 */
export function mayFollow(tasks: Mandates, before: Mandates, people: readonly EconomyId[]): boolean {
  const of = (all: Mandates): readonly Objective[] => people.flatMap((economy) => all[economy] ?? []);
  const isSame = (one: Objective, other: Objective): boolean =>
    one.kind === other.kind &&
    one.economy === other.economy &&
    one.sector === other.sector &&
    one.amount === other.amount;
  if (of(tasks).some((task) => of(before).some((known) => isSame(task, known)))) return false;
  const leavesOut = (one: EconomyId, other: EconomyId): boolean =>
    (tasks[one] ?? []).some(({ kind, economy }) => kind === 'counterBloc' && economy === other);
  const asksFor = (one: EconomyId, other: EconomyId): boolean =>
    (tasks[one] ?? []).some(({ kind, economy }) => kind === 'agreementWith' && economy === other);
  return !people.some((one) =>
    people.some((other) => leavesOut(one, other) && (leavesOut(other, one) || asksFor(other, one))),
  );
}

type Deal = {
  readonly scenario: Scenario;
  readonly settings: GameSettings;
  readonly economy: EconomyId;
  /** Cards of the others: no two ask for the opposite of each other. */
  readonly others: Mandates;
  /** Number of the card of this seat: a new government has a new one. */
  readonly card: number;
  /** Of a new government: what the one before left done is not asked of it, and words count that it gives itself. */
  readonly after?: { readonly round: number; readonly isDone: (task: SingleTask) => boolean };
};

/** Part of the cards that have three tasks; the others have two. */
const CARDS_OF_THREE = 2 / 3;

/** A card of two or three tasks that go together, one of an aim, worth 100 points. */
export function dealMandate(
  deal: Deal,
  seed: RandomState,
): { readonly objectives: readonly Objective[]; readonly random: RandomState } {
  const { economy, card } = deal;
  const first = drawUniform(seed);
  const second = drawIndex(first.next, 2);
  const hasThree = first.value < CARDS_OF_THREE;
  const aims = hasThree ? MANDATE_AIMS : pairOfAims(second.value);
  let random = second.next;
  const tasks: SingleTask[] = [];
  for (const aim of aims) {
    const drawn = drawTask(deal, aim, tasks, random);
    random = drawn.random;
    tasks.push(drawn.task);
  }
  const points = hasThree ? MANDATE_POINTS[3] : MANDATE_POINTS[2];
  const objectives = tasks.map((task, place): Objective => ({
    ...task,
    id: `${economy}${card}-${place}`,
    points: must(points[place], 'points of a task'),
    ...(deal.after === undefined ? {} : { sinceRound: deal.after.round }),
  }));
  return { objectives, random };
}

function pairOfAims(second: number): readonly MandateAim[] {
  return second === 0 ? ['partners', 'trade'] : ['partners', 'home'];
}

function drawTask(
  deal: Deal,
  aim: MandateAim,
  dealt: readonly SingleTask[],
  seed: RandomState,
): { readonly task: SingleTask; readonly random: RandomState } {
  const { scenario, settings, economy, after } = deal;
  const possible = candidates(scenario, settings, economy);
  const all = keysOf<MandateKind>(possible)
    .filter((kind) => MANDATES[kind].aim === aim)
    .map((kind) => (possible[kind] ?? []).filter((task) => fits(deal, task, dealt)));
  const isOpen = (task: SingleTask): boolean => after?.isDone(task) !== true;
  const open = all.map((tasks) => tasks.filter(isOpen)).filter((tasks) => tasks.length > 0);
  const kinds = open.length > 0 ? open : all.filter((tasks) => tasks.length > 0);
  const kind = drawIndex(seed, kinds.length);
  const tasks = must(kinds[kind.value], `a task about ${aim}`);
  const which = drawIndex(kind.next, tasks.length);
  return { task: must(tasks[which.value], 'a task'), random: which.next };
}

/** Whether a task goes with those on the card, and with those of the others. */
function fits({ others, economy }: Deal, task: SingleTask, dealt: readonly SingleTask[]): boolean {
  const excluded: readonly string[] = MANDATES[task.kind].excludes;
  const clashes = dealt.some(
    (other) =>
      excluded.includes(other.kind) || (task.economy !== undefined && other.economy === task.economy),
  );
  if (clashes) return false;
  const theirs = task.economy === undefined ? [] : (others[task.economy] ?? []);
  const about = theirs.filter((objective) => objective.economy === economy);
  return task.kind === 'noAgreementWith'
    ? !about.some(({ kind }) => kind === 'agreementWith' || kind === 'peaceWithNeighbour')
    : !about.some(({ kind }) => kind === 'noAgreementWith');
}

/** All tasks that a seat could do in this game; which of a kind, if any, is drawn from its list. */
export function candidates(
  scenario: Scenario,
  settings: GameSettings,
  economy: EconomyId,
): Readonly<Partial<Record<MandateKind, readonly SingleTask[]>>> {
  const position = positionOf(scenario, economy);
  const named = (kind: MandateKind, economies: readonly EconomyId[]): SingleTask[] =>
    economies.map((other) => ({ kind, economy: other }));
  const counted = (kind: MandateKind, amount: number, isMeant = true): SingleTask[] =>
    isMeant ? [{ kind, amount }] : [];
  const amounts =
    settings.rounds < SHORT_GAME.belowRounds ? { ...MANDATE_AMOUNTS, ...SHORT_GAME } : MANDATE_AMOUNTS;
  // Amounts are known for the usual opening of the invented countries, and hold for the others of them.
  const opening =
    scenario.opening === 'highWalls' || scenario.opening === 'today' ? scenario.opening : 'standard';
  const { small, large } = amounts.openPartners;
  return {
    agreementWith: named('agreementWith', position.customers),
    peaceWithNeighbour: named('peaceWithNeighbour', position.neighbours.slice(0, 1)),
    smallStatesVoice: counted('smallStatesVoice', amounts.smallStatesVoice, position.isSmall),
    counterBloc: named('counterBloc', position.rivals),
    openPartners: counted('openPartners', position.seats.length > 4 ? large : small),
    deepen: counted('deepen', amounts.deepen, canReach(settings, amounts.deepen)),
    leadUnion: position.isLarge && canReach(settings, 3) ? [{ kind: 'leadUnion' }] : [],
    sellMore: position.exportSectors.map((sector) => ({
      kind: 'sellMore',
      sector,
      amount: amounts.sellMore[opening],
    })),
    lowerTariffsAbroad: counted('lowerTariffsAbroad', amounts.lowerTariffsAbroad[opening]),
    outpace: [{ kind: 'outpace' }],
    keepRevenue: counted('keepRevenue', amounts.keepRevenue[opening], position.isDeveloping),
    keepFarm: position.farms.map((sector) => ({ kind: 'keepFarm', sector, amount: amounts.keepFarm })),
    noAgreementWith: named('noAgreementWith', position.customers),
    keepSovereignty: counted('keepSovereignty', amounts.keepSovereignty),
    holdSupport: counted('holdSupport', amounts.holdSupport),
    keepWord: counted('keepWord', amounts.keepWord),
    lowerWall: counted('lowerWall', amounts.lowerWall[opening]),
  };
}

type Position = {
  readonly seats: readonly EconomyId[];
  /** Largest partners by trade, without those bound at the opening. */
  readonly customers: readonly EconomyId[];
  readonly neighbours: readonly EconomyId[];
  readonly rivals: readonly EconomyId[];
  readonly isSmall: boolean;
  readonly isLarge: boolean;
  readonly isDeveloping: boolean;
  readonly exportSectors: readonly string[];
  readonly farms: readonly string[];
};

function positionOf(scenario: Scenario, economy: EconomyId): Position {
  const { goods } = placesOf(scenario);
  const own = economyPlace(scenario, economy);
  const seats = scenario.economies.filter(({ playable }) => playable).map(({ id }) => id);
  const { income } = baseAccounts(scenario.base);
  const incomes = fromKeys(seats, (seat) => at(income, economyPlace(scenario, seat)));
  const mean = Object.values(incomes).reduce((sum, value) => sum + value, 0) / seats.length;
  const others = seats.filter((seat) => seat !== economy && !isBound(scenario, economy, seat));
  return {
    seats,
    customers: others
      .toSorted((a, b) => tradeBn(scenario, own, b) - tradeBn(scenario, own, a))
      .slice(0, PARTNERS_NAMED),
    neighbours: neighboursOf(scenario, economy).filter((seat) => others.includes(seat)),
    rivals: RIVALRIES.flatMap(([a, b]) => (a === economy ? [b] : b === economy ? [a] : [])).filter((rival) =>
      seats.includes(rival),
    ),
    isSmall: (incomes[economy] ?? 0) < SMALL_SEAT * mean,
    isLarge: (incomes[economy] ?? 0) > mean,
    isDeveloping: scenario.economies[own]?.developing === true,
    exportSectors: goods
      .filter(({ place }) => !isImportCompeting(scenario.base, own, place))
      .map(({ id }) => id),
    farms: goods.filter(({ id }) => FARM_SECTORS.includes(id)).map(({ id }) => id),
  };
}

function isBound(scenario: Scenario, a: EconomyId, b: EconomyId): boolean {
  return scenario.agreements.some(({ parties }) => parties.includes(a) && parties.includes(b));
}

/** Goods both ways at the opening. */
function tradeBn(scenario: Scenario, own: number, partner: EconomyId): number {
  const { N, J } = scenario.base;
  const { imports } = baseAccounts(scenario.base);
  const other = economyPlace(scenario, partner);
  return placesOf(scenario).goods.reduce(
    (sum, { place }) =>
      sum + at(imports, (own * N + other) * J + place) + at(imports, (other * N + own) * J + place),
    0,
  );
}

/** Whether a level opens early enough to be reached before play ends. */
function canReach(settings: GameSettings, level: 3 | 4): boolean {
  return (levelOpensIn(settings, level) ?? Infinity) < settings.rounds;
}
