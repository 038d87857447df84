import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { MANDATES, type MandateKind } from '#shared/content/mandates.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { Pledge } from '#shared/protocol/pledges.ts';
import type { EconomyReport } from '#shared/protocol/report.ts';
import { isMet, judgeMandates, mandatePoints } from '../../../../shared/rules/modules/politics/mandates.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { aPoliticalTable, withSeat } from './aPoliticalTable.ts';

const table = aPoliticalTable();
const { scenario, state } = table;

function anAgreement(level: 1 | 2 | 3 | 4, ...parties: string[]): Agreement {
  const [a = '', b = ''] = parties;
  return {
    id: 'a9',
    level,
    parties,
    concessions: level === 1 ? [{ by: a, to: b, sector: 'AGR', rateBp: 0 }] : [],
    exceptions: [],
    payments: [],
    sinceRound: 1,
    boundUntilRound: 2,
    notices: [],
  };
}

function under(...agreements: Agreement[]): CountryGame {
  return {
    ...state,
    agreements: Object.fromEntries(agreements.map((each, n) => [`a${n}`, { ...each, id: `a${n}` }])),
  };
}

function task(kind: MandateKind, rest: Partial<Objective> = {}): Objective {
  return { id: 'x', kind, points: 40, ...rest };
}

function met(economy: string, objective: Objective, now: CountryGame): boolean {
  return isMet({ scenario, state: now, economy }, objective);
}

/** The state with every flow of one exporter's sector multiplied. */
function sold(economy: string, sector: string, factor: number, atHome = false): CountryGame {
  const { N, J } = scenario.base;
  const own = scenario.economies.findIndex(({ id }) => id === economy);
  const j = scenario.sectors.findIndex(({ id }) => id === sector);
  const imports = [...baseAccounts(scenario.base).imports];
  for (let n = 0; n < N; n++) {
    const cell = (n * N + own) * J + j;
    if (n !== own || atHome) imports[cell] = (imports[cell] ?? 0) * factor;
  }
  return { ...state, settled: { ...state.settled, imports } };
}

function reported(figures: Readonly<Record<string, Partial<EconomyReport>>>): CountryGame {
  const played = aPoliticalTable().goTo('results', 1).state;
  const report = must(played.reports[0], 'a report');
  const economies = Object.fromEntries(
    Object.entries(report.economies).map(([id, each]) => [id, { ...each, ...figures[id] }]),
  );
  return { ...state, reports: [{ ...report, economies }] };
}

function pledged(...outcomes: ('kept' | 'broken')[]): CountryGame {
  const pledges = outcomes.map((outcome, n): Pledge => ({
    id: `l${n}`,
    by: 'KOR',
    to: { type: 'all' },
    undertaking: { type: 'noTariffRises' },
    round: n + 1,
    outcome,
  }));
  return { ...state, pledges };
}

function walled(economy: string, factor: number): CountryGame {
  const wall = scenario.mfnRateBp[economy] ?? {};
  const mfnRateBp = Object.fromEntries(Object.entries(wall).map(([id, rateBp]) => [id, rateBp * factor]));
  return { ...state, walls: { ...state.walls, [economy]: { mfnRateBp } } };
}

function supported(points: number): CountryGame {
  return withSeat(aPoliticalTable(), 'KOR', { support: points }).state;
}

/** A kind, who is asked, the task, a state in which it is done, and one in which it is not. */
type Case = [MandateKind, string, Objective, CountryGame, CountryGame];

