/** Games of provinces as the table plays them: what their seats ask, and what the course of a round adds. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { Course, Decision, OwnHostIntent, OwnSeatIntent, Rulebook, Step } from '../rulebook.ts';
import type { ProvincesScenario } from '../scenario/provincesScenario.ts';
import { type ProvinceGame, provinceGame } from '../state.ts';
import { collectEnvelopes, reopenEnvelope, saveEnvelope, sealEnvelope } from '../table/envelope.ts';
import { actForCentre, castAssent, rateCentre, takeBackCentreAct } from './centre/acts.ts';
import { createProvinces } from './createProvinces.ts';
import { measuresEnvelope } from './envelope/envelope.ts';
import {
  announceProvinceEvents,
  beginCards,
  cancelProvinceEvent,
  placeProvinceEvent,
} from './events/placing.ts';
import { actByRule } from './forecast/actByRule.ts';
import { provinceProposals } from './pacts/pactFaults.ts';
import { leavePact } from './pacts/pactLaw.ts';
import { payProvince } from './pacts/payments.ts';
import { finalProvinces, provinceValues } from './settlement/ending.ts';
import { settleProvinces } from './settlement/settleProvinces.ts';
import { type ProvincesContext, provincesOf } from './state/provincesOf.ts';

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
      if (provincesOf(state).centreKind !== 'host') return err({ code: 'centre/not-the-centre' });
      return actForCentre(state, intent.act);
    case 'takeBackActAsCentre':
      if (provincesOf(state).centreKind !== 'host') return err({ code: 'centre/not-the-centre' });
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
