import { describe, expect, it } from 'vitest';
import { CONCEPTS } from '#shared/content/concepts.ts';
import {
  CONCEPT_IDS,
  conceptsAt,
  isConceptId,
  isConceptPlayed,
} from '#shared/content/concepts/conceptPlaces.ts';
import { CONCEPT_PLACES } from '../../shared/content/concepts/places.ts';
import { BIBLIOGRAPHY, FIGURE_IDS } from '#shared/content/concepts/concept.ts';
import { EVENT_KEYS } from '#shared/content/events/eventKeys.ts';
import { REFORMS } from '#shared/content/provinces/reforms.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { CAREER_PARTS } from '#shared/content/vocabulary.ts';
import { HEADLINES } from '#shared/protocol/headlines.ts';
import { VIEWS } from '../../client/panels/clauses/clauseViews.ts';

/** First and last item of each section of docs/coverage.md. */
const SECTIONS = {
  F: [1, 49],
  S: [1, 14],
  D: [1, 11],
  T: [1, 20],
  M: [1, 19],
  P: [1, 41],
  C: [0, 37],
  K: [0, 33],
  R: [1, 19],
  N: [1, 44],
} as const;

const all = CONCEPT_IDS.map((id) => ({ id, ...CONCEPTS[id] }));

describe('the cards', () => {
  it('answer every item of the coverage, and no other', () => {
    const items = keysOf<keyof typeof SECTIONS>(SECTIONS).flatMap((section) => {
      const [first, last] = SECTIONS[section];
      return Array.from({ length: last - first + 1 }, (_, at) => `${section}${first + at}`);
    });
    const answered = new Set(all.flatMap(({ answers }) => answers));
    expect([...answered].toSorted()).toEqual(items.toSorted());
  });

  it('open somewhere', () => {
    const nowhere = all
      .filter(({ id }) => !CONCEPT_PLACES.some((place) => conceptsAt(place).includes(id)))
      .filter(({ id }) => !Object.values(VIEWS).some(({ concepts }) => concepts.includes(id)))
      .map(({ id }) => id);
    expect(nowhere).toEqual([]);
  });

  it('lead to others and to works, never to themselves', () => {
    for (const { id, related, sources } of all) {
      expect(related.length, id).toBeGreaterThan(0);
      expect(related, id).not.toContain(id);
      expect(new Set(related).size, id).toBe(related.length);
      expect(sources.length, id).toBeGreaterThan(0);
    }
  });

  it('use every figure and every work', () => {
    expect(new Set(all.flatMap(({ figures }) => figures))).toEqual(new Set(FIGURE_IDS));
    expect(new Set(all.flatMap(({ sources }) => sources))).toEqual(new Set(keysOf(BIBLIOGRAPHY)));
  });

  it('are told from other words', () => {
    expect(isConceptId('tradeCreation')).toBe(true);
    expect(isConceptId('toString')).toBe(false);
  });
});

describe('places', () => {
  it('all open a card', () => {
    expect(CONCEPT_PLACES.filter((place) => conceptsAt(place).length === 0)).toEqual([]);
  });

  it('of every kind of clause open a card', () => {
    const bare = keysOf(VIEWS).filter((type) => VIEWS[type].concepts.length === 0);
    expect(bare).toEqual([]);
  });

  it('are named once', () => {
    expect(new Set(CONCEPT_PLACES).size).toBe(CONCEPT_PLACES.length);
  });

  it('name every part of a provincial leader’s score and every reform', () => {
    const named = CONCEPT_PLACES.filter((place) => /^(career|reform)\./.test(place));
    const all = [...CAREER_PARTS.map((part) => `career.${part}`), ...REFORMS.map((each) => `reform.${each}`)];
    expect(named.toSorted()).toEqual(all.toSorted());
  });

  it('name only headlines that the settlement writes', () => {
    const named = CONCEPT_PLACES.filter((place) => place.startsWith('headline.'));
    expect(Object.keys(HEADLINES)).toEqual(expect.arrayContaining(named));
  });

  it('open the card of their own form first', () => {
    expect(conceptsAt('stage.customsUnion')[0]).toBe('customsUnion');
    expect(conceptsAt('part.tradeDiverted')).toEqual(['tradeDiversion']);
    expect(conceptsAt('event.oilShock')).toEqual(['crisis']);
  });

  it('of every event open a card at a table that plays events alone', () => {
    const isPlayed = { module: (module: string) => module === 'events', level: () => false };
    const bare = EVENT_KEYS.filter(
      (event) => !conceptsAt(`event.${event}`).some((id) => isConceptPlayed(id, isPlayed)),
    );
    expect(bare).toEqual([]);
  });
});

describe('a table', () => {
  const nothing = { module: () => false, level: () => false };

  it('never shows the card of a module that is off', () => {
    expect(isConceptPlayed('lobbies', nothing)).toBe(false);
    expect(isConceptPlayed('lobbies', { ...nothing, module: (module) => module === 'politics' })).toBe(true);
  });

  it('never shows the card of a level that it does not play', () => {
    expect(isConceptPlayed('economicUnion', nothing)).toBe(false);
    expect(isConceptPlayed('economicUnion', { ...nothing, level: (level) => level <= 5 })).toBe(true);
  });

  it('shows what every game plays', () => {
    expect(isConceptPlayed('tradeCreation', nothing)).toBe(true);
  });
});
