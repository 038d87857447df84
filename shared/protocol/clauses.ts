import { z } from 'zod';
import { FORMER_AGREEMENTS } from '#shared/content/treatyConstants.ts';
import { keysOf, mapValues } from '#shared/kernel/records.ts';
import { agreementIdSchema, economyIdSchema, sectorIdSchema } from './ids.ts';
import { rateBpSchema } from './policy.ts';
import { marketPactSchema } from './provinces/pacts.ts';

/**
 * What a proposal may say: a list of clauses. The fields of each kind stand beside its rule (`shared/rules/clauses`), which adds them to
 * `ClauseFields`; here are the sorts of values that they are made of. Which clauses are lawful is for the rules, not for the shape.
 */

/** How a customs union shares its pooled revenue. `shares` are whole per cents in the order of `among`, last one computed. */
const revenueKeySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('people') }),
  z.strictObject({ type: z.literal('imports') }),
  z.strictObject({
    type: z.literal('shares'),
    percent: z.record(economyIdSchema, z.number().int().min(0).max(100)).readonly(),
  }),
]);
export type RevenueKey = z.infer<typeof revenueKeySchema>;

/** A line of trade kept out of a free trade area: `by` keeps its own wall on `sector` against the other parties. */
const exceptionSchema = z.strictObject({ by: economyIdSchema, sector: sectorIdSchema });
export type TradeException = z.infer<typeof exceptionSchema>;

/** What becomes of an older agreement of a new union member with an outsider. */
const formerAgreementSchema = z.strictObject({
  agreement: agreementIdSchema,
  action: z.enum(['extend', 'end']),
});
export type FormerAgreement = z.infer<typeof formerAgreementSchema>;

/** A sector that a party keeps for itself. */
const keptSectorSchema = z.strictObject({ party: economyIdSchema, keeps: sectorIdSchema });
const keptSectorsSchema = z.tuple([keptSectorSchema, keptSectorSchema]).readonly();
/** Two sectors that two parties leave to each other. */
export type KeptSectors = z.infer<typeof keptSectorsSchema>;

/** Sorts of values of which proposals speak. */
const SORTS = {
  economy: economyIdSchema,
  /** Parties who agree on something among themselves. */
  group: z.array(economyIdSchema).min(2).max(12).readonly(),
  /** Some of the other parties. */
  others: z.array(economyIdSchema).min(1).max(11).readonly(),
  sector: sectorIdSchema,
  rateBp: rateBpSchema,
  agreement: agreementIdSchema,
  exceptions: z.array(exceptionSchema).max(24).readonly(),
  formerAgreements: z.array(formerAgreementSchema).max(FORMER_AGREEMENTS).readonly(),
  revenueKey: revenueKeySchema,
  keptSectors: keptSectorsSchema,
} as const;
type Sort = keyof typeof SORTS;

type WholeNumber = { readonly least: number; readonly most: number; readonly isOptional?: true };

/** A field holds a value of a sort, a whole number, or one of some words. */
type ClauseField = Sort | WholeNumber | readonly [string, ...string[]];
type FieldsOfKind = Readonly<Record<string, ClauseField>>;
/** The fields of some kinds of clauses, by kind; the order is that in which they are stored. */
export type FieldsByKind = Readonly<Record<string, FieldsOfKind>>;

/**
 * The fields of every kind that countries agree on. It is empty here: each file of `shared/rules/clauses` adds its own, so that what a clause says
 * stands beside what it does.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- the files of clauses add their fields to it by declaration merging
export interface ClauseFields {}

type ValueOf<Field> = Field extends Sort
  ? z.infer<(typeof SORTS)[Field]>
  : Field extends readonly string[]
    ? Field[number]
    : number;
type Optional = { readonly isOptional: true };
type Values<Fields> = {
  readonly [Name in keyof Fields as Fields[Name] extends Optional ? never : Name]: ValueOf<Fields[Name]>;
} & {
  readonly [Name in keyof Fields as Fields[Name] extends Optional ? Name : never]?:
    | ValueOf<Fields[Name]>
    | undefined;
};

type CountryClauses = {
  readonly [Kind in keyof ClauseFields]: { readonly type: Kind } & Values<ClauseFields[Kind]>;
};
/** Among provinces there is one kind of its own: walls and blocks among the members are at most this high. */
type ClausesByKind = CountryClauses & { readonly marketPact: z.infer<typeof marketPactSchema> };

export type ClauseType = keyof ClausesByKind;
export type ClauseOf<T extends ClauseType> = { [Kind in T]: ClausesByKind[Kind] }[T];
export type Clause = ClauseOf<ClauseType>;

function schemaOfField(field: ClauseField): z.ZodType {
  if (typeof field === 'string') return SORTS[field];
  if (isListOfWords(field)) return z.enum(field);
  const number = z.number().int().min(field.least).max(field.most);
  return field.isOptional === true ? number.optional() : number;
}

function isListOfWords(field: Exclude<ClauseField, string>): field is readonly [string, ...string[]] {
  return Array.isArray(field);
}

/** What comes over the wire as a clause, given the fields of all kinds of countries. */
export function clauseSchemaOf(fieldsByKind: ClauseFields): z.ZodType<Clause> {
  const kinds: FieldsByKind = { ...fieldsByKind };
  const shapes = keysOf(kinds).map((kind) =>
    z.strictObject({
      type: z.literal(kind),
      ...mapValues<string, ClauseField, z.ZodType>(kinds[kind] ?? {}, schemaOfField),
    }),
  );
  // What is built kind by kind has the type that `Values` reads off the same fields.
  return z.discriminatedUnion('type', [marketPactSchema, ...shapes]) as unknown as z.ZodType<Clause>;
}
