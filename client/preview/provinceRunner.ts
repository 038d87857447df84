import {
  type AnsweredLook,
  answersExpected,
  signingPrice,
  unwilling,
} from '#shared/bots/provinces/answerPact.ts';
import { type Leader, paidBetween, withPaid } from '#shared/bots/provinces/bargain.ts';
import { advisedOffers, riseBy } from '#shared/bots/provinces/pactDraft.ts';
import { envelopesExpected, othersExpected } from '#shared/bots/provinces/sealEnvelope.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { Result } from '#shared/kernel/result.ts';
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
  type PactRounds,
  betrayalOf,
  betrayalOfDraft,
  gainsByPacts,
} from '#shared/rules/provinces/forecast/pactLooks.ts';
import { stepsAsItCame, stepsToNow } from '#shared/rules/provinces/forecast/roundSteps.ts';
import type { WaryView } from '#shared/rules/provinces/pacts/settlePacts.ts';
import { isInArrears } from '#shared/rules/provinces/settlement/careerScore.ts';
import { membersMost, newPactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { isMarketPact, narrowPact, whenItCounts } from '#shared/rules/provinces/pacts/pactLaw.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import type { Runner } from './PreviewEngine.ts';
import type { OfferWorth, PreviewJob, PreviewResult } from './preview.ts';

/** A pact of several that all other members would sign. */
type Circle = AnsweredLook & { readonly draft: Draft };

const FAILED: PreviewResult = { type: 'failed' };

/** Answers the short questions about one view of a game of provinces; what all of them begin with is solved once. */
function createProvinceRunner(
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
        const then = whenItCounts(view, job.draft);
        const pact = forecastPact(scenario, view, job.draft, then);
        if (!pact.ok) return FAILED;
        const { economy } = job;
        const betrayal = betrayalOfDraft({ scenario, view, economy }, job.draft, pact.value.temptations);
        const answers = economy === undefined ? {} : answersExpected({ scenario, view, economy }, job.draft);
        return { type: 'pact', forecast: { ...pact.value, ...betrayal, answers } };
      }
      case 'leavings': {
        const { economy, pacts } = job;
        const betrayal = betrayalOf(scenario, view, economy);
        const forecasts = pacts.map((pact) => {
          const forecast = forecastLeaving(scenario, view, economy, pact);
          return forecast.ok ? { ...forecast.value, ...betrayal } : undefined;
        });
        return { type: 'leavings', forecasts };
      }
      case 'measures': {
        const forecast = forecasterOf(job.economy)?.(job.measures);
        if (forecast?.ok !== true) return FAILED;
        const betrayal = betrayalOf(scenario, view, job.economy, job.measures);
        if ((job.measures.breaks ?? []).length === 0)
          return { type: 'measures', forecast: { ...forecast.value, ...betrayal } };
        const answered = forecastAnswered(scenario, view, job.economy, job.measures);
        if (!answered.ok) return FAILED;
        return { type: 'measures', forecast: { ...forecast.value, ...betrayal, answered: answered.value } };
      }
      case 'standing': {
        const standing = forecastRound(scenario, view, job.economy);
        const steps = stepsToNow(scenario, view, job.economy);
        return standing.ok && steps.ok
          ? { type: 'standing', round: standing.value, steps: steps.value }
          : FAILED;
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
        const forecasts = assentForecasts(scenario, view);
        const own = forecasts.ok ? forecasts.value[job.economy] : undefined;
        return own === undefined ? FAILED : { type: 'assent', forecast: own };
      }
      default:
        return FAILED;
    }
  };
}

/** The rounds of a draft that rests on its members' word with that beside, as the form of the pact tells it; of another as they are. */
function withBetrayal(leader: Leader, draft: Draft, rounds: PactRounds | undefined): PactRounds | undefined {
  const { scenario, view } = leader;
  if (rounds === undefined || draft.clauses.find(isMarketPact)?.isBinding !== false) return rounds;
  const pact = forecastPact(scenario, view, draft, whenItCounts(view, draft));
  return pact.ok ? { ...rounds, ...betrayalOfDraft(leader, draft, pact.value.temptations) } : rounds;
}

const NO_SLICES: readonly undefined[] = [];

