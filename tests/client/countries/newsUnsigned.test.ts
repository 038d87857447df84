import { expect, it } from 'vitest';
import type { WorldEvent } from '#shared/protocol/modules/modules.ts';
import { must } from '#shared/kernel/records.ts';
import { eventsTold } from '../../../client/panels/countries/BriefingSheet.tsx';
import { newsOf } from '../../../client/panels/countries/briefingModel.ts';
import { objectiveText } from '../../../client/panels/politics/MandateCard.tsx';
import { loadAllText, phrase } from '../../../client/text/t.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';
import { aWtoTable, putOnFloor } from '../../support/aWtoTable.ts';

/** What changed for a seat without its signature. */

it('tells whom a bloc has taken in, its members first, though they have signed nothing', () => {
  const table = aTable({ people: 'all', at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'BOR'));
  table.goTo('briefing', 3);
  const area = must(Object.values(table.state.agreements)[0], 'the area');
  const wider = { ...area, parties: ['ALB', 'BOR', 'CAT'], widenedInRound: 2 };
  const state = { ...table.state, agreements: { [area.id]: wider } };
  const joined = (me: string) => {
    const { own, others } = newsOf(state, me);
    return [own, others].map((part) => part.filter(({ key }) => key.startsWith('news.widened')));
  };
  const params = { economies: ['CAT'], agreement: area.id };
  expect(joined('ALB')).toEqual([[phrase('news.widenedYou', params)], []]);
  expect(joined('CAT')[0]?.map(({ key }) => key)).toEqual(['news.widenedOwn']);
  expect(joined('DUN')).toEqual([[], [phrase('news.widened', params)]]);
  // A long name would count the newcomers among the others.
  const widest = { ...wider, parties: [...wider.parties, 'ELD', 'FEN'] };
  const { others } = newsOf({ ...state, agreements: { [area.id]: widest } }, 'DUN');
  expect(others).toContainEqual(
    phrase('news.widenedGroup', { economies: ['CAT', 'ELD', 'FEN'], other: ['ALB', 'BOR'] }),
  );
});

it('tells what a conference cut of the own ceilings', () => {
  const table = aWtoTable();
  putOnFloor(table, 'ALB');
  expect(newsOf(table.state, 'ALB').own).toEqual([]);
  table.goTo('briefing', 3);
  const cutOf = (me: string) =>
    newsOf(table.state, me).own.flatMap(({ key, params }) => (key === 'news.conferenceYou' ? [params] : []));
  expect(['ALB', 'CAT'].map(cutOf)).toEqual([[{ points: 4 }], [{ points: 6 }]]);
  const spared = table.state.reports.map((report) => {
    const wto = must(report.modules?.wto, 'the multilateral system');
    const { ALB: _own, ...others } = wto.boundCutBp;
    return { ...report, modules: { ...report.modules, wto: { ...wto, boundCutBp: others } } };
  });
  expect(newsOf({ ...table.state, reports: spared }, 'ALB').others.map(({ key }) => key)).toContain(
    'news.conference',
  );
});

it('says from which round on pledges count for a task that was dealt anew', async () => {
  await loadAllText();
  const { state } = aTable({ people: 'all', at: 'negotiation' });
  const task = { id: 'ALB1-0', kind: 'keepWord', amount: 2, points: 40 } as const;
  expect(objectiveText(state, task)).toBe('Make at least 2 pledges and break none');
  expect(objectiveText(state, { ...task, sinceRound: 3 })).toBe(
    'From round 4 on make at least 2 pledges and break none',
  );
});

it('tells of each event what it does and when, those that name the seat first', async () => {
  await loadAllText();
  const { state } = aTable({ people: 'all', at: 'negotiation' });
  const anEvent = (id: string, card: string, economies: readonly string[]) =>
    ({
      id,
      card,
      economies,
      fromRound: state.round,
      untilRound: state.round + 1,
      announcedInRound: state.round - 1,
      placedBy: 'seed',
    }) as const satisfies WorldEvent;
  const active = [anEvent('e1', 'currencyCrisis', []), anEvent('e2', 'financialCrisis', ['ALB'])];
  const events = { announced: [], active, past: [], count: 2 };
  const told = eventsTold({ ...state, events }, 'ALB');
  expect(told[1]).toMatch(
    /^Fixed exchange rates break: trade costs between currencies \+1\.5%; support of everyone −1 points?, until/u,
  );
  expect(told[0]).toContain('productivity of Alba');
});
