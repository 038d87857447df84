import { useEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { say } from '../../text/Say.tsx';
import { changesBetween } from './changesModel.ts';
import { clearNotices, notify } from './notices.ts';
import { showPaper } from './tableState.ts';

/** Tells the seat what others did, with the way there. */
export function useNotices(game: GameState, me: EconomyId | undefined): void {
  const last = useRef(game);
  useEffect(() => {
    const before = last.current;
    last.current = game;
    if (before.phase !== game.phase) clearNotices();
    if (me === undefined || before === game || before.round !== game.round) return;
    for (const { phrase, paper } of changesBetween(before, game, me)) {
      notify(() => say(phrase), paper === undefined ? {} : { paper, open: () => showPaper(paper) });
    }
  }, [game, me]);
}
