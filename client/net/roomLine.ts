import { err, ok } from '#shared/kernel/result.ts';
import { REJECTIONS, type Rejection } from '#shared/protocol/rejection.ts';
import type { Ack } from '#shared/protocol/session.ts';
import type { TableRoom } from './openRoom.ts';
import type { Line } from './requests.ts';

const ANSWER_TIMEOUT_MS = 3_000;

/** Requests over the socket of a room. An answer without a row of the log is no answer: the press may not be on disk. */
export function roomLine(room: TableRoom): Line {
  const ask: Line['ask'] = async (type, question) => {
    try {
      return ok(await room.request<unknown>(type, question, { timeout: ANSWER_TIMEOUT_MS }));
    } catch (failure) {
      const rejection = rejectionOf(failure);
      return rejection === undefined ? undefined : err(rejection);
    }
  };
  return {
    ask,
    send: async (type, envelope) => {
      const answer = await ask(type, envelope);
      if (answer === undefined || !answer.ok) return answer;
      return isAck(answer.value) ? ok(answer.value) : undefined;
    },
  };
}

function isAck(answer: unknown): answer is Ack {
  return typeof answer === 'object' && answer !== null && 'seq' in answer && typeof answer.seq === 'number';
}

/** The typed refusal inside the error that the room protocol makes of it; anything else (timeout, closed line) is silence. */
export function rejectionOf(failure: unknown): Rejection | undefined {
  if (!(failure instanceof Error) || !('reason' in failure)) return undefined;
  return isRejection(failure.reason) ? failure.reason : undefined;
}

function isRejection(reason: unknown): reason is Rejection {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'code' in reason &&
    typeof reason.code === 'string' &&
    Object.hasOwn(REJECTIONS, reason.code)
  );
}
