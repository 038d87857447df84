import type { Scenario } from '#shared/content/scenario.ts';
import { NOTICE_ROUNDS } from '#shared/content/treatyConstants.ts';
import type { WelfarePart } from '#shared/content/vocabulary.ts';
import { at, fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { ConvergenceFailure, WelfareDecomposition } from '#shared/economics/tradeModel.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { WhatIf } from '#shared/protocol/debrief.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { TradeFlow } from '#shared/protocol/report.ts';
import { raisersFor } from '../countries/proposals.ts';
import { applyLaw, mostFounders, pairLevel, signaturesLeft } from '../law/register.ts';
import { lawOf, withPendingLaw } from '../clauses/proposalLaw.ts';
import { giveNotices, noticesDue } from '../law/leaving.ts';
import {
  type LawInForce,
  type SolvedLaw,
  type SuccessorAnswers,
  economyPlace,
  goodsTrade,
  placesOf,
} from '../law/lawInForce.ts';
import { welfareParts } from '../settlement/reportFigures.ts';
import { solveLaw, solveStandingLaw } from '../shock/solveLaw.ts';
import type { CountryGame } from '../state.ts';
import { type RecordedRound, plainArea } from './debriefWhatIf.ts';

/** How a seat goes on from a round if nothing more is decided: in that round, those after it and the years after. */
export type GoingOn = {
  /** Real income, opening = 1. */
  readonly incomes: readonly number[];
  /** At the end of each; absent where nobody votes. */
  readonly supports?: readonly number[];
  /** Its tasks that are done at the end; absent where the view knows of none. */
  readonly tasksDone?: readonly string[];
};

/** The same under each of two laws. */
export type TwoWays = Readonly<Record<'without' | 'with', GoingOn>>;

/** Of whoever asks, to the end of the game, and who answers an envelope of the last round with a surcharge, on whom. */
export type ToTheEnd = {
  readonly ways?: TwoWays;
  readonly answered?: SuccessorAnswers['surcharges'];
};

/** What one choice would do to one economy, all others unchanged. Money in billions. */
export type EconomyForecast = {
  /** Ŵ/L̂, real income per head with the choice, relative to the opening. */
  readonly welfare: number;
  /** The log of it with the choice minus without it. */
  readonly logChange: number;
  readonly gainBn: number;
  /** Tariff revenue kept after pooling, with the choice. */
  readonly revenueBn: number;
  /** Tariff revenue kept after pooling, without the choice. */
  readonly revenueBeforeBn: number;
  /** Sum to logChange; on demand, since they cost seven solves. */
  readonly parts?: Readonly<Record<WelfarePart, number>>;
};

/** Trade of a pair without and with a choice, and the good that moves most the way of the whole. */
export type ForecastFlow = TradeFlow & { readonly sector?: SectorId };

/** Every economy of the scenario: parties, outsiders and the passive. */
export type Forecast = {
  readonly economies: Readonly<Record<EconomyId, EconomyForecast>>;
  /** Trade of every pair without and with the choice; on demand. */
  readonly flows?: readonly ForecastFlow[];
};

export type ForecastOptions = {
  readonly parts?: boolean;
  readonly flows?: boolean;
  /** How many rounds of border-cost phasing to look ahead; this round's alone if absent. */
  readonly roundsAhead?: number;
  /** Stopping tolerance of the solver; what the screen needs if absent. */
  readonly tolerance?: number;
};

type LawComparison = { readonly without: LawInForce; readonly with: LawInForce };

/** What a change of law does to everybody, everything else unchanged. */
export function compareLaws(
  scenario: Scenario,
  laws: LawComparison,
  options: ForecastOptions = {},
): Result<Forecast, ConvergenceFailure> {
  const { parts = false, flows = false, tolerance, roundsAhead } = options;
  const ahead = roundsAhead === undefined ? {} : { roundsAhead };
  const before = solveStandingLaw(scenario, { ...laws.without, ...ahead }, tolerance);
  if (!before.ok) return before;
  const after = solveLaw(
    scenario,
    { ...laws.with, ...ahead },
    {
      warmStart: before.value.equilibrium.warmStart,
      ...(tolerance === undefined ? {} : { tolerance }),
    },
  );
  if (!after.ok) return after;
  const figures = forecastFigures(scenario, before.value, after.value);
  const moved = flows ? { flows: forecastFlows(scenario, { before: before.value, after: after.value }) } : {};
  if (!parts) return ok({ economies: figures, ...moved });
  const decomposition = decomposeWelfare(scenario.base, before.value.shock, after.value.shock, {
    tolerance: PARTS_TOLERANCE,
  });
  if (!decomposition.ok) return decomposition;
  return ok({ economies: withParts(scenario, laws, figures, decomposition.value), ...moved });
}

/**
 * What a draft would do in this round against the same round without it; walls as they stand, proposals that await the bell as
 * law. The draft is one in which no faults are found: what an unlawful proposal would do has no meaning.
 */
export function forecastProposal(
  scenario: Scenario,
  view: CountryGame,
  draft: Draft,
  options: ForecastOptions = {},
): Result<Forecast, ConvergenceFailure> {
  const without = withPendingLaw(scenario, view);
  const changed = applyLaw(without, lawOf(scenario, without, draft));
  return compareLaws(scenario, { without, with: changed }, options);
}

/** Of real income, as a log: an area that adds less to the incomes of its members is not signed. */
const LEAST_LOG = 2e-4;

/**
 * The area that those whom a draft leaves out would gain most by in all, once it is law and as far as the rules let them sign: where every round
 * starts anew they are sure to be left with nobody else. Undefined where there is none.
 */
export function areaOfTheRest(
  scenario: Scenario,
  law: CountryGame,
  { parties }: Pick<Draft, 'parties'>,
  areaAmong: (among: readonly EconomyId[]) => Draft,
): Draft | undefined {
  const hasSigned = (economy: EconomyId): boolean =>
    signaturesLeft(law, economy) === 0 ||
    Object.values(law.agreements).some(
      (agreement) => agreement.sinceRound === law.round && agreement.parties.includes(economy),
    );
  const rest = Object.keys(law.seats).filter((economy) => !parties.includes(economy) && !hasSigned(economy));
  const areas = rest
    .reduce<EconomyId[][]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]])
    .filter(({ length }) => length > 1 && length <= mostFounders(law.settings, law.round))
    .flatMap((among) => {
      const draft = areaAmong(among);
      if (among.some((each) => raisersFor(scenario, law, each).some((other) => among.includes(other))))
        return [];
      const forecast = compareLaws(scenario, {
        without: law,
        with: applyLaw(law, lawOf(scenario, law, draft)),
      });
      const gain = among.reduce(
        (sum, each) => sum + (forecast.ok ? (forecast.value.economies[each]?.logChange ?? 0) : 0),
        0,
      );
      return gain > LEAST_LOG ? [{ draft, gain }] : [];
    });
  return areas.toSorted((a, b) => b.gain - a.gain)[0]?.draft;
}

