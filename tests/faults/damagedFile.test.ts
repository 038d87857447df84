import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aKilledFolder, ALL_ROWS, startStruck, strikeAndStart, type Outcome, type Strike } from './strike.ts';

/** `npm run test:strikes` strikes at more places. */
const PLACES = Number(process.env['STRIKES'] ?? 10);

describe('a damaged index', () => {
  it.each([
    ['the log', 'command-'],
    ['people', 'AAAAA2m1'],
    ['tables', 'g3'],
  ])('of %s hides no row: it is made anew', async (_of, words) => {
    const killed = await aKilledFolder(false);
    const outcome = await startStruck(killed, 'accord.sqlite', (bytes) => {
      const page = findIndexPage(bytes, words);
      // A key of the second table becomes one of no table.
      bytes.write(
        '9',
        bytes.indexOf(words === 'AAAAA2m1' ? '2m1' : 'g2', page + 2_000) + (words === 'AAAAA2m1' ? 0 : 1),
      );
      return bytes;
    });
    rmSync(killed, { recursive: true });
    expect(outcome).toEqual({ type: 'opened', rows: ALL_ROWS, saidLoss: 0, closed: 0 });
  });
});

/** Where a leaf page of an index begins that holds these words. */
function findIndexPage(bytes: Buffer, words: string): number {
  for (let page = 0; page < bytes.length; page += 4_096)
    if (bytes[page] === 0x0a && bytes.subarray(page + 2_000, page + 4_096).includes(words)) return page;
  throw new Error('no page of an index');
}

describe.each([
  ['most of it in the file', false],
  ['all of it in the log of writes', true],
])('a database with a damaged place, %s', (_what, isYoung) => {
  let killed: string;
  beforeAll(async () => {
    killed = await aKilledFolder(isYoung);
  });
  afterAll(() => rmSync(killed, { recursive: true, force: true }));

  it.each(
    (['accord.sqlite', 'accord.sqlite-wal'] as const).flatMap((file) =>
      (['flip', 'zero', 'cut'] as const).map((how) => ({ file, how })),
    ),
  )('opens, or says that nothing is left to read: $how in $file', async ({ file, how }) => {
    const outcomes: (Outcome & Strike)[] = [];
    for (let place = 0; place < PLACES; place++) {
      const strike = { file, how, share: place / PLACES };
      outcomes.push({ ...strike, ...(await strikeAndStart(killed, strike)) });
    }
    if (process.env['STRIKES'] !== undefined) for (const each of outcomes) console.log(JSON.stringify(each));
    for (const outcome of outcomes) {
      if (outcome.type === 'refused') expect(outcome.sentence).toMatch(/nothing in it can be read/);
      // Only where the end of the log of writes is cut off can nobody but those who have seen it tell.
      else if (how !== 'cut' || file !== 'accord.sqlite-wal') {
        // Damage to the very last commit looks like one that the process did not live to finish.
        const isWhole = outcome.rows >= ALL_ROWS - (file === 'accord.sqlite-wal' ? 1 : 0);
        expect(isWhole || outcome.saidLoss + outcome.closed > 0, JSON.stringify(outcome)).toBe(true);
      }
    }
  });
});
