import { describe, expect, it } from 'vitest';
import { answerAdmission, leaveAgreements } from '#shared/bots/countryMove.ts';
import { closedTo } from '#shared/bots/proposals/objectionTo.ts';
import { remarksBetween } from '#shared/bots/speech/remarks.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { newsPhrase } from '../../client/panels/headlines/unionEnds.ts';
import { changesBetween } from '../../client/panels/moments/changesModel.ts';
import { say } from '../../client/text/Say.tsx';
import { loadAllText } from '../../client/text/t.ts';
import { freeTradeDraft } from '../../shared/bots/proposals/candidateDrafts.ts';
import { aTable, type Table } from '../support/aTable.ts';

const PAID_MN = 40_000;
/** Japan pays far more for free trade with China than that brings it. */
function overpaying(paidMn = PAID_MN): Table {
  const { rounds, stepBp } = PRESETS.worldShort;
  const world = { scenarioId: 'world', opening: 'highWalls', preset: 'worldShort', rounds, stepBp } as const;
  const table = aTable({ ...world, people: ['CHN'], at: 'negotiation' });
  const { parties, clauses } = freeTradeDraft(['CHN'], ['JPN']);
  const payment = { type: 'payment', from: 'JPN', to: 'CHN', amountMn: paidMn, rounds: rounds + 1 } as const;
  table.conclude({ parties, clauses: [...clauses, payment] });
  return table.goTo('negotiation', 3);
}

const table = overpaying();
const { scenario } = table;
const agreement = must(
  Object.values(table.state.agreements).find(({ proposal }) => proposal !== undefined),
  'what was signed',
);

/** What Japan leaves, with these secret tasks. */
function leftBy(state: CountryGame, ...tasks: readonly Objective[]): readonly string[] {
  const politics = must(state.politics, 'voters');
  const law = { ...state, politics: { ...politics, mandates: { JPN: tasks } } };
  return leaveAgreements(createAppraiser(scenario, law), 'JPN').map(({ agreement: id }) => id);
}

/** Korea comes into the area. */
const entry: Draft = {
  parties: ['CHN', 'JPN', 'KOR'],
  clauses: [{ type: 'accession', agreement: agreement.id, entrant: 'KOR', former: [] }],
};

describe('a bot that pays more for an agreement than that brings it', () => {
  it('leaves it, and stays where only it does or counts for its own secret task', () => {
    const task = { id: 't', points: 60 } as const;
    const neighbour = { ...task, kind: 'peaceWithNeighbour', economy: 'CHN' } as const;
    const asked: readonly Objective[] = [
      neighbour,
      { ...neighbour, kind: 'agreementWith' },
      { ...task, kind: 'openPartners', amount: 3 },
      { ...task, kind: 'smallStatesVoice', amount: 3 },
      { ...task, kind: 'counterBloc', economy: 'KOR' },
    ];
    expect(leftBy(table.state)).toEqual([agreement.id]);
    expect(leftBy(table.state, { ...neighbour, economy: 'USA' })).toEqual([agreement.id]);
    expect(asked.filter((each) => leftBy(table.state, each).length > 0)).toEqual([]);
  });

  it('does not leave what it has just signed to widen, and neither widens what it leaves nor keeps others out of it', () => {
    const wide = overpaying();
    const { id, revision } = wide.tableProposal(entry, 'CHN');
    expect(leftBy(wide.state)).toEqual([agreement.id]);
    wide.act('JPN', { type: 'signProposal', proposal: id, revision, confirmed: true });
    expect(leftBy(wide.state)).toEqual([]);
    const left = overpaying();
    left.act('JPN', { type: 'giveNotice', agreement: agreement.id });
    const proposal = left.tableProposal(entry, 'CHN');
    const closed = (by: string) => closedTo(createAppraiser(scenario, left.state), proposal, by);
    expect([closed('JPN'), closed('KOR')]).toEqual([{ reason: 'noGain' }, undefined]);
    expect(answerAdmission(scenario, left.state, proposal, 'JPN')).toEqual([]);
  });

  it.each([
    ['what it pays', PAID_MN, 'answer.leavesPaying', 'It pays US$40 bn a round for it'],
    ['that it is better off', 0, 'answer.leavesEarning', 'it is better off without it'],
  ])('says %s: to all at once, to its partner, and in the results', async (_what, paidMn, key, told) => {
    await loadAllText();
    const left = overpaying(Math.max(1, paidMn));
    const [given] = Object.values(left.state.agreements).filter(({ proposal }) => proposal !== undefined);
    const { id, payments } = must(given, 'what was signed');
    // A payment that has run out is none.
    const kept = { ...must(given, 'it'), payments: paidMn > 0 ? payments : [] };
    left.state = { ...left.state, agreements: { ...left.state.agreements, [id]: kept } };
    const before = left.state;
    left.act('JPN', { type: 'giveNotice', agreement: id });
    expect(remarksBetween(before, left.state)).toMatchObject([{ by: 'JPN', line: { key } }]);
    const [change] = changesBetween(before, left.state, 'CHN');
    expect(say(must(change, 'a notice').phrase)).toContain(told);
    left.goTo('results');
    const headline = must(
      left.state.reports.at(-1)?.headlines.find(({ key: each }) => each === 'headline.leaving'),
      'the news',
    );
    expect(say(newsPhrase(left.state, headline, 'CHN'))).toContain(told);
  });
});
