/** How people of a class are spread over tables and seats, what of a shared seat each may press, and what is asked about both. */
import { OFFICE_ROTATIONS, type OfficeRotation } from '#shared/content/vocabulary.ts';
import { CLASS_SIZES, TABLE_LETTERS, type TableLetter } from '#shared/content/lessons.ts';
import {
  type AgreementId,
  type EconomyId,
  type MemberId,
  type ProposalId,
  isInheritedName,
} from '#shared/kernel/ids.ts';
import { z } from 'zod';
import { economyIdSchema, tableLetterSchema } from './ids.ts';
import { memberIdSchema } from './session.ts';

export { TABLE_LETTERS, tableLetterSchema, type TableLetter };

/**
 * How people are spread over the tables: in order of arrival, by lot, or those who typed the same word together; after the first game
 * also as in the last one, or so that as few as can be meet again.
 */
export const DEAL_MODES = ['even', 'random', 'together', 'again', 'faces'] as const;
export type DealMode = (typeof DEAL_MODES)[number];

/** How the host wants people dealt. */
export type DealRequest = {
  readonly mode: DealMode;
  /** Absent: as many as are needed for everybody to have a seat. */
  readonly tables?: number | undefined;
  /** How many people are to share a seat; absent: as many as keep the number of tables within what one person can look after. */
  readonly perSeat?: number | undefined;
  /** After the first game: nobody has an economy again while another is free at the table. */
  readonly newSeats?: boolean | undefined;
  /** People who stay at a table whatever is shuffled. */
  readonly pins: Readonly<Record<MemberId, TableLetter>>;
};

export const pinsSchema = z
  .record(memberIdSchema, tableLetterSchema)
  .refine((pins) => Object.keys(pins).every((member) => !isInheritedName(member)))
  .readonly();

/** One person's place in a deal, which may be at a seat with others; without a seat they watch their table. */
export type DealtPerson = { readonly member: MemberId; readonly seat?: EconomyId };
export type Deal = {
  readonly tables: readonly { readonly table: TableLetter; readonly people: readonly DealtPerson[] }[];
  /** Groups that had to be split, each named by the first of them. */
  readonly split: readonly MemberId[];
  /** People whose pin did not fit. */
  readonly released: readonly MemberId[];
};
/** The deal that the host looks at. The number changes whenever somebody has to look again. */
export type ProposedDeal = Deal & {
  readonly deal: number;
  readonly request: DealRequest;
  readonly seed: string;
};

export const perSeatSchema = z.number().int().min(1).max(CLASS_SIZES.peoplePerSeat);

/**
 * People who share a seat. The log of the table names one of them, who holds the seat for the rules; who the others are, and who of
 * all may press what, is known to the class alone.
 */
export type Delegation = {
  readonly table: TableLetter;
  readonly economy: EconomyId;
  /** In the order in which the offices fall to them in `round`. */
  readonly people: readonly MemberId[];
  readonly round: number;
  /** Who has the chair in one round, whoever's turn it is. */
  readonly chair?: { readonly member: MemberId; readonly round: number };
};

/** Document `seats` of the host's overlay: seats that several share, their people in the order of their offices. */
export type SeatOrder = Pick<Delegation, 'table' | 'economy' | 'people'>;

/** A press that takes effect with the word of a second person of the seat. */
export type KeyPress =
  | {
      readonly type: 'signProposal';
      readonly proposal: ProposalId;
      readonly revision: number;
      readonly confirmed: boolean;
    }
  | { readonly type: 'giveNotice'; readonly agreement: AgreementId };

/** The chair has pressed, and a second person has not yet confirmed it. It counts for the round. */
export type TurnedKey = {
  readonly table: TableLetter;
  readonly economy: EconomyId;
  readonly by: MemberId;
  readonly round: number;
  readonly press: KeyPress;
};

/** What of offices is the same for the whole class. */
export type OfficeRules = {
  readonly rotation: OfficeRotation;
  /** Whoever shares a seat may press all that the seat may. */
  readonly allMayPress: boolean;
  /** Deep unions and notices need two people of a seat. */
  readonly twoKeys?: boolean | undefined;
};

/** Somebody joins others at a seat: where, and who holds it in the log of the table. */
export type SeatJoined = { readonly economy: EconomyId; readonly holder: MemberId };

/** What the host asks about offices. */
export const officeHostIntentSchemas = [
  /** The people of a seat in another order: their offices are those of their places in it, in this round and from there on. */
  z.strictObject({
    type: z.literal('setOffices'),
    table: tableLetterSchema,
    economy: economyIdSchema,
    people: z.array(memberIdSchema).min(1).max(CLASS_SIZES.peoplePerSeat).readonly(),
  }),
  /** How often offices go round, or whether everybody may press. What is left out stays as it is. */
  z.strictObject({
    type: z.literal('ruleOffices'),
    rotation: z.enum(OFFICE_ROTATIONS).optional(),
    allMayPress: z.boolean().optional(),
    twoKeys: z.boolean().optional(),
  }),
] as const;

/** Why the chair has passed: its holder gave it, was away, or left something waiting that only the chair can do. */
export const CHAIR_PASSES = ['given', 'away', 'taken'] as const;
export type ChairPass = (typeof CHAIR_PASSES)[number];

/** The chair of a seat goes to one of its people for the rest of the round; asked by the server, in whose name stands in `by`. */
export type OfficeAsked = ChairAsked | ({ readonly type: 'turnKey' } & Omit<TurnedKey, 'round'>) | KeyDropped;
type KeyDropped = { readonly type: 'dropKey'; readonly table: TableLetter; readonly economy: EconomyId };
export type ChairAsked = {
  readonly type: 'passChair';
  readonly table: TableLetter;
  readonly economy: EconomyId;
  readonly to: MemberId;
  readonly why: ChairPass;
  /** Whose the chair is for whoever asks; where it has passed meanwhile, nothing happens. */
  readonly from: MemberId;
};

export type DelegationEvent =
  /** These people share the seat from now on, in this order; where they are fewer than two, it is shared no more. */
  | {
      readonly type: 'seatShared';
      readonly table: TableLetter;
      readonly economy: EconomyId;
      readonly people: readonly MemberId[];
      readonly round: number;
    }
  | {
      readonly type: 'chairPassed';
      readonly table: TableLetter;
      readonly economy: EconomyId;
      readonly member: MemberId;
      readonly round: number;
      readonly why: ChairPass;
    }
  | ({ readonly type: 'keyTurned' } & TurnedKey)
  | { readonly type: 'keyDropped'; readonly table: TableLetter; readonly economy: EconomyId }
  | ({ readonly type: 'officesRuled' } & OfficeRules);
