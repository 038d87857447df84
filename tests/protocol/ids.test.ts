import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/** Names that every object answers to, whatever it holds. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

/** What people write as they like (the name of who leads friends and the label of another host too), a seed that is only hashed, the word of a group of people that is only compared, a witness whose signature is checked, and the id of a request, which is a key of a `Map`: no record is read by them. */
const FREE =
  /(nameSchema|\.name|\.leader|\.label|\.text|\.buildId|\.witness|\.seed(?:Schema)?|joinSchema\.group|envelopeSchema\.id)$/;

describe('schemas of what comes from outside', () => {
  it('let no name through that every object inherits', async () => {
    const folder = resolve(import.meta.dirname, '../../shared/protocol');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const open: string[] = [];
    let schemas = 0;
    for (const file of files) {
      const exported = Object.entries((await import(join(folder, file))) as object);
      for (const [name, value] of exported) {
        if (!(value instanceof z.ZodType)) continue;
        schemas += 1;
        open.push(...openWords(value, [file, name]));
      }
    }
    expect(schemas).toBeGreaterThan(20);
    expect(open).toEqual([]);
  });
});

/** Where a schema takes such a name for a value or a key. */
function openWords(schema: z.core.$ZodType, way: readonly string[]): string[] {
  const takes = INHERITED.filter((name) => z.safeParse(schema, name).success);
  if (schema instanceof z.ZodUnknown || FREE.test(way.join('.'))) return [];
  return [
    ...(takes.length === 0 ? [] : [`${way.join('.')} takes ${takes.join(', ')}`]),
    ...inner(schema, way),
  ];
}

function inner(schema: z.core.$ZodType, way: readonly string[]): string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([key, value]) =>
      openWords(value, [...way, key]),
    );
  if (schema instanceof z.ZodRecord)
    return [
      ...openWords(schema.keyType, [...way, '(key)']),
      ...openWords(schema.valueType, [...way, '(value)']),
    ];
  if (schema instanceof z.ZodArray) return openWords(schema.element, [...way, '[]']);
  if (schema instanceof z.ZodTuple)
    return schema.def.items.flatMap((item, i) => openWords(item, [...way, String(i)]));
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => inner(option, way));
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodDefault
  )
    return openWords(schema.def.innerType, way);
  if (schema instanceof z.ZodPipe) return openWords(schema.def.in, way);
  return [];
}
