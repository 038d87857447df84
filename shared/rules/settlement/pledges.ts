import { PLEDGES_PER_ROUND } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { type EconomyId, pledgeId } from '#shared/kernel/ids.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Addressee, Pledge, Undertaking } from '#shared/protocol/pledges.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Policy, Schedule } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { PredictionScore, RoundReport } from '#shared/protocol/report.ts';
import { unionOf } from '../law/blocs.ts';
import { cuttersBut, tradableSectors, wallFromPolicy, wallOf } from '../law/lawInForce.ts';
import { signaturesLeft } from '../law/register.ts';
import type { CountryGame, DecideContext } from '../state.ts';

/** A promise in pencil: public, breakable, judged when the round is settled. */
export function givePledge(
  { scenario }: DecideContext,
  state: CountryGame,
  economy: EconomyId,
  { to, undertaking }: IntentOf<'givePledge'>,
): Result<GameEvent[], Rejection> {
  const fault =
    addresseeFault(state, economy, to) ??
    undertakingFault(scenario, state, economy, undertaking) ??
    repetitionFault(state, economy, { to, undertaking });
  if (fault !== undefined) return err(fault);
  const pledge = { id: pledgeId(state.counters.pledge), by: economy, to, undertaking, round: state.round };
  const toParties = to.type === 'bloc' ? state.agreements[to.agreement]?.parties : undefined;
  return ok([{ type: 'pledgeGiven', pledge: toParties === undefined ? pledge : { ...pledge, toParties } }]);
}

/** To whom a word was given, its giver left out: everybody, or some. Words of older logs do not tell who was in the agreement. */
export function addresseesOf(
  { agreements, reports }: Pick<CountryGame, 'agreements' | 'reports'>,
  { to, toParties, by, round }: Pledge,
): 'all' | readonly EconomyId[] {
  switch (to.type) {
    case 'all':
      return 'all';
    case 'seat':
      return [to.economy];
    case 'bloc': {
      const told = reports.find((report) => report.round === round)?.blocs;
      const bloc = told?.find(({ agreement }) => agreement === to.agreement) ?? agreements[to.agreement];
      return (toParties ?? bloc?.parties ?? []).filter((party) => party !== by);
    }
  }
}

function addresseeFault(state: CountryGame, economy: EconomyId, to: Addressee): Rejection | undefined {
  switch (to.type) {
    case 'all':
      return undefined;
    case 'seat':
      if (to.economy === economy) return { code: 'pledge/to-yourself' };
      return state.seats[to.economy] === undefined ? { code: 'pledge/unknown-addressee' } : undefined;
    case 'bloc':
      return state.agreements[to.agreement] === undefined ? { code: 'pledge/unknown-addressee' } : undefined;
  }
}

function undertakingFault(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  undertaking: Undertaking,
): Rejection | undefined {
  switch (undertaking.type) {
    case 'noTariffRises':
      return undefined;
    case 'sectorAtMost':
      return sectorFault(scenario, undertaking.sector);
    case 'voteAtMost':
      if (unionOf(state, economy) === undefined) return { code: 'pledge/not-in-union' };
      return sectorFault(scenario, undertaking.sector);
    case 'signNothingWith':
    case 'signWith':
      if (undertaking.economy === economy) return { code: 'pledge/to-yourself' };
      return state.seats[undertaking.economy] === undefined
        ? { code: 'pledge/unknown-addressee' }
        : undefined;
  }
}

function sectorFault(scenario: Scenario, sector: string): Rejection | undefined {
  return tradableSectors(scenario).includes(sector) ? undefined : { code: 'policy/unknown-sector', sector };
}

function repetitionFault(
  state: CountryGame,
  economy: EconomyId,
  promise: { readonly to: Addressee; readonly undertaking: Undertaking },
): Rejection | undefined {
  const given = state.pledges.filter(({ by, round }) => by === economy && round === state.round);
  const text = canonicalJson(promise);
  if (given.some(({ to, undertaking }) => canonicalJson({ to, undertaking }) === text)) {
    return { code: 'pledge/duplicate' };
  }
  return given.length >= PLEDGES_PER_ROUND
    ? { code: 'pledge/too-many', limit: PLEDGES_PER_ROUND }
    : undefined;
}

/** Which of the round's pledges were kept, judged by what their giver itself did: its wall, its vote, its signature. */
export function judgePledges(scenario: Scenario, state: CountryGame): RoundReport['pledges'] {
  return state.pledges
    .filter(({ round }) => round === state.round)
    .map((pledge) => ({
      id: pledge.id,
      outcome: isKept(scenario, state, pledge) ? ('kept' as const) : ('broken' as const),
    }));
}

/** The pledges of this round that `by` would break if its envelope were this one. */
export function pledgesBrokenBy(
  scenario: Scenario,
  state: CountryGame,
  by: EconomyId,
  policy: Policy,
): readonly Pledge[] {
  const sealed = { ...state, sealedPolicies: { ...state.sealedPolicies, [by]: policy } };
  return state.pledges.filter(
    (pledge) => pledge.by === by && pledge.round === state.round && !isKept(scenario, sealed, pledge),
  );
}

