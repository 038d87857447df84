import { describe, expect, it } from 'vitest';
import {
  hashOf,
  placeOf,
  playedTo,
  stepFrom,
  stepPhase,
  stopAt,
  stopsOf,
} from '../../client/panels/replay/replayModel.ts';
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
