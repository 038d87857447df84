import { expect, it } from 'vitest';
import { Turns } from '../../server/session/CommitQueue.ts';

it('gives each caller a turn of the loop of its own, in order', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const callers = ['a', 'b', 'c'].map(async (caller) => {
    await turns.next();
    order.push(caller);
    // Somebody who plays and is served in the next turn.
    setImmediate(() => order.push(`after ${caller}`));
  });
  await Promise.all(callers);
  expect(order.indexOf('after a')).toBeGreaterThan(order.indexOf('a'));
  expect(order.indexOf('after a')).toBeLessThan(order.indexOf('c'));
  expect(order.filter((name) => name.length === 1)).toEqual(['a', 'b', 'c']);
});
