/** What must hold of every state: here of phases, clock, seats, envelopes, reports, proposals and pledges; of the law beside it. */
import { OPEN_PROPOSALS_PER_SEAT, PLEDGES_PER_ROUND } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { areDistinct, violatedBy } from '../modules/gameModule.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { unionLevel } from '../law/blocs.ts';
import { moduleViolations } from '../modules/modules.ts';
import { validatePolicy } from '../countries/policy.ts';
import type { CountryGame } from '../state.ts';
import { lawViolations } from './lawViolations.ts';

/** What is broken in a state that the rules can never bring about; empty for every state they do. For tests and audits. */
export function findInvariantViolations(scenario: Scenario, state: CountryGame): string[] {
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
