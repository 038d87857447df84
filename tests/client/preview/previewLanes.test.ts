import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type PreviewAnswer,
  type PreviewJob,
  type PreviewRequest,
  answerPreviews,
  askPreview,
  clearPreview,
  previews,
} from '../../../client/preview/preview.ts';
import { game, scenario } from '../../../client/state/store.ts';
import { aTable } from '../../support/aTable.ts';

/** The worker's end of the line: it keeps what it is asked, and answers when told. */
class Line {
  static readonly asked: PreviewRequest[] = [];
  static answer: (answer: PreviewAnswer) => void = () => undefined;
  addEventListener(_type: string, hear: (event: { readonly data: PreviewAnswer }) => void): void {
    Line.answer = (data) => hear({ data });
  }
  postMessage(request: PreviewRequest): void {
    Line.asked.push(request);
  }
  terminate(): void {}
}

/** The same question of two panels is two questions. */
const anEnvelope = (): PreviewJob => ({
  type: 'policy',
  economy: 'ALB',
  policy: { type: 'wall', shiftBp: 0, apart: [] },
});

/** Answers the last question as the model does where it finds nothing. */
function answerLast(): void {
  const last = Line.asked.findLast((request) => request.type === 'job');
  if (last?.type !== 'job') throw new Error('nothing was asked');
  Line.answer({ id: last.id, lane: last.lane, result: { type: 'failed' }, computeMs: 1 });
}

describe('the lanes of the what-if', () => {
  beforeEach(() => {
    vi.stubGlobal('Worker', Line);
    answerPreviews(() => new Worker('line'));
    const table = aTable({ people: 'all', at: 'policy' });
    scenario.value = table.scenario;
    game.value = table.state;
  });
  afterEach(() => {
    game.value = undefined;
    scenario.value = undefined;
    vi.unstubAllGlobals();
  });

  it('keep what the next panel has asked when the one before goes after it', () => {
    const [before, next] = [anEnvelope(), anEnvelope()];
    askPreview('first', before);
    askPreview('first', next);
    clearPreview('first', before);
    answerLast();
    expect(previews.value.first?.job).toBe(next);
  });

  it('put no question that still waited to the table that is entered next', () => {
    vi.useFakeTimers();
    try {
      askPreview('curve', anEnvelope());
      const state = game.value;
      game.value = undefined;
      scenario.value = undefined;
      Line.asked.length = 0;
      // The next table is known before its scenario has come.
      game.value = state;
      vi.runAllTimers();
      expect(Line.asked).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('forget what a panel has asked when it goes, its answer too', () => {
    const question = anEnvelope();
    askPreview('first', question);
    answerLast();
    clearPreview('first', question);
    expect(previews.value.first).toBeUndefined();
    answerLast();
    expect(previews.value.first).toBeUndefined();
  });
});
