import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import { forecastPackage } from '../../support/forecastPackage.ts';
import { packageEffects, type PackageEffects, type PackageJob } from '../../../client/preview/otherLaws.ts';
import { shareOfFreeTrade } from '../../../client/panels/wto/conference/effectModel.ts';
import { middleOfPar } from '../../../shared/rules/scores/par.ts';
import { type Table, aTable } from '../../support/aTable.ts';
import { aWtoTable, someTerms, wtoOf } from '../../support/aWtoTable.ts';

const undertaking = { terms: someTerms(), waivers: [] };

function runOf({ scenario, state }: Table, job: PackageJob): PackageEffects | undefined {
  const steps = packageEffects(scenario, state, job);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('the effects of a package', () => {
  const table = aWtoTable();
  const known = must(
    runOf(table, {
      type: 'package',
      undertaking,
      changes: [
        { type: 'exemptSector', sector: 'GRA' },
        { type: 'coefficient', coefficientBp: 2_500 },
        { type: 'coefficient', coefficientBp: 4_000 },
      ],
    }),
    'an answer',
  );

  it('are those of the rules for the same package', () => {
    const view = { ...table.state, wto: wtoOf(table) };
    const expected = forecastPackage(table.scenario, view, undertaking);
    expect(known.asTabled.economies).toEqual(expected.ok ? expected.value.economies : undefined);
  });

  it('sum to what the world gains', () => {
    const total = Object.values(known.asTabled.economies).reduce((sum, { gainBn }) => sum + gainBn, 0);
    expect(known.asTabled.worldGainBn).toBeCloseTo(total, 9);
    expect(known.asTabled.worldGainBn).toBeGreaterThan(0);
    expect(known.freeTradeGainBn).toBeGreaterThan(known.asTabled.worldGainBn);
  });

  it('compare tariffs with free trade, and easier borders with nothing', () => {
    const run = (facilitationBp: number) => {
      const terms = someTerms({ facilitationBp });
      return must(
        runOf(table, { type: 'package', undertaking: { terms, waivers: [] }, changes: [] }),
        'an answer',
      );
    };
    const [plain, eased] = [run(0), run(200)];
    expect(eased.asTabled.worldGainBn).toBeGreaterThan(plain.asTabled.worldGainBn);
    expect(shareOfFreeTrade(eased)).toBeCloseTo(shareOfFreeTrade(plain), 9);
    expect(shareOfFreeTrade(plain)).toBeLessThan(1);
  });

  it('tell each change by itself, and nothing of one that the package says already', () => {
    const [exempt, same, shallow] = known.changed;
    expect(same).toBeUndefined();
    expect(exempt?.worldGainBn).toBeLessThan(known.asTabled.worldGainBn);
    expect(shallow?.worldGainBn).toBeLessThan(known.asTabled.worldGainBn);
  });

  it('tell all changes at once where that is asked', () => {
    const changes = [
      { type: 'exemptSector', sector: 'GRA' },
      { type: 'coefficient', coefficientBp: 4_000 },
    ] as const;
    const of = (job: Pick<PackageJob, 'undertaking' | 'changes' | 'withAll'>) =>
      must(runOf(table, { type: 'package', ...job }), 'an answer');
    const { changed } = of({ undertaking, changes, withAll: true });
    const terms = someTerms({ sectors: undertaking.terms.sectors.filter((good) => good !== 'GRA') });
    const both = { terms: { ...terms, coefficientBp: 4_000 }, waivers: [] };
    expect(changed).toHaveLength(3);
    expect(changed[2]).toEqual(of({ undertaking: both, changes: [] }).asTabled);
    expect(of({ undertaking, changes }).changed).toHaveLength(2);
  });

  it('say nothing of support where the game has no politics', () => {
    expect(known.support).toEqual({});
  });

  it('say what every government would win or lose where it has', () => {
    const political = aWtoTable({ modules: ['wto', 'politics'] });
    const { support } = must(runOf(political, { type: 'package', undertaking, changes: [] }), 'an answer');
    expect(Object.keys(support).toSorted()).toEqual(Object.keys(political.state.seats).toSorted());
  });

  it('tell the seat that asks how the game goes on without it and with it, where scores are compared', () => {
    const { scenario, state } = aWtoTable({ modules: ['wto', 'politics'] });
    const lesson = { ...PRESETS.firstLesson, preset: 'firstLesson' } as const;
    const par = must(middleOfPar(aTable(lesson).state, 'ALB'), 'par');
    const job: PackageJob = { type: 'package', undertaking, changes: [], economy: 'ALB' };
    const { ways } = must(runOf({ scenario, state: { ...state, par } } as Table, job), 'an answer');
    expect(ways?.with.incomes.at(-1)).toBeGreaterThan(must(ways?.without.incomes.at(-1), 'an income'));
    expect(must(runOf({ scenario, state } as Table, job), 'an answer').ways).toBeUndefined();
  });

  it('are none without the module', () => {
    const { scenario, state } = aWtoTable({ modules: [] });
    expect(
      runOf({ scenario, state } as Table, { type: 'package', undertaking, changes: [] }),
    ).toBeUndefined();
  });
});
