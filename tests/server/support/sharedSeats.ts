import { afterEach, beforeEach, expect } from 'vitest';
import { auditClass } from '../../../server/commands/audit/auditClass.ts';
import { RecordedTables } from '../../../server/commands/replay/recordedTables.ts';
import { must } from '../../../shared/kernel/records.ts';
import { overlayAfter } from '../../../shared/rules/views/documents.ts';
import { type AClass, dealAll, gather, sit } from './aClass.ts';
import type { AClient } from './aClient.ts';
import { aServer, type AServer } from './aServer.ts';

/** What an intent of an office is sent as. */
export const OFFICE = { type: 'office' };

/** A server for each test, whose log of the class must come to the same when it is decided anew. */
export function aServerEach(): () => AServer {
  let server: AServer;
  beforeEach(async () => {
    server = await aServer();
  });
  afterEach(async () => {
    await server.kill('SIGTERM');
    const audit = await auditOf(server.dataFolder);
    await server.stop();
    expect(audit.faults).toEqual([]);
    expect(audit.undecided).toEqual([]);
  });
  return () => server;
}

/** What of the log of the class is not decided again alike, and which rows, but for the opening and deals, are not decided again at all. */
async function auditOf(folder: string) {
  const opened = await RecordedTables.open(folder);
  if (!opened.ok) throw new Error(opened.error);
  const [table] = await opened.value.all();
  const log = await opened.value.readClassLog(must(table, 'a table').code);
  await opened.value.close();
  const asked = log.rows.filter(
    ({ events }) => !events.some(({ type }) => type === 'classOpened' || type === 'dealProposed'),
  );
  const { decided, faults } = auditClass(log);
  return { faults, undecided: decided === asked.length ? [] : asked.map(({ type }) => type) };
}

/** One table of a quartet with two people a seat, in negotiation: Person 1 and 2 share the first seat, and so on. */
export async function pairs(server: AServer, room: AClass, count = 8) {
  const people = await gather(room, count);
  await dealAll(room, { perSeat: 2 });
  const clients: AClient[] = [];
  let gameId = '';
  for (const person of people) {
    const seat = await sit(server.url, room, person);
    clients.push(seat.client);
    gameId = seat.gameId;
  }
  await room.host.ask({ type: 'startPlay' });
  await room.host.ask({ type: 'press', press: 'skipPhase' });
  for (const client of clients)
    await client.until('negotiation', ({ game }) => game().phase === 'negotiation');
  const at = (number: number): AClient => must(clients[number - 1], `Person ${number}`);
  return { people, at, gameId, seatOf: (number: number) => must(at(number).welcomes[0]?.seat, 'seat') };
}

/** A tariff on grain. */
export const rateOf = (by: string, to: string, rateBp: number) => ({
  type: 'tariffConcession',
  by,
  to: [to],
  sector: 'GRA',
  rateBp,
});

/** What the people of a seat are told beside what all of the table are told. */
export const overlayOf = (client: AClient) =>
  client.overlays.reduce<Readonly<Record<string, string>>>(overlayAfter, {})['seat/shared'];
