import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '#shared/protocol/session.ts';
import {
  envelopePlace,
  envelopesAt,
  listen,
  listenFrom,
  saidElsewhere,
  shortLine,
  standsForMs,
  wordPlace,
} from '../../../client/panels/table/CapitalSigns.tsx';
import { must } from '#shared/kernel/records.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { firstNamed, saidBeside } from '../../../client/map/mapSizes.ts';
import { language } from '../../../client/text/language.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aTable } from '../../support/aTable.ts';

describe('envelopes at the capitals', () => {
  it('lie open while policies are decided, sealed once they are, and say nothing of what is in them', () => {
    const table = aTable({ people: 'all', at: 'policy' });
    const sealed = () =>
      envelopesAt(table.state)
        .filter(({ isSealed }) => isSealed)
        .map(({ economy }) => economy);
    expect(
      envelopesAt(table.state)
        .map(({ economy }) => economy)
        .toSorted(),
    ).toEqual(['ALB', 'BOR', 'CAT', 'DUN']);
    expect(sealed()).toEqual([]);
    table.act('BOR', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 100, apart: [] } });
    expect(sealed()).toEqual(['BOR']);
    expect(Object.keys(envelopesAt(table.state)[0] ?? {})).toEqual(['economy', 'isSealed']);
  });

  it('are there in no other phase', () => {
    expect(envelopesAt(aTable({ at: 'negotiation' }).state)).toEqual([]);
  });
});

function aMessage(id: number, changes: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id,
    at: 0,
    from: 'BOR',
    name: 'Bo',
    channel: { type: 'plenary' },
    body: { type: 'text', text: `line ${id}` },
    hidden: false,
    ...changes,
  };
}

