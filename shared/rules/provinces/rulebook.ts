import { OPENING_PRESTIGE } from '#shared/content/provinces/provinceConstants.ts';
import {
  PROVINCE_TEMPERAMENT_NAMES,
  type ProvinceTemperamentName,
} from '#shared/content/provinces/provinceTemperaments.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import { at, fromKeys, must } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { seedFromText } from '#shared/kernel/random.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import { CENTRE_SEAT, type CentreState } from '#shared/protocol/provinces/centre.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { Course, Decision, OwnHostIntent, OwnSeatIntent, Rulebook, Step } from '../rulebook.ts';
import type { ProvincesScenario } from '../scenario/provincesScenario.ts';
import { type ProvinceGame, RULES_VERSION, provinceGame } from '../state.ts';
import { collectEnvelopes, reopenEnvelope, saveEnvelope, sealEnvelope } from '../table/envelope.ts';
import { dealTemperaments } from '../table/seats.ts';
import { actForCentre, castAssent, rateCentre, takeBackCentreAct } from './centre/acts.ts';
import { measuresEnvelope } from './envelope/envelope.ts';
import {
  announceProvinceEvents,
  beginCards,
  cancelProvinceEvent,
  placeProvinceEvent,
} from './events/placing.ts';
import { findProvinceViolations } from './findProvinceViolations.ts';
import { actByRule } from './forecast/centreReforms.ts';
import { provinceProposals } from './pacts/pactFaults.ts';
import { leavePact } from './pacts/pactLaw.ts';
import { payProvince } from './pacts/payments.ts';
import { finalProvinces, provinceValues } from './settlement/ending.ts';
import { settleProvinces } from './settlement/settleProvinces.ts';
import { keptAt } from './settlement/surveyRound.ts';
import type { ProvincesContext } from './state/provinceStates.ts';

/** The first event of a game of provinces. What countries have, walls by tariff line and treaties, is empty. */
export function createProvinces(
  scenario: ProvincesScenario,
  settings: GameSettings,
): GameEventOf<'gameCreated'> {
  const { dealOrder } = scenario;
  const dealt = dealTemperaments(PROVINCE_TEMPERAMENT_NAMES, dealOrder, seedFromText(settings.seed));
  return {
    type: 'gameCreated',
    rulesVersion: RULES_VERSION,
    settings,
    temperaments: {},
    random: dealt.random,
    settled: NO_TRADE_MODEL,
    walls: {},
    law: { upsert: [], end: [] },
    provinces: initialProvinces(scenario, settings, dealt.temperaments),
  };
}

/** What the provinces are when play begins. */
function initialProvinces(
  scenario: ProvincesScenario,
  { centre = 'rule' }: Pick<GameSettings, 'centre'>,
  temperaments: Readonly<Record<EconomyId, ProvinceTemperamentName>>,
): ProvincesState {
  const { borderEffect } = scenario.atOpening;
  return {
    provinces: openingProvinces(scenario),
    temperaments,
    centreKind: centre,
    centre: OPENING_CENTRE,
    reforms: openingReforms(scenario),
    pacts: {},
    corridors: [],
    drafts: {},
    sealed: {},
    payments: [],
    breaches: [],
    events: [],
    deck: { drawn: [], count: 0 },
    envelopes: [],
    borderEffect,
    nationalIncomePercent: 0,
  };
}

const OPENING_CENTRE: CentreState = {
  prestige: OPENING_PRESTIGE,
  acts: [],
  assents: {},
  assentedBy: [],
  refusals: [],
  ballots: {},
  crackdowns: [],
  incomePoints: 0,
  firms: {},
  merged: [],
};

function openingProvinces(scenario: ProvincesScenario): ProvincesState['provinces'] {
  const { economy, dealOrder, atOpening, institution } = scenario;
  const { start } = economy.market;
  const kept = keptAt(scenario, atOpening, institution);
  return fromKeys(dealOrder, (seat) => {
    const region = dealOrder.indexOf(seat);
    return {
      wall: must(start.wall[region], 'wall'),
      block: must(start.block[region], 'block'),
      payroll: 1,
      reforms: {},
      freeMoney: must(atOpening.figures[region], 'figures').freeMoney,
      career: [],
      reputation: 0,
      industryTfp: 1,
      localDrive: 1,
      usualKept: at(kept, region),
    };
  });
}

function openingReforms({ opening }: ProvincesScenario): Reform[] {
  return opening === 'year1997' ? ['taxSharing'] : [];
}