/** A job so short that nothing may interrupt it: no slice before the answer. */
function* inOneStep(answer: () => PreviewResult): Generator<undefined, PreviewResult> {
  yield* NO_SLICES;
  return answer();
}

type PartnersJob = Extract<PreviewJob, { type: 'partners' }>;

/** Solves a pact with each in turn, and asks how its members would answer: what somebody drafts meanwhile goes first. */
function* partnersFor(
  table: Pick<Leader, 'scenario' | 'view'>,
  { economy, drafts, renewals, circles, worth }: PartnersJob,
): Generator<undefined, PreviewResult> {
  const leader = { ...table, economy };
  const pairs = yield* answeredLooks(leader, drafts);
  if (pairs === undefined) return FAILED;
  const renewed: (Circle | undefined)[] = [];
  for (const draft of renewals) renewed.push(yield* renewalOf(leader, draft));
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
  if (found.every((circle) => rises(circle) < RISE_TOLD)) {
    const looked = drafts.flatMap((draft, place) => ({
      draft,
      ...pairs[place],
      gains: pairs[place]?.gains ?? {},
    }));
    found.push(
      ...(yield* pricedCircles(
        leader,
        looked.toSorted((a, b) => rises(b) - rises(a)),
        circles,
      )),
    );
  }
  const told: Circle[] = [];
  for (const { rounds, ...circle } of found) {
    yield undefined;
    const doubted = withBetrayal(leader, circle.draft, rounds);
    told.push({ ...circle, ...(doubted && { rounds: doubted }) });
  }
  return { type: 'partners', pairs, renewals: renewed, circles: told };
}

/** Points of the result from which an offer is told. */
const RISE_TOLD = 1;

/** Partners who are asked for their price where nothing else was found, alone and two by two. */
const PARTNERS_PRICED = 4;

/**
 * Pacts with one or two of the partners with whom a pact is worth most, at the payments at which those sign who would not without: the prices
 * that the form of a pact names. Of those only that leave the wages of whoever asks paid.
 */
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
    const own = circle?.rounds?.kept.provinces[economy];
    if (circle === undefined || own === undefined || isInArrears(own)) continue;
    if (unwilling(leader, circle.draft, circle).length === 0) found.push(circle);
  }
  return found;
}

function unpaidBy(draft: Draft, payer: EconomyId): Draft {
  const paid = draft.parties.filter((other) => paidBetween(draft, payer, other) > 0);
  return paid.reduce((left, other) => withPaid(left, 0, payer, other), draft);
}

/** A renewal as it is, or with the payments at which those would sign who do not sign it so, where all sign that. */
function* renewalOf(leader: Leader, draft: Draft): Generator<undefined, Circle | undefined> {
  const [look] = (yield* answeredLooks(leader, [draft])) ?? [];
  if (look === undefined) return undefined;
  let asked = draft;
  for (const bot of unwilling(leader, draft, look)) {
    yield undefined;
    const price = signingPrice(leader, asked, bot);
    // What it pays others is left out where nothing that the reader pays wins it.
    asked = price === 'none' ? unpaidBy(asked, bot) : withPaid(asked, price.inTheEnd, leader.economy, bot);
  }
  if (asked === draft) return { draft, ...look };
  const [priced] = (yield* answeredLooks(leader, [asked])) ?? [];
  const isSigned = priced !== undefined && unwilling(leader, asked, priced).length === 0;
  return isSigned ? { draft: asked, ...priced } : { draft, ...look };
}

/** What drafts would bring, and how they would be answered as the form of a pact tells it. */
function* answeredLooks(
  leader: Leader,
  drafts: readonly Draft[],
): Generator<undefined, readonly AnsweredLook[] | undefined> {
  const { scenario, view, economy } = leader;
  const solved = yield* gainsByPacts(scenario, view, economy, drafts);
  if (!solved.ok) return undefined;
  const looks: AnsweredLook[] = [];
  for (const [place, draft] of drafts.entries()) {
    yield undefined;
    looks.push({ gains: {}, ...solved.value[place], answers: answersExpected(leader, draft) });
  }
  return looks;
}

