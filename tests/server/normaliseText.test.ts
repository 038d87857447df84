import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, normaliseName, normaliseTalk, normaliseText } from '../../shared/protocol/normaliseText.ts';

/** What people and pranksters type, and what stands in the list then; `undefined`: refused. */
const NAMES: readonly (readonly [string, string | undefined])[] = [
  ['Ann', 'Ann'],
  ['  Ann   Lee ', 'Ann Lee'],
  ['王小明', '王小明'],
  ['Zoe\u0308', 'Zoë'],
  ['أحمد', 'أحمد'],
  ['Nguyễn', 'Nguyễn'],
  ['<b>Bob</b>', '<b>Bob</b>'],
  ["Robert'); DROP TABLE", "Robert'); DROP TABLE"],
  ['a\u202Egnp.exe', 'agnp.exe'],
  ['a\u200Bb\u200Dc\uFEFFd', 'abcd'],
  ['\u2066hidden\u2069', 'hidden'],
  ['line\nbreak\ttab', 'line break tab'],
  ['a' + '\u0301'.repeat(50), '\u00E1\u0301\u0301'],
  ['\u3164', undefined],
  ['\u0000\u0007\u001B', undefined],
  ['\u0301\u0301', undefined],
  ['', undefined],
  ['\uD800', undefined],
  ['x'.repeat(24), 'x'.repeat(24)],
  ['x'.repeat(25), undefined],
  ['👩‍🏫'.repeat(13), undefined],
  ['🇨🇳'.repeat(24), '🇨🇳'.repeat(24)],
  ['👍🏽'.repeat(24), '👍🏽'.repeat(24)],
  ['한'.normalize('NFD').repeat(24), '한'.repeat(24)],
  ['क्षत्रिय श्रीनिवास', 'क्षत्रिय श्रीनिवास'],
  ['\u1100'.repeat(200), undefined],
  ['👍' + '\u{1F3FD}'.repeat(99), undefined],
  ['\u1100'.repeat(30), undefined],
  ['a\u0301\u0302'.repeat(24), 'á\u0302'.repeat(24)],
];

describe('names', () => {
  it.each(NAMES)('%j stands as %j', (raw, expected) => {
    const name = normaliseName(raw);
    expect(name.ok ? name.value : undefined).toBe(expected);
  });

  it('are the same to a reader whatever their case, width or form', () => {
    const same = ['Straße', 'STRASSE', 'strasse', 'ＳＴＲＡＳＳＥ', ' s t r a s s e'.trim()];
    expect(new Set(same.map(nameKey)).size).toBe(1);
    expect(nameKey('Ann')).not.toBe(nameKey('Anna'));
  });

  it('are stable: what stands is accepted again, unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const once = normaliseText(raw);
        expect(normaliseText(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\p{Cf}\u202A-\u202E\u2066-\u2069]/u);
        expect(once).not.toMatch(/\p{M}{3}/u);
      }),
    );
  });
});

describe('talk', () => {
  it('keeps up to 280 characters of anything that shows', () => {
    expect(normaliseTalk(' hi\n there ')).toEqual({ ok: true, value: 'hi there' });
    expect(normaliseTalk('é'.repeat(280)).ok).toBe(true);
    expect(normaliseTalk('é'.repeat(281))).toEqual({ ok: false, error: 'too-long' });
    expect(normaliseTalk('\u200B\u2060')).toEqual({ ok: false, error: 'empty' });
  });

  it('is measured as it is kept, which may be longer than it was typed', () => {
    // 850 code points as sent, 1,350 after normalisation.
    const grown = '\u{1D160}'.repeat(250) + '\u1100'.repeat(600);
    expect(Array.from(grown.normalize('NFC')).length).toBe(1_350);
    expect(normaliseTalk(grown)).toEqual({ ok: false, error: 'too-long' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const kept = normaliseTalk(raw);
        if (kept.ok) expect(Array.from(kept.value).length).toBeLessThanOrEqual(3 * 280);
      }),
    );
  });
});
