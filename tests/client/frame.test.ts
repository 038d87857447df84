import { describe, expect, it } from 'vitest';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import { anyScenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { PRESET_IDS, type Phase } from '#shared/content/vocabulary.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { clockModel, spokenMoment, type ClockLook } from '../../client/panels/chrome/clockModel.ts';
import { connectionNote, isShut } from '../../client/panels/chrome/connectionModel.ts';
import { remainingMs } from '#shared/rules/table/clock.ts';
import { blowOf } from '../../client/panels/moments/Moments.tsx';
import { lastSecond, soundsBetween } from '../../client/panels/moments/MomentEffects.tsx';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable } from '../support/aTable.ts';
import { aShift } from '../support/aWtoTable.ts';
import { qrPath } from '../../client/design/QrCode.tsx';
import { phaseAfter, phasesAhead, readiness, timeToEndMs } from '../../client/panels/host/ComingUp.tsx';
import { SEATS, lengthModel, presetSettings, withPreset } from '../../client/state/presetSettings.ts';

const settings: GameSettings = presetSettings('firstLesson', 'seed');

describe('clockModel', () => {
  const state = { phase: 'policy', round: 2, settings } as const;

  it('runs on the server’s time and turns amber in the last half minute', () => {
    const clock = { openedAtMs: 0, endsAtMs: 60_000, overtimeUsed: false };
    expect(clockModel({ ...state, clock }, 15_000, true)).toEqual({
      look: 'running',
      leftMs: 45_000,
      share: 0.75,
    });
    expect(clockModel({ ...state, clock }, 31_000, true).look).toBe('last');
    expect(clockModel({ ...state, clock }, 99_000, true).leftMs).toBe(0);
  });

  it('stands still while paused', () => {
    const clock = { openedAtMs: 0, endsAtMs: 60_000, pausedRemainingMs: 20_000, overtimeUsed: false };
    expect(clockModel({ ...state, clock }, 500_000, true)).toMatchObject({ look: 'paused', leftMs: 20_000 });
  });

  it('guesses nothing while the line is down', () => {
    const clock = { openedAtMs: 0, endsAtMs: 60_000, overtimeUsed: false };
    expect(clockModel({ ...state, clock }, 15_000, false)).toEqual({ look: 'unknown', share: 0 });
  });

  it('says no time after a round at home whose results stay until the host goes on', () => {
    const clock = { openedAtMs: 0, endsAtMs: 60_000, overtimeUsed: false };
    const homework = { round: 2, sealedUntilAt: 0, zone: 'UTC', revision: 0 } as const;
    const after = { ...state, clock, phase: 'results', round: 2 } as const;
    expect(clockModel({ ...after, homework: { ...homework, reveal: 'atOnce' } }, 1, true).look).toBe('open');
    expect(clockModel({ ...after, homework: { ...homework, reveal: 'inClass' } }, 1, true).look).toBe(
      'running',
    );
  });

  it('says no time where there is no limit', () => {
    expect(clockModel({ ...state, clock: { openedAtMs: 0, overtimeUsed: false } }, 1, true)).toEqual({
      look: 'open',
      share: 1,
    });
  });

  const reading = (leftMs: number, look: ClockLook = 'running', phase: Phase = 'policy') =>
    ({ phase, round: 2, model: { look, leftMs, share: 1 } }) as const;

  it('speaks once at a minute, half a minute and ten seconds', () => {
    const said = (beforeMs: number, afterMs: number) => spokenMoment(reading(beforeMs), reading(afterMs));
    expect(said(60_100, 59_900)).toBe(60);
    expect(said(59_900, 59_700)).toBeUndefined();
    expect(said(30_050, 30_000)).toBe(30);
    expect(said(10_001, 9_800)).toBe(10);
  });

  it('speaks of a pause, of its end and of time that was added', () => {
    expect(spokenMoment(reading(50_000), reading(50_000, 'paused'))).toBe('paused');
    expect(spokenMoment(reading(50_000, 'paused'), reading(50_000))).toBe('resumed');
    expect(spokenMoment(reading(50_000), reading(110_000))).toBe('extended');
    expect(spokenMoment(reading(50_000), reading(230_000))).toBe('extended');
  });

  it('takes the time of a phase that has opened for no added time', () => {
    expect(spokenMoment(reading(20_000), reading(120_000, 'running', 'results'))).toBe('newPhase');
    expect(spokenMoment(reading(70_000), reading(50_000, 'running', 'results'))).toBe('newPhase');
  });
});

