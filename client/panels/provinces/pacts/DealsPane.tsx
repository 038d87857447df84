import { useId, useRef } from 'preact/hooks';
import { OPEN_PROPOSALS_PER_SEAT } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { confirmationFor, isLastSignature } from '#shared/rules/table/signing.ts';
import {
  narrowedFault,
  offerCost,
  pactFaults,
  pactsLeftToJoin,
  pactsMost,
  provinceProposals,
} from '#shared/rules/provinces/pacts/pactFaults.ts';
import { draftOf, openProposalsOf } from '#shared/rules/table/proposal.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatList, formatPoints, sentences } from '../../../text/format.ts';
import { agreementName, economyName, rejectionText } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { Dialog } from '../../../design/Dialog.tsx';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import { UNSEEN, lazyPart } from '../../chrome/lazyPart.tsx';
import { ReadyButton } from '../../table/ReadyButton.tsx';
import { dealsView, desk, openProposal } from '../../../state/tableState.ts';
import { yuan } from '../../../text/money.ts';
import { isNamedBefore } from '../../proposal/deskMemory.ts';
import { viewport } from '../../../state/viewport.ts';
import { LapsePill, ReasonLines, acceptedPhrase, hurriedBy, useFate } from '../../proposal/ReasonLines.tsx';
import { ProposalActionsRow, withAcceptedPayment } from '../../proposal/ProposalActionsRow.tsx';
import {
  ProposalPile,
  SignatureRow,
  useSayOpened,
  useSeenTerms,
  writeLabel,
} from '../../proposal/ProposalPile.tsx';
import { type Signing, useSigning } from '../../proposal/deskMemory.ts';
import { knownWorths, nameOf, proposalList } from '../../proposal/proposalsOfSeat.ts';
import { actionsOn, fromTo, holdsFoot, ownCounterTo } from '../../proposal/proposalModel.ts';
import { WordOnProposal } from '../../talk/MessageLine.tsx';
import { partyAt, useProvinces, useSeatOrCentre } from '../seat.ts';
import { keptPact, openPactDesk, ownMoved } from './PartnerAdvice.tsx';
import { PactRegister, changesOf, hasEntries, whyNothing } from './PactRegister.tsx';
import { pactTitle, paymentsIn, termLines } from './pactDraft.ts';
import './pacts.css';

/** The desk, which is fetched ahead, brings them along. */
const DraftOutlook = lazyPart(async () => (await import('./PactOutlook.tsx')).DraftOutlook, [], UNSEEN);

type DealsProps = Pick<Parameters<typeof ProposalPile>[0], 'board' | 'face'> &
  Pick<Parameters<typeof ReadyButton>[0], 'isWorth'>;

/** Proposals on the table (`face`: what is shown of one; `board`: what stands below them), and the public register of pacts and payments. */
export function DealsPane({ isWorth, ...shownWith }: DealsProps) {
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
      {shown === 'proposals' ? <ProvinceProposals {...shownWith} /> : <PactRegister />}
      {party !== undefined && game.phase === 'negotiation' && hasRoom && (
        <ReadyButton isWorth={isWorth} isDone={pactsLeftToJoin(game, party) === 0} />
      )}
    </section>
  );
}

/** Proposals of provinces, with their first terms in words, and what another one costs. */
function ProvinceProposals({ board, face }: DealsProps) {
  const { seat, me } = useProvinces();
  return (
    <ProposalPile
      party={partyAt(seat)}
      reader={me}
      face={face}
      sheetOf={(proposal) => <ProvinceProposal key={proposal.id} proposal={proposal} />}
      board={board}
    >
      {me !== undefined && <WritePact />}
    </ProposalPile>
  );
}

