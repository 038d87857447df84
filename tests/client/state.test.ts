import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Notice, besideOffers } from '../../client/state/notices.ts';
import { OVER, forgetTable, identityOf, rememberIdentity } from '../../client/state/identity.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { soloAfter } from '../../client/state/standing.ts';
import { hostLink, joinLink, parseLinkSecret, parseRoute, personalLink } from '../../client/state/router.ts';
import { newSeed } from '../../client/net/sessionApi.ts';
import { noteClockSample, nowMs, resetServerClock } from '../../client/state/serverClock.ts';
import { cleanCode } from '../../client/design/textFields.tsx';
import { gameSettingsSchema } from '#shared/protocol/settings.ts';

it('goes on after a game alone to the next kind of game, also after a longer one', () => {
  expect(soloAfter(PRESETS.firstLesson)).toBe('worldShort');
  expect(soloAfter(PRESETS.worldShort)).toBe('provincesStandard');
  expect(soloAfter(PRESETS.standard)).toBe('provincesStandard');
  expect(soloAfter(PRESETS.provincesFull)).toBeUndefined();
});

describe('parseRoute', () => {
  it.each([
    ['/', { page: 'front' }],
    ['/open', { page: 'open' }],
    ['/join', { page: 'join', code: '' }],
    ['/join/KQ7RTZ', { page: 'join', code: 'KQ7RTZ' }],
    ['/table/g12/', { page: 'table', gameId: 'g12' }],
    ['/host', { page: 'host', gameId: undefined }],
    ['/screen/g12', { page: 'screen', gameId: 'g12' }],
    ['/table/s0a1', { page: 'class', role: 'member', classId: 's0a1' }],
    ['/host/s0a1', { page: 'class', role: 'host', classId: 's0a1' }],
    ['/screen/s0a1', { page: 'class', role: 'screen', classId: 's0a1' }],
    ['/alone/standard', { page: 'alone', preset: 'worldShort' }],
    ['/alone/full', { page: 'unknown' }],
    ['/rules', { page: 'help' }],
    ['/concepts', { page: 'concepts' }],
    ['/check', { page: 'check' }],
    ['/rules/more', { page: 'unknown' }],
    ['/table/g12/secret', { page: 'unknown' }],
    ['/__proto__', { page: 'unknown' }],
  ])('reads %s', (path, route) => {
    expect(parseRoute(path)).toEqual(route);
  });
});

describe('links', () => {
  const token = 'AAAAAAAAAAAAAAAAAAAA_-';

  it('carries secrets in the fragment only', () => {
    const personal = new URL(personalLink('https://game.example', 'g1', token));
    expect(personal.pathname + personal.search).toBe('/table/g1');
    expect(parseLinkSecret(personal.hash)).toEqual({ kind: 'seat', token });
    expect(parseLinkSecret(new URL(hostLink('https://game.example', 'g1', token)).hash)).toEqual({
      kind: 'host',
      token,
    });
  });

  it('ignores fragments that hold no token', () => {
    expect(parseLinkSecret('#content')).toBeUndefined();
    expect(parseLinkSecret('#seat=short')).toBeUndefined();
    expect(parseLinkSecret('')).toBeUndefined();
  });
});

describe('cleanCode', () => {
  it('takes what people type and paste', () => {
    expect(cleanCode('kq7 rtz')).toBe('KQ7RTZ');
    expect(cleanCode(joinLink('http://192.0.2.2:2567', 'KQ7RTZ'))).toBe('KQ7RTZ');
    expect(cleanCode('KQ7RTZ99')).toBe('KQ7RTZ');
  });

  it('drops symbols that no code has', () => {
    expect(cleanCode('0O1IL-<b>')).toBe('B');
  });
});

describe('newSeed', () => {
  it('is a seed that the server takes', () => {
    for (let n = 0; n < 50; n++)
      expect(gameSettingsSchema.shape.seed.safeParse(newSeed()).success).toBe(true);
  });
});

describe('serverClock', () => {
  it('believes the sample with the shortest round trip', () => {
    resetServerClock();
    const local = performance.now();
    noteClockSample({ serverNowMs: 50_000, localNowMs: local, roundTripMs: 100 });
    noteClockSample({ serverNowMs: 90_000, localNowMs: local, roundTripMs: 900 });
    expect(nowMs() - (50_050 + performance.now() - local)).toBeCloseTo(0, 0);
  });
});

/** Its keys are those of what it keeps, as with the browser's own. */
class Kept {
  [key: string]: unknown;
  getItem(key: string): unknown {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

describe('what a device forgets of a class', () => {
  beforeEach(() => {
    for (const name of ['localStorage', 'sessionStorage']) vi.stubGlobal(name, new Kept());
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is all that it keeps of the tables of the class too, and nothing of others', () => {
    const token = 'secret-of-the-class';
    rememberIdentity({ kind: 'host', gameId: 's1', token });
    rememberIdentity({ kind: 'host', gameId: 'g1', token, classId: 's1' });
    rememberIdentity({ kind: 'screen', gameId: 'g2', token, classId: 's1' });
    sessionStorage.setItem('accord.draft.g2', JSON.stringify('a draft'));
    rememberIdentity({ kind: 'host', gameId: 'g3', token: 'another', classId: 's2' });
    forgetTable('s1');
    expect(Object.keys(sessionStorage)).toEqual([]);
    expect(JSON.stringify(localStorage)).not.toContain(token);
    expect(identityOf('host', 'g3')?.token).toBe('another');
  });

  it('knows in which round a game stood that it was in, or that it is over', () => {
    const seat = { kind: 'seat', gameId: 'g4', token: 'mine', seat: 'KOR' } as const;
    rememberIdentity({ ...seat, round: '3' });
    expect(identityOf('seat', 'g4')?.round).toBe('3');
    rememberIdentity({ ...seat, round: OVER });
    expect(identityOf('seat', 'g4')?.round).toBe(OVER);
  });
});

describe('messages beside a talk that has the whole page', () => {
  it('are those that no strip tells of: what is said of offers waits, a refusal does not', () => {
    const notice = (id: number, over: Partial<Notice> = {}): Notice => ({
      id,
      text: () => 'told',
      isAlert: false,
      ...over,
    });
    const [ofOffer, refusal, plain] = [
      notice(1, { proposal: 'p1' }),
      notice(2, { proposal: 'p2', isAlert: true }),
      notice(3),
    ];
    expect(besideOffers([ofOffer, refusal, plain])).toEqual([refusal, plain]);
  });
});
