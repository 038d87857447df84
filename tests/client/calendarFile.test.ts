import { describe, expect, it } from 'vitest';
import { type CalendarEntry, calendarFile } from '../../client/panels/sittings/calendarFile.ts';

const MADE = Date.UTC(2026, 2, 20, 8, 0, 0);

function anEntry(change: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    uid: 'g1-2-policy@accord',
    sequence: 3,
    atMs: Date.UTC(2026, 2, 29, 16, 0, 0),
    title: 'Seal the envelope',
    text: 'Round 2',
    address: 'https://accord.example/table/g1',
    ...change,
  };
}

const linesOf = (...entries: CalendarEntry[]): string[] => calendarFile(entries, MADE).split('\r\n');
/** As a calendar reads it: lines that begin with a blank belong to the one before (RFC 5545, 3.1). */
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar file', () => {
  it('has one event a moment, in UTC, between the lines that every calendar asks for', () => {
    const lines = linesOf(anEntry());
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT').length).toBe(1);
    for (const line of [
      'DTSTAMP:20260320T080000Z',
      'DTSTART:20260329T160000Z',
      'UID:g1-2-policy@accord',
      'SEQUENCE:3',
      'URL:https://accord.example/table/g1',
    ])
      expect(lines).toContain(line);
    expect(calendarFile([anEntry()], MADE).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('names a changed moment by the same UID and a larger number, so that it replaces the one before', () => {
    const uidOf = (lines: string[]): unknown => lines.find((line) => line.startsWith('UID:'));
    const before = linesOf(anEntry());
    const after = linesOf(anEntry({ sequence: 9, atMs: Date.UTC(2026, 2, 30, 16) }));
    expect(uidOf(after)).toBe(uidOf(before));
    expect(after).toContain('SEQUENCE:9');
    expect(after).toContain('DTSTART:20260330T160000Z');
  });

  it('escapes what would end a text or divide it', () => {
    const lines = linesOf(anEntry({ title: 'a,b;c\\d', text: 'one\ntwo\r\nthree' }));
    expect(lines).toContain('SUMMARY:a\\,b\\;c\\\\d');
    expect(lines).toContain('DESCRIPTION:one\\ntwo\\nthree');
  });

  it('folds lines of more than 75 octets, and no character in two', () => {
    for (const text of ['x'.repeat(400), '封存信封，'.repeat(40), '🗺️'.repeat(30), `${'y'.repeat(62)}é`]) {
      const file = calendarFile([anEntry({ text })], MADE);
      for (const line of file.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(line).not.toContain('�');
      }
      expect(unfolded(file)).toContain(`DESCRIPTION:${text.replaceAll(',', '\\,')}`);
    }
  });
});
