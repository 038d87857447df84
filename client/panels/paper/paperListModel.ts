import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { isLastSignature } from '#shared/rules/negotiation/signing.ts';
import type { GameState } from '#shared/rules/state.ts';
import { awaitsAnswerOf, mayRefuseAdmission } from './paperModel.ts';

/** Papers of this round as a seat sees them, most urgent first. */
export type PaperList = {
  /** Wait for my answer. */
  readonly answer: readonly Paper[];
  /** Change an agreement of mine without my signature: I may refuse until the bell. */
  readonly object: readonly Paper[];
  /** Mine or signed by me: wait for others, or for the bell. */
  readonly waiting: readonly Paper[];
  /** Of others, made public by their authors. */
  readonly publicOnes: readonly Paper[];
  /** Concluded this round. */
  readonly concluded: readonly Paper[];
  /** Lapsed this round or at the last bell; one press tables them again. */
  readonly lapsed: readonly Paper[];
};

export function paperList(game: GameState, me: EconomyId | undefined): PaperList {
  const papers = Object.values(game.papers).toSorted((a, b) => b.revisedAtMs - a.revisedAtMs);
  const running = papers.filter((paper) => paper.status === 'open' || paper.status === 'awaitingBell');
  const answer =
    me === undefined
      ? []
      : running.filter((paper) => awaitsAnswerOf(paper, me)).toSorted(byUrgency(game, me));
  const object = me === undefined ? [] : running.filter((paper) => mayRefuseAdmission(game, paper, me));
  const mine = (paper: Paper): boolean => me !== undefined && paper.parties.includes(me);
  return {
    answer,
    object,
    waiting: running.filter(
      (paper) =>
        (mine(paper) || paper.status === 'awaitingBell') &&
        !answer.includes(paper) &&
        !object.includes(paper),
    ),
    publicOnes: running.filter((paper) => !mine(paper) && paper.status === 'open'),
    concluded: papers.filter((paper) => paper.status === 'concluded' && paper.round === game.round),
    lapsed: papers.filter((paper) => paper.status === 'lapsed' && mine(paper)),
  };
}

/** The seat's own open counter to a paper: whoever signs the older paper signs what it has answered otherwise. */
export function ownCounterTo(game: GameState, paper: Paper, me: EconomyId | undefined): Paper | undefined {
  return Object.values(game.papers).findLast(
    ({ author, counterTo, status }) =>
      author === me && counterTo === paper.id && (status === 'open' || status === 'awaitingBell'),
  );
}

/** Papers that only this seat still holds up come first, then the oldest; those it has countered itself come last. */
function byUrgency(game: GameState, me: EconomyId): (a: Paper, b: Paper) => number {
  const rank = (paper: Paper): number =>
    ownCounterTo(game, paper, me) !== undefined ? 2 : isLastSignature(game, paper, me) ? 0 : 1;
  return (a, b) => rank(a) - rank(b) || a.revisedAtMs - b.revisedAtMs;
}
