import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDuePhase } from '../../server/rooms/closeDuePhase.ts';
import type { GameSession } from '../../server/session/GameSession.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import type { SeatIntent } from '../../shared/protocol/intents.ts';
import { looksLeft, pendingBotAnswers } from '../../shared/rules/game/botAnswersDue.ts';
import { anId } from './support/aClient.ts';
import { SILENT, aStoredGame } from './support/aStoredGame.ts';
import { aSessionBody } from './support/requests.ts';
import { countryGame } from '../../shared/rules/state.ts';

describe('the timer of the conference', () => {
  let folder: string;
  let store: GameStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'full' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    store = opened.value;
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The negotiation of round 2, a conference; one person, three bots that have nothing to say. */
  async function atConference(): Promise<{ game: GameSession; act: (intent: SeatIntent) => Promise<void> }> {
    const settings = {
      ...aSessionBody().settings,
      preset: 'laboratory' as const,
      modules: ['wto' as const],
      rounds: 6,
      timed: false,
    };
    const { game, economy } = await aStoredGame(store, settings);
    const act = async (intent: SeatIntent): Promise<void> => {
      const command = { member: 'm1', id: anId() };
      const answer = await game.submit({ actor: { type: 'seat', economy }, intents: [intent], command });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    };
    const isThere = (): boolean => {
      const { phase, round } = game.working.state;
      return phase === 'negotiation' && round === 2;
    };
    while (!isThere()) await game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
    return { game, act };
  }

  /** Bots think about what they owe the conference, and stay silent. */
  async function botsStaySilent(game: GameSession): Promise<void> {
    const { state } = game.working;
    const bots = Object.values(state.seats).filter(({ member }) => member === undefined);
    const looks = bots.flatMap(({ economy }) => looksLeft(state, economy));
    for (const { economy, move } of [...pendingBotAnswers(state), ...looks]) {
      await game.submit({ actor: { type: 'server' }, intents: [{ type: 'noteBotThought', economy, move }] });
    }
  }

  const stageOf = (game: GameSession): unknown => countryGame(game.working.state).wto?.conference?.stage;

  it('opens the floor before it closes the phase, and then asks everybody again', async () => {
    const { game, act } = await atConference();
    await closeDuePhase(game);
    expect(stageOf(game)).toBe('tabling');
    const terms = {
      coefficientBp: 2_500,
      sectors: ['GRA', 'CLO'],
      specialTreatment: false,
      facilitationBp: 0,
    };
    await act({ type: 'tablePackage', terms });
    await act({ type: 'declareReady', ready: true });
    await closeDuePhase(game);
    // The floor waits for bots that have not thought yet.
    expect(stageOf(game)).toBe('tabling');
    await botsStaySilent(game);
    await closeDuePhase(game);
    expect(stageOf(game)).toBe('floor');
    expect(game.working.state.phase).toBe('negotiation');
    await act({ type: 'declareReady', ready: true });
    await botsStaySilent(game);
    await closeDuePhase(game);
    expect(game.working.state.phase).toBe('policy');
    expect(stageOf(game)).toBe('adopted');
  });

  it('closes the phase at once where nobody tabled anything and all are ready', async () => {
    const { game, act } = await atConference();
    await act({ type: 'declareReady', ready: true });
    await botsStaySilent(game);
    await closeDuePhase(game);
    expect(stageOf(game)).toBe('noPackage');
    expect(game.working.state.phase).toBe('policy');
  });
});
