import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** The value, or which field is wrong and in what way. */
export function parseRow<T>(schema: z.ZodType<T>, row: unknown): Result<T, string> {
  const parsed = schema.safeParse(row);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(`${issue?.path.join('.') ?? ''}: ${issue?.code === 'custom' ? issue.message : issue?.code}`);
}

/** A boolean as it is stored. */
export const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);

/** JSON text, read as what the schema says. */
export function jsonText<T>(schema: z.ZodType<T>): z.ZodType<T, string> {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
