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
/** Points by which the result that is told from the third round on is at most apart from that of the end: in one game, and on average of several. */
const APART = { one: 20, mean: 10 };

/** Of a result that has moved since the results of the last round, the points without a name. */
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
      expect(meanScore(advised)).toBeGreaterThan(meanScore(idle) + FAR);
      const slides = advised.flatMap(({ score, told }) =>
        told.flatMap((each) => (each.round < 3 ? [] : [each.score - score])),
      );
      expect(Math.max(...slides)).toBeLessThan(games.length > 1 ? Infinity : APART.one);
      expect(slides.reduce((sum, apart) => sum + apart, 0) / slides.length).toBeLessThan(APART.mean);
    },
    200_000,
  );
});

/** What was told from phase to phase, a game in a line. */
function paths(played: readonly ReturnType<typeof playAdvised>[]): string {
  const lines = played.map(({ told }) => told.map(({ score }) => Math.round(score)).join(' '));
  return lines.map((line) => `  told ${line}\n`).join('');
}

function meanScore(played: readonly { readonly score: number }[]): number {
  return played.reduce((sum, { score }) => sum + score, 0) / played.length;
}
