import { useId, useRef } from 'preact/hooks';
import type { Proposal } from '#shared/protocol/law.ts';
import { confirmationFor, isLastSignature } from '#shared/rules/table/signing.ts';
import {
  narrowedFault,
  pactFaults,
  pactsLeftToJoin,
  provinceProposals,
} from '#shared/rules/provinces/pacts/pactFaults.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatList, sentences } from '../../../text/format.ts';
import { agreementName, economyName, rejectionText } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Dialog } from '../../../design/Dialog.tsx';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import { Press } from '../../chrome/Press.tsx';
import { ReadyButton } from '../../table/ReadyButton.tsx';
import { dealsView, openProposal } from '../../../state/tableState.ts';
import { viewport } from '../../../state/viewport.ts';
import { ReasonLines, useFate } from '../../proposal/ReasonLines.tsx';
import { ProposalActionsRow } from '../../proposal/ProposalActionsRow.tsx';
import type { ProposalFace } from '../../proposal/OfferList.tsx';
import { LapsePill, ProposalPile, SignatureRow, writeLabel } from '../../proposal/ProposalPile.tsx';
import {
  type Signing,
  proposalList,
  useSayOpened,
  useSeenTerms,
  useSigning,
} from '../../proposal/proposalsOfSeat.ts';
import { actionsOn, fromTo, holdsFoot, ownCounterTo } from '../../proposal/proposalModel.ts';
import { WordOnProposal } from '../../talk/MessageLine.tsx';
import { partyAt, usePrice, useProvinceSeat, useProvinces, useSeatOrCentre } from '../seat.ts';
import { keptPact, offerNote, openPactDesk } from './PactDesk.tsx';
import { DraftOutlook, OutlookBeforeSigning } from './PactOutlook.tsx';
import { PactRegister, hasEntries } from './PactRegister.tsx';
import { faceLines, pactTitle, termLines } from './pactDraft.ts';
import './pacts.css';

/** Proposals on the table, and the public register of pacts and payments. */
export function DealsPane() {
  const { game, seat } = useProvinces();
  const party = partyAt(seat);
  const waiting = proposalList(game, party).answer.length;
  const hasRoom = viewport.value !== 'phone' || !holdsFoot(game);
  const shown = dealsView.value === 'agreements' ? 'agreements' : 'proposals';
  const hasRegister = shown === 'agreements' || hasEntries(game);
  const views = hasRegister ? (['proposals', 'agreements'] as const) : (['proposals'] as const);
  return (
    <section class="deals fill col" aria-label={t('tab.deals')}>
      <nav class="tabs panel" aria-label={t('tab.deals')}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            class={shown === view ? 'on' : ''}
            aria-pressed={shown === view}
            onClick={() => {
              dealsView.value = view;
              openProposal.value = undefined;
            }}
          >
            <Icon name={view === 'proposals' ? 'deals' : 'agreements'} size={17} />
            {t(view === 'proposals' ? 'tab.proposals' : 'pacts.register')}
            {view === 'proposals' && waiting > 0 && <span class="badge num">{waiting}</span>}
          </button>
        ))}
      </nav>
      {shown === 'proposals' ? <ProvinceProposals /> : <PactRegister />}
      {party !== undefined && game.phase === 'negotiation' && hasRoom && <ReadyButton />}
    </section>
  );
}

