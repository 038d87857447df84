import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { loadProvincesScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { playAdvised, sinceLastRound } from './advisedPlayer.ts';

/** `ADVISED=3`: three games from every seat, with what they came to; else one game of one seat. */
const GAMES = Number(process.env['ADVISED'] ?? 0);
const SEATS = ['SD'];
/** Points of the result; Shanghai, where bots do well, is 20 apart. */
const FAR = 10;

/** Part of what a result misses where others are taken to do nothing that is left where they do what is expected, at most. */
const EXPECTED_PART = 0.8;

/** Of points that have moved since the results of the last round, those without a name. */
const NAMELESS_MOST = 2;

function settingsOf(game: number): GameSettings {
  const { rounds, pactLimits } = PRESETS.provincesStandard;
  return {
    scenarioId: 'provinces',
    opening: 'year1997',
    preset: 'provincesStandard',
    rounds,
    pactLimits,
    clock: 'normal',
    seed: `adv-${game}`,
    timed: true,
  };
}

describe('a person among the provinces who does what the screens advise', () => {
  const loaded = loadProvincesScenario('year1997');
  if (!loaded.ok) throw new Error(loaded.error.reason);
  const scenario = loaded.value;
  const seats = GAMES > 0 ? scenario.dealOrder : SEATS;
  const games = Array.from({ length: Math.max(1, GAMES) }, (_, place) => place + 1);

  it.each(seats)(
    'does far better on average in %s than who does nothing',
    (seat) => {
      const onPhase = (game: ProvinceGame): void => {
        if (game.phase !== 'negotiation' || game.round === 1) return;
        const { nameless, moved } = sinceLastRound({ scenario, game }, seat);
        expect(nameless, `round ${game.round}, ${moved}`).toBeLessThan(NAMELESS_MOST);
      };
      const advised = games.map((game) => playAdvised(scenario, settingsOf(game), seat, { onPhase }));
      const idle = games.map((game) => playAdvised(scenario, settingsOf(game), seat, { idle: true }));
      if (GAMES > 0) {
        const [followed, stood] = [advised, idle].map((each) => each.map(({ score }) => Math.round(score)));
        const golds = advised.map((each) => each.golds);
        process.stdout.write(
          `${seat}: ${followed?.join(' ')}, idle ${stood?.join(' ')}, gold ${golds.join(' ')}\n${paths(advised)}`,
        );
      }
      // What is expected of the others covers most of what they do.
      expect(missOf(advised, 'expected')).toBeLessThan(EXPECTED_PART * missOf(advised, 'stands'));
      expect(meanScore(advised)).toBeGreaterThan(meanScore(idle) + FAR);
    },
    200_000,
  );
});

type Played = readonly ReturnType<typeof playAdvised>[];

/** By how much a round came apart from what was told with the envelope, as the table stood or as was expected of the others, in the mean. */
function missOf(played: Played, by: 'stands' | 'expected'): number {
  const misses = played.flatMap(({ told, sealed }) =>
    sealed.map((each) => {
      const came = told.find(({ round, phase }) => round === each.round && phase === 'results');
      return Math.abs((came?.score ?? NaN) - each[by]);
    }),
  );
  return misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
}

/** What was told from phase to phase, and by how many points each round came above what was expected and above what stood, a game in a line. */
function paths(played: Played): string {
  const lines = played.map(({ told, sealed }) => {
    const came = told.filter(({ phase }) => phase === 'results');
    const above = sealed.map(({ expected, stands }, at) =>
      [expected, stands].map((score) => ((came[at]?.score ?? NaN) - score).toFixed(1)).join('/'),
    );
    return `${told.map(({ score }) => Math.round(score)).join(' ')}, came above ${above.join(' ')}`;
  });
  return lines.map((line) => `  told ${line}\n`).join('');
}

function meanScore(played: readonly { readonly score: number }[]): number {
  return played.reduce((sum, { score }) => sum + score, 0) / played.length;
}