/** So often those who would not sign are taken out of a circle; and as many it has at least, as pairs are looked at by themselves. */
const NARROWED_AT_MOST = 4;
const LEAST_OF_CIRCLE = 3;

/** Of the parties of a draft those who would all sign a pact among themselves: whoever would not is taken out, and the rest looked at again. */
function* circleOfWilling(leader: Leader, whole: Draft): Generator<undefined, Circle | undefined> {
  let draft: Draft | undefined = whole;
  for (let step = 0; step < NARROWED_AT_MOST; step++) {
    if (draft === undefined || draft.parties.length < LEAST_OF_CIRCLE) return undefined;
    const [look] = (yield* answeredLooks(leader, [draft])) ?? [];
    if (look === undefined) return undefined;
    const out = unwilling(leader, draft, look);
    if (out.length === 0)
      return draft.parties.length > membersMost(leader.view, leader.view.round)
        ? undefined
        : { draft, ...look };
    draft = narrowPact(draft, out);
  }
  return undefined;
}

/** So many members at most are asked for their price. */
const PRICES_TOLD = 4;

/** The forecast of a pact with what would win each of those who would not sign it at once, one after the other. */
function* withPrices(leader: Leader, draft: Draft, told: PreviewResult): Generator<undefined, PreviewResult> {
  if (told.type !== 'pact') return told;
  const { answers = {} } = told.forecast;
  const priced = { ...answers };
  const asked = keysOf(answers).filter((bot) => {
    const answer = answers[bot];
    const isWon = answer?.answer === 'refuses' && answer.reason === 'leftUs';
    return answer !== undefined && answer.answer !== 'signs' && !isWon;
  });
  for (const bot of asked.slice(0, PRICES_TOLD)) {
    yield undefined;
    const answer = answers[bot];
    if (answer !== undefined) priced[bot] = { ...answer, price: signingPrice(leader, draft, bot) };
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

/** Envelopes of others by the view in which they are expected: they do not hang on the asker's own. */
const expectedIn = new WeakMap<ProvinceGame, Readonly<Record<EconomyId, Measures>>>();

function* expectedBy(
  leader: Leader & { readonly game: ProvinceGame },
  { measures }: Extract<PreviewJob, { type: 'expected' }>,
): Generator<undefined, PreviewResult> {
  const sealed = expectedIn.get(leader.game) ?? (yield* envelopesExpected(leader));
  expectedIn.set(leader.game, sealed);
  const expected = othersExpected(leader, sealed, measures);
  return expected.ok ? { type: 'expected', expected: expected.value } : FAILED;
}

/** An offer a slice. */
function* worthsOf(
  { scenario, view }: { readonly scenario: ProvincesScenario; readonly view: ProvinceGame },
  { economy, drafts }: Extract<PreviewJob, { type: 'worth' }>,
): Generator<undefined, PreviewResult> {
  const gains = yield* gainsByPacts(scenario, view, economy, drafts);
  if (!gains.ok) return FAILED;
  const worths: (OfferWorth | undefined)[] = [];
  for (const [place, { gains: members, rounds }] of gains.value.entries()) {
    const [own, draft] = [members[economy], drafts[place]];
    yield undefined;
    const doubted = draft && withBetrayal({ scenario, view, economy }, draft, rounds);
    worths.push(
      own && { percent: own.incomePercent, points: own.score, ...(doubted && { rounds: doubted }) },
    );
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
    const isOver = seat === undefined || job.type === 'came';
    const seen: WaryView = isOver ? game : { ...game, wary: seat };
    if (job.type === 'partners') return partnersFor({ scenario, view: seen }, job);
    if (job.type === 'worth') return worthsOf({ scenario, view: seen }, job);
    if (job.type === 'levels') return levelsOf({ scenario, view: seen }, job);
    if (job.type === 'expected') return expectedBy({ scenario, view: seen, game, economy: job.economy }, job);
    const name = isOver ? '' : seat;
    const answer = answerOf.get(name) ?? createProvinceRunner(scenario, seen);
    answerOf.set(name, answer);
    if (job.type === 'pact' && seat !== undefined)
      return withPrices({ scenario, view: seen, economy: seat }, job.draft, answer(job));
    return inOneStep(() => answer(job));
  };
};

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
