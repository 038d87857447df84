import { expect, it } from 'vitest';
import type { ChatMessage } from '#shared/protocol/session.ts';
import { hostWord } from '../../client/panels/talk/HostWord.tsx';

const said = (id: number, part: Partial<ChatMessage> = {}): ChatMessage => ({
  id,
  channel: { type: 'plenary' },
  name: '',
  at: 1_000_000,
  body: { type: 'text', text: `word ${id}` },
  hidden: false,
  ...part,
});
const now = { putAway: 0, welcomedUpTo: 9, nowMs: 1_060_000 };

it('stands until it is put away, is the last one to all or to this seat alone, and no call any more after ten minutes', () => {
  const talk = [
    said(1),
    said(2),
    said(3, { from: 'ALB' }),
    said(4, { channel: { type: 'pair', with: 'BOR' } }),
  ];
  expect(hostWord(talk.slice(0, 3), now)?.id).toBe(2);
  expect(hostWord(talk, now)?.id).toBe(4);
  expect(hostWord(talk, { ...now, putAway: 4 })).toBeUndefined();
  expect(hostWord([...talk, said(5)], { ...now, putAway: 4 })?.id).toBe(5);
  expect(hostWord([said(1, { hidden: true })], now)).toBeUndefined();
  expect(hostWord(talk, { ...now, nowMs: 1_700_000 })).toBeUndefined();
  expect(hostWord([], now)).toBeUndefined();
});

it('is a call whenever somebody was here as it was said, whatever the clock of the device says', () => {
  const talk = [said(1), said(2)];
  expect(hostWord(talk, { ...now, welcomedUpTo: 1, nowMs: 99_000_000 })?.id).toBe(2);
  expect(hostWord(talk, { ...now, welcomedUpTo: 2, nowMs: 99_000_000 })).toBeUndefined();
});
