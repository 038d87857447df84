import { SURCHARGE_MAX_BP } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { type GameModule, areDistinct, foldOf, violatedBy } from '../gameModule.ts';
import type { ModuleEventOf } from '#shared/protocol/modules/modules.ts';
import type { Conference, Dispute, WtoState } from '#shared/protocol/modules/wto.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { tradableSectors } from '../../law/lawInForce.ts';
import type { CountryGame } from '../../state.ts';
import { takeBackReadiness } from '../../table/seats.ts';
import { wtoDraftFaults } from './articleXxiv.ts';
import { floorPackage } from './conference.ts';
import { bindingFault } from './bindings.ts';
import { fileComplaint } from './complaints.ts';
import {
  type StageEvent,
  agreeToPackage,
  backPackage,
  closeConference,
  evolveConference,
  objectToPackage,
  openConference,
  tablePackage,
  takeChange,
} from './conferenceFloor.ts';
import { shapeWto } from './mfnTreatment.ts';
import { adopt } from './packages.ts';
import { enforce, enforceRulings } from './disputePanels.ts';
import { settleWto } from './settleWto.ts';

const WTO_EVENTS = [
  'conferenceOpened',
  'packageTabled',
  'packageBacked',
  'floorOpened',
  'packageAgreed',
  'packageObjected',
  'packageChanged',
  'conferenceClosed',
  'complaintFiled',
  'rulingsEnforced',
] as const;

type WtoEvent = ModuleEventOf<(typeof WTO_EVENTS)[number]>;

/** The multilateral system: bound tariffs, rules for agreements, ministerial conferences and disputes. */
export const wto = {
  id: 'wto',
  isLaw: true,
  initial: ({ scenario }) => ({ wto: initialWto(scenario) }),
  shape: shapeWto,
  draftFaults: wtoDraftFaults,
  policyFault: bindingFault,
  intents: {
    tablePackage: { by: 'seat', phases: ['negotiation'], decide: tablePackage },
    backPackage: { by: 'seat', phases: ['negotiation'], decide: backPackage },
    agreeToPackage: { by: 'seat', phases: ['negotiation'], decide: agreeToPackage },
    objectToPackage: { by: 'seat', phases: ['negotiation'], decide: objectToPackage },
    takeChange: { by: 'seat', phases: ['negotiation'], decide: takeChange },
    fileComplaint: { by: 'seat', phases: ['negotiation'], decide: fileComplaint },
  },
  settle: settleWto,
  redact: { noSecrets: 'All of it is public.' },
  evolve: foldOf(WTO_EVENTS, evolveWto),
  phases: {
    briefing: enforceRulings,
    negotiation: openConference,
    bell: closeConference,
    epilogue: enforceRulings,
  },
  violations: wtoViolations,
} as const satisfies GameModule<'wto'>;

/** The opening schedules are bound, of the passive rest of the world too. */
function initialWto({ mfnRateBp }: Scenario): WtoState {
  return {
    bindings: mfnRateBp,
    unionBindings: {},
    facilitationBp: 0,
    facilitatedBp: 0,
    past: [],
    disputes: [],
    builtBn: 0,
    stumbledBn: 0,
  };
}

/** Folds conference and disputes; seats that something new has reached are not ready any more. */
function evolveWto(state: CountryGame, event: WtoEvent): CountryGame {
  const wto = must(state.wto, 'the multilateral system');
  switch (event.type) {
    case 'conferenceOpened':
      return withConference(state, wto, {
        round: event.round,
        stage: 'tabling',
        packages: [],
        objections: [],
        agreed: [],
      });
    case 'conferenceClosed':
      return afterConference(state, wto, event);
    case 'complaintFiled':
      return { ...state, wto: { ...wto, disputes: [...wto.disputes, event.dispute] } };
    case 'rulingsEnforced':
      return enforce(state, wto, event);
    default: {
      const before = must(wto.conference, 'a conference');
      const conference = evolveConference(state, before, event);
      return takeBackReadiness(withConference(state, wto, conference), reachedBy(state, before, event));
    }
  }
}

function withConference(state: CountryGame, wto: WtoState, conference: Conference): CountryGame {
  return { ...state, wto: { ...wto, conference } };
}

