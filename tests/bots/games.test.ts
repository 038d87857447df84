import { describe, expect, it } from 'vitest';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import type { IntegrationLevel } from '../../shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { forecastProposal } from '../../shared/rules/forecast/compareLaws.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { aScenario } from '../support/aScenario.ts';
import { someSettings } from '../support/someSettings.ts';
import { countryGame } from '../../shared/rules/state.ts';

type Watched = {
  readonly state: CountryGame;
  readonly levelsFounded: ReadonlySet<IntegrationLevel>;
  /** What a concluded proposal brought its parties together, in log real income by the rules' own forecast. */
  readonly jointGains: readonly number[];
  readonly concluded: number;
};

function play(settings: GameSettings): Watched {
  const scenario = aScenario(settings.scenarioId, settings.opening);
  const levelsFounded = new Set<IntegrationLevel>();
  const jointGains: number[] = [];
  let concluded = 0;
  let before: CountryGame | undefined;
  const played = playBotGame(scenario, settings, {
    ignoresCauses: true,
    onChange: (changed, events) => {
      const state = countryGame(changed);
      for (const event of events) {
        if (event.type !== 'proposalConcluded') continue;
        concluded++;
        event.law.upsert.forEach(({ level }) => levelsFounded.add(level));
        // The forecast is of this round; bots look beyond a notice that is given, by outsiders too.
        const standing = Object.values(before?.agreements ?? {});
        const isSomebodyLeaving = [...standing, ...event.law.upsert].some(
          ({ notices }) => notices.length > 0,
        );
        if (before !== undefined && !isSomebodyLeaving)
          jointGains.push(jointGain(scenario, before, event.proposal));
      }
      before = state;
    },
  });
  if (!played.ok) throw new Error(`the model could not solve a round: ${played.error.code}`);
  return {
    state: countryGame(played.value.state),
    levelsFounded,
    jointGains,
    concluded,
  };
}

function jointGain(scenario: Scenario, before: CountryGame, id: keyof CountryGame['proposals']): number {
  const proposal = before.proposals[id];
  // What awaited the bell is law in the forecast already.
  if (proposal?.status !== 'open') return 0;
  const forecast = forecastProposal(scenario, before, proposal, { roundsAhead: 3 });
  if (!forecast.ok) throw new Error('the model does not solve');
  return proposal.parties.reduce((sum, party) => {
    const figures = forecast.value.economies[party];
    return sum + (figures?.gainBn ?? NaN);
  }, 0);
}

/** As many as it takes for frequencies to show. What bots ask for and sign is looked at in the golden games. */
const QUARTETS = 12;
const quartets = Array.from({ length: QUARTETS }, (_each, game) =>
  play(someSettings({ seed: `games-${game}` })),
);

describe('games of bots alone', () => {
  it('come to agreements, and all parties together gain from them', () => {
    expect(quartets.filter(({ concluded }) => concluded > 0).length).toBe(QUARTETS);
    const gains = quartets.flatMap(({ jointGains }) => jointGains);
    expect(gains.filter((gain) => gain < 0)).toEqual([]);
    const worldGain = quartets.map(({ state }) =>
      Object.values(state.settled.welfare).reduce((sum, welfare) => sum + Math.log(welfare), 0),
    );
    expect(worldGain.filter((gain) => gain > 0).length).toBe(QUARTETS);
  });

  it('found free trade areas and customs unions', () => {
    expect(quartets.filter(({ levelsFounded }) => levelsFounded.has(2)).length).toBe(QUARTETS);
    // Unions are founded in 54 % of 400 quartets (docs/balance.md).
    expect(quartets.filter(({ levelsFounded }) => levelsFounded.has(3)).length).toBeGreaterThan(QUARTETS / 3);
  });

  it('differ by their seeds', () => {
    expect(new Set(quartets.map(({ state }) => JSON.stringify(state.reports))).size).toBeGreaterThan(4);
  });
});
