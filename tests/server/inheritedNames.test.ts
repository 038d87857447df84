import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AClient, AskAnswer } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable } from './support/aTable.ts';
import { aSessionBody, join } from './support/requests.ts';
import { countryGame } from '../../shared/rules/state.ts';

const INHERITED = Object.getOwnPropertyNames(Object.prototype);

const freeTrade = (...parties: string[]) => ({
  type: 'tableProposal',
  draft: { parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] },
});
const ofSeats = (name: string): object[] => [
  freeTrade('ALB', name),
  {
    type: 'tableProposal',
    draft: {
      parties: ['ALB', 'BOR'],
      clauses: [{ type: 'tariffConcession', by: name, to: ['BOR'], sector: 'GRA', rateBp: 100 }],
    },
  },
  {
    type: 'tableProposal',
    draft: {
      parties: ['ALB', 'BOR'],
      clauses: [{ type: 'tariffConcession', by: 'ALB', to: ['BOR'], sector: name, rateBp: 100 }],
    },
  },
  { type: 'signProposal', proposal: name, revision: 1, confirmed: true },
  { type: 'giveNotice', agreement: name },
  { type: 'givePledge', to: { type: 'seat', economy: name }, undertaking: { type: 'noTariffRises' } },
  {
    type: 'givePledge',
    to: { type: 'all' },
    undertaking: { type: 'signNothingWith', economy: name },
  },
];
const ofTalk = (name: string): object[] => [
  { channel: { type: 'pair', with: name }, body: { type: 'text', text: 'hello' } },
  { channel: { type: 'bloc', agreement: name }, body: { type: 'text', text: 'hello' } },
  { channel: { type: 'plenary' }, body: { type: 'phrase', key: name } },
  { channel: { type: 'plenary' }, body: { type: 'phrase', key: 'hello', economy: name } },
];

describe('names that every object inherits, sent to a server', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  /** Asks until the answer is not that one asks too fast. */
  async function insist(client: AClient, request: object, type: string): Promise<AskAnswer> {
    let answer: AskAnswer;
    do {
      answer = await client.ask(request, { type });
      await new Promise((done) => setTimeout(done, 20));
    } while (answer.refusal?.code === 'intent/too-fast');
    return answer;
  }

  it('take no seat', async () => {
    const table = await aTable(server.url);
    const { body } = await join(server.url, table.code, 'Ann');
    for (const [index, seat] of INHERITED.entries()) {
      const answer = await join(server.url, table.code, `Person ${index}`, { seat });
      expect([seat, answer.status, answer.body.error]).toEqual([seat, 400, 'session/malformed']);
    }
    await table.host.until('Ann', ({ session }) => session().people.length === 1);
    const seats = Object.keys(table.host.game().seats);
    expect(seats).toHaveLength(4);
    for (const economy of INHERITED) {
      const answer = await insist(table.host, { type: 'giveSeat', member: body.member, economy }, 'session');
      expect(answer.refusal).toEqual({ code: 'intent/malformed', path: 'intent.economy' });
    }
    expect(Object.keys(table.host.game().seats)).toEqual(seats);
  });

  it('name nothing in requests of seats, of the host, and in talk', async () => {
    const table = await aTable(server.url, aSessionBody({}, { timed: false }));
    const { client } = await table.guest('Ann', { seat: 'ALB' });
    await table.start();
    await table.host.ask({ type: 'skipPhase' });
    await client.until('the negotiation', ({ game }) => game().phase === 'negotiation');
    for (const name of INHERITED) {
      const answers = [
        ...(await askAll(client, ofSeats(name), 'intent')),
        ...(await askAll(client, ofTalk(name), 'talk')),
        ...(await askAll(table.host, [{ type: 'placeEvent', card: name, economies: [] }], 'intent')),
      ];
      expect([name, new Set(answers)]).toEqual([name, new Set(['intent/malformed'])]);
    }
    expect(countryGame(client.game()).pledges.filter(({ by }) => by === 'ALB')).toEqual([]);
    expect(client.chat.filter(({ from }) => from === 'ALB')).toEqual([]);
  });

  async function askAll(client: AClient, requests: object[], type: string): Promise<(string | undefined)[]> {
    const codes = [];
    for (const request of requests) codes.push((await insist(client, request, type)).refusal?.code);
    return codes;
  }
});
