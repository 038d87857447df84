import { expect, it } from 'vitest';
import { botView } from '#shared/bots/botView.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { isWorthSigning, valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import { FORMER_LESSON_LIMITS, keptByTables, PRESETS } from '#shared/content/presets.ts';
import { COUNTRY_PRESET_IDS, type PresetId } from '#shared/content/vocabulary.ts';
import { botMoveKey } from '#shared/protocol/botMove.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { countryGame } from '#shared/rules/state.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import type { PlayedGame } from './goldenGame.ts';
import { SEEDS, testGolden, type GoldenChoice } from './testGolden.ts';

/** How far tariffs move in a game as it is opened now, whether outsiders always pay them, and how few agreements there may be where they last. */
function wallsOf(preset: PresetId): Partial<GameSettings> {
  const { agreementLimits: _limits, pactLimits: _pacts, ...walls } = keptByTables(preset);
  return walls;
}

/** Whole games, every module and level in its time: a round of four economies is solved in milliseconds. */
const SMALL = SEEDS.flatMap((seed) => [
  ...COUNTRY_PRESET_IDS.map((preset) => {
    const { rounds } = PRESETS[preset];
    return { scenarioId: 'quartet', opening: 'standard', preset, rounds, seed } as const;
  }),
  { scenarioId: 'textbook', opening: 'standard', preset: 'full', rounds: PRESETS.full.rounds, seed } as const,
]);

/**
 * A round of the world takes a second: each preset once, with two rounds where a module opens in the second or stands open, and again
 * where that reaches rules or thoughts of bots that no other golden game does.
 */
const AGAIN: Partial<Record<PresetId, readonly string[]>> = {
  worldPlain: [SEEDS[1], SEEDS[2]],
  laboratory: [SEEDS[2]],
};
const WORLD = COUNTRY_PRESET_IDS.filter((preset) => PRESETS[preset].scenarioId === 'world').flatMap(
  (preset) => {
    const rounds = preset === 'standard' || preset === 'laboratory' ? 2 : 1;
    const game = { scenarioId: 'world', opening: 'highWalls', preset, ...wallsOf(preset) } as const;
    return [
      { ...game, rounds, seed: SEEDS[0] },
      ...(AGAIN[preset] ?? []).map((seed) => ({ ...game, rounds: 1, seed })),
    ];
  },
);

const TODAY = {
  scenarioId: 'world',
  opening: 'today',
  preset: 'standard',
  rounds: 1,
  seed: SEEDS[0],
  ...wallsOf('standard'),
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

/** As tables play it that were opened with the limits before these. */
const FORMER = LIMITED.map((choice) => ({ ...choice, agreementLimits: FORMER_LESSON_LIMITS[2] }));

const CHOICES: readonly GoldenChoice[] = [...LIMITED, ...FORMER, ...SMALL, ...WORLD, TODAY];

/** Signatures by which a bot would have bound itself to less than it must have. */
function poorSignatures({ state, requests }: PlayedGame): string[] {
  const found = scenarioFor(state.settings);
  if (!found.ok) throw new Error(found.error.reason);
  const scenario = found.value;
  return requests.flatMap(({ intent, economy, before, move }) => {
    if (intent.type !== 'signProposal' && intent.type !== 'tableProposal') return [];
    const draft = intent.type === 'tableProposal' ? intent.draft : before.proposals[intent.proposal];
    if (draft === undefined) return [`${economy} ${botMoveKey(move)}: no proposal`];
    const appraiser = createAppraiser(scenario, botView(countryGame(before), economy));
    const value = valueProposal(appraiser, draft, economy);
    return value.ok && isWorthSigning(value.value)
      ? []
      : [`${economy} ${botMoveKey(move)}: ${JSON.stringify(draft)}`];
  });
}

testGolden('countries', CHOICES, (played) => {
  it('sees no bot sign below its reservation', () => {
    expect(poorSignatures(played())).toEqual([]);
  });
});
