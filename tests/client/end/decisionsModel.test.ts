import { describe, expect, it } from 'vitest';
import { PreviewEngine } from '../../../client/preview/PreviewEngine.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import type { PreviewAnswer } from '../../../client/preview/previewProtocol.ts';
import { endsOfDecisions, weightiest } from '../../../client/panels/end/DecisionsCard.tsx';
import { standingDecisions } from '../../../shared/rules/forecast/decisions.ts';
import { aTable } from '../../support/aTable.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';

const table = aTable({ people: 'all', at: 'negotiation' });
table.conclude(aFreeTradeArea('ALB', 'BOR'));
table.goTo('policy');
table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
table.goTo('debrief');
const { scenario, state } = table;

describe('decisions at the end', () => {
  it('are weighed in the worker, one answer for all in their order', () => {
    const decisions = standingDecisions(state, 'ALB');
    const answers: PreviewAnswer[] = [];
    const turns: (() => void)[] = [];
    const engine = new PreviewEngine(
      {
        answer: (answer) => answers.push(answer),
        later: (step) => turns.push(step),
        nowMs: () => 0,
      },
      countryAnswers,
    );
    engine.receive({ type: 'scenario', scenario });
    engine.receive({ type: 'snapshot', view: { ...state, reports: state.reports.slice(-1) } });
    engine.receive({
      type: 'job',
      id: 1,
      lane: 'decisions',
      job: { type: 'decisions', economy: 'ALB', decisions },
    });
    for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) turn();
    const [answer] = answers;
    expect(answers).toHaveLength(1);
    expect(answer?.result.type === 'decisions' ? answer.result.weights : []).toHaveLength(decisions.length);
  });

  it('come weightiest first, for better or worse, and what cannot be seen is left out', () => {
    const decision = { type: 'barriers' } as const;
    const weighed = [
      { decision, withIndex: 101, withoutIndex: 100.9 },
      { decision, withIndex: 101, withoutIndex: 101.4 },
      { decision, withIndex: 101, withoutIndex: 101.001 },
    ];
    expect(weightiest(scenario, state, 'ALB', weighed).map(({ withoutIndex }) => withoutIndex)).toEqual([
      101.4, 100.9,
    ]);
  });

  it('name the partners of a treaty and both ends of a wall', () => {
    const weighed = standingDecisions(state, 'ALB').map((decision, at) => ({
      decision,
      withIndex: 102,
      withoutIndex: 101 + at / 10,
    }));
    const [area, wall] = weightiest(scenario, state, 'ALB', weighed);
    expect(area?.note?.params['economies']).toEqual(['BOR']);
    expect(wall?.title.key).toBe('end.decision.wallDown');
    expect(Number(wall?.title.params['toBp'])).toBeLessThan(Number(wall?.title.params['fromBp']));
  });

  it('stand on one line from the least to the most', () => {
    const ends = endsOfDecisions([
      { withIndex: 102, withoutIndex: 101 },
      { withIndex: 102, withoutIndex: 103 },
    ]);
    expect(ends).toEqual({ low: 101, high: 103 });
  });
});
