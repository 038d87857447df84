import { beforeAll, describe, expect, it } from 'vitest';
import { CONCEPT_IDS } from '#shared/content/concepts/conceptPlaces.ts';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import { FIGURE_IDS } from '#shared/content/concepts/concept.ts';
import { SUPPORT_PARTS } from '#shared/content/vocabulary.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { ModuleReports } from '../../../shared/protocol/modules/modules.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { conceptFigures } from '../../../client/panels/concepts/figures/conceptFigures.ts';
import { isPlayedHere, playedConceptsAt } from '../../../client/panels/concepts/ConceptLink.tsx';
import { figures } from '../../../client/text/en/concepts.ts';
import { provinceFigures } from '../../../client/text/en/concepts/provinceCards.ts';
import { say } from '../../../client/text/Say.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { aTable } from '../../support/aTable.ts';
import { someSettings } from '../../support/someSettings.ts';

const table = aTable({ people: 'all', at: 'negotiation' });
table.goTo('briefing', 2);
const [report] = table.state.reports;
if (report === undefined) throw new Error('the round was settled');

function withModules(modules: ModuleReports, state: Partial<CountryGame> = {}): CountryGame {
  return { ...table.state, ...state, reports: [{ ...report, modules } as CountryGame['reports'][number]] };
}

function told(state: CountryGame, viewer: string | undefined, id: ConceptId) {
  return conceptFigures(state, table.scenario, viewer, id).map(({ phrase }) => phrase);
}

const still = {
  productivity: { competition: 0, diffusion: 0, research: 0, specialization: 0 },
  capital: { saving: 0, fromAbroad: 0 },
  peopleMn: 0,
  savedStaffBn: 0,
  smuggledBn: 0,
  adjustment: 0,
};

beforeAll(loadAllText);

describe('figures of dynamics', () => {
  const state = withModules({
    dynamics: {
      economies: {
        ALB: {
          ...still,
          productivity: { ...still.productivity, competition: 0.0123 },
          smuggledBn: 0.4,
          adjustment: 0.02,
        },
        BOR: { ...still, productivity: { ...still.productivity, competition: -0.05 } },
      },
      migration: [
        { from: 'CAT', to: 'DUN', peopleMn: 0.9 },
        { from: 'ALB', to: 'BOR', peopleMn: 0.3524 },
      ],
      investment: [
        { from: 'CAT', to: 'BOR', amountBn: 2, kind: 'tariffJumping' },
        { from: 'DUN', to: 'BOR', amountBn: 3, kind: 'diverted' },
      ],
    },
  });

  it('are the reader’s own', () => {
    expect(told(state, 'ALB', 'competition')).toEqual([
      { key: 'figure.growthCompetition', params: { round: 1, economy: 'ALB', percent: 1.23 } },
    ]);
    expect(told(state, 'ALB', 'smuggling')[0]?.params).toMatchObject({ economy: 'ALB', amountBn: 0.4 });
    expect(told(state, 'CAT', 'competition')).toEqual([]);
  });

  it('are the largest for a watcher', () => {
    expect(told(state, undefined, 'competition')[0]?.params).toMatchObject({ economy: 'BOR', percent: -5 });
  });

  it('tell of moves that touch the reader before larger ones', () => {
    expect(told(state, 'BOR', 'factorMobility')[0]?.params).toMatchObject({ from: 'ALB', people: 352_000 });
    expect(told(state, undefined, 'factorMobility')[0]?.params).toMatchObject({
      from: 'CAT',
      people: 900_000,
    });
  });

  it('tell investment that jumped a wall from investment diverted', () => {
    expect(told(state, undefined, 'tariffJumping').map(({ key, params }) => [key, params['from']])).toEqual([
      ['figure.investmentJumping', 'CAT'],
      ['figure.investmentDiverted', 'DUN'],
    ]);
  });
});

