/** How people of a class are spread over tables: what the host asks for, and what comes of it. */
import { z } from 'zod';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { isInheritedName } from '#shared/kernel/ids.ts';
import { memberIdSchema } from './session.ts';

export const TABLE_LETTERS = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
] as const;
export type TableLetter = (typeof TABLE_LETTERS)[number];

export const tableLetterSchema = z.enum(TABLE_LETTERS);

/** How people are spread over the tables: in order of arrival, by lot, or those who typed the same word together. */
export const DEAL_MODES = ['even', 'random', 'together'] as const;
export type DealMode = (typeof DEAL_MODES)[number];

/** How the host wants people dealt. */
export type DealRequest = {
  readonly mode: DealMode;
  /** Absent: as many as are needed for everybody to have a seat. */
  readonly tables?: number | undefined;
  /** People who stay at a table whatever is shuffled. */
  readonly pins: Readonly<Record<MemberId, TableLetter>>;
};

export const pinsSchema = z
  .record(memberIdSchema, tableLetterSchema)
  .refine((pins) => Object.keys(pins).every((member) => !isInheritedName(member)))
  .readonly();

/** One person's place in a deal; without a seat they watch their table. */
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
