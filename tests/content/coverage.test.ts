import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONCEPTS } from '#shared/content/concepts.ts';
import { CONCEPT_IDS } from '#shared/content/concepts/conceptPlaces.ts';
import { CLAUSE_TYPES } from '../../shared/rules/clauses/clauseKinds.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TEXT = readFileSync(resolve(ROOT, 'docs/coverage.md'), 'utf8');

type Row = {
  readonly item: string;
  readonly kind: string;
  readonly cards: readonly string[];
  readonly where: string;
  readonly test: string;
};

const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);

const rows = TEXT.split('\n').flatMap((line): Row[] => {
  const [, item = '', kind = '', , cards = '', where = '', test = ''] = line.split('|').map((c) => c.trim());
  return /^[A-Z]\d+$/.test(item) ? [{ item, kind, cards: named(cards), where, test }] : [];
});

describe('docs/coverage.md', () => {
  it('has a row for every item that a card answers, once, with those cards', () => {
    const items = [...new Set(CONCEPT_IDS.flatMap((id) => CONCEPTS[id].answers))];
    expect(rows.map(({ item }) => item).toSorted()).toEqual(items.toSorted());
    for (const { item, cards } of rows) {
      const answering = CONCEPT_IDS.filter((id) => CONCEPTS[id].answers.includes(item));
      expect([item, cards.toSorted()]).toEqual([item, answering.toSorted()]);
    }
  });

  it('says of all that is played where, and by which test', () => {
    const bare = rows.filter((row) => row.kind !== 'S' && (row.where === '' || row.test === ''));
    expect(bare).toEqual([]);
  });

  it('names only files that exist', () => {
    const paths = named(TEXT).filter((name) => /^(shared|client|server|tests|docs)\/[\w./-]+$/.test(name));
    expect(paths.length).toBeGreaterThan(100);
    expect([...new Set(paths)].filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([]);
  });

  it('names every clause', () => {
    const clauses = rows.flatMap(({ where }) =>
      [...where.matchAll(/clause `(\w+)`/g)].flatMap(([, clause]) => clause ?? []),
    );
    const all: readonly string[] = CLAUSE_TYPES;
    expect(all).toEqual(expect.arrayContaining([...new Set(clauses)]));
    // Payments are what every proposal may hold; no item of the list is about them alone.
    expect(all.filter((clause) => !clauses.includes(clause))).toEqual(['payment']);
  });
});
