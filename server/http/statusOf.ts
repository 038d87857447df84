import type { SessionErrorCode } from '#shared/protocol/session.ts';

/** HTTP status of each refusal. */
export const STATUS_OF: Readonly<Record<SessionErrorCode, number>> = {
  'session/unknown-code': 404,
  'session/locked': 403,
  'session/malformed': 400,
  'session/too-many-tries': 429,
  'session/too-many-joins': 429,
  'session/too-many-sessions': 503,
  'session/full': 409,
  'session/ended': 410,
  'session/unreadable': 503,
  'name/empty': 422,
  'name/too-long': 422,
  'name/taken': 409,
  'name/reserved': 422,
  'seat/taken': 409,
  'seat/unknown': 422,
  'return/unknown-name': 404,
  'return/refused': 403,
  'return/expired': 410,
  'return/too-many': 429,
  'server/internal': 500,
  'server/saving-paused': 503,
};
