import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Rendezvous } from '../../server/session/CommitQueue.ts';
import { aHandPatience } from './support/aStoredClass.ts';

/** Somebody who works something out in a turn of their own and keeps it with the others. */
function aParty(together: Rendezvous, name: string, log: string[]): Promise<string> {
  return together.turn().then(() => {
    log.push(`${name} works`);
    // Somebody who plays and is served in the next turn.
    setImmediate(() => log.push('served'));
    return together.arrive(() => {
      log.push(`${name} keeps`);
      return Promise.resolve(together.isOff ? 'off' : 'kept');
    });
  });
}

describe('tables that wait for one another', () => {
  it('work one a turn of the loop and keep in one turn', async () => {
    const log: string[] = [];
    const together = new Rendezvous(3);
    const parties = ['a', 'b', 'c'].map((name) => aParty(together, name, log));
    expect(await Promise.all(parties)).toEqual(['kept', 'kept', 'kept']);
    expect(log.slice(0, 3)).toEqual(['a works', 'served', 'b works']);
    expect(log.slice(-3)).toEqual(['a keeps', 'b keeps', 'c keeps']);
  });

  it('go on without one that lets no other arrive, in one turn, unless all are needed', async () => {
    for (const [needs, expected] of [
      ['any', 'kept'],
      ['all', 'off'],
    ] as const) {
      const log: string[] = [];
      const { patience, end } = aHandPatience();
      const together = new Rendezvous(3, needs, patience);
      const parties = ['a', 'b'].map((name) => aParty(together, name, log));
      while (log.filter((line) => line.endsWith('works')).length < 2) await nextTurn();
      await nextTurn();
      end();
      expect(await Promise.all(parties)).toEqual([expected, expected]);
      expect(log.slice(-2)).toEqual(['a keeps', 'b keeps']);
      expect(together.isClosed).toBe(true);
    }
  });

  it('go on without one that refuses, unless all are needed', async () => {
    for (const [needs, expected] of [
      ['any', 'kept'],
      ['all', 'off'],
    ] as const) {
      const together = new Rendezvous(2, needs);
      const party = aParty(together, 'a', []);
      together.refuse();
      expect(await party).toBe(expected);
    }
  });
});
