import { beforeAll, describe, expect, it } from 'vitest';
import { highlightsOf } from '#shared/classroom/debrief/highlights.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { leftByWill } from '#shared/rules/law/blocs.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { newsOf } from '../../../client/panels/countries/briefingModel.ts';
import { changesBetween } from '../../../client/panels/moments/changesModel.ts';
import { publicMoments, votedDownPhrase } from '../../../client/panels/moments/momentsModel.ts';
import { votesTold } from '../../../client/panels/headlines/BlocBar.tsx';
import { endsYours } from '../../../client/panels/headlines/unionEnds.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { decisionsOf } from '../../../client/panels/results/causesModel.ts';
import { byWill } from '../../../client/panels/results/OwnResult.tsx';
import { leavingNow } from '../../../client/panels/screen/ScreenMap.tsx';
import { sinceOf } from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const keysOf = (changes: ReturnType<typeof changesBetween>) => changes.map(({ phrase }) => phrase.key);
const told = (state: CountryGame, me: string) => {
  const { own, others } = newsOf(state, me);
  return [...own, ...others];
};
const newsKeys = (state: CountryGame, me: string) => told(state, me).map(({ key }) => key);

/** A customs union of the United States and Canada, which ends the area of Canada with Mexico, or extends it to both. */
function aUnionThat(action: 'end' | 'extend', paidMn = 0) {
  const table = aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'laboratory',
    modules: [],
    people: 'all',
    rounds: 6,
    at: 'negotiation',
  });
  const free = aFreeTradeArea('CAN', 'MEX');
  const pays = { type: 'payment', from: 'CAN', to: 'MEX', amountMn: paidMn, rounds: 6 } as const;
  table.conclude(paidMn === 0 ? free : { ...free, clauses: [...free.clauses, pays] });
  table.conclude(aFreeTradeArea('USA', 'CAN'));
  table.goTo('negotiation', 4);
  const before = table.state;
  const area = must(
    Object.values(before.agreements).find(({ parties }) => parties.includes('MEX')),
    'area',
  ).id;
  table.conclude(
    aDraft(action === 'end' ? ['USA', 'CAN'] : ['USA', 'CAN', 'MEX'], {
      type: 'customsUnion',
      among: ['USA', 'CAN'],
      key: { type: 'people' },
      former: [{ agreement: area, action }],
    }),
  );
  return { table, before, area };
}

describe('votes on the common tariff', () => {
  beforeAll(loadAllText);

  it('are told beside the own tariff before in the round of the union, later beside the one that was in force', () => {
    const { table } = aUnionThat('end');
    const voteOf = (round: number) => {
      table.goTo('policy', round);
      for (const member of ['USA', 'CAN']) {
        const rates = Object.fromEntries(
          Object.entries(table.state.walls[member]?.mfnRateBp ?? {}).map(([id, bp]) => [
            id,
            Math.max(0, bp - 100),
          ]),
        );
        table.act(member, { type: 'sealPolicy', policy: { type: 'wallVote', rates } });
      }
      table.goTo('results', round);
      return must(table.state.reports.at(-1), 'a report');
    };
    const toldOf = (report: ReturnType<typeof voteOf>) => votesTold(table.state, 'CAN', report);
    const founding = voteOf(4);
    const own = mapValues(founding.wallsBefore['CAN'] ?? {}, (rateBp) => rateBp - 500);
    expect(toldOf({ ...founding, wallsBefore: { ...founding.wallsBefore, CAN: own } })).toMatch(
      /before the union your own was .*the common tariff as it was counts as a vote too/su,
    );
    expect(toldOf(voteOf(5))).toMatch(/which makes .*; it was /u);
  });
});

it('is called by the members of a union alone where others only consent to it, in results and where it is voted down', () => {
  const { table, area } = aUnionThat('extend');
  const proposal = must(Object.values(table.state.proposals).at(-1), 'the treaty');
  expect(proposal.parties).toContain('MEX');
  expect(votedDownPhrase(proposal, ['CAN']).params).toMatchObject({ economies: ['USA', 'CAN'] });
  const { state } = table.goTo('results', 4);
  expect(state.agreements[area]?.parties).toContain('USA');
  const report = must(state.reports.at(-1), 'a report');
  const signedBy = (me: string) =>
    decisionsOf(state, me, report)?.find(
      ({ kind, name }) => kind === 'signed' && name.key.startsWith('decision.signed'),
    )?.name.params;
  expect(signedBy('USA')).toMatchObject({ economies: ['CAN'] });
  expect(signedBy('MEX')).toMatchObject({ economies: ['USA', 'CAN'] });
});

