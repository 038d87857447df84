import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { isLastSignature } from '#shared/rules/negotiation/confirmationFor.ts';
import type { GameState } from '#shared/rules/state.ts';
import { sendIntent } from '../../net/sendIntent.ts';
import { tellRefusal } from '../player/press.ts';
import { ownCounterTo } from './paperListModel.ts';

export type Signing = {
  /** Whether the signer is being asked: theirs is the last signature, or the offer is one that they have countered. */
  readonly isAsking: boolean;
  readonly sign: () => void;
  readonly confirm: () => void;
  readonly cancel: () => void;
};

/** The last signature makes law; the signature under an offer that one has countered may be a mistake. */
function mustAsk(game: GameState, paper: Paper, me: EconomyId): boolean {
  return isLastSignature(game, paper, me) || ownCounterTo(game, paper, me) !== undefined;
}

/** How this version of a paper is signed by the seat of `me`. */
export function useSigning(game: GameState, paper: Paper, me: EconomyId | undefined): Signing {
  const [isAsking, setAsking] = useState(false);
  const send = async (confirmed: boolean): Promise<void> => {
    setAsking(false);
    const intent = { type: 'signPaper', paper: paper.id, revision: paper.revision, confirmed } as const;
    const answer = await sendIntent(intent);
    if (answer.ok) return;
    // Another hand was quicker: now this signature is the last, and is asked for.
    if (answer.error.code === 'paper/needs-confirmation') setAsking(true);
    else tellRefusal(answer.error, intent);
  };
  return {
    isAsking,
    sign: () => {
      if (me !== undefined && mustAsk(game, paper, me)) setAsking(true);
      else void send(false);
    },
    confirm: () => void send(true),
    cancel: () => setAsking(false),
  };
}