/**
 * What it does to everybody that one party is out of an agreement, as far as the law lets it leave; all else as it stands, once the
 * notices that have been given are due.
 */
export function forecastLeaving(
  scenario: Scenario,
  view: CountryGame,
  agreement: Agreement,
  by: EconomyId,
): Result<Forecast, ConvergenceFailure> {
  const without = withPendingLaw(scenario, view);
  const outInRound = view.round + NOTICE_ROUNDS;
  const noticed = giveNotices(agreement, [by], outInRound);
  const agreements = { ...without.agreements, [agreement.id]: noticed };
  const left = applyLaw({ ...without, agreements }, noticesDue({ agreements }, outInRound));
  const stayed = applyLaw(without, noticesDue(without, outInRound));
  return compareLaws(scenario, { without: stayed, with: left });
}

/** What it does to everybody that all others who have given notice leave the agreements of an economy, once they are out, against what holds then if they stay. */
export function forecastLeavers(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
): Result<Forecast, ConvergenceFailure> {
  const pending = withPendingLaw(scenario, view);
  const agreements = mapValues(pending.agreements, (agreement) =>
    agreement.parties.includes(economy)
      ? { ...agreement, notices: agreement.notices.filter(({ by }) => by === economy) }
      : agreement,
  );
  const atBegin = (law: CountryGame): CountryGame =>
    applyLaw(law, noticesDue(law, view.round + NOTICE_ROUNDS));
  return compareLaws(scenario, { without: atBegin({ ...pending, agreements }), with: atBegin(pending) });
}

