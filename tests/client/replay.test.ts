import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPlaying } from '../../client/panels/replay/ReplayBar.tsx';
import {
  hashOf,
  markPhrase,
  placeOf,
  playedTo,
  stepFrom,
  stepPhase,
  stopAt,
  stopsOf,
} from '../../client/panels/replay/replayModel.ts';
import { say } from '../../client/text/Say.tsx';
import { loadAllText } from '../../client/text/t.ts';
import type { ReplayCourse } from '../../shared/protocol/replay.ts';

const COURSE: ReplayCourse = {
  firstSeq: 4,
  lastSeq: 100,
  phases: [
    { seq: 4, round: 1, phase: 'briefing' },
    { seq: 10, round: 1, phase: 'negotiation' },
    { seq: 40, round: 1, phase: 'policy' },
    { seq: 60, round: 1, phase: 'results' },
    { seq: 100, round: 1, phase: 'debrief' },
  ],
  marks: [
    {
      seq: 14,
      round: 1,
      phase: 'negotiation',
      kind: 'proposed',
      by: 'ALB',
      proposal: 'p3',
      parties: ['ALB', 'BOR'],
    },
    {
      seq: 20,
      round: 1,
      phase: 'negotiation',
      kind: 'signed',
      by: 'BOR',
      proposal: 'p3',
      parties: ['ALB', 'BOR'],
    },
    { seq: 20, round: 1, phase: 'negotiation', kind: 'agreed', proposal: 'p3', parties: ['ALB', 'BOR'] },
    { seq: 50, round: 1, phase: 'policy', kind: 'sealed', by: 'ALB' },
    { seq: 60, round: 1, phase: 'results', kind: 'settled' },
  ],
};
const STOPS = stopsOf(COURSE);

describe('what a replay says of an offer', () => {
  it('is whose it is, to whom, and who pays whom in it', async () => {
    await loadAllText();
    const mark = { seq: 30, round: 1, phase: 'negotiation', parties: ['ALB', 'BOR'] } as const;
    const payments = [{ from: 'BOR', to: 'ALB', amountMn: 20 }];
    const lapsed = say(markPhrase({ ...mark, kind: 'lapsed', author: 'ALB', payments }));
    expect(lapsed).toMatch(/^The offer of Alba to Borea expires \(Borea pays Alba .*\)\.$/);
    expect(say(markPhrase({ ...mark, kind: 'signed', by: 'BOR', author: 'ALB' }))).toBe(
      'Borea signs the offer of Alba.',
    );
    // Replays that were recorded before name no author.
    expect(say(markPhrase({ ...mark, kind: 'lapsed' }))).toBe('The offer of Alba and Borea expires.');
  });
});

describe('the course of a replay', () => {
  it('stops at what happened and where a phase begins, in order', () => {
    expect(STOPS.map(({ seq }) => seq)).toEqual([4, 10, 14, 20, 20, 40, 50, 60, 60, 100]);
    expect(stopAt(STOPS, 30)?.mark?.kind).toBe('agreed');
    expect(stopAt(STOPS, 1)?.seq).toBe(4);
    expect([stepFrom(STOPS, 14, 1), stepFrom(STOPS, 20, 1), stepFrom(STOPS, 20, -1)]).toEqual([20, 40, 14]);
    expect([stepFrom(STOPS, 4, -1), stepFrom(STOPS, 100, 1)]).toEqual([4, 100]);
    expect([stepPhase(COURSE.phases, 14, 1), stepPhase(COURSE.phases, 14, -1)]).toEqual([40, 10]);
  });

  it('is linked to by round, phase and proposal, or by a row', () => {
    expect(placeOf('#r1.negotiation.p3', COURSE)).toBe(14);
    expect(placeOf('#r1.negotiation', COURSE)).toBe(10);
    expect(placeOf('#r1', COURSE)).toBe(4);
    expect(placeOf('#33', COURSE)).toBe(33);
    expect(placeOf('#1', COURSE)).toBe(4);
    expect(placeOf('#4000', COURSE)).toBe(100);
    // A proposal that this seat did not know of then: the phase in which it was.
    expect(placeOf('#r1.negotiation.p9', COURSE)).toBe(10);
    for (const hash of ['', '#', '#r9', '#r1.lunch', '#seat=abc'])
      expect(placeOf(hash, COURSE)).toBeUndefined();
  });

  it('gives every row a link that leads back to it', () => {
    for (let seq = COURSE.firstSeq; seq <= COURSE.lastSeq; seq++)
      expect(placeOf(hashOf(seq, COURSE), COURSE)).toBe(seq);
    expect(hashOf(14, COURSE)).toBe('#r1.negotiation.p3');
    expect(hashOf(40, COURSE)).toBe('#r1.policy');
    expect(hashOf(20, COURSE)).toBe('#20');
  });

  it('plays the whole game in half a minute at first speed, in a quarter of one at double speed', () => {
    const whole = { fromSeq: 4, elapsedMs: 30_000, speed: 1 };
    expect(playedTo(STOPS, { ...whole, elapsedMs: 0 })).toBe(4);
    expect(playedTo(STOPS, { ...whole, elapsedMs: 15_000 })).toBe(40);
    expect(playedTo(STOPS, whole)).toBe(100);
    expect(playedTo(STOPS, { ...whole, elapsedMs: 7_500, speed: 2 })).toBe(40);
    expect(playedTo(STOPS, { ...whole, fromSeq: 45, elapsedMs: 0 })).toBe(45);
  });
});

describe('a game that is played', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  /** What is shown, second by second, of a game of which so much has been received by then. */
  function shownIn(seconds: number, receivedAt: (second: number) => number, speed = 1) {
    let second = 0;
    let [seq, isOver] = [COURSE.firstSeq, false];
    startPlaying(
      { stops: STOPS, lastSeq: COURSE.lastSeq, fromSeq: COURSE.firstSeq, speed },
      () => receivedAt(second),
      (now, over) => {
        [seq, isOver] = [now, over];
      },
    );
    return Array.from({ length: seconds }, () => {
      vi.advanceTimersByTime(1_000);
      second++;
      return { seq, isOver };
    });
  }

  it('is over after thirty seconds of its clock, has shown every stop in order by then, and moves no more', () => {
    const shown = shownIn(40, () => COURSE.lastSeq);
    const whenOver = 1 + shown.findIndex(({ isOver }) => isOver);
    expect(whenOver).toBeGreaterThan(25);
    expect(whenOver).toBeLessThanOrEqual(30);
    expect([...new Set(shown.map(({ seq }) => seq))]).toEqual([...new Set(STOPS.map(({ seq }) => seq))]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for what has not been received, and goes on where it would have been', () => {
    const shown = shownIn(40, (second) => (second < 20 ? 40 : COURSE.lastSeq));
    expect(shown[18]).toEqual({ seq: 40, isOver: false });
    expect(shown[21]?.seq).toBeGreaterThan(40);
    expect(shown.at(-1)).toEqual({ seq: COURSE.lastSeq, isOver: true });
  });

  it('stops where it is stopped', () => {
    let seq: number = COURSE.firstSeq;
    const stop = startPlaying(
      { stops: STOPS, lastSeq: COURSE.lastSeq, fromSeq: COURSE.firstSeq, speed: 1 },
      () => COURSE.lastSeq,
      (now) => {
        seq = now;
      },
    );
    vi.advanceTimersByTime(10_000);
    const stoppedAt = seq;
    expect(stoppedAt).toBeGreaterThan(COURSE.firstSeq);
    stop();
    vi.advanceTimersByTime(30_000);
    expect(seq).toBe(stoppedAt);
  });
});
