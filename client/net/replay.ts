import { batch } from '@preact/signals';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type {
  ClassEnds,
  KeptEnd,
  ReplayCourse,
  ReplayHead,
  ReplayPart,
  ReplayRefusal,
  ReplayView,
} from '#shared/protocol/replay.ts';
import { fromDocuments } from '#shared/rules/views/documents.ts';
import type { Recording } from '#shared/rules/views/recording.ts';
import type { GameState } from '#shared/rules/state.ts';
import { identityOf, listIdentities } from '../state/identity.ts';
import { isClassId } from '../state/router.ts';
import { takeDebrief } from '../state/debrief.ts';
import { game, me, seq } from '../state/store.ts';
import { forgetGame, showScenario } from './receive.ts';
import { chooseWording } from '../text/wording.ts';

/** Games that are over: over HTTP, with the token that this device keeps, and shown in the place of a game that goes on. */

/** Why a game is not shown: what the server said, that it could not be reached, or that this device was never there. */
export type ReplayFailure = ReplayRefusal | 'replay/no-place' | 'offline';

/** A game that this device may look at, with the token that opens it. */
export type OpenedReplay = { readonly head: ReplayHead; readonly token: string };

const TIMEOUT_MS = 20_000;
/** Other classes of which this device may be. */
const CLASSES_TRIED = 4;

/** Tokens that may open a game: those of its own table first, then those of classes, whose host may have opened it to all. */
function tokensFor(gameId: string): readonly string[] {
  const own = (['seat', 'host', 'screen'] as const).flatMap((kind) => identityOf(kind, gameId)?.token ?? []);
  const ofClasses = listIdentities()
    .filter((identity) => identity.classId !== undefined || isClassId(identity.gameId))
    .map(({ token }) => token);
  return [...new Set([...own, ...ofClasses.slice(0, CLASSES_TRIED)])];
}

/** Tries what this device has until something opens the game. */
async function tryTokens<T>(
  gameId: string,
  path: string,
): Promise<Result<{ readonly value: T; readonly token: string }, ReplayFailure>> {
  let failure: ReplayFailure = 'replay/no-place';
  for (const token of tokensFor(gameId)) {
    const answer = await ask(path, token);
    if (answer.ok) {
      const value: T = await answer.value.json();
      return ok({ value, token });
    }
    failure = answer.error;
    if (failure !== 'replay/closed') break;
  }
  return err(failure);
}

export async function openReplay(gameId: string): Promise<Result<OpenedReplay, ReplayFailure>> {
  const opened = await tryTokens<ReplayHead>(gameId, `/api/replay/${gameId}/head`);
  if (!opened.ok) return opened;
  const { value: head, token } = opened.value;
  chooseWording(head.wording);
  return ok({ head, token });
}

/** What is said of a game that is over; undefined where it is not to be had now. */
export async function headOfReplay(id: string): Promise<ReplayHead | undefined> {
  const opened = await tryTokens<ReplayHead>(id, `/api/replay/${id}/head`);
  return opened.ok ? opened.value.value : undefined;
}

/** The end of a game, for its page to keep; of a class those of all its tables, for its host, in the order of their letters. */
export async function openEnds(id: string): Promise<Result<readonly KeptEnd[], ReplayFailure>> {
  const opened = await tryTokens<KeptEnd | ClassEnds>(id, `/api/report/${id}`);
  if (!opened.ok) return opened;
  const { value, token } = opened.value;
  if ('head' in value) {
    chooseWording(value.head.wording);
    return ok([value]);
  }
  takeDebrief(value.debrief);
  const ends: KeptEnd[] = [];
  for (const { gameId } of value.tables) {
    const answer = await ask(`/api/report/${gameId}`, token);
    if (!answer.ok) return answer;
    const end: KeptEnd = await answer.value.json();
    chooseWording(end.head.wording);
    ends.push(end);
  }
  return ok(ends);
}

type Listener = {
  readonly course: (course: ReplayCourse) => void;
  /** A phase more is known. */
  readonly part: (part: ReplayPart) => void;
};

/** Reads a recorded game as it comes, phase by phase. */
export async function readRecording(
  { head, token }: OpenedReplay,
  view: ReplayView,
  listener: Listener,
  signal: AbortSignal,
): Promise<Result<void, ReplayFailure>> {
  const answer = await ask(`/api/replay/${head.gameId}/${view}`, token, signal);
  if (!answer.ok) return answer;
  try {
    let isFirst = true;
    for await (const line of linesOf(answer.value)) {
      if (signal.aborted) return ok(undefined);
      if (isFirst) listener.course(JSON.parse(line));
      else listener.part(JSON.parse(line));
      isFirst = false;
    }
    return ok(undefined);
  } catch {
    // The line broke on the way: what has come stays, and the page offers to load it again.
    return signal.aborted ? ok(undefined) : err('offline');
  }
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (reader !== undefined) {
    const { done, value = '' } = await reader.read();
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (done) return;
  }
}

async function ask(
  path: string,
  token: string,
  signal: AbortSignal = AbortSignal.timeout(TIMEOUT_MS),
): Promise<Result<Response, ReplayFailure>> {
  try {
    const response = await fetch(path, { headers: { authorization: `Bearer ${token}` }, signal });
    if (response.ok) return ok(response);
    const body: unknown = await response.json().catch(() => undefined);
    const code = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
    return err(REFUSALS.find((each) => each === code) ?? 'offline');
  } catch {
    return err('offline');
  }
}

const REFUSALS = [
  'replay/unknown',
  'replay/closed',
  'replay/not-over',
  'replay/unreadable',
  'replay/busy',
] as const satisfies readonly ReplayRefusal[];

/** Shows the game as it stood after a row. */
export function showMoment(recording: Recording, at: number): void {
  showGame(recording.gameAt(at), at);
}

/** Shows how a game ended, from the seat that this device had. */
export function showEnd({ head, documents }: KeptEnd): void {
  batch(() => {
    me.value = seatedAt(head.seat);
    showGame(fromDocuments(documents), 0);
  });
}

function showGame(shown: GameState, at: number): void {
  batch(() => {
    game.value = shown;
    seq.value = at;
  });
}

function seatedAt(seat: EconomyId | undefined): typeof me.value {
  return {
    role: seat === undefined ? 'watcher' : 'player',
    mayHost: false,
    ...(seat === undefined ? {} : { seat }),
  };
}

/** Nothing of the game stays when its page is left. */
export function leaveReplay(): void {
  forgetGame();
  takeDebrief({});
  showScenario(undefined);
  me.value = undefined;
}
