import { useEffect } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { isLive } from '../../state/store.ts';
import { press } from '../player/press.ts';
import { awaitsAnswerOf } from './paperModel.ts';

/** The author sees that a party reads: said once for each version. */
export function useSayOpened(paper: Paper, me: EconomyId | undefined): void {
  const mustSay =
    me !== undefined &&
    me !== paper.author &&
    awaitsAnswerOf(paper, me) &&
    !paper.openedBy.includes(me) &&
    isLive.value;
  useEffect(() => {
    if (mustSay) void press({ type: 'openPaper', paper: paper.id, revision: paper.revision });
  }, [mustSay, paper.id, paper.revision]);
}