/** What the events that are announced for the next round, or are at work in this one, do to everybody before anything is signed in their round. */
export function forecastEvents(scenario: Scenario, view: CountryGame): Result<Forecast, ConvergenceFailure> {
  const { events, round: now } = view;
  const round = events?.announced.some(({ fromRound }) => fromRound > now) === true ? now + 1 : now;
  const law = { ...view, agreements: {}, round };
  const without = { ...law, ...(events && { events: { ...events, announced: [], active: [] } }) };
  return compareLaws(scenario, { without, with: law });
}

/** Slopes along the path are differences of equilibria: these must be tighter than what is shown. */
const PARTS_TOLERANCE = 1e-8;

function forecastFigures(
  scenario: Scenario,
  before: SolvedLaw,
  after: SolvedLaw,
): Record<EconomyId, EconomyForecast> {
  const { income } = baseAccounts(scenario.base);
  return fromKeys(placesOf(scenario).ids, (economy) => {
    const n = economyPlace(scenario, economy);
    const welfare = at(after.equilibrium.welfarePerHead, n);
    const welfareBefore = at(before.equilibrium.welfarePerHead, n);
    return {
      welfare,
      logChange: Math.log(welfare / welfareBefore),
      gainBn: at(income, n) * (welfare - welfareBefore),
      revenueBn: at(after.equilibrium.revenue, n) + at(after.equilibrium.pooledTransfer, n),
      revenueBeforeBn: at(before.equilibrium.revenue, n) + at(before.equilibrium.pooledTransfer, n),
    };
  });
}

function withParts(
  scenario: Scenario,
  laws: LawComparison,
  figures: Readonly<Record<EconomyId, EconomyForecast>>,
  decomposition: WelfareDecomposition,
): Record<EconomyId, EconomyForecast> {
  const { ids } = placesOf(scenario);
  const arePartners = (a: EconomyId, b: EconomyId): boolean =>
    pairLevel(laws.with.agreements, a, b) > 0 || pairLevel(laws.without.agreements, a, b) > 0;
  const withPartsOf = (economy: EconomyId, figure: EconomyForecast): EconomyForecast => ({
    ...figure,
    ...welfareParts(decomposition, {
      ids,
      economy,
      isPartner: (partner) => arePartners(economy, partner),
    }),
  });
  return Object.fromEntries(
    Object.entries(figures).map(([economy, figure]) => [economy, withPartsOf(economy, figure)]),
  );
}

type Solved = { readonly before: SolvedLaw; readonly after: SolvedLaw };

/** A change of less than half a per cent is drawn as none. */
const NOTABLE_CHANGE = 0.005;

/**
 * Goods trade of every pair without and with a choice. What an importer newly buys is created where it buys more abroad in all,
 * diverted where it only buys elsewhere; what a seller loses is lost.
 */
function forecastFlows(scenario: Scenario, { before, after }: Solved): ForecastFlow[] {
  const { ids } = placesOf(scenario);
  return ids.flatMap((importer) => {
    const pairs = ids
      .filter((exporter) => exporter !== importer)
      .map((exporter) => pairFlow(scenario, { before, after }, importer, exporter));
    const sum = (of: (pair: PairFlow) => number): number =>
      pairs.reduce((total, pair) => total + of(pair), 0);
    const buysMore = sum(({ afterBn }) => afterBn) > sum(({ beforeBn }) => beforeBn);
    return pairs.map((pair): ForecastFlow => ({ ...pair, kind: kindOf(pair, buysMore) }));
  });
}

