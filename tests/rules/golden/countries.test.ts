import { PRESETS } from '#shared/content/presets.ts';
import { COUNTRY_PRESET_IDS } from '#shared/content/vocabulary.ts';
import { SEEDS, testGolden, type GoldenChoice } from './testGolden.ts';

/** Whole games, every module and level in its time: a round of four economies is solved in milliseconds. */
const SMALL = SEEDS.flatMap((seed) => [
  ...COUNTRY_PRESET_IDS.map((preset) => {
    const { rounds } = PRESETS[preset];
    return { scenarioId: 'quartet', opening: 'standard', preset, rounds, seed } as const;
  }),
  { scenarioId: 'textbook', opening: 'standard', preset: 'full', rounds: PRESETS.full.rounds, seed } as const,
]);

/** A round of the world takes a second: two where a module opens in the second or stands open, with one seed; otherwise one. */
const WORLD = SEEDS.flatMap((seed, index) =>
  COUNTRY_PRESET_IDS.filter((preset) => PRESETS[preset].scenarioId === 'world').map((preset) => {
    const rounds = index === 0 && (preset === 'standard' || preset === 'laboratory') ? 2 : 1;
    return { scenarioId: 'world', opening: 'highWalls', preset, rounds, seed } as const;
  }),
);

const TODAY = {
  scenarioId: 'world',
  opening: 'today',
  preset: 'standard',
  rounds: 1,
  seed: SEEDS[0],
} as const;

/** The First lesson as it is opened now; without its limits it is among the small ones, as tables play it that were opened before. */
const LIMITED = SEEDS.map((seed) => {
  const { rounds, agreementLimits } = PRESETS.firstLesson;
  return {
    scenarioId: 'quartet',
    opening: 'standard',
    preset: 'firstLesson',
    rounds,
    seed,
    agreementLimits,
  } as const;
});

const CHOICES: readonly GoldenChoice[] = [...LIMITED, ...SMALL, ...WORLD, TODAY];

testGolden('countries', CHOICES);
