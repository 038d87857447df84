import { formatSigned } from '../../../client/text/format.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONCEPT_IDS } from '#shared/content/concepts/conceptPlaces.ts';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { conceptFigures } from '../../../client/panels/concepts/figures/conceptFigures.ts';
import type { Figure } from '../../../client/panels/concepts/figures/figure.ts';
import { say } from '../../../client/text/Say.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { aTable } from '../../support/aTable.ts';

const fresh = aTable({ people: 'all', at: 'negotiation' });
const table = aTable({ people: 'all', at: 'negotiation' });
const pair = ['ALB', 'BOR'];
table.conclude({ parties: pair, clauses: [{ type: 'freeTradeArea', among: pair, exceptions: [] }] });
table.goTo('briefing', 2);
const [report] = table.state.reports;
if (report === undefined) throw new Error('the round was settled');

function figuresAt(state: CountryGame, viewer: string | undefined, id: ConceptId): readonly Figure[] {
  return conceptFigures(state, table.scenario, viewer, id);
}

function told(viewer: string | undefined, id: ConceptId, state = table.state) {
  return figuresAt(state, viewer, id).map(({ phrase }) => phrase);
}

beforeAll(loadAllText);

describe('figures before anything has happened', () => {
  it('tell of no round and no treaty', () => {
    for (const id of CONCEPT_IDS)
      for (const { phrase } of figuresAt(fresh.state, 'ALB', id))
        expect(['figure.ownWall', 'figure.largestIncomes', 'figure.priceSources'], id).toContain(phrase.key);
  });
});

describe('figures of a round', () => {
  it('are those of its report', () => {
    const parts = report.economies['ALB']?.parts;
    expect(told('ALB', 'tradeCreation')[0]).toEqual({
      key: 'figure.partTradeCreated',
      params: { round: 1, economy: 'ALB', percent: formatSigned(100 * (parts?.tradeCreated ?? 0), 2) },
    });
  });

  it('tell a bloc’s account in words and bars', () => {
    const [bloc] = report.blocs;
    const [, trade] = figuresAt(table.state, 'ALB', 'tradeCreation');
    expect(trade?.phrase.params).toMatchObject({ economies: pair, createdBn: bloc?.createdTradeBn });
    expect(trade?.trade).toEqual({ createdBn: bloc?.createdTradeBn, divertedBn: bloc?.divertedTradeBn });
  });

  it('are told to watchers of the economy that they concern most', () => {
    const largest = Object.entries(report.economies).toSorted(
      ([, a], [, b]) => Math.abs(b.parts.tradeCreated) - Math.abs(a.parts.tradeCreated),
    )[0]?.[0];
    expect(told(undefined, 'tradeCreation')[0]?.params['economy']).toBe(largest);
  });

  it('wait until the reveal has reached them', () => {
    const revealing = aTable({ people: 'all', at: 'negotiation' });
    revealing.conclude({ parties: pair, clauses: [{ type: 'freeTradeArea', among: pair, exceptions: [] }] });
    revealing.goTo('results');
    const at = (revealStop: CountryGame['revealStop']): CountryGame => ({ ...revealing.state, revealStop });
    const keys = (state: CountryGame) => told('ALB', 'tradeDiversion', state).map(({ key }) => key);
    expect(keys(at('flows'))).not.toContain('figure.blocTrade');
    expect(keys(at('gains'))).toContain('figure.blocTrade');
  });

  it('never count the years after as a round', () => {
    const ended = { ...table.state, reports: [{ ...report, isEpilogue: true }] };
    expect(told('ALB', 'secondBest', ended)).toEqual([]);
  });

  it('sum inside and outside to what all economies gained', () => {
    const [sides, world] = told('ALB', 'secondBest');
    const { insideBn, outsideBn } = sides?.params ?? {};
    expect(Number(insideBn) + Number(outsideBn)).toBeCloseTo(Number(world?.params['worldGainBn']), 6);
  });
});

describe('figures of law', () => {
  it('name agreements, partners and the largest bloc', () => {
    expect(told('ALB', 'ladder')).toEqual([{ key: 'figure.agreements', params: { count: 1, level: 2 } }]);
    expect(told('ALB', 'freeTradeArea')[0]?.params).toEqual({ economy: 'ALB', economies: ['BOR'] });
    expect(told('CAT', 'freeTradeArea').map(({ key }) => key)).toEqual(['figure.blocCoverage']);
    expect(told('CAT', 'smallStates')[0]?.params).toEqual({ count: 2, economies: pair });
  });

  it('tell partners’ rates from those of others', () => {
    const [margin] = told('ALB', 'preferentialArrangement');
    expect(margin?.params).toMatchObject({ economy: 'ALB', partnerBp: 0 });
    expect(margin?.params['rateBp']).toBeGreaterThan(0);
  });

  it('tell until when a treaty binds', () => {
    const bound = Object.values(table.state.agreements)[0]?.boundUntilRound;
    expect(told('ALB', 'bindingTreaties')[0]?.params['round']).toBe(bound);
    expect(told('CAT', 'bindingTreaties')).toEqual([]);
  });
});

describe('every figure of a played table', () => {
  it.each([undefined, 'ALB', 'DUN'])('makes whole sentences for %s', (viewer) => {
    for (const id of CONCEPT_IDS)
      for (const { phrase } of figuresAt(table.state, viewer, id))
        expect(say(phrase), id).not.toMatch(/[{}]|NaN|undefined/);
  });
});
