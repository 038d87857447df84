import {
  MILLIONS_PER_BILLION,
  PAYMENT_CAP,
  RATE_MAX_BP,
  SURCHARGE_MAX_BP,
} from '#shared/content/constants.ts';
import { PRESETS, type Preset } from '#shared/content/presets.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { areDistinct, violatedBy } from '../modules/gameModule.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { lastStepOf } from '../law/terms.ts';
import { isUnion, unionsOf } from '../law/blocs.ts';
import { tradableSectors } from '../law/lawInForce.ts';
import type { CountryGame } from '../state.ts';

/** Walls and register: rates in range, one union each with one wall, payments within caps when concluded. */
export function lawViolations(scenario: Scenario, state: CountryGame): string[] {
  return [
    ...scenario.economies.flatMap(({ id }) => wallViolations(scenario, state, id)),
    ...Object.values(state.agreements).flatMap((agreement) =>
      agreementViolations(scenario, state, agreement),
    ),
    ...scenario.economies.flatMap(({ id }) => economyViolations(state, id)),
  ];
}

function wallViolations(scenario: Scenario, state: CountryGame, economy: EconomyId): string[] {
  const wall = state.walls[economy];
  if (wall === undefined) return [`${economy} has no wall`];
  const { mfnRateBp, surcharge } = wall;
  const sectors = Object.keys(mfnRateBp);
  return [
    ...violatedBy(
      canonicalJson(sectors.toSorted()) === canonicalJson(tradableSectors(scenario).toSorted()),
      `the wall of ${economy} names ${sectors.join()}`,
    ),
    ...violatedBy(Object.values(mfnRateBp).every(isRate), `a rate of ${economy} is out of range`),
    ...violatedBy(
      surcharge === undefined ||
        (surcharge.against !== economy && surcharge.rateBp > 0 && surcharge.rateBp <= SURCHARGE_MAX_BP),
      `the surcharge of ${economy} is out of range`,
    ),
  ];
}

function agreementViolations(scenario: Scenario, state: CountryGame, agreement: Agreement): string[] {
  const { id, level, parties, concessions, exceptions, payments, notices, key } = agreement;
  const isParty = (economy: EconomyId): boolean => parties.includes(economy);
  const walls = parties.map((party) => canonicalJson(state.walls[party]?.mfnRateBp));
  const percents = key?.type === 'shares' ? Object.values(key.percent) : [100];
  return [
    ...violatedBy(isPlayed(state, agreement), `${id} stands at level ${level}`),
    ...violatedBy(parties.length >= 2 && areDistinct(parties), `${id} has parties ${parties.join()}`),
    ...violatedBy(
      parties.every((party) => scenario.economies.some((economy) => economy.id === party)),
      `${id} binds a stranger`,
    ),
    ...violatedBy(
      concessions.every(({ by, to, rateBp }) => by !== to && isParty(by) && isParty(to) && isRate(rateBp)),
      `${id} holds a concession that cannot be`,
    ),
    ...violatedBy(
      exceptions.every(({ by }) => isParty(by)),
      `${id} excepts a stranger`,
    ),
    ...violatedBy(
      payments.every(({ from, to, amountMn }) => from !== to && isParty(from) && isParty(to) && amountMn > 0),
      `${id} holds a payment that cannot be`,
    ),
    ...violatedBy(
      notices.every(({ by }) => isParty(by)),
      `${id} keeps the notice of a stranger`,
    ),
    ...innerViolations(state, agreement),
    ...violatedBy(level < 3 || new Set(walls).size === 1, `the union ${id} has several walls`),
    ...violatedBy(
      isUnion(agreement) === (key !== undefined),
      `${id} ${key === undefined ? 'has no' : 'must have no'} key`,
    ),
    ...termViolations(state, agreement),
    ...violatedBy(sum(percents) === 100, `the shares of ${id} make ${sum(percents)}`),
  ];
}

