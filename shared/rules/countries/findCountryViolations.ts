import { levelOpensIn } from '#shared/rules/law/register.ts';
import {
  OPEN_PROPOSALS_PER_SEAT,
  PLEDGES_PER_ROUND,
  RATE_MAX_BP,
  SURCHARGE_MAX_BP,
} from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import { validatePolicy } from './policy.ts';
import { isUnion, unionLevel, unionsOf } from '../law/blocs.ts';
import { tradableSectors } from '../law/lawInForce.ts';
import { lastStepOf } from '../law/terms.ts';
import { paymentCapMn } from '../law/transfers.ts';
import { moduleViolations } from '../modules.ts';
import { areDistinct, violatedBy } from '../modules/gameModule.ts';
import type { CountryGame } from '../state.ts';

/** What must hold of every state: here of phases, clock, seats, envelopes, reports, proposals and pledges; of the law beside it. */

/** What is broken in a state that the rules can never bring about; empty for every state they do. For tests and audits. */
export function findCountryViolations(scenario: Scenario, state: CountryGame): string[] {
  return [
    ...phaseViolations(scenario, state),
    ...lawViolations(scenario, state),
    ...proposalViolations(state),
    ...moduleViolations(scenario, state),
  ];
}

/** Phases, clock, seats, envelopes and reports agree with each other. */
function phaseViolations(scenario: Scenario, state: CountryGame): string[] {
  return [
    ...roundViolations(state),
    ...clockViolations(state),
    ...seatViolations(state),
    ...envelopeViolations(scenario, state),
    ...settlementViolations(state),
  ];
}

function roundViolations({ phase, round, settings, final, held }: CountryGame): string[] {
  const isAfter = phase === 'epilogue' || phase === 'debrief';
  return [
    ...violatedBy((phase === 'lobby') === (round === 0), `${phase} in round ${round}`),
    ...violatedBy(isAfter === (round === settings.rounds + 1), `${phase} in round ${round}`),
    ...violatedBy(
      (phase === 'debrief') === (final !== undefined),
      `${phase} with standings: ${final !== undefined}`,
    ),
    ...violatedBy(held === undefined || phase === 'policy' || phase === 'epilogue', `held in ${phase}`),
  ];
}

function clockViolations({ clock, phase, settings }: CountryGame): string[] {
  const { openedAtMs, endsAtMs, pausedRemainingMs } = clock;
  const isTimed = settings.timed && phase !== 'lobby' && phase !== 'debrief';
  return [
    ...violatedBy(isTimed === (endsAtMs !== undefined), `${phase} ends at ${endsAtMs}`),
    ...violatedBy(endsAtMs === undefined || endsAtMs >= openedAtMs, 'the phase ends before it begins'),
    ...violatedBy(
      pausedRemainingMs === undefined || (endsAtMs !== undefined && pausedRemainingMs >= 0),
      `paused with ${pausedRemainingMs} ms left`,
    ),
  ];
}

function seatViolations({ seats }: CountryGame): string[] {
  const people = Object.values(seats).flatMap(({ member }) => member ?? []);
  return [
    ...violatedBy(areDistinct(people), 'a person governs two seats'),
    ...violatedBy(
      Object.values(seats).every(({ member, present }) => member !== undefined || !present),
      'nobody is present on a seat',
    ),
  ];
}

function envelopeViolations(scenario: Scenario, state: CountryGame): string[] {
  const { sealedBy, sealedPolicies, phase } = state;
  const lawful =
    phase !== 'policy' ||
    Object.entries({ ...state.policyDrafts, ...sealedPolicies }).every(
      ([economy, policy]) => validatePolicy(scenario, state, economy, policy) === undefined,
    );
  return [
    ...violatedBy(lawful, 'an unlawful policy was saved or sealed'),
    ...violatedBy(
      areDistinct(sealedBy) &&
        sealedBy.length === Object.keys(sealedPolicies).length &&
        sealedBy.every((economy) => sealedPolicies[economy] !== undefined),
      'those who sealed and what is sealed differ',
    ),
  ];
}

/** Every round before this one is reported once, this one since its envelopes were opened. */
function settlementViolations({ reports, round, phase, held, settled }: CountryGame): string[] {
  const isReported =
    held === undefined && (phase === 'results' || phase === 'epilogue' || phase === 'debrief');
  const due = isReported ? round : Math.max(0, round - 1);
  return [
    ...violatedBy(
      reports.length === due && reports.every((report, index) => report.round === index + 1),
      `${reports.length} reports in the ${phase} of round ${round}`,
    ),
    ...violatedBy(
      Object.values(settled.welfare).every((welfare) => Number.isFinite(welfare) && welfare > 0),
      'real income is not a positive number',
    ),
  ];
}

