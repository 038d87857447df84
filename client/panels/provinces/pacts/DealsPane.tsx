import { useId, useRef } from 'preact/hooks';
import { DRAFTING_COST } from '#shared/content/provinces/provinceConstants.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { confirmationFor, isLastSignature } from '#shared/rules/negotiation/signing.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import { pactFaults, provincePapers } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatList } from '../../../text/format.ts';
import { agreementName } from '../../../text/nameParams.ts';
import { rejectionText } from '../../../text/rejectionText.ts';
import { t } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { Dialog } from '../../../design/Dialog.tsx';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import { ReadyButton } from '../../table/ReadyButton.tsx';
import { dealsView, openPaper } from '../../../state/tableState.ts';
import { viewport } from '../../../state/viewport.ts';
import { ReasonLines, fateOf } from '../../paper/ReasonLines.tsx';
import { PaperActionsRow, draftOf } from '../../paper/PaperActionsRow.tsx';
import { LapsePill, SignatureRow, fromTo } from '../../paper/PaperHeader.tsx';
import { type PaperFace, PaperPile } from '../../paper/PaperPile.tsx';
import { ownCounterTo, paperList } from '../../paper/paperListModel.ts';
import { actionsOn } from '../../paper/paperModel.ts';
import { type Signing, useSayOpened, useSeenTerms, useSigning } from '../../paper/useOpenPaper.ts';
import { partyAt, useProvinces, useProvinceSeat } from '../seat.ts';
import { openPactDesk } from './PactDesk.tsx';
import { PactOutlook } from './PactOutlook.tsx';
import { PactRegister } from './PactRegister.tsx';
import { pactTitle, termLines } from './pactTerms.ts';
import './pacts.css';
import { useSeat } from '../../../state/useTable.ts';

/** Papers on the table, and the public register of pacts and payments. */
export function DealsPane() {
  const { game, seat } = useProvinces();
  const party = partyAt(seat);
  const waiting = paperList(game, party).answer.length;
  // On a phone an open paper has the foot of the screen for itself.
  const hasRoom = viewport.value !== 'phone' || openPaper.value === undefined;
  const shown = dealsView.value === 'agreements' ? 'agreements' : 'proposals';
  return (
    <section class="deals fill col" aria-label={t('tab.deals')}>
      <nav class="tabs panel" aria-label={t('tab.deals')}>
        {(['proposals', 'agreements'] as const).map((view) => (
          <button
            key={view}
            type="button"
            class={shown === view ? 'on' : ''}
            aria-pressed={shown === view}
            onClick={() => {
              dealsView.value = view;
              openPaper.value = undefined;
            }}
          >
            <Icon name={view === 'proposals' ? 'deals' : 'agreements'} size={17} />
            {t(view === 'proposals' ? 'tab.proposals' : 'pacts.register')}
            {view === 'proposals' && waiting > 0 && <span class="badge num">{waiting}</span>}
          </button>
        ))}
      </nav>
      {shown === 'proposals' ? <ProvincePapers /> : <PactRegister />}
      {party !== undefined && game.phase === 'negotiation' && hasRoom && <ReadyButton />}
    </section>
  );
}

const LINES = 2;

