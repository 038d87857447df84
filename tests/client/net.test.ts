import { afterEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '#shared/kernel/result.ts';
import {
  abandonRequests,
  dropLine,
  request,
  attachLine,
  type Envelope,
  type Line,
} from '../../client/net/requests.ts';
import { retryDelayMs } from '../../client/net/tableConnection.ts';
import { rejectionOf } from '../../client/net/room.ts';
import { randomId } from '../../client/net/sessionApi.ts';
import { enterTable } from '../../client/net/table.ts';
import { connection, gameId } from '../../client/state/store.ts';

afterEach(() => {
  abandonRequests();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const NO_QUESTIONS: Pick<Line, 'ask'> = { ask: () => Promise.resolve(undefined) };

describe('requests', () => {
  it('sends the same id again after silence until the server answers', async () => {
    vi.useFakeTimers();
    const sent: Envelope[] = [];
    attachLine({
      ...NO_QUESTIONS,
      send: (_type, envelope) => {
        sent.push(envelope);
        return Promise.resolve(sent.length < 3 ? undefined : ok({ seq: 7 }));
      },
    });
    const answer = request('intent', { type: 'startGame' });
    await vi.runAllTimersAsync();
    expect(await answer).toEqual(ok({ seq: 7 }));
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it('keeps presses made while the line is down and sends them on the next one', async () => {
    dropLine();
    const answer = request('intent', { type: 'pauseClock' });
    attachLine({ ...NO_QUESTIONS, send: () => Promise.resolve(ok({ seq: 3 })) });
    expect(await answer).toEqual(ok({ seq: 3 }));
  });

  it('does not repeat a request on a line that was replaced meanwhile', async () => {
    let release: (answer: undefined) => void = () => undefined;
    const first: Envelope[] = [];
    attachLine({
      ...NO_QUESTIONS,
      send: (_type, envelope) => {
        first.push(envelope);
        return new Promise((resolve) => {
          release = resolve;
        });
      },
    });
    const answer = request('intent', { type: 'pauseClock' });
    attachLine({ ...NO_QUESTIONS, send: () => Promise.resolve(ok({ seq: 9 })) });
    release(undefined);
    expect(await answer).toEqual(ok({ seq: 9 }));
    expect(first).toHaveLength(1);
  });

  it('hands a typed refusal to the caller', async () => {
    attachLine({ ...NO_QUESTIONS, send: () => Promise.resolve(err({ code: 'clock/paused' })) });
    expect(await request('intent', {})).toEqual(err({ code: 'clock/paused' }));
  });
});

describe('retryDelayMs', () => {
  it('doubles up to five seconds, with full jitter', () => {
    expect(retryDelayMs(0, 1)).toBe(250);
    expect(retryDelayMs(3, 1)).toBe(2_000);
    expect(retryDelayMs(40, 1)).toBe(5_000);
    expect(retryDelayMs(40, 0)).toBe(0);
  });
});

describe('rejectionOf', () => {
  it('finds the refusal inside the error of the room protocol', () => {
    const rejected = Object.assign(new Error('request rejected'), { reason: { code: 'seat/not-yours' } });
    expect(rejectionOf(rejected)).toEqual({ code: 'seat/not-yours' });
  });

  it('takes timeouts and unknown reasons for silence', () => {
    expect(rejectionOf(new Error('timeout'))).toBeUndefined();
    expect(rejectionOf(Object.assign(new Error('x'), { reason: { code: 'no/such-code' } }))).toBeUndefined();
    expect(rejectionOf('closed')).toBeUndefined();
  });
});

describe('randomId', () => {
  it('fits the envelope and never repeats', () => {
    const ids = Array.from({ length: 1_000 }, randomId);
    expect(new Set(ids).size).toBe(1_000);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{8,32}$/);
  });
});

describe('the table that a page has entered', () => {
  it('is left by the page that entered it, not by one before it that cleans up later', async () => {
    const page = Object.assign(new EventTarget(), { location: { origin: 'http://127.0.0.1:9' } });
    vi.stubGlobal('window', page);
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => undefined,
      removeItem: () => undefined,
    });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    const leaveFirst = enterTable({ gameId: 'first', token: 'a' });
    const leaveSecond = enterTable({ gameId: 'second', token: 'b' });
    leaveFirst();
    expect(gameId.value).toBe('second');
    expect(connection.value.type).toBe('connecting');
    leaveSecond();
    expect(gameId.value).toBeUndefined();
    expect(connection.value.type).toBe('idle');
  });
});
