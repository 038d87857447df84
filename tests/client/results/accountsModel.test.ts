import { describe, expect, it } from 'vitest';
import { conceptsAt } from '#shared/content/concepts/conceptPlaces.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { HEADLINES, QUESTIONS } from '#shared/protocol/headlines.ts';
import { headlinePlace } from '../../../client/panels/results/ResultsPanel.tsx';
import {
  forecastGap,
  isStill,
  MOVE_PLACES,
  movesOf,
  newsOfPrices,
  renewalsOf,
} from '../../../client/panels/results/accountsModel.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { must } from '#shared/kernel/records.ts';
import { forecastProposal } from '../../../shared/rules/forecast/compareLaws.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aScenario } from '../../support/aScenario.ts';
import { aTable } from '../../support/aTable.ts';

const dynamics = {
  productivity: { competition: 0.004, diffusion: 0.001, research: 0, specialization: -0.002 },
  capital: { saving: 0.003, fromAbroad: -0.001 },
  peopleMn: 0.2,
  savedStaffBn: 0,
  smuggledBn: 1.5,
  adjustment: 0,
};
const report = (own: typeof dynamics | undefined): RoundReport =>
  ({
    modules:
      own === undefined ? {} : { dynamics: { economies: { ALB: own }, migration: [], investment: [] } },
  }) as unknown as RoundReport;

describe('what moved at home', () => {
  it('opens productivity and capital into causes that sum to the change', () => {
    const moves = movesOf(report(dynamics), 'ALB');
    expect(moves?.productivity.total).toBeCloseTo(0.3, 12);
    expect(moves?.productivity.bars.map(({ part }) => part)).toEqual([
      'competition',
      'diffusion',
      'specialization',
    ]);
    expect(moves?.productivity.bars.at(-1)?.end).toBeCloseTo(moves?.productivity.total ?? NaN, 12);
    expect(moves?.capital.bars.at(-1)?.end).toBeCloseTo(0.2, 12);
  });

  it('keeps people and money apart, and leaves out what nobody could feel', () => {
    expect(movesOf(report(dynamics), 'ALB')?.others.map(({ kind }) => kind)).toEqual(['people', 'smuggling']);
  });

  it('is nothing at all where nothing can move, and still where nothing did', () => {
    expect(movesOf(report(undefined), 'ALB')).toBeUndefined();
    const none = {
      ...dynamics,
      productivity: { competition: 0, diffusion: 0, research: 0, specialization: 0 },
      capital: { saving: 0, fromAbroad: 0 },
      peopleMn: 0,
      smuggledBn: 0,
    };
    const moves = movesOf(report(none), 'ALB');
    expect(moves !== undefined && isStill(moves)).toBe(true);
  });

  it('leads from every cause to a card', () => {
    for (const place of Object.values(MOVE_PLACES)) expect(conceptsAt(place), place).not.toEqual([]);
  });
});

describe('a headline', () => {
  it('leads to cards, unless it only counts', () => {
    const counting = [
      'headline.renewed',
      'headline.biggestGain',
      'headline.biggestLoss',
      'headline.paymentCut',
      'headline.worldGained',
      'headline.worldLost',
      'headline.quiet',
      'question.whyNoProposal',
      'question.nothing',
      'question.yearsAfter',
      'question.yearsLost',
      'question.yearsLostExpired',
      'question.yearsQuiet',
    ];
    for (const key of keysOf({ ...HEADLINES, ...QUESTIONS })) {
      const place = headlinePlace(key);
      if (place === undefined) expect(counting).toContain(key);
      else expect(conceptsAt(place), key).not.toEqual([]);
    }
  });
});

