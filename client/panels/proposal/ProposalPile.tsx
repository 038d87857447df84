import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { formatList } from '../../text/format.ts';
import { partyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { submitIntent } from '../../net/submitIntent.ts';
import { isLive, sharedSeat } from '../../state/store.ts';
import { type DeskWork, openProposal, tab } from '../../state/tableState.ts';
import { lazyPart, PANE, UNSEEN } from '../chrome/lazyPart.tsx';
import { forgetDesk, ownDraft, roundWritten, sendRefusal } from './deskMemory.ts';
import type { SharedDeskProps } from './SharedDesk.tsx';
import type { ProposalFace } from './proposalModel.ts';
import {
  type SignatureState,
  awaitsAnswerOf,
  ownCounterTo,
  consentingParties,
  saysItself,
  signedText,
  signaturesOf,
} from './proposalModel.ts';
import { partyNames } from '../talk/talkModel.ts';
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

/** Why this draft was not taken, at the button that sent it. */
export function SendRefusal({ work }: { readonly work: DeskWork }) {
  const refused = sendRefusal.value;
  return refused?.draft !== work.draft ? null : (
    <p class="small fault-text" role="alert">
      {refused.text()}
    </p>
  );
}

/** What lies on the table, and what each of it is worth, is fetched once the table is drawn. */
const list = () => import('./OfferList.tsx');
const OfferList = lazyPart(async () => (await list()).OfferList, [], PANE);
export const OffersWeighed = lazyPart(async () => (await list()).OffersWeighed, [], UNSEEN);

type ProposalPileProps = {
  /** Whom proposals and signatures know the seat as. */
  readonly party: EconomyId | undefined;
  /** The economy whose seat may write proposals, if it has one. */
  readonly reader: EconomyId | undefined;
  readonly face: ProposalFace;
  readonly sheetOf: (proposal: Proposal) => ComponentChildren;
  /** What stands before the list; offers that ask something of the reader stand before it. */
  readonly board?: ComponentChildren;
  /** What is said above what the reader has signed in this round. */
  readonly ofSigned?: ComponentChildren;
  /** How a proposal is written, while that may be done. */
  readonly children: ComponentChildren;
};

/** Proposals on the table: all as a list, or the one that is open. */
export function ProposalPile({ party, reader, face, sheetOf, board, ofSigned, children }: ProposalPileProps) {
  const { game } = useTable();
  const open = openProposal.value === undefined ? undefined : game.proposals[openProposal.value];
  // Once the device is turned, the offer stands under its tab.
  useEffect(() => {
    if (open !== undefined) tab.value = 'deals';
  }, [open?.id]);
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
  return (
    <OfferList
      party={party}
      reader={reader}
      face={face}
      board={board}
      ofSigned={ofSigned}
      write={children}
      shared={reader !== undefined && sharedSeat.value?.drafts && <SharedDesk isList />}
    />
  );
}

/** What the button says that begins an offer: whom the draft is for that was left on the desk and that it goes on with, and from which round it is. */
export function writeLabel(
  kept: DeskWork | undefined,
  me: EconomyId,
  key: 'list.write' | 'pacts.write',
  round: number,
): string {
  const partners = (kept?.draft.parties ?? []).filter((party) => party !== me);
  if (kept === undefined || partners.length === 0) return t(key);
  const economies = formatList(partners.map(partyName));
  const written = roundWritten(kept.draft.parties) ?? round;
  return written < round ? t('list.goOnOld', { economies, round: written }) : t('list.goOn', { economies });
}

type SignatureRowProps = { readonly proposal: Proposal; readonly reader: EconomyId | undefined };

/** Where each party stands: not opened, reading, signed, refused. The sender sees it as it happens. */
export function SignatureRow({ proposal, reader }: SignatureRowProps) {
  const { game } = useTable();
  if (saysItself(proposal, reader)) return null;
  const isCountered = (economy: EconomyId, state: SignatureState): boolean =>
    (state === 'reading' || state === 'sent') && ownCounterTo(game, proposal, economy) !== undefined;
  const signatures = signaturesOf(proposal);
  const isMany = signatures.length > NAMED_SIGNERS;
  const signed = signedText(proposal, reader);
  const consenting = consentingParties(proposal);
  return (
    <>
      {signed !== undefined && <b class="small num">{signed}</b>}
      {consenting.length > 0 && proposal.status === 'open' && (
        <p class="small muted">{t('proposal.consenting', { economies: partyNames(consenting, reader) })}</p>
      )}
      <ul class={isMany ? 'row wrap gap-1' : 'sign'}>
        {signatures.map(({ economy, state }) => (
          <li class="s" key={economy}>
            <Medallion
              economy={economy}
              size={isMany ? 24 : 30}
              ring={RINGS[state]}
              isDashed={state === 'sent'}
            />
            <span class={isMany ? 'sr' : ''}>
              <b>{economy === reader ? t('proposal.you') : partyName(economy)}</b>
              <br />
              <span class="muted">
                {state === 'signed' && <Icon name="sign" size={13} />}{' '}
                {economy === reader && state !== 'signed' && state !== 'refused'
                  ? t('proposal.notSigned')
                  : t(isCountered(economy, state) ? 'proposal.countered' : `proposal.${state}`)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** More signatures than this stand as a row of signs with their number, so that the terms above them can be read. */
const NAMED_SIGNERS = 4;

const RINGS = {
  signed: 'var(--gain)',
  reading: 'var(--line-strong)',
  sent: 'var(--line-strong)',
  refused: 'var(--loss)',
} as const satisfies Record<SignatureState, string>;

/** The author sees that a party reads: said once for each version. */
export function useSayOpened(proposal: Proposal, me: EconomyId | undefined): void {
  const mustSay =
    me !== undefined &&
    me !== proposal.author &&
    awaitsAnswerOf(proposal, me) &&
    !proposal.openedBy.includes(me) &&
    isLive.value;
  useEffect(() => {
    if (mustSay)
      void submitIntent({ type: 'openProposal', proposal: proposal.id, revision: proposal.revision });
  }, [mustSay, proposal.id, proposal.revision]);
}

/** What everybody may know and what only this seat may know arrive one after the other, within this time. */
const ARRIVES_WITHIN_MS = 800;

/**
 * A fault of a proposal once it has stood for a moment, or was there when the proposal was opened. A proposal that has just become
 * law would else break its own rule until word comes that it is no longer open.
 */
export function useStanding(fault: Rejection | undefined, proposal: string): Rejection | undefined {
  const text = fault === undefined ? '' : `${proposal} ${JSON.stringify(fault)}`;
  const [stood, setStood] = useState(text);
  useEffect(() => {
    if (text === stood) return undefined;
    const timer = setTimeout(() => setStood(text), text === '' ? 0 : ARRIVES_WITHIN_MS);
    return () => clearTimeout(timer);
  }, [text, stood]);
  return stood === text ? fault : undefined;
}

/**
 * Whether a reader has come to the last term of this version: nobody signs what stayed below the fold. What has been
 * scrolled past counts, as after a jump to the foot of the page. Starts again with every version.
 */
export function useSeenTerms(end: RefObject<HTMLElement | null>, version: string): boolean {
  const [seen, setSeen] = useState<string | undefined>(undefined);
  useLayoutEffect(() => {
    const element = end.current;
    if (element === null || seen === version) return undefined;
    const look = (): void => {
      if (isReached(element)) setSeen(version);
    };
    look();
    // Scrolling does not bubble, and which pane scrolls depends on the size of the screen.
    document.addEventListener('scroll', look, { capture: true, passive: true });
    // A proposal grows or shrinks above its end, and panes change with the window.
    const sizes = new ResizeObserver(look);
    for (let part: Element | null = element.parentElement; part !== null; part = part.parentElement) {
      sizes.observe(part);
    }
    return () => {
      document.removeEventListener('scroll', look, { capture: true });
      sizes.disconnect();
    };
  }, [version, end, seen]);
  return seen === version;
}

/** How long at most a signature waits for the figure that it is given for. */
const WAITS_MS = 4_000;

/** Whether the figure of this version is still being worked out, and its reader is not yet to go without. */
export function useFigureDue(isUnknown: boolean, version: string): boolean {
  const [over, setOver] = useState<string | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setOver(version), WAITS_MS);
    return () => clearTimeout(timer);
  }, [version]);
  return isUnknown && over !== version;
}

/** Pixels that may be missing: panes scroll by whole pixels, boxes have fractions. */
const TOLERANCE_PX = 1;

/** Whether an element lies above the lower edge of the window and of each pane around it that hides what is below. */
function isReached(element: HTMLElement): boolean {
  const { top } = element.getBoundingClientRect();
  if (element.getClientRects().length === 0) return false;
  let lowest = window.innerHeight;
  for (let part = element.parentElement; part !== null; part = part.parentElement) {
    if (getComputedStyle(part).overflowY !== 'visible' && part !== document.body)
      lowest = Math.min(lowest, part.getBoundingClientRect().bottom);
  }
  return top <= lowest + TOLERANCE_PX;
}
