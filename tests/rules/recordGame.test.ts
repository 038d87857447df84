import { describe, expect, it } from 'vitest';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import { must } from '#shared/kernel/records.ts';
import { evolve } from '../../shared/rules/game/evolve.ts';
import type { GameState, Viewer } from '../../shared/rules/state.ts';
import { asSent, fromDocuments, toDocuments } from '../../shared/rules/views/documents.ts';
import { Recording, recordGame } from '../../shared/rules/views/recording.ts';
import { maySeeProposal, redactFor } from '../../shared/rules/views/redactFor.ts';
import { playGolden } from './golden/goldenGame.ts';

const GAMES = [
  { scenarioId: 'quartet', opening: 'standard', preset: 'standard', rounds: 2, seed: 'replay' },
  { scenarioId: 'provinces', opening: 'year1997', preset: 'provincesStandard', rounds: 1, seed: 'replay' },
] as const;

describe.each(GAMES)('a recorded game of $scenarioId', (settings) => {
  const { rows: events, state: end } = playGolden(settings);
  const rows = events.map((each, index) => ({ seq: index + 1, events: each }));
  const seats = Object.keys(end.seats);
  const [seat = '', other = ''] = seats;
  const viewers: readonly Viewer[] = [
    { type: 'host' },
    { type: 'seat', economy: seat },
    { type: 'seat', economy: other },
  ];

  const states = new Map<number, GameState>();
  let folded: GameState | undefined;
  for (const row of rows) {
    folded = row.events.reduce<GameState | undefined>(evolve, folded);
    states.set(row.seq, must(folded, 'a state'));
  }

  it.each(viewers)('shows after every row what the log folded that far shows to $type $economy', (viewer) => {
    const { course, parts } = must(recordGame(rows, viewer), 'a game that is over');
    const recording = new Recording();
    for (const part of parts) recording.add(part);
    expect(recording.lastSeq).toBe(course.lastSeq);
    expect(parts.flat().map(({ seq }) => seq)).toEqual(
      rows.map(({ seq }) => seq).filter((seq) => seq >= course.firstSeq && seq <= course.lastSeq),
    );
    for (let seq = course.firstSeq; seq <= course.lastSeq; seq++) {
      const known = redactFor(must(states.get(seq), `state ${seq}`), viewer);
      const shown = recording.documentsAt(seq);
      expect(canonicalHash(shown), `row ${seq}`).toBe(canonicalHash(toDocuments(asSent(known))));
      if (seq % 25 === 0)
        expect(canonicalHash(recording.gameAt(seq))).toBe(canonicalHash(fromDocuments(shown)));
    }
    expect(canonicalHash(recording.gameAt(course.lastSeq))).toBe(
      canonicalHash(
        JSON.parse(JSON.stringify(asSent(redactFor(must(states.get(course.lastSeq), 'end'), viewer)))),
      ),
    );
  });

  it('has a tick for what a seat could know of, and for all of it where everything is shown', () => {
    const marksOf = (viewer: Viewer) => must(recordGame(rows, viewer), 'a recording').course.marks;
    const all = marksOf({ type: 'host' });
    const own = marksOf({ type: 'seat', economy: seat });
    const counts = (kind: string) =>
      rows.flatMap((row) => row.events).filter(({ type }) => type === kind).length;
    expect(all.filter(({ kind }) => kind === 'proposed')).toHaveLength(counts('proposalTabled'));
    expect(all.filter(({ kind }) => kind === 'signed')).toHaveLength(counts('proposalSigned'));
    expect(all.filter(({ kind }) => kind === 'refused')).toHaveLength(counts('proposalRefused'));
    expect(all.filter(({ kind }) => kind === 'pledged')).toHaveLength(counts('pledgeGiven'));
    expect(all.filter(({ kind }) => kind === 'sealed')).toHaveLength(
      counts('policySealed') + counts('measuresSealed'),
    );
    expect(all.filter(({ kind }) => kind === 'settled')).toHaveLength(
      counts('roundSettled') + counts('provincesSettled'),
    );
    expect(own.length).toBeLessThan(all.length);
    for (const { seq, proposal } of own) {
      const state = must(states.get(seq), 'state');
      const shown = proposal === undefined ? undefined : state.proposals[proposal];
      if (shown !== undefined)
        expect(maySeeProposal(state, { type: 'seat', economy: seat }, shown)).toBe(true);
    }
  });

  it('is none before the game is over', () => {
    expect(recordGame(rows.slice(0, -1), { type: 'host' })).toBeUndefined();
  });
});
