import { botMoveKey } from '#shared/protocol/botMove.ts';
import { describe, expect, it } from 'vitest';
import { botView } from '../../../shared/bots/botView.ts';
import { playBotGame, type BotRequest } from '#shared/bots/playBotGame.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { scenarioFor } from '../../../shared/rules/scenario/anyScenario.ts';
import { findCountryViolations } from '../../../shared/rules/countries/findCountryViolations.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { someSettings } from '../../support/someSettings.ts';
import { countryGame } from '../../../shared/rules/state.ts';

type Watched = {
  readonly state: CountryGame;
  readonly requests: readonly BotRequest[];
  readonly violations: readonly string[];
};

const DECISIVE: readonly GameEvent['type'][] = [
  'phaseOpened',
  'conferenceClosed',
  'floorOpened',
  'packageChanged',
];

function play(overrides: Partial<GameSettings>): Watched {
  const settings = someSettings({ preset: 'laboratory', rounds: 6, ...overrides });
  const scenario = scenarioFor(settings);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  const requests: BotRequest[] = [];
  const violations: string[] = [];
  const played = playBotGame(scenario.value, settings, {
    onRequest: (request) => requests.push(request),
    onChange: (state, events) => {
      if (!events.some(({ type }) => DECISIVE.includes(type))) return;
      violations.push(...findCountryViolations(scenario.value, countryGame(state)));
    },
  });
  if (!played.ok) throw new Error(played.error.code);
  return { state: countryGame(played.value.state), requests, violations };
}

/** Entries, mergers and deepenings that await the bell are law for later proposals already, but no outsider sees them. */
function isRace({ before, economy }: BotRequest): boolean {
  const seen = botView(before, economy).proposals;
  return Object.values(before.proposals).some(({ id, status }) => status === 'awaitingBell' && !(id in seen));
}

/** Beside the golden games, which are shorter in the world. */
const quartets = ['one', 'two', 'three'].map((seed) => play({ seed }));
const world = play({ scenarioId: 'world', opening: 'highWalls', rounds: 3, seed: 'world' });
const games = [...quartets, world];

describe('games of bots with all modules', () => {
  it('end, and break no invariant', () => {
    for (const { state, violations } of games) {
      expect(state.phase).toBe('debrief');
      expect(violations).toEqual([]);
    }
  });

  it('ask the modules for nothing that is refused', () => {
    const refused = games.flatMap(({ requests }) => requests.filter(({ answer }) => !answer.ok));
    expect(refused.filter((request) => !isRace(request)).map(told)).toEqual([]);
    const onProposals = ['tableProposal', 'signProposal', 'goOnWithout'];
    expect(refused.filter(({ intent }) => !onProposals.includes(intent.type)).map(told)).toEqual([]);
  });

  it('hold conferences at which something is tabled, backed and adopted', () => {
    const outcomes = games.flatMap(({ state }) => (state.wto?.past ?? []).map(({ outcome }) => outcome));
    expect(outcomes.filter((outcome) => outcome === 'adopted').length).toBeGreaterThan(outcomes.length / 3);
    for (const { state } of games) {
      expect(state.wto?.conference?.packages.length ?? 0).toBeLessThanOrEqual(2);
    }
  });

  it('leave no floor and no bell without the word that a bot owes', () => {
    for (const { requests } of games) {
      const late = requests.filter(
        ({ move, before }) => move.type === 'conference' && before.phase !== 'negotiation',
      );
      expect(late).toEqual([]);
    }
  });

  it('build corridors, hide and find barriers, and win before panels', () => {
    expect(games.every(({ state }) => (state.budget?.corridors.length ?? 0) > 0)).toBe(true);
    const kinds = new Set(world.requests.map(({ intent }) => intent.type));
    expect(kinds).toContain('inspectBarrier');
    const disputes = games.flatMap(({ state }) => state.wto?.disputes ?? []);
    expect(disputes.length).toBeGreaterThan(0);
    expect(disputes.filter(({ lostTradeBn = 0 }) => lostTradeBn > 0).length).toBeGreaterThan(0);
  });
});

function told({ economy, move, intent, answer }: BotRequest): string {
  return `${economy} ${botMoveKey(move)}: ${JSON.stringify(intent)} ${answer.ok ? '' : answer.error.code}`;
}
