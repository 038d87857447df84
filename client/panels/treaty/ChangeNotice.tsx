import type { Paper } from '#shared/protocol/law.ts';
import { t } from '../../text/t.ts';
import { changesOnly, diffClauses } from './draftDiff.ts';
import { DiffChips } from './DiffChips.tsx';

type Props = { readonly before: Paper; readonly paper: Paper; readonly onRead: () => void };

/** The paper changed while it was open: what is new stands first, and nothing is signed blind. */
export function ChangeNotice({ before, paper, onRead }: Props) {
  return (
    <output class="change-notice">
      <b class="small">{t('paper.changedUnderYou')}</b>
      <DiffChips changes={changesOnly(diffClauses(before.clauses, paper.clauses))} />
      <button type="button" class="btn sm" onClick={onRead}>
        {t('paper.readChange')}
      </button>
    </output>
  );
}
