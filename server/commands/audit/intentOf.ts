import { must } from '#shared/kernel/records.ts';
import { readBotMoveKey } from '#shared/protocol/botMove.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { Actor, HostIntent, Intent, SeatIntent, ServerIntent } from '#shared/protocol/intents.ts';
import { conferenceNow, floorPackage, speakerFor } from '#shared/rules/modules/wto/conference.ts';
import { type CountryPart, type GameState, countryPart } from '#shared/rules/state.ts';
import type { LogRow } from '../../store/GameStore.ts';

/** What was asked, and by whom. */
export type Asked = { readonly actor: Actor; readonly intent: Intent };

/** Intents that say nothing beside their name, which is in the row. */
const BARE = {
  startGame: 'host',
  pauseClock: 'host',
  resumeClock: 'host',
  addMinute: 'host',
  skipPhase: 'host',
  restartPhase: 'host',
  endNow: 'host',
  retrySettlement: 'host',
  closePhase: 'server',
  noteRestart: 'server',
  dropHomework: 'host',
  openFloor: 'server',
  openStop: 'server',
} as const satisfies Partial<Record<(HostIntent | ServerIntent)['type'], 'host' | 'server'>>;

function isBare(type: string): type is keyof typeof BARE {
  return Object.hasOwn(BARE, type);
}

/**
 * The intent that an event answers. The log keeps what was decided and not what was asked, but most events say all that their
 * intent said; of the others nothing is told: undefined. `isFirst`: the event opens the row, whose type is its intent's.
 */
export function intentOf(
  row: LogRow,
  event: GameEvent,
  state: GameState,
  isFirst: boolean,
): Asked | undefined {
  if (isFirst && isBare(row.type)) return { actor: { type: BARE[row.type] }, intent: { type: row.type } };
  if (event.type === 'clockExtended' && event.reason === 'restart')
    return { actor: { type: 'server' }, intent: { type: 'noteRestart' } };
  if (event.type === 'clockExtended' && row.type === 'alignClock')
    return { actor: { type: 'server' }, intent: { type: 'alignClock', endsAtMs: event.endsAtMs } };
  if (event.type === 'homeworkSet' && row.type === 'moveHomework') return moved(event, state);
  const asked = serverIntentOf(event);
  if (asked !== undefined) return { actor: { type: 'server' }, intent: asked };
  const host = hostIntentOf(row, event);
  if (host !== undefined) return { actor: { type: 'host' }, intent: host };
  const seat =
    proposalIntentOf(row, event, state) ??
    moduleIntentOf(event, countryPart(state)) ??
    seatIntentOf(row, event);
  if (seat === undefined) return undefined;
  const [economy, intent] = seat;
  return { actor: { type: row.member === undefined ? 'bot' : 'seat', economy }, intent };
}

function moved({ homework }: GameEventOf<'homeworkSet'>, { homework: before }: GameState): Asked | undefined {
  if (homework === undefined || before === undefined) return undefined;
  const byMs = homework.sealedUntilAt - before.sealedUntilAt;
  return { actor: { type: 'server' }, intent: { type: 'moveHomework', byMs } };
}

function serverIntentOf(event: GameEvent): ServerIntent | undefined {
  switch (event.type) {
    case 'seatOccupied':
      return { type: 'occupySeat', economy: event.economy, member: event.member };
    case 'seatVacated':
      return { type: 'vacateSeat', economy: event.economy };
    case 'presenceMarked':
      return { type: 'markPresence', economy: event.economy, present: event.present };
    case 'botThought': {
      const move = readBotMoveKey(event.key);
      return move === undefined ? undefined : { type: 'noteBotThought', economy: event.economy, move };
    }
    case 'parNoted':
      return { type: 'notePar', par: event.par };
    default:
      return undefined;
  }
}

/** The rules act for the centre and lay out cards too: the row's type tells whether it was the host. */
function hostIntentOf({ type }: LogRow, event: GameEvent): HostIntent | undefined {
  switch (event.type) {
    case 'eventAnnounced':
    case 'provinceEventAnnounced': {
      const { card, economies } = event.event;
      return type === 'placeEvent' ? { type, card, economies } : undefined;
    }
    case 'eventCancelled':
    case 'provinceEventCancelled':
      return type === 'cancelEvent' ? { type, event: event.event } : undefined;
    case 'centreActed':
      return type === 'actAsCentre' ? { type, act: event.act } : undefined;
    case 'centreActTakenBack':
      return type === 'takeBackActAsCentre' ? { type, act: event.act } : undefined;
    case 'homeworkSet': {
      if (type !== 'setHomework' || event.homework === undefined) return undefined;
      const { talksUntilAt, sealedUntilAt, zone, reveal } = event.homework;
      return { type, talksUntilAt, sealedUntilAt, zone, reveal };
    }
    case 'endPlanned':
      return { type: 'endAfterRound', ends: event.afterRound !== undefined };
    case 'revealStepped':
      return { type: 'stepReveal', stop: event.stop };
    case 'revealPaced':
      return { type: 'paceReveal', by: event.by };
    case 'debriefTurned':
      return { type: 'turnDebrief', page: event.page };
    default:
      return undefined;
  }
}

type SeatAsked = readonly [economy: string, intent: SeatIntent];

