import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotLine } from '../../shared/protocol/session.ts';
import type { ChatMessage } from '../../shared/protocol/session.ts';
import { aClient, type AClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable, type ATable, type Guest } from './support/aTable.ts';

const BOT = 'DUN';

function linesOf(messages: readonly ChatMessage[], by: string): BotLine[] {
  return messages.flatMap(({ from, body }) => (from === by && body.type === 'line' ? [body] : []));
}

describe('bots at a table', () => {
  let server: AServer;
  let table: ATable;
  let ann: Guest;
  let ben: Guest;

  beforeAll(async () => {
    server = await aServer();
    table = await aTable(server.url);
    ann = await table.guest('Ann', { seat: 'ALB' });
    ben = await table.guest('Ben', { seat: 'BOR' });
    await table.start();
    await table.host.ask({ type: 'skipPhase' });
    await ann.client.until('the negotiation', ({ game }) => game().phase === 'negotiation');
  });
  afterAll(() => server.stop());

  const say = (client: AClient, key: string) =>
    client.ask({ channel: { type: 'pair', with: BOT }, body: { type: 'phrase', key } }, { type: 'talk' });

  it('answer whoever speaks to them, each message once, and the other people do not hear it', async () => {
    const phrases = ['hello', 'whyRefused', 'keepWord'] as const;
    for (const phrase of phrases) expect(await say(ann.client, phrase)).not.toHaveProperty('refusal');
    await ann.client.until('three answers', ({ chat }) => linesOf(chat, BOT).length >= phrases.length);
    const keys = linesOf(ann.client.chat, BOT).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('greet.'))).toHaveLength(1);
    expect(keys).toEqual(expect.arrayContaining(['answer.refusedNothing', 'answer.wordTaken']));
    const toAnn = ann.client.chat.filter(({ from, to }) => from === BOT && to === ann.seat);
    expect(ben.client.chat.filter(({ id }) => toAnn.some((said) => said.id === id))).toEqual([]);
  });

  it('say what they think of an area of several, which the question names', async () => {
    const asked = (body: object) =>
      ann.client.ask(
        { channel: { type: 'pair', with: BOT }, body: { type: 'phrase', key: 'priceOfArea', ...body } },
        { type: 'talk' },
      );
    expect((await asked({})).refusal?.code).toBe('intent/malformed');
    expect((await asked({ among: ['ALB', 'BOR', 'XXX'] })).refusal?.code).toBe('seat/unknown');
    expect((await asked({ among: ['ALB', BOT, BOT] })).refusal?.code).toBe('intent/malformed');
    expect(await asked({ among: ['ALB', 'BOR', BOT] })).not.toHaveProperty('refusal');
    // Here agreements hold longer than a round: bots name no price for areas.
    await ann.client.until('an answer', ({ chat }) =>
      linesOf(chat, BOT).some(({ key }) => key === 'answer.heard'),
    );
  });

  it('note in the log the price that they name, so that they stand by it after a restart too', async () => {
    await say(ann.client, 'whatDoYouWant');
    await ann.client.until('a wish', ({ chat }) =>
      linesOf(chat, BOT).some(({ key }) => key.startsWith('answer.wants')),
    );
    const written = readdirSync(server.dataFolder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(server.dataFolder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path, 'latin1'));
    expect(written.some((text) => text.includes('"key":"named:ALB:'))).toBe(true);
  });

  it('make an offer when they are asked for one, and speak of it, where both gain by one', async () => {
    const isOffered = ({ game }: AClient) =>
      Object.values(game().proposals).some(
        ({ author, parties }) => author === BOT && parties.includes(ann.seat),
      );
    await say(ann.client, 'sendProposal');
    await ann.client.until('an offer', isOffered);
    await ann.client.until('a word about it', ({ chat }) =>
      linesOf(chat, BOT).some(({ proposal }) => proposal !== undefined),
    );
  });

  it('answer after a restart what was said before it, once', async () => {
    await say(ben.client, 'thanks');
    await server.kill();
    await server.start();
    const again = await aClient(server.url, table.gameId, ben.token);
    const heard = ({ welcomes, chat }: AClient) =>
      linesOf([...(welcomes[0]?.chat ?? []), ...chat], BOT).filter(({ key }) => key === 'answer.welcome');
    await again.until('an answer', (client) => heard(client).length > 0);
    expect(heard(again)).toHaveLength(1);
    await again.leave();
  });

  it('cannot be imitated: people send no sentences of bots', async () => {
    const body = { type: 'line', key: 'deal.open.1' };
    const again = await aClient(server.url, table.gameId, ann.token);
    const answer = await again.ask({ channel: { type: 'plenary' }, body }, { type: 'talk' });
    expect(answer.refusal?.code).toBe('intent/malformed');
    await again.leave();
  });
});
