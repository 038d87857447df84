import { z } from 'zod';
import { TABLE_LETTERS } from '#shared/content/lessons.ts';
import { isInheritedName } from '#shared/kernel/ids.ts';

/** A name that something is looked up by: of this form, and none that every object inherits. All such names are made of it. */
export function idSchema(form: RegExp): z.ZodString {
  return z
    .string()
    .regex(form)
    .refine((name) => !isInheritedName(name), 'a name that every object inherits');
}

export const economyIdSchema = idSchema(/^[A-Za-z]{1,12}$/);
export const sectorIdSchema = idSchema(/^[A-Za-z]{1,12}$/);
/** Corridors of countries and of provinces. */
export const corridorIdSchema = idSchema(/^[a-zA-Z]{1,24}$/);
export const proposalIdSchema = z.templateLiteral(['p', z.number().int().nonnegative()]);
export const agreementIdSchema = z.templateLiteral(['a', z.number().int().nonnegative()]);

export const tableLetterSchema = z.enum(TABLE_LETTERS);
