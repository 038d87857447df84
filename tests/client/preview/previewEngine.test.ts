import { describe, expect, it } from 'vitest';
import { percentOfLog } from '../../../shared/kernel/basisPoints.ts';
import type { Draft } from '../../../shared/protocol/intents.ts';
import { forecastPolicy } from '../../../shared/rules/forecast/policyForecasts.ts';
import { PreviewEngine } from '../../../client/preview/PreviewEngine.ts';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import type { PreviewAnswer, PreviewJob } from '../../../client/preview/preview.ts';
import { FORMER_LESSON_LIMITS } from '../../../shared/content/presets.ts';
import { must } from '../../../shared/kernel/records.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const table = aTable({ people: 'all', at: 'policy' });
const { scenario, state } = table;
const shifted = (shiftBp: number) => ({ type: 'wall', shiftBp, apart: [] }) as const;
const curve = (points: readonly number[]): PreviewJob => ({
  type: 'curve',
  economy: 'ALB',
  policy: shifted(0),
  points,
});

/** An engine whose turns are taken by hand. */
function anEngine() {
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
  engine.receive({ type: 'snapshot', view: state });
  const runAll = (): void => {
    for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) turn();
  };
  return { engine, answers, turns, runAll };
}

describe('PreviewEngine', () => {
  it('answers the first lane at once, with the numbers of the rules', () => {
    const { engine, answers } = anEngine();
    engine.receive({
      type: 'job',
      id: 1,
      lane: 'first',
      job: { type: 'policy', economy: 'ALB', policy: shifted(300) },
    });
    const expected = forecastPolicy(scenario, state, 'ALB', shifted(300));
    expect(answers).toHaveLength(1);
    const [answer] = answers;
    const known = answer?.result.type === 'forecast' ? answer.result.forecast : undefined;
    expect(known?.economies).toEqual(expected.ok ? expected.value.economies : undefined);
    expect(known?.flows?.every(({ importer, exporter }) => importer !== exporter)).toBe(true);
  });

  it('tells of many offers what each would show when it is opened, and lets the first lane pass between them', () => {
    const { engine, answers, turns, runAll } = anEngine();
    const offer = (other: string): Draft => ({
      parties: ['ALB', other],
      clauses: [{ type: 'freeTradeArea', among: ['ALB', other], exceptions: [] }],
    });
    const drafts = [offer('BOR'), offer('CAT')];
    engine.receive({ type: 'job', id: 1, lane: 'worth', job: { type: 'worth', economy: 'ALB', drafts } });
    turns.shift()?.();
    turns.shift()?.();
    for (const [at, draft] of drafts.entries())
      engine.receive({ type: 'job', id: 2 + at, lane: 'first', job: { type: 'proposal', draft } });
    expect(answers.map(({ id }) => id)).toEqual([2, 3]);
    const opened = answers.map(({ result }) => {
      const own = result.type === 'forecast' ? result.forecast.economies['ALB'] : undefined;
      return own && { percent: percentOfLog(own.logChange), gainBn: own.gainBn };
    });
    runAll();
    expect(answers.at(-1)).toMatchObject({ id: 1, result: { type: 'worth', worths: opened } });
  });

  it('tells what an agreement of others does to a seat, as the offer itself would have been told', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const draft = aFreeTradeArea('BOR', 'CAT');
    const { agreements, walls } = table.state;
    const { engine, answers, runAll } = anEngine();
    engine.receive({ type: 'snapshot', view: table.state });
    engine.receive({ type: 'job', id: 1, lane: 'first', job: { type: 'proposal', draft } });
    runAll();
    table.conclude(draft);
    engine.receive({ type: 'snapshot', view: table.state });
    const deals = [{ without: { agreements, walls }, with: table.state }];
    engine.receive({ type: 'job', id: 2, lane: 'others', job: { type: 'ofOthers', economy: 'ALB', deals } });
    runAll();
    const [offered, signed] = answers.map(({ result }) => result);
    const own = offered?.type === 'forecast' ? offered.forecast.economies['ALB'] : undefined;
    const told = signed?.type === 'worth' ? signed.worths[0] : undefined;
    expect(told?.percent).toBeCloseTo(percentOfLog(own?.logChange ?? NaN), 6);
    expect(told?.percent).toBeLessThan(0);
  });

  it('tells of offers of the last round what they bring in the years after, as the opened offer does', () => {
    const agreementLimits = must(FORMER_LESSON_LIMITS[1], 'former limits');
    const last = aTable({ agreementLimits, people: 'all', rounds: 2, at: 'negotiation' });
    last.conclude(aFreeTradeArea('BOR', 'CAT'));
    last.goTo('negotiation', 2);
    const { engine, answers, runAll } = anEngine();
    engine.receive({ type: 'snapshot', view: last.state });
    const draft = aFreeTradeArea('ALB', 'BOR');
    engine.receive({
      type: 'job',
      id: 1,
      lane: 'worth',
      job: { type: 'worth', economy: 'ALB', drafts: [draft] },
    });
    runAll();
    engine.receive({ type: 'job', id: 2, lane: 'ahead', job: { type: 'proposalAhead', draft, rounds: 2 } });
    runAll();
    const [worth, ahead] = answers.map(({ result }) => result);
    const log = ahead?.type === 'ahead' ? ahead.rounds.at(-1)?.logChange['ALB'] : undefined;
    const told = worth?.type === 'worth' ? worth.worths[0] : undefined;
    expect(told?.after).toBeCloseTo(percentOfLog(log ?? NaN), 9);
    expect(told?.after).not.toBeCloseTo(told?.percent ?? NaN, 2);
  });

  it('lets the first lane pass a long curve, and finishes the curve', () => {
    const { engine, answers, turns, runAll } = anEngine();
    engine.receive({ type: 'job', id: 1, lane: 'curve', job: curve([-200, -100, 0, 100, 200, 300, 400]) });
    turns.shift()?.();
    engine.receive({
      type: 'job',
      id: 2,
      lane: 'first',
      job: { type: 'policy', economy: 'ALB', policy: shifted(100) },
    });
    runAll();
    expect(answers.map(({ id }) => id)).toEqual([2, 1]);
    const [, last] = answers;
    expect(last?.result.type === 'curve' ? last.result.points.map(({ atBp }) => atBp) : []).toEqual([
      -200, -100, 0, 100, 200, 300, 400,
    ]);
  });

  it('drops older work of a lane', () => {
    const { engine, answers, runAll } = anEngine();
    engine.receive({ type: 'job', id: 1, lane: 'curve', job: curve([0, 100, 200, 300]) });
    engine.receive({ type: 'job', id: 2, lane: 'curve', job: curve([0, 100]) });
    runAll();
    expect(answers.map(({ id }) => id)).toEqual([2]);
  });

  it('answers what was asked before the game went on, on the game as it is then', () => {
    const { engine, answers, turns, runAll } = anEngine();
    engine.receive({ type: 'job', id: 1, lane: 'curve', job: curve([0, 100, 200]) });
    turns.shift()?.();
    engine.receive({ type: 'snapshot', view: { ...state, round: state.round + 1 } });
    runAll();
    expect(answers.map(({ id, result }) => [id, result.type])).toEqual([[1, 'curve']]);
  });

  it('makes a plan look worse once it is answered in kind', () => {
    const { engine, answers, runAll } = anEngine();
    const policy = shifted(400);
    engine.receive({ type: 'job', id: 1, lane: 'first', job: { type: 'policy', economy: 'ALB', policy } });
    const job = { type: 'retaliation', economy: 'ALB', policy, by: 'BOR', raisedBp: 400 } as const;
    engine.receive({ type: 'job', id: 2, lane: 'retaliation', job });
    runAll();
    const welfare = answers.map(({ result }) =>
      result.type === 'forecast' ? (result.forecast.economies['ALB']?.welfare ?? 0) : 0,
    );
    expect(welfare[1]).toBeLessThan(welfare[0] ?? 0);
  });
});
