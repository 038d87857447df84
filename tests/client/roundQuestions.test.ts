import { describe, expect, it } from 'vitest';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Cause, RoundReport } from '#shared/protocol/report.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { countryGame } from '#shared/rules/state.ts';
import { kindOfQuestion } from '#shared/rules/settlement/causeQuestions.ts';
import { haveCards, whyOf } from '../../client/panels/debrief/RoundQuestion.tsx';
import { headlinePlace } from '../../client/panels/results/ResultsPanel.tsx';
import { readingOf } from '../../client/panels/debrief/readings.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import type { Table } from '../support/aTable.ts';
import { letBotsMove, playedTo } from '../support/playedTo.ts';
import { someSettings } from '../support/someSettings.ts';

const SEATS = ['ALB', 'BOR', 'CAT', 'DUN'];

/** A First lesson with a person on a seat, who signs as a bot would, or in the last round with everybody at a price, and leaves the tariffs as they are. */
function playedBy(me: string, word: string, isTogether = false): Table {
  const table = playedTo(word, 1);
  const sit = (member: string | undefined): void => {
    const { member: _gone, ...seat } = must(table.state.seats[me], 'the seat');
    const seats = { ...table.state.seats, [me]: member === undefined ? seat : { ...seat, member } };
    table.state = { ...table.state, seats };
  };
  while (table.state.phase !== 'debrief') {
    const { phase } = table.state;
    const isAll = isTogether && phase === 'negotiation' && table.state.round === 4;
    sit(phase === 'negotiation' && !isAll ? undefined : 'm1');
    if (isAll) {
      const { parties, clauses } = aFreeTradeArea(me, ...(othersOf(me) as [string, ...string[]]));
      const paid = {
        type: 'payment',
        from: must(parties.at(-1), 'a payer'),
        to: me,
        amountMn: 160,
        rounds: 1,
      };
      table.conclude({ parties, clauses: [...clauses, paid as Clause] });
    }
    const untilMs = table.nowMs + 150_000;
    for (; table.nowMs < untilMs && table.state.phase === phase; table.nowMs += 4_000) letBotsMove(table);
    if (table.state.phase === phase) table.host('skipPhase');
  }
  return table;
}

const othersOf = (me: string): readonly string[] => SEATS.filter((seat) => seat !== me);

const GAMES = 6;

describe('the questions of a First lesson', () => {
  it('have a fold only where a card of this game stands behind it', () => {
    const { state } = playedTo('fold', 1);
    expect(haveCards(state, headlinePlace('question.cutByPartner'))).toBe(false);
    expect(haveCards(state, headlinePlace('question.couldPay'))).toBe(true);
    expect(haveCards(state, undefined)).toBe(false);
  });

  it('ask for something else each round, and tell the reason of the answer', () => {
    let asked = 0;
    for (let at = 0; at < GAMES; at++) {
      const { state } = playedBy(must(SEATS[at % 4], 'a seat'), `questions ${at}`, at % 2 === 1);
      const put = state.reports
        .filter(({ isEpilogue, question }) => !isEpilogue && question.key !== 'question.nothing')
        .map(({ round, question }) => ({ round, question }));
      const kinds = put.map(({ question: { key } }) => kindOfQuestion(key));
      expect(new Set(kinds).size, `${at}: ${kinds.join()}`).toBe(kinds.length);
      for (const { round, question } of put) {
        asked += 1;
        const reading = must(readingOf(state, question, round), `what the numbers say to ${question.key}`);
        // Of whoever was left out the answer itself is the reason.
        const isReason = question.key === 'question.whoPaid' || question.key === 'question.whyLeftOut';
        if (!isReason && reading.right.length > 0)
          expect(
            whyOf(state, question, round, reading),
            `${at} ${question.key} ${reading.right.join()}`,
          ).toBeDefined();
      }
    }
    expect(asked).toBeGreaterThan(3.5 * GAMES);
  });
});

/** The reports of games that go on from round to round, with events, where no person plays. */
function reportsOf(seed: string) {
  const settings = someSettings({ seed, preset: 'worldShort', rounds: 4, timed: true });
  const found = scenarioFor(settings);
  if (!found.ok) throw new Error(found.error.reason);
  const played = playBotGame(found.value, settings);
  if (!played.ok) throw new Error('the model did not solve');
  return countryGame(played.value.state);
}

/** What some causes moved of an income, or of all together in billions, straight from the decomposition. */
const moved = (report: RoundReport, economy: string, isMeant: (cause: Cause) => boolean): number =>
  (report.causes ?? []).filter(isMeant).reduce((sum, { logChange }) => sum + (logChange[economy] ?? 0), 0);

describe('the questions of a world that goes on', () => {
  it('call right what the decomposition of the round says, and never what else happened in it', () => {
    const asked = new Map<string, number>();
    for (let at = 0; at < 6; at++) {
      const game = reportsOf(`goes on ${at}`);
      for (const report of game.reports) {
        const { key, params } = report.question;
        const reading = readingOf(game, report.question, report.round);
        asked.set(key, (asked.get(key) ?? 0) + 1);
        if (key === 'question.whoPaid' || key === 'question.preferenceEroded') {
          const economy = String(params.economy);
          const taken = moved(
            report,
            economy,
            ({ kind, parties = [] }) => kind === 'signed' && !parties.includes(economy),
          );
          expect(taken, `${at} ${report.round}`).toBeLessThan(0);
          expect(must(reading, 'a reading').right, `${at} ${report.round}`).toEqual([0]);
        }
        if (key === 'question.yearsAfter') {
          const sums = [['growth'], ['events'], ['earlier', 'ended', 'conference']].map((kinds) =>
            Object.entries(report.economies).reduce(
              (sum, [economy, { incomeBn }]) =>
                sum + incomeBn * moved(report, economy, ({ kind }) => kinds.includes(kind)),
              0,
            ),
          );
          const largest = sums.indexOf(Math.max(...sums));
          expect(must(reading, 'a reading').right, `${at} ${sums.join()}`).toEqual([largest]);
        }
      }
    }
    expect([...asked.keys()]).toEqual(expect.arrayContaining(['question.whoPaid', 'question.yearsAfter']));
  });
});