describe('connectionNote', () => {
  const session: SessionView = {
    code: 'KQ7RTZ',
    locked: false,
    namesHidden: false,
    chatMode: 'off',
    wording: 'general',
    hostConnected: true,
    people: [],
    savingPaused: false,
    seatQueue: [],
    historyLost: false,
  };

  it('is silent while all is well', () => {
    expect(connectionNote({ type: 'live' }, session, 0)).toBeUndefined();
  });

  it('counts down to the next try', () => {
    expect(connectionNote({ type: 'away', retryAtMs: 2_500 }, session, 0)).toMatchObject({
      key: 'connection.away',
      seconds: 3,
      role: 'status',
    });
    expect(connectionNote({ type: 'away', retryAtMs: 0, isBlocked: true }, session, 1)).toMatchObject({
      key: 'connection.blocked',
      role: 'alert',
    });
    expect(connectionNote({ type: 'away', retryAtMs: 0 }, session, 1)).toMatchObject({
      key: 'connection.awayNow',
    });
  });

  it('alerts only about what needs the person', () => {
    for (const type of ['replaced', 'flooded', 'outdated'] as const)
      expect(connectionNote({ type }, session, 0)?.role).toBe('alert');
    expect(connectionNote({ type: 'restarting', retryAtMs: 0 }, session, 0)?.role).toBe('status');
  });

  it('leaves to the page that stands for the table why nobody can enter it any more', () => {
    for (const type of ['removed', 'reissued', 'erased', 'gone', 'unreadable'] as const) {
      expect(isShut({ type })).toBe(true);
      expect(connectionNote({ type }, session, 0)).toBeUndefined();
    }
    expect(isShut({ type: 'replaced' })).toBe(false);
  });

  it('lets whoever hosts from a seat continue after a loss, and nobody else who sits there', () => {
    const lost = { ...session, historyLost: true };
    expect(connectionNote({ type: 'live' }, lost, 0, true)).toEqual({
      key: 'connection.historyLostHere',
      role: 'alert',
      action: 'goOn',
    });
    expect(connectionNote({ type: 'live' }, lost, 0, false)?.action).toBeUndefined();
  });

  it('says when the server cannot save or has lost history', () => {
    expect(connectionNote({ type: 'live' }, { ...session, savingPaused: true }, 0)?.key).toBe(
      'connection.savingPaused',
    );
    expect(connectionNote({ type: 'live' }, { ...session, historyLost: true }, 0)?.key).toBe(
      'connection.historyLost',
    );
  });
});

describe('phasesAhead', () => {
  it('goes through every round, the epilogue and the debrief', () => {
    const short = { ...settings, rounds: 2 };
    const names = phasesAhead({ phase: 'lobby', round: 0, settings: short }).map(
      ({ phase, round }) => `${round} ${phase}`,
    );
    expect(names).toEqual([
      '1 briefing',
      '1 negotiation',
      '1 policy',
      '1 results',
      '2 briefing',
      '2 negotiation',
      '2 policy',
      '2 results',
      '3 epilogue',
      '3 debrief',
    ]);
    expect(phaseAfter({ phase: 'debrief', round: 3, settings: short })).toBeUndefined();
  });

  it('goes from the last round of provinces to the debrief', () => {
    const provinces = { ...presetSettings('provincesStandard', 'seed'), rounds: 2 };
    const last = phaseAfter({ phase: 'results', round: 2, settings: provinces });
    expect(last).toEqual({ phase: 'debrief', round: 2 });
  });

  it('tells of a round at home until when its phases run, and the usual time of all others', () => {
    const homework = {
      round: 2,
      talksUntilAt: 1_000,
      sealedUntilAt: 2_000,
      zone: 'UTC',
      reveal: 'atOnce',
      revision: 0,
    } as const;
    const told = phasesAhead({ phase: 'briefing', round: 1, settings: { ...settings, rounds: 3 }, homework })
      .slice(0, 8)
      .map(({ phase, round, untilAt, durationMs }) => [
        `${round} ${phase}`,
        untilAt ?? durationMs !== undefined,
      ]);
    expect(told).toEqual([
      ['1 negotiation', true],
      ['1 policy', true],
      ['1 results', true],
      ['2 briefing', true],
      ['2 negotiation', 1_000],
      ['2 policy', 2_000],
      // They stay until the host goes on.
      ['2 results', false],
      ['3 briefing', true],
    ]);
  });

  it('adds up the time to the end', () => {
    const last = {
      phase: 'results',
      round: 4,
      settings,
      clock: { openedAtMs: 0, endsAtMs: 75_000, overtimeUsed: false },
    } as const;
    expect(timeToEndMs(last, 15_000)).toBe(60_000 + 60_000);
    expect(timeToEndMs({ ...last, settings: { ...settings, timed: false } }, 0)).toBeUndefined();
  });

  it('counts people who are present, never bots', () => {
    const seat = { economy: 'ALB', temperament: 'freeTrader', present: true, ready: true } as const;
    const seats = {
      ALB: { ...seat, member: 'm1' },
      BOR: seat,
      CAT: { ...seat, member: 'm2', present: false },
    };
    expect(readiness({ seats })).toEqual({ ready: 1, present: 1 });
  });
});

