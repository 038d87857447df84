import { keysOf } from '#shared/kernel/records.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Lane, PreviewAnswer, PreviewJob, PreviewRequest, PreviewResult } from './preview.ts';

/** What the engine needs of the thread that it runs in. */
type PreviewHost = {
  readonly answer: (answer: PreviewAnswer) => void;
  /** Run a step after messages that have arrived meanwhile. */
  readonly later: (step: () => void) => void;
  readonly nowMs: () => number;
};

type Work = {
  readonly id: number;
  readonly lane: Lane;
  readonly job: PreviewJob;
  readonly steps: Generator<undefined, PreviewResult>;
  spentMs: number;
};

/** How questions about one view of a game are answered, in slices so that newer work can interrupt a long answer. */
type Answers = (job: PreviewJob) => Work['steps'];

/** The rules of one game as the engine asks them. */
export type Runner<Of extends AnyScenario> = (scenario: Of, view: GameState) => Answers;

/** In the order in which they are served. */
const LANES = keysOf({
  first: true,
  leaving: true,
  ends: true,
  curve: true,
  levels: true,
  retaliation: true,
  package: true,
  ahead: true,
  assent: true,
  corridor: true,
  jobs: true,
  standing: true,
  growth: true,
  leavers: true,
  foregone: true,
  winning: true,
  paying: true,
  areas: true,
  refused: true,
  worth: true,
  reform: true,
  others: true,
  sharing: true,
  signed: true,
  inForce: true,
  better: true,
  packages: true,
  // With whom to deal, and whom to leave, takes longest.
  exits: true,
  partners: true,
} satisfies Record<Lane, true>);

/**
 * Runs previews one slice at a time: the newest job of each lane, the first lane before the others. Where the game goes on, jobs that
 * are not yet answered begin again on what it is now: a lane that asks does not cost the others their answer.
 */
export class PreviewEngine<Of extends AnyScenario> {
  readonly #host: PreviewHost;
  readonly #run: Runner<Of>;
  readonly #work = new Map<Lane, Work>();
  #scenario: Of | undefined;
  #view: GameState | undefined;
  #answers: Answers | undefined;
  #isScheduled = false;

  constructor(host: PreviewHost, run: Runner<Of>) {
    this.#host = host;
    this.#run = run;
  }

  receive(request: PreviewRequest<Of>): void {
    if (request.type === 'scenario') {
      this.#scenario = request.scenario;
      return;
    }
    if (request.type === 'snapshot') {
      if (this.#scenario === undefined) throw new Error('a view came before its scenario');
      this.#view = keepSame(this.#view, request.view);
      const answers = this.#run(this.#scenario, this.#view);
      this.#answers = answers;
      for (const { id, lane, job } of this.#work.values()) this.#begin(answers, { id, lane, job });
      return;
    }
    if (this.#answers === undefined) return;
    const { lane } = request;
    this.#begin(this.#answers, request);
    // The first number comes at once, without waiting for a turn of the loop.
    if (lane === 'first') this.#step();
    else this.#schedule();
  }

  /** In place of what was asked before in this lane, started or not. */
  #begin(answers: Answers, { id, lane, job }: Pick<Work, 'id' | 'lane' | 'job'>): void {
    this.#work.set(lane, { id, lane, job, steps: answers(job), spentMs: 0 });
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#host.later(() => {
      this.#isScheduled = false;
      this.#step();
    });
  }

  #step(): void {
    const lane = LANES.find((each) => this.#work.has(each));
    const work = lane === undefined ? undefined : this.#work.get(lane);
    if (work === undefined) return;
    const startedMs = this.#host.nowMs();
    const step = work.steps.next();
    work.spentMs += this.#host.nowMs() - startedMs;
    if (step.done === true) {
      this.#work.delete(work.lane);
      this.#host.answer({ id: work.id, lane: work.lane, result: step.value, computeMs: work.spentMs });
    }
    if (this.#work.size > 0) this.#schedule();
  }
}

/** The new view with the old object wherever nothing changed: what was solved under the same law is then known. */
function keepSame(before: GameState | undefined, after: GameState): GameState {
  const old = new Map<string, unknown>(Object.entries(before ?? {}));
  const same = (key: string, value: unknown): unknown =>
    JSON.stringify(old.get(key)) === JSON.stringify(value) ? old.get(key) : value;
  return Object.fromEntries(
    Object.entries(after).map(([key, value]) => [key, same(key, value)]),
  ) as GameState;
}

/** Answers what-ifs in this thread, beside the page, by the code that settles rounds. */
export function servePreviews<Of extends AnyScenario>(run: Runner<Of>): void {
  const turns = new MessageChannel();
  const waiting: (() => void)[] = [];
  turns.port1.addEventListener('message', () => waiting.shift()?.());
  turns.port1.start();
  const engine = new PreviewEngine(
    {
      answer: (answer: PreviewAnswer) => self.postMessage(answer),
      later: (step) => {
        waiting.push(step);
        turns.port2.postMessage(undefined);
      },
      nowMs: () => performance.now(),
    },
    run,
  );
  self.addEventListener('message', (event: MessageEvent<PreviewRequest<Of>>) => engine.receive(event.data));
}
