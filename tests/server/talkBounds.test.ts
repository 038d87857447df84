import { describe, expect, it } from 'vitest';
import { MemberLimits } from '../../server/limits/MemberLimits.ts';
import { Session } from '../../server/session/Session.ts';
import { chatFor, CHAT_HISTORY, CHAT_HISTORY_BYTES } from '../../server/session/talk.ts';
import type { ChatRecord } from '../../server/store/GameStore.ts';
import { LIMITS } from '../../shared/protocol/limits.ts';
import { SESSION_RECORD } from './support/aStoredGame.ts';

describe('talk of a whole table', () => {
  it('has a rate of its own, whoever speaks', () => {
    const limits = new MemberLimits();
    let taken = 0;
    for (let person = 0; person < 144; person++)
      for (let message = 0; message < LIMITS.chatBurst; message++)
        if (limits.maySpeak(`m${person}`)) taken += 1;
    expect(taken).toBeGreaterThanOrEqual(LIMITS.chatPerTableBurst);
    // A slow machine may have filled the bucket a little meanwhile.
    expect(taken).toBeLessThan(LIMITS.chatPerTableBurst * 2);
  });

  function aSession(count: number, text: string): Session {
    const chat = Array.from({ length: count }, (_, index): ChatRecord => ({
      code: SESSION_RECORD.code,
      id: index + 1,
      commandId: `command-${index}`,
      channel: { type: 'plenary' },
      at: 1,
      body: { type: 'text', text },
      hidden: false,
    }));
    const stored = { session: SESSION_RECORD, members: [], chat, lastMember: 0, lastChat: count };
    return new Session(stored, []);
  }

  it('comes back with the latest messages, few where they are long', () => {
    const short = chatFor(aSession(500, 'hello'), { isHost: true });
    expect(short).toHaveLength(CHAT_HISTORY);
    expect([short[0]?.id, short.at(-1)?.id]).toEqual([301, 500]);
    const long = chatFor(aSession(500, '\u{1D160}'.repeat(800)), { isHost: true });
    expect(long.at(-1)?.id).toBe(500);
    expect(Buffer.byteLength(JSON.stringify(long))).toBeLessThan(CHAT_HISTORY_BYTES + 1_000);
    expect(long.length).toBeGreaterThan(10);
  });
});
