import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { leadText } from '../../../client/panels/end/StandingsTable.tsx';
import { endModel, leadOf } from '../../../client/panels/end/endModel.ts';
import { winsAfter } from '../../../client/panels/end/MedalRound.tsx';
import { presetSettings } from '../../../client/state/presetSettings.ts';
import { knowsLesson, nextOpening, noteOpening } from '../../../client/state/standing.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { must } from '../../../shared/kernel/records.ts';
import type { FinalReport, FinalStanding } from '../../../shared/protocol/report.ts';

beforeAll(loadAllText);

const standing = (economy: string, score: number, prosperity: number, mandate: number): FinalStanding => ({
  economy,
  shareOfPrize: 40,
  index: 100.4,
  gainBn: 1,
  medal: 'none',
  basis: 'par',
  score,
  parts: {
    prosperity: { value: 0.3, betterThan: prosperity },
    mandate: { value: 0, betterThan: mandate },
  },
});

function rowsOf(standings: readonly FinalStanding[]) {
  const final = { standings, pledgesKept: {}, pledgesBroken: {}, tableScore: 20, tableMedal: 'none' };
  return endModel(final as unknown as FinalReport, ['CAT', 'DUN'], 'CAT').rows;
}

describe('the lead of one of two people', () => {
  it('is told with the part of the score that made most of it', () => {
    const lead = leadOf(rowsOf([standing('CAT', 32, 35, 24), standing('DUN', 38, 41, 32)]));
    expect(lead).toMatchObject({ ahead: { economy: 'DUN' }, behind: { economy: 'CAT' } });
    expect(lead).toMatchObject({ part: 'prosperity', own: 29, other: 25 });
    const byTask = leadOf(rowsOf([standing('CAT', 50, 35, 90), standing('DUN', 38, 41, 32)]));
    expect(byTask).toMatchObject({ ahead: { economy: 'CAT' }, part: 'mandate', own: 26, other: 9 });
  });

  it('says where it is the seat that made the difference, since who is behind earned no less', () => {
    const [cato, dune] = [standing('CAT', 90, 96, 80), standing('DUN', 59, 50, 80)];
    expect(leadOf(rowsOf([cato, dune]))?.harderSeat).toBe('as much');
    const richer = { ...dune, parts: { ...dune.parts, prosperity: { value: 0.5, betterThan: 50 } } };
    expect(leadOf(rowsOf([cato, richer]))?.harderSeat).toBe('more');
    const poorer = { ...dune, parts: { ...dune.parts, prosperity: { value: 0.2, betterThan: 50 } } };
    expect(leadOf(rowsOf([cato, poorer]))?.harderSeat).toBeUndefined();
  });

  it('is told to either with the incomes and whom each is compared with', () => {
    const cato = standing('CAT', 98, 97, 80);
    const dune = { ...standing('DUN', 96, 94, 80), index: 101 };
    const richer = { ...dune, parts: { ...dune.parts, prosperity: { value: 1.12, betterThan: 94 } } };
    const lead = must(leadOf(rowsOf([cato, richer])), 'the lead');
    expect(leadText(lead, 'CAT')).toBe(
      'You came out ahead of Dune, 98 points to 96. Dune earned more (average income 101.13 against 100.30), but points for income come from comparing it with bots in the same seat.',
    );
    expect(leadText(lead, 'DUN')).toMatch(/^Cato came out ahead of you, 98 points to 96. You earned more/);
  });

  it('is none where scores are told as the same, or not known', () => {
    expect(leadOf(rowsOf([standing('CAT', 38.2, 40, 30), standing('DUN', 38.4, 41, 32)]))).toBeUndefined();
    const { score: _score, ...unknown } = standing('CAT', 0, 35, 24);
    expect(leadOf(rowsOf([unknown, standing('DUN', 38, 41, 32)]))).toBeUndefined();
  });
});

describe('games that friends have won at tables where they played on', () => {
  const nameOf = (seat: string): string => ({ CAT: 'Ann', DUN: 'Ben' })[seat] ?? '';
  const after = (ann: number, ben: number, before = {}) =>
    winsAfter(
      before,
      [
        { economy: 'CAT', score: ann },
        { economy: 'DUN', score: ben },
        { economy: 'ALB', score: 99 },
      ],
      nameOf,
    );

  it('are counted by names, with none for whole points that are the same', () => {
    expect(after(45, 62)).toEqual({ Ann: 0, Ben: 1 });
    expect(after(70, 62, { Ann: 0, Ben: 1 })).toEqual({ Ann: 1, Ben: 1 });
    expect(after(62.2, 61.8, { Ann: 1, Ben: 1 })).toEqual({ Ann: 1, Ben: 1 });
  });
});

describe('the tariffs of the next First lesson', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('are others, which this device has not played in the seat, until it has played all', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
    });
    const lesson = presetSettings('firstLesson', 'seed');
    expect(knowsLesson()).toBe(false);
    const played = [lesson.opening];
    for (let games = 0; games < 3; games++) {
      const settings = { ...lesson, opening: must(played.at(-1), 'tariffs') };
      noteOpening(settings, 'CAT');
      played.push(must(nextOpening(settings, 'CAT'), 'other tariffs'));
    }
    expect(played).toEqual(['standard', 'openCato', 'foodWalls', 'closedAlba']);
    expect(knowsLesson()).toBe(true);
    const last = { ...lesson, opening: 'closedAlba' } as const;
    noteOpening(last, 'CAT');
    expect(nextOpening(last, 'CAT')).toBeUndefined();
    expect(nextOpening(lesson, 'DUN')).toBe('openCato');
  });

  it('stay those of the table in other games, and under rules that have no average to beat with others', () => {
    vi.stubGlobal('localStorage', { getItem: () => null });
    expect(nextOpening(presetSettings('standard', 'seed'), 'CHN')).toBeUndefined();
    const { agreementLimits: _limits, ...before } = presetSettings('firstLesson', 'seed');
    expect(nextOpening(before, 'CAT')).toBeUndefined();
  });
});
