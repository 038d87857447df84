import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysOf } from '#shared/kernel/records.ts';
import { REJECTIONS } from '#shared/protocol/rejection.ts';
import { CLAUSE_TYPES } from '../../shared/rules/clauses/clauseKinds.ts';
import { INTENT_RULES } from '../../shared/rules/decide.ts';

const TEXT = ['rules.md', 'provinces.md']
  .map((name) => readFileSync(resolve(import.meta.dirname, '../../docs', name), 'utf8'))
  .join('\n');

/** First cells of the tables, as `code`. */
const rows = [...TEXT.matchAll(/^\| `([^`]+)` /gm)].flatMap(([, name]) => name ?? []);

describe('docs/rules.md and docs/provinces.md', () => {
  it('says what comes of every intent, names every clause and lists every refusal, and nothing else', () => {
    const expected = [...keysOf(INTENT_RULES), ...CLAUSE_TYPES, ...keysOf(REJECTIONS)];
    expect(rows.toSorted()).toEqual(expected.toSorted());
  });

  it('names the role and the phases that the rules know', () => {
    for (const type of keysOf(INTENT_RULES)) {
      const { by, phases } = INTENT_RULES[type];
      const line = TEXT.split('\n').find((row) => row.startsWith(`| \`${type}\` `)) ?? '';
      const [, , who = '', when = ''] = line.split('|').map((cell) => cell.trim());
      expect([type, ['seat', 'author', 'party', 'signer', 'member'].includes(who) ? 'seat' : who]).toEqual([
        type,
        by,
      ]);
      const named = when.startsWith('all')
        ? 7
        : when.startsWith('briefing to results')
          ? 5
          : when.replace(', while held', '').split(', ').length;
      expect([type, named]).toEqual([type, phases.length]);
    }
  });
});
