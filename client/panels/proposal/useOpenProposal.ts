/** Hooks of a proposal that lies open: signing it, having read it to its end, and telling its author that it is read. */

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { isLastSignature } from '#shared/rules/table/signing.ts';
import type { GameState } from '#shared/rules/state.ts';
import { sendIntent } from '../../net/requests.ts';
import { isLive } from '../../state/store.ts';
import { submitIntent, tellRefusal } from '../../net/submitIntent.ts';
import { ownCounterTo } from './proposalListModel.ts';
import { awaitsAnswerOf } from './proposalModel.ts';

export type Signing = {
  /** Whether the signer is being asked: theirs is the last signature, or the offer is one that they have countered. */
  readonly isAsking: boolean;
  readonly sign: () => void;
  readonly confirm: () => void;
  readonly cancel: () => void;
};

/** The last signature makes law; the signature under an offer that one has countered may be a mistake. */
function mustAsk(game: GameState, proposal: Proposal, me: EconomyId): boolean {
  return isLastSignature(game, proposal, me) || ownCounterTo(game, proposal, me) !== undefined;
}

/** How this version of a proposal is signed by the seat of `me`. */
export function useSigning(game: GameState, proposal: Proposal, me: EconomyId | undefined): Signing {
  const [isAsking, setAsking] = useState(false);
  const send = async (confirmed: boolean): Promise<void> => {
    setAsking(false);
    const intent = {
      type: 'signProposal',
      proposal: proposal.id,
      revision: proposal.revision,
      confirmed,
    } as const;
    const answer = await sendIntent(intent);
    if (answer.ok) return;
    // Another hand was quicker: now this signature is the last, and is asked for.
    if (answer.error.code === 'proposal/needs-confirmation') setAsking(true);
    else tellRefusal(answer.error, intent);
  };
  return {
    isAsking,
    sign: () => {
      if (me !== undefined && mustAsk(game, proposal, me)) setAsking(true);
      else void send(false);
    },
    confirm: () => void send(true),
    cancel: () => setAsking(false),
  };
}

/**
 * Whether a reader has come to the last term of this version: nobody signs what stayed below the fold. What has been
 * scrolled past counts, as after a jump to the foot of the page. Starts again with every version.
 */
export function useSeenTerms(end: RefObject<HTMLElement | null>, version: string): boolean {
  const [seen, setSeen] = useState<string | undefined>(undefined);
  useLayoutEffect(() => {
    const element = end.current;
    if (element === null || seen === version) return undefined;
    const look = (): void => {
      if (isReached(element)) setSeen(version);
    };
    look();
    // Scrolling does not bubble, and which pane scrolls depends on the size of the screen.
    document.addEventListener('scroll', look, { capture: true, passive: true });
    // A proposal grows or shrinks above its end, and panes change with the window.
    const sizes = new ResizeObserver(look);
    for (let part: Element | null = element.parentElement; part !== null; part = part.parentElement) {
      sizes.observe(part);
    }
    return () => {
      document.removeEventListener('scroll', look, { capture: true });
      sizes.disconnect();
    };
  }, [version, end, seen]);
  return seen === version;
}

/** Pixels that may be missing: panes scroll by whole pixels, boxes have fractions. */
const TOLERANCE_PX = 1;

/** Whether an element lies above the lower edge of the window and of each pane around it that hides what is below. */
function isReached(element: HTMLElement): boolean {
  const { top } = element.getBoundingClientRect();
  if (element.getClientRects().length === 0) return false;
  let lowest = window.innerHeight;
  for (let part = element.parentElement; part !== null; part = part.parentElement) {
    if (getComputedStyle(part).overflowY !== 'visible' && part !== document.body)
      lowest = Math.min(lowest, part.getBoundingClientRect().bottom);
  }
  return top <= lowest + TOLERANCE_PX;
}

/** The author sees that a party reads: said once for each version. */
export function useSayOpened(proposal: Proposal, me: EconomyId | undefined): void {
  const mustSay =
    me !== undefined &&
    me !== proposal.author &&
    awaitsAnswerOf(proposal, me) &&
    !proposal.openedBy.includes(me) &&
    isLive.value;
  useEffect(() => {
    if (mustSay)
      void submitIntent({ type: 'openProposal', proposal: proposal.id, revision: proposal.revision });
  }, [mustSay, proposal.id, proposal.revision]);
}
