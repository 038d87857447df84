import { medalFor } from '#shared/content/scores.ts';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { PAR_GAMES, PAR_GAMES_LEAST } from '#shared/content/scores.ts';
import type { Par } from '#shared/content/par/storedPars.ts';
import type { ProvinceStanding } from '#shared/protocol/provinces/provinceReport.ts';
import { finalProvinces, provinceValues } from '../../../../shared/rules/provinces/settlement/ending.ts';
import { aProvincesTable } from '../../../support/aProvincesTable.ts';

const table = aProvincesTable({ centre: 'seat', rounds: 5 });
table.seal('SH', { wall: 1 });
table.nextRound();
table.settle();

const values = provinceValues(table.scenario, table.state);
const shanghai = must(values['SH'], 'SH');

/** Bots in Shanghai's chair: three of four did worse by income, one of four by career. */
function aPar(games: number): Par {
  const around = (value: number, below: number): number[] =>
    [1, 2, 3, 4]
      .map((place) => (place <= below ? value - 1 / place : value + place))
      .toSorted((a, b) => a - b);
  return {
    games,
    bestPath: {},
    seats: { SH: { prosperity: around(shanghai.prosperity, 3), support: around(shanghai.support, 1) } },
  };
}

function standing(par: Par, seat: string): ProvinceStanding {
  const state = { ...table.state, par };
  return must(
    finalProvinces(table.scenario, state).standings.find(({ economy }) => economy === seat),
    seat,
  );
}

describe('a standing', () => {
  it('is the mean of both rounds, in income and in career', () => {
    const reports = table.state.reports;
    const indexes = reports.map(({ provinces }) => must(provinces['SH'], 'SH').index);
    const scores = reports.map(({ provinces }) => must(provinces['SH'], 'SH').score);
    const mean = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length;
    expect(shanghai.prosperity).toBeCloseTo(mean(indexes.map((index) => 100 * Math.log(index / 100))), 9);
    expect(shanghai.support).toBeCloseTo(mean(scores), 9);
  });

  it('is judged against bots in the same chair, income to career as 50 to 30', () => {
    const { score, judged, basis, medal } = standing(aPar(PAR_GAMES), 'SH');
    const [income = NaN, career = NaN] = [judged.prosperity.counted, judged.career.counted];
    expect(income).toBeGreaterThan(career);
    expect(score).toBeCloseTo((50 * income + 30 * career) / 80, 9);
    expect(basis).toBe('par');
    expect(medal).toBe(medalFor(score ?? NaN));
  });

  it('says that few games make an approximate par', () => {
    expect(standing(aPar(PAR_GAMES_LEAST), 'SH').basis).toBe('approximate');
  });

  it('goes by the career alone in a chair that par does not know', () => {
    for (const { score, basis, judged, career } of [
      standing({ games: PAR_GAMES, seats: {}, bestPath: {} }, 'SH'),
      standing(aPar(PAR_GAMES), 'JS'),
    ]) {
      expect(score).toBeUndefined();
      expect(basis).toBe('career');
      expect(judged.career.value).toBe(career);
    }
  });
});
