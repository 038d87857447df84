import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONCEPT_IDS } from '#shared/content/concepts/conceptPlaces.ts';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { provinceConceptFigures } from '../../../client/panels/concepts/figures/provinceFigures.ts';
import { say } from '../../../client/text/Say.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { provincesScenario } from '../../../client/state/store.ts';
import { aProvincesTable } from '../../support/aProvincesTable.ts';

const fresh = aProvincesTable();
const table = aProvincesTable();
table.seal('SH', { wall: 1 });
table.seal('HB', { wall: 4 });
table.settle();
const ended: ProvinceGame = { ...table.state, revealStop: 'question' };

function told(state: ProvinceGame, viewer: string | undefined, id: ConceptId) {
  return provinceConceptFigures(state, table.scenario, viewer, id).map(({ phrase }) => phrase);
}

beforeAll(async () => {
  await loadAllText();
  provincesScenario.value = table.scenario;
});
afterAll(() => {
  provincesScenario.value = undefined;
});

describe('figures of a table of provinces', () => {
  it('tell the needle from the opening on', () => {
    expect(told(fresh.state, 'AH', 'provincialBorders')).toEqual([
      { key: 'figure.borderNow', params: { times: '21.0', tariff: 46, from: '21.0' } },
    ]);
  });

  it('tell the own seat what concerns it, and watchers what is public', () => {
    expect(told(fresh.state, 'LN', 'marketSegmentation').map(({ key }) => key)).toEqual([
      'figure.ownDials',
      'figure.wallsHigh',
    ]);
    expect(told(fresh.state, undefined, 'marketSegmentation').map(({ key }) => key)).toEqual([
      'figure.wallsHigh',
    ]);
  });

  it('are those of the round’s report', () => {
    const { place } = table.report.provinces['HB'] ?? {};
    expect(told(ended, 'HB', 'promotionTournament')[0]?.params).toMatchObject({
      round: 1,
      economy: 'HB',
      place,
    });
    expect(told(ended, undefined, 'promotionTournament')).toEqual([]);
  });

  it('wait until the reveal has come to who gained', () => {
    const keys = (revealStop: ProvinceGame['revealStop']) =>
      told({ ...table.state, revealStop }, 'HB', 'cadreEvaluation').map(({ key }) => key);
    expect(keys('flows')).toEqual([]);
    expect(keys('gains')).toEqual(['figure.careerScore']);
  });

  it('make whole sentences on every card', () => {
    for (const viewer of [undefined, 'SH', 'HB'])
      for (const id of CONCEPT_IDS)
        for (const phrase of told(ended, viewer, id))
          expect(say(phrase), id).not.toMatch(/[{}]|NaN|undefined/);
  });
});