describe('judging', () => {
  const area = anAgreement(2, 'KOR', 'JPN');
  const cut = anAgreement(1, 'KOR', 'JPN');
  const union = anAgreement(3, 'KOR', 'JPN');
  const three = anAgreement(2, 'KOR', 'JPN', 'ASE');
  const eight = { tariff: state.settled.tariff.map((rate) => rate / 8) };
  const low: CountryGame = { ...state, settled: { ...state.settled, ...eight } };
  const oneMarket = anAgreement(4, 'KOR', 'JPN');
  const withEurope = anAgreement(2, 'JPN', 'EUR');
  const chinas = anAgreement(2, 'CHN', 'ASE');

  it.each<Case>([
    ['agreementWith', 'KOR', task('agreementWith', { economy: 'JPN' }), under(area), under(cut)],
    ['peaceWithNeighbour', 'KOR', task('peaceWithNeighbour', { economy: 'JPN' }), under(union), state],
    ['noAgreementWith', 'KOR', task('noAgreementWith', { economy: 'JPN' }), under(cut), under(area)],
    ['smallStatesVoice', 'KOR', task('smallStatesVoice', { amount: 3 }), under(three), under(area)],
    ['joinOne', 'KOR', task('joinOne'), under(area), under(cut)],
    ['counterBloc', 'JPN', task('counterBloc', { economy: 'CHN' }), under(withEurope), under(area, chinas)],
    ['openPartners', 'KOR', task('openPartners', { amount: 2 }), under(three), under(area)],
    ['deepen', 'KOR', task('deepen', { amount: 4 }), under(oneMarket), under(union)],
    ['keepSovereignty', 'KOR', task('keepSovereignty', { amount: 2 }), under(area), under(union)],
    ['leadUnion', 'JPN', task('leadUnion'), under(union), under(area)],
    ['sellMore', 'KOR', task('sellMore', { sector: 'MAC', amount: 15 }), sold('KOR', 'MAC', 1.2), state],
    ['lowerTariffsAbroad', 'KOR', task('lowerTariffsAbroad', { amount: 80 }), low, state],
    [
      'outpace',
      'KOR',
      task('outpace'),
      reported({ KOR: { shareOfPrize: 50 } }),
      reported({ KOR: { shareOfPrize: -50 } }),
    ],
    [
      'keepRevenue',
      'IND',
      task('keepRevenue', { amount: 50 }),
      reported({ IND: { revenueBn: 1e6 } }),
      reported({ IND: { revenueBn: 0 } }),
    ],
    [
      'keepFarm',
      'KOR',
      task('keepFarm', { sector: 'AGR', amount: 97 }),
      sold('KOR', 'AGR', 0.98, true),
      sold('KOR', 'AGR', 0.9, true),
    ],
    ['lowerWall', 'KOR', task('lowerWall', { amount: 25 }), walled('KOR', 0.7), walled('KOR', 0.8)],
    ['holdSupport', 'KOR', task('holdSupport', { amount: 50 }), supported(50), supported(49.9)],
    ['keepWord', 'KOR', task('keepWord', { amount: 2 }), pledged('kept', 'kept'), pledged('kept', 'broken')],
  ])('%s', (...[, economy, objective, done, undone]) => {
    expect(met(economy, objective, done)).toBe(true);
    expect(met(economy, objective, undone)).toBe(false);
  });

  it('takes no tariffs abroad for higher where goods of a pact pay a low tariff for all instead of proving origin', () => {
    const asked = task('lowerTariffsAbroad', { amount: 80 });
    const paying = (rate: number): CountryGame => ({
      ...under(anAgreement(2, ...Object.keys(state.seats))),
      settled: { ...state.settled, tariff: state.settled.tariff.map((paid) => Math.min(paid, rate)) },
    });
    expect(met('KOR', asked, paying(0))).toBe(true);
    expect(met('KOR', asked, paying(0.05))).toBe(true);
    expect(met('KOR', asked, { ...paying(0.05), agreements: {} })).toBe(false);
    expect(met('KOR', asked, paying(1))).toBe(false);
  });

  it('leaves no kind untold', () => {
    for (const kind of Object.keys(MANDATES)) {
      expect(typeof met('KOR', task(kind as MandateKind), state)).toBe('boolean');
    }
  });

  it('asks for words given, not only for none broken', () => {
    expect(met('KOR', task('keepWord', { amount: 2 }), pledged('kept'))).toBe(false);
  });

  it('does not call a smaller member the leader, nor a bloc with the rival a counter', () => {
    expect(met('KOR', task('leadUnion'), under(union))).toBe(false);
    const withChina = anAgreement(2, 'JPN', 'EUR', 'CHN');
    expect(met('JPN', task('counterBloc', { economy: 'CHN' }), under(withChina))).toBe(false);
  });

  it('marks every task, and adds up points to 100 at most', () => {
    const judged = judgeMandates(scenario, state);
    for (const card of Object.values(judged)) {
      expect(card.every(({ met: done }) => typeof done === 'boolean')).toBe(true);
    }
    const done = [task('joinOne', { points: 60, met: true }), task('deepen', { points: 40, met: false })];
    expect(mandatePoints(done)).toBe(60);
    expect(mandatePoints([...done, task('keepWord', { points: 60, met: true })])).toBe(100);
    expect(judgeMandates(scenario, aPoliticalTable({ modules: [] }).state)).toEqual({});
  });
});
