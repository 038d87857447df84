import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Agreement, AgreementTerms } from '#shared/protocol/law.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { withTermsOrNone } from '../../agreements/terms.ts';
import { advanceTimetables } from '../../agreements/timetables.ts';
import type { GameState } from '../../state.ts';

type Condition = NonNullable<AgreementTerms['conditions']>[number];

/**
 * What timetables and conditions bring when a round opens: the next step of cuts, and preferences suspended in this round because
 * their condition was broken in the one before. What was suspended then comes back.
 */
export function termsFallDue(state: GameState, round: number): GameEvent[] {
  const stepped = advanceTimetables(state.agreements, round);
  const steps = Object.values(stepped).filter((agreement) => agreement !== state.agreements[agreement.id]);
  const judged = Object.values(stepped).flatMap((agreement) => {
    const next = withSuspensions(agreement, state, round);
    return next === agreement ? [] : [next];
  });
  return [...changed(steps, 'timetable'), ...changed(judged, 'condition')];
}

function changed(upsert: readonly Agreement[], reason: 'timetable' | 'condition'): GameEvent[] {
  return upsert.length === 0 ? [] : [{ type: 'lawChanged', law: { upsert, end: [] }, reason }];
}

function withSuspensions(agreement: Agreement, state: GameState, round: number): Agreement {
  const { conditions = [], suspended: before = [] } = agreement.terms ?? {};
  if (conditions.length + before.length === 0) return agreement;
  const report = state.reports.at(-1);
  const breakers =
    report?.round === round - 1
      ? conditions.filter((condition) => isBroken(condition, agreement, state, report)).map(({ of }) => of)
      : [];
  if (breakers.length + before.length === 0) return agreement;
  const { suspended: _before, ...terms } = agreement.terms ?? {};
  const suspended = [...new Set(breakers)].map((of) => ({ of, inRound: round }));
  return withTermsOrNone(agreement, suspended.length === 0 ? terms : { ...terms, suspended });
}

function isBroken(
  { of, condition }: Condition,
  { parties }: Agreement,
  ...[state, report]: readonly [state: Pick<GameState, 'pledges'>, report: RoundReport]
): boolean {
  switch (condition) {
    case 'noWallRise':
      return hasRaised(report, of);
    case 'keepsWord':
      return report.pledges.some(
        ({ id, outcome }) =>
          outcome === 'broken' && state.pledges.some((pledge) => pledge.id === id && pledge.by === of),
      );
    case 'noSurcharge':
      return report.surcharges.some(({ by, surcharge }) => by === of && parties.includes(surcharge.against));
  }
}

function hasRaised({ walls, wallsBefore }: RoundReport, economy: EconomyId): boolean {
  const before = wallsBefore[economy] ?? {};
  return Object.entries(walls[economy] ?? {}).some(([sector, rateBp]) => rateBp > (before[sector] ?? rateBp));
}