type PairFlow = Omit<ForecastFlow, 'kind'>;

function pairFlow(
  scenario: Scenario,
  { before, after }: Solved,
  importer: EconomyId,
  exporter: EconomyId,
): PairFlow {
  const beforeBn = goodsTrade(scenario, before.equilibrium.imports, importer, exporter);
  const afterBn = goodsTrade(scenario, after.equilibrium.imports, importer, exporter);
  const { N, J } = scenario.base;
  const pair = economyPlace(scenario, importer) * N + economyPlace(scenario, exporter);
  const way = Math.sign(afterBn - beforeBn);
  const [most] = placesOf(scenario)
    .goods.map(({ id, place }) => {
      const cell = pair * J + place;
      return {
        id,
        moved: way * (at(after.equilibrium.imports, cell) - at(before.equilibrium.imports, cell)),
      };
    })
    .toSorted((a, b) => b.moved - a.moved);
  return {
    importer,
    exporter,
    beforeBn,
    afterBn,
    ...(most !== undefined && most.moved > 0 ? { sector: most.id } : {}),
  };
}

function kindOf({ beforeBn, afterBn }: PairFlow, buysMore: boolean): TradeFlow['kind'] {
  const change = afterBn - beforeBn;
  if (Math.abs(change) <= NOTABLE_CHANGE * beforeBn) return 'other';
  if (change < 0) return 'lost';
  return buysMore ? 'created' : 'diverted';
}

/**
 * For each of these seats, of the last round in which it signed an area under tariffs that it had moved: what that area brought the other members,
 * without payments, under the tariffs as they stood when it was signed, and with those of the seat as at the opening.
 */
export function accessRows(
  scenario: Scenario,
  rounds: readonly RecordedRound[],
  seats: readonly EconomyId[],
): readonly WhatIf[] {
  return seats.flatMap((economy): WhatIf[] => {
    const opening = scenario.mfnRateBp[economy] ?? {};
    const isMoved = ({ walls }: CountryGame): boolean =>
      Object.entries(walls[economy]?.mfnRateBp ?? {}).some(([sector, rateBp]) => rateBp !== opening[sector]);
    const dealIn = ({ agreements }: CountryGame): Agreement | undefined =>
      Object.values(agreements).find(({ parties }) => parties.includes(economy));
    const then = rounds
      .map(({ state }) => state)
      .findLast((state) => state.round <= state.settings.rounds && isMoved(state) && dealIn(state));
    const deal = then && dealIn(then);
    if (then === undefined || deal === undefined) return [];
    const { parties } = deal;
    const wall = must(then.walls[economy], 'its wall');
    const [raised, opened] = [wall, { ...wall, mfnRateBp: opening }].map((each) =>
      broughtBy(scenario, { ...then, walls: { ...then.walls, [economy]: each } }, parties),
    );
    if (raised?.ok !== true || opened?.ok !== true) return [];
    const others = parties.filter((party) => party !== economy);
    const compared = fromKeys(others, (party) => ({
      with: raised.value[party] ?? NaN,
      without: opened.value[party] ?? NaN,
    }));
    const treaty = { parties, level: deal.level, sinceRound: then.round };
    return [{ what: 'access', economy, round: then.round, treaty, compared }];
  });
}

/** Real income with a free trade area of some in the place of all that they have signed, without it being 100. */
function broughtBy(
  scenario: Scenario,
  state: CountryGame,
  parties: readonly EconomyId[],
): Result<Readonly<Record<EconomyId, number>>, ConvergenceFailure> {
  const kept = Object.entries(state.agreements).filter(
    ([, { parties: signed }]) => !signed.some((party) => parties.includes(party)),
  );
  const without = { ...state, agreements: Object.fromEntries(kept) };
  const area = plainArea(parties, state.round);
  const compared = compareLaws(scenario, {
    without,
    with: { ...without, agreements: { ...without.agreements, ...area } },
  });
  if (!compared.ok) return compared;
  return ok(mapValues(compared.value.economies, ({ logChange }) => 100 * Math.exp(logChange)));
}
