import { NOTICE_ROUNDS } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { TEMPERAMENT_NAMES } from '#shared/content/temperaments.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { seedFromText } from '#shared/kernel/random.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { LawChange } from '#shared/protocol/law.ts';
import { isAtWork } from '../law/lawInForce.ts';
import { admissionBlocs, admissionMembers, blocksEntry } from '../law/blocs.ts';
import { noticeFault, noticesDue } from '../law/leaving.ts';
import {
  agreementsLapsed,
  allPairLevels,
  applyLaw,
  proposalsAwaitingBell,
  startsAnew,
} from '../law/register.ts';
import { atTurn, evolveModules, moduleIntent, openModules } from '../modules.ts';
import { cancelEvent, placeEvent } from '../modules/events/module.ts';
import type { PhaseHooks } from '../modules/gameModule.ts';
import { dealSingleTasks } from '../modules/politics/dealMandates.ts';
import { termsFallDue } from '../modules/treaty.ts';
import { conferenceNow } from '../modules/wto/conference.ts';
import type {
  Course,
  Decision,
  OwnHostIntent,
  OwnSeatIntent,
  PrizeSearch,
  ProposalRules,
  Rulebook,
  Step,
} from '../rulebook.ts';
import { finalReport, seatValues } from '../scores/finalScore.ts';
import { givePledge } from '../settlement/pledges.ts';
import { knowPrizes, prizeOf } from '../settlement/freeTradePrize.ts';
import { settleRound } from '../settlement/settleRound.ts';
import { settledEconomy } from '../shock/buildShock.ts';
import { openingLaw, openingSettled, solveLaw } from '../shock/solveLaw.ts';
import { type CountryGame, RULES_VERSION, countryGame } from '../state.ts';
import { collectEnvelopes, reopenEnvelope, saveEnvelope, sealEnvelope } from '../table/envelope.ts';
import { type ProposalEvent, evolveProposals } from '../table/proposal.ts';
import { dealTemperaments } from '../table/seats.ts';
import { concludeProposal, lapse, unlawfulLapses } from '../table/signing.ts';
import { needsRatification } from './legislatureOdds.ts';
import { countryStates } from './countryStates.ts';
import { policyEnvelope, predict } from './policy.ts';
import { findCountryViolations } from './findCountryViolations.ts';
import { countryProposals } from './proposals.ts';
import { ratify } from './ratification.ts';

/** Games of countries as the table plays them: what their seats ask, and what the course of a round adds. */

/** The rules of games of countries over one scenario. */
export function countryRulebook(scenario: Scenario): Rulebook {
  const proposals = countryProposals(scenario);
  return {
    scenario,
    proposals,
    course: countryCourse(scenario, proposals),
    create: (settings) => createCountries(scenario, settings),
    decideForSeat: (nowMs, state, economy, intent) =>
      decideForCountry(scenario, proposals, { nowMs, state: countryGame(state), economy }, intent),
    decideForHost: (state, intent) => decideForHost(scenario, countryGame(state), intent),
    violations: (state) => findCountryViolations(scenario, countryGame(state)),
    values: (state) => seatValues(scenario, countryGame(state)),
    ...(scenario.assumed === undefined ? {} : { prizes: prizeSearch(scenario) }),
  };
}

function prizeSearch(scenario: Scenario): PrizeSearch {
  return {
    scenario,
    of: (economy) => prizeOf(scenario, economy),
    know: (prizes) => knowPrizes(scenario, prizes),
  };
}

/** The first event of a game: the opening of the scenario, and temperaments dealt by the seed. */
export function createCountries(
  scenario: Scenario,
  settings: GameSettings,
): Result<GameEvent[], ConvergenceFailure> {
  const settled = openingSettled(scenario);
  if (!settled.ok) return settled;
  const dealt = dealTemperaments(TEMPERAMENT_NAMES, scenario.dealOrder, seedFromText(settings.seed));
  const opened = openModules(scenario, settings, dealt.random);
  const { modules } = opened;
  const single =
    settings.agreementLimits === undefined || modules.politics !== undefined
      ? undefined
      : dealSingleTasks(scenario, settings, opened.random);
  const random = single?.random ?? opened.random;
  return ok([
    {
      type: 'gameCreated',
      rulesVersion: RULES_VERSION,
      settings,
      temperaments: dealt.temperaments,
      random,
      settled: settled.value,
      walls: fromKeys(
        scenario.economies.map(({ id }) => id),
        (economy) => must(scenario.mfnRateBp[economy], `opening wall of ${economy}`),
      ),
      law: openingLaw(scenario),
      ...(Object.keys(modules).length === 0 ? {} : { modules }),
      ...(single === undefined ? {} : { tasks: single.tasks }),
    },
  ]);
}

