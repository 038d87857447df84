import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { kindOfQuestion } from '#shared/rules/settlement/causeQuestions.ts';
import { whyOf } from '../../client/panels/debrief/RoundQuestion.tsx';
import { readingOf } from '../../client/panels/debrief/readings.ts';
import type { Table } from '../support/aTable.ts';
import { letBotsMove, playedTo } from '../support/playedTo.ts';

const SEATS = ['ALB', 'BOR', 'CAT', 'DUN'];

/** A First lesson with a person on a seat, who signs as a bot would and leaves the tariffs as they are. */
function playedBy(me: string, word: string): Table {
  const table = playedTo(word, 1);
  const sit = (member: string | undefined): void => {
    const { member: _gone, ...seat } = must(table.state.seats[me], 'the seat');
    const seats = { ...table.state.seats, [me]: member === undefined ? seat : { ...seat, member } };
    table.state = { ...table.state, seats };
  };
  while (table.state.phase !== 'debrief') {
    const { phase } = table.state;
    sit(phase === 'negotiation' ? undefined : 'm1');
    const untilMs = table.nowMs + 150_000;
    for (; table.nowMs < untilMs && table.state.phase === phase; table.nowMs += 4_000) letBotsMove(table);
    if (table.state.phase === phase) table.host('skipPhase');
  }
  return table;
}

const GAMES = 6;

describe('the questions of a First lesson', () => {
  it('ask for something else each round, and tell the reason of the answer', () => {
    let asked = 0;
    for (let at = 0; at < GAMES; at++) {
      const { state } = playedBy(must(SEATS[at % 4], 'a seat'), `questions ${at}`);
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