describe('another game', () => {
  it('keeps the clock, the seed and a number of rounds that was chosen, not one that the game proposed', () => {
    const other = { ...settings, clock: 'relaxed', timed: false } as const;
    const proposed = presetSettings('worldPlain', 'seed');
    expect(withPreset(other, 'worldPlain')).toEqual({ ...proposed, clock: 'relaxed', timed: false });
    expect(withPreset({ ...other, rounds: 5 }, 'worldPlain').rounds).toBe(5);
    expect(withPreset({ ...other, rounds: 5 }, 'worldPlain').scenarioId).toBe(proposed.scenarioId);
  });
});

describe('lengthModel', () => {
  it('makes a first lesson of about 25 minutes of play', () => {
    const length = lengthModel(settings);
    const played = length?.roundMinutes.reduce((sum, minutes) => sum + minutes, 0) ?? 0;
    expect(played).toBeGreaterThan(24);
    expect(played).toBeLessThan(27);
    expect(length?.totalMinutes).toBeLessThan(50);
  });

  it('knows no length without a clock', () => {
    expect(lengthModel({ ...settings, timed: false })).toBeUndefined();
  });
});

describe('presets', () => {
  it('shows as many seats as the scenarios have', () => {
    for (const preset of PRESET_IDS) {
      const settings = presetSettings(preset, 'x');
      const { scenarioId } = settings;
      const loaded = anyScenarioFor(settings);
      expect(loaded.ok && loaded.value.dealOrder.length).toBe(SEATS[scenarioId]);
    }
    expect(keysOf(SEATS)).toContain('textbook');
  });
});

describe('qrPath', () => {
  it('leaves a quiet zone of four modules on every side', () => {
    const { path, size } = qrPath('http://192.0.2.2:2567/join/KQ7RTZ');
    const squares = [...path.matchAll(/M(\d+) (\d+)h1/g)].map(([, x, y]) => [Number(x), Number(y)]).flat();
    expect(Math.min(...squares)).toBe(4);
    expect(Math.max(...squares)).toBe(size - 5);
  });
});

describe('the sounds of a table', () => {
  it('tell a deal from the murmur of others, and a seal from the bell', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const before = table.state;
    table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    expect(soundsBetween(before, table.state, 'BOR')).toEqual(['proposal']);
    const offered = table.state;
    table.conclude(aFreeTradeArea('CAT', 'DUN'));
    expect(soundsBetween(offered, table.state, 'ALB')).toEqual(['murmur']);
    expect(soundsBetween(offered, table.state, 'CAT')).toEqual([]);
    const talking = table.state;
    table.goTo('policy', 1);
    expect(soundsBetween(talking, table.state, 'ALB')).toEqual(['bell']);
    const open = table.state;
    table.act('ALB', { type: 'sealPolicy', policy: aShift(0) });
    expect(soundsBetween(open, table.state, 'ALB')).toEqual(['seal']);
    expect(soundsBetween(open, table.state, 'BOR')).toEqual([]);
  });

  it('count the last twenty seconds of talks, and none while the clock stands', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const leftMs = remainingMs(table.state, table.nowMs) ?? 0;
    const at = (left: number) => lastSecond(table.state, table.nowMs + leftMs - left, true);
    expect([at(25_000), at(20_000), at(19_400), at(900)]).toEqual([undefined, 20, 20, 1]);
    expect(lastSecond(table.state, table.nowMs + leftMs - 5_000, false)).toBeUndefined();
    table.host('pauseClock');
    expect(at(5_000)).toBeUndefined();
  });
});

describe('what others did that costs a seat much', () => {
  const told = (percent: number, parties: readonly string[] = ['BOR', 'CAT']) => {
    const causes = [{ kind: 'signed', parties, logChange: { IND: Math.log1p(percent / 100) } }] as const;
    const economies = { IND: { logChange: Math.log1p(percent / 100) } };
    return blowOf({ causes, economies }, 'IND')?.by;
  };

  it('is told with who agreed, and is none of its own agreements', () => {
    expect(told(-0.5)).toEqual(['BOR', 'CAT']);
    expect(told(-0.1)).toBeUndefined();
    expect(told(0.5)).toBeUndefined();
    expect(told(-0.5, ['BOR', 'IND'])).toBeUndefined();
  });
});
