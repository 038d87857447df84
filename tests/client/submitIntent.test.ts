import { describe, expect, it } from 'vitest';
import { hostIntentSchema } from '#shared/protocol/intents.ts';
import { seatIntentSchema } from '#shared/rules/intentSchemas.ts';
import { lateKey } from '../../client/net/submitIntent.ts';

describe('a press that comes after the end of its phase', () => {
  it('says that the last saved envelope was sealed, in both rulebooks, and of nothing else', () => {
    const kinds = [...seatIntentSchema.options, ...hostIntentSchema.options].map(
      (option) => option.shape.type.value,
    );
    const sealed = kinds.filter((kind) => lateKey(kind) !== 'late.after');
    expect(sealed.map((kind) => [kind, lateKey(kind)])).toEqual([
      ['savePolicyDraft', 'late.sealed'],
      ['sealPolicy', 'late.sealed'],
      ['saveMeasures', 'late.measures'],
      ['sealMeasures', 'late.measures'],
    ]);
  });
});
