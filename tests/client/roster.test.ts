import { describe, expect, it } from 'vitest';
import { joinLinkWith, parseRoster, seatCards } from '../../client/panels/print/printModel.ts';

describe('a roster', () => {
  it('is read as it is pasted: names, words for tables, headings, quotes, empty lines', () => {
    const { rows, faults } = parseRoster('\uFEFFName;Table\r\nAda;red\r\n\r\n"Lee, Ben"\tblue\nÇela,,\n');
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { line: 2, name: 'Ada', group: 'red' },
      { line: 4, name: 'Lee, Ben', group: 'blue' },
      { line: 5, name: 'Çela' },
    ]);
  });

  it('names every fault with its line, and takes nothing over by halves', () => {
    const { rows, faults } = parseRoster(
      `Ada\nada\n,red\n${'x'.repeat(25)}\nBen,red,7\nCleo,${'y'.repeat(41)}`,
    );
    expect(rows).toEqual([]);
    expect(faults.map(({ key, params }) => [key, params['line']])).toEqual([
      ['roster.twice', 2],
      ['roster.noName', 3],
      ['roster.longName', 4],
      ['roster.columns', 5],
      ['roster.longGroup', 6],
    ]);
  });

  it('measures a name as a reader sees it, as joining does', () => {
    const written = 'Zoë Agnès Françoise 👩‍🏫'.normalize('NFD');
    expect(Array.from(written).length).toBeGreaterThan(24);
    const { rows, faults } = parseRoster(written);
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(1);
  });

  it('holds two hundred names and not one more', () => {
    const names = Array.from({ length: 201 }, (_, at) => `Person ${at}`);
    expect(parseRoster(names.slice(1).join('\n')).rows).toHaveLength(200);
    expect(parseRoster(names.join('\n'))).toMatchObject({ rows: [], faults: [{ key: 'roster.tooMany' }] });
  });
});

describe('cards', () => {
  it('are one for each seat of each table, and lead there', () => {
    expect(seatCards({ seats: ['ALB', 'BOR'], tables: [] })).toHaveLength(2);
    expect(seatCards({ seats: ['ALB', 'BOR'], tables: ['A', 'B'] })).toHaveLength(4);
    expect(joinLinkWith('http://x/join/ABC', { me: 'Lee & Ben', group: 'A' })).toBe(
      'http://x/join/ABC#me=Lee+%26+Ben&group=A',
    );
    expect(joinLinkWith('http://x/join/ABC', {})).toBe('http://x/join/ABC');
  });
});
