import { beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '#shared/protocol/session.ts';
import { LINE_KEYS, sentenceOf as saidBy } from '#shared/content/speech.ts';
import { moodOf } from '../../client/design/faces.tsx';
import { lastWordOf, lastWordOn, lineText } from '../../client/panels/talk/talkModel.ts';
import { partsOf } from '../../client/text/locale.ts';
import { isTextKey, loadAllText, sentenceOf } from '../../client/text/t.ts';
import { aTable } from '../support/aTable.ts';

const said = (id: number, over: Partial<ChatMessage>): ChatMessage => ({
  id,
  channel: { type: 'pair', with: 'ALB' },
  from: 'DUN',
  to: 'ALB',
  name: '',
  at: id,
  body: { type: 'line', key: 'offer.open.1', proposal: 'p3' },
  hidden: false,
  ...over,
});

const P3 = { id: 'p3', author: 'DUN', revision: 1, refusedBy: [], signatures: { DUN: 1 } } as const;

describe('sentences of bots', () => {
  beforeAll(loadAllText);

  it('have just the places that are filled', () => {
    for (const key of LINE_KEYS) {
      const sentence = `said.${key}`;
      if (!isTextKey(sentence)) throw new Error(`there is no sentence ${sentence}`);
      const places = partsOf(sentenceOf(sentence)).flatMap((part) =>
        part.type === 'place' ? [part.name] : [],
      );
      expect({ key, places: [...new Set(places)].toSorted() }).toEqual({
        key,
        places: [...saidBy(key).fills].toSorted(),
      });
    }
  });

  it('begin or end with a reason as a sentence of its own, and do without one', () => {
    const line = { type: 'line', key: 'refuse.gruff.1' } as const;
    expect(lineText({ ...line, fill: { reason: 'noGain' } })).toBe('There is nothing in it for us. No.');
    expect(lineText({ ...line, fill: { reason: '' } })).toBe('No.');
  });

  it('name economies and sums of money in words', () => {
    const line = { type: 'line', key: 'left.gruff.1', fill: { economy: 'ALB' } } as const;
    expect(lineText(line)).toContain('Alba');
  });
});

describe('what a bot said last', () => {
  it('is found by proposal, and of a seat while no person has it', () => {
    const later = said(2, { body: { type: 'line', key: 'deal.open.1' } });
    const messages = [said(1, {}), later, said(3, { hidden: true }), said(4, { from: 'BOR' })];
    expect(lastWordOn(messages, P3)?.from).toBe('BOR');
    expect(lastWordOn(messages, { ...P3, id: 'p4' })).toBeUndefined();
    const answer = said(5, { body: { type: 'line', key: 'answer.ourOfferStands', proposal: 'p3' } });
    expect(lastWordOn([...messages, answer], P3)?.line.key).toBe('offer.open.1');
    expect(lastWordOf(messages, aTable().state, 'DUN')?.line).toEqual(later.body);
    expect(lastWordOf(messages, aTable({ people: ['DUN'] }).state, 'DUN')).toBeUndefined();
  });

  it('has its face, which is angry where it was left', () => {
    expect(moodOf({ type: 'line', key: 'deal.sly.2' })).toBe('pleased');
    expect(moodOf({ type: 'line', key: 'refuse.sly.2', fill: { reason: 'noGain' } })).toBe('neutral');
    expect(moodOf({ type: 'line', key: 'refuse.sly.2', fill: { reason: 'leftUs' } })).toBe('angry');
  });

  it('of a proposal that was written anew is not what it said of the text before', () => {
    const refusal = said(1, { body: { type: 'line', key: 'refuse.gruff.1', proposal: 'p3' } });
    const signature = said(2, { from: 'BOR', body: { type: 'line', key: 'sign.gruff.1', proposal: 'p3' } });
    const mine = { ...P3, author: 'ALB', refusedBy: ['DUN'], signatures: { ALB: 1, BOR: 1 } };
    expect(lastWordOn([refusal], mine)?.from).toBe('DUN');
    const anew = { ...mine, revision: 2, refusedBy: [], signatures: { ALB: 2 } };
    expect(lastWordOn([refusal, signature], anew)).toBeUndefined();
    expect(lastWordOn([refusal, signature], { ...anew, refusedBy: ['DUN'] })?.from).toBe('DUN');
    expect(lastWordOn([signature], { ...anew, signatures: { ALB: 2, BOR: 2 } })?.from).toBe('BOR');
  });
});
