import { z } from 'zod';
import { homeworkIntentSchemas } from './anotherDay.ts';
import { CLAUSES_PER_PROPOSAL } from '#shared/content/treatyConstants.ts';
import type { Par } from '#shared/content/par/storedPars.ts';
import { DEBRIEF_PAGES, PHASES, REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import { PROPOSAL_REASONS } from '#shared/content/phrases.ts';
import type { BotMove } from './botMove.ts';
import type { Clause } from './clauses.ts';
import { agreementIdSchema, economyIdSchema, idSchema, proposalIdSchema, sectorIdSchema } from './ids.ts';
import { packageChangeSchema, packageTermsSchema } from './modules/wto.ts';
import { acceptedPaymentSchema, outbidSchema } from './payments.ts';
import { addresseeSchema, undertakingSchema } from './pledges.ts';
import { policySchema } from './policy.ts';
import { centreActSchema } from './provinces/centre.ts';
import { measuresSchema, yuan100mSchema } from './provinces/measures.ts';

/** What a province, or a human centre, may ask beside what proposals are for. */
const provinceIntentSchemas = [
  z.strictObject({ type: z.literal('saveMeasures'), measures: measuresSchema }),
  z.strictObject({ type: z.literal('sealMeasures'), measures: measuresSchema }),
  z.strictObject({ type: z.literal('reopenMeasures') }),
  /** Money at once, without a proposal; it cannot be taken back. */
  z.strictObject({ type: z.literal('payProvince'), to: economyIdSchema, yuan100m: yuan100mSchema }),
  /** Sealed assent to a reform of evaluation that the centre asks for. */
  z.strictObject({ type: z.literal('castAssent'), assent: z.boolean() }),
  /** Sealed ballot on a human centre, before the last round is settled. */
  z.strictObject({ type: z.literal('rateCentre'), points: z.number().int().min(0).max(100) }),
  /** Of the centre's seat. */
  z.strictObject({ type: z.literal('actForCentre'), act: centreActSchema }),
  z.strictObject({ type: z.literal('takeBackCentreAct'), act: z.number().int().min(0).max(9) }),
] as const;

/** Where the host is the centre. */
const centreHostIntentSchemas = [
  z.strictObject({ type: z.literal('actAsCentre'), act: centreActSchema }),
  z.strictObject({ type: z.literal('takeBackActAsCentre'), act: z.number().int().min(0).max(9) }),
] as const;

/** The rules know the kinds of clauses (`shared/rules/intentSchemas.ts`). */
export function draftSchemaOf(clause: z.ZodType<Clause>) {
  return z.strictObject({
    parties: z.array(economyIdSchema).min(2).max(12).readonly(),
    clauses: z.array(clause).min(1).max(CLAUSES_PER_PROPOSAL).readonly(),
    title: idSchema(/^[a-zA-Z]{1,24}$/).optional(),
  });
}
type DraftSchema = ReturnType<typeof draftSchemaOf>;
/** A proposal before it is tabled. */
export type Draft = z.infer<DraftSchema>;

const revision = z.number().int().min(1).max(10_000);
const proposal = { proposal: proposalIdSchema };
/** Said with a refusal if its author wishes so. */
const reason = z.enum(PROPOSAL_REASONS).optional();
/** Names of packages (k0, k1 …), disputes (d0 …) and announced events (e0 …). */
const packageId = z.string().regex(/^k\d{1,4}$/);
const eventId = z.string().regex(/^e\d{1,4}$/);

/** The phase that somebody had in view; the request is refused once another has come. */
export const phaseInView = z.strictObject({ phase: z.enum(PHASES), round: z.int().nonnegative() });
export type PhaseInView = z.infer<typeof phaseInView>;
/** The round that the host had in view, where that alone decides what a press means. */
const inRound = z.int().nonnegative().optional();

/** What a seat may ask of the rules. The seat itself is never named: the server knows who asks. */
export function seatIntentSchemaOf(draftSchema: DraftSchema) {
  return z.discriminatedUnion('type', [
    /** `reason`: why the proposal that a counter answers was not signed. */
    z.strictObject({
      type: z.literal('tableProposal'),
      draft: draftSchema,
      counterTo: proposalIdSchema.optional(),
      reason,
      /** Told by bots alone. */
      outbid: outbidSchema.optional(),
      /** That its author will offer no more in this round. */
      isLastOffer: z.literal(true).optional(),
    }),
    z.strictObject({ type: z.literal('reviseProposal'), ...proposal, draft: draftSchema }),
    z.strictObject({ type: z.literal('openProposal'), ...proposal, revision }),
    /** `confirmed` answers the question that the last signature asks. */
    z.strictObject({ type: z.literal('signProposal'), ...proposal, revision, confirmed: z.boolean() }),
    z.strictObject({ type: z.literal('withdrawSignature'), ...proposal }),
    z.strictObject({
      type: z.literal('refuseProposal'),
      ...proposal,
      reason,
      accepts: acceptedPaymentSchema.optional(),
      outbid: outbidSchema.optional(),
    }),
    z.strictObject({ type: z.literal('goOnWithout'), ...proposal }),
    z.strictObject({ type: z.literal('withdrawProposal'), ...proposal, reason }),
    z.strictObject({ type: z.literal('publishProposal'), ...proposal }),
    /** A member refuses an entry or merger that waits for the bell. */
    z.strictObject({ type: z.literal('refuseAdmission'), ...proposal, reason }),
    z.strictObject({ type: z.literal('giveNotice'), agreement: agreementIdSchema }),
    z.strictObject({ type: z.literal('givePledge'), to: addresseeSchema, undertaking: undertakingSchema }),
    z.strictObject({ type: z.literal('savePolicyDraft'), policy: policySchema }),
    z.strictObject({ type: z.literal('sealPolicy'), policy: policySchema }),
    z.strictObject({ type: z.literal('reopenPolicy') }),
    z.strictObject({
      type: z.literal('predict'),
      /** Asked in earlier versions. */
      ownIncome: z.enum(['up', 'down']).optional(),
      /** Absent: nobody loses. */
      losesMost: economyIdSchema.optional(),
      /** First lesson, in the place of who loses: how many of the others cut their tariffs. */
      cutting: z.number().int().min(0).max(11).optional(),
    }),
    z.strictObject({ type: z.literal('declareReady'), ready: z.boolean(), during: phaseInView.optional() }),
    // conference and disputes (module WTO)
    z.strictObject({ type: z.literal('tablePackage'), terms: packageTermsSchema }),
    z.strictObject({ type: z.literal('backPackage'), package: packageId }),
    /** Yes to the package on the floor; takes an own objection back. */
    z.strictObject({ type: z.literal('agreeToPackage'), revision }),
    z.strictObject({ type: z.literal('objectToPackage'), revision, change: packageChangeSchema }),
    /** The author takes the change that an objector attached; with `change` only if it is still that one. */
    z.strictObject({
      type: z.literal('takeChange'),
      by: economyIdSchema,
      change: packageChangeSchema.optional(),
    }),
    z.strictObject({
      type: z.literal('fileComplaint'),
      against: economyIdSchema,
      ground: z.enum(['aboveBinding', 'hiddenBarrier', 'barriersRaised', 'surcharge']),
      sector: sectorIdSchema.optional(),
    }),
    /** Look for a hidden barrier (module barriers). */
    z.strictObject({ type: z.literal('inspectBarrier'), against: economyIdSchema, sector: sectorIdSchema }),
    /** The presidency of a fully integrated bloc moves the common wall (level 6). */
    z.strictObject({
      type: z.literal('moveCommonWall'),
      agreement: agreementIdSchema,
      shiftBp: z.number().int().min(-500).max(500),
    }),
    ...provinceIntentSchemas,
  ]);
}
export type SeatIntent = z.infer<ReturnType<typeof seatIntentSchemaOf>>;
export type SeatIntentOf<T extends SeatIntent['type']> = Extract<SeatIntent, { readonly type: T }>;

/** What the host may ask of the game itself (people and talk are the session's: see sessionIntents). */
export const hostIntentSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('startGame') }),
  z.strictObject({ type: z.literal('pauseClock') }),
  z.strictObject({ type: z.literal('resumeClock') }),
  z.strictObject({ type: z.literal('addMinute') }),
  z.strictObject({ type: z.literal('skipPhase'), during: phaseInView.optional() }),
  z.strictObject({ type: z.literal('restartPhase'), during: phaseInView.optional() }),
  /** No round follows the present one, or the rounds agreed on do after all. */
  z.strictObject({ type: z.literal('endAfterRound'), ends: z.boolean(), inRound }),
  z.strictObject({ type: z.literal('endNow'), inRound }),
  /** Every screen goes to that stop, and the host opens the rest of this reveal. */
  z.strictObject({ type: z.literal('stepReveal'), stop: z.enum(REVEAL_STOPS) }),
  /** Who opens the stops from here on: the clock, or the host. */
  z.strictObject({ type: z.literal('paceReveal'), by: z.enum(['clock', 'host']) }),
  /** The big screen goes to that page of the debrief. */
  z.strictObject({ type: z.literal('turnDebrief'), page: z.enum(DEBRIEF_PAGES) }),
  /** Try again to settle a round that the model could not solve. */
  z.strictObject({ type: z.literal('retrySettlement') }),
  /** Announce an event card for the next round, or take an announced one back (module events). */
  z.strictObject({
    type: z.literal('placeEvent'),
    card: idSchema(/^[a-zA-Z0-9]{1,32}$/),
    economies: z.array(economyIdSchema).max(4).readonly(),
  }),
  z.strictObject({ type: z.literal('cancelEvent'), event: eventId }),
  ...centreHostIntentSchemas,
  ...homeworkIntentSchemas,
]);
export type HostIntent = z.infer<typeof hostIntentSchema>;

