import {
  DRAFTING_COST,
  MILLIONS_A_YUAN100M,
  PART_OF_MONEY_PAID,
  PAYROLL_GROWTH,
} from '#shared/content/provinces/provinceConstants.ts';
import {
  PROVINCE_TEMPERAMENTS,
  type ProvinceTemperament,
  type ProvinceTemperamentName,
} from '#shared/content/provinces/provinceTemperaments.ts';
import { at, must } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { CAREER_PARTS } from '#shared/content/vocabulary.ts';
import { breaksLaw } from '#shared/rules/provinces/centre/inspections.ts';
import { measuresFault } from '#shared/rules/provinces/envelope/envelope.ts';
import {
  type ForecastProvince,
  type ForecastRound,
  createForecaster,
  createStandForecaster,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import {
  freeWhenReplaced,
  newPactFaults,
  offerCost,
  pactFaults,
} from '#shared/rules/provinces/pacts/pactFaults.ts';
import { isMarketPact } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { featureFault, institutionOf } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { areSame, hasPerson } from '../moves/attention.ts';
import { ownTermsSigned, signersOf } from '../moves/botMoves.ts';
import { agreed, promotionHope } from './sight.ts';

/** How often, in games of bots, a province that breaks a law is named by a petition. */
const NAMED_CHANCE = 0.35;
const HIGHEST_SEVERITY = 8;

/** Points that petitions cost in the mean, beyond the law's own inspections: the fine takes the place of the sanction. */
function finesOfPetitions(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  { wall, block }: Pick<Measures, 'wall' | 'block'>,
): number {
  const { law } = institutionOf(scenario, view);
  if (law === 0 || featureFault(view, 'petitions') !== undefined) return 0;
  if (!breaksLaw(law, { wall, block })) return 0;
  const { chance = 0, fine = 0 } = scenario.economy.market.politics.inspection[law] ?? {};
  return (NAMED_CHANCE * (1 - chance) * fine * (wall + block)) / HIGHEST_SEVERITY;
}

/** A leader at a table, and what it thinks of envelopes. */
export type Thinking = {
  readonly scenario: ProvincesScenario;
  readonly view: ProvinceGame;
  readonly economy: EconomyId;
  readonly temperament: ProvinceTemperament;
  /** Points of this round by the forecast, tastes included; minus infinity where the envelope is unlawful or the model finds nothing. */
  readonly worthOf: (measures: Measures) => number;
  /**
   * The same had the province long stood at these dials, so many rounds from now, when pacts have come to their term: what a road of
   * several rounds leads to, without the cost of its steps.
   */
  readonly worthAt: (dials: Pick<Measures, 'wall' | 'block'>, ahead: number) => number;
};

/** It counts its career alone: what this temperament would do holds of no bot in particular, and tells nothing of how one is tempered. */
export const LIKE_ANY_LEADER: ProvinceTemperamentName = 'opportunist';

export function temperamentOf(view: ProvinceGame, economy: EconomyId): ProvinceTemperament {
  return PROVINCE_TEMPERAMENTS[must(view.provinces.temperaments[economy], `temperament of ${economy}`)];
}

/**
 * What keeps a leader from laying a draft on the table: the rules, and, among bots alone, that it cannot pay the full price, which the rules
 * do not ask of a first offer. Bots with an empty purse keep out of the talks among themselves, and come to people all the same.
 */
export function leaderFaults(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  draft: Draft,
  economy: EconomyId,
): readonly Rejection[] {
  const freeYuan = moneyLeft(view, economy);
  const isShort = freeYuan < DRAFTING_COST && !hasPerson(view, draft.parties);
  return isShort || spendsWhatItSigned(view, draft, economy)
    ? [{ code: 'province/no-money', costYuan: DRAFTING_COST, freeYuan }]
    : [...newPactFaults(scenario, view, draft, economy), ...againstOwnTerms(scenario, view, draft, economy)];
}

/**
 * Why what a person has signed on a leader's own terms could be signed no more once a draft is law; nothing where those people have signed that
 * too, or it is to the same parties.
 */
export function againstOwnTerms(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  draft: Draft & Partial<Pick<Proposal, 'id' | 'signatures' | 'revision'>>,
  economy: EconomyId,
): readonly Rejection[] {
  const hasSigned = (person: EconomyId): boolean =>
    draft.signatures !== undefined && draft.signatures[person] === draft.revision;
  const kept = ownTermsSigned(view, economy).filter(
    (own) =>
      own.id !== draft.id && !areSame(own.parties, draft.parties) && !signersOf(view, own).every(hasSigned),
  );
  if (kept.length === 0) return [];
  const { parties, clauses } = draft;
  const then = agreed(view, { parties, clauses });
  return kept.flatMap((own) => pactFaults(scenario, then, draftOf(own), economy));
}

/** Times the wages that payments leave a province at the least: less may come in than is forecast. */
const WAGES_KEPT = 1.1;

/**
 * Whether what a province pays under a draft, less what it is paid, is within what it has free, and leaves the wages of each of its rounds
 * paid, which grow; `round`: with the draft in force.
 */
export function isWithinMeans(
  { view, economy }: Pick<Thinking, 'view' | 'economy'>,
  { clauses }: Pick<Draft, 'clauses'>,
  round: Pick<ForecastRound, 'provinces'> | undefined,
): boolean {
  const paid = -paidToMn(clauses, economy) / MILLIONS_A_YUAN100M;
  const own = round?.provinces[economy];
  if (paid <= 0 || own === undefined) return true;
  const { rounds = 1 } = clauses.find(isMarketPact) ?? {};
  const wages = own.payroll * (1 + PAYROLL_GROWTH) ** (rounds - 1);
  return paid <= moneyLeft(view, economy) && own.budget >= WAGES_KEPT * wages;
}

/**
 * Whether it would pay more than a part of its free money in one pact, where pacts grow step by step. What its own offers of the round have
 * cost does not count: it keeps to what it has said it would pay.
 */
export function paysTooMuch(
  { view, economy }: Pick<Thinking, 'view' | 'economy'>,
  { clauses }: Pick<Draft, 'clauses'>,
): boolean {
  if (view.settings.pactLimits === undefined) return false;
  const own = Object.values(view.proposals).filter(
    ({ author, round }) => author === economy && round === view.round,
  );
  const free = moneyLeft(view, economy) + DRAFTING_COST * own.length;
  return -paidToMn(clauses, economy) > PART_OF_MONEY_PAID * free * MILLIONS_A_YUAN100M;
}

/** Whether it could no more pay, once it has paid for an offer, what it has signed with people; a new offer to the same parties takes the place of its own old one. */
function spendsWhatItSigned(view: ProvinceGame, { parties }: Draft, economy: EconomyId): boolean {
  const cost = offerCost(view, economy);
  return Object.values(view.proposals).some((proposal) => {
    const { status, author, signatures, revision, clauses } = proposal;
    const article = clauses.find(isMarketPact);
    const isSigned = status === 'open' && signatures[economy] === revision && article !== undefined;
    if (!isSigned || !hasPerson(view, proposal.parties)) return false;
    if (author === economy && areSame(proposal.parties, parties)) return false;
    const dueMn = clauses.reduce(
      (sum, clause) => sum + ('amountMn' in clause && clause.from === economy ? clause.amountMn : 0),
      0,
    );
    return dueMn > 0 && dueMn / MILLIONS_A_YUAN100M > freeWhenReplaced(view, article)(economy) - cost;
  });
}

/** Rounds to come, this one included. */
export function roundsLeft({ settings, round }: Pick<ProvinceGame, 'settings' | 'round'>): number {
  return settings.rounds - round + 1;
}

/** Career points of a forecast round, the hope of promotion with them, and what the leader likes beside them. */
export function worthFor(
  { taste, ambition }: ProvinceTemperament,
  view: Pick<ProvinceGame, 'settings' | 'round'>,
  round: Pick<ForecastRound, 'provinces'>,
  economy: EconomyId,
): number {
  const { score, parts } = must(round.provinces[economy], economy);
  const hope = ambition * promotionHope(view, round, economy);
  return CAREER_PARTS.reduce((sum, part) => sum + (taste[part] ?? 0) * parts[part], score + hope);
}

/** Worths are remembered: the same envelope is solved once. */
export function thinkAs(scenario: ProvincesScenario, view: ProvinceGame, economy: EconomyId): Thinking {
  const temperament = temperamentOf(view, economy);
  const forecaster = createForecaster(scenario, view, economy);
  const later = laterTables(scenario, view, economy);
  const worthIn = (round: ForecastRound, dials: Pick<Measures, 'wall' | 'block'>): number =>
    worthFor(temperament, view, round, economy) - finesOfPetitions(scenario, view, dials);
  return {
    scenario,
    view,
    economy,
    temperament,
    worthOf: remembered((measures) => {
      if (!forecaster.ok || measuresFault(scenario, view, economy, measures) !== undefined) return -Infinity;
      const forecast = forecaster.value(measures);
      return forecast.ok ? worthIn(forecast.value.after, measures) : -Infinity;
    }),
    worthAt: (dials, ahead) => {
      const forecast = later(ahead)(dials);
      return forecast.ok ? worthIn(forecast.value, dials) : -Infinity;
    },
  };
}

type StandForecaster = ReturnType<typeof createStandForecaster>;

/** The table so many rounds ahead, its pacts ended whose term is over by then and all else as it is; the same pacts, the same table. */
function laterTables(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): (ahead: number) => StandForecaster {
  const provinces = view.provinces;
  const tables = new Map<string, StandForecaster>();
  return (ahead) => {
    const left = Object.entries(provinces.pacts).filter(
      ([, { untilRound }]) => untilRound >= view.round + ahead,
    );
    const key = left.map(([id]) => id).join();
    const pacts = Object.fromEntries(left);
    const table =
      tables.get(key) ??
      remembered(createStandForecaster(scenario, { ...view, provinces: { ...provinces, pacts } }, economy));
    tables.set(key, table);
    return table;
  };
}

function remembered<T, R>(find: (asked: T) => R): (asked: T) => R {
  const known = new Map<string, R>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const found = known.get(key) ?? find(asked);
    known.set(key, found);
    return found;
  };
}

/** Points of the career that 100 million yuan more or less of the budget are worth, at the margin. */
export function pointsAYuan(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  { parts, budget, payroll }: Pick<ForecastProvince, 'parts' | 'budget' | 'payroll'>,
): number {
  const { weights, spread, shortOfPayroll, shortFactor } = scenario.economy.market.politics;
  const { evaluation } = institutionOf(scenario, view);
  const share = parts.budget / 100;
  const times = budget < shortOfPayroll * payroll ? shortFactor : 1;
  return (weights[evaluation].budget * 100 * share * (1 - share) * times * 100) / (spread.budget * payroll);
}

/** A part of the census: where a province lies among the regions. */
export function distanceKm(scenario: ProvincesScenario, one: EconomyId, other: EconomyId): number {
  const { distance } = scenario.economy.market;
  const regions = scenario.economies.length;
  const [n, i] = [one, other].map((id) => scenario.economies.findIndex((economy) => economy.id === id));
  return at(distance, (n ?? NaN) * regions + (i ?? NaN));
}
