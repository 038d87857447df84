import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import type { BlocReport, RoundReport } from '#shared/protocol/report.ts';
import { countryGame } from '../../../shared/rules/state.ts';
import { playGolden } from '../golden/goldenGame.ts';
import { aRound } from './aRound.ts';

/** What the arrows inside a bloc say where every party has one, whose trade no other bloc tells. */
function wordsInside(report: RoundReport, { agreement, parties }: BlocReport): readonly string[] {
  const others = report.blocs.filter((each) => each.agreement !== agreement);
  const inside = report.flows.filter(
    ({ importer, exporter, kind }) =>
      (kind === 'created' || kind === 'diverted') &&
      parties.includes(importer) &&
      parties.includes(exporter) &&
      !others.some((each) => each.parties.includes(importer) && each.parties.includes(exporter)),
  );
  const hasAll = parties.every((party) => inside.some(({ importer }) => importer === party));
  return hasAll ? [...new Set(inside.map(({ kind }) => kind))] : [];
}

/** Compares the arrows inside every bloc with its bar; how many blocs have arrows that all say the same. */
function compared(report: RoundReport): number {
  return report.blocs.filter((bloc) => {
    const words = wordsInside(report, bloc);
    const isDiverted = bloc.divertedTradeBn > bloc.createdTradeBn;
    if (words.length === 1)
      expect(words, `round ${report.round}, ${bloc.parties.join('–')}`).toEqual([
        isDiverted ? 'diverted' : 'created',
      ]);
    return words.length === 1;
  }).length;
}

describe('arrows and bars of a bloc', () => {
  const { rounds, agreementLimits } = PRESETS.firstLesson;
  it.each([
    ['alba', 2],
    ['brno', 2],
    ['cork', 2],
  ])('say the same in every round of a whole game (%s)', (seed, least) => {
    const { state } = playGolden({
      scenarioId: 'quartet',
      opening: 'standard',
      preset: 'firstLesson',
      rounds,
      seed,
      agreementLimits,
    });
    expect(
      countryGame(state).reports.reduce((sum, report) => sum + compared(report), 0),
    ).toBeGreaterThanOrEqual(least);
  });

  it('say the same where agreements of another round still stand', () => {
    const round = aRound().area('CAT', 'BOR').area('ALB', 'DUN');
    expect(compared(round.next().report)).toBeGreaterThan(0);
    round.area('CAT', 'ALB').area('BOR', 'DUN');
    expect(compared(round.next().report)).toBeGreaterThan(0);
    round.with({ agreements: {}, pairLevels: {} }).area('CAT', 'ALB').area('CAT', 'DUN').area('ALB', 'BOR');
    expect(compared(round.next().report)).toBeGreaterThan(0);
  });

  it('count what a partner by another agreement sold before as neither created nor diverted', () => {
    const round = aRound().area('CAT', 'BOR');
    const [first] = round.next().report.blocs;
    expect(first?.fromPartnersBn).toBeUndefined();
    const { report } = round.area('CAT', 'ALB').settle();
    const second = report.blocs.find(({ parties }) => parties.includes('ALB'));
    const { createdTradeBn = NaN, divertedTradeBn = NaN, fromPartnersBn = NaN } = second ?? {};
    expect(fromPartnersBn).toBeGreaterThan(0.1);
    // Dune alone pays a tariff in Cato, and sells it little: what Alba newly sells is not mostly taken from it.
    expect(divertedTradeBn).toBeLessThan(createdTradeBn);
    expect(createdTradeBn).toBeGreaterThan(0);
  });

  it('name nobody as robbed who is a partner of all that buy less of it', () => {
    const round = aRound('textbook').area('CAT', 'ALB').area('CAT', 'BOR');
    round.next();
    const { blocs, flows } = round.area('ALB', 'BOR').settle().report;
    const sold = flows.filter(({ exporter, importer }) => exporter === 'CAT' && importer !== 'DUN');
    for (const { importer, beforeBn, afterBn } of sold) expect(afterBn, importer).toBeLessThan(beforeBn);
    expect(blocs.find(({ parties }) => !parties.includes('CAT'))?.lostBy).toEqual(['DUN']);
  });
});