function WritePact() {
  const { game, me } = useSeatOrCentre();
  const note = <p class="small muted center">{offerNote(game, me)}</p>;
  if (pactsLeftToJoin(game, me) === 0) return note;
  return (
    <>
      <button type="button" class="btn wide write" onClick={() => openPactDesk(game, me)}>
        <Icon name="plus" />
        {writeLabel(keptPact(game), me, 'pacts.write', game.round)}
      </button>
      {note}
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
  const prices = pricesOf(scenario, game, proposal, me);
  const hasSeenTerms = useSeenTerms(end, `${proposal.id} ${proposal.revision}`);
  const isOpen = proposal.status === 'open';
  const fault = isOpen ? pactFaults(scenario, game, proposal, proposal.author)[0] : undefined;
  const actions = actionsOn(game, proposal, me);
  const refused = actions.goOnWithout;
  const restFault =
    refused.length === 0 ? undefined : narrowedFault(scenario, game, draftOf(proposal), proposal);
  const changes = changesOf(game, proposal, me);
  const lines = changes?.all ?? termLines(proposal);
  const fate = useFate(proposal);
  const hurried = hurriedBy(game, proposal, me);
  const hurry = hurried.length === 0 ? [] : [phrase('proposal.hurry', { economies: hurried })];
  useSayOpened(proposal, me);
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
        <ReasonLines proposal={proposal} more={[...hurry, ...whyNothing(game, proposal, me)]} />
        {isOpen && actions.revise && <AskedButton proposal={proposal} />}
        <WordOnProposal proposal={proposal} />
        <ol class="pact-terms stack slim">
          {lines.map((line) => (
            <li key={line}>{changes?.fresh.includes(line) === true ? <b>{line}</b> : line}</li>
          ))}
        </ol>
        {changes !== undefined && (
          <p class="small muted pad">
            {sentences(
              changes.than.author === me
                ? t('terms.boldYours')
                : t('terms.boldOf', { economy: economyName(changes.than.author) }),
              ...changes.gone.map((term) => t('terms.gone', { term })),
            )}
          </p>
        )}
        <div ref={end} class="terms-end" />
        {fault !== undefined && (
          <p class="fault slim ruled small">
            <Icon name="alert" size={16} /> {rejectionText(fault)}
          </p>
        )}
        {fate !== undefined && <p class="fate slim small">{fate}</p>}
        <div class="stack pad">
          {isOpen && fault === undefined && <DraftOutlook draft={draftOf(proposal)} proposal={proposal} />}
          <SignatureRow proposal={proposal} reader={me} />
          {restFault !== undefined && (
            <p class="small muted">
              {sentences(
                t('proposal.goOnOff', { economies: formatList(refused.map(economyName)) }),
                rejectionText(restFault),
              )}
            </p>
          )}
        </div>
      </ScrollPane>
      <footer class="sheet-foot">
        {me !== undefined && (
          <ProposalActionsRow
            proposal={proposal}
            actions={restFault === undefined ? actions : { ...actions, goOnWithout: [] }}
            signHint={fault && rejectionText(fault)}
            onSign={() => signing.sign(prices.length > 0)}
            onReadOn={hasSeenTerms ? undefined : () => end.current?.scrollIntoView({ block: 'end' })}
            onWrite={(partner) => openPactDesk(game, me, partner)}
          />
        )}
      </footer>
      {signing.isAsking && me !== undefined && (
        <SignPactDialog proposal={proposal} prices={prices} signing={signing} />
      )}
    </article>
  );
}

/** The way to the own offer with all that those who refused it would sign. */
function AskedButton({ proposal }: Props) {
  const { game, me } = useProvinces();
  const asked = withAsked(game, draftOf(proposal), me);
  if (asked === undefined) return null;
  return (
    <div class="pad">
      <button
        type="button"
        class="btn primary wide"
        onClick={() => (desk.value = { draft: asked.draft, revises: proposal.id })}
      >
        {t('proposal.withAccepted', { economy: formatList(asked.by.map(economyName)) })}
      </button>
    </div>
  );
}

type DialogProps = Props & { readonly prices: readonly string[]; readonly signing: Signing };

/** Asked before the last signature, which puts the pact in force, and before one under an offer that was countered, where it costs something: that alone is told. */
function SignPactDialog({ proposal, prices, signing }: DialogProps) {
  const { game, me } = useSeatOrCentre();
  const isLast = isLastSignature(game, proposal, me);
  return (
    <Dialog
      title={t(isLast ? 'confirm.title' : 'confirm.titleOlder')}
      onClose={signing.cancel}
      action={t(isLast ? 'confirm.sign' : 'proposal.sign')}
      onAction={signing.confirm}
    >
      {prices.length === 0 && <p>{t('pacts.confirm')}</p>}
      {prices.map((price) => (
        <p key={price}>{price}</p>
      ))}
    </Dialog>
  );
}

