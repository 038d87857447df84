import { drawIndex, drawUniform, type RandomState } from '#shared/kernel/random.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { keysOf, must } from '#shared/kernel/records.ts';
import {
  MANDATES,
  MANDATE_AIMS,
  MANDATE_POINTS,
  type MandateAim,
  type MandateKind,
} from '#shared/content/mandates.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { candidates, type Task } from './candidates.ts';

type Mandates = Readonly<Record<EconomyId, readonly Objective[]>>;

export type Deal = {
  readonly scenario: Scenario;
  readonly settings: GameSettings;
  readonly economy: EconomyId;
  /** Cards of the others: no two ask for the opposite of each other. */
  readonly others: Mandates;
  /** Number of the card of this seat: a new government has a new one. */
  readonly card: number;
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
  const tasks: Task[] = [];
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
  }));
  return { objectives, random };
}

function pairOfAims(second: number): readonly MandateAim[] {
  return second === 0 ? ['partners', 'trade'] : ['partners', 'home'];
}

function drawTask(
  deal: Deal,
  aim: MandateAim,
  dealt: readonly Task[],
  seed: RandomState,
): { readonly task: Task; readonly random: RandomState } {
  const { scenario, settings, economy } = deal;
  const possible = candidates(scenario, settings, economy);
  const kinds = keysOf<MandateKind>(possible)
    .filter((kind) => MANDATES[kind].aim === aim)
    .map((kind) => (possible[kind] ?? []).filter((task) => fits(deal, task, dealt)))
    .filter((tasks) => tasks.length > 0);
  const kind = drawIndex(seed, kinds.length);
  const tasks = must(kinds[kind.value], `a task about ${aim}`);
  const which = drawIndex(kind.next, tasks.length);
  return { task: must(tasks[which.value], 'a task'), random: which.next };
}

/** Whether a task goes with those on the card, and with those of the others. */
function fits({ others, economy }: Deal, task: Task, dealt: readonly Task[]): boolean {
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
