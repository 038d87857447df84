import { expect, it } from 'vitest';
import { aFullHouse } from './support/fullHouse.ts';
import { PHONE } from './support/openBrowser.ts';
import { passTo } from './support/programs.ts';
import { visits } from './support/visits.ts';

/** What a table shows late is on the device long before: a network that fails during a reveal takes nothing away. */
const { server, arrive } = visits();

it.each([
  [{ scenarioId: 'quartet', preset: 'firstLesson', rounds: 1, seed: 'ahead' }, 'ALB'],
  [{ scenarioId: 'provinces', opening: 'year1987', preset: 'provincesFull', rounds: 1, seed: 'ahead' }, 'AH'],
] as const)(
  'has the answers to the question of a round while people negotiate: %o',
  async (settings, seat) => {
    const house = await aFullHouse(server().url, settings);
    const page = await arrive(house.deskOf(seat), { viewport: PHONE });
    await house.start();
    await passTo(house, 'negotiation', 1);
    // Its code, and all sentences that it speaks.
    const missing = (): readonly string[] => {
      const there = performance.getEntriesByType('resource').map(({ name }) => name);
      return ['RoundQuestion', 'debrief', 'classroom', 'results'].filter(
        (part) => !there.some((name) => name.includes(`/assets/${part}-`)),
      );
    };
    await expect.poll(() => page.evaluate(missing)).toEqual([]);
  },
);
