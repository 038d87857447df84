import { describe, expect, it } from 'vitest';
import {
  CLASS_MATTERS,
  type ClassRole,
  GAME_MATTER,
  type Matter,
  mayHost,
  SESSION_MATTERS,
  tablesMeant,
} from '../../shared/classroom/rights.ts';

/** Who may what, as the design says it; `own`: an assistant at the tables that are theirs. */
const WHO_MAY: Readonly<Record<string, Readonly<Record<ClassRole, boolean | 'own'>>>> = {
  'deal, clock, events, screens, door': {
    host: true,
    coTeacher: true,
    assistant: false,
    observer: false,
    screen: false,
    member: false,
  },
  'people, words, hands': {
    host: true,
    coTeacher: true,
    assistant: 'own',
    observer: false,
    screen: false,
    member: false,
  },
  'links, closing, erasing': {
    host: true,
    coTeacher: false,
    assistant: false,
    observer: false,
    screen: false,
    member: false,
  },
  'unrevealed papers': {
    host: true,
    coTeacher: true,
    assistant: 'own',
    observer: true,
    screen: false,
    member: false,
  },
  talk: { host: true, coTeacher: true, assistant: 'own', observer: false, screen: false, member: false },
};

const REQUESTS: Readonly<Record<string, readonly string[]>> = {
  'deal, clock, events, screens, door': [
    'proposeDeal',
    'shuffleDeal',
    'applyDeal',
    'startPlay',
    'nextGame',
    'setPace',
    'setPlan',
    'adjourn',
    'reconvene',
    'setHomework',
    'dropHomework',
    'press',
    'snoozeAlert',
    'callEyes',
    'turnScreen',
    'openReplays',
    'lock',
    'hideNames',
    'setChatMode',
    'setWording',
    'goOnAt',
    'continueAfterLoss',
    'rehearse',
    'ruleOffices',
    'paceRehearsal',
  ],
  'people, words, hands': [
    'say',
    'lowerHand',
    'setOffices',
    'movePerson',
    'swapPeople',
    'makeWatch',
    'mergeTable',
    'muteMember',
    'hideMessage',
    'renameMember',
    'removeMember',
    'removeWatchers',
    'giveSeat',
    'declineSeatRequest',
    'rotateSeats',
    'answerReturn',
    'reissueLink',
  ],
  'links, closing, erasing': [
    'inviteHelper',
    'keepFor',
    'startReal',
    'revokeHelper',
    'makePins',
    'erasePerson',
    'eraseSession',
  ],
};

const MATTER_OF: Readonly<Record<string, Matter>> = { ...CLASS_MATTERS, ...SESSION_MATTERS };

describe('the rights of those who host a class', () => {
  it('are said for every request, once', () => {
    expect(Object.values(REQUESTS).flat().toSorted()).toEqual(Object.keys(MATTER_OF).toSorted());
    expect(GAME_MATTER).toBe('course');
  });

  it.each(Object.keys(WHO_MAY))('are as the design has them: %s', (what) => {
    const matters: readonly Matter[] =
      what === 'talk'
        ? ['talk']
        : what === 'unrevealed papers'
          ? ['papers']
          : (REQUESTS[what] ?? []).map((type) => MATTER_OF[type] as Matter);
    expect(matters.length).toBeGreaterThan(0);
    for (const [as, may] of Object.entries(WHO_MAY[what] ?? {}) as [ClassRole, boolean | 'own'][])
      for (const matter of matters) {
        const who = { as, tables: ['A', 'C'] } as const;
        expect([as, mayHost(who, matter, ['A'])]).toEqual([as, may !== false]);
        expect([as, mayHost(who, matter, ['A', 'C'])]).toEqual([as, may !== false]);
        expect([as, mayHost(who, matter, ['B'])]).toEqual([as, may === true]);
        expect([as, mayHost(who, matter, ['A', 'B'])]).toEqual([as, may === true]);
        expect([as, mayHost(who, matter, [undefined])]).toEqual([as, may === true]);
        expect([as, mayHost(who, matter, [])]).toEqual([as, may === true]);
        expect([as, mayHost(who, matter)]).toEqual([as, may === true]);
      }
  });

  it('ask of an assistant that all whom a request is about sit at their tables', () => {
    const people = [{ member: 'm1', table: 'A' }, { member: 'm2', table: 'B' }, { member: 'm3' }] as const;
    const meant = (intent: Parameters<typeof tablesMeant>[1]) => tablesMeant({ people }, intent);
    const body = { type: 'text', text: 'x' } as const;
    expect(meant({ type: 'say', body, tables: ['A'] })).toEqual(['A']);
    expect(meant({ type: 'say', body })).toBeUndefined();
    expect(meant({ type: 'say', body, member: 'm2', tables: ['A'] })).toEqual(['B']);
    expect(meant({ type: 'movePerson', member: 'm1', table: 'B' })).toEqual(['A', 'B']);
    expect(meant({ type: 'swapPeople', member: 'm1', with: 'm3' })).toEqual(['A', undefined]);
    expect(meant({ type: 'makeWatch', member: 'm3' })).toEqual([undefined]);
    expect(meant({ type: 'muteMember', member: 'm2', muted: true })).toEqual(['B']);
    expect(meant({ type: 'lock', locked: true })).toBeUndefined();
  });
});
