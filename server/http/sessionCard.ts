import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { SessionCard, SessionErrorCode } from '#shared/protocol/session.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { seatOrder, type Session } from '../session/Session.ts';

const DAY_MS = 86_400_000;

/** What a code leads to, shown before joining: enough to choose a seat, nothing about people. */
export function sessionCard(session: Session, retentionMs: number): Result<SessionCard, SessionErrorCode> {
  const { committed, gameId, scenario } = session.table;
  // The public view: among the settings is the seed, which is nobody's before the end.
  const { phase, seats, settings } = redactFor(committed.state, { type: 'public' });
  const waiting = session.countAhead(committed.state);
  if (session.isLocked) return err('session/locked');
  if (phase === 'debrief') return err('session/ended');
  return ok({
    code: session.code,
    gameId,
    settings,
    started: phase !== 'lobby',
    freeSeats:
      waiting > 0 ? [] : seatOrder(scenario, seats).filter((economy) => seats[economy]?.member === undefined),
    waiting,
    keptDays: Math.round(retentionMs / DAY_MS),
  });
}
