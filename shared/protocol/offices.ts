/** What the people of a shared seat know, and what they ask at their table about its offices and about what is being written there. */
import { CLAUSES_PER_PROPOSAL } from '#shared/content/treatyConstants.ts';
import type { MemberId, ProposalId } from '#shared/kernel/ids.ts';
import { z } from 'zod';
import type { Clause } from './clauses.ts';
import { economyIdSchema, proposalIdSchema } from './ids.ts';
import { type Draft, draftSchemaOf } from './intents.ts';
import type { TurnedKey } from './deal.ts';
import { memberIdSchema } from './session.ts';

/** Document `seat/shared` of the overlay of a seat: what only the people know who share it. */
export type SharedSeatView = {
  /** Something waits for the chair, which does nothing. `takenBy`: who gets it unless its holder touches the screen. */
  readonly openChair?: { readonly takenBy?: MemberId };
  /** Who writes in the envelope. */
  readonly pen?: MemberId;
  readonly key?: Pick<TurnedKey, 'by' | 'press'>;
  /** Proposals that are being written; absent: none. */
  readonly drafts?: readonly SharedDraft[];
};

/** A proposal that somebody at a shared seat is writing, as everybody there sees it. */
export type SharedDraft = {
  readonly id: string;
  readonly work: DraftedWork;
  /** Who has its pen. Absent: it was left lying. */
  readonly by?: MemberId;
  /** Its writer rests: others may go on with it. */
  readonly isFree?: true;
  /** Who would like to have the pen, in order. */
  readonly asks: readonly MemberId[];
};

/** What is being written: a new proposal, an answer to one, or another version of one's own. */
export type DraftedWork = {
  readonly draft: Draft;
  readonly counterTo?: ProposalId | undefined;
  readonly revises?: ProposalId | undefined;
};

const draftId = z.uuid();

/** A proposal as it lies on a desk: partners and articles may be missing still. */
function workSchemaOf(clause: z.ZodType<Clause>) {
  return z.strictObject({
    draft: draftSchemaOf(clause).extend({
      parties: z.array(economyIdSchema).min(1).max(12).readonly(),
      clauses: z.array(clause).max(CLAUSES_PER_PROPOSAL).readonly(),
    }),
    counterTo: proposalIdSchema.optional(),
    revises: proposalIdSchema.optional(),
  });
}

/** Drafts of a seat as they are kept over a restart of the server: who has asked for a pen asks again. */
export function keptDraftsSchemaOf(clause: z.ZodType<Clause>) {
  return z.array(z.object({ id: draftId, work: workSchemaOf(clause), by: memberIdSchema.optional() }));
}
export type KeptDraft = Pick<SharedDraft, 'id' | 'work' | 'by'>;

/** Requests about drafts of proposals. Each draft has one writer, who has its pen. */
function draftRequestSchemasOf(clause: z.ZodType<Clause>) {
  const workSchema = workSchemaOf(clause);
  return [
    /** What lies on the own desk. `draft`: which one it is, once it has been kept. */
    z.strictObject({ type: z.literal('writeDraft'), draft: draftId.optional(), work: workSchema }),
    z.strictObject({ type: z.literal('askForDraft'), draft: draftId }),
    /** Whoever writes goes on, whoever has asked. */
    z.strictObject({ type: z.literal('keepDraft'), draft: draftId }),
    z.strictObject({ type: z.literal('giveDraft'), draft: draftId, to: memberIdSchema }),
    /** To write in it from now on: where its writer rests or is away, or as the chair. */
    z.strictObject({ type: z.literal('takeDraft'), draft: draftId }),
    /** It was sent, or is thrown away. */
    z.strictObject({ type: z.literal('dropDraft'), draft: draftId }),
  ] as const;
}
export type DraftRequest = z.infer<ReturnType<typeof draftRequestSchemasOf>[number]>;

/** Whether a request is about a draft: whoever sits at the seat may ask, alone or not. */
export function isAboutDraft(asked: OfficeRequest): asked is DraftRequest {
  return 'draft' in asked || 'work' in asked;
}

/** `room.request('office', envelope)`. The rules know the kinds of clauses (`shared/rules/intentSchemas.ts`). */
export function officeRequestSchemaOf(clause: z.ZodType<Clause>) {
  return z.discriminatedUnion('type', [
    /** Of whoever has the chair. */
    z.strictObject({ type: z.literal('passChair'), to: memberIdSchema }),
    /** The chair of somebody who does nothing while something waits for it: theirs unless they touch the screen within five seconds. */
    z.strictObject({ type: z.literal('takeChair') }),
    /** To write in the envelope from now on; whoever has written before writes no more. */
    z.strictObject({ type: z.literal('takePen') }),
    /** The second word to what the chair has pressed. */
    z.strictObject({ type: z.literal('confirmKey') }),
    /** Whoever has pressed takes it back. */
    z.strictObject({ type: z.literal('takeBackKey') }),
    /** Whoever has the chair is at the screen. */
    z.strictObject({ type: z.literal('touched') }),
    ...draftRequestSchemasOf(clause),
  ]);
}
export type OfficeRequest = z.infer<ReturnType<typeof officeRequestSchemaOf>>;