/** What signing costs: the own counter that it passes over, points of the result, pacts that it takes the place of, and offers that lapse with it. */
function pricesOf(
  scenario: Parameters<typeof provinceProposals>[0],
  game: ProvinceGame,
  proposal: Proposal,
  me: EconomyId | undefined,
): readonly string[] {
  if (me === undefined || proposal.status !== 'open') return [];
  const { lapses = [], ends = [] } = confirmationFor(provinceProposals(scenario), game, proposal, me) ?? {};
  const worth = knownWorths(me)?.get(nameOf(proposal));
  const asked = typeof worth === 'object' && { draft: draftOf(proposal), rounds: worth.rounds, cost: 0 };
  const { was, next } = (asked && ownMoved(game, me, asked)?.result) || {};
  const falls = was !== undefined && next !== undefined && Math.round(next.score) < Math.round(was.score);
  const others = lapses.flatMap((id) => game.proposals[id] ?? []);
  const lapsed = others.filter(({ thread }) => thread !== proposal.thread);
  const told = [
    ownCounterTo(game, proposal, me) !== undefined && t('confirm.countered'),
    falls && t('confirm.points', { was: formatPoints(was.score), next: formatPoints(next.score) }),
    ends.length > 0 && t('pacts.replaces', { list: formatList(ends.map(agreementName)) }),
    lapsed.length > 0 && t('confirm.lapses', { list: formatList(lapsed.map(pactTitle)) }),
  ];
  return told.filter((price) => typeof price === 'string');
}

/** Open offers from which it is told how many there may be. */
const TOLD_OPEN = 2;

/**
 * What another offer costs its author, what is free where that is less, how many offers lie on the table, and how many pacts it may still join
 * once it has joined one.
 */
export function offerNote(game: ProvinceGame, me: EconomyId): string {
  const [limit, pacts] = [pactsMost(game), pactsLeftToJoin(game, me)];
  if (pacts === 0) return limit === 1 ? t('pactDesk.fullOne') : t('pactDesk.full', { limit });
  const [cost, left] = [offerCost(game, me), moneyLeft(game, me)];
  const money = (): string => {
    if (cost === 0) return t('pactDesk.moneyNone');
    if (left < cost) return t('pactDesk.money', { price: yuan(cost) });
    return t('pactDesk.cost', { price: yuan(cost) });
  };
  const open = openProposalsOf(game, me).length;
  return sentences(
    money(),
    open >= TOLD_OPEN && t('pactDesk.openOffers', { open, most: OPEN_PROPOSALS_PER_SEAT }),
    pacts < limit && t('pactDesk.limit', { left: pacts }),
  );
}

/** Who of those who refused an offer of this round would sign its terms with other payments, and the draft with all of these; nobody once others have signed since. */
export function withAsked(
  game: ProvinceGame,
  draft: Draft,
  me: EconomyId | undefined,
):
  | { readonly by: readonly EconomyId[]; readonly told: readonly Phrase[]; readonly draft: Draft }
  | undefined {
  const { proposals, round } = game;
  const members = draft.parties.toSorted().join();
  const asked = Object.values(proposals).findLast(
    ({ author, round: made, parties, accepted }) =>
      author === me && made === round && accepted !== undefined && parties.toSorted().join() === members,
  );
  const wanted = Object.entries(asked?.accepted ?? {}).flatMap(([economy, payment]) => {
    const isOld = asked !== undefined && isNamedBefore(game, asked, economy);
    return payment === undefined || economy === me || isOld || isMet(draft, economy, payment)
      ? []
      : [{ economy, payment }];
  });
  if (wanted.length === 0) return undefined;
  return {
    by: wanted.map(({ economy }) => economy),
    told: wanted.map(({ economy, payment }) => acceptedPhrase(game, economy, payment)),
    draft: wanted.reduce((all, { economy, payment }) => withAcceptedPayment(all, payment, economy), draft),
  };
}

/** Whether the payments of a draft are what somebody named with whom it would sign. */
function isMet(draft: Draft, economy: EconomyId, { from, to, leastMn, mostMn }: AcceptedPayment): boolean {
  const paidMn = paymentsIn(draft).reduce((sum, each) => {
    if (each.from === from && each.to === to) return sum + each.amountMn;
    return each.from === to && each.to === from ? sum - each.amountMn : sum;
  }, 0);
  return to === economy ? paidMn >= leastMn : paidMn <= mostMn;
}
