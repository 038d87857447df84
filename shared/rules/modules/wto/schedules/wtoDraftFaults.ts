import { SCHEDULE_ROUNDS } from '#shared/content/wtoConstants.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { ArticleXxivLine } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DraftCase } from '../../../agreements/faults/draftCase.ts';
import { isIntegration } from '../../../agreements/law/integrationLaw.ts';
import { openWto } from '../openWto.ts';
import { articleXxivCheck } from './articleXxivCheck.ts';
import { isDeveloping } from './isDeveloping.ts';

/** Lines of Article XXIV that a draft fails, and special treatment for whom it is not meant. */
export function wtoDraftFaults({ scenario, state, draft }: DraftCase): Rejection[] {
  if (openWto(state) === undefined) return [];
  const { clauses } = draft;
  return [
    ...articleXxivCheck(scenario, state, draft).flatMap((line) => lineFaults(line, clauses)),
    ...clauses.flatMap((clause, index) =>
      clause.type === 'specialTreatment'
        ? clause.to
            .filter((economy) => !isDeveloping(scenario, economy))
            .map((economy): Rejection => ({ code: 'wto/special-treatment', economy, clause: index }))
        : [],
    ),
  ];
}

function lineFaults({ line, holds, params }: ArticleXxivLine, clauses: readonly Clause[]): Rejection[] {
  if (holds) return [];
  const clause = clauses.findIndex(isIntegration);
  switch (line) {
    case 'substantiallyAllTrade':
      return [{ code: 'wto/substantially-all-trade', percent: params['percent'] ?? 0, clause }];
    case 'noHigherBarriers': {
      const { sector = '', beforeBp = 0, afterBp = 0 } = params;
      return [{ code: 'wto/higher-barriers', sector, beforeBp, afterBp, clause }];
    }
    case 'schedule': {
      const timetable = clauses.findIndex(({ type }) => type === 'phaseIn');
      return [{ code: 'wto/schedule-too-long', limit: SCHEDULE_ROUNDS, clause: timetable }];
    }
    // Lawful: the cuts go to all.
    case 'enablingClause':
      return [];
  }
}
