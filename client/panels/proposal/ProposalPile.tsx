import type { ComponentChildren } from 'preact';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { Icon } from '../../design/Icon.tsx';
import type { PlainKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { desk, openProposal } from '../../state/tableState.ts';
import { fateOf } from './ReasonLines.tsx';
import { draftOf } from './ProposalActionsRow.tsx';
import { fromTo } from './ProposalHeader.tsx';
import { ownCounterTo, proposalList } from './useOpenProposal.ts';
import { signaturesOf } from './proposalModel.ts';
import { useTable } from '../../state/useTable.ts';

type ProposalPileProps = {
  /** Whom proposals and signatures know the seat as. */
  readonly party: EconomyId | undefined;
  /** The economy whose seat may write proposals, if it has one. */
  readonly reader: EconomyId | undefined;
  readonly face: ProposalFace;
  readonly sheetOf: (proposal: Proposal) => ComponentChildren;
  /** Said to a writer who has no proposal yet. */
  readonly empty: PlainKey;
  /** How a proposal is written, while that may be done. */
  readonly children: ComponentChildren;
};

/** Proposals on the table in groups of what they ask of the seat; one is open at a time. */
export function ProposalPile({ party, reader, face, sheetOf, empty, children }: ProposalPileProps) {
  const { game } = useTable();
  const open = openProposal.value === undefined ? undefined : game.proposals[openProposal.value];
  if (open !== undefined) {
    return (
      <div class="sheet-pane fill col">
        <button type="button" class="btn sm ghost back" onClick={() => (openProposal.value = undefined)}>
          <Icon name="arrowLeft" size={16} />
          {t('list.title')}
        </button>
        {sheetOf(open)}
      </div>
    );
  }
  const list = proposalList(game, party);
  const isEmpty = Object.values(list).every((proposals) => proposals.length === 0);
  const isOpenPhase = game.phase === 'negotiation';
  const shared = { reader, face };
  return (
    <div class="pane-scroll">
      {isEmpty && <p class="muted pad">{t(reader === undefined ? 'list.emptyWatch' : empty)}</p>}
      <Group {...shared} title="list.answer" proposals={list.answer} isUrgent />
      <Group {...shared} title="list.object" proposals={list.object} isUrgent />
      <Group {...shared} title="list.waiting" proposals={list.waiting} />
      <Group {...shared} title="list.public" proposals={list.publicOnes} />
      <Group {...shared} title="list.concluded" proposals={list.concluded} />
      <Group
        {...shared}
        title="list.lapsed"
        proposals={list.lapsed}
        canRetable={isOpenPhase && reader !== undefined}
      />
      {reader !== undefined && isOpenPhase && children}
      {reader !== undefined && !isOpenPhase && <p class="small muted pad">{t('list.closed')}</p>}
    </div>
  );
}

/** What a slip shows of a proposal's contents: its name and a few of its terms. */
export type ProposalFace = {
  readonly titleOf: (proposal: Proposal) => string;
  readonly termsOf: (proposal: Proposal) => ComponentChildren;
};

type Props = {
  readonly proposal: Proposal;
  readonly reader: EconomyId | undefined;
  readonly face: ProposalFace;
  readonly isUrgent?: boolean;
  readonly canRetable?: boolean;
};

/** A proposal as a slip in the list: title, a few terms, where it stands; pressing it opens the sheet. */
function ProposalSlip({ proposal, reader, face, isUrgent = false, canRetable = false }: Props) {
  const { game } = useTable();
  const signed = signaturesOf(proposal).filter(({ state }) => state === 'signed').length;
  const fate = fateOf(proposal);
  const isCountered = proposal.status === 'open' && ownCounterTo(game, proposal, reader) !== undefined;
  return (
    <li
      class={`paper slip slim stack${proposal.status === 'lapsed' ? ' lapsed' : ''}${isUrgent ? ' urgent' : ''}`}
    >
      <button type="button" class="slip-open stack gap-0" onClick={() => (openProposal.value = proposal.id)}>
        <span class="row between">
          <b>{face.titleOf(proposal)}</b>
          {proposal.status === 'open' && (
            <span class="pill num">
              <Icon name="sign" size={13} />
              {signed}/{proposal.parties.length}
            </span>
          )}
        </span>
        <span class="small muted">{fromTo(proposal, reader)}</span>
        {isCountered && <span class="small countered">{t('proposal.counteredByYou')}</span>}
      </button>
      {face.termsOf(proposal)}
      {fate !== undefined && <p class="small muted">{fate}</p>}
      {canRetable && (
        <button type="button" class="btn sm" onClick={() => (desk.value = { draft: draftOf(proposal) })}>
          {t('proposal.tableAgain')}
        </button>
      )}
    </li>
  );
}

type GroupProps = {
  readonly title: PlainKey;
  readonly proposals: readonly Proposal[];
  readonly reader: EconomyId | undefined;
  readonly face: ProposalFace;
  readonly isUrgent?: boolean;
  readonly canRetable?: boolean;
};

function Group({ title, proposals, ...shared }: GroupProps) {
  if (proposals.length === 0) return null;
  return (
    <section class="slips stack">
      <h3 class="small muted">
        {t(title)} <span class="num">{proposals.length}</span>
      </h3>
      <ul class="stack">
        {proposals.map((proposal) => (
          <ProposalSlip key={proposal.id} proposal={proposal} {...shared} />
        ))}
      </ul>
    </section>
  );
}