const NO_TRADE_MODEL: GameEventOf<'gameCreated'>['settled'] = {
  imports: [],
  incomeBn: {},
  welfare: {},
  tariff: [],
  iceberg: [],
  borderCost: [],
  transfer: [],
  pools: [],
};

/** Games of provinces as the table plays them: what their seats ask, and what the course of a round adds. */

/** The rules of games of provinces over one scenario. */
export function provinceRulebook(scenario: ProvincesScenario): Rulebook {
  return {
    scenario,
    proposals: provinceProposals(scenario),
    course: provinceCourse(scenario),
    create: (settings) => ok([createProvinces(scenario, settings)]),
    proposalFault: (economy) =>
      economy === CENTRE_SEAT ? { code: 'province/not-a-province', economy } : undefined,
    decideForSeat: (nowMs, state, economy, intent) =>
      economy === CENTRE_SEAT
        ? decideForCentre(provinceGame(state), intent)
        : decideForProvince({ scenario, nowMs }, provinceGame(state), economy, intent),
    decideForHost: (state, intent) => decideForHost(provinceGame(state), intent),
    violations: (state) => findProvinceViolations(scenario, provinceGame(state)),
    values: (state) => provinceValues(scenario, provinceGame(state)),
  };
}

/** What a province asks, beside proposals, which go the way of all proposals. */
function decideForProvince(
  context: ProvincesContext,
  state: ProvinceGame,
  actor: EconomyId,
  intent: OwnSeatIntent,
): Decision {
  const envelope = measuresEnvelope(context.scenario);
  switch (intent.type) {
    case 'giveNotice':
      return leavePact(state, actor, intent);
    case 'payProvince':
      return payProvince(context, state, actor, intent);
    case 'saveMeasures':
      return saveEnvelope(envelope, state, actor, intent.measures);
    case 'sealMeasures':
      return sealEnvelope(envelope, state, actor, intent.measures);
    case 'reopenMeasures':
      return reopenEnvelope(envelope, state, actor);
    case 'castAssent':
      return castAssent(state, actor, intent.assent);
    case 'rateCentre':
      return rateCentre(state, actor, intent.points);
    case 'actForCentre':
    case 'takeBackCentreAct':
      return err({ code: 'centre/not-the-centre' });
    default:
      return err({ code: 'intent/not-in-this-game' });
  }
}

function decideForCentre(state: ProvinceGame, intent: OwnSeatIntent): Decision {
  switch (intent.type) {
    case 'actForCentre':
      return actForCentre(state, intent.act);
    case 'takeBackCentreAct':
      return takeBackCentreAct(state, intent.act);
    default:
      return err({ code: 'province/not-a-province', economy: CENTRE_SEAT });
  }
}

/** What the host does among provinces: lays out cards, and acts for the centre where the host is it. */
function decideForHost(state: ProvinceGame, intent: OwnHostIntent): Decision {
  switch (intent.type) {
    case 'placeEvent':
      return placeProvinceEvent(state, intent);
    case 'cancelEvent':
      return cancelProvinceEvent(state, intent.event);
    case 'actAsCentre':
      if (state.provinces.centreKind !== 'host') return err({ code: 'centre/not-the-centre' });
      return actForCentre(state, intent.act);
    case 'takeBackActAsCentre':
      if (state.provinces.centreKind !== 'host') return err({ code: 'centre/not-the-centre' });
      return takeBackCentreAct(state, intent.act);
  }
}

function provinceCourse(scenario: ProvincesScenario): Course {
  const envelope = measuresEnvelope(scenario);
  return {
    steps: {
      roundOpened: [step(beginCards), step(announceProvinceEvents)],
      negotiationDue: [],
      // A centre that nobody governs decides now, so that there is time for assents.
      negotiationOpened: [
        step((state) => actByRule(scenario, state).map((act) => ({ type: 'centreActed', act }))),
      ],
      bell: [],
      bellRung: [],
      brokenOff: [],
    },
    collect: (state) => collectEnvelopes(envelope, provinceGame(state)),
    settle: (state) => {
      const settled = settleProvinces(scenario, provinceGame(state));
      return settled.ok ? ok({ type: 'provincesSettled', ...settled.value }) : settled;
    },
    final: (state) => ({ type: 'provincesEnded', final: finalProvinces(scenario, provinceGame(state)) }),
  };
}

/** A step of games of provinces. */
function step(events: (state: ProvinceGame) => readonly GameEvent[]): Step {
  return (state) => events(provinceGame(state));
}