/** What stood when play began may be higher than what the game plays. */
function isPlayed({ settings, round }: CountryGame, { level, sinceRound }: Agreement): boolean {
  const preset: Preset = PRESETS[settings.preset];
  const opensIn = preset.levelOpensInRound[level] ?? Infinity;
  return sinceRound === 0 || (opensIn <= round && level <= (settings.highestLevel ?? level));
}

function economyViolations(state: CountryGame, economy: EconomyId): string[] {
  const unions = unionsOf(state).filter(({ parties }) => parties.includes(economy));
  return [
    ...violatedBy(unions.length <= 1, `${economy} is in ${unions.length} customs unions`),
    ...paymentViolations(state, economy),
  ];
}

/** The sums are within the cap whenever a payment was just agreed; later the income may fall, and the excess is cut. */
function paymentViolations(state: CountryGame, economy: EconomyId): string[] {
  const isFresh = state.phase === 'negotiation' || state.phase === 'policy';
  const agreed = Object.values(state.proposals)
    .filter(({ status, round }) => status === 'concluded' && round === state.round)
    .flatMap(({ clauses }) => clauses);
  const capMn = PAYMENT_CAP * (state.settled.incomeBn[economy] ?? 0) * MILLIONS_PER_BILLION;
  return (['from', 'to'] as const).flatMap((side) => {
    const isAgreed = agreed.some((clause) => clause.type === 'payment' && clause[side] === economy);
    const runningMn = Object.values(state.agreements)
      .flatMap(({ payments }) => payments)
      .filter((payment) => payment[side] === economy && payment.untilRound >= state.round)
      .map(({ amountMn }) => amountMn);
    return violatedBy(
      !isFresh || !isAgreed || sum(runningMn) <= capMn,
      `payments ${side} ${economy} pass the cap: ${sum(runningMn)} of ${capMn}`,
    );
  });
}

function isRate(rateBp: number): boolean {
  return Number.isInteger(rateBp) && rateBp >= 0 && rateBp <= RATE_MAX_BP;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A common market of some members stands above level 3, inside a union of more members, whose level it passes. */
function innerViolations(state: CountryGame, { id, level, parties, within }: Agreement): string[] {
  if (within === undefined) return [];
  const union = state.agreements[within];
  return [
    ...violatedBy(union !== undefined && isUnion(union), `${id} stands inside ${within}, which is no union`),
    ...violatedBy(
      parties.every((party) => union?.parties.includes(party) === true),
      `${id} has members outside ${within}`,
    ),
    ...violatedBy(level >= 4 && level > (union?.level ?? 0), `${id} is no deeper than ${within}`),
  ];
}

/** Terms name parties, timetables are under way, and what was suspended is suspended in this round. */
function termViolations(state: CountryGame, { id, parties, level, terms }: Agreement): string[] {
  if (terms === undefined) return [];
  const isParty = (economy: string): boolean => parties.includes(economy);
  const { phaseIn, specializations = [], infrastructure = [], conditions = [], suspended = [] } = terms;
  return [
    ...violatedBy(Object.keys(terms).length > 0, `${id} keeps empty terms`),
    ...violatedBy(
      phaseIn === undefined ||
        (level <= 2 &&
          phaseIn.reachedRound === state.round &&
          parties.some((party) => lastStepOf(phaseIn, party) > state.round)) ||
        phaseIn.fromRound === state.round,
      `the timetable of ${id} is not under way`,
    ),
    ...violatedBy(areDistinct(terms.provisions ?? []), `${id} says a deep clause twice`),
    ...violatedBy(
      specializations.every(({ between }) => between.every(({ party }) => isParty(party))),
      `${id} swaps sectors of strangers`,
    ),
    ...violatedBy(
      infrastructure.every(({ among }) => among.length >= 2 && among.every(isParty)),
      `${id} builds with strangers`,
    ),
    ...violatedBy(
      conditions.every(({ of }) => isParty(of)) && suspended.every(({ of }) => isParty(of)),
      `${id} has a condition for a stranger`,
    ),
    ...violatedBy(
      suspended.every(({ inRound }) => inRound === state.round),
      `${id} suspends preferences of another round`,
    ),
  ];
}
