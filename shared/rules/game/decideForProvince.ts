import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { HostIntent, SeatIntent, SeatIntentOf } from '#shared/protocol/intents.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { openPaper, refusePaper, signPaper, withdrawSignature } from '../negotiation/signing.ts';
import { goOnWithout, publishPaper, revisePaper, tablePaper, withdrawPaper } from '../negotiation/tabling.ts';
import { actForCentre, castAssent, rateCentre, takeBackCentreAct } from '../provinces/centre/acts.ts';
import { reopenMeasures, saveMeasures, sealMeasures } from '../provinces/envelope/envelope.ts';
import { cancelProvinceEvent, placeProvinceEvent } from '../provinces/events/placing.ts';
import { leavePact } from '../provinces/pacts/pactLaw.ts';
import { payProvince } from '../provinces/pacts/payments.ts';
import { type ProvincesContext, provincesOf } from '../provinces/state/provincesOf.ts';
import type { GameState } from '../state.ts';
import { declareReady } from '../table/seats.ts';

const PROVINCES_INTENTS = [
  'saveMeasures',
  'sealMeasures',
  'reopenMeasures',
  'payProvince',
  'castAssent',
  'rateCentre',
  'actForCentre',
  'takeBackCentreAct',
] as const satisfies readonly SeatIntent['type'][];
type ProvincesSeatIntent = SeatIntentOf<(typeof PROVINCES_INTENTS)[number]>;

export function isProvincesSeatIntent(intent: SeatIntent): intent is ProvincesSeatIntent {
  return PROVINCES_INTENTS.some((type) => type === intent.type);
}

/** What a province, or a human centre, asks. Papers go the way of all papers. */
export function decideForProvince(
  context: ProvincesContext,
  state: GameState,
  actor: EconomyId,
  intent: SeatIntent,
): Result<GameEvent[], Rejection> {
  if (intent.type === 'declareReady') return ok(declareReady(state, actor, intent.ready));
  if (actor === CENTRE_SEAT) return decideForCentre(state, intent);
  switch (intent.type) {
    case 'tablePaper':
      return tablePaper(context, state, actor, intent);
    case 'revisePaper':
      return revisePaper(context, state, actor, intent);
    case 'openPaper':
      return openPaper(context, state, actor, intent);
    case 'signPaper':
      return signPaper(context, state, actor, intent);
    case 'withdrawSignature':
      return withdrawSignature(context, state, actor, intent);
    case 'refusePaper':
      return refusePaper(context, state, actor, intent);
    case 'goOnWithout':
      return goOnWithout(context, state, actor, intent);
    case 'withdrawPaper':
      return withdrawPaper(context, state, actor, intent);
    case 'publishPaper':
      return publishPaper(context, state, actor, intent);
    case 'giveNotice':
      return leavePact(state, actor, intent);
    case 'payProvince':
      return payProvince(context, state, actor, intent);
    case 'saveMeasures':
      return saveMeasures(context, state, actor, intent.measures);
    case 'sealMeasures':
      return sealMeasures(context, state, actor, intent.measures);
    case 'reopenMeasures':
      return reopenMeasures(state, actor);
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

function decideForCentre(state: GameState, intent: SeatIntent): Result<GameEvent[], Rejection> {
  switch (intent.type) {
    case 'actForCentre':
      return actForCentre(state, intent.act);
    case 'takeBackCentreAct':
      return takeBackCentreAct(state, intent.act);
    default:
      return err({ code: 'province/not-a-province', economy: CENTRE_SEAT });
  }
}

export type RulebookHostIntent = Extract<
  HostIntent,
  { readonly type: 'placeEvent' | 'cancelEvent' | 'actAsCentre' | 'takeBackActAsCentre' }
>;

/** What the host does among provinces: lays out cards, and acts for the centre where the host is it. */
export function decideProvincesHost(
  state: GameState,
  intent: RulebookHostIntent,
): Result<GameEvent[], Rejection> {
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
