import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { needsRatification } from '#shared/rules/countries/legislatureOdds.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { isNobodyLeft, signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import { openProposalLimit } from '#shared/rules/table/proposal.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { useLate } from '../../map/mapEngine.ts';
import { t } from '../../text/t.ts';
import { desk, openProposal } from '../../state/tableState.ts';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { throughTurns, useCountries, useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { formatList } from '../../text/format.ts';
import { partyName, rejectionText } from '../../text/nameParams.ts';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import { useSigning } from '../proposal/deskMemory.ts';
import type { ProposalFace } from '../proposal/proposalModel.ts';
import {
  ProposalPile,
  SignatureRow,
  useFigureDue,
  useSayOpened,
  useSeenTerms,
  useStanding,
  writeLabel,
} from '../proposal/ProposalPile.tsx';
import { BehindScore, ResultOnYou, WholeEffect, mainCause } from '../effects/EffectOnYou.tsx';
import { type ProposalPreview, fellowsOf, useProposalPreview } from '../effects/useProposalPreview.ts';
import { AdmissionButtons, ProposalActionsRow, nextSteps } from '../proposal/ProposalActionsRow.tsx';
import {
  EndsNote,
  NewKind,
  ProposalHeader,
  StageLine,
  paidText,
  paymentText,
} from '../proposal/ProposalHeader.tsx';
import { LapseNote, ReasonLines } from '../proposal/ReasonLines.tsx';
import { mayObject } from '../proposal/proposalsOfSeat.ts';
import { actionsOn, offerTitle } from '../proposal/proposalModel.ts';
import { WordOnProposal } from '../talk/MessageLine.tsx';
import {
  ArticleCosts,
  FaceTerms,
  NewTerms,
  PlainTerms,
  ToldWhenSigned,
  WhatChanged,
  answersOwn,
  hasChanged,
  knownBefore,
  newerTerms,
  noteShown,
} from './DiffChips.tsx';
import { GiveGet, GiveGetByParty, PartsRefused, RivalsNote, termsOf } from './GiveGet.tsx';
import { clausePolitics, whyRefused } from './clausePolitics.ts';
import { draftAmongRest, draftLeft, hasPayment, isPlain, renewal, writeProposal } from './templates.ts';

/** What stands before the list while offers can be made: where each round begins without agreements all areas, else the partners. */
const score = () => import('../politics/ScoreMoved.tsx');
const ScoreMoved = lazyPart(async () => (await score()).ScoreMoved, [], UNSEEN);
const ScoreWhenSigned = lazyPart(async () => (await score()).ScoreWhenSigned, [], UNSEEN);
const PartnerBoard = lazyPart(async () => (await import('./PartnerBoard.tsx')).PartnerBoard, [], UNSEEN);
/** It comes with the register. */
const OfferNotes = lazyPart(async () => (await import('./AgreementRegister.tsx')).OfferNotes, [], UNSEEN);
const BoundNote = lazyPart(async () => (await import('./AgreementRegister.tsx')).BoundNote, [], UNSEEN);
const TaskLine = lazyPart(async () => (await import('../politics/SupportCard.tsx')).TaskLine, [], UNSEEN);
const AreaBoard = lazyPart(async () => (await import('./AreaBoard.tsx')).AreaBoard, [], UNSEEN);

const FACE: ProposalFace = {
  titleOf: offerTitle,
  worthOf: ({ ways }) => ways && <ScoreMoved ways={ways} isShort />,
  termsOf: (proposal) => (
    <>
      <NewKind proposal={proposal} />
      <FaceTerms proposal={proposal} />
      <OfferNotes proposal={proposal} />
      <SilenceChoice proposal={proposal} />
    </>
  ),
  joinOf: (versions) => <JoinPrices versions={versions} />,
};

const areas = () => import('./areaBoardModel.ts');

/** One press writes the version of an area with what each partner signs for, where each has a version of its own; it is read before it is sent. */
function JoinPrices({ versions }: { readonly versions: readonly Proposal[] }) {
  const { game, me } = useCountries();
  const model = useLate(areas, true);
  const work = me && model?.joinedPrices(game, me, versions);
  if (!work || game.phase !== 'negotiation') return null;
  const payments = work.draft.clauses.flatMap((each) => ('amountMn' in each ? [each] : []));
  const paid = payments.map((each) => `${paidText(each, me)} ${paymentText(each)}`).join(t('list.clauses'));
  return (
    <button type="button" class="btn sm wide" onClick={() => (desk.value = work)}>
      {t('list.join', { payments: paid })}
    </button>
  );
}

/** An entry or merger that binds the reader unless it refuses: either is one press, and agreeing is to say no more of it. */
function SilenceChoice({ proposal }: Props) {
  const { game, me } = useCountries();
  if (me === undefined || !mayObject(game, proposal, me)) return null;
  return (
    <div class="row gap-2" style="position: relative">
      <AdmissionButtons proposal={proposal} look="btn sm" />
    </div>
  );
}

/** The question before the last signature comes with the desk; what is said above what was signed, with the own panel. */
type ListProps = {
  readonly SignDialog: ComponentType<SignQuestion>;
  readonly ofSigned: ComponentChildren;
};

/** Proposals of economies, with their clauses as chips. */
export function ProposalList({ SignDialog, ofSigned }: ListProps) {
  const { scenario, game, me } = useCountries();
  const left = me && signaturesLeft(game, me);
  return (
    <ProposalPile
      party={me}
      reader={me}
      face={FACE}
      ofSigned={ofSigned}
      board={
        me !== undefined &&
        game.phase === 'negotiation' &&
        (startsAnew(game) ? (
          <>
            {viewport.value === 'phone' && <TaskLine />}
            <AreaBoard onWrite={(partners, draft) => writeProposal(scenario, game, me, partners, draft)} />
            {/* Below the table, which tells what its partners would pay now. */}
            <Renewal />
          </>
        ) : (
          openProposalLimit(game, me) === undefined &&
          left !== 0 && (
            <PartnerBoard onWrite={(partners, draft) => writeProposal(scenario, game, me, partners, draft)} />
          )
        ))
      }
      sheetOf={(proposal) => <ProposalSheet key={proposal.id} proposal={proposal} SignDialog={SignDialog} />}
    >
      {me !== undefined && left !== 0 && !isNobodyLeft(game, me) && (
        <>
          <button type="button" class="btn wide write" onClick={() => writeProposal(scenario, game, me)}>
            <Icon name="plus" />
            {writeLabel(draftLeft(scenario, game, me), me, 'list.write', game.round)}
          </button>
          {left !== undefined && left !== game.settings.agreementLimits?.signedPerRound && (
            <p class="small muted center">{t('list.signaturesLeft', { count: left })}</p>
          )}
        </>
      )}
    </ProposalPile>
  );
}

/** One press writes the agreement of the round before once more; it is read before it is sent. */
function Renewal() {
  const { scenario, game, me } = useCountrySeat();
  const draft = renewal(scenario, game, me);
  if (draft === undefined) return null;
  const economies = formatList(draft.parties.filter((party) => party !== me).map(partyName));
  return (
    <button type="button" class="btn wide" onClick={() => (desk.value = { draft })}>
      <Icon name="undo" />
      {t(hasPayment(draft.clauses) ? 'list.renewPaid' : 'list.renew', { economies, round: game.round - 1 })}
    </button>
  );
}

type Props = { readonly proposal: Proposal };

/** The offer that is to be signed, and what it would do, as far as the model has answered. */
export type SignQuestion = Props & {
  readonly preview: ProposalPreview;
  readonly isAsking: boolean;
  readonly onPriced: (isPriced: boolean) => void;
  readonly onSign: () => void;
  readonly onClose: () => void;
};

const useRead = throughTurns<Proposal>();
const useBefore = throughTurns<Proposal | undefined>();

type Version = {
  /** What is on screen: the version that was opened, until its reader asks for the new one. */
  readonly proposal: Proposal;
  /** The terms that the reader knew before. */
  readonly before: Proposal | undefined;
  readonly isChanged: boolean;
  readonly showNew: () => void;
};

/** What lies open does not change under its reader's eyes; whoever wrote the new version knows what is new. */
function useVersion(live: Proposal): Version {
  const { game, me } = useCountries();
  const [read, setRead] = useRead(live, live.id);
  const [before, setBefore] = useBefore(knownBefore(game, live, me), live.id);
  const isChanged = read.id === live.id && read.revision !== live.revision && live.author !== me;
  const proposal = isChanged ? read : live;
  useEffect(() => {
    // Its signatures and refusals count as they come.
    if (read.id !== live.id || read.revision === live.revision) setRead(live);
  }, [live]);
  useEffect(() => noteShown(game, proposal), [proposal.id, proposal.revision]);
  const showNew = (): void => {
    setBefore(hasChanged(read, live) ? read : undefined);
    setRead(live);
  };
  return { proposal, before: proposal.status === 'open' ? before : undefined, isChanged, showNew };
}

/** One proposal, whole: terms, effect, signatures, actions. The action row never scrolls away. */
function ProposalSheet({ proposal: live, SignDialog }: Props & Pick<ListProps, 'SignDialog'>) {
  const { scenario, game, me } = useCountries();
  const [titleId, end] = [useId(), useRef<HTMLDivElement>(null)];
  const { proposal, before, isChanged, showNew } = useVersion(live);
  const signing = useSigning(game, proposal, me);
  // Before it is known whether the signature costs anything, it is asked for.
  const isPriced = useRef(true);
  const faults = proposal.status === 'open' ? findFaults(scenario, game, proposal, proposal.author) : [];
  const actions = actionsOn(game, proposal, me);
  const isWeighed = proposal.status === 'open' || actions.refuseAdmission;
  const isLawful = isWeighed && faults.length === 0;
  const preview = useProposalPreview(isWeighed ? proposal : undefined, faults.length === 0);
  // What the model answers stands above the terms and pushes them down: until then nobody has seen their end for good.
  const answered = `${preview.type} ${'ways' in preview}`;
  const version = `${proposal.id} ${proposal.revision}`;
  const hasSeenTerms = useSeenTerms(end, `${version} ${answered}`);
  const isUnknown = preview.type === 'computing' || (preview.type === 'known' && preview.isStale);
  const isDue = useFigureDue(isUnknown, version);
  const fault = useStanding(faults[0], proposal.id);
  useSayOpened(live, isChanged ? undefined : me);
  const isParty = me !== undefined && proposal.parties.includes(me);
  const reader = isParty || actions.refuseAdmission ? me : undefined;
  const isVotedOn = proposal.status === 'awaitingBell' && needsRatification(scenario, game, proposal);
  const rest = draftAmongRest(scenario, game, proposal);
  const mayGoOn = rest === undefined || findFaults(scenario, game, rest, proposal.author).length === 0;
  // In the short window of a phone who pays comes first; of a changed offer its changes tell it.
  const isTermsFirst = viewport.value === 'phone' && isPlain(game, proposal) && before === undefined;
  const isKnown = answersOwn(before, proposal, me);
  const endOfNew = <div key="end" ref={end} class="terms-end" />;
  const below = !isTermsFirst && <Terms key="terms" proposal={proposal} isParty={isParty} />;
  return (
    <article class="paper sheet col gap-none fill" aria-labelledby={titleId}>
      <ScrollPane class="sheet-scroll" label={offerTitle(proposal, me)}>
        <ProposalHeader proposal={proposal} titleId={titleId} />
        <ReasonLines proposal={proposal} more={whyRefused(scenario, game, proposal, me)} />
        {isLawful && <EndsNote draft={proposal} />}
        {isLawful && <BoundNote proposal={proposal} />}
        {before !== undefined && <WhatChanged before={before} proposal={proposal} />}
        {isTermsFirst && <Terms proposal={proposal} isParty={isParty} />}
        {isWeighed && reader !== undefined && (
          <ResultOnYou preview={preview} draft={proposal} reader={reader}>
            {preview.type === 'known' && <ScoreMoved {...preview} of={proposal} causeOf={mainCause} />}
          </ResultOnYou>
        )}
        <ScoreWhenSigned proposal={proposal}>
          <ToldWhenSigned proposal={proposal} />
        </ScoreWhenSigned>
        {isKnown ? [endOfNew, below] : [below, endOfNew]}
        {!isChanged && (
          <div class="slim">
            <SignatureRow proposal={proposal} reader={me} />
            <ThreadLinks proposal={proposal} />
          </div>
        )}
        <WordOnProposal proposal={proposal} />
        {proposal.status === 'open' && <OfferNotes proposal={proposal} />}
        {fault !== undefined && <Fault text={rejectionText(fault)} />}
        {actions.sign && fault === undefined && <RivalsNote proposal={proposal} />}
        <LapseNote proposal={proposal} isVotedOn={isVotedOn} />
        <PartsRefused proposal={proposal} />
        <MoreOfProposal proposal={proposal} reader={reader} preview={preview} isLawful={isLawful} />
      </ScrollPane>
      <footer class="sheet-foot stack">
        {isChanged && <NewTerms of={live} before={proposal} onShow={showNew} />}
        {!isChanged && <ThreadLinks proposal={proposal} isFoot />}
        {me !== undefined && !isChanged && (
          <ProposalActionsRow
            proposal={proposal}
            actions={mayGoOn ? actions : { ...actions, goOnWithout: [] }}
            isOlder={newerTerms(game, proposal, me) !== undefined}
            signHint={fault && rejectionText(fault)}
            isDue={isDue}
            onSign={() => signing.sign(isPriced.current)}
            onReadOn={hasSeenTerms ? undefined : () => end.current?.scrollIntoView({ block: 'end' })}
            onWrite={(partner) => writeProposal(scenario, game, me, partner)}
            narrowed={rest}
          />
        )}
      </footer>
      {actions.sign && me !== undefined && (
        <SignDialog
          key={version}
          proposal={proposal}
          preview={preview}
          isAsking={signing.isAsking}
          onPriced={(priced) => (isPriced.current = priced)}
          onSign={signing.confirm}
          onClose={signing.cancel}
        />
      )}
    </article>
  );
}

function Fault({ text }: { readonly text: string }) {
  return (
    <p class="fault slim ruled small">
      <Icon name="alert" size={16} /> {text}
    </p>
  );
}

/** What is agreed: in a line each where all do the same, else what the reader gives and gets, though an entry or merger binds it unsigned, or each party. */
function Terms({ proposal, isParty }: Props & { readonly isParty: boolean }) {
  const { scenario, game, me } = useCountries();
  if (isPlain(game, proposal)) return <PlainTerms proposal={proposal} />;
  const terms = termsOf(scenario, game, proposal);
  const isBound = isParty || terms.some(({ party }) => party === me);
  return isBound ? <GiveGet terms={terms} /> : <GiveGetByParty terms={terms} parties={proposal.parties} />;
}

type MoreProps = Props & {
  /** Whom it is told about; absent: of no party. */
  readonly reader: EconomyId | undefined;
  readonly preview: ProposalPreview;
  readonly isLawful: boolean;
};

/** What decides nothing at first sight, folded: the step on the ladder, the whole forecast, and article by article. */
function MoreOfProposal({ proposal, reader, preview, isLawful }: MoreProps) {
  const { scenario, game } = useCountries();
  const politics = clausePolitics({ scenario, game, me: reader }, proposal, isLawful);
  return (
    <details class="proposal-more ruled">
      <summary class="small">
        <b>{t('proposal.more')}</b>
      </summary>
      {reader !== undefined && <BehindScore preview={preview} draft={proposal} reader={reader} />}
      <StageLine proposal={proposal} isLawful={isLawful} />
      <WholeEffect
        preview={preview}
        parties={proposal.parties}
        fellows={fellowsOf(game, proposal)}
        reader={reader}
      />
      <ArticleCosts clauses={proposal.clauses} politics={politics} />
    </details>
  );
}

/** From an offer to the terms that were written since, at its foot; else to its counter, and back, where it costs the terms no room. */
function ThreadLinks({ proposal, isFoot = false }: Props & { readonly isFoot?: boolean }) {
  const { game, me } = useCountries();
  const { counter, first } = linksOf(game, proposal, me);
  const isOver = proposal.status === 'concluded';
  const newer = isOver || !isFoot ? undefined : newerTerms(game, proposal, me);
  if (newer !== undefined) return <NewTerms of={newer} onShow={() => (openProposal.value = newer.id)} />;
  if (isFoot || isOver || (counter === undefined && first === undefined)) return null;
  return (
    <p class="row small">
      {counter !== undefined && (
        <button type="button" class="link" onClick={() => (openProposal.value = counter.id)}>
          {t('proposal.seeCounter')}
        </button>
      )}
      {first !== undefined && (
        <button type="button" class="link" onClick={() => (openProposal.value = first.id)}>
          {t('proposal.seeFirst')}
        </button>
      )}
    </p>
  );
}

/** The open counter to an offer, unless its next steps lead there, and the offer that it answers. */
export function linksOf(
  game: CountryGame,
  proposal: Proposal,
  me: EconomyId | undefined,
): { readonly counter: Proposal | undefined; readonly first: Proposal | undefined } {
  const isLedOn = nextSteps(game, proposal, me).some(({ type }) => type === 'seeCounter');
  const counter = Object.values(game.proposals).find(
    ({ counterTo, status }) => counterTo === proposal.id && status === 'open' && !isLedOn,
  );
  return { counter, first: proposal.counterTo && game.proposals[proposal.counterTo] };
}
