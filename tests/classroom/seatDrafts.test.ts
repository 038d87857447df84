import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AtSeat,
  MOST_DRAFTS,
  PEN_FREE_MS,
  type SeatDraft,
  amongThose,
  decideDrafts,
  withRest,
} from '../../shared/classroom/seatDrafts.ts';
import type { DraftRequest } from '../../shared/protocol/offices.ts';

const PEOPLE = ['m1', 'm2', 'm3'] as const;

/** Everybody is there; m1 has the chair. */
function at(member: string): AtSeat {
  const people = PEOPLE.map((each) => ({ member: each, name: each.toUpperCase(), connected: true }));
  return { member, isChair: member === 'm1', people };
}

const aWork = (rateBp: number) => ({
  draft: {
    parties: ['ALB', 'BOR'],
    clauses: [{ type: 'tariffConcession' as const, by: 'ALB', to: ['BOR'], sector: 'GRA', rateBp }],
  },
});

/** What somebody asks; drafts are called by the order in which they were begun. */
function asked(drafts: readonly SeatDraft[], member: string, request: DraftRequest, nowMs = 0) {
  return decideDrafts(drafts, request, { at: at(member), nowMs, newId: `draft ${drafts.length}` });
}

function after(drafts: readonly SeatDraft[], member: string, request: DraftRequest, nowMs = 0) {
  const decided = asked(drafts, member, request, nowMs);
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value;
}

const begun = (member: string, drafts: readonly SeatDraft[] = []) =>
  after(drafts, member, { type: 'writeDraft', work: aWork(700) });
const nameOf = (drafts: readonly SeatDraft[], place = 0): string => drafts[place]?.id ?? '';

describe('drafts at a shared seat', () => {
  it('have one writer, who may go on as long as nobody else has the pen', () => {
    const drafts = begun('m2');
    const again = after(drafts, 'm2', { type: 'writeDraft', draft: nameOf(drafts), work: aWork(800) });
    expect(again).toHaveLength(1);
    expect(asked(again, 'm3', { type: 'writeDraft', draft: nameOf(drafts), work: aWork(900) })).toEqual({
      ok: false,
      error: { code: 'pen/held', holder: 'M2' },
    });
  });

  it('are taken by the chair at once, and by others when the pen has lain for a while', () => {
    const drafts = begun('m2');
    const take: DraftRequest = { type: 'takeDraft', draft: nameOf(drafts) };
    expect(after(drafts, 'm1', take)).toMatchObject([{ by: 'm1' }]);
    expect(asked(drafts, 'm3', take).ok).toBe(false);
    expect(withRest(drafts, PEN_FREE_MS - 1)).toBe(drafts);
    const rested = withRest(drafts, PEN_FREE_MS);
    expect(after(rested, 'm3', take)).toMatchObject([{ by: 'm3' }]);
    // Whoever comes back to it before somebody else did has it again.
    const back = after(rested, 'm2', { type: 'writeDraft', draft: nameOf(drafts), work: aWork(800) });
    expect(asked(back, 'm3', take).ok).toBe(false);
  });

  it('leave the own one lying when somebody goes on with another, and lose neither', () => {
    const both = begun('m3', begun('m2'));
    const given = after(both, 'm2', { type: 'giveDraft', draft: nameOf(both), to: 'm3' });
    expect(given.map(({ by }) => by)).toEqual(['m3', undefined]);
    expect(after(given, 'm2', { type: 'takeDraft', draft: nameOf(both, 1) }).map(({ by }) => by)).toEqual([
      'm3',
      'm2',
    ]);
  });

  it('remember who asks for the pen until it is given or kept', () => {
    const drafts = begun('m2');
    const draft = nameOf(drafts);
    const waiting = after(drafts, 'm3', { type: 'askForDraft', draft });
    expect(waiting).toMatchObject([{ asks: ['m3'] }]);
    expect(after(waiting, 'm2', { type: 'writeDraft', draft, work: aWork(1) })).toMatchObject([
      { asks: ['m3'] },
    ]);
    expect(after(waiting, 'm2', { type: 'keepDraft', draft })).toMatchObject([{ by: 'm2', asks: [] }]);
    expect(after(waiting, 'm2', { type: 'giveDraft', draft, to: 'm3' })).toMatchObject([
      { by: 'm3', asks: [] },
    ]);
    expect(amongThose(waiting, ['m1'])).toMatchObject([{ asks: [] }]);
    expect(amongThose(waiting, ['m1'])[0]).not.toHaveProperty('by');
  });

  it('are never two in one hand, never lost but by being dropped, and never too many', () => {
    const member = fc.constantFrom(...PEOPLE);
    const place = fc.nat({ max: MOST_DRAFTS });
    const step = fc.tuple(member, fc.constantFrom('write', 'give', 'take', 'rest', 'drop'), place, member);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let drafts: readonly SeatDraft[] = [];
        for (const [who, what, where, to] of steps) {
          const draft = nameOf(drafts, where);
          const before = drafts.length;
          if (what === 'rest') drafts = withRest(drafts, PEN_FREE_MS);
          else {
            const request: DraftRequest =
              what === 'write'
                ? { type: 'writeDraft', work: aWork(where) }
                : what === 'give'
                  ? { type: 'giveDraft', draft, to }
                  : { type: what === 'take' ? 'takeDraft' : 'dropDraft', draft };
            const decided = decideDrafts(drafts, request, {
              at: at(who),
              nowMs: 0,
              newId: `${who} ${where}`,
            });
            if (decided.ok) drafts = decided.value;
          }
          const writers = drafts.flatMap(({ by }) => by ?? []);
          expect(new Set(writers).size).toBe(writers.length);
          if (what !== 'drop') expect(drafts.length).toBeGreaterThanOrEqual(before);
          expect(drafts.length).toBeLessThanOrEqual(MOST_DRAFTS);
        }
      }),
    );
  });
});
