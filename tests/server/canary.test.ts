import { afterEach, describe, expect, it } from 'vitest';
import { aClient, until } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable } from './support/aTable.ts';
import { aTap, type ATap } from './support/aTap.ts';
import { aSessionBody, join } from './support/requests.ts';
import { countryGame } from '../../shared/rules/state.ts';

/** Found in any form in which it may travel: as it is, or inside a JSON text inside a message. */
function leaks(heard: string, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => heard.includes(secret) || heard.includes(JSON.stringify(secret).slice(1, -1)))
    .map(([name]) => name);
}

describe('the canary', () => {
  let server: AServer | undefined;
  const taps: ATap[] = [];
  afterEach(async () => {
    for (const tap of taps.splice(0)) await tap.close();
    await server?.stop();
  });

  it('hears nothing of another seat’s proposals, talk, envelope or tokens before their time', async () => {
    server = await aServer();
    const table = await aTable(server.url, aSessionBody({}, { seed: 'canary-seed-4711' }));
    const { host, guest } = table;
    const ann = await guest('Ann');
    // Ben is the other party, Cy has a seat and Eve watches: each on a line that keeps every byte.
    const tapOf = async (name: string, extra: object = {}) => {
      const tap = await aTap(server?.port ?? 0);
      taps.push(tap);
      const { body } = await join(tap.url, table.code, name, extra);
      tap.clear();
      return { tap, seat: body.seat ?? '', client: await aClient(tap.url, table.gameId, body.token) };
    };
    const [ben, cy, eve] = [await tapOf('Ben'), await tapOf('Cy'), await tapOf('Eve', { as: 'watch' })];
    await table.start();
    await host.ask({ type: 'skipPhase' });
    await ann.client.until('negotiation', ({ game }) => game().phase === 'negotiation');

    const concession = (by: string, to: string, rateBp: number) => ({
      type: 'tariffConcession',
      by,
      to: [to],
      sector: 'GRA',
      rateBp,
    });
    const draft = {
      parties: [ann.seat, ben.seat],
      clauses: [concession(ann.seat, ben.seat, 700), concession(ben.seat, ann.seat, 900)],
    };
    expect(await ann.client.ask({ type: 'tableProposal', draft })).toEqual({ seq: expect.any(Number) });
    await ann.client.ask(
      {
        channel: { type: 'pair', with: ben.seat },
        body: { type: 'text', text: 'canary words <between us>' },
      },
      { type: 'talk' },
    );
    await until('the talk', () => ben.client.chat.length === 1);
    await ben.client.until('the proposal', ({ game }) => Object.keys(game().proposals).length === 1);

    const secretsOfNegotiation = {
      otherRate: '"rateBp":900',
      rate: '"rateBp":700',
      words: 'canary words',
      seed: 'canary-seed',
      token: ann.token,
      hostToken: table.hostToken,
    };
    for (const { tap } of [cy, eve]) expect(leaks(tap.heard(), secretsOfNegotiation)).toEqual([]);
    // The taps are not deaf: whom it concerns has heard it.
    expect(leaks(ben.tap.heard(), secretsOfNegotiation)).toEqual(['otherRate', 'rate', 'words']);

    await host.ask({ type: 'skipPhase' });
    await ann.client.until('policy', ({ game }) => game().phase === 'policy');
    const apart = [{ sector: 'CLO', rateBp: 1700 }];
    expect(
      await ann.client.ask({ type: 'savePolicyDraft', policy: { type: 'wall', shiftBp: 300, apart } }),
    ).toEqual({ seq: expect.any(Number) });
    expect(
      await ann.client.ask({ type: 'sealPolicy', policy: { type: 'wall', shiftBp: 400, apart } }),
    ).toEqual({ seq: expect.any(Number) });
    await ann.client.ask({ type: 'predict', ownIncome: 'down', losesMost: ben.seat });
    await cy.client.until('the seal', ({ game }) => game().sealedBy.includes(ann.seat));
    await ann.client.until(
      'own envelope',
      ({ game }) => countryGame(game()).sealedPolicies[ann.seat] !== undefined,
    );
    const secretsOfPolicy = {
      ...secretsOfNegotiation,
      draft: '"shiftBp":300',
      envelope: '"shiftBp":400',
      apart: '"rateBp":1700',
      prediction: '"ownIncome"',
    };
    for (const { tap } of [cy, eve]) expect(leaks(tap.heard(), secretsOfPolicy)).toEqual([]);

    await host.ask({ type: 'skipPhase' });
    await cy.client.until('the reveal', ({ game }) => game().phase === 'results');
    await cy.client.until(
      'the envelope',
      ({ game }) => countryGame(game()).sealedPolicies[ann.seat] !== undefined,
    );
    const { rate, words, seed, token, hostToken, draft: saved } = secretsOfPolicy;
    for (const { tap } of [cy, eve])
      expect(leaks(tap.heard(), { rate, words, seed, token, hostToken, saved })).toEqual([]);
  });
});