/** Proposals and pledges: signatures bind to the present revision, nothing stays open after the bell, limits hold. */
function proposalViolations(state: CountryGame): string[] {
  return [
    ...Object.values(state.proposals).flatMap((proposal) => violationsOf(state, proposal)),
    ...Object.keys(state.seats).flatMap((economy) => limitViolations(state, economy)),
    ...violatedBy(
      [...Object.keys(state.proposals), ...Object.keys(state.agreements)].every((id) =>
        isNumbered(state, id),
      ),
      'a number of a proposal or agreement would be given twice',
    ),
  ];
}

function violationsOf(state: CountryGame, proposal: Proposal): string[] {
  const { id, parties, status, revision, signatures, refusedBy } = proposal;
  const signed = Object.values(signatures);
  const isAlive = status === 'open' || status === 'awaitingBell';
  return [
    ...violatedBy(
      parties.length >= 2 && areDistinct(parties) && parties.includes(proposal.author),
      `${id} has parties ${parties.join()}`,
    ),
    ...violatedBy(
      Object.keys(signatures).every((by) => parties.includes(by)),
      `a stranger signed ${id}`,
    ),
    ...violatedBy(
      signed.every((of) => of === revision),
      `${id} keeps a signature of an older revision`,
    ),
    ...violatedBy(
      refusedBy.every((by) => signatures[by] === undefined),
      `a refuser signed ${id}`,
    ),
    ...violatedBy(
      (status !== 'concluded' && status !== 'awaitingBell') || hasAssent(state, proposal),
      `${id} is ${status} without all signatures`,
    ),
    ...violatedBy(
      !isAlive || (state.phase === 'negotiation' && proposal.round === state.round),
      `${id} is ${status} after the bell`,
    ),
    ...violatedBy(
      (status === 'lapsed') === (proposal.lapse !== undefined),
      `${id} does not say why it lapsed`,
    ),
  ];
}

/** Whether every party signed, or in the round of the proposal is in a union that decides by weight. */
function hasAssent(state: CountryGame, { parties, signatures, round }: Proposal): boolean {
  return parties.every(
    (party) => signatures[party] !== undefined || round < state.round || unionLevel(state, party) >= 5,
  );
}

function limitViolations(state: CountryGame, economy: EconomyId): string[] {
  const open = Object.values(state.proposals).filter(
    ({ author, status }) => author === economy && status === 'open',
  );
  const pledged = state.pledges.filter(({ by, round }) => by === economy && round === state.round);
  return [
    ...violatedBy(open.length <= OPEN_PROPOSALS_PER_SEAT, `${economy} has ${open.length} open proposals`),
    ...violatedBy(pledged.length <= PLEDGES_PER_ROUND, `${economy} gave ${pledged.length} pledges`),
  ];
}

function isNumbered({ counters }: CountryGame, id: string): boolean {
  return Number(id.slice(1)) < (id.startsWith('p') ? counters.proposal : counters.agreement);
}

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
  const tradable = tradableSectors(scenario);
  return [
    ...violatedBy(
      sectors.length === tradable.length && tradable.every((sector) => sectors.includes(sector)),
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
    ...violatedBy(level < 3 || haveOneWall(state, parties), `the union ${id} has several walls`),
    ...violatedBy(
      isUnion(agreement) === (key !== undefined),
      `${id} ${key === undefined ? 'has no' : 'must have no'} key`,
    ),
    ...termViolations(state, agreement),
    ...violatedBy(sum(percents) === 100, `the shares of ${id} make ${sum(percents)}`),
  ];
}

function haveOneWall({ walls }: CountryGame, parties: readonly EconomyId[]): boolean {
  return new Set(parties.map((party) => canonicalJson(walls[party]?.mfnRateBp))).size === 1;
}

/** What stood when play began may be higher than what the game plays. */
function isPlayed({ settings, round }: CountryGame, { level, sinceRound }: Agreement): boolean {
  return sinceRound === 0 || (levelOpensIn(settings, level) ?? Infinity) <= round;
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
  if (state.phase !== 'negotiation' && state.phase !== 'policy') return [];
  const agreed = Object.values(state.proposals)
    .filter(({ status, round }) => status === 'concluded' && round === state.round)
    .flatMap(({ clauses }) => clauses);
  return (['from', 'to'] as const).flatMap((side) => {
    if (!agreed.some((clause) => clause.type === 'payment' && clause[side] === economy)) return [];
    const capMn = paymentCapMn(state, economy);
    const runningMn = Object.values(state.agreements)
      .flatMap(({ payments }) => payments)
      .filter((payment) => payment[side] === economy && payment.untilRound >= state.round)
      .map(({ amountMn }) => amountMn);
    return violatedBy(
      sum(runningMn) <= capMn,
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
