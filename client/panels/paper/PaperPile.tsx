import type { ComponentChildren } from 'preact';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { Icon } from '../../design/Icon.tsx';
import type { PlainKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { desk, openPaper } from '../../state/tableState.ts';
import { fateOf } from './ReasonLines.tsx';
import { draftOf } from './PaperActionsRow.tsx';
import { fromTo } from './PaperHeader.tsx';
import { ownCounterTo, paperList } from './paperListModel.ts';
import { signaturesOf } from './paperModel.ts';
import { useTable } from '../../state/useTable.ts';

type PaperPileProps = {
  /** Whom papers and signatures know the seat as. */
  readonly party: EconomyId | undefined;
  /** The economy whose seat may write papers, if it has one. */
  readonly reader: EconomyId | undefined;
  readonly face: PaperFace;
  readonly sheetOf: (paper: Paper) => ComponentChildren;
  /** Said to a writer who has no paper yet. */
  readonly empty: PlainKey;
  /** How a paper is written, while that may be done. */
  readonly children: ComponentChildren;
};

/** Papers on the table in groups of what they ask of the seat; one is open at a time. */
export function PaperPile({ party, reader, face, sheetOf, empty, children }: PaperPileProps) {
  const { game } = useTable();
  const open = openPaper.value === undefined ? undefined : game.papers[openPaper.value];
  if (open !== undefined) {
    return (
      <div class="sheet-pane fill col">
        <button type="button" class="btn sm ghost back" onClick={() => (openPaper.value = undefined)}>
          <Icon name="arrowLeft" size={16} />
          {t('list.title')}
        </button>
        {sheetOf(open)}
      </div>
    );
  }
  const list = paperList(game, party);
  const isEmpty = Object.values(list).every((papers) => papers.length === 0);
  const isOpenPhase = game.phase === 'negotiation';
  const shared = { reader, face };
  return (
    <div class="pane-scroll">
      {isEmpty && <p class="muted pad">{t(reader === undefined ? 'list.emptyWatch' : empty)}</p>}
      <Group {...shared} title="list.answer" papers={list.answer} isUrgent />
      <Group {...shared} title="list.object" papers={list.object} isUrgent />
      <Group {...shared} title="list.waiting" papers={list.waiting} />
      <Group {...shared} title="list.public" papers={list.publicOnes} />
      <Group {...shared} title="list.concluded" papers={list.concluded} />
      <Group
        {...shared}
        title="list.lapsed"
        papers={list.lapsed}
        canRetable={isOpenPhase && reader !== undefined}
      />
      {reader !== undefined && isOpenPhase && children}
      {reader !== undefined && !isOpenPhase && <p class="small muted pad">{t('list.closed')}</p>}
    </div>
  );
}

/** What a slip shows of a paper's contents: its name and a few of its terms. */
export type PaperFace = {
  readonly titleOf: (paper: Paper) => string;
  readonly termsOf: (paper: Paper) => ComponentChildren;
};

type Props = {
  readonly paper: Paper;
  readonly reader: EconomyId | undefined;
  readonly face: PaperFace;
  readonly isUrgent?: boolean;
  readonly canRetable?: boolean;
};

/** A paper as a slip in the list: title, a few terms, where it stands; pressing it opens the sheet. */
function PaperSlip({ paper, reader, face, isUrgent = false, canRetable = false }: Props) {
  const { game } = useTable();
  const signed = signaturesOf(paper).filter(({ state }) => state === 'signed').length;
  const fate = fateOf(paper);
  const isCountered = paper.status === 'open' && ownCounterTo(game, paper, reader) !== undefined;
  return (
    <li
      class={`paper slip slim stack${paper.status === 'lapsed' ? ' lapsed' : ''}${isUrgent ? ' urgent' : ''}`}
    >
      <button type="button" class="slip-open stack gap-0" onClick={() => (openPaper.value = paper.id)}>
        <span class="row between">
          <b>{face.titleOf(paper)}</b>
          {paper.status === 'open' && (
            <span class="pill num">
              <Icon name="sign" size={13} />
              {signed}/{paper.parties.length}
            </span>
          )}
        </span>
        <span class="small muted">{fromTo(paper, reader)}</span>
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

type GroupProps = {
  readonly title: PlainKey;
  readonly papers: readonly Paper[];
  readonly reader: EconomyId | undefined;
  readonly face: PaperFace;
  readonly isUrgent?: boolean;
  readonly canRetable?: boolean;
};

function Group({ title, papers, ...shared }: GroupProps) {
  if (papers.length === 0) return null;
  return (
    <section class="slips stack">
      <h3 class="small muted">
        {t(title)} <span class="num">{papers.length}</span>
      </h3>
      <ul class="stack">
        {papers.map((paper) => (
          <PaperSlip key={paper.id} paper={paper} {...shared} />
        ))}
      </ul>
    </section>
  );
}
