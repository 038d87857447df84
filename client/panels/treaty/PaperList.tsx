import './paper.css';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import type { TextKey } from '../../text/areas.ts';
import { keptDesk } from '../desk/deskMemory.ts';
import { desk, openPaper, selected } from '../player/tableState.ts';
import { likelyPartner } from '../player/yourMoveModel.ts';
import { paperList } from './paperListModel.ts';
import { PaperSheet } from './PaperSheet.tsx';
import { PaperSlip } from './PaperSlip.tsx';
import { draftFrom } from './templates.ts';

type Props = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId | undefined };

/** Papers on the table; one is open at a time. */
export function PaperList({ scenario, game, me }: Props) {
  const open = openPaper.value === undefined ? undefined : game.papers[openPaper.value];
  if (open !== undefined) {
    return (
      <div class="sheet-pane">
        <button type="button" class="btn sm ghost back" onClick={() => (openPaper.value = undefined)}>
          <Icon name="arrowLeft" size={16} />
          {t('list.title')}
        </button>
        <PaperSheet key={open.id} scenario={scenario} game={game} paper={open} me={me} />
      </div>
    );
  }
  const list = paperList(game, me);
  const isEmpty = Object.values(list).every((papers) => papers.length === 0);
  const isOpenPhase = game.phase === 'negotiation';
  return (
    <div class="pane-scroll">
      {isEmpty && <p class="muted pad">{t(me === undefined ? 'list.emptyWatch' : 'list.empty')}</p>}
      <Group title="list.answer" papers={list.answer} me={me} isUrgent />
      <Group title="list.waiting" papers={list.waiting} me={me} />
      <Group title="list.public" papers={list.publicOnes} me={me} />
      <Group title="list.concluded" papers={list.concluded} me={me} />
      <Group title="list.lapsed" papers={list.lapsed} me={me} canRetable={isOpenPhase && me !== undefined} />
      {me !== undefined && isOpenPhase && (
        <button type="button" class="btn wide write" onClick={() => writePaper(scenario, game, me)}>
          <Icon name="plus" />
          {t('list.write')}
        </button>
      )}
      {me !== undefined && !isOpenPhase && <p class="small muted pad">{t('list.closed')}</p>}
    </div>
  );
}

/** Go on with the draft that was left on the desk, or begin one with the partner in view. */
export function writePaper(scenario: Scenario, game: GameState, me: EconomyId, partner?: EconomyId): void {
  const kept = partner === undefined ? keptDesk() : undefined;
  const chosen = selected.value;
  if (kept !== undefined) {
    desk.value = kept;
    return;
  }
  selected.value = undefined;
  const wanted = partner ?? chosen ?? likelyPartner(scenario, game, me);
  const partners = wanted === undefined || wanted === me || game.seats[wanted] === undefined ? [] : [wanted];
  const template = partners.length === 0 ? 'blank' : 'tariffSwap';
  desk.value = { draft: draftFrom(template, { scenario, game, me, partners }) };
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
          <PaperSlip key={paper.id} paper={paper} me={me} isUrgent={isUrgent} canRetable={canRetable} />
        ))}
      </ul>
    </section>
  );
}
