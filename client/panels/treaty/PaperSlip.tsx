import type { ComponentChildren } from 'preact';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { desk, openPaper } from '../player/tableState.ts';
import { fateOf } from './LapseNote.tsx';
import { draftOf } from './PaperActionsRow.tsx';
import { fromTo } from './PaperHeader.tsx';
import { ownCounterTo } from './paperListModel.ts';
import { signaturesOf } from './paperModel.ts';

/** What a slip shows of a paper's contents: its name and a few of its terms. */
export type PaperFace = {
  readonly titleOf: (paper: Paper) => string;
  readonly termsOf: (paper: Paper) => ComponentChildren;
};

type Props = {
  readonly game: GameState;
  readonly paper: Paper;
  readonly me: EconomyId | undefined;
  readonly face: PaperFace;
  readonly isUrgent?: boolean;
  readonly canRetable?: boolean;
};

/** A paper as a slip in the list: title, a few terms, where it stands; pressing it opens the sheet. */
export function PaperSlip({ game, paper, me, face, isUrgent = false, canRetable = false }: Props) {
  const signed = signaturesOf(paper).filter(({ state }) => state === 'signed').length;
  const fate = fateOf(paper);
  const isCountered = paper.status === 'open' && ownCounterTo(game, paper, me) !== undefined;
  return (
    <li class={`paper slip${paper.status === 'lapsed' ? ' lapsed' : ''}${isUrgent ? ' urgent' : ''}`}>
      <button type="button" class="slip-open" onClick={() => (openPaper.value = paper.id)}>
        <span class="row between">
          <b>{face.titleOf(paper)}</b>
          {paper.status === 'open' && (
            <span class="pill num">
              <Icon name="sign" size={13} />
              {signed}/{paper.parties.length}
            </span>
          )}
        </span>
        <span class="small muted">{fromTo(paper, me)}</span>
        {isCountered && <span class="small countered">{t('paper.counteredByYou')}</span>}
      </button>
      {face.termsOf(paper)}
      {fate !== undefined && <p class="small muted">{fate}</p>}
      {canRetable && (
        <button type="button" class="btn sm" onClick={() => (desk.value = { draft: draftOf(paper) })}>
          {t('paper.tableAgain')}
        </button>
      )}
    </li>
  );
}
