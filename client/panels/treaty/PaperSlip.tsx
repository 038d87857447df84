import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { desk, openPaper } from '../player/tableState.ts';
import { ClauseChip } from './DiffChips.tsx';
import { fateOf } from './LapseNote.tsx';
import { draftOf } from './PaperActionsRow.tsx';
import { fromTo } from './PaperHeader.tsx';
import { signaturesOf } from './paperModel.ts';
import { paperTitle } from './paperTitle.ts';

type Props = {
  readonly paper: Paper;
  readonly me: EconomyId | undefined;
  readonly isUrgent?: boolean;
  readonly canRetable?: boolean;
};

const CHIPS = 3;

/** A paper as a slip in the list: title, a few clauses, where it stands; pressing it opens the sheet. */
export function PaperSlip({ paper, me, isUrgent = false, canRetable = false }: Props) {
  const signed = signaturesOf(paper).filter(({ state }) => state === 'signed').length;
  const fate = fateOf(paper);
  return (
    <li class={`paper slip${paper.status === 'lapsed' ? ' lapsed' : ''}${isUrgent ? ' urgent' : ''}`}>
      <button type="button" class="slip-open" onClick={() => (openPaper.value = paper.id)}>
        <span class="row between">
          <b>{paperTitle(paper)}</b>
          {paper.status === 'open' && (
            <span class="pill num">
              <Icon name="sign" size={13} />
              {signed}/{paper.parties.length}
            </span>
          )}
        </span>
        <span class="small muted">{fromTo(paper, me)}</span>
      </button>
      <div class="chips">
        {paper.clauses.slice(0, CHIPS).map((clause, at) => (
          <ClauseChip key={at} clause={clause} />
        ))}
        {paper.clauses.length > CHIPS && <span class="clause">+{paper.clauses.length - CHIPS}</span>}
      </div>
      {fate !== undefined && <p class="small muted">{fate}</p>}
      {canRetable && (
        <button type="button" class="btn sm" onClick={() => (desk.value = { draft: draftOf(paper) })}>
          {t('paper.tableAgain')}
        </button>
      )}
    </li>
  );
}
