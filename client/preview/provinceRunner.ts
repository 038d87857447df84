import {
  type AnswerExpected,
  type AnsweredLook,
  type Circle,
  answeredLooks,
  answersExpected,
  circleOfWilling,
  leaversExpected,
  renewalOf,
  pricedAnswer,
  unwilling,
} from '#shared/bots/provinces/answerPact.ts';
import { type Leader, withPaid } from '#shared/bots/provinces/bargain.ts';
import { advisedOffers, asLittleAsSigned, riseBy } from '#shared/bots/provinces/pactDraft.ts';
import { expectationOf } from '#shared/bots/provinces/sealEnvelope.ts';
import { isWithinMeans } from '#shared/bots/provinces/thinking.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { tableHelp } from '#shared/content/provinces/provinceConstants.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { assentForecasts } from '#shared/rules/provinces/forecast/centreReforms.ts';
import {
  type ForecastProvince,
  createForecaster,
  createTradeForecaster,
  forecastAnswered,
  forecastLeaving,
  forecastPact,
  forecastPayment,
  forecastRound,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import {
  type PactLook,
  betrayalOf,
  betrayalOfDraft,
  breakersExpected,
  gainsByPacts,
  roundIfLeft,
  temptedPartners,
} from '#shared/rules/provinces/forecast/pactLooks.ts';
import { stepsAsItCame, stepsToNow } from '#shared/rules/provinces/forecast/roundSteps.ts';
import type { WaryView } from '#shared/rules/provinces/pacts/settlePacts.ts';
import { newPactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { narrowPact, whenItCounts } from '#shared/rules/provinces/pacts/pactLaw.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import type { Runner } from './PreviewEngine.ts';
import type { OfferWorth, PreviewJob, PreviewResult } from './preview.ts';

const FAILED: PreviewResult = { type: 'failed' };

/** Answers the short questions about one view of a game of provinces; what all of them begin with is solved once. */
function createProvinceRunner(
  scenario: ProvincesScenario,
  view: WaryView,
): (job: PreviewJob) => PreviewResult {
  const forecasterOf = remembered((economy: EconomyId) => createForecaster(scenario, view, economy));
  const tradeForecasterOf = remembered((economy: EconomyId) =>
    createTradeForecaster(scenario, view, economy),
  );
  const temptedOf = remembered((economy: EconomyId) => ok(temptedPartners(scenario, view, economy)));
  return (job) => {
    switch (job.type) {
      case 'pact': {
        const { economy, draft } = job;
        const pact = forecastPact(scenario, view, draft, whenItCounts(view, draft));
        if (!pact.ok) return FAILED;
        const broken = betrayalOfDraft({ scenario, view, economy }, draft);
        const answers = economy === undefined ? {} : answersExpected({ scenario, view, economy }, draft);
        return { type: 'pact', forecast: { ...pact.value, ...broken, answers } };
      }
      case 'leavings': {
        const betrayal = betrayalOf(scenario, view, job.economy);
        const forecasts = job.pacts.map((pact) => {
          const forecast = forecastLeaving(scenario, view, job.economy, pact);
          return forecast.ok ? { ...forecast.value, ...betrayal } : undefined;
        });
        return { type: 'leavings', forecasts };
      }
      case 'measures': {
        const forecast = forecasterOf(job.economy)?.(job.measures);
        if (forecast?.ok !== true) return FAILED;
        const betrayal = betrayalOf(scenario, view, job.economy, job.measures, temptedOf(job.economy));
        if ((job.measures.breaks ?? []).length === 0)
          return { type: 'measures', forecast: { ...forecast.value, ...betrayal } };
        const answered = forecastAnswered(scenario, view, job.economy, job.measures);
        if (!answered.ok) return FAILED;
        return { type: 'measures', forecast: { ...forecast.value, ...betrayal, answered: answered.value } };
      }
      case 'standing': {
        const standing = forecastRound(scenario, view, job.economy);
        const steps = stepsToNow(scenario, view, job.economy);
        if (!standing.ok || !steps.ok) return FAILED;
        // Before the talks are over leaders leave what does not pay.
        const leaving = view.phase === 'policy' ? [] : leaversExpected(scenario, view, job.economy);
        const how = leaving.length > 0 ? 'leave' : 'break';
        const { betrayal } =
          how === 'leave'
            ? roundIfLeft(scenario, view, job.economy, leaving)
            : betrayalOf(scenario, view, job.economy, undefined, temptedOf(job.economy));
        const known = { round: standing.value, steps: steps.value, ...breakersExpected(view, job.economy) };
        return { type: 'standing', ...known, ...(betrayal && { least: { ...betrayal, how } }) };
      }
      case 'came': {
        const steps = stepsAsItCame(scenario, view, job.economy);
        return steps.ok ? { type: 'came', steps: steps.value } : FAILED;
      }
      case 'paying': {
        const paid = forecastPayment(scenario, view, job.payment);
        return paid.ok ? { type: 'measures', forecast: paid.value } : FAILED;
      }
      case 'trade': {
        const trade = tradeForecasterOf(job.economy)?.(job.measures);
        return trade?.ok === true ? { type: 'trade', flows: trade.value } : FAILED;
      }
      case 'assent': {
        const all = assentForecasts(scenario, view);
        const forecast = all.ok ? all.value[job.economy] : undefined;
        return forecast === undefined ? FAILED : { type: 'assent', forecast };
      }
      default:
        return FAILED;
    }
  };
}

/** A draft as its card and its form tell it: once the others have sealed, and with what broken words leave. */
function toldLook(leader: Leader, draft: Draft): PactLook | undefined {
  const { scenario, view, economy } = leader;
  const steps = gainsByPacts(scenario, view, economy, [draft]);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const [look] = step.value.ok ? step.value.value : [];
  if (look?.rounds === undefined) return look;
  return { ...look, rounds: { ...look.rounds, ...betrayalOfDraft(leader, draft) } };
}

/** A job so short that nothing may interrupt it: no slice before the answer. */
function* inOneStep(answer: () => PreviewResult): Generator<undefined, PreviewResult> {
  yield* [];
  return answer();
}

type PartnersJob = Extract<PreviewJob, { type: 'partners' }>;

/** Pacts of two that are looked at once the others have sealed: those worth most to whoever asks, and to the table. */
const PAIRS_TOLD = 3;

/** Looked for as the table stands, a pact a slice: what somebody drafts meanwhile goes first. `told`: the same view, in which what is found is told. */
function* partnersFor(
  table: Pick<Leader, 'scenario' | 'view'>,
  told: WaryView,
  { economy, drafts, renewals, circles, worth }: PartnersJob,
): Generator<undefined, PreviewResult> {
  const leader = { ...table, economy };
  const teller = { ...leader, view: told };
  const pairs = yield* answeredLooks(leader, drafts);
  if (pairs === undefined) return FAILED;
  const renewed: (Circle | undefined)[] = [];
  for (const draft of renewals) renewed.push(yield* renewalAtLeast(leader, draft));
  const found: Circle[] = [];
  for (const draft of circles) {
    const circle = yield* circleOfWilling(leader, draft);
    if (circle !== undefined) found.push(circle);
  }
  const advised = yield* advisedOffers(leader, worth);
  const looks = (yield* answeredLooks(leader, advised)) ?? [];
  found.push(
    ...advised.flatMap((draft, place) => {
      const look = looks[place];
      return look === undefined || unwilling(leader, draft, look).length > 0 ? [] : [{ draft, ...look }];
    }),
  );
  const rises = ({ gains }: AnsweredLook): number => riseBy(leader, worth, gains);
  const looked = drafts
    .map((draft, place): Circle => ({ draft, gains: {}, ...pairs[place] }))
    .toSorted((a, b) => rises(b) - rises(a));
  const isFound = (): boolean => found.some((circle) => rises(circle) >= RISE_TOLD);
  if (!isFound()) found.push(...(yield* pricedCircles(leader, looked, circles)));
  const shown = new Set(pairsToTell(leader, { drafts, pairs, worth }));
  const pairsTold: AnsweredLook[] = [];
  for (const [place, { answers, ...look }] of pairs.entries()) {
    const draft = drafts[place];
    if (shown.has(place)) yield undefined;
    const seen = shown.has(place) && draft !== undefined ? (toldLook(teller, draft) ?? look) : { gains: {} };
    pairsTold.push({ ...seen, ...(answers && { answers }) });
  }
  const renewalsTold = yield* allTold(teller, renewed);
  const circlesTold = (yield* allTold(teller, found)).flatMap((circle) => circle ?? []);
  const isTold = [...circlesTold, ...pairsTold].some((look) => rises(look) >= RISE_TOLD);
  const rising = looked.filter((pair) => rises(pair) >= RISE_TOLD);
  const nearly = isTold ? [] : yield* nearlySigned(leader, teller, rising, rises);
  return { type: 'partners', pairs: pairsTold, renewals: renewalsTold, circles: circlesTold, nearly };
}

/** A renewal with as little from whoever asks as all sign for. */
function* renewalAtLeast(leader: Leader, asked: Draft): Generator<undefined, Circle | undefined> {
  const renewal = yield* renewalOf(leader, asked);
  const draft = renewal && (yield* asLittleAsSigned(leader, renewal.draft));
  const [look] = draft === undefined ? [] : ((yield* answeredLooks(leader, [draft])) ?? []);
  return draft && look ? { draft, ...look } : renewal;
}

/** The places of the pacts of two that are told, of those that the other would sign. */
function pairsToTell(
  leader: Leader,
  {
    drafts,
    pairs,
    worth,
  }: Pick<PartnersJob, 'drafts' | 'worth'> & { readonly pairs: readonly AnsweredLook[] },
): readonly number[] {
  const willing = drafts.flatMap((draft, place) => {
    const look = pairs[place];
    if (look?.rounds === undefined || unwilling(leader, draft, look).length > 0) return [];
    const { without: was, kept: next } = look.rounds;
    const help = tableHelp(leader.scenario, { was, next });
    return [{ place, rise: riseBy(leader, worth, look.gains), help }];
  });
  return [
    ...willing.toSorted((a, b) => b.rise - a.rise).slice(0, PAIRS_TOLD),
    ...willing.toSorted((a, b) => b.help - a.help).slice(0, 1),
  ].map(({ place }) => place);
}

function* allTold(
  teller: Leader,
  circles: readonly (Circle | undefined)[],
): Generator<undefined, (Circle | undefined)[]> {
  const told: (Circle | undefined)[] = [];
  for (const circle of circles) {
    yield undefined;
    const look = circle && toldLook(teller, circle.draft);
    told.push(circle && look ? { ...circle, ...look } : circle);
  }
  return told;
}

/** Points of the result from which an offer is told. */
const RISE_TOLD = 1;

/** Partners who are asked for their price where nothing else was found, alone and two by two. */
const PARTNERS_PRICED = 4;

/** Pacts with one or two of the partners with whom one is worth most, at the prices that the form names, where these leave the reader’s wages paid. */
function* pricedCircles(
  leader: Leader,
  looked: readonly Circle[],
  wholes: readonly Draft[],
): Generator<undefined, readonly Circle[]> {
  const { economy } = leader;
  const otherOf = ({ parties }: Draft): EconomyId | undefined => parties.find((party) => party !== economy);
  const partners = [...new Set(looked.flatMap(({ draft }) => otherOf(draft) ?? []))].slice(
    0,
    PARTNERS_PRICED,
  );
  const pairs = partners.flatMap(
    (partner) => looked.find(({ draft }) => otherOf(draft) === partner)?.draft ?? [],
  );
  const [whole] = wholes;
  const two = partners.flatMap((one, at) => partners.slice(at + 1).map((other) => [economy, one, other]));
  const threes = two.flatMap(
    (members) =>
      (whole &&
        narrowPact(
          whole,
          whole.parties.filter((party) => !members.includes(party)),
        )) ||
      [],
  );
  const found: Circle[] = [];
  for (const draft of [...pairs, ...threes]) {
    yield undefined;
    if (newPactFaults(leader.scenario, leader.view, draft, economy).length > 0) continue;
    const circle = yield* renewalOf(leader, draft);
    if (circle?.rounds === undefined || !isWithinMeans(leader, circle.draft, circle.rounds.kept)) continue;
    if (unwilling(leader, circle.draft, circle).length === 0) found.push(circle);
  }
  return found;
}

/** Pacts of two that are told though the other does not sign them. */
const NEARLY_TOLD = 3;

/** Of pacts of two that bring a point once the others have sealed, but that the other does not sign, the best with as many partners: at its price, or with why it refuses. */
function* nearlySigned(
  leader: Leader,
  teller: Leader,
  rising: readonly Circle[],
  rises: (look: AnsweredLook) => number,
): Generator<undefined, readonly Circle[]> {
  const { scenario, view, economy } = leader;
  const told = new Map<EconomyId, Circle>();
  for (const { draft, answers = {}, ...look } of rising) {
    const [bot] = unwilling(leader, draft, { ...look, answers });
    const answer = bot === undefined ? undefined : answers[bot];
    if (bot === undefined || answer === undefined || told.has(bot) || told.size >= NEARLY_TOLD) continue;
    if (newPactFaults(scenario, view, draft, economy).length > 0) continue;
    yield undefined;
    const priced = pricedAnswer(leader, draft, bot, answer);
    const paid = priced.answer === 'asks' ? withPaid(draft, priced.price, economy, bot) : draft;
    yield undefined;
    const seen = toldLook(teller, paid);
    if (seen === undefined || rises(seen) < RISE_TOLD) continue;
    told.set(bot, { draft: paid, ...seen, answers: paid === draft ? { [bot]: priced } : {} });
  }
  return [...told.values()];
}

/** The forecast of a pact with what would win each of those who do not sign it as it is, one after the other. */
function* withPrices(leader: Leader, draft: Draft, told: PreviewResult): Generator<undefined, PreviewResult> {
  if (told.type !== 'pact') return told;
  const { answers = {} } = told.forecast;
  const priced: Record<EconomyId, AnswerExpected> = {};
  for (const [bot, answer] of Object.entries(answers)) {
    yield undefined;
    priced[bot] = pricedAnswer(leader, draft, bot, answer);
  }
  return { ...told, forecast: { ...told.forecast, answers: priced } };
}

/** A solve a slice. */
function* levelsOf(
  { scenario, view }: { readonly scenario: ProvincesScenario; readonly view: ProvinceGame },
  { economy, levels }: Extract<PreviewJob, { type: 'levels' }>,
): Generator<undefined, PreviewResult> {
  const forecaster = createForecaster(scenario, view, economy);
  if (!forecaster.ok) return FAILED;
  let before: ForecastProvince | undefined;
  const after: (ForecastProvince | undefined)[] = [];
  for (const measures of levels) {
    yield undefined;
    const forecast = forecaster.value(measures);
    before ??= forecast.ok ? forecast.value.before.provinces[economy] : undefined;
    after.push(forecast.ok ? forecast.value.after.provinces[economy] : undefined);
  }
  return before === undefined ? FAILED : { type: 'levels', before, after };
}

function* worthsOf(
  table: Pick<Leader, 'scenario' | 'view'>,
  { economy, drafts }: Extract<PreviewJob, { type: 'worth' }>,
): Generator<undefined, PreviewResult> {
  const worths: (OfferWorth | undefined)[] = [];
  for (const draft of drafts) {
    yield undefined;
    const { gains = {}, rounds } = toldLook({ ...table, economy }, draft) ?? {};
    const own = gains[economy];
    worths.push(own && { percent: own.incomePercent, points: own.score, ...(rounds && { rounds }) });
  }
  return { type: 'worth', worths };
}

export const provinceAnswers: Runner<ProvincesScenario> = (scenario, view) => {
  const game = provinceGame(view);
  const answerOf = new Map<string, (job: PreviewJob) => PreviewResult>();
  return (job) => {
    // A person's forecasts count those whom its seat has seen breaking a pact as they stand.
    const seat = job.type === 'paying' ? job.payment.from : 'economy' in job ? job.economy : undefined;
    // What has come about is told without what the seat has since learned to expect.
    if (seat === undefined || job.type === 'came') {
      const answer = answerOf.get('') ?? createProvinceRunner(scenario, game);
      answerOf.set('', answer);
      return inOneStep(() => answer(job));
    }
    const { slices, expects } = expectationOf({ scenario, view: game, economy: seat });
    const seen: WaryView = { ...game, wary: seat };
    const told: WaryView = { ...seen, expects };
    return (function* () {
      // Whatever is told of a round is told once the others have sealed what is expected of them.
      yield* slices(game);
      if (job.type === 'partners') return yield* partnersFor({ scenario, view: seen }, told, job);
      if (job.type === 'worth') return yield* worthsOf({ scenario, view: told }, job);
      if (job.type === 'levels') return yield* levelsOf({ scenario, view: told }, job);
      const answer = answerOf.get(seat) ?? createProvinceRunner(scenario, told);
      answerOf.set(seat, answer);
      if (job.type !== 'pact') return yield* inOneStep(() => answer(job));
      return yield* withPrices({ scenario, view: seen, economy: seat }, job.draft, answer(job));
    })();
  };
};

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