/** What only the server itself may tell the rules. */
export type ServerIntent =
  | { readonly type: 'occupySeat'; readonly economy: string; readonly member: string }
  | { readonly type: 'vacateSeat'; readonly economy: string }
  /** The person is away (a bot minds the seat) or back. */
  | { readonly type: 'markPresence'; readonly economy: string; readonly present: boolean }
  /** The clock has reached the deadline. */
  | { readonly type: 'closePhase' }
  /** The process was restarted: the clock goes on with some grace. */
  | { readonly type: 'noteRestart' }
  /** The phase ends at this game time: the instant of the wall clock that its homework names. */
  | { readonly type: 'alignClock'; readonly endsAtMs: number }
  /** The server was away at the end of the phase: it ends so much later. */
  | { readonly type: 'moveHomework'; readonly byMs: number }
  /** The time for tabling packages is over: the most backed takes the floor. */
  | { readonly type: 'openFloor' }
  /** The time of a stop of the reveal is over: the next one opens. */
  | { readonly type: 'openStop' }
  /** Bots have played a game like this one so many times in the background. */
  | { readonly type: 'notePar'; readonly par: Par }
  /** A bot has thought about a move and has nothing (more) to do about it. */
  | { readonly type: 'noteBotThought'; readonly economy: string; readonly move: BotMove };

export type Intent = SeatIntent | HostIntent | ServerIntent;
export type IntentOf<T extends Intent['type']> = Extract<Intent, { readonly type: T }>;

export type Actor =
  | { readonly type: 'seat'; readonly economy: string }
  | { readonly type: 'bot'; readonly economy: string }
  | { readonly type: 'host' }
  | { readonly type: 'server' };