/** What was asked about a proposal. Signatures were confirmed, or they would not have been taken. */
function proposalIntentOf(
  { type }: LogRow,
  event: GameEvent,
  { proposals }: GameState,
): SeatAsked | undefined {
  switch (event.type) {
    case 'proposalTabled': {
      const { author, parties, clauses, title, counterTo, because } = event.proposal;
      const draft = { parties, clauses, ...(title === undefined ? {} : { title }) };
      return [
        author,
        {
          type: 'tableProposal',
          draft,
          ...(counterTo === undefined ? {} : { counterTo }),
          ...(because === undefined ? {} : { reason: because }),
        },
      ];
    }
    case 'proposalRevised':
      return [
        must(proposals[event.proposal], 'a proposal').author,
        { type: 'reviseProposal', proposal: event.proposal, draft: event.draft },
      ];
    case 'proposalNarrowed':
      return [
        must(proposals[event.proposal], 'a proposal').author,
        { type: 'goOnWithout', proposal: event.proposal },
      ];
    case 'proposalOpened': {
      const { revision } = must(proposals[event.proposal], 'a proposal');
      return [event.by, { type: 'openProposal', proposal: event.proposal, revision }];
    }
    case 'proposalSigned':
      return [
        event.by,
        { type: 'signProposal', proposal: event.proposal, revision: event.revision, confirmed: true },
      ];
    case 'signatureWithdrawn':
      return [event.by, { type: 'withdrawSignature', proposal: event.proposal }];
    case 'proposalRefused': {
      const reason = event.reason === undefined ? {} : { reason: event.reason };
      const intent = type === 'refuseAdmission' ? 'refuseAdmission' : 'refuseProposal';
      return [event.by, { type: intent, proposal: event.proposal, ...reason }];
    }
    case 'proposalPublished':
      return [
        must(proposals[event.proposal], 'a proposal').author,
        { type: 'publishProposal', proposal: event.proposal },
      ];
    case 'proposalLapsed': {
      const { proposal, lapse } = event;
      if (lapse.type !== 'withdrawn') return undefined;
      const reason = lapse.reason === undefined ? {} : { reason: lapse.reason };
      return [
        must(proposals[proposal], 'a proposal').author,
        { type: 'withdrawProposal', proposal, ...reason },
      ];
    }
    default:
      return undefined;
  }
}

/** What was asked at a conference, of a panel, or about what is hidden. */
function moduleIntentOf(event: GameEvent, state: CountryPart): SeatAsked | undefined {
  const conference = conferenceNow(state);
  const onFloor = conference === undefined ? undefined : floorPackage(conference);
  switch (event.type) {
    case 'packageTabled':
      return [event.package.author, { type: 'tablePackage', terms: event.package.terms }];
    case 'packageBacked':
      return [event.by, { type: 'backPackage', package: event.package }];
    case 'packageAgreed': {
      const { revision } = must(onFloor, 'a package on the floor');
      return [event.by, { type: 'agreeToPackage', revision }];
    }
    case 'packageObjected': {
      const { by, change } = event.objection;
      const { revision } = must(onFloor, 'a package on the floor');
      return [by, { type: 'objectToPackage', revision, change }];
    }
    case 'packageChanged': {
      const { author } = must(onFloor, 'a package on the floor');
      return [speakerFor(state, author), { type: 'takeChange', by: event.by }];
    }
    case 'complaintFiled': {
      const { complainant, respondent, ground, sector } = event.dispute;
      const about = sector === undefined ? {} : { sector };
      return [complainant, { type: 'fileComplaint', against: respondent, ground, ...about }];
    }
    case 'barrierInspected': {
      const { by, against, sector } = event.inspection;
      return [by, { type: 'inspectBarrier', against, sector }];
    }
    case 'lawChanged': {
      const [union] = event.law.upsert;
      if (event.reason !== 'presidency' || union?.wallMove === undefined) return undefined;
      const { by, shiftBp } = union.wallMove;
      return [by, { type: 'moveCommonWall', agreement: union.id, shiftBp }];
    }
    default:
      return undefined;
  }
}

/** Everything else that a country, a province or the centre asks. */
function seatIntentOf({ type }: LogRow, event: GameEvent): SeatAsked | undefined {
  switch (event.type) {
    case 'readyDeclared':
      return [event.economy, { type: 'declareReady', ready: event.ready }];
    case 'noticeGiven':
      return [event.by, { type: 'giveNotice', agreement: event.agreement }];
    case 'pledgeGiven': {
      const { by, to, undertaking } = event.pledge;
      return [by, { type: 'givePledge', to, undertaking }];
    }
    case 'policyDrafted':
      return [event.economy, { type: 'savePolicyDraft', policy: event.policy }];
    case 'policySealed':
      return [event.economy, { type: 'sealPolicy', policy: event.policy }];
    case 'policyReopened':
      return [event.economy, { type: 'reopenPolicy' }];
    case 'predictionMade':
      return [event.economy, { type: 'predict', ...event.prediction }];
    case 'centreActed':
      return type === 'actForCentre' ? [CENTRE_SEAT, { type, act: event.act }] : undefined;
    case 'centreActTakenBack':
      return type === 'takeBackCentreAct' ? [CENTRE_SEAT, { type, act: event.act }] : undefined;
    case 'measuresDrafted':
      return [event.economy, { type: 'saveMeasures', measures: event.measures }];
    case 'measuresSealed':
      return [event.economy, { type: 'sealMeasures', measures: event.measures }];
    case 'measuresReopened':
      return [event.economy, { type: 'reopenMeasures' }];
    case 'provincePaid': {
      const { from, to, yuan100m } = event.payment;
      return [from, { type: 'payProvince', to, yuan100m }];
    }
    case 'assentCast':
      return [event.economy, { type: 'castAssent', assent: event.assent }];
    case 'centreRated':
      return [event.economy, { type: 'rateCentre', points: event.points }];
    default:
      return undefined;
  }
}
