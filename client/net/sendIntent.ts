import type { HostIntent, SeatIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Ack, SeatRequest, SessionIntent, Talk } from '#shared/protocol/session.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import type { Result } from '#shared/kernel/result.ts';
import { request } from './requests.ts';

/** Ask the rules for something. Resolves when the server has answered, however often the line drops in between. */
export function sendIntent(intent: SeatIntent | HostIntent): Promise<Result<Ack, Rejection>> {
  return request(REQUESTS.intent, intent);
}

/** Say something on a channel. */
export function sendTalk(talk: Talk): Promise<Result<Ack, Rejection>> {
  return request(REQUESTS.talk, talk);
}

/** Ask the host for a seat, or ask no longer. */
export function sendSeatRequest(asked: SeatRequest): Promise<Result<Ack, Rejection>> {
  return request(REQUESTS.seat, asked);
}

/** Ask for something about people and talk (host only). */
export function sendSessionIntent(intent: SessionIntent): Promise<Result<Ack, Rejection>> {
  return request(REQUESTS.session, intent);
}