/** The pledges of this round that `by` would break by signing an offer among these parties; of those that it has broken so none. */
export function pledgesBrokenBySigning(
  state: Signatures & Pick<CountryGame, 'pledges'>,
  by: EconomyId,
  parties: readonly EconomyId[],
): readonly Pledge[] {
  return state.pledges.filter(
    (pledge) =>
      pledge.by === by &&
      pledge.round === state.round &&
      breaksBySigning(state, pledge, parties) &&
      !isBrokenBySignature(state, pledge),
  );
}

/** Whether a pledge of this round is broken by a signature that stands, before the round is settled. */
export function isBrokenBySignature(state: Signatures, { by, round, undertaking }: Pledge): boolean {
  if (round !== state.round) return false;
  if (undertaking.type === 'signNothingWith') return hasSignedWith(state, by, undertaking.economy);
  return (
    undertaking.type === 'signWith' &&
    signaturesLeft(state, by) === 0 &&
    !hasAgreedWith(state, by, undertaking.economy)
  );
}

/** Whether a signature among these parties goes against it: with whom it shuns, or the last that it has, without whom it named. */
function breaksBySigning(
  state: Signatures,
  { by, undertaking }: Pledge,
  parties: readonly EconomyId[],
): boolean {
  if (undertaking.type === 'signNothingWith') return parties.includes(undertaking.economy);
  return (
    undertaking.type === 'signWith' &&
    !parties.includes(undertaking.economy) &&
    signaturesLeft(state, by) === 1 &&
    !hasAgreedWith(state, by, undertaking.economy)
  );
}

function isKept(scenario: Scenario, state: CountryGame, { by, undertaking }: Pledge): boolean {
  switch (undertaking.type) {
    case 'noTariffRises':
      return !raisesAny(scenario, state, by);
    case 'sectorAtMost':
    case 'voteAtMost':
      return (chosenSchedule(scenario, state, by)[undertaking.sector] ?? 0) <= undertaking.rateBp;
    case 'signNothingWith':
      return !hasSignedWith(state, by, undertaking.economy);
    // An offer that the other has not taken is enough, as long as the signature was not used without it.
    case 'signWith':
      return (
        hasAgreedWith(state, by, undertaking.economy) ||
        (hasSignedWith(state, by, undertaking.economy) && signaturesLeft(state, by) !== 0)
      );
    default:
      return assertNever(undertaking);
  }
}

/** The schedule that a seat's own envelope asks for; silence asks for the one in force. */
function chosenSchedule(scenario: Scenario, state: CountryGame, by: EconomyId): Schedule {
  const inForce = wallOf(state, by);
  const policy = state.sealedPolicies[by];
  if (policy === undefined) return inForce;
  const isMember = unionOf(state, by) !== undefined;
  if (policy.type === 'wallVote') return isMember ? policy.rates : inForce;
  return isMember ? inForce : wallFromPolicy(scenario, inForce, policy);
}

function raisesAny(scenario: Scenario, state: CountryGame, by: EconomyId): boolean {
  const inForce = wallOf(state, by);
  const chosen = chosenSchedule(scenario, state, by);
  const hasRise = Object.keys(inForce).some((sector) => (chosen[sector] ?? 0) > (inForce[sector] ?? 0));
  return hasRise || state.sealedPolicies[by]?.surcharge !== undefined;
}

type Signatures = Pick<CountryGame, 'round' | 'proposals' | 'settings'>;

/** A signature counts whatever came of the proposal; one that was withdrawn in time does not. */
function hasSignedWith(state: Signatures, by: EconomyId, economy: EconomyId): boolean {
  return signedWith(state, by, economy).length > 0;
}

function hasAgreedWith(state: Signatures, by: EconomyId, economy: EconomyId): boolean {
  return signedWith(state, by, economy).some(
    ({ status }) => status === 'concluded' || status === 'awaitingBell',
  );
}

function signedWith(state: Signatures, by: EconomyId, economy: EconomyId): readonly Proposal[] {
  return Object.values(state.proposals).filter(
    ({ round, parties, signatures }) =>
      round === state.round && parties.includes(economy) && signatures[by] !== undefined,
  );
}

/** A change of income that is shown as none, as a log: it goes neither way. */
const SILENT_CHANGE = 5e-5;

/** Whether each seat foresaw which playable economy would lose most, or that none would lose, or how many others would cut their tariffs, and, where it said so, which way its income would go. */
export function scorePredictions(
  scenario: Scenario,
  state: CountryGame,
  { economies, walls, wallsBefore }: Pick<RoundReport, 'economies' | 'walls' | 'wallsBefore'>,
): PredictionScore[] {
  const changeOf = (economy: string): number => economies[economy]?.logChange ?? 0;
  const [worst] = scenario.economies
    .filter(({ playable }) => playable)
    .map(({ id }) => id)
    .toSorted((a, b) => changeOf(a) - changeOf(b));
  const isUnhurt = worst === undefined || changeOf(worst) >= -SILENT_CHANGE;
  return Object.entries(state.predictions).map(([economy, { ownIncome, losesMost, cutting }]) => ({
    economy,
    ...(ownIncome === undefined
      ? {}
      : { direction: (ownIncome === 'up' ? 1 : -1) * changeOf(economy) > SILENT_CHANGE }),
    loser:
      cutting === undefined
        ? losesMost === (isUnhurt ? undefined : worst)
        : cutting === cuttersBut(economy, { walls, wallsBefore }).length,
  }));
}