function afterConference(
  state: CountryGame,
  wto: WtoState,
  { outcome, adoption }: ModuleEventOf<'conferenceClosed'>,
): CountryGame {
  const before = must(wto.conference, 'a conference');
  const conference: Conference = {
    ...before,
    stage: outcome,
    ...(adoption === undefined ? {} : { boundCutBp: adoption.boundCutBp }),
  };
  const past = [...wto.past, { round: before.round, outcome }];
  const closed: CountryGame = { ...state, wto: { ...wto, conference, past } };
  return adoption === undefined ? closed : adopt(closed, adoption);
}

/**
 * A package on the floor is everybody's to look at, an objection its author's to answer. A new version is for those to look at who objected to the
 * former one and asked for something else; all others are told of it, and may say that they are not ready any more.
 */
function reachedBy({ seats, rulesVersion }: CountryGame, before: Conference, event: StageEvent): EconomyId[] {
  const author = floorPackage(before)?.author;
  switch (event.type) {
    case 'floorOpened':
      return event.package === undefined ? [] : Object.keys(seats);
    case 'packageChanged':
      return rulesVersion < NEW_VERSIONS_REACH_OBJECTORS
        ? Object.keys(seats).filter((seat) => seat !== author)
        : before.objections.map(({ by }) => by).filter((by) => by !== event.by);
    case 'packageObjected':
      return author === undefined ? [] : [author];
    default:
      return [];
  }
}

/** Version of the rules since which a new version of a package is no longer everybody's to look at. */
const NEW_VERSIONS_REACH_OBJECTORS = 3;

/** Invariants: rates are in range, no voice is counted twice, nobody has a dispute with itself. */
function wtoViolations(scenario: Scenario, { wto }: CountryGame): string[] {
  if (wto === undefined) return [];
  return [
    ...scheduleViolations(scenario, wto),
    ...(wto.conference === undefined ? [] : conferenceViolations(wto.conference)),
    ...wto.disputes.flatMap(disputeViolations),
    ...violatedBy(
      wto.facilitatedBp >= 0 && wto.facilitatedBp <= wto.facilitationBp && wto.facilitationBp <= 200,
      `facilitation ${wto.facilitatedBp} of ${wto.facilitationBp}`,
    ),
    ...violatedBy(wto.builtBn >= 0 && wto.stumbledBn >= 0, 'the meter runs backwards'),
  ];
}

function scheduleViolations(scenario: Scenario, { bindings, unionBindings }: WtoState): string[] {
  const goods = canonicalJson(tradableSectors(scenario).toSorted());
  const isWhole = (rates: Schedule): boolean =>
    canonicalJson(Object.keys(rates).toSorted()) === goods &&
    Object.values(rates).every((rateBp) => Number.isInteger(rateBp) && rateBp >= 0);
  return [
    ...scenario.economies.flatMap(({ id }) =>
      violatedBy(isWhole(bindings[id] ?? {}), `the binding of ${id} is no schedule`),
    ),
    ...Object.entries(unionBindings).flatMap(([union, { members, rates }]) =>
      violatedBy(members.length >= 2 && isWhole(rates), `the binding of ${union} is no schedule`),
    ),
  ];
}

function conferenceViolations({ stage, floor, packages, objections, agreed }: Conference): string[] {
  const backers = packages.flatMap((each) => each.backers);
  const objectors = objections.map(({ by }) => by);
  return [
    ...violatedBy(areDistinct(backers), 'a voice backs two packages'),
    ...violatedBy(areDistinct(packages.map(({ id }) => id)), 'two packages have one name'),
    ...violatedBy(areDistinct(objectors) && areDistinct(agreed), 'a voice is counted twice'),
    ...violatedBy(!objectors.some((by) => agreed.includes(by)), 'a voice says yes and no'),
    ...violatedBy(floor === undefined || packages.some(({ id }) => id === floor), 'the floor is unknown'),
    ...violatedBy(stage !== 'adopted' || objections.length === 0, 'adopted against an objection'),
    ...violatedBy(stage !== 'failed' || objections.length > 0, 'failed without an objection'),
  ];
}

function disputeViolations({ id, complainant, respondent, stage, ...found }: Dispute): string[] {
  const { authorisedBp = 0, lostTradeBn = 0, untilRound } = found;
  return [
    ...violatedBy(complainant !== respondent, `${id} is with oneself`),
    ...violatedBy(
      authorisedBp >= 0 && authorisedBp <= SURCHARGE_MAX_BP && lostTradeBn >= 0,
      `the finding of ${id} is out of range`,
    ),
    ...violatedBy(
      stage !== 'retaliating' || (untilRound !== undefined && authorisedBp > 0),
      `the leave of ${id} is none`,
    ),
  ];
}
