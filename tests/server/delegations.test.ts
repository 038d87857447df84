import { describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import { aCustomsUnion, aFreeTradeArea } from '../support/aNegotiation.ts';
import { aClass, aClassBody, gather, sit } from './support/aClass.ts';
import type { AClient } from './support/aClient.ts';
import { aServerEach, OFFICE, overlayOf, pairs, rateOf } from './support/sharedSeats.ts';

describe('people who share the seats of a class', () => {
  const server = aServerEach();

  it('lets each press what is of the own office, and both see the same', async () => {
    const room = await aClass(server().url);
    const { people, at, seatOf } = await pairs(server(), room);
    const [alba, borea] = [seatOf(1), seatOf(3)];
    expect([seatOf(2), seatOf(4)]).toEqual([alba, borea]);
    const officesOf = (name: string) =>
      at(1)
        .session()
        .people.find((each) => each.name === name)?.offices;
    expect(officesOf('Person 1')).toEqual(['chair', 'treasurer']);
    expect(officesOf('Person 2')).toEqual(['envoy', 'analyst']);
    const draft = {
      parties: [alba, borea],
      clauses: [rateOf(alba, borea, 700), rateOf(borea, alba, 900)],
    };
    expect((await at(1).ask({ type: 'tableProposal', draft })).refusal).toEqual({
      code: 'office/not-yours',
      office: 'envoy',
      holder: 'Person 2',
    });
    expect((await at(2).ask({ type: 'tableProposal', draft })).refusal).toBeUndefined();
    for (const number of [1, 2, 3, 4])
      await at(number).until('the proposal', ({ game }) => Object.keys(game().proposals).length === 1);
    expect(Object.keys(at(5).game().proposals)).toEqual([]);
    // Signed as the chair passes: what the class has decided by then counts, and whose press it is now is told.
    const sign = { type: 'signProposal', proposal: 'p0', revision: 1, confirmed: true };
    const pass = (to: number) => ({ type: 'passChair', to: must(people[to - 1], 'a person').member });
    const [passed, tooLate] = await Promise.all([at(3).ask(pass(4), OFFICE), at(3).ask(sign)]);
    expect(passed.refusal).toBeUndefined();
    expect(tooLate.refusal).toEqual({ code: 'office/not-yours', office: 'chair', holder: 'Person 4' });
    expect((await at(4).ask(sign)).refusal).toBeUndefined();
    expect((await at(4).ask(pass(3), OFFICE)).refusal).toBeUndefined();
    const word = { channel: { type: 'plenary' }, body: { type: 'phrase', key: 'agreed' } };
    expect((await at(1).ask(word, { type: 'talk' })).refusal?.code).toBe('office/not-yours');
    await room.host.ask({ type: 'ruleOffices', allMayPress: true });
    await at(1).until('all may press', ({ session }) => session().ofClass?.allMayPress === true);
    expect((await at(1).ask({ type: 'withdrawProposal', proposal: 'p0' })).refusal?.code).not.toBe(
      'office/not-yours',
    );
  });

  it('passes the chair of somebody who has gone for ten seconds, and the proposal becomes law', async () => {
    const room = await aClass(server().url);
    const { people, at, seatOf } = await pairs(server(), room);
    const [alba, borea] = [seatOf(1), seatOf(3)];
    const draft = {
      parties: [alba, borea],
      clauses: [rateOf(alba, borea, 700), rateOf(borea, alba, 900)],
    };
    await at(2).ask({ type: 'tableProposal', draft });
    await at(4).until('the proposal', ({ game }) => Object.keys(game().proposals).length === 1);
    const [proposal] = Object.keys(at(4).game().proposals);
    const sign = { type: 'signProposal', proposal, revision: 1, confirmed: true };
    expect((await at(4).ask(sign)).refusal).toMatchObject({ office: 'chair', holder: 'Person 3' });
    await at(3).leave();
    await at(4).until('the chair', ({ session }) => {
      const own = session().people.find(({ name }) => name === 'Person 4');
      return own?.offices?.includes('chair') === true;
    });
    expect((await at(4).ask(sign)).refusal).toBeUndefined();
    await at(4).until('law', ({ game }) =>
      Object.values(game().proposals).every(({ status }) => status === 'concluded'),
    );
    const { client: back } = await sit(server().url, room, must(people[2], 'Person 3'));
    expect(back.welcomes[0]?.seat).toBe(borea);
    expect((await back.ask({ type: 'declareReady', ready: true })).refusal).toMatchObject({
      office: 'chair',
      holder: 'Person 4',
    });
    expect(
      (await at(4).ask({ type: 'passChair', to: people[2]?.member }, { type: 'office' })).refusal,
    ).toBeUndefined();
    expect((await back.ask({ type: 'declareReady', ready: true })).refusal).toBeUndefined();
  });

  it('lets late ones share where no bot has a seat, and keeps the seat when whoever holds it leaves', async () => {
    const room = await aClass(server().url);
    const { people, at, seatOf } = await pairs(server(), room, 4);
    // Four people at four seats: the fifth comes to the first.
    const [late] = await gather(room, 1, 5);
    const { client } = await sit(server().url, room, must(late, 'late'));
    expect(client.welcomes[0]).toMatchObject({ role: 'player', seat: seatOf(1) });
    await at(1).until('the offices', ({ session }) =>
      session().people.some((each) => each.name === 'Person 5' && each.offices?.includes('envoy') === true),
    );
    await room.host.ask({ type: 'removeMember', member: people[0]?.member }, { type: 'session' });
    await client.until('alone at the seat', ({ session }) => {
      const own = session().people.find(({ name }) => name === 'Person 5');
      return own?.seat === seatOf(1) && own.offices === undefined;
    });
    expect(client.game().seats[seatOf(1)]?.member).toBe(late?.member);
    expect((await client.ask({ type: 'declareReady', ready: true })).refusal).toBeUndefined();
    // Everything is on disk: the class comes back as it was.
    await room.join('Person 6');
    await server().kill();
    await server().start();
    const again = await sit(server().url, room, must(late, 'late'));
    expect(again.client.welcomes[0]?.seat).toBe(seatOf(1));
  });

  const openOf = (client: AClient) =>
    Object.values(client.game().proposals).filter(({ status }) => status === 'open');
  const signing = (client: AClient) => {
    const [open] = openOf(client);
    return { type: 'signProposal', proposal: open?.id, revision: open?.revision, confirmed: true };
  };
  const confirm = { type: 'confirmKey' };

  /** Second round of a class in which a union takes two words; Person 1 and 3 have free trade, which takes one, since the first. */
  async function aRoundOfUnions() {
    const room = await aClass(server().url, aClassBody({ preset: 'worldPlain' }));
    const { people, at, seatOf } = await pairs(server(), room);
    await room.host.ask({ type: 'ruleOffices', rotation: 'none', twoKeys: true });
    const seats = [seatOf(1), seatOf(3)];
    await at(2).ask({ type: 'tableProposal', draft: aFreeTradeArea(...seats) });
    await at(3).until('the area', (client) => openOf(client).length === 1);
    expect((await at(3).ask(signing(at(3)))).refusal).toBeUndefined();
    await at(3).until('the area is signed', (client) => openOf(client).length === 0);
    for (let presses = 0; at(3).game().round < 2 || at(3).game().phase !== 'negotiation'; presses++) {
      if (presses > 12) throw new Error('round 2 does not come');
      const { round, phase } = at(3).game();
      await room.host.ask({ type: 'press', press: 'skipPhase' });
      await at(3).until('the next phase', ({ game }) => game().round !== round || game().phase !== phase);
    }
    const union = aCustomsUnion(...seats);
    expect((await at(2).ask({ type: 'tableProposal', draft: union })).refusal).toBeUndefined();
    await at(3).until('the union', (client) => openOf(client).length === 1);
    return { room, people, at, seatOf, union };
  }

  it('asks a second person before a union is signed, and anew where it was revised in between', async () => {
    const { at, union } = await aRoundOfUnions();
    expect((await at(3).ask(signing(at(3)))).refusal).toBeUndefined();
    await at(4).until('the key', (client) => overlayOf(client)?.includes('signProposal') === true);
    expect(openOf(at(4))).toHaveLength(1);
    // Nobody else at the table hears of it.
    for (const number of [1, 5]) expect(overlayOf(at(number)) ?? '').not.toContain('signProposal');
    expect((await at(3).ask(confirm, OFFICE)).refusal?.code).toBe('key/own');
    const [proposal] = openOf(at(2));
    const draft = {
      ...union,
      clauses: union.clauses.map((clause) => ({ ...clause, key: { type: 'imports' } })),
    };
    const revised = await at(2).ask({ type: 'reviseProposal', proposal: proposal?.id, draft });
    expect(revised.refusal).toBeUndefined();
    expect((await at(4).ask(confirm, OFFICE)).refusal?.code).toBe('key/stale');
    await at(3).until('the revision', (client) => openOf(client)[0]?.revision === 2);
    expect((await at(3).ask(signing(at(3)))).refusal).toBeUndefined();
    expect((await at(4).ask(confirm, OFFICE)).refusal).toBeUndefined();
    await at(4).until('the union is signed', (client) => openOf(client).length === 0);
    expect((await at(4).ask(confirm, OFFICE)).refusal?.code).toBe('key/none');
  });

  it('takes the word of whoever is left where one of the two leaves between their words, and asks for no second afterwards', async () => {
    const { room, people, at, seatOf } = await aRoundOfUnions();
    const signed = (client: AClient, seat: string) =>
      Object.values(client.game().proposals).some(
        ({ status, signatures, revision }) => status === 'open' && signatures[seat] === revision,
      );
    await at(1).until('the union', (client) => openOf(client).length === 1);
    const [union] = openOf(at(1));
    await at(1).ask({ type: 'withdrawSignature', proposal: union?.id });
    await at(3).until('one signature less', (client) => !signed(client, seatOf(1)));
    // The second goes away: the chair, who presses once more, is enough, and whoever comes back is asked for nothing.
    expect((await at(3).ask(signing(at(3)))).refusal).toBeUndefined();
    await at(4).until('the key', (client) => overlayOf(client)?.includes('signProposal') === true);
    await at(4).leave();
    await at(3).until('the second to be gone', ({ session }) =>
      session().people.some(({ name, connected }) => name === 'Person 4' && !connected),
    );
    expect(signed(at(3), seatOf(3))).toBe(false);
    expect((await at(3).ask(signing(at(3)))).refusal).toBeUndefined();
    await at(3).until('the signature', (client) => signed(client, seatOf(3)));
    const { client: back } = await sit(server().url, room, must(people[3], 'Person 4'));
    expect(back.welcomes[0]?.seat).toBe(seatOf(3));
    await back.until('the signature', (client) => signed(client, seatOf(3)));
    expect(overlayOf(back) ?? '').not.toContain('signProposal');
    expect((await back.ask(confirm, OFFICE)).refusal?.code).toBe('key/stale');
    // The chair leaves the class: what they pressed is void, and who is left signs alone.
    expect((await at(1).ask(signing(at(1)))).refusal).toBeUndefined();
    await at(2).until('the key', (client) => overlayOf(client)?.includes('signProposal') === true);
    await room.host.ask({ type: 'removeMember', member: people[0]?.member }, { type: 'session' });
    await at(2).until('alone at the seat', ({ session }) =>
      session().people.some(({ name, offices }) => name === 'Person 2' && offices === undefined),
    );
    await at(2).until('no key', (client) => overlayOf(client)?.includes('signProposal') !== true);
    expect((await at(2).ask(confirm, OFFICE)).refusal?.code).toBe('intent/not-allowed');
    expect(openOf(at(2))).toHaveLength(1);
    expect((await at(2).ask(signing(at(2)))).refusal).toBeUndefined();
    await back.until('law', (client) => openOf(client).length === 0);
    expect(Object.values(back.game().proposals).every(({ status }) => status === 'concluded')).toBe(true);
  });

  it('gives an envelope one pen, so that no save is lost', async () => {
    const room = await aClass(server().url);
    const { people, at, seatOf } = await pairs(server(), room);
    await room.host.ask({ type: 'ruleOffices', allMayPress: true });
    await room.host.ask({ type: 'press', press: 'skipPhase' });
    for (const number of [1, 2]) await at(number).until('policy', ({ game }) => game().phase === 'policy');
    const save = (shiftBp: number) => ({
      type: 'savePolicyDraft',
      policy: { type: 'wall', shiftBp, apart: [] },
    });
    const saved = (client: AClient) => JSON.stringify(client.game());
    expect((await at(1).ask(save(100))).refusal).toBeUndefined();
    await at(2).until('what the other has saved', (client) => saved(client).includes('"shiftBp":100'));
    expect((await at(2).ask(save(200))).refusal).toEqual({ code: 'pen/held', holder: 'Person 1' });
    expect(overlayOf(at(2))).toContain('"pen"');
    expect((await at(2).ask({ type: 'takePen' }, { type: 'office' })).refusal).toBeUndefined();
    expect((await at(2).ask(save(200))).refusal).toBeUndefined();
    expect((await at(1).ask(save(300))).refusal?.code).toBe('pen/held');
    await at(1).until('the last save', (client) => saved(client).includes('"shiftBp":200'));
    expect(seatOf(1)).toBe(seatOf(2));
    expect(saved(at(3))).not.toContain('"shiftBp":200');
    // All of the seat are gone, the pen with them: what was saved stays, and whoever comes back may write.
    await at(1).leave();
    await at(2).leave();
    await at(3).until(
      'both to be gone',
      ({ session }) =>
        session().people.every(
          ({ name, connected }) => connected || ['Person 1', 'Person 2'].includes(name),
        ) && session().people.filter(({ connected }) => !connected).length === 2,
    );
    const { client: back } = await sit(server().url, room, must(people[0], 'Person 1'));
    await back.until('what was saved', (client) => saved(client).includes('"shiftBp":200'));
    expect((await back.ask(save(400))).refusal).toBeUndefined();
  });
});