const FACE: PaperFace = {
  titleOf: pactTitle,
  termsOf: (paper) => (
    <ul class="stack gap-0 slim small">
      {termLines(paper)
        .slice(0, LINES)
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
  ),
};

/** Papers of provinces, with their first terms in words, and what another one costs. */
function ProvincePapers() {
  const { seat, me } = useProvinces();
  return (
    <PaperPile
      party={partyAt(seat)}
      reader={me}
      face={FACE}
      sheetOf={(paper) => <ProvincePaper key={paper.id} paper={paper} />}
      empty="pacts.empty"
    >
      {me !== undefined && <WritePact />}
    </PaperPile>
  );
}

function WritePact() {
  const { game, me } = useSeat();
  return (
    <>
      <button type="button" class="btn wide write" onClick={() => openPactDesk(game, me)}>
        <Icon name="plus" />
        {t('pacts.write')}
      </button>
      <p class="small muted center">
        {t('pactDesk.money', { cost: yuan(DRAFTING_COST), left: yuan(moneyLeft(game, me)) })}
      </p>
    </>
  );
}

type Props = {
  readonly paper: Paper;
};

/** One paper, whole: terms, signatures, actions. The action row never scrolls away. */
function ProvincePaper({ paper }: Props) {
  const { scenario, game, me } = useProvinces();
  const titleId = useId();
  const end = useRef<HTMLDivElement>(null);
  const signing = useSigning(game, paper, me);
  const hasSeenTerms = useSeenTerms(end, `${paper.id} ${paper.revision}`);
  const isOpen = paper.status === 'open';
  const fault = isOpen ? pactFaults(scenario, game, paper, paper.author)[0] : undefined;
  const lines = termLines(paper);
  const fate = fateOf(paper);
  useSayOpened(paper, me);
  const hint = fault !== undefined ? rejectionText(fault) : hasSeenTerms ? undefined : t('paper.readOn');
  return (
    <article class="paper sheet" aria-labelledby={titleId}>
      <ScrollPane class="sheet-scroll" label={pactTitle(paper)}>
        <header class="paper-head">
          <div class="row between">
            <span class="small muted">{fromTo(paper, me)}</span>
            {isOpen && <LapsePill />}
          </div>
          <h3 id={titleId}>{pactTitle(paper)}</h3>
        </header>
        <ReasonLines paper={paper} />
        <ol class="pact-terms stack slim">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <div ref={end} class="terms-end" />
        {isOpen && fault === undefined && <PactOutlook draft={draftOf(paper)} />}
        {fault !== undefined && (
          <p class="fault slim ruled small">
            <Icon name="alert" size={16} /> {rejectionText(fault)}
          </p>
        )}
        {fate !== undefined && <p class="fate slim small">{fate}</p>}
      </ScrollPane>
      <footer class="sheet-foot stack">
        <SignatureRow paper={paper} reader={me} />
        {me !== undefined && (
          <PaperActionsRow
            paper={paper}
            actions={actionsOn(game, paper, me)}
            signHint={hint}
            termCount={lines.length}
            onSign={signing.sign}
            onEarlySign={() => end.current?.scrollIntoView({ block: 'end' })}
          />
        )}
      </footer>
      {signing.isAsking && me !== undefined && <SignPactDialog paper={paper} signing={signing} />}
    </article>
  );
}

type DialogProps = Props & { readonly signing: Signing };

/** The last signature puts the pact in force: it is asked for, and told what it would end. So is one under an offer that was countered. */
function SignPactDialog({ paper, signing }: DialogProps) {
  const { game, me } = useSeat();
  const isLast = isLastSignature(game, paper, me);
  return (
    <Dialog
      title={t(isLast ? 'confirm.title' : 'confirm.titleOlder')}
      onClose={signing.cancel}
      action={t(isLast ? 'confirm.sign' : 'paper.sign')}
      onAction={signing.confirm}
    >
      {ownCounterTo(game, paper, me) !== undefined && <p class="countered">{t('confirm.countered')}</p>}
      {isLast && <p>{t('pacts.confirm')}</p>}
      {isLast && <PactConsequences paper={paper} />}
    </Dialog>
  );
}

type PactConsequencesProps = {
  readonly paper: Paper;
};

/** What else the last signature does: papers that lapse with it, older pacts that it takes the place of. */
function PactConsequences({ paper }: PactConsequencesProps) {
  const { scenario, game, me } = useProvinceSeat();
  const { lapses = [], ends = [] } = confirmationFor(provincePapers(scenario), game, paper, me) ?? {};
  const papers = lapses.flatMap((id) => game.papers[id] ?? []).map(pactTitle);
  return (
    <>
      {papers.length > 0 && (
        <>
          <p>{t('confirm.lapses')}</p>
          <ul class="small">
            {papers.map((title, place) => (
              <li key={place}>{title}</li>
            ))}
          </ul>
        </>
      )}
      {ends.length > 0 && <p>{t('pacts.replaces', { list: formatList(ends.map(agreementName)) })}</p>}
    </>
  );
}
