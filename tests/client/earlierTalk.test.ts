import { afterEach, describe, expect, it } from 'vitest';
import { err, ok } from '#shared/kernel/result.ts';
import type { ChatMessage } from '#shared/protocol/session.ts';
import { askEarlierTalk } from '../../client/panels/talk/EarlierTalk.tsx';
import { abandonRequests, attachLine, type Line } from '../../client/net/requests.ts';
import { talkLog } from '../../client/state/store.ts';
import {
  earlierState,
  LATEST_KEPT,
  latestOf,
  NO_TALK,
  startTalk,
  withMessage,
  withoutWords,
  withPage,
  type TalkLog,
} from '../../client/state/talkLog.ts';

const said = (id: number, over: Partial<ChatMessage> = {}): ChatMessage => ({
  id,
  channel: { type: 'plenary' },
  from: 'BOR',
  name: 'Bo',
  at: id,
  body: { type: 'phrase', key: 'hello' },
  hidden: false,
  ...over,
});
const idsOf = ({ messages }: TalkLog): number[] => messages.map(({ id }) => id);

describe('the talk of a device', () => {
  it('grows at its end, and backwards by the pages that are asked for', () => {
    const log = withMessage(startTalk([said(20), said(21)], false), said(22));
    const paged = withPage(log, 'plenary', { messages: [said(5), said(9)], next: 5 });
    expect(idsOf(paged)).toEqual([5, 9, 20, 21, 22]);
    expect(latestOf(paged.messages, paged.start).map(({ id }) => id)).toEqual([20, 21, 22]);
    expect(earlierState(paged, 'plenary')).toBe('more');
    expect(earlierState(paged, 'pair BOR')).toBe('more');
    expect(earlierState(withPage(paged, 'plenary', { messages: [said(1)] }), 'plenary')).toBe('none');
    expect(earlierState(startTalk([said(1)], true), 'plenary')).toBe('none');
  });

  it('changes a message that it has, and takes no old one on its own', () => {
    const log = startTalk([said(20), said(21)], false);
    expect(idsOf(withMessage(log, said(3, { hidden: true })))).toEqual([20, 21]);
    expect(withMessage(log, said(20, { hidden: true })).messages[0]?.hidden).toBe(true);
  });

  it('has none of the words that were withdrawn', () => {
    const log = withoutWords(startTalk([said(20), said(21)], false), [3, 21]);
    expect(log.messages[0]).toEqual(said(20));
    expect(log.messages[1]).toMatchObject({ hidden: true, name: '', body: { type: 'text', text: '' } });
  });

  it('lets go of its older half in a long game, and can ask for it again', () => {
    let log = startTalk([], true);
    for (let id = 1; id <= 2 * LATEST_KEPT; id++) log = withMessage(log, said(id));
    expect(log.messages).toHaveLength(LATEST_KEPT);
    expect(log.start).toBe(LATEST_KEPT + 1);
    expect(earlierState(log, 'plenary')).toBe('more');
  });
});

describe('asking for earlier talk', () => {
  afterEach(() => {
    abandonRequests();
    talkLog.value = NO_TALK;
  });

  const questions: unknown[] = [];
  const aLine = (ask: Line['ask']): Line => ({ send: () => Promise.resolve(undefined), ask });
  const answering = (...answers: Awaited<ReturnType<Line['ask']>>[]): void => {
    questions.length = 0;
    attachLine(
      aLine((_type, question) => {
        questions.push(question);
        return Promise.resolve(answers.shift());
      }),
    );
  };

  it('goes on from the last page of each room, and stops at the first message', async () => {
    talkLog.value = startTalk([said(20)], false);
    answering(ok({ messages: [said(12)], next: 12 }), ok({ messages: [said(8)] }));
    const channel = { type: 'plenary' } as const;
    for (let time = 0; time < 3; time++) await askEarlierTalk('plenary', channel);
    expect(questions).toEqual([
      { channel, before: 20 },
      { channel, before: 12 },
    ]);
    expect(idsOf(talkLog.value)).toEqual([8, 12, 20]);
  });

  it('says when it failed, and may be asked again from the same place', async () => {
    talkLog.value = startTalk([said(20)], false);
    answering(undefined, err({ code: 'intent/too-fast' }), ok({ messages: [said(8)] }));
    for (const state of ['failed', 'failed', 'none']) {
      await askEarlierTalk('all');
      expect(earlierState(talkLog.value, 'all')).toBe(state);
    }
    expect(questions).toEqual([{ before: 20 }, { before: 20 }, { before: 20 }]);
  });

  it('leaves a page lying when the device was welcomed anew meanwhile', async () => {
    talkLog.value = startTalk([said(20)], false);
    const asking = askEarlierTalk('all');
    talkLog.value = startTalk([said(40)], false);
    await asking;
    expect(idsOf(talkLog.value)).toEqual([40]);
  });
});
