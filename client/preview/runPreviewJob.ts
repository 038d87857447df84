import { freeTradeDraft } from '#shared/bots/proposals/candidateDrafts.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, withoutKey } from '#shared/kernel/records.ts';
import { type Result, assertNever, ok } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { lawOf, withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import { detoursOf } from '#shared/rules/shock/detoursOf.ts';
import { ratificationOdds } from '#shared/rules/countries/ratification.ts';
import {
  compareLaws,
  forecastEvents,
  forecastLeavers,
  forecastProposal,
} from '#shared/rules/forecast/compareLaws.ts';
import {
  effectOfLaw,
  forecastOverRounds,
  growthByAgreements,
  tasksUnder,
  thenOf,
} from '#shared/rules/forecast/forecastOverRounds.ts';
import {
  forecastChoice,
  forecastCurve,
  forecastTariff,
  supportOfAll,
  type TariffChoice,
  withAnswers,
  withPolicy,
} from '#shared/rules/forecast/policyForecasts.ts';
import { economyPlace, placesOf, rateBounds, tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { moduleIsOpen } from '#shared/rules/law/moduleIsOn.ts';
import { applyLaw, roundsToLookAt, startsAnew } from '#shared/rules/law/register.ts';
import type { TaskAhead } from '#shared/rules/modules/politics/mandates.ts';
import { solveStandingLaw } from '#shared/rules/shock/solveLaw.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';
import type { Runner } from './PreviewEngine.ts';
import { type PartnerOffer, type Telling, adviceOn } from './advice.ts';
import { standingNow, whatBotsSay } from './onward.ts';
import { leavingWorths, packageEffects, readyPackages, twoWaysOf } from './otherLaws.ts';
import type {
  AreaWorth,
  CurvePoint,
  HomeForecast,
  OfferWorth,
  PreviewJob,
  PreviewResult,
} from './preview.ts';

export const countryAnswers: Runner<Scenario> = (scenario, view) => (job) =>
  runPreviewJob({ scenario, view: countryGame(view) }, job);

type PreviewGround = { readonly scenario: Scenario; readonly view: CountryGame };

/** The map shows what would move beside the numbers. */
const SHOWN = { flows: true } as const;
/** Points of a curve solved before the worker looks for newer work. */
const POINTS_A_SLICE = 3;

/** Answers a job in slices, so that newer work can interrupt a long one. The model is the one that settles rounds. */
function* runPreviewJob(ground: PreviewGround, job: PreviewJob): Generator<undefined, PreviewResult> {
  const { scenario, view } = ground;
  switch (job.type) {
    case 'proposal':
      return proposalNow(besides(ground, job), job.draft, job.parts);
    case 'worth':
      return yield* worthsOf(ground, job);
    case 'advice':
      return yield* adviceOn(scenario, view, job, {
        effectOf: (draft) => effectOf(ground, draft),
        furtherOf: (draft) => furtherOf(ground, draft, job.economy),
      });
    case 'areas':
      return yield* areasOf(ground, job);
    case 'ofOthers':
      return yield* dealsOfOthers(ground, job);
    case 'leaving':
      return yield* leavingWorths(scenario, view, job);
    case 'foregone':
    case 'winning':
      return yield* whatBotsSay(scenario, view, job);
    case 'events':
      return asResult(forecastEvents(scenario, view));
    case 'leavers':
      return asResult(forecastLeavers(scenario, view, job.economy));
    case 'proposalAhead': {
      const { view: rest } = besides(ground, job);
      return aheadOf(scenario, rest, lawsOf(scenario, rest, job.draft), job);
    }
    case 'policyAhead':
      return aheadOf(scenario, view, { without: view, with: withAnswers(scenario, view, job) }, job);
    case 'package':
      return (yield* packageEffects(scenario, view, job)) ?? { type: 'failed' };
    case 'packages':
      return (yield* readyPackages(scenario, view, job)) ?? { type: 'failed' };
    case 'policy':
      return policyNow(ground, job);
    case 'curve':
      return yield* runCurve(ground, job);
    case 'tradeInForce':
      return tradeNow(ground);
    case 'choices':
      return yield* choicesOf(ground, job);
    case 'retaliation':
      return asResult(forecastChoice(scenario, answeredBy(ground, job.by, job.raisedBp), job));
    case 'standing':
      return yield* standingNow(scenario, view, job.economy);
    case 'growth': {
      const grown = yield* growthByAgreements(scenario, view, job.economy);
      return grown.ok ? { type: 'growth', grown: grown.value } : { type: 'failed' };
    }
    case 'measures':
    case 'paying':
    case 'trade':
    case 'assent':
    case 'levels':
    case 'pact':
    case 'came':
    case 'leavings':
    case 'partners':
      // Provinces are asked about in their own games.
      return { type: 'failed' };
    default:
      return assertNever(job);
  }
}

/** An offer a slice: whoever opens one of them is answered first. */
function* worthsOf(
  ground: PreviewGround,
  { economy, drafts, awaiting }: Extract<PreviewJob, { type: 'worth' }>,
): Generator<undefined, PreviewResult> {
  const worths: (OfferWorth | undefined)[] = [];
  for (const [at, draft] of drafts.entries()) {
    yield undefined;
    const itself = awaiting?.[at];
    const { scenario, view } = itself === undefined ? ground : besides(ground, { awaiting: itself });
    const forecast = forecastProposal(scenario, view, draft);
    const own = forecast.ok ? forecast.value.economies[economy] : undefined;
    const worth = own && { percent: percentOfLog(own.logChange), gainBn: own.gainBn };
    const last = worth && lastOf(scenario, view, draft)?.[economy];
    const isOther = last !== undefined && Math.abs(last - (worth?.percent ?? 0)) >= SILENT_PERCENT;
    const when = view.round >= view.settings.rounds ? 'after' : 'later';
    const isParty = worth !== undefined && draft.parties.includes(economy);
    const laws = lawsOf(scenario, view, draft);
    const task = isParty && taskWith(scenario, laws.with, economy);
    const { task: taskNow } = task && startsAnew(view) ? taskWith(scenario, laws.without, economy) : {};
    const levels = worth && startsAnew(view) && effectOfLaw(scenario, laws)?.levels;
    const ways = isParty && view.par && !startsAnew(view) && twoWaysOf(scenario, view, laws, economy);
    worths.push(
      worth && {
        ...worth,
        ...(isOther ? { [when]: last } : {}),
        ...task,
        ...(taskNow && { taskNow }),
        ...(levels && { levels: levels[economy], ...thenOf(scenario, laws, draft, freeTradeDraft) }),
        ...(ways && { ways }),
      },
    );
  }
  return { type: 'worth', worths };
}

/** An area a slice. One that is in force is weighed with what is paid for it. */
function* areasOf(
  ground: PreviewGround,
  { economy, drafts }: Extract<PreviewJob, { type: 'areas' }>,
): Generator<undefined, PreviewResult> {
  const { scenario, view } = ground;
  const worths: (AreaWorth | undefined)[] = [];
  for (const draft of drafts) {
    yield undefined;
    const signed = Object.values(view.agreements).find(
      ({ parties }) =>
        parties.length === draft.parties.length && parties.every((party) => draft.parties.includes(party)),
    );
    const laws =
      signed === undefined
        ? lawsOf(scenario, view, draft)
        : { without: { ...view, agreements: withoutKey(view.agreements, signed.id) }, with: view };
    const effect = effectOfLaw(scenario, laws);
    // Before the last round the task is told as if this one were it: so an area that does it is known in time.
    const settings = { ...view.settings, rounds: view.round };
    const task = effect && taskWith(scenario, { ...laws.with, settings }, economy);
    worths.push(effect && { ...effect, ...task, ...thenOf(scenario, laws, draft, freeTradeDraft) });
  }
  return { type: 'areas', worths };
}

function* dealsOfOthers(
  { scenario, view }: PreviewGround,
  { economy, deals }: Extract<PreviewJob, { type: 'ofOthers' }>,
): Generator<undefined, PreviewResult> {
  const worths: (OfferWorth | undefined)[] = [];
  for (const deal of deals) {
    yield undefined;
    const [without, law] = [deal.without, deal.with].map((parts) =>
      withPendingLaw(scenario, { ...view, ...parts }),
    ) as [CountryGame, CountryGame];
    const compared = compareLaws(scenario, { without, with: law });
    const before = detoursOf(scenario, without, economy).flatMap(({ sectors }) => sectors);
    const wayRound = detoursOf(scenario, law, economy)
      .map(({ through, sectors }) => ({ through, sectors: sectors.filter((each) => !before.includes(each)) }))
      .find(({ sectors }) => sectors.length > 0);
    const own = compared.ok ? compared.value.economies[economy] : undefined;
    const index = 100 * (own?.welfare ?? NaN);
    worths.push(
      own && {
        percent: percentOfLog(own.logChange),
        gainBn: own.gainBn,
        index,
        ...(startsAnew(view) && { levels: effectOfLaw(scenario, { without, with: law })?.levels?.[economy] }),
        ...(wayRound && own.logChange < 0 ? { wayRound } : {}),
      },
    );
  }
  return { type: 'worth', worths };
}

/** Per cent of real income: half of the last digit that is shown. */
const SILENT_PERCENT = 0.005;

/** What an offer brings all in the last of the rounds that are looked at, in per cent of real income; undefined where there is only this one. */
function lastOf(scenario: Scenario, view: CountryGame, draft: Draft): PartnerOffer['laterAll'] {
  const rounds = roundsToLookAt(view);
  if (rounds < 2) return undefined;
  const ahead = forecastOverRounds(scenario, lawsOf(scenario, view, draft), { rounds });
  const logs = ahead.ok ? ahead.value.at(-1)?.logChange : undefined;
  return logs && mapValues(logs, (log) => percentOfLog(log));
}

function* runCurve(
  { scenario, view }: PreviewGround,
  job: Extract<PreviewJob, { type: 'curve' }>,
): Generator<undefined, PreviewResult> {
  const points: CurvePoint[] = [];
  for (let at = 0; at < job.points.length; at += POINTS_A_SLICE) {
    if (at > 0) yield undefined;
    const slice = job.points.slice(at, at + POINTS_A_SLICE);
    const solved = forecastCurve(scenario, view, { ...job, points: slice });
    if (!solved.ok) return { type: 'failed' };
    points.push(...solved.value);
  }
  return { type: 'curve', points };
}

/** Trade and incomes as the law in force makes them. */
function tradeNow({ scenario, view }: PreviewGround): PreviewResult {
  const solved = solveStandingLaw(scenario, withPendingLaw(scenario, view));
  if (!solved.ok) return { type: 'failed' };
  const { imports, income } = solved.value.equilibrium;
  const incomeBn = fromKeys(placesOf(scenario).ids, (id) => income[economyPlace(scenario, id)] ?? 0);
  return { type: 'tradeInForce', settled: { imports: [...imports], incomeBn } };
}

/** An envelope a slice. */
function* choicesOf(
  { scenario, view }: PreviewGround,
  { economy, policies }: Extract<PreviewJob, { type: 'choices' }>,
): Generator<undefined, PreviewResult> {
  const choices: TariffChoice[] = [];
  for (const policy of policies) {
    yield undefined;
    const areaWith = (other: EconomyId): Draft => freeTradeDraft([economy], [other]);
    const choice = forecastTariff(scenario, view, { economy, policy }, areaWith);
    if (choice === undefined) return { type: 'failed' };
    choices.push(choice);
  }
  return { type: 'choices', choices };
}

function asResult(forecast: ReturnType<typeof forecastProposal>): PreviewResult {
  return forecast.ok ? { type: 'forecast', forecast: forecast.value } : { type: 'failed' };
}

/** The ground without a proposal that awaits the bell itself: it would else count as law before it is weighed. */
function besides(ground: PreviewGround, { awaiting }: { readonly awaiting?: ProposalId }): PreviewGround {
  if (awaiting === undefined) return ground;
  const { view } = ground;
  return { ...ground, view: { ...view, proposals: withoutKey(view.proposals, awaiting) } };
}

function aheadOf(
  scenario: Scenario,
  view: CountryGame,
  laws: TwoLaws,
  { rounds, economy }: { readonly rounds: number; readonly economy?: EconomyId },
): PreviewResult {
  const ways = economy === undefined ? undefined : twoWaysOf(scenario, view, laws, economy);
  const ahead = forecastOverRounds(scenario, laws, { rounds });
  const answered = laws.with.answersNext?.surcharges;
  const toEnd = { ...(ways && { ways }), ...(answered && { answered }) };
  return ahead.ok ? { type: 'ahead', rounds: ahead.value, ...toEnd } : { type: 'failed' };
}

/** The forecast of a proposal with what it would do at home, where somebody votes. */
function proposalNow({ scenario, view }: PreviewGround, draft: Draft, parts = false): PreviewResult {
  const result = asResult(forecastProposal(scenario, view, draft, { ...SHOWN, parts }));
  if (result.type !== 'forecast') return result;
  const home = proposalAtHome(scenario, view, draft);
  if (!home.ok) return { type: 'failed' };
  const laws = lawsOf(scenario, view, draft);
  const tasks = tasksUnder(scenario, laws.with);
  const levels = startsAnew(view) ? effectOfLaw(scenario, laws)?.levels : undefined;
  return {
    ...result,
    ...(home.value === undefined ? {} : { home: home.value }),
    ...(tasks === undefined ? {} : { tasks }),
    ...(levels === undefined ? {} : { levels }),
    ...thenOf(scenario, laws, draft, freeTradeDraft),
  };
}

/** The one task of a seat, as it would be judged with what is signed in the last round. */
function taskWith(scenario: Scenario, law: CountryGame, economy: EconomyId): { readonly task?: TaskAhead } {
  const task = tasksUnder(scenario, law)?.[economy]?.[0];
  return task === undefined ? {} : { task };
}

/** The view in which an economy has raised its whole wall by as much as we did. */
function answeredBy({ scenario, view }: PreviewGround, by: EconomyId, raisedBp: number): CountryGame {
  const wall = view.walls[by];
  if (wall === undefined) return view;
  const goods = new Set(tradableSectors(scenario));
  const mfnRateBp = mapValues(wall.mfnRateBp, (rateBp, sector) =>
    goods.has(sector) ? Math.min(rateBounds(scenario, rateBp).maxBp, rateBp + raisedBp) : rateBp,
  );
  return { ...view, walls: { ...view.walls, [by]: { ...wall, mfnRateBp } } };
}

const pendingLaws = new WeakMap<CountryGame, CountryGame>();
type TwoLaws = Readonly<Record<'without' | 'with', ReturnType<typeof withAnswers>>>;
const laws = new WeakMap<Draft, TwoLaws>();
/** The law with and without a draft; proposals that await the bell stand in both. */
function lawsOf(scenario: Scenario, view: CountryGame, draft: Draft): TwoLaws {
  const without = pendingLaws.get(view) ?? withPendingLaw(scenario, view);
  pendingLaws.set(view, without);
  const known = laws.get(draft);
  if (known?.without === without) return known;
  const both = { without, with: applyLaw(without, lawOf(scenario, without, draft)) };
  laws.set(draft, both);
  return both;
}

/** What a lawful draft would do to every government, and the odds of the votes at home; undefined where there is no politics. */
function proposalAtHome(
  scenario: Scenario,
  view: CountryGame,
  draft: Draft,
): Result<HomeForecast | undefined, ConvergenceFailure> {
  if (view.politics === undefined || !moduleIsOpen(view, 'politics')) return ok(undefined);
  const support = supportOfAll(scenario, view, lawsOf(scenario, view, draft));
  if (!support.ok) return support;
  const odds = ratificationOdds(scenario, view, draft);
  return odds.ok ? ok({ support: support.value, odds: odds.value }) : odds;
}

/** What an offer does to all, as it is told where it is opened. */
function effectOf({ scenario, view }: PreviewGround, draft: Draft): ReturnType<Telling['effectOf']> {
  const laws = lawsOf(scenario, view, draft);
  const effect = effectOfLaw(scenario, laws);
  if (effect === undefined) return undefined;
  const { levels: _levels, ...told } = effect;
  const support = supportOfAll(scenario, view, laws);
  return { ...told, supportPoints: support.ok ? mapValues(support.value, ({ change }) => change) : {} };
}

/** What it does besides, of an offer that might be signed. */
function furtherOf(
  { scenario, view }: PreviewGround,
  draft: Draft,
  economy: EconomyId,
): ReturnType<Telling['furtherOf']> {
  const ways = twoWaysOf(scenario, view, lawsOf(scenario, view, draft), economy);
  const laterAll = lastOf(scenario, view, draft);
  const votes = ratificationOdds(scenario, view, draft);
  const isVoted = votes.ok && votes.value.length > 0;
  return {
    ...(laterAll && { later: laterAll[economy] ?? 0, laterAll }),
    ...(ways && { ways }),
    // That all say yes.
    ...(isVoted ? { odds: votes.value.reduce((all, { probability }) => all * probability, 1) } : {}),
  };
}

/** The forecast of an envelope with what it would do at home, where somebody votes: no legislature is asked about it. */
function policyNow(ground: PreviewGround, job: Extract<PreviewJob, { type: 'policy' }>): PreviewResult {
  const { scenario, view } = ground;
  const result = asResult(forecastChoice(scenario, view, job, SHOWN));
  if (result.type !== 'forecast' || view.politics === undefined || !moduleIsOpen(view, 'politics'))
    return result;
  const laws = { without: view, with: withPolicy(scenario, view, job) };
  const support = supportOfAll(scenario, view, laws);
  return support.ok ? { ...result, home: { support: support.value, odds: [] } } : { type: 'failed' };
}
