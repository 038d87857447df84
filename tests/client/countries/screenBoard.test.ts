import { expect, it } from 'vitest';
import { screenBoard } from '../../../client/panels/screen/StructureBoard.tsx';
import { must } from '../../../shared/kernel/records.ts';
import type { Headline } from '../../../shared/protocol/headlines.ts';
import type { RoundReport } from '../../../shared/protocol/report.ts';
import { revealStopsOf } from '../../../shared/rules/table/revealStops.ts';
import { aTable } from '../../support/aTable.ts';

const { state, scenario } = aTable({ people: ['ALB'], at: 'results' });
const quiet = must(state.reports.at(-1), 'a report');
const elections = [{ economy: 'ALB', support: 40, line: 50, fell: true }];
const modules = { politics: { elections, ratifications: [], economies: {} } } as unknown as NonNullable<
  RoundReport['modules']
>;

/** The stops of a reveal at which the big screen tells of elections. */
function accountsAt(change: Partial<RoundReport>) {
  const report = { ...quiet, modules, ...change };
  const game = { ...state, reports: [report] };
  return revealStopsOf(game).filter((stop) => screenBoard(scenario, game, report, stop) === 'account');
}

it('tells of elections where words are judged, else with the last stop there is', () => {
  const broken: Headline = { key: 'headline.wordBroken', params: { economies: ['ALB'] } };
  const asked: Headline = { key: 'question.whoseGain', params: { economy: 'ALB', percent: 1 } };
  expect(accountsAt({ headlines: [broken], question: asked })).toEqual(['pledges']);
  expect(accountsAt({ headlines: [], question: asked })).toEqual(['question']);
  expect(accountsAt({ headlines: [], question: { key: 'question.nothing', params: {} } })).toEqual(['gains']);
});