const FACE: ProposalFace = {
  titleOf: pactTitle,
  termsOf: (proposal) => (
    <ul class="stack gap-0 slim small">
      {faceLines(proposal).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  ),
};

/** Proposals of provinces, with their first terms in words, and what another one costs. */
function ProvinceProposals() {
  const { seat, me } = useProvinces();
  return (
    <ProposalPile
      party={partyAt(seat)}
      reader={me}
      face={FACE}
      sheetOf={(proposal) => <ProvinceProposal key={proposal.id} proposal={proposal} />}
    >
      {me !== undefined && <WritePact />}
    </ProposalPile>
  );
}

function WritePact() {
  const { game, me } = useSeatOrCentre();
  const note = offerNote(game, me, usePrice());
  const kept = keptPact(undefined);
  return (
    <>
      <Press
        class="btn wide write"
        why={pactsLeftToJoin(game, me) === 0 ? { text: note, isTold: true } : undefined}
        onPress={() => openPactDesk(game, me)}
      >
        <Icon name="plus" />
        {writeLabel(kept, me, 'pacts.write', game.round)}
      </Press>
      <p class="small muted center">{note}</p>
    </>
  );
}

type Props = {
  readonly proposal: Proposal;
};

/** One proposal, whole: terms, signatures, actions. The action row never scrolls away. */
function ProvinceProposal({ proposal }: Props) {
  const { scenario, game, me } = useProvinces();
  const titleId = useId();
  const end = useRef<HTMLDivElement>(null);
  const signing = useSigning(game, proposal, me);
  const hasSeenTerms = useSeenTerms(end, `${proposal.id} ${proposal.revision}`);
  const isOpen = proposal.status === 'open';
  const fault = isOpen ? pactFaults(scenario, game, proposal, proposal.author)[0] : undefined;
  const actions = actionsOn(game, proposal, me);
  const refused = actions.goOnWithout;
  const restFault =
    refused.length === 0 ? undefined : narrowedFault(scenario, game, draftOf(proposal), proposal);
  const lines = termLines(proposal);
  const fate = useFate(proposal);
  useSayOpened(proposal, me);
  const hint = fault !== undefined ? rejectionText(fault) : hasSeenTerms ? undefined : t('proposal.readOn');
  return (
    <article class="paper sheet col gap-none fill" aria-labelledby={titleId}>
      <ScrollPane class="sheet-scroll" label={pactTitle(proposal)}>
        <header class="proposal-head">
          <div class="row between">
            <span class="small muted">{fromTo(proposal, me)}</span>
            {isOpen && <LapsePill />}
          </div>
          <h3 id={titleId}>{pactTitle(proposal)}</h3>
        </header>
        <ReasonLines proposal={proposal} />
        <WordOnProposal proposal={proposal} />
        <ol class="pact-terms stack slim">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <div ref={end} class="terms-end" />
        {fault !== undefined && (
          <p class="fault slim ruled small">
            <Icon name="alert" size={16} /> {rejectionText(fault)}
          </p>
        )}
        {fate !== undefined && <p class="fate slim small">{fate}</p>}
      </ScrollPane>
      <footer class="sheet-foot stack">
        {isOpen && fault === undefined && <DraftOutlook draft={draftOf(proposal)} />}
        <SignatureRow proposal={proposal} reader={me} />
        {restFault !== undefined && (
          <p class="small muted">
            {sentences(
              t('proposal.goOnOff', { economies: formatList(refused.map(economyName)) }),
              rejectionText(restFault),
            )}
          </p>
        )}
        {me !== undefined && (
          <ProposalActionsRow
            proposal={proposal}
            actions={restFault === undefined ? actions : { ...actions, goOnWithout: [] }}
            signHint={hint}
            onSign={signing.sign}
            onEarlySign={() => end.current?.scrollIntoView({ block: 'end' })}
            onWrite={(partner) => openPactDesk(game, me, partner)}
          />
        )}
      </footer>
      {signing.isAsking && me !== undefined && <SignPactDialog proposal={proposal} signing={signing} />}
    </article>
  );
}

type DialogProps = Props & { readonly signing: Signing };

/** The last signature puts the pact in force: it is asked for, and told what it would end. So is one under an offer that was countered. */
function SignPactDialog({ proposal, signing }: DialogProps) {
  const { game, me } = useSeatOrCentre();
  const isLast = isLastSignature(game, proposal, me);
  return (
    <Dialog
      title={t(isLast ? 'confirm.title' : 'confirm.titleOlder')}
      onClose={signing.cancel}
      action={t(isLast ? 'confirm.sign' : 'proposal.sign')}
      onAction={signing.confirm}
    >
      {ownCounterTo(game, proposal, me) !== undefined && <p class="countered">{t('confirm.countered')}</p>}
      {isLast && <p>{t('pacts.confirm')}</p>}
      <OutlookBeforeSigning draft={draftOf(proposal)} />
      {isLast && <PactConsequences proposal={proposal} />}
    </Dialog>
  );
}

type PactConsequencesProps = {
  readonly proposal: Proposal;
};

/** What else the last signature does: proposals that lapse with it, older pacts that it takes the place of. */
function PactConsequences({ proposal }: PactConsequencesProps) {
  const { scenario, game, me } = useProvinceSeat();
  const { lapses = [], ends = [] } = confirmationFor(provinceProposals(scenario), game, proposal, me) ?? {};
  const proposals = lapses.flatMap((id) => game.proposals[id] ?? []).map(pactTitle);
  return (
    <>
      {proposals.length > 0 && (
        <details class="small">
          <summary>{t('confirm.lapses', { count: proposals.length })}</summary>
          <ul>
            {proposals.map((title, place) => (
              <li key={place}>{title}</li>
            ))}
          </ul>
        </details>
      )}
      {ends.length > 0 && <p>{t('pacts.replaces', { list: formatList(ends.map(agreementName)) })}</p>}
    </>
  );
}
