/**
 * Makes a database with a class as the present version writes it, for versions to come to open:
 * `node tests/server/oldClasses/make.ts NAME`. Nine people are dealt to three tables and play into the second phase; one has changed
 * tables, one has a hand up. Writes NAME.sqlite.br and NAME.json beside this file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { must } from '../../../shared/kernel/records.ts';
import { aClass, type ClassClient, dealAll, gather, sit } from '../support/aClass.ts';
import { aServer } from '../support/aServer.ts';
import type { OldClass } from './oldClass.ts';

const [name] = process.argv.slice(2);
if (name === undefined || !/^[\w-]+$/.test(name))
  throw new Error('node tests/server/oldClasses/make.ts NAME');

async function press(host: ClassClient, intent: unknown): Promise<void> {
  const answer = await host.ask(intent);
  if (answer.refusal !== undefined) throw new Error(`${JSON.stringify(intent)}: ${answer.refusal.code}`);
}

const server = await aServer();
const room = await aClass(server.url);
const people = await gather(room, 9);
await dealAll(room);
await press(room.host, { type: 'startPlay' });
await press(room.host, { type: 'press', press: 'skipPhase' });
await room.host.until('negotiation', ({ summaries }) =>
  summaries().every(({ phase }) => phase === 'negotiation'),
);
const [ann, ben] = [must(people[0], 'Ann'), must(people[8], 'Ben')];
await press(room.host, { type: 'swapPeople', member: ann.member, with: ben.member });
await press(room.host, { type: 'say', body: { type: 'text', text: 'Two minutes left' } });
await press(room.host, { type: 'callEyes', up: true });
const { client } = await sit(server.url, room, ann);
const raised = await client.ask({ raised: true }, { type: 'hand' });
if (raised.refusal !== undefined) throw new Error(raised.refusal.code);
await room.host.until('a hand', ({ hands }) => hands().length === 1);
const { code, classId, hostToken } = room;
const old: OldClass = {
  code,
  classId,
  hostToken,
  people: people.map(({ member, token }) => ({ member, token })),
  stage: 'playing',
  tables: 3,
  seq: room.host.room.state.seq,
  hands: [ann.member],
};
const ended = await server.kill('SIGTERM');
if (ended !== 0) throw new Error(`the server ended with ${ended}`);
const packed = brotliCompressSync(readFileSync(join(server.dataFolder, 'accord.sqlite')), {
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
});
writeFileSync(resolve(import.meta.dirname, `${name}.sqlite.br`), packed);
writeFileSync(resolve(import.meta.dirname, `${name}.json`), `${JSON.stringify(old, null, 2)}\n`);
await server.stop();
