import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import { assentForecasts } from '#shared/rules/provinces/forecast/reforms.ts';
import {
  createForecaster,
  createTradeForecaster,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { forecastPact } from '#shared/rules/provinces/forecast/forecastPact.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { anyScenarioFor, byGame } from '#shared/rules/scenario/anyScenario.ts';
import {
  type CountryGame,
  type GameState,
  type ProvinceGame,
  countryGame,
  provinceGame,
} from '#shared/rules/state.ts';
import type { Lane, PreviewAnswer, PreviewJob, PreviewRequest, PreviewResult } from './previewProtocol.ts';
import { runPreviewJob } from './runPreviewJob.ts';

const FAILED: PreviewResult = { type: 'failed' };

/** Answers questions about one view of a game of provinces; what all of them begin with is solved once. */
export function createProvinceRunner(
  scenario: ProvincesScenario,
  view: ProvinceGame,
): (job: PreviewJob) => PreviewResult {
  const forecasterOf = remembered((economy: EconomyId) => createForecaster(scenario, view, economy));
  const tradeForecasterOf = remembered((economy: EconomyId) =>
    createTradeForecaster(scenario, view, economy),
  );
  return (job) => {
    switch (job.type) {
      case 'pact': {
        const pact = forecastPact(scenario, view, job.draft);
        return pact.ok ? { type: 'pact', forecast: pact.value } : FAILED;
      }
      case 'measures': {
        const forecast = forecasterOf(job.economy)?.(job.measures);
        return forecast?.ok === true ? { type: 'measures', forecast: forecast.value } : FAILED;
      }
      case 'trade': {
        const trade = tradeForecasterOf(job.economy)?.(job.measures);
        return trade?.ok === true ? { type: 'trade', flows: trade.value } : FAILED;
      }
      case 'assent': {
        const forecasts = assentForecasts(scenario, view);
        const own = forecasts.ok ? forecasts.value[job.economy] : undefined;
        return own === undefined ? FAILED : { type: 'assent', forecast: own };
      }
      default:
        return FAILED;
    }
  };
}

/** What could be made is made once for each. */
function remembered<T>(
  make: (economy: EconomyId) => Result<T, unknown>,
): (economy: EconomyId) => T | undefined {
  const known = new Map<EconomyId, T>();
  return (economy) => {
    const found = known.get(economy);
    if (found !== undefined) return found;
    const made = make(economy);
    if (!made.ok) return undefined;
    known.set(economy, made.value);
    return made.value;
  };
}

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

/** What a game is, and how a question about it is answered: by the rules of countries or of provinces. */
type Ground = {
  readonly view: GameState;
  readonly run: (job: PreviewJob) => Work['steps'];
};

const NO_SLICES: readonly undefined[] = [];

/** A job so short that nothing may interrupt it: no slice before the answer. */
function* inOneStep(answer: () => PreviewResult): Work['steps'] {
  yield* NO_SLICES;
  return answer();
}

const LANES = [
  'first',
  'curve',
  'retaliation',
  'package',
  'ahead',
  'decisions',
] as const satisfies readonly Lane[];

/**
 * Runs previews one slice at a time: the newest job of each lane, the first lane before the others. Where the game goes on, jobs that
 * are not yet answered begin again on what it is now: a lane that asks does not cost the others their answer.
 */
export class PreviewEngine {
  readonly #host: PreviewHost;
  readonly #work = new Map<Lane, Work>();
  #ground: Ground | undefined;
  #isScheduled = false;

  constructor(host: PreviewHost) {
    this.#host = host;
  }

  receive(request: PreviewRequest): void {
    if (request.type === 'snapshot') {
      this.#ground = this.#groundOf(request);
      for (const { id, lane, job } of this.#work.values()) this.#begin(this.#ground, { id, lane, job });
      return;
    }
    if (this.#ground === undefined) return;
    const { lane } = request;
    this.#begin(this.#ground, request);
    // The first number comes at once, without waiting for a turn of the loop.
    if (lane === 'first') this.#step();
    else this.#schedule();
  }

  /** In place of what was asked before in this lane, started or not. */
  #begin({ run }: Ground, { id, lane, job }: Pick<Work, 'id' | 'lane' | 'job'>): void {
    this.#work.set(lane, { id, lane, job, steps: run(job), spentMs: 0 });
  }

  #groundOf(request: Extract<PreviewRequest, { type: 'snapshot' }>): Ground {
    const view = keepSame(this.#ground?.view, request.view);
    const loaded = anyScenarioFor(view.settings);
    if (!loaded.ok) {
      throw new Error(`scenario ${view.settings.scenarioId} of this build is broken: ${loaded.error.reason}`);
    }
    return byGame<Ground>(loaded.value, {
      countries: (scenario) => ({
        view,
        run: (job) => runPreviewJob({ scenario, view: countryGame(view) }, job),
      }),
      provinces: (scenario) => {
        const answer = createProvinceRunner(scenario, provinceGame(view));
        return { view, run: (job) => inOneStep(() => answer(job)) };
      },
    });
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
  if (before?.rulebook !== 'countries' || after.rulebook !== 'countries') return after;
  const same = <K extends 'settled' | 'walls' | 'agreements'>(key: K): CountryGame[K] =>
    JSON.stringify(before[key]) === JSON.stringify(after[key]) ? before[key] : after[key];
  return { ...after, settled: same('settled'), walls: same('walls'), agreements: same('agreements') };
}
