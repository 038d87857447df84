import { signal } from '@preact/signals';
import type { Result } from '#shared/kernel/result.ts';
import type { HostIntent, SeatIntent } from '#shared/protocol/intents.ts';
import type { OfficeRequest } from '#shared/protocol/offices.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Ack, Hand, SeatRequest, SessionIntent, Talk } from '#shared/protocol/session.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import { seq } from '../state/store.ts';
import { randomId } from './sessionApi.ts';

/** How a line to the room sends one envelope: an answer, or `undefined` when none came in time. */
export type Line = {
  readonly send: (type: string, envelope: Envelope) => Promise<Result<Ack, Rejection> | undefined>;
  /** A question that changes nothing. */
  readonly ask: (type: string, question: unknown) => Promise<Result<unknown, Rejection> | undefined>;
};
export type Envelope = { readonly id: string; readonly basedOn: number; readonly intent: unknown };

type Waiting = {
  readonly type: string;
  readonly envelope: Envelope;
  readonly settle: (answer: Result<Ack, Rejection>) => void;
};

/** Pause before the same id goes out again on a line that stays silent. */
const SILENCE_PAUSE_MS = 500;

/** A press that takes longer than this is shown as being saved. */
const SHOWN_AFTER_MS = 400;

/** Something pressed waits for the server's word that it is on disk. */
export const isSaving = signal(false);

let line: Line | undefined;
const waiting = new Map<string, Waiting>();

/**
 * Ask the room for something. The same id is sent again after every silence and every reconnection until the server answers,
 * and the server makes an id count once: a press is never lost and never doubled.
 */
export function request(type: string, intent: unknown): Promise<Result<Ack, Rejection>> {
  return new Promise((settle) => {
    const envelope = { id: randomId(), basedOn: seq.peek(), intent };
    waiting.set(envelope.id, { type, envelope, settle });
    setTimeout(() => {
      if (waiting.has(envelope.id)) isSaving.value = true;
    }, SHOWN_AFTER_MS);
    void deliver(envelope.id);
  });
}

/** Asks the room once; undefined: no line, or no answer in time. Whoever asked may ask again. */
export async function ask(type: string, question: unknown): Promise<Result<unknown, Rejection> | undefined> {
  return line?.ask(type, question);
}

/** A line stands (again): everything unanswered goes out on it. */
export function attachLine(next: Line): void {
  line = next;
  for (const id of waiting.keys()) void deliver(id);
}

/** The line is down; presses wait for the next one. */
export function dropLine(): void {
  line = undefined;
}

/** The table is left for good: nothing will answer any more. */
export function abandonRequests(): void {
  line = undefined;
  for (const { settle } of waiting.values()) settle({ ok: false, error: { code: 'intent/not-allowed' } });
  waiting.clear();
  isSaving.value = false;
}

async function deliver(id: string): Promise<void> {
  const used = line;
  const item = waiting.get(id);
  if (used === undefined || item === undefined) return;
  const answer = await used.send(item.type, item.envelope);
  if (answer !== undefined) {
    if (waiting.delete(id)) item.settle(answer);
    isSaving.value = isSaving.peek() && waiting.size > 0;
    return;
  }
  // Silence on a line that still stands: the same id again. On a new line, attachLine has sent it already.
  await new Promise((resume) => setTimeout(resume, SILENCE_PAUSE_MS));
  if (line === used) await deliver(id);
}

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

/** In a class: raise a hand to its host, or take it down. */
export function sendHand(hand: Hand): Promise<Result<Ack, Rejection>> {
  return request(REQUESTS.hand, hand);
}

/** In a class: leave it for good. */
export function sendLeave(): Promise<Result<Ack, Rejection>> {
  return request(REQUESTS.leave, { forGood: true });
}

/** At a seat that several people of a class share: ask for something about its offices. */
export function sendOffice(asked: OfficeRequest): Promise<Result<Ack, Rejection>> {
  return request(REQUESTS.office, asked);
}

/** Ask for something about people and talk (host only). */
export function sendSessionIntent(intent: SessionIntent): Promise<Result<Ack, Rejection>> {
  return request(REQUESTS.session, intent);
}
