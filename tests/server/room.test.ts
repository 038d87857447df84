import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAR_QUANTILES } from '#shared/content/scores.ts';
import { PHASE_SECONDS } from '#shared/rules/table/clock.ts';
import { CLOSE_CODES } from '../../shared/protocol/wire.ts';
import { aClient, anId, type AClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable } from './support/aTable.ts';
import { aSessionBody, findCode, join, openTable } from './support/requests.ts';
import { countryGame } from '../../shared/rules/state.ts';

describe('a room', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  it('tells everyone who they are and shows them the game', async () => {
    const table = await aTable(server.url);
    const { host, guest } = table;
    const ann = await guest('Ann');
    const eve = await guest('Eve', { as: 'watch' });
    expect(host.welcomes[0]).toMatchObject({ role: 'host', mayHost: true });
    expect(ann.client.welcomes[0]).toMatchObject({ role: 'player', name: 'Ann', seat: ann.seat });
    expect(eve.client.welcomes[0]).toMatchObject({ role: 'watcher', name: 'Eve' });
    await table.start();
    for (const { client } of [ann, eve])
      await client.until('the briefing', () => client.game().phase === 'briefing');
    expect(ann.client.session().people.map(({ name }) => name)).toEqual(['Ann', 'Eve']);
    expect(ann.client.session().hostConnected).toBe(true);
  });

  it('tells each seat all results of bots in it and the best path, and of the others what half of the bots passed', async () => {
    const { guest } = await aTable(server.url);
    const ann = await guest('Ann');
    const { seats = {}, bestPath } = ann.client.game().par ?? {};
    const { [ann.seat]: own, ...others } = seats;
    expect(own?.prosperity).toHaveLength(PAR_QUANTILES);
    for (const each of Object.values(others)) expect(each).toEqual({ prosperity: [expect.any(Number)] });
    expect(bestPath).toMatchObject({ [ann.seat]: expect.any(Number) });
  });

  it('tells a province all results of bots in its own seat, and of the others what half of them passed', async () => {
    const provinces = {
      scenarioId: 'provinces',
      opening: 'year1997',
      preset: 'provincesStandard',
      rounds: 6,
    } as const;
    const { guest } = await aTable(server.url, aSessionBody({}, provinces));
    const ann = await guest('Ann');
    const { seats = {} } = ann.client.game().par ?? {};
    const { [ann.seat]: own, ...others } = seats;
    expect([own?.prosperity.length, own?.support?.length]).toEqual([PAR_QUANTILES, PAR_QUANTILES]);
    expect(Object.keys(others)).toHaveLength(9);
    // Of a career, too, what half of the bots had is no secret.
    const middle = [expect.any(Number)];
    for (const each of Object.values(others)) expect(each).toEqual({ prosperity: middle, support: middle });
  });

  it('lets a latecomer take a bot’s seat', async () => {
    const table = await aTable(server.url);
    const { guest } = table;
    await guest('Ann');
    await table.start();
    const { body: card } = await findCode(server.url, table.code);
    expect(card).toMatchObject({ started: true });
    const ben = await guest('Ben');
    expect(ben.seat).toBe(card.freeSeats[0]);
    await ben.client.until('the seat', ({ game }) => game().seats[ben.seat]?.member === ben.member);
  });

  it('resumes a seat by its token', async () => {
    const table = await aTable(server.url);
    const { host, guest } = table;
    const ann = await guest('Ann');
    await ann.client.leave();
    await host.until('Ann away', ({ session }) => session().people[0]?.connected === false);
    const again = await aClient(server.url, table.gameId, ann.token, { witness: ann.client.witness() });
    expect(again.welcomes[0]).toMatchObject({ seat: ann.seat, member: ann.member });
    await host.until('Ann back', ({ session }) => session().people[0]?.connected === true);
  });

  it('gives a seat to the newest tab', async () => {
    const table = await aTable(server.url);
    const { guest } = table;
    const ann = await guest('Ann');
    const second = await aClient(server.url, table.gameId, ann.token);
    expect(await ann.client.closed).toBe(CLOSE_CODES.replaced);
    await second.until('presence', ({ session }) => session().people[0]?.connected === true);
    expect(second.room.connection.isOpen).toBe(true);
  });

  it('refuses tokens of nobody and of another table', async () => {
    const table = await aTable(server.url);
    const { guest } = table;
    const ann = await guest('Ann');
    const other = await openTable(server.url);
    const entries: [string, string][] = [
      [other.gameId, ann.token],
      [other.gameId, table.hostToken],
      [table.gameId, 'A'.repeat(22)],
      [table.gameId, ''],
      ['gnothing', ann.token],
    ];
    for (const [gameId, token] of entries)
      await expect(aClient(server.url, gameId, token), `${gameId} ${token}`).rejects.toThrow();
  });

  it('answers every misuse with a typed refusal and keeps the socket', async () => {
    const table = await aTable(server.url);
    const { host, guest } = table;
    const ann = await guest('Ann');
    const eve = await guest('Eve', { as: 'watch' });
    await table.start();
    const ready = { type: 'declareReady', ready: true };
    const refusals: [AClient, unknown, string][] = [
      [ann.client, { type: 'startGame' }, 'host/only'],
      [ann.client, { type: 'tableProposal' }, 'intent/malformed'],
      [ann.client, { ...ready, seat: 'DUN' }, 'intent/malformed'],
      [ann.client, { ...ready, economy: 'DUN' }, 'intent/malformed'],
      [ann.client, { type: 'occupySeat', economy: 'DUN', member: 'm1' }, 'intent/malformed'],
      [ann.client, { type: 'closePhase' }, 'intent/malformed'],
      [ann.client, { type: '__proto__' }, 'intent/malformed'],
      [ann.client, null, 'intent/malformed'],
      [
        ann.client,
        { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [] } },
        'intent/wrong-phase',
      ],
      [eve.client, ready, 'seat/not-yours'],
      [host, ready, 'intent/not-allowed'],
      [host, { type: 'startGame' }, 'intent/wrong-phase'],
    ];
    for (const [client, intent, code] of refusals)
      expect((await client.ask(intent)).refusal?.code, JSON.stringify(intent)).toBe(code);
    expect((await ann.client.ask(ready, { basedOn: 999 })).refusal?.code).toBe('intent/stale-view');
    expect((await ann.client.ask(ready, { id: 'short' })).refusal?.code).toBe('intent/malformed');
    expect((await ann.client.ask({ type: 'lock', locked: true }, { type: 'session' })).refusal?.code).toBe(
      'host/only',
    );
    ann.client.room.send('nonsense', { deep: { deeper: true } });
    ann.client.room.send('intent', 'not an envelope');
    expect((await ann.client.ask(ready)).seq).toBeGreaterThan(0);
  });

  it('sends of what one seat alone may know only what has changed', async () => {
    const table = await aTable(server.url);
    const [ann, ben] = [await table.guest('Ann'), await table.guest('Ben')];
    await table.start();
    await table.host.ask({ type: 'skipPhase' });
    await ann.client.until('negotiation', ({ game }) => game().phase === 'negotiation');
    await table.host.ask({ type: 'pauseClock' });
    const concession = (by: string, to: string) => ({
      type: 'tariffConcession',
      by,
      to: [to],
      sector: 'GRA',
      rateBp: 700,
    });
    const draft = { parties: [ann.seat, ben.seat], clauses: [concession(ann.seat, ben.seat)] };
    const mine = () => Object.values(ann.client.game().proposals).filter(({ author }) => author === ann.seat);
    for (const count of [1, 2]) {
      await ann.client.ask({ type: 'tableProposal', draft });
      await ann.client.until('the proposal', () => mine().length === count);
    }
    const [, second] = mine();
    const before = ann.client.overlays.length;
    await ben.client.ask({ type: 'refuseProposal', proposal: second?.id });
    await ann.client.until(
      'the refusal',
      ({ game }) => second !== undefined && game().proposals[second.id]?.status !== 'open',
    );
    const sent = ann.client.overlays.slice(before).flatMap(({ documents }) => Object.keys(documents));
    expect(sent).toEqual([`proposals/${second?.id}`]);
    expect(ann.client.overlays.filter(({ isWhole }) => isWhole)).toHaveLength(1);
    const again = await aClient(server.url, table.gameId, ann.token);
    await again.until(
      'all of it',
      () => Object.keys(again.game().proposals).length === Object.keys(ann.client.game().proposals).length,
    );
    expect(again.game()).toEqual(ann.client.game());
  });

  it('takes a command once and returns its first row to every retry', async () => {
    const table = await aTable(server.url);
    const { guest } = table;
    const ann = await guest('Ann');
    await guest('Ben');
    await table.start();
    const id = anId();
    const intent = { type: 'declareReady', ready: true };
    const [first, second] = await Promise.all([
      ann.client.ask(intent, { id }),
      ann.client.ask(intent, { id }),
    ]);
    expect(second).toEqual(first);
    await ann.client.ask({ type: 'declareReady', ready: false });
    expect(await ann.client.ask(intent, { id })).toEqual(first);
    const again = await aClient(server.url, table.gameId, ann.token);
    expect(await again.ask(intent, { id })).toEqual(first);
    expect(again.game().seats[ann.seat]?.ready).toBe(false);
  });

  it('gives a soloist the host’s rights, and nobody else', async () => {
    const solo = await openTable(server.url, aSessionBody({ solo: true }, { timed: false }));
    const me = await aClient(server.url, solo.gameId, solo.member?.token ?? '');
    expect(me.welcomes[0]).toMatchObject({ role: 'player', mayHost: true });
    expect(me.game().phase).toBe('briefing');
    expect(me.session().wording).toBe('classroom');
    expect((await me.ask({ type: 'skipPhase' })).seq).toBeGreaterThan(0);
    await me.until('negotiation', ({ game }) => game().phase === 'negotiation');
  });

  describe('while a soloist reads', () => {
    const inNegotiation = async (timed: boolean): Promise<{ me: AClient; hostToken: string }> => {
      const solo = await openTable(server.url, aSessionBody({ solo: true }, { timed }));
      const me = await aClient(server.url, solo.gameId, solo.member?.token ?? '');
      await me.ask({ type: 'skipPhase' });
      await me.until('negotiation', ({ game }) => game().phase === 'negotiation');
      return { me, hostToken: solo.hostToken };
    };
    const goesOn = async (me: AClient, reading: boolean): Promise<void> => {
      const startMs = await me.nowMs({ reading });
      while ((await me.nowMs({ reading })) <= startMs) await new Promise((done) => setTimeout(done, 5));
    };

    it('lets the time of a game without limits stand still, until the last page is read', async () => {
      const { me } = await inNegotiation(false);
      await goesOn(me, false);
      const heldMs = await me.nowMs({ reading: true });
      // As many ticks as a bot needs to move.
      for (let asked = 0; asked < 40; asked++) {
        expect(await me.nowMs({ reading: true })).toBe(heldMs);
        await new Promise((done) => setTimeout(done, 15));
      }
      await goesOn(me, false);
      // The phase may end all the same, and the reveal after it runs for itself.
      await me.nowMs({ reading: true });
      await me.ask({ type: 'skipPhase' });
      await me.until('policy', ({ game }) => game().phase === 'policy');
      await goesOn(me, true);
    });

    it('goes on where a second person is there', async () => {
      const table = await openTable(server.url, aSessionBody({ leader: 'Mia' }, { timed: false }));
      const mia = await aClient(server.url, table.gameId, table.member?.token ?? '');
      const jonas = await aClient(
        server.url,
        table.gameId,
        (await join(server.url, table.code, 'Jonas')).body.token,
      );
      await mia.ask({ type: 'startGame' });
      for (const person of [mia, jonas]) await person.ask({ type: 'declareReady', ready: true });
      await mia.until('negotiation', ({ game }) => game().phase === 'negotiation');
      await goesOn(mia, true);
    });

    it('goes on when they leave, and under time limits', async () => {
      const { me, hostToken } = await inNegotiation(false);
      await me.nowMs({ reading: true });
      await me.leave();
      const console = await aClient(server.url, me.room.roomId, hostToken);
      // Only the soloist can make it wait.
      await goesOn(console, true);
      await goesOn((await inNegotiation(true)).me, true);
    });
  });

  it('keeps a solo table its owner’s when somebody joins it', async () => {
    const solo = await openTable(server.url, aSessionBody({ solo: true }, { timed: false }));
    const owner = await aClient(server.url, solo.gameId, solo.member?.token ?? '');
    await owner.ask({ type: 'lock', locked: false }, { type: 'session' });
    const { body } = await join(server.url, solo.code, 'Guest');
    const guest = await aClient(server.url, solo.gameId, body.token);
    expect(guest.welcomes[0]).toMatchObject({ mayHost: false });
    expect((await guest.ask({ type: 'skipPhase' })).refusal?.code).toBe('host/only');
    const reissue = { type: 'reissueLink', member: solo.member?.member };
    expect((await guest.ask(reissue, { type: 'session' })).refusal?.code).toBe('host/only');
    expect((await owner.ask({ type: 'skipPhase' })).seq).toBeGreaterThan(0);
  });

  it('lets whoever opened a table for friends start it, and read nothing that two others say in private', async () => {
    const table = await openTable(server.url, aSessionBody({ leader: 'Mia' }, { timed: false }));
    const mia = await aClient(server.url, table.gameId, table.member?.token ?? '');
    const guests = await Promise.all(
      ['Jonas', 'Kim'].map(async (name) => {
        const { body } = await join(server.url, table.code, name);
        return { client: await aClient(server.url, table.gameId, body.token), seat: body.seat ?? '' };
      }),
    );
    const [jonas, kim] = guests.map(({ client, seat }) => ({ client, seat }));
    if (jonas === undefined || kim === undefined) throw new Error('nobody came');
    expect(mia.welcomes[0]).toMatchObject({ role: 'player', mayHost: true });
    await mia.until('the leader', ({ session }) => session().ledBy === table.member?.member);
    expect((await jonas.client.ask({ type: 'startGame' })).refusal?.code).toBe('host/only');
    expect((await mia.ask({ type: 'startGame' })).seq).toBeGreaterThan(0);
    const secret = { channel: { type: 'pair', with: kim.seat }, body: { type: 'text', text: 'a secret' } };
    await jonas.client.ask(secret, { type: 'talk' });
    await kim.client.until('the secret', ({ chat }) => chat.some(({ from }) => from === jonas.seat));
    const loud = { channel: { type: 'plenary' }, body: { type: 'text', text: 'to all' } };
    await jonas.client.ask(loud, { type: 'talk' });
    const heard = () => mia.chat.filter(({ from }) => from === jonas.seat);
    await mia.until('what was said to all', () => heard().length > 0);
    expect(heard().map(({ body }) => body)).toEqual([loud.body]);
  });

  it('tells friends at which table they go on, as only who leads them may, also after a reload', async () => {
    const body = aSessionBody({ leader: 'Mia' }, { timed: false });
    const [over, next] = [await openTable(server.url, body), await openTable(server.url, body)];
    const mia = await aClient(server.url, over.gameId, over.member?.token ?? '');
    const { token } = (await join(server.url, over.code, 'Jonas')).body;
    const jonas = await aClient(server.url, over.gameId, token);
    const goOn = { type: 'goOnAt', code: next.code };
    expect((await jonas.ask(goOn, { type: 'session' })).refusal?.code).toBe('host/only');
    expect((await mia.ask(goOn, { type: 'session' })).refusal).toBeUndefined();
    await jonas.until('the next table', ({ session }) => session().goesOnAt === next.code);
    await jonas.leave();
    const again = await aClient(server.url, over.gameId, token);
    await again.until('the next table again', ({ session }) => session().goesOnAt === next.code);
    // A class and a table with a host go on otherwise.
    const hosted = await openTable(server.url);
    const host = await aClient(server.url, hosted.gameId, hosted.hostToken);
    expect((await host.ask(goOn, { type: 'session' })).refusal?.code).toBe('intent/not-allowed');
  });

  it('closes a phase by its clock, and holds while paused', async () => {
    const fast = await aServer({ CLOCK_RATE: '150' });
    try {
      const table = await openTable(fast.url);
      const console = await aClient(fast.url, table.gameId, table.hostToken);
      await console.ask({ type: 'startGame' });
      await console.ask({ type: 'pauseClock' });
      await console.until('the pause', ({ game }) => game().clock.pausedRemainingMs !== undefined);
      const { phase } = console.game();
      // Longer than any phase lasts.
      const heldUntilMs = (await console.nowMs()) + PHASE_SECONDS.negotiation.first * 1_000;
      while ((await console.nowMs()) < heldUntilMs) {
        expect(console.game().phase).toBe(phase);
        await new Promise((done) => setTimeout(done, 50));
      }
      await console.ask({ type: 'resumeClock' });
      await console.until('the first results', ({ game }) => countryGame(game()).reports.length > 0);
    } finally {
      await fast.stop();
    }
  });

  it('plays a soloist’s game to its end, all other seats by bots', async () => {
    const fast = await aServer({ CLOCK_RATE: '60' });
    try {
      const solo = await openTable(fast.url, aSessionBody({ solo: true }, { rounds: 1, timed: false }));
      const me = await aClient(fast.url, solo.gameId, solo.member?.token ?? '');
      const bots = Object.keys(me.game().seats).filter((seat) => seat !== solo.member?.seat);
      await me.ask({ type: 'skipPhase' });
      // Bots take as long as the machine does; the phase ends when one has made an offer.
      await me.until('an offer of a bot', ({ game }) =>
        Object.values(game().proposals).some(({ author }) => bots.includes(author)),
      );
      for (const phase of ['policy', 'results', 'epilogue', 'debrief'] as const) {
        await me.ask({ type: 'skipPhase' });
        await me.until(phase, ({ game }) => game().phase === phase);
      }
      const { final, reports } = countryGame(me.game());
      expect(final?.standings).toHaveLength(4);
      expect(reports).toHaveLength(2);
    } finally {
      await fast.stop();
    }
  });
});
