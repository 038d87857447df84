import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemberLimits, SERVER_LIMITS } from '../../server/limits/rateLimits.ts';
import { Session } from '../../server/session/Session.ts';
import { chatFor, CHAT_HISTORY, CHAT_HISTORY_BYTES } from '../../server/session/talk.ts';
import { TALK_BYTES_IN_MEMORY } from '../../server/session/TalkMemory.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import {
  MESSAGES_PER_TRIM,
  TALK_BYTES_ON_DISK,
  TALK_IN_MEMORY,
  TALK_ON_DISK,
} from '../../server/store/talkRows.ts';
import type { ChatRecord } from '../../server/store/GameStore.ts';
import { SESSION_RECORD, SILENT } from './support/aStoredGame.ts';

describe('talk of a whole table', () => {
  it('has a rate of its own, whoever speaks', () => {
    const limits = new MemberLimits();
    let taken = 0;
    for (let person = 0; person < 144; person++)
      for (let message = 0; message < SERVER_LIMITS.chatBurst; message++)
        if (limits.maySpeak(`m${person}`)) taken += 1;
    expect(taken).toBeGreaterThanOrEqual(SERVER_LIMITS.chatPerTableBurst);
    // A slow machine may have filled the bucket a little meanwhile.
    expect(taken).toBeLessThan(SERVER_LIMITS.chatPerTableBurst * 2);
  });

  function someTalk(count: number, text: string, after = 0): ChatRecord[] {
    return Array.from({ length: count }, (_, index): ChatRecord => ({
      code: SESSION_RECORD.code,
      id: after + index + 1,
      commandId: `command-${index}`,
      channel: { type: 'plenary' },
      at: 1,
      body: { type: 'text', text },
      hidden: false,
    }));
  }

  function aSession(count: number, text: string): Session {
    const chat = someTalk(count, text);
    const stored = {
      session: SESSION_RECORD,
      members: [],
      chat,
      hasOlderChat: false,
      helpers: [],
      lastMember: 0,
      lastChat: count,
    };
    return new Session(stored, []);
  }

  it('stays in memory with its latest messages only, few where they are long', () => {
    const short = aSession(3 * TALK_IN_MEMORY, 'hello');
    expect(short.talk.latest).toHaveLength(TALK_IN_MEMORY);
    expect(short.talk.latest.at(-1)?.id).toBe(3 * TALK_IN_MEMORY);
    expect(short.talk.hasOlder).toBe(true);
    expect(aSession(TALK_IN_MEMORY, 'hello').talk.hasOlder).toBe(false);
    const long = aSession(TALK_IN_MEMORY, '\u{1D160}'.repeat(800));
    const kept = Buffer.byteLength(JSON.stringify(long.talk.latest));
    expect(kept).toBeLessThan(TALK_BYTES_IN_MEMORY + 1_000);
    expect(long.talk.hasOlder).toBe(true);
    long.talk.forget('nobody');
    expect(Buffer.byteLength(JSON.stringify(long.talk.latest))).toBe(kept);
  });

  it('is deleted from disk, the oldest first, beyond a number and a size', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'accord-talk-'));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    const store = opened.value;
    await store.commit([{ type: 'openSession', session: SESSION_RECORD, games: [] }]);
    let last = 0;
    const say = async (count: number, text: string): Promise<number[]> => {
      const chat = someTalk(count, text, last);
      last += count;
      const saved = await store.commit(chat.map((record) => ({ type: 'addChat', chat: record })));
      expect(saved.ok).toBe(true);
      const { records } = await store.loadTalk({ code: SESSION_RECORD.code, most: 2 * TALK_ON_DISK });
      return records.map(({ id }) => id);
    };
    const many = await say(TALK_ON_DISK + 500, 'hello');
    expect(many[0]).toBe(last);
    expect(many.length).toBeGreaterThanOrEqual(TALK_ON_DISK);
    expect(many.length).toBeLessThan(TALK_ON_DISK + MESSAGES_PER_TRIM);
    const few = await say(1_280, '\u{1D160}'.repeat(840));
    expect(few[0]).toBe(last);
    expect(few.length * 3_360).toBeLessThan(TALK_BYTES_ON_DISK);
    expect(few.length * 3_700).toBeGreaterThan(TALK_BYTES_ON_DISK);
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('comes back with the latest messages, few where they are long', () => {
    const short = chatFor(aSession(500, 'hello'), { isHost: true }).messages;
    expect(short).toHaveLength(CHAT_HISTORY);
    expect([short[0]?.id, short.at(-1)?.id]).toEqual([301, 500]);
    const long = chatFor(aSession(500, '\u{1D160}'.repeat(800)), { isHost: true }).messages;
    expect(long.at(-1)?.id).toBe(500);
    expect(Buffer.byteLength(JSON.stringify(long))).toBeLessThan(CHAT_HISTORY_BYTES + 1_000);
    expect(long.length).toBeGreaterThan(10);
  });
});
