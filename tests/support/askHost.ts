import type { Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { HostIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvincesTable } from './aProvincesTable.ts';

/** What the rules answer to the host of a table of provinces; what happened is folded in. */
export function askHost(table: ProvincesTable, intent: HostIntent): Result<GameEvent[], Rejection> {
  return table.askHost(intent);
}

/** The code of a refusal; undefined: it was done. */
export function refusal(answer: Result<unknown, Rejection>): string | undefined {
  return answer.ok ? undefined : answer.error.code;
}
