import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Cause } from '#shared/protocol/report.ts';
import { closingQuestion } from '#shared/rules/settlement/closingQuestion.ts';
import { aRound, anOutcome } from './aRound.ts';

describe('the question after a round', () => {
  it('asks whoever plays alone again what was asked longest ago once all was asked, and nothing of a gain that only others could know', () => {
    const round = aRound();
    const { report } = round.settle();
    const moved = (logChange: number) => ({ ...must(report.economies['ALB'], 'Alba'), logChange });
    const asked = (...people: string[]) =>
      closingQuestion(
        anOutcome(
          { ...report, economies: { ALB: moved(0.01), BOR: moved(0.005) }, blocs: [] },
          { playable: ['ALB', 'BOR'], people },
        ),
      );
    for (const people of [[], ['ALB', 'BOR']])
      expect(asked(...people)).toMatchObject({ key: 'question.whoseGain', params: { economy: 'ALB' } });
    expect(asked('ALB').key).not.toBe('question.whoseGain');
    const area = aRound('textbook').area('ALB', 'DUN').settle().report;
    const keys: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      const newBlocs = area.blocs.map(({ agreement }) => agreement);
      const outcome = {
        newBlocs,
        playable: ['ALB', 'BOR', 'CAT', 'DUN'],
        people: ['ALB'],
        askedBefore: keys,
      };
      keys.push(closingQuestion(anOutcome(area, outcome)).key);
    }
    const kinds = new Set(keys).size;
    expect(keys[0]).toBe('question.diversion');
    expect(keys).not.toContain('question.nothing');
    expect(keys.slice(kinds)).toEqual(keys.slice(0, -kinds));
  });

  it('asks whoever plays alone what of the decisions of a round brought most beside a package of all, where one clearly did', () => {
    const { report } = aRound().settle();
    const asked = (together: number, some: number) => {
      const causes: Cause[] = [
        { kind: 'conference', logChange: { ALB: together, BOR: together } },
        { kind: 'signed', parties: ['ALB', 'BOR'], logChange: { ALB: some, BOR: some } },
      ];
      const round = { ...report, blocs: [], causes };
      return closingQuestion(anOutcome(round, { playable: ['ALB', 'BOR', 'CAT', 'DUN'], people: ['ALB'] }))
        .key;
    };
    expect([asked(0.004, 0.002), asked(0.002, 0.004)]).toEqual(['question.package', 'question.package']);
    expect(asked(0.003, 0.0028)).toBe('question.nothing');
  });

  it('asks whoever plays alone what tariffs did to who moved them, the reader first, a cut and a rise once each, and not what a conference cut', () => {
    const { report } = aRound().settle();
    const [first] = Object.keys(report.walls['BOR'] ?? {});
    const moved = (wall: string, points: number) => ({
      ...report.walls[wall],
      [first ?? '']: (report.walls[wall]?.[first ?? ''] ?? 0) + 100 * points,
    });
    const own = { kind: 'ownTariff', logChange: { ALB: 0.01, BOR: 0.002, CAT: -0.001 } } as const;
    const walls = { ...report.walls, ALB: moved('ALB', -5), BOR: moved('BOR', -3), CAT: moved('CAT', 2) };
    const quiet = { ...report, blocs: [], walls, wallsBefore: report.walls };
    const asked = (askedBefore: readonly string[], causes: readonly Cause[] = [own]) =>
      closingQuestion(
        anOutcome(
          { ...quiet, causes },
          { playable: ['ALB', 'BOR', 'CAT', 'DUN'], people: ['ALB'], askedBefore },
        ),
      );
    // What the reader did itself comes first.
    const cut = { key: 'question.tariffCut', params: { economy: 'ALB', points: 5 } };
    expect(asked([])).toMatchObject(cut);
    expect(asked(['question.wallPrice', cut.key])).toMatchObject({
      key: 'question.tariffRise',
      params: { economy: 'CAT', points: 2 },
    });
    const conference = { kind: 'conference', logChange: { ALB: 0.01 } } as const;
    expect(asked(['question.wallPrice'], [own, conference]).key).not.toBe(cut.key);
  });
});