describe('a forecast that did not come true', () => {
  const { agreementLimits } = PRESETS.firstLesson;

  /** Alba's area with Borea has ended and it signs with Cato, while Borea and Dune sign without it and Dune raises its wall. */
  function aThirdRound() {
    const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 3);
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    table.conclude(aFreeTradeArea('BOR', 'DUN'));
    table.goTo('policy', 3);
    table.act('DUN', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 300, apart: [] } });
    const { state } = table.goTo('results', 3);
    return { state, report: must(state.reports.at(-1), 'a report') };
  }

  it('is explained by what had ended, what others signed and whose tariffs moved', () => {
    const { state, report } = aThirdRound();
    const gap = forecastGap(state, 'ALB', report, (about) => (about === 'envelope' ? 0 : 9));
    expect(gap?.told).toEqual([{ key: 'gap.signed', params: { change: '+9.00%', economies: ['CAT'] } }]);
    expect(gap?.cameTo).toBeCloseTo(percentOfLog(report.economies['ALB']?.logChange ?? NaN), 12);
    expect(gap?.causes.map(({ key }) => key)).toEqual(['gap.lapsed', 'gap.signedWithout', 'gap.raised']);
    expect(gap?.causes[0]).toEqual({ key: 'gap.lapsed', params: { economies: ['BOR'] } });
  });

  it('names beside prices abroad what was signed, the own first, and nobody’s tariff', () => {
    const { state, report } = aThirdRound();
    const news = (seat: string) => newsOfPrices(state, seat, report);
    expect(news('ALB')).toEqual([{ key: 'price.signed', params: { economies: ['CAT'] } }]);
    expect(news('DUN')).toEqual([{ key: 'price.signed', params: { economies: ['BOR'] } }]);
    const alone = { ...state, proposals: {} };
    expect(newsOfPrices(alone, 'DUN', report)).toEqual([]);
    const others = Object.fromEntries(
      Object.entries(state.proposals).filter(([, { parties }]) => !parties.includes('ALB')),
    );
    expect(newsOfPrices({ ...state, proposals: others }, 'ALB', report).map(({ key }) => key)).toEqual([
      'gap.signedWithout',
    ]);
  });

  it('says of the years after what else had changed, not what was forecast', () => {
    const { state, report } = aThirdRound();
    const gap = forecastGap(state, 'ALB', { ...report, isEpilogue: true }, () => undefined);
    expect(gap?.told).toEqual([]);
    expect(gap?.causes.map(({ key }) => key)).toContain('gap.lapsed');
  });

  it('needs no explanation where it came true, nor where none was read', () => {
    const { state, report } = aThirdRound();
    const came = percentOfLog(report.economies['ALB']?.logChange ?? NaN);
    expect(forecastGap(state, 'ALB', report, (about) => (about === 'envelope' ? 0 : came))).toBeUndefined();
    expect(forecastGap(state, 'ALB', report, () => undefined)).toBeUndefined();
  });

  it('does not count what was renewed as ended, and compares its forecast with the round without it', () => {
    const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
    const area = aFreeTradeArea('ALB', 'BOR');
    table.conclude(area);
    const { state: before } = table.goTo('negotiation', 3);
    table.conclude(area);
    const { state } = table.goTo('results', 3);
    const report = must(state.reports.at(-1), 'a report');
    const forecast = forecastProposal(aScenario(), before, area);
    const said = percentOfLog(forecast.ok ? must(forecast.value.economies['ALB'], 'Alba').logChange : NaN);
    expect(said).toBeGreaterThan(0.1);
    const [renewal] = renewalsOf(state, 'ALB', report, () => said);
    expect(renewal).toMatchObject({ economies: ['BOR'], told: said });
    expect(renewal?.percent).toBeCloseTo(said, 4);
    const { welfare = NaN } = report.economies['ALB'] ?? {};
    expect(renewal?.indexWithout).toBeCloseTo((100 * welfare) / (1 + said / 100), 4);
    expect(forecastGap(state, 'ALB', report, (about) => (about === 'envelope' ? 0.5 : said))?.causes).toEqual(
      [],
    );
    expect(report.headlines.map(({ key }) => key)).toContain('headline.renewed');
    // Nobody is told that a bloc was founded, or that others were left out of one.
    expect(report.question.key).not.toBe('question.whoIsMissing');
    expect(report.headlines.map(({ key }) => key)).not.toContain('headline.blocMostlyCreated');
  });
});