type Asking = { readonly nowMs: number; readonly state: CountryGame; readonly economy: EconomyId };

function decideForCountry(
  scenario: Scenario,
  proposals: ProposalRules,
  { nowMs, state, economy }: Asking,
  intent: OwnSeatIntent,
): Decision {
  const context = { scenario, nowMs };
  const envelope = policyEnvelope(scenario);
  switch (intent.type) {
    case 'refuseAdmission':
      return refuseAdmission(state, economy, intent);
    case 'giveNotice':
      return giveNotice(proposals, state, economy, intent);
    case 'givePledge':
      return givePledge(context, state, economy, intent);
    case 'savePolicyDraft':
      return saveEnvelope(envelope, state, economy, intent.policy);
    case 'sealPolicy':
      return sealEnvelope(envelope, state, economy, intent.policy);
    case 'reopenPolicy':
      return reopenEnvelope(envelope, state, economy);
    case 'predict':
      return predict(scenario, economy, intent);
    case 'saveMeasures':
    case 'sealMeasures':
    case 'reopenMeasures':
    case 'payProvince':
    case 'castAssent':
    case 'rateCentre':
    case 'actForCentre':
    case 'takeBackCentreAct':
      return err({ code: 'intent/not-in-this-game' });
    default:
      return moduleIntent(intent.type).decide(context, state, economy, intent);
  }
}

/** Leave an agreement: notice after its binding period, out before the negotiation of the next round. */
function giveNotice(
  proposals: ProposalRules,
  state: CountryGame,
  actor: EconomyId,
  { agreement: id }: SeatIntentOf<'giveNotice'>,
): Decision {
  const fault = noticeFault(state, actor, id);
  if (fault !== undefined) return err(fault);
  const given = {
    type: 'noticeGiven',
    agreement: id,
    by: actor,
    outInRound: state.round + NOTICE_ROUNDS,
  } as const;
  return ok([given, ...unlawfulLapses(proposals, countryStates.evolve(state, given))]);
}

/**
 * A member that has not signed refuses an entry or merger: it does not become law at the bell. In unions that decide by weight the
 * refusal counts, and ends it when enough have refused.
 */
function refuseAdmission(
  state: CountryGame,
  actor: EconomyId,
  { proposal: id, reason }: SeatIntentOf<'refuseAdmission'>,
): Decision {
  const proposal = state.proposals[id];
  if (proposal?.status !== 'awaitingBell') return err({ code: 'admission/not-pending', proposal: id });
  if (!admissionMembers(state, proposal).includes(actor))
    return err({ code: 'admission/not-a-member', proposal: id });
  if (proposal.refusedBy.includes(actor)) return err({ code: 'admission/already-refused', proposal: id });
  const refusedBy = [...proposal.refusedBy, actor];
  const isBlocked = admissionBlocs(state, proposal).some((bloc) => blocksEntry(state, bloc, refusedBy));
  return ok([
    { type: 'proposalRefused', proposal: id, by: actor, ...(reason === undefined ? {} : { reason }) },
    ...(isBlocked ? [lapse(proposal, { type: 'refused', by: actor })] : []),
  ]);
}

function decideForHost(scenario: Scenario, state: CountryGame, intent: OwnHostIntent): Decision {
  switch (intent.type) {
    case 'placeEvent':
      return placeEvent(scenario, state, intent);
    case 'cancelEvent':
      return cancelEvent(state, intent);
    case 'actAsCentre':
    case 'takeBackActAsCentre':
      return err({ code: 'intent/not-in-this-game' });
  }
}

function countryCourse(scenario: Scenario, proposals: ProposalRules): Course {
  const modulesAt = (turn: keyof PhaseHooks): Step =>
    step((state, nowMs) => atTurn(turn, { scenario, nowMs }, state));
  const envelope = policyEnvelope(scenario);
  return {
    steps: {
      roundOpened: [agreementsLapse(scenario), termsDue, modulesAt('briefing')],
      negotiationDue: [noticesFallDue],
      negotiationOpened: [modulesAt('negotiation')],
      bell: [step((state) => decideAwaiting(scenario, proposals, state))],
      bellRung: [modulesAt('bell')],
      brokenOff: [breakOffConference],
      epilogueOpened: [agreementsLapse(scenario), termsDue, noticesFallDue, modulesAt('epilogue')],
    },
    pairLevels: (state) => allPairLevels(scenario, agreementsFrom(countryGame(state), state.round + 1)),
    collect: (state) => collectEnvelopes(envelope, countryGame(state)),
    settle: (state, options) => {
      const settled = settleRound(scenario, countryGame(state), options);
      return settled.ok ? ok({ type: 'roundSettled', ...settled.value }) : settled;
    },
    final: (state) => ({ type: 'gameEnded', final: finalReport(scenario, countryGame(state)) }),
  };
}

