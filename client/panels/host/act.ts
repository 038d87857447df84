import { signal } from '@preact/signals';
import type { HostIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { SessionIntent, Talk } from '#shared/protocol/session.ts';
import type { Result } from '#shared/kernel/result.ts';
import { sendIntent, sendSessionIntent, sendTalk } from '../../net/sendIntent.ts';

/** The last refusal of something the host asked, until the next press. */
export const refusal = signal<Rejection | undefined>(undefined);

export function act(intent: HostIntent): Promise<boolean> {
  return note(sendIntent(intent));
}

export function actOnSession(intent: SessionIntent): Promise<boolean> {
  return note(sendSessionIntent(intent));
}

export function say(talk: Talk): Promise<boolean> {
  return note(sendTalk(talk));
}

async function note(answer: Promise<Result<unknown, Rejection>>): Promise<boolean> {
  refusal.value = undefined;
  const result = await answer;
  if (!result.ok) refusal.value = result.error;
  return result.ok;
}
