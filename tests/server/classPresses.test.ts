import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import { aClass, aClassBody, aClassClient, closeClasses, dealAll, gather, sit } from './support/aClass.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { PATIENCE_MS } from '../support/patience.ts';

let server: AServer;
beforeAll(async () => {
  server = await aServer();
});
afterEach(closeClasses);
afterAll(() => server.stop());

describe('presses for all tables of a class', () => {
  it('step the reveal to where every table stands the same, plan an end and take it back, and restart a phase', async () => {
    const room = await aClass(server.url);
    await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    const press = (pressed: string, tables?: readonly string[]) =>
      room.host.ask({ type: 'press', press: pressed, ...(tables === undefined ? {} : { tables }) });
    for (const phase of ['negotiation', 'policy', 'results']) {
      expect((await press('skipPhase')).refusal).toBeUndefined();
      await room.host.until(phase, ({ summaries }) => summaries().every((table) => table.phase === phase));
    }
    expect((await press('stepReveal', ['B'])).refusal).toBeUndefined();
    await room.host.until('B one stop further', ({ summaries }) =>
      summaries().some(({ table, nextStop }) => table === 'B' && nextStop === 'gains'),
    );
    // The next step is that of the table behind: both are at the same stop afterwards.
    expect((await press('stepReveal')).refused).toBeUndefined();
    await room.host.until('both at one stop', ({ summaries }) =>
      summaries().every(({ nextStop }) => nextStop === 'gains'),
    );
    expect((await press('endAfterRound')).refused).toBeUndefined();
    await room.host.until('an end', ({ summaries }) => summaries().every(({ isEnding }) => isEnding));
    expect((await press('playOn', ['A'])).refused).toBeUndefined();
    await room.host.until('A plays on', ({ summaries }) =>
      summaries().every(({ table, isEnding }) => (isEnding === true) === (table === 'B')),
    );
    expect((await press('restartPhase')).refused).toBeUndefined();
  });
});

describe('a press that the host was asked about first', () => {
  it('is refused by tables whose phase has gone by meanwhile, and done at the others', async () => {
    const room = await aClass(server.url);
    await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    const skip = { type: 'press', press: 'skipPhase' };
    const during = ['A', 'B'].map((table) => ({ table, phase: 'briefing', round: 1 }));
    const at = (phase: string, ...tables: readonly string[]) =>
      room.host.until(`${phase} at ${tables.join()}`, ({ summaries }) =>
        summaries().every((each) => !tables.includes(each.table) || each.phase === phase),
      );
    await at('briefing', 'A', 'B');
    expect((await room.host.ask({ ...skip, tables: ['A'] })).refusal).toBeUndefined();
    await at('negotiation', 'A');
    const gone = { code: 'host/gone-by' };
    expect((await room.host.ask({ ...skip, during })).refused).toEqual([{ table: 'A', reason: gone }]);
    await at('negotiation', 'A', 'B');
    expect((await room.host.ask({ ...skip, during })).refusal).toEqual(gone);
    const earlier = during.map((each) => ({ ...each, round: 0 }));
    for (const press of ['endNow', 'endAfterRound', 'restartPhase'])
      expect((await room.host.ask({ type: 'press', press, during: earlier })).refusal).toEqual(gone);
    expect((await room.host.ask({ type: 'press', press: 'endAfterRound', during })).refused).toBeUndefined();
  });
});

describe('the big screen of a class', () => {
  it('is told no name, seed, draft or envelope, and of a round nothing before its reveal is over', async () => {
    const room = await aClass(server.url, aClassBody({ timed: false, seed: 'canary-seed-4711' }));
    const people = await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    const { token } = must(room.host.welcomes[0]?.screen, 'screen');
    const screen = await aClassClient(server.url, room.classId, token);
    const { client: ann } = await sit(server.url, room, must(people[0], 'Ann'));
    const press = (pressed: string) => room.host.ask({ type: 'press', press: pressed });
    const goTo = async (phase: string): Promise<void> => {
      await press('skipPhase');
      await screen.until(phase, ({ documents }) => (documents()['wall/A'] ?? '').includes(`"${phase}"`));
    };
    await goTo('negotiation');
    const [own = '', other = ''] = [ann.welcomes[0]?.seat, ...Object.keys(ann.game().seats)].filter(
      (seat, place, seats) => seats.indexOf(seat) === place,
    );
    const draft = {
      parties: [own, other],
      clauses: [{ type: 'freeTradeArea', among: [own, other], exceptions: [] }],
    };
    expect((await ann.ask({ type: 'tableProposal', draft })).refusal).toBeUndefined();
    await goTo('policy');
    const policy = { type: 'wall', shiftBp: 100, apart: [] };
    expect((await ann.ask({ type: 'savePolicyDraft', policy })).refusal).toBeUndefined();
    expect((await ann.ask({ type: 'sealPolicy', policy })).refusal).toBeUndefined();
    await goTo('results');
    const told = JSON.stringify(screen.documents());
    const names = people.map(({ name }) => name);
    const members = people.map(({ member }) => `"${member}"`);
    for (const secret of [
      ...names,
      ...members,
      'canary-seed-4711',
      'freeTradeArea',
      'shiftBp',
      room.hostToken,
    ])
      expect(told).not.toContain(secret);
    expect(Object.keys(screen.documents()).filter((key) => key.startsWith('results/'))).toEqual([]);
    while ((await press('stepReveal')).refusal === undefined && !('results/A' in screen.documents()))
      await room.host.room.request('clock', {}, { timeout: PATIENCE_MS });
    await screen.until('results', ({ documents }) => 'results/A' in documents());
    for (const secret of [...names, ...members, 'canary-seed-4711'])
      expect(JSON.stringify(screen.documents())).not.toContain(secret);
  });
});
