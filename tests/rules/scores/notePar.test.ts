import { describe, expect, it } from 'vitest';
import { makePar } from '#shared/rules/scores/makePar.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { aTable, HOST, SERVER } from '../../support/aTable.ts';

/** Results of four seats, evenly spaced from −1 to 1 per cent. */
function aPar(games: number) {
  const seats = ['ALB', 'BOR', 'CAT', 'DUN'];
  const played = Array.from({ length: games }, (_, game) => ({
    prosperity: (2 * (game + 0.5)) / games - 1,
  }));
  return makePar(
    played.map((values) => Object.fromEntries(seats.map((seat) => [seat, values]))),
    seats,
    Object.fromEntries(seats.map((seat) => [seat, 1])),
  );
}

describe('notePar', () => {
  it('keeps the results of more games, not of fewer', () => {
    const table = aTable();
    table.accept(SERVER, { type: 'notePar', par: aPar(20) });
    table.accept(SERVER, { type: 'notePar', par: aPar(10) });
    expect(table.state.par?.games).toBe(20);
    table.accept(SERVER, { type: 'notePar', par: aPar(200) });
    expect(table.state.par?.games).toBe(200);
  });

  it('is for the server alone', () => {
    const table = aTable({ people: ['ALB'] });
    expect(table.refusal(HOST, { type: 'notePar', par: aPar(20) }).code).toBe('intent/not-allowed');
    expect(table.refusal(table.seat('ALB'), { type: 'notePar', par: aPar(20) }).code).toBe(
      'intent/not-allowed',
    );
  });

  it('tells nobody the results, only of how many games they are', () => {
    const table = aTable();
    table.accept(SERVER, { type: 'notePar', par: aPar(20) });
    for (const viewer of [{ type: 'public' }, { type: 'host' }, { type: 'seat', economy: 'ALB' }] as const) {
      expect(redactFor(table.state, viewer).par).toEqual({ games: 20, seats: {}, bestPath: {} });
    }
    expect(redactFor(aTable().state, { type: 'public' })).not.toHaveProperty('par');
  });

  it('judges the end of a game with settings of its own', () => {
    // One round: no par is stored for that.
    const table = aTable({ rounds: 1 });
    table.accept(SERVER, { type: 'notePar', par: aPar(200) });
    table.goTo('debrief');
    const { standings = [], tableWay, tableScore } = table.state.final ?? {};
    expect(standings).toHaveLength(4);
    for (const { basis, score, parts, medal } of standings) {
      // Nothing was signed: as good as the middle of the bots.
      expect(basis).toBe('par');
      expect(parts?.prosperity?.value).toBeCloseTo(0, 6);
      expect(Math.abs((score ?? NaN) - 50)).toBeLessThan(1);
      // Bronze by its points; the table, which went nowhere, allows no more.
      expect(medal).toBe('bronze');
    }
    expect(tableWay).toBeCloseTo(0, 6);
    expect(tableScore).toBe(tableWay);
  });

  it('is approximate while few have played', () => {
    const table = aTable({ rounds: 1 });
    table.accept(SERVER, { type: 'notePar', par: aPar(40) });
    table.goTo('debrief');
    expect(table.state.final?.standings.map(({ basis }) => basis)).toEqual(Array(4).fill('approximate'));
  });
});