describe('an agreement that the treaty of a union ends', () => {
  it('is counted as own only to whoever joined the union', () => {
    const { table } = aUnionThat('end');
    const { state } = table.goTo('results', 5);
    const report = must(state.reports.at(-1), 'a report');
    const endedFor = (me: string) =>
      (byWill(state, me, report, decisionsOf(state, me, report)) ?? []).find(({ kind }) => kind === 'ended');
    expect(endedFor('MEX')).toMatchObject({
      isOwn: false,
      name: { key: 'decision.endedByUnion', params: { economies: ['CAN'] } },
    });
    expect(endedFor('CAN')).toMatchObject({
      isOwn: true,
      name: { key: 'decision.endedByOwnUnion', params: { economies: ['MEX'] } },
    });
  });

  it('takes its payments with it, which the union ended and nothing that went on by itself', () => {
    const { table } = aUnionThat('end', 10_000);
    const { state } = table.goTo('results', 5);
    const report = must(state.reports.at(-1), 'a report');
    const bars = byWill(state, 'MEX', report, decisionsOf(state, 'MEX', report)) ?? [];
    const paid = bars.find(({ name }) => name.key === 'decision.paidNoMore');
    expect(paid).toMatchObject({ kind: 'ended', isOwn: false, name: { params: { economies: ['CAN'] } } });
    expect(bars.filter(({ kind }) => kind === 'payments')).toEqual([]);
  });

  it('is told by the union, never as somebody who left', () => {
    const { table, before, area } = aUnionThat('end');
    const union = must(
      Object.values(table.state.agreements).find(({ level }) => level === 3),
      'union',
    ).id;
    const news = (me: string) => told(table.state, me).filter(({ key }) => key.startsWith('news.union'));
    expect(news('CAN')).toEqual([
      { key: 'news.unionEndsOwn', params: { union, agreements: [area], round: 5 } },
    ]);
    // It was an area from round 1 on, and is a union since this round.
    expect(sinceOf(table.state, must(table.state.agreements[union], 'union'))).toBe(4);
    const others = { economies: ['CAN'], union, agreements: [area], round: 5 };
    expect(news('MEX')).toEqual([{ key: 'news.unionEndsYou', params: others }]);
    expect(news('JPN')).toEqual([{ key: 'news.unionEnds', params: others }]);
    for (const me of ['CAN', 'MEX', 'JPN']) expect(newsKeys(table.state, me).join()).not.toContain('leaving');
    expect(leavingNow(table.state).map(({ key }) => key)).toEqual(['news.unionEnds']);
    expect(keysOf(changesBetween(before, table.state, 'MEX'))).toContain('news.unionEndsYou');
    const treaty = must(Object.values(table.state.proposals).at(-1), 'the treaty');
    expect(endsYours(before, treaty, 'MEX')).toEqual([area]);
    expect(endsYours(before, treaty, 'CAN')).toEqual([]);
    const waiting = { ...treaty, status: 'awaitingBell' } as const;
    const ahead = { ...before, proposals: { ...before.proposals, [treaty.id]: waiting } };
    expect(keysOf(changesBetween(before, ahead, 'MEX'))).toEqual(['moment.unionAhead']);
    expect(keysOf(changesBetween(before, ahead, 'JPN'))).toEqual([]);
    expect(keysOf(changesBetween(before, table.state, 'CAN'))).not.toContain('news.unionEndsOwn');
    expect(publicMoments(before, table.state).map(({ phrase }) => phrase.key)).toContain('news.unionEnds');
  });

  it('is told so when it is over, and remembered as no betrayal', () => {
    const { table } = aUnionThat('end');
    table.goTo('briefing', 5);
    expect(newsKeys(table.state, 'CAN').slice(0, 1)).toEqual(['news.inForceYou']);
    expect(newsKeys(table.state, 'CAN')).toContain('news.unionEndsOwn');
    table.goTo('negotiation', 5);
    const over = (me: string) => told(table.state, me).filter(({ key }) => key.startsWith('news.unionEnded'));
    expect(over('CAN')[0]).toMatchObject({ key: 'news.unionEndedOwn', params: { economies: ['MEX'] } });
    expect(over('MEX')[0]).toMatchObject({ key: 'news.unionEnded', params: { economy: 'CAN' } });
    expect(leftByWill(table.state, must(table.state.reports.at(-1), 'report'))).toEqual([]);
    expect(highlightsOf(table.state).betrayal).toBeUndefined();
  });
});

describe('an entry that nobody refused', () => {
  it('is told to a member that did not sign, while it can refuse and once it is in force', () => {
    const { table } = aUnionThat('end');
    table.goTo('negotiation', 5);
    const union = must(
      Object.values(table.state.agreements).find(({ level }) => level === 3),
      'union',
    ).id;
    const before = table.state;
    const entry = { type: 'accession', agreement: union, entrant: 'MEX', former: [] } as const;
    table.conclude(aDraft(['MEX', 'USA'], entry));
    const keys = (me: string) => keysOf(changesBetween(before, table.state, me));
    expect(keys('CAN')).toContain('notice.admission');
    expect([...keys('USA'), ...keys('JPN')]).not.toContain('notice.admission');
    table.goTo('briefing', 6);
    expect(newsKeys(table.state, 'CAN')).toContain('news.inForceSilent');
    expect(newsKeys(table.state, 'USA')).toContain('news.inForceYou');
  });
});
