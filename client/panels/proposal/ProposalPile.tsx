import type { ComponentChildren } from 'preact';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { remainingMs } from '#shared/rules/table/clock.ts';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import type { PlainKey } from '../../text/areas.ts';
import { formatDuration, formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { useNow } from '../../state/serverClock.ts';
import { sharedSeat } from '../../state/store.ts';
import { type DeskWork, openProposal } from '../../state/tableState.ts';
import { lazyPart, UNSEEN } from '../chrome/lazyPart.tsx';
import { forgetDesk, ownDraft } from './deskMemory.ts';
import type { SharedDeskProps } from './SharedDesk.tsx';
import { fateOf } from './ReasonLines.tsx';
import { NextSteps } from './ProposalActionsRow.tsx';
import { ownCounterTo, proposalList } from './proposalsOfSeat.ts';
import { type SignatureState, signaturesOf } from './proposalModel.ts';
import { useTable } from '../../state/useTable.ts';

/** What is being written at a seat that several share is fetched by those who have one. */
const LateDesk = lazyPart(async () => (await import('./SharedDesk.tsx')).SharedDesk, [], UNSEEN);
const MEMORY = { forgetDesk, ownDraft };

export function SharedDesk(props: SharedDeskProps) {
  return <LateDesk {...props} memory={MEMORY} />;
}

/** Who has the pen of what lies on the desk, where others of the seat see it. */
export function DeskPen({ work }: { readonly work: DeskWork }) {
  return sharedSeat.value?.drafts && <SharedDesk work={work} />;
}

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
      {/* Before what others have done, which may be long. */}
      {reader !== undefined && isOpenPhase && children}
      <Group {...shared} title="list.public" proposals={list.publicOnes} />
      <Group {...shared} title="list.concluded" proposals={list.concluded} />
      <Group
        {...shared}
        title="list.lapsed"
        proposals={list.lapsed}
        canRetable={isOpenPhase && reader !== undefined}
      />
      {reader !== undefined && sharedSeat.value?.drafts && <SharedDesk isList />}
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
  const fate = fateOf(proposal, game);
  const isRefused = proposal.status === 'open' && proposal.refusedBy.length > 0;
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
        {isRefused && (
          <span class="small countered">
            {t('proposal.refusedBy', { economies: formatList(proposal.refusedBy.map(economyName)) })}
          </span>
        )}
        {isCountered && <span class="small countered">{t('proposal.counteredByYou')}</span>}
        {/* All of a slip opens it, unless there is something else to press on it. */}
        {!canRetable && <span class="cover" />}
      </button>
      {face.termsOf(proposal)}
      {fate !== undefined && <p class="small muted">{fate}</p>}
      {canRetable && <NextSteps proposal={proposal} />}
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

/** From whom to whom. */
export function fromTo(proposal: Proposal, me: EconomyId | undefined): string {
  const others = proposal.parties.filter((party) => party !== proposal.author);
  const rest = others.filter((party) => party !== me).map(economyName);
  const economy = economyName(proposal.author);
  if (proposal.author === me)
    return t('proposal.fromYou', { economies: formatList(others.map(economyName)) });
  if (me === undefined || !others.includes(me))
    return t('proposal.fromTo', { economy, economies: formatList(rest) });
  return rest.length === 0
    ? t('proposal.fromToYou', { economy })
    : t('proposal.fromTo', { economy, economies: formatList([...rest, t('table.you')]) });
}

/** Time until an unsigned proposal lapses. */
export function LapsePill() {
  const { game } = useTable();
  const now = useNow(1000);
  const leftMs = remainingMs(game, now);
  if (leftMs === undefined || game.phase !== 'negotiation') return null;
  return (
    <span class="pill time num">
      <Icon name="hourglass" size={14} />
      <span class="sr">{t('move.lapsesIn', { time: '' })}</span>
      {formatDuration(leftMs)}
    </span>
  );
}

type SignatureRowProps = { readonly proposal: Proposal; readonly reader: EconomyId | undefined };

/** Where each party stands: not opened, reading, signed, refused. The sender sees it as it happens. */
export function SignatureRow({ proposal, reader }: SignatureRowProps) {
  return (
    <ul class="sign">
      {signaturesOf(proposal).map(({ economy, state }) => (
        <li class="s" key={economy}>
          <Medallion economy={economy} size={30} ring={RINGS[state]} isDashed={state === 'sent'} />
          <span>
            <b>{economy === reader ? t('proposal.you') : economyName(economy)}</b>
            <br />
            <span class="muted">
              {state === 'signed' && <Icon name="sign" size={13} />}{' '}
              {economy === reader && state !== 'signed' && state !== 'refused'
                ? t('proposal.notSigned')
                : t(`proposal.${state}`)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const RINGS = {
  signed: 'var(--gain)',
  reading: 'var(--line-strong)',
  sent: 'var(--line-strong)',
  refused: 'var(--loss)',
} as const satisfies Record<SignatureState, string>;