describe('what is said at the capitals', () => {
  const reader = { me: 'CAT', muted: new Set<string>(), nowMs: 1_000 };
  const linesOf = ({ words }: ReturnType<typeof listenFrom>) => words.map(({ message: { id } }) => id);

  it('is what others say from now on, the latest of each', () => {
    const before = [aMessage(1)];
    const after = [
      ...before,
      aMessage(2),
      aMessage(3),
      aMessage(4, { from: 'CAT' }),
      aMessage(5, { from: 'ALB' }),
      aMessage(6, { from: 'DUN', channel: { type: 'own' } }),
    ];
    const heard = listen(listenFrom(before), after, reader);
    expect(linesOf(heard)).toEqual([3, 5]);
    expect(heard.upTo).toBe(6);
    expect(linesOf(listen(listenFrom(before), after, { ...reader, most: 1 }))).toEqual([5]);
  });

  it('is gone after a few seconds, and at once where the host hides it or the reader mutes its speaker', () => {
    const messages = [aMessage(1), aMessage(2, { from: 'ALB' })];
    const heard = listen(listenFrom([]), messages, reader);
    expect(linesOf(heard)).toEqual([1, 2]);
    const later = { ...reader, nowMs: reader.nowMs + standsForMs(6) };
    expect(linesOf(listen(heard, messages, later))).toEqual([]);
    const muted = { ...reader, muted: new Set(['ALB']) };
    expect(linesOf(listen(heard, messages, muted))).toEqual([1]);
    expect(linesOf(listen(heard, [aMessage(1, { hidden: true }), aMessage(2)], reader))).toEqual([2]);
  });

  it('is never more than three lines at once: the oldest gives way', () => {
    const messages = ['ALB', 'BOR', 'DUN', 'EUR'].map((from, nth) => aMessage(nth + 1, { from }));
    expect(linesOf(listen(listenFrom([]), messages, reader))).toEqual([2, 3, 4]);
  });

  it('is not what stands beside the map with the offer that is open', () => {
    const words = [
      aMessage(1, { body: { type: 'line', key: 'sign.open.1', proposal: 'p1' } }),
      aMessage(2, { body: { type: 'line', key: 'greet.open.1' } }),
      aMessage(3),
    ].map((message) => ({ message, untilMs: 1 }));
    const idsOf = (open: `p${number}` | undefined) =>
      saidElsewhere(words, open).map(({ message: { id } }) => id);
    expect([idsOf('p1'), idsOf('p2'), idsOf(undefined)]).toEqual([
      [2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it('stands longer the more there is to read, from four seconds to nine', () => {
    expect([standsForMs(10), standsForMs(100), standsForMs(400)]).toEqual([4_000, 7_000, 9_000]);
  });

  it('has its envelope at the corner of the mark, and whole where the mark is at the edge', () => {
    const within = { left: 0, top: 0, right: 390, bottom: 600 };
    const at = { rim: 20, within, unit: 1 };
    expect(envelopePlace({ x: 200, y: 300 }, at)).toEqual({ x: 200 + 14.4, y: 300 - 14.4 });
    expect(envelopePlace({ x: 384, y: 8 }, at)).toEqual({ x: 380, y: 10 });
  });

  it('stands above its mark, below where there is no room, and never over the edge', () => {
    const within = { left: 0, top: 0, right: 390, bottom: 600 };
    expect(wordPlace({ x: 200, y: 300 }, { rim: 20, within })).toMatchObject({ x: 200, side: 'above' });
    expect(wordPlace({ x: 200, y: 60 }, { rim: 20, within })).toMatchObject({ side: 'below' });
    expect(wordPlace({ x: 4, y: 300 }, { rim: 20, within }).x).toBeGreaterThan(90);
    expect(wordPlace({ x: 388, y: 300 }, { rim: 20, within }).x).toBeLessThan(300);
  });
});

describe('what stands beside a mark', () => {
  const table = aTable({ scenarioId: 'world', opening: 'highWalls', people: 'all', at: 'negotiation' });
  const model = mapModel(table.scenario, table.state, { layer: 'flows', me: 'CHN', selected: 'EUR' });
  const said = (id: string, isSmall = true, walls = model.showsBricks) => {
    const economy = must(
      model.economies.find((each) => each.id === id),
      id,
    );
    return saidBeside({ showsBricks: walls }, economy, isSmall);
  };

  it('is no name on a small map where the mark is a character, unless it is the own one or in view', async () => {
    await loadAllText();
    expect(said('JPN')).toBe('all');
    language.value = 'zh';
    expect(['CHN', 'EUR', 'JPN'].map((id) => said(id))).toEqual(['all', 'all', 'nothing']);
    expect(said('JPN', false)).toBe('all');
    expect(said('JPN', true, true)).toBe('number');
    language.value = 'en';
  });
});

describe('names on a small map', () => {
  it('are four: the own one, and those who lose most or whom the view is about', () => {
    const economies = ['A', 'B', 'C', 'D', 'E', 'F'].map((id, at) => ({
      id,
      isMe: id === 'F',
      outcome: -at,
    }));
    const named = (list: readonly object[]) =>
      firstNamed(list as never, { frame: ['F', 'D', 'A', 'C'] }).map(({ id }) => id);
    expect(named(economies)).toEqual(['F', 'E', 'D', 'C']);
    expect(named(economies.map(({ id, isMe }) => ({ id, isMe })))).toEqual(['F', 'D', 'A', 'C']);
  });
});

describe('a long line at a capital', () => {
  it('is one whole sentence, that with the price where there is one', () => {
    const price = 'If we paid 120 million crowns a round and no more, we would sign.';
    const text = `You are welcome to talk about it. ${price} You have surely kept something back.`;
    expect(shortLine(text, 110)).toBe(price);
    expect(shortLine(text, 500)).toBe(text);
    expect(shortLine('A first sentence. And a second one that is longer.', 20)).toBe('A first sentence.');
    expect(shortLine('我们再谈谈。每轮付1.2亿克朗，我们就签。', 8)).toBe('每轮付1.2亿克朗，我们就签。');
  });
});
