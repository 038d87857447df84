import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { DRAFTING_COST } from '#shared/content/provinces/provinceConstants.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/moneyLeft.ts';
import { Icon } from '../../../design/Icon.tsx';
import type { TextKey } from '../../../text/areas.ts';
import { yuan } from '../../../text/yuan.ts';
import { t } from '../../../text/t.ts';
import { desk, openPaper } from '../../player/tableState.ts';
import { fateOf } from '../../treaty/LapseNote.tsx';
import { fromTo } from '../../treaty/PaperHeader.tsx';
import { paperList } from '../../treaty/paperListModel.ts';
import { signaturesOf } from '../../treaty/paperModel.ts';
import { partyAt, provinceAt, type PaneProps } from '../table/seat.ts';
import { openPactDesk } from './openPactDesk.ts';
import { draftOfPaper } from './pactDraft.ts';
import { pactTitle, termLines } from './pactTerms.ts';
import { ProvincePaper } from './ProvincePaper.tsx';

/** Papers of this round; one is open at a time. */
export function ProvincePapers({ scenario, game, seat }: PaneProps) {
  const party = partyAt(seat);
  const me = provinceAt(seat);
  const open = openPaper.value === undefined ? undefined : game.papers[openPaper.value];
  if (open !== undefined) {
    return (
      <div class="sheet-pane">
        <button type="button" class="btn sm ghost back" onClick={() => (openPaper.value = undefined)}>
          <Icon name="arrowLeft" size={16} />
          {t('list.title')}
        </button>
        <ProvincePaper key={open.id} scenario={scenario} game={game} paper={open} me={me} />
      </div>
    );
  }
  const list = paperList(game, party);
  const isEmpty = Object.values(list).every((papers) => papers.length === 0);
  const isOpenPhase = game.phase === 'negotiation';
  return (
    <div class="pane-scroll">
      {isEmpty && <p class="muted pad">{t(me === undefined ? 'list.emptyWatch' : 'pacts.empty')}</p>}
      <Group title="list.answer" papers={list.answer} me={me} isUrgent />
      <Group title="list.waiting" papers={list.waiting} me={me} />
      <Group title="list.public" papers={list.publicOnes} me={me} />
      <Group title="list.concluded" papers={list.concluded} me={me} />
      <Group title="list.lapsed" papers={list.lapsed} me={me} canRetable={isOpenPhase && me !== undefined} />
      {me !== undefined && isOpenPhase && (
        <>
          <button type="button" class="btn wide write" onClick={() => openPactDesk(game, me)}>
            <Icon name="plus" />
            {t('pacts.write')}
          </button>
          <p class="small muted center">
            {t('pactDesk.money', { cost: yuan(DRAFTING_COST), left: yuan(moneyLeft(game, me)) })}
          </p>
        </>
      )}
      {me !== undefined && !isOpenPhase && <p class="small muted pad">{t('list.closed')}</p>}
    </div>
  );
}

type GroupProps = {
  readonly title: TextKey;
  readonly papers: readonly Paper[];
  readonly me: EconomyId | undefined;
  readonly isUrgent?: boolean;
  readonly canRetable?: boolean;
};

function Group({ title, papers, me, isUrgent = false, canRetable = false }: GroupProps) {
  if (papers.length === 0) return null;
  return (
    <section class="slips">
      <h3 class="small muted">
        {t(title)} <span class="num">{papers.length}</span>
      </h3>
      <ul>
        {papers.map((paper) => (
          <Slip key={paper.id} paper={paper} me={me} isUrgent={isUrgent} canRetable={canRetable} />
        ))}
      </ul>
    </section>
  );
}

const LINES = 2;

type SlipProps = Omit<GroupProps, 'title' | 'papers'> & { readonly paper: Paper };

/** A paper as a slip: title, its first terms, where it stands; pressing it opens the sheet. */
function Slip({ paper, me, isUrgent = false, canRetable = false }: SlipProps) {
  const signed = signaturesOf(paper).filter(({ state }) => state === 'signed').length;
  const fate = fateOf(paper);
  return (
    <li class={`paper slip${paper.status === 'lapsed' ? ' lapsed' : ''}${isUrgent ? ' urgent' : ''}`}>
      <button type="button" class="slip-open" onClick={() => (openPaper.value = paper.id)}>
        <span class="row between">
          <b>{pactTitle(paper)}</b>
          {paper.status === 'open' && (
            <span class="pill num">
              <Icon name="sign" size={13} />
              {signed}/{paper.parties.length}
            </span>
          )}
        </span>
        <span class="small muted">{fromTo(paper, me)}</span>
      </button>
      <ul class="slip-terms small">
        {termLines(paper)
          .slice(0, LINES)
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ul>
      {fate !== undefined && <p class="small muted">{fate}</p>}
      {canRetable && (
        <button type="button" class="btn sm" onClick={() => (desk.value = { draft: draftOfPaper(paper) })}>
          {t('paper.tableAgain')}
        </button>
      )}
    </li>
  );
}
