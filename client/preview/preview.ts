import { effect, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Detour } from '#shared/rules/shock/detoursOf.ts';
import type { AnsweredForecast, AnsweredLook } from '#shared/bots/provinces/answerPact.ts';
import type { GainWorth } from '#shared/bots/provinces/pactDraft.ts';
import type { EconomyId, ProposalId, SectorId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { RatificationOdds, SupportForecast } from '#shared/protocol/modules/politics.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvincePayment } from '#shared/protocol/provinces/provincesState.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import type { ProvinceFlow } from '#shared/protocol/provinces/provinceReport.ts';
import type { Forecast, ToTheEnd, TwoWays } from '#shared/rules/forecast/compareLaws.ts';
import type {
  ForecastRound,
  GrownBy,
  LawEffect,
  Levels,
  OthersThen,
} from '#shared/rules/forecast/forecastOverRounds.ts';
import type { TariffChoice } from '#shared/rules/forecast/policyForecasts.ts';
import type { TaskAhead, TasksAhead } from '#shared/rules/modules/politics/mandates.ts';
import type {
  ForecastProvince,
  MeasuresForecast,
  PactForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { PactRounds, Standing } from '#shared/rules/provinces/forecast/pactLooks.ts';
import type { AssentForecast } from '#shared/rules/provinces/forecast/centreReforms.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { CountryPart, GameState } from '#shared/rules/state.ts';
import { readJson, writeJson } from '../state/storage.ts';
import { game, gameId, me, provincesScenario, scenario } from '../state/store.ts';
import { known } from '../state/useTable.ts';
import type { Advice, AdviceJob } from './advice.ts';
import type { Onward } from './onward.ts';
import type { OtherLawJob, OtherLawResult } from './otherLaws.ts';

/** The latest answer of each lane, with the job that it answers. */
export type Preview = { readonly job: PreviewJob; readonly result: PreviewResult };
export const previews = signal<Readonly<Partial<Record<Lane, Preview>>>>({});

/** Lanes that may take longer wait until the input has rested. */
const DEBOUNCE_MS = 80;

let startWorker: (() => Worker) | undefined;
let worker: Worker | undefined;
let lastId = 0;
let sentView: GameState | undefined;
const asked = new Map<Lane, { readonly id: number; readonly job: PreviewJob }>();
const waiting = new Map<Lane, ReturnType<typeof setTimeout>>();
/** The newest job of each lane, sent or waiting. */
const newest = new Map<Lane, PreviewJob>();

/** From now on questions are answered by this game's thread, which is started with the first of them. */
export function answerPreviews(start: () => Worker): void {
  startWorker = start;
}

/** Ask the model. Whatever was asked before in this lane is forgotten, its answer too. */
export function askPreview(lane: Lane, job: PreviewJob): void {
  clearTimeout(waiting.get(lane));
  newest.set(lane, job);
  const ask = (): void => send(lane, job);
  if (lane === 'first') ask();
  else waiting.set(lane, setTimeout(ask, DEBOUNCE_MS));
}

/** Forgets a question and its answer, unless something has been asked in the lane since: a panel may go after the next has come. */
export function clearPreview(lane: Lane, job: PreviewJob): void {
  if (newest.get(lane) !== job) return;
  newest.delete(lane);
  clearTimeout(waiting.get(lane));
  asked.delete(lane);
  if (previews.peek()[lane] === undefined) return;
  const { [lane]: _gone, ...rest } = previews.peek();
  previews.value = rest;
}

/** Whether every question has its answer: whoever takes a picture waits for it. */
export const isAnswered = (): boolean =>
  [...newest].every(([lane, job]) => previews.peek()[lane]?.job === job);

function send(lane: Lane, job: PreviewJob): void {
  const view = game.peek();
  if (view === undefined) return;
  const target = (worker ??= openWorker());
  if (view !== sentView) {
    sentView = view;
    target.postMessage({ type: 'snapshot', view: withLastReport(view) } satisfies PreviewRequest);
  }
  lastId += 1;
  asked.set(lane, { id: lastId, job });
  target.postMessage({ type: 'job', id: lastId, lane, job } satisfies PreviewRequest);
}

/** What-ifs begin with the last report; those before it would only be copied. */
function withLastReport(view: GameState): GameState {
  // The reports stay those of their game.
  return { ...view, reports: view.reports.slice(-1) } as GameState;
}

function openWorker(): Worker {
  const opened = known(startWorker)();
  opened.addEventListener('message', (event: MessageEvent<PreviewAnswer>) => receive(event.data));
  opened.postMessage({
    type: 'scenario',
    scenario: known(scenario.peek() ?? provincesScenario.peek()),
  } satisfies PreviewRequest);
  return opened;
}

function receive(answer: PreviewAnswer): void {
  const question = asked.get(answer.lane);
  if (question?.id !== answer.id) return;
  previews.value = { ...previews.peek(), [answer.lane]: { job: question.job, result: answer.result } };
}

/** A table was left: its worker goes with it, and questions that still waited are not put to the next one's. */
effect(() => {
  if (game.value !== undefined) return;
  for (const timer of waiting.values()) clearTimeout(timer);
  waiting.clear();
  worker?.terminate();
  worker = undefined;
  sentView = undefined;
  asked.clear();
  newest.clear();
  previews.value = {};
});

/** Asks the model for a panel whenever an input has changed; the last answer stays until the next. Without a job, and when the panel goes, it is forgotten. */
export function usePreview(lane: Lane, job: PreviewJob | undefined, inputs: readonly unknown[]): void {
  const own = useRef<PreviewJob>(undefined);
  const forget = (): void => {
    if (own.current !== undefined) clearPreview(lane, own.current);
    own.current = undefined;
  };
  useEffect(() => {
    if (job === undefined) return forget();
    own.current = job;
    return askPreview(lane, job);
  }, [job === undefined, ...inputs]);
  useEffect(() => forget, []);
}

/** More forecasts than a round's drafts have; older ones give way. */
const TOLD_AT_MOST = 60;

/**
 * What forecasts of a round have told this seat on this device, by what they were about: when the round is over it is laid beside what
 * came. It outlasts a reload of the tab.
 */
export function keepForecast(round: number, about: string, value: number | undefined): void {
  const told = readTold(round);
  if (told.get(about) === value) return;
  told.delete(about);
  if (value !== undefined) told.set(about, value);
  writeJson(
    sessionStorage,
    toldKey(),
    Object.fromEntries([['round', round], ...[...told].slice(-TOLD_AT_MOST)]),
  );
}

export function forecastTold(round: number, about: string): number | undefined {
  return readTold(round).get(about);
}

const toldKey = (): string => `accord.told.${gameId.peek() ?? ''}.${me.peek()?.seat ?? ''}`;

/** What was told in this round; of an earlier one nothing is kept. */
function readTold(round: number): Map<string, number> {
  const kept = readJson(sessionStorage, toldKey());
  const entries: readonly (readonly [string, unknown])[] =
    typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
  if (!entries.some(([name, value]) => name === 'round' && value === round)) return new Map();
  return new Map(
    entries.flatMap(([name, value]) =>
      name !== 'round' && typeof value === 'number' ? [[name, value] as const] : [],
    ),
  );
}

export type LawParts = Pick<CountryPart, 'agreements' | 'walls'>;

/** What the worker is asked: everything in it is public or the asker's own. */
export type PreviewJob =
  | OtherLawJob
  | AdviceJob
  /** `awaiting` is the proposal itself where it already awaits the bell; `parts`: what each change of income is made of, too. */
  | {
      readonly type: 'proposal';
      readonly draft: Draft;
      readonly awaiting?: ProposalId;
      readonly parts?: true;
    }
  /** What each of several offers would bring to a seat, shortly. `awaiting`: those that await the bell themselves. */
  | ({ readonly type: 'worth'; readonly economy: EconomyId; readonly drafts: readonly Draft[] } & {
      readonly awaiting?: readonly (ProposalId | undefined)[];
    })
  /** What each of several areas brings to all, and whether it does the seat's task. */
  | { readonly type: 'areas'; readonly economy: EconomyId; readonly drafts: readonly Draft[] }
  /** What agreements of others do to a seat in this round: what was in force before each of them, and with it. */
  | {
      readonly type: 'ofOthers';
      readonly economy: EconomyId;
      readonly deals: readonly { readonly without: LawParts; readonly with: LawParts }[];
    }
  /** The same proposal over this round and those after it. */
  | ({ readonly type: 'proposalAhead'; readonly draft: Draft; readonly rounds: number } & Partial<
      Readonly<Record<'economy', EconomyId> & Record<'awaiting', ProposalId>>
    >)
  | { readonly type: 'policy'; readonly economy: EconomyId; readonly policy: Policy }
  /** The same envelope over this round and those after it. */
  | {
      readonly type: 'policyAhead';
      readonly economy: EconomyId;
      readonly policy: Policy;
      readonly rounds: number;
    }
  | { readonly type: 'measures'; readonly economy: EconomyId; readonly measures: Measures }
  /** The round of a province as the table stands, or how a country goes on under a law; a reform of evaluation; why the last round came as it did. */
  | { readonly type: 'standing' | 'assent' | 'came'; readonly economy: EconomyId; readonly law?: string }
  /** What each agreement of a seat makes grow in the next round; what comes once its partners that have given notice are out; what events do. */
  | { readonly type: 'growth' | 'leavers' | 'events'; readonly economy: EconomyId }
  | { readonly type: 'paying'; readonly payment: ProvincePayment }
  | { readonly type: 'trade'; readonly economy: EconomyId; readonly measures: Measures }
  /** What the own province comes to at each of several levels of its dials. */
  | { readonly type: 'levels'; readonly economy: EconomyId; readonly levels: readonly Measures[] }
  | { readonly type: 'pact'; readonly draft: Draft; readonly economy?: EconomyId | undefined }
  /** What comes once a province is out of a voluntary pact, of each. */
  | { readonly type: 'leavings'; readonly economy: EconomyId; readonly pacts: readonly Pact[] }
  /** Pacts with one partner each, to find the one to begin with, and renewals. */
  | {
      readonly type: 'partners';
      readonly economy: EconomyId;
      readonly drafts: readonly Draft[];
      readonly renewals: readonly Draft[];
      /** Pacts of many, of which those are looked for who all gain. */
      readonly circles: readonly Draft[];
      /** What a point of the career and a per cent of income are worth to the seat. */
      readonly worth: GainWorth;
    }
  /** The seat's fortunes over the slider: of the whole wall, or of one sector. */
  | {
      readonly type: 'curve';
      readonly economy: EconomyId;
      readonly policy: Policy;
      readonly sector?: SectorId;
      readonly points: readonly number[];
    }
  /** Trade and incomes under the law in force, where rounds start anew: those of the last settlement are of other agreements. */
  | { readonly type: 'tradeInForce'; readonly law: string }
  /** Several envelopes side by side, where a round moves the tariff by little. */
  | { readonly type: 'choices'; readonly economy: EconomyId; readonly policies: readonly Policy[] }
  /** The same envelope, answered by the hardest hit with the same points. */
  | {
      readonly type: 'retaliation';
      readonly economy: EconomyId;
      readonly policy: Policy;
      readonly by: EconomyId;
      readonly raisedBp: number;
    };

/** Lanes: the first number within a frame, and what may take a little longer. Newer work replaces older in its lane. */
export type Lane =
  | 'first'
  | 'leaving'
  | 'exits'
  | 'ends'
  | 'leavers'
  | 'curve'
  | 'levels'
  | 'retaliation'
  | 'ahead'
  | 'assent'
  | 'corridor'
  | 'standing'
  | 'growth'
  | 'paying'
  | 'jobs'
  | 'foregone'
  | 'winning'
  | 'partners'
  | 'refused'
  | 'worth'
  | 'reform'
  | 'areas'
  | 'others'
  | 'sharing'
  | 'signed'
  | 'inForce'
  | 'better'
  | 'packages'
  | 'package';

/** The scenario comes first, once: what the page has fetched is not fetched again by the thread. */
export type PreviewRequest<Of extends AnyScenario = AnyScenario> =
  | { readonly type: 'scenario'; readonly scenario: Of }
  | { readonly type: 'snapshot'; readonly view: GameState }
  | { readonly type: 'job'; readonly id: number; readonly lane: Lane; readonly job: PreviewJob };

export type CurvePoint = { readonly atBp: number; readonly welfare: number; readonly revenueBn: number };

/** What a proposal would do at home: absent where the game has no politics. */
export type HomeForecast = {
  /** Of every government, its own ratification counted as carried. */
  readonly support: Readonly<Record<EconomyId, SupportForecast>>;
  /** Of the legislatures that must say yes. */
  readonly odds: readonly RatificationOdds[];
};

/** What an offer would bring to one seat in the round, as far as its game counts it so. */
export type OfferWorth = {
  /** Per cent of real income. */
  readonly percent: number;
  /** Countries, in the last round: the same in the years after, where it is another figure. It leads, since they count three times. */
  readonly after?: number;
  /** Countries, before the last round: the same in the last of the rounds that are looked at, where it is another figure. */
  readonly later?: number;
  /** Countries: money a year, billions; of what others signed, real income with it, opening = 100. */
  readonly gainBn?: number;
  readonly index?: number;
  /** Of what others signed: where goods of outsiders come round the own tariff since. */
  readonly wayRound?: Detour;
  /** Countries, in the last round: the seat's one task as it would be judged with it, and without it. */
  readonly task?: TaskAhead;
  readonly taskNow?: TaskAhead;
  /** Where rounds start anew, in the last: real income in it and in the years after, opening = 100. By these the points of the end with it, and how many more. */
  readonly levels?: Levels | undefined;
  readonly reaction?: OthersThen;
  readonly score?: { readonly points: number; readonly gained: number };
  /** Where a score is told as it stands: how the seat goes on without it and with it. */
  readonly ways?: TwoWays;
  /** Provinces: points of the round, and the rounds that this was read from. */
  readonly points?: number;
  readonly rounds?: PactRounds;
};

/** What an area brings to each economy. */
export type AreaWorth = LawEffect & {
  /** The seat's task as it would be judged with it, were this round the last. */
  readonly task?: TaskAhead;
  readonly reaction?: OthersThen;
};

export type PreviewResult =
  | OtherLawResult
  | Advice
  /** In the order asked; nothing where the model finds nothing. */
  | { readonly type: 'worth'; readonly worths: readonly (OfferWorth | undefined)[] }
  | { readonly type: 'areas'; readonly worths: readonly (AreaWorth | undefined)[] }
  | {
      readonly type: 'forecast';
      readonly forecast: Forecast;
      readonly home?: HomeForecast;
      readonly tasks?: TasksAhead;
      readonly levels?: LawEffect['levels'];
      readonly reaction?: OthersThen;
    }
  | { readonly type: 'measures'; readonly forecast: MeasuresForecast }
  | {
      readonly type: 'levels';
      readonly before: ForecastProvince;
      /** In the order of the question; undefined where the model has found nothing. */
      readonly after: readonly (ForecastProvince | undefined)[];
    }
  | ({ readonly type: 'standing' } & Standing)
  | ({ readonly type: 'came' } & Pick<Standing, 'steps'>)
  | Onward
  | { readonly type: 'growth'; readonly grown: readonly GrownBy[] }
  | { readonly type: 'trade'; readonly flows: readonly ProvinceFlow[] }
  | { readonly type: 'assent'; readonly forecast: AssentForecast }
  | { readonly type: 'pact'; readonly forecast: AnsweredForecast }
  | { readonly type: 'leavings'; readonly forecasts: readonly (PactForecast | undefined)[] }
  | {
      readonly type: 'partners';
      readonly pairs: readonly AnsweredLook[];
      /** As they are, or with other payments where all would sign these and not those; nothing where the model finds nothing. */
      readonly renewals: readonly ((AnsweredLook & { readonly draft: Draft }) | undefined)[];
      readonly circles: readonly (AnsweredLook & { readonly draft: Draft })[];
      /** Where none of these brings a point: what would, but for a partner that does not sign it, with the partner's price. */
      readonly nearly: readonly (AnsweredLook & { readonly draft: Draft })[];
    }
  | ({ readonly type: 'ahead'; readonly rounds: readonly ForecastRound[] } & ToTheEnd)
  | { readonly type: 'curve'; readonly points: readonly CurvePoint[] }
  | { readonly type: 'choices'; readonly choices: readonly TariffChoice[] }
  | { readonly type: 'tradeInForce'; readonly settled: Pick<SettledEconomy, 'imports' | 'incomeBn'> }
  | { readonly type: 'failed' };

export type PreviewAnswer = {
  readonly id: number;
  readonly lane: Lane;
  readonly result: PreviewResult;
  readonly computeMs: number;
};
