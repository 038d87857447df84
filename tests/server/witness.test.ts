import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GameSession } from '../../server/session/GameSession.ts';
import { readWitness, signWitness } from '../../server/session/witness.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { aStoredGame } from './support/aStoredGame.ts';

const ROW = { gameId: 'g1', lossesAccepted: 0, seq: 12, hash: 'abc' };

describe('a witness', () => {
  const brought = `12.${signWitness('key', ROW)}`;

  it('is read by the server that signed it, for the table that it names', () => {
    expect(readWitness('key', 'g1', brought)).toMatchObject({ seq: 12, lossesAccepted: 0 });
    expect(readWitness('other key', 'g1', brought)).toBeUndefined();
    expect(readWitness('key', 'g2', brought)).toBeUndefined();
  });

  it.each([
    ['a later row', brought.replace('12.', '9007199254740991.')],
    ['another row', brought.replace('12.', '13.')],
    ['more accepted losses', brought.replace('12.0.', '12.1.')],
    ['another mark', brought.replace(/\.(.)(?=[^.]*$)/, (_, first) => (first === 'A' ? '.B' : '.A'))],
    ['nothing', ''],
    ['anything', 'anything'],
  ])('cannot be made to name %s', (_what, forged) => {
    expect(forged).not.toBe(brought);
    expect(readWitness('key', 'g1', forged)).toBeUndefined();
  });

  it('does not tell what is in the row', () => {
    expect(signWitness('key', ROW)).not.toBe(signWitness('another', ROW));
    expect(signWitness('key', { ...ROW, hash: 'xyz' })).not.toBe(signWitness('key', ROW));
    expect(signWitness('key', { ...ROW, hash: 'A'.repeat(22) })).not.toContain('AAAA');
  });
});

describe('a game that hears witnesses', () => {
  let folder: string;
  let store: GameStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, pino({ level: 'silent' }));
    if (!opened.ok) throw new Error(opened.error);
    store = opened.value;
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const brought = ({ committed, witness }: GameSession) => `${committed.seq}.${witness}`;
  const host = { actor: { type: 'host' } as const };

  it('believes its own word of every row, and no other', async () => {
    const { game } = await aStoredGame(store);
    const first = brought(game);
    await game.submit({ ...host, intents: [{ type: 'skipPhase' }] });
    const seen = [first, brought(game)];
    for (const witness of seen) expect(await game.hear(witness)).toBe(false);
    const ahead = { gameId: 'g1', lossesAccepted: 0, seq: game.committed.seq + 1, hash: 'lost' };
    expect(await game.hear(`${ahead.seq}.${signWitness('not its key', ahead)}`)).toBe(false);
    expect(game.isHistoryLost).toBe(false);
    expect(await game.hear(`${ahead.seq}.${signWitness(store.witnessKey, ahead)}`)).toBe(true);
    expect(game.isHistoryLost).toBe(true);
  });

  it('counts nothing that was seen before the host went on', async () => {
    const { game } = await aStoredGame(store);
    const lost = { gameId: 'g1', lossesAccepted: 0, seq: 2, hash: 'of a row that is gone' };
    const witness = `2.${signWitness(store.witnessKey, lost)}`;
    expect(await game.hear(witness)).toBe(true);
    expect(await game.hear(witness)).toBe(false);
    expect((await game.submit({ ...host, intents: [{ type: 'skipPhase' }] })).ok).toBe(false);
    expect((await game.acceptLoss()).ok).toBe(true);
    expect(await game.hear(witness)).toBe(false);
    expect(await game.hear(brought(game))).toBe(false);
    expect(game.isHistoryLost).toBe(false);
    expect((await game.submit({ ...host, intents: [{ type: 'skipPhase' }] })).ok).toBe(true);
    expect((await store.loadLog('g1')).lossesAccepted).toBe(1);
  });
});
