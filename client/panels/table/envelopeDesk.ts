import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { type EconomyId } from '#shared/kernel/ids.ts';
import { type SeatIntent } from '#shared/protocol/intents.ts';
import { type Rejection } from '#shared/protocol/rejection.ts';
import { type GameState } from '#shared/rules/state.ts';
import { penRefusal, officeRefusal } from '../../state/offices.ts';
import { useSeat } from '../../state/useTable.ts';
import { sendIntent } from '../../net/requests.ts';
import { submitIntent } from '../../net/submitIntent.ts';
import { game as gameSignal, gameId, isLive } from '../../state/store.ts';

/** What one game puts into envelopes. */
export type EnvelopeContents<Content> = {
  /** What the table has of it: sealed, else saved as a draft, else untouched. */
  starting(game: GameState, me: EconomyId): Content;
  /** Everything as it is. */
  untouched(game: GameState, me: EconomyId): Content;
  /** The first rule that it breaks; undefined: it may be sealed. */
  fault(game: GameState, me: EconomyId, content: Content): Rejection | undefined;
  save(content: Content): SeatIntent;
  seal(content: Content): SeatIntent;
  readonly reopen: SeatIntent;
};

/** Whether the table has what lies on this desk: nothing to keep, about to be sent, kept. */
type Saving = 'none' | 'waiting' | 'saved';

/** The envelope of this seat as its panel shows it. */
export type EnvelopeInHand<Content> = {
  readonly content: Content;
  readonly isSealed: boolean;
  readonly isUntouched: boolean;
  readonly fault: Rejection | undefined;
  /** Whether it could be sealed or opened again if it breaks no rule. */
  readonly isOpenToPress: boolean;
  readonly saving: Saving;
  readonly change: (content: Content) => void;
  readonly undo: () => void;
  /** False: the table has refused it. */
  readonly seal: () => Promise<boolean>;
  readonly reopen: () => Promise<boolean>;
};

/** A press of the same office in every game. */
export const SEALS = 'sealPolicy';

/** A draft is saved this long after its last change. */
const REST_MS = 1_000;

/** The desk on which the envelopes of one game are filled. */
export function envelopeDesk<Content>(rules: EnvelopeContents<Content>) {
  /** What was changed on it, and of which table, seat and round that is. */
  const kept = signal<{ readonly key: string; readonly content: Content } | undefined>(undefined);
  /** What the table would not save, as text; it is not sent again as it is. */
  const refused = signal<string | undefined>(undefined);

  /** What was sealed lies on every device of the seat in the place of what this one had. */
  function inHand(game: GameState, me: EconomyId): Content {
    const own = kept.value;
    const isOfRound = own?.key === keyOf(game, me) && !game.sealedBy.includes(me) && mayWrite();
    return isOfRound ? own.content : rules.starting(game, me);
  }

  function isUntouched(game: GameState, me: EconomyId, content: Content): boolean {
    return canonicalJson(content) === canonicalJson(rules.untouched(game, me));
  }

  function change(game: GameState, me: EconomyId, content: Content): void {
    if (!mayWrite()) return;
    refused.value = undefined;
    kept.value = { key: keyOf(game, me), content };
  }

  /** Where several share the seat one of them fills it in, and the others see every save. */
  function mayWrite(): boolean {
    return penRefusal() === undefined;
  }

  async function save(content: Content): Promise<void> {
    if (gameSignal.peek()?.phase !== 'policy') return;
    const answer = await sendIntent(rules.save(content));
    if (!answer.ok) refused.value = canonicalJson(content);
  }

  /** Saved once the hand rests, where it is lawful: at the bell the last saved draft is sealed. */
  function savingOf(game: GameState, me: EconomyId): Saving {
    if (game.sealedBy.includes(me) || game.phase !== 'policy') return 'none';
    const content = inHand(game, me);
    if (canonicalJson(content) === canonicalJson(rules.starting(game, me)))
      return isUntouched(game, me, content) ? 'none' : 'saved';
    const isWelcome =
      game.held === undefined &&
      rules.fault(game, me, content) === undefined &&
      refused.value !== canonicalJson(content);
    return isWelcome ? 'waiting' : 'none';
  }

  function useEnvelope(): EnvelopeInHand<Content> {
    const { game, me } = useSeat();
    const content = inHand(game, me);
    const isSealed = game.sealedBy.includes(me);
    const key = keyOf(game, me);
    useEffect(() => {
      // Once it is opened again it goes on from what was sealed. Only what was changed here is kept: of the rest the table may not
      // have said everything when it is drawn for the first time.
      if (isSealed) kept.value = undefined;
    }, [isSealed]);
    const isWriter = mayWrite();
    useEffect(() => {
      // Another writes from now on: what was not saved here must not come back over it.
      if (!isWriter) kept.value = undefined;
    }, [isWriter]);
    useEffect(() => {
      // What kept the table from saving may be over: the line was down, or another table was on show.
      refused.value = undefined;
    }, [key, isLive.value]);
    const saving = savingOf(game, me);
    const mustSave = saving === 'waiting' && isLive.value;
    useEffect(() => {
      if (!mustSave) return undefined;
      const timer = setTimeout(() => void save(content), REST_MS);
      return () => clearTimeout(timer);
    }, [canonicalJson(content), mustSave]);
    return {
      content,
      isSealed,
      isUntouched: isUntouched(game, me, content),
      fault: rules.fault(game, me, content),
      isOpenToPress: isLive.value && game.held === undefined && officeRefusal(SEALS) === undefined,
      saving,
      change: (next) => change(game, me, next),
      undo: () => change(game, me, rules.untouched(game, me)),
      seal: () => submitIntent(rules.seal(content)),
      reopen: () => submitIntent(rules.reopen),
    };
  }

  return { inHand, isUntouched, change, savingOf, useEnvelope };
}

function keyOf({ round }: GameState, me: EconomyId): string {
  return `${gameId.value ?? ''} ${me} ${round}`;
}
