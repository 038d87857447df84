import { expect, it } from 'vitest';
import { provinceGame } from '#shared/rules/state.ts';
import { fromDocuments, toDocuments } from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { SEEDS, testGolden, type GoldenChoice } from './testGolden.ts';

/** A round takes two seconds: officials are promoted after three rounds, which one game reaches. */
const PRESETS_PLAYED = SEEDS.flatMap((seed, index) => [
  { preset: 'provincesStandard', rounds: 1, seed } as const,
  { preset: 'provincesFull', rounds: index === 0 ? 3 : 1, seed } as const,
]);

const OF_1987 = { scenarioId: 'provinces', opening: 'year1987', preset: 'provincesStandard' } as const;

const CHOICES: readonly GoldenChoice[] = [
  ...PRESETS_PLAYED.map((choice) => ({ scenarioId: 'provinces', opening: 'year1997', ...choice }) as const),
  // The other opening, and the other ways in which the centre may be governed.
  { ...OF_1987, rounds: 2, seed: SEEDS[0], centre: 'seat' },
  { ...OF_1987, rounds: 1, seed: SEEDS[0], centre: 'host' },
];

testGolden('provinces', CHOICES, (played) => {
  it('sees every envelope sealed, dials moved and bodies founded', () => {
    const { provinces, proposals } = provinceGame(played().state);
    for (const envelope of provinces.envelopes) expect(Object.keys(envelope)).toHaveLength(10);
    const dials = provinces.envelopes.flatMap((envelope) => Object.values(envelope).map(({ wall }) => wall));
    expect(new Set(dials).size).toBeGreaterThan(2);
    expect(Object.values(proposals).some(({ status }) => status === 'concluded')).toBe(true);
  });

  it('is the same from its documents', () => {
    const view = redactFor(played().state, { type: 'public' });
    expect(fromDocuments(toDocuments(view))).toEqual(JSON.parse(JSON.stringify(view)));
  });
});
