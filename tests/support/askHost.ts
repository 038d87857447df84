import type { Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { HostIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { decide } from '#shared/rules/decide.ts';
import { evolveAll } from '#shared/rules/evolve.ts';
import type { ProvincesTable } from './aProvincesTable.ts';

/** What the rules answer to the host of a table of provinces; what happened is folded in. */
export function askHost(table: ProvincesTable, intent: HostIntent): Result<GameEvent[], Rejection> {
  const answer = decide({ scenario: table.scenario, nowMs: 0 }, table.state, { type: 'host' }, intent);
  if (answer.ok) table.state = evolveAll(table.state, answer.value);
  return answer;
}

/** The code of a refusal; undefined: it was done. */
export function refusal(answer: Result<unknown, Rejection>): string | undefined {
  return answer.ok ? undefined : answer.error.code;
}
