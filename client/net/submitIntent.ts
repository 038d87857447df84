import { signal } from '@preact/signals';
import type { Result } from '#shared/kernel/result.ts';
import type { BallotIntent } from '#shared/protocol/debrief.ts';
import type { HostIntent, SeatIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { SessionIntent, Talk } from '#shared/protocol/session.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import type { GameState } from '#shared/rules/state.ts';
import { notify } from '../state/notices.ts';
import { nowMs } from '../state/serverClock.ts';
import { game } from '../state/store.ts';
import { rejectionText } from '../text/nameParams.ts';
import { t } from '../text/t.ts';
import { request, sendIntent, sendSessionIntent, sendTalk } from './requests.ts';

/** A phase that ended this recently explains a press that came too late. */
const LATE_MS = 15_000;

/** Sends an intent of this seat and shows a notice where it is refused. True when it took effect. */
export async function submitIntent(intent: SeatIntent | HostIntent): Promise<boolean> {
  const answer = await sendIntent(intent);
  if (!answer.ok) tellRefusal(answer.error, intent);
  return answer.ok;
}

/** Ready, or ready no more, for the phase on show: where it has ended before the press arrives, the press does not count for the next. */
export function pressReady({ phase, round }: GameState, ready: boolean): Promise<boolean> {
  return submitIntent({ type: 'declareReady', ready, during: { phase, round } });
}

/** The refusal as a notice of the table. */
export function tellRefusal(rejection: Rejection, intent: SeatIntent | HostIntent): void {
  notify(refusal(rejection, intent.type), { isAlert: true });
}

/** The refusal in words. A late press is measured when it is refused and told in whatever language is read then. */
export function refusal(rejection: Rejection, intent: (SeatIntent | HostIntent)['type']): () => string {
  const lateMs = nowMs() - (game.peek()?.clock.openedAtMs ?? Number.NEGATIVE_INFINITY);
  if (rejection.code !== 'intent/wrong-phase' || lateMs > LATE_MS) return () => rejectionText(rejection);
  const seconds = Math.max(1, Math.round(lateMs / 1000));
  return () => t(lateKey(intent), { seconds });
}

/** What a press that came too late has come to: an envelope was sealed as it was last saved, anything else was not sent. */
export function lateKey(
  intent: (SeatIntent | HostIntent)['type'],
): 'late.sealed' | 'late.measures' | 'late.after' {
  switch (intent) {
    case 'sealPolicy':
    case 'savePolicyDraft':
      return 'late.sealed';
    case 'sealMeasures':
    case 'saveMeasures':
      return 'late.measures';
    default:
      return 'late.after';
  }
}

/** The last refusal of something that the host asked for on the console, until the next press; the console shows it in its place. */
export const hostRefusal = signal<Rejection | undefined>(undefined);

/** Sends an intent of the host; a refusal stands on the console. True when it took effect. */
export function submitAsHost(intent: HostIntent): Promise<boolean> {
  return noteRefusal(sendIntent(intent));
}

export function submitSessionIntent(intent: SessionIntent): Promise<boolean> {
  return noteRefusal(sendSessionIntent(intent));
}

/** What the host asks about votes in the debrief. */
export function submitBallot(intent: BallotIntent): Promise<boolean> {
  return noteRefusal(request(REQUESTS.ballot, intent));
}

export function sayAsHost(talk: Talk): Promise<boolean> {
  return noteRefusal(sendTalk(talk));
}

async function noteRefusal(answer: Promise<Result<unknown, Rejection>>): Promise<boolean> {
  hostRefusal.value = undefined;
  const result = await answer;
  if (!result.ok) hostRefusal.value = result.error;
  return result.ok;
}