/** A step of games of countries. */
function step(events: (state: CountryGame, nowMs: number) => readonly GameEvent[]): Step {
  return (state, nowMs) => events(countryGame(state), nowMs);
}

const termsDue = step((state) => termsFallDue(state, state.round));

/** What holds for some rounds only lapses when the round after them opens; where every round starts anew, what an event of the last one did is over too. */
const agreementsLapse = (scenario: Scenario): Step =>
  step((state) => {
    const end = agreementsLapsed(state, state.round);
    const isEventOver =
      startsAnew(state) && state.events?.past.some((event) => isAtWork(event, state.round - 1));
    if (end.length === 0 && isEventOver !== true) return [];
    const law = { upsert: [], end };
    return [
      { type: 'lawChanged', law: { ...law, ...settledWithout(scenario, state, law) }, reason: 'lapsed' },
    ];
  });

/**
 * Where agreements hold for one round, every round begins from the economy without any, and without events: what is decided in it and what
 * happens to it are compared with that, and not with the round before. Where the model finds no equilibrium the last one stands.
 */
function settledWithout(
  scenario: Scenario,
  state: CountryGame,
  lapsed: LawChange,
): Pick<CountryGame, 'settled'> | undefined {
  if (!startsAnew(state)) return undefined;
  const { events, ...law } = applyLaw(state, lapsed);
  const quiet = events === undefined ? {} : { events: { ...events, announced: [], active: [] } };
  const solved = solveLaw(scenario, { ...law, ...quiet });
  return solved.ok ? { settled: settledEconomy(scenario, law.settled.borderCost, solved.value) } : undefined;
}

/** The register as a round will find it. */
function agreementsFrom(state: CountryGame, round: number): CountryGame['agreements'] {
  return applyLaw(state, { upsert: [], end: agreementsLapsed(state, round) }).agreements;
}

/** Leavers are out before the negotiation of the round after their notice; nothing where nobody leaves. */
const noticesFallDue = step((state) => {
  const law = noticesDue(state, state.round);
  const changes = law.upsert.length + law.end.length;
  return changes === 0 ? [] : [{ type: 'lawChanged', law, reason: 'noticeDue' }];
});

type BellEvent = ProposalEvent | GameEventOf<'ratificationHeld'>;

/**
 * What awaits the bell becomes law in order of receipt: entries and mergers that nobody refused, and proposals that every legislature
 * ratifies.
 */
function decideAwaiting(scenario: Scenario, proposals: ProposalRules, state: CountryGame): BellEvent[] {
  const events: BellEvent[] = [];
  let table = state;
  for (const { id } of proposalsAwaitingBell(state)) {
    const decided = decideOne(scenario, proposals, table, id);
    events.push(...decided);
    table = decided.reduce<CountryGame>(evolveBell, table);
  }
  return events;
}

function evolveBell(state: CountryGame, event: BellEvent): CountryGame {
  return event.type === 'ratificationHeld'
    ? evolveModules(state, event)
    : countryGame(evolveProposals(countryStates, state, event));
}

/** What becomes of a proposal that awaits the bell; nothing where an earlier one has made it lapse. */
function decideOne(
  scenario: Scenario,
  proposals: ProposalRules,
  state: CountryGame,
  id: ProposalId,
): BellEvent[] {
  const proposal = state.proposals[id];
  if (proposal?.status !== 'awaitingBell') return [];
  const fault = proposals.faultUnder(state, proposal, proposal.author);
  if (fault !== undefined) return [lapse(proposal, { type: 'unlawful', fault })];
  if (!needsRatification(scenario, state, proposal)) return concludeProposal(proposals, state, proposal);
  const { ratification, random } = ratify(scenario, state, proposal);
  const held = { type: 'ratificationHeld', ratification, random } as const;
  const refusing = ratification.votes.filter(({ passed }) => !passed).map(({ economy }) => economy);
  if (refusing.length > 0) return [held, lapse(proposal, { type: 'notRatified', by: refusing })];
  return [held, ...concludeProposal(proposals, evolveModules(state, held), proposal)];
}

/** A conference that is broken off ends without a package. */
const breakOffConference = step((state) => {
  const conference = state.phase === 'negotiation' ? conferenceNow(state) : undefined;
  return conference === undefined ? [] : [{ type: 'conferenceClosed', outcome: 'noPackage' }];
});
