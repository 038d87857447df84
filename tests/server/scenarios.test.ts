import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type AServer } from './support/aServer.ts';
import { aSessionBody, findCode, openTable } from './support/requests.ts';

describe('tables of every scenario', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  it.each([
    ['textbook', 'standard', 'firstLesson', 4],
    ['quartet', 'standard', 'firstLesson', 4],
    ['world', 'highWalls', 'worldPlain', 12],
    ['world', 'today', 'worldPlain', 12],
  ] as const)('opens a table of %s, %s', async (scenarioId, opening, preset, seats) => {
    const body = aSessionBody({}, { scenarioId, opening, preset });
    const opened = await openTable(server.url, body);
    const card = await findCode(server.url, opened.code);
    expect(card.body.freeSeats).toHaveLength(seats);
  });
});