describe('figures of politics', () => {
  const parts = { ...fromKeys(SUPPORT_PARTS, () => 0), lobbies: -4.25, sovereignty: -1.5 };
  const state = withModules(
    {
      politics: {
        economies: {
          ALB: {
            support: 44,
            supportBefore: 50,
            parts,
            lobbies: [
              { sector: 'GRA', change: -0.1, swing: -4 },
              { sector: 'CLO', change: 0.01, swing: 0.5 },
            ],
          },
        },
        elections: [
          { economy: 'ALB', support: 40, line: 41, fell: true },
          { economy: 'BOR', support: 60, line: 41, fell: false },
        ],
        ratifications: [],
      },
    },
    {
      politics: {
        seats: {},
        mandates: {
          ALB: [
            { id: 'o1', kind: 'holdSupport', points: 60 },
            { id: 'o2', kind: 'keepWord', points: 40 },
          ],
        },
        affinity: { 'ALB|BOR': 0.2, 'ALB|CAT': 0.9, 'ALB|DUN': 0.5 },
        ratifications: [],
      },
    },
  );

  it('name the loudest lobby and what it moved', () => {
    expect(told(state, 'ALB', 'lobbies')).toEqual([
      {
        key: 'figure.loudestLobby',
        params: { round: 1, economy: 'ALB', sector: 'GRA', points: -4 },
      },
      { key: 'figure.supportLobbies', params: { round: 1, economy: 'ALB', points: -4.25 } },
    ]);
  });

  it('count elections and falls', () => {
    expect(told(state, 'BOR', 'elections')[0]?.params).toEqual({ count: 2, fallen: 1 });
  });

  it('tell a mandate to its own seat alone', () => {
    expect(told(state, 'ALB', 'nationalInterest')[0]?.params).toEqual({ count: 2, points: 100 });
    expect(told(state, 'BOR', 'nationalInterest')).toEqual([]);
    expect(told(state, undefined, 'nationalInterest')).toEqual([]);
  });

  it('name the nearest and the farthest', () => {
    expect(told(state, 'ALB', 'affinity')[0]?.params).toEqual({
      economy: 'ALB',
      other: 'CAT',
      against: 'BOR',
    });
  });
});

describe('a table without modules', () => {
  it('shows no card of theirs', () => {
    const settings = someSettings();
    expect(isPlayedHere(settings, 'lobbies')).toBe(false);
    expect(isPlayedHere(settings, 'commonMarket')).toBe(false);
    expect(isPlayedHere(settings, 'customsUnion')).toBe(true);
    expect(playedConceptsAt(settings, 'spot.lobby')).toEqual([]);
    expect(playedConceptsAt(settings, 'part.tradeCreated')).toEqual(['tradeCreation']);
  });

  it('hides levels above the highest that the laboratory plays', () => {
    const settings = someSettings({ preset: 'laboratory', scenarioId: 'world', highestLevel: 4 });
    expect(isPlayedHere(settings, 'commonMarket')).toBe(true);
    expect(isPlayedHere(settings, 'economicUnion')).toBe(false);
  });

  it('lets everything be read outside a table', () => {
    expect(CONCEPT_IDS.every((id) => isPlayedHere(undefined, id))).toBe(true);
  });
});

describe('a played table with every module', () => {
  const full = aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'laboratory',
    rounds: 6,
    people: 'all',
    at: 'negotiation',
  });
  const pair = ['KOR', 'JPN'];
  full.conclude({ parties: pair, clauses: [{ type: 'freeTradeArea', among: pair, exceptions: [] }] });
  full.goTo('negotiation', 2);
  full.goTo('negotiation', 3);

  it.each(['KOR', 'USA', undefined])('makes whole sentences for %s', (viewer) => {
    const keys = new Set<string>();
    for (const id of CONCEPT_IDS)
      for (const { phrase } of conceptFigures(full.state, full.scenario, viewer, id)) {
        keys.add(phrase.key);
        expect(say(phrase), id).not.toMatch(/[{}]|NaN|undefined/);
      }
    expect(keys.size).toBeGreaterThan(20);
  });
});

const english = { ...figures, ...provinceFigures };

describe('figures', () => {
  it('have a sentence each', () => {
    const told = { incomes: 'incomeHighest', blocIncomes: 'blocHighest' } as const;
    for (const id of FIGURE_IDS)
      expect(Object.keys(english)).toContain(`figure.${id in told ? told[id as keyof typeof told] : id}`);
  });
});
