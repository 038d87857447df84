import { describe, expect, it } from 'vitest';
import { instantOf, isZone, wallTimeOf } from '../../shared/kernel/zonedTime.ts';

const at = (wall: string, zone: string): string => new Date(instantOf(wall, zone) ?? NaN).toISOString();

describe('a time on the wall in a named zone', () => {
  // Days of change from the tz database: Berlin 29 March and 25 October 2026, New York 8 March and 1 November, Lord Howe half an hour
  // on 4 April and 3 October; Shanghai has had no daylight saving since 1991.
  it.each([
    ['2026-03-28T18:00', 'Europe/Berlin', '2026-03-28T17:00:00.000Z'],
    ['2026-03-29T18:00', 'Europe/Berlin', '2026-03-29T16:00:00.000Z'],
    ['2026-10-25T18:00', 'Europe/Berlin', '2026-10-25T17:00:00.000Z'],
    ['2026-03-08T01:59', 'America/New_York', '2026-03-08T06:59:00.000Z'],
    ['2026-03-08T03:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['2026-11-01T18:00', 'America/New_York', '2026-11-01T23:00:00.000Z'],
    ['2026-04-05T18:00', 'Australia/Lord_Howe', '2026-04-05T07:30:00.000Z'],
    ['2026-10-04T18:00', 'Australia/Lord_Howe', '2026-10-04T07:00:00.000Z'],
    ['2026-03-29T18:00', 'Asia/Shanghai', '2026-03-29T10:00:00.000Z'],
    ['2026-12-31T23:30', 'Pacific/Kiritimati', '2026-12-31T09:30:00.000Z'],
    ['2026-12-31T23:30', 'UTC', '2026-12-31T23:30:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => expect(at(wall, zone)).toBe(instant));

  it('which clocks show twice is the first of the two', () => {
    expect(at('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('which clocks leave out is as much later as they are put forward', () => {
    expect(at('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(wallTimeOf(instantOf('2026-03-29T02:30', 'Europe/Berlin') ?? 0, 'Europe/Berlin')).toBe(
      '2026-03-29T03:30',
    );
  });

  it('is read off the instant again, on any hour of two years, whatever clocks do', () => {
    const zones = ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
    const start = Date.UTC(2026, 0, 1);
    for (const zone of zones)
      for (let hour = 0; hour < 2 * 365 * 24; hour += 97) {
        const instant = start + hour * 3_600_000;
        const wall = wallTimeOf(instant, zone);
        const back = instantOf(wall, zone) ?? NaN;
        // The second showing of an hour is told from the first by nothing.
        expect([0, 30 * 60_000, 3_600_000]).toContain(instant - back);
        expect(wallTimeOf(back, zone)).toBe(wall);
      }
  });

  it('is none where the text or the zone is none', () => {
    for (const text of ['', '18:00', '2026-13-01T10:00', '2026-01-01', 'tomorrow'])
      expect(instantOf(text, 'UTC')).toBeUndefined();
    expect(isZone('Europe/Berlin')).toBe(true);
    for (const name of ['', 'Europe/Atlantis', 'x'.repeat(80)]) expect(isZone(name)).toBe(false);
  });
});
