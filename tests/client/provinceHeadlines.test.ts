import { describe, expect, it } from 'vitest';
import { keysOf } from '#shared/kernel/records.ts';
import { PROVINCE_HEADLINES } from '../../shared/protocol/headlines.ts';
import { results as english } from '../../client/text/en/results.ts';
import { results as chinese } from '../../client/text/zh/results.ts';
import { partsOf } from '../../client/text/interpolate.ts';

describe('sentences of a settled round of provinces', () => {
  it.each([
    ['en', english],
    ['zh', chinese],
  ] as const)('stand in %s, and name only what the settlement gives', (_, text) => {
    for (const key of keysOf(PROVINCE_HEADLINES)) {
      const places = partsOf(text[key]).flatMap((part) => (part.type === 'place' ? [part.name] : []));
      expect(PROVINCE_HEADLINES[key], key).toEqual(expect.arrayContaining(places));
    }
  });
});
