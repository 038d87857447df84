import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { newPactFaults, offerCost, pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { openProposalLimit, openProposalsOf, revisionLimit } from '#shared/rules/table/proposal.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatList, sentences } from '../../../text/format.ts';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { DeskPen, SendRefusal } from '../../proposal/ProposalPile.tsx';
import { clearDesk, roundWritten, sendDesk, writeOnDesk } from '../../proposal/deskMemory.ts';
import { type DeskWork, desk, showProposal } from '../../../state/tableState.ts';
import { usePrice, useProvinceSeat } from '../seat.ts';
import { offerNote } from './DealsPane.tsx';
import { DraftOutlook } from './PactOutlook.tsx';
import { PactFields } from './TermsFields.tsx';
import { pactTitle, withMembers } from './pactDraft.ts';
import './pacts.css';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { mayPress } from '../../../state/offices.ts';

/** However many members there are, the form above keeps room to be written in. */
const FOOT_MOST = { maxHeight: '30dvh', overflowY: 'auto' } as const;

type Props = { readonly work: DeskWork };

/** Where a pact is written: who, which goods, how high at most, how binding, who is paid. */
export function PactDesk({ work }: Props) {
  const { scenario, game, me } = useProvinceSeat();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [work.reads]);
  const isRead = work.reads !== undefined;
  const { draft } = work;
  const change = (next: Draft): void => {
    writeOnDesk({ ...work, draft: next });
  };
  const others = draft.parties.filter((party) => party !== me).map(economyName);
  const isNew = work.revises === undefined;
  const written = roundWritten(draft.parties);
  const price = usePrice();
  const limit = (isNew ? openProposalLimit(game, me) : undefined) ?? revisionLimit(game, me);
  const isOpenPhase = game.phase === 'negotiation';
  const faults = isNew ? newPactFaults(scenario, game, draft, me) : pactFaults(scenario, game, draft, me);
  return (
    <article class="paper sheet pact-desk col gap-none fill" aria-labelledby="pact-desk">
      <fieldset class="sheet-scroll" disabled={isRead}>
        <header class="proposal-head">
          <h2 id="pact-desk" tabIndex={-1} ref={title}>
            {t(work.counterTo === undefined ? 'pactDesk.title' : 'pactDesk.counter')}
          </h2>
          {/* One line from the first on: nothing below it moves while members are chosen. */}
          <p class="one-line">
            {others.length === 0
              ? t('pactDesk.pickFirst')
              : t('pactDesk.to', { economies: formatList(others) })}
          </p>
          {!isNew && <p class="small muted">{t('pactDesk.revising')}</p>}
          {written !== undefined && written < game.round && (
            <p class="small">{t('pactDesk.old', { round: written })}</p>
          )}
        </header>
        <MembersField seats={scenario.dealOrder} draft={draft} onChange={change} />
        <PactFields draft={draft} onChange={change} />
      </fieldset>
      <DeskFoot work={work} isOff={faults.length > 0 || !isOpenPhase || limit !== undefined}>
        <fieldset class="col" disabled={isRead} style={FOOT_MOST}>
          {!isOpenPhase && (
            <p class="small muted pact-fault">
              {t(game.phase === 'briefing' ? 'pactDesk.soon' : 'list.closed')}
            </p>
          )}
          <FaultLines faults={faults} draft={draft} />
          {faults.length === 0 && (
            <DraftOutlook draft={draft} onChange={change} cost={isNew ? offerCost(game, me) : 0} />
          )}
          {isNew && isOpenPhase && limit === undefined && (
            <p class="small muted">{offerNote(game, me, price, faults.length === 0)}</p>
          )}
          {isOpenPhase && limit !== undefined && <Limit limit={limit} />}
        </fieldset>
      </DeskFoot>
    </article>
  );
}

/** What keeps the pact from being sent; that it has no partner yet is said above. */
function FaultLines({ faults, draft }: { readonly faults: readonly Rejection[]; readonly draft: Draft }) {
  const told = faults.filter(({ code }) => code !== 'proposal/two-parties-least' || draft.parties.length > 1);
  return (
    <>
      {told.map((fault) => (
        <p key={rejectionText(fault)} class="fault slim ruled small pact-fault">
          <Icon name="alert" size={16} /> {rejectionText(fault)}
        </p>
      ))}
    </>
  );
}

/** Why no more can be sent, where all that is wrong is how many offers lie on the table; each of them is a press away. */
function Limit({ limit }: { readonly limit: Rejection }) {
  const { game, me } = useProvinceSeat();
  return (
    <div class="stack gap-1">
      <output class="small fault-text">{rejectionText(limit)}</output>
      {limit.code === 'proposal/too-many-open' && (
        <span class="row wrap">
          {openProposalsOf(game, me).map((proposal) => (
            <button key={proposal.id} type="button" class="btn sm" onClick={() => showProposal(proposal.id)}>
              {pactTitle(proposal)}
            </button>
          ))}
        </span>
      )}
    </div>
  );
}

type FootProps = {
  readonly work: DeskWork;
  readonly isOff: boolean;
  /** What sending it would do, or what keeps it from being sent. */
  readonly children: ComponentChildren;
};

function DeskFoot({ work, isOff, children }: FootProps) {
  if (work.reads !== undefined)
    return (
      <footer class="sheet-foot stack">
        {children}
        <DeskPen work={work} />
      </footer>
    );
  return (
    <footer class="sheet-foot stack">
      {children}
      <OfficeNote type="tableProposal" />
      <SendRefusal work={work} />
      <div class="row wrap">
        <button
          type="button"
          class="btn primary grow"
          disabled={isOff || !mayPress('tableProposal')}
          onClick={() => void sendDesk(work)}
        >
          <Icon name="send" />
          {t(work.revises === undefined ? 'pactDesk.send' : 'desk.sendRevision')}
        </button>
        <button type="button" class="btn" onClick={() => (desk.value = undefined)}>
          {t('pactDesk.later')}
        </button>
        <button type="button" class="btn ghost" onClick={clearDesk}>
          <u>{t('desk.discard')}</u>
        </button>
      </div>
      <DeskPen work={work} />
    </footer>
  );
}

type MembersFieldProps = {
  readonly seats: readonly EconomyId[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

/** `mayWithBody`: with all members of the pact that binds it, it could join, as the new pact would take the place of that one. */
type KeptOut = { readonly fault: Rejection; readonly mayWithBody: boolean };

/** What keeps each of the others out of the draft, as the rules would refuse it: a binding pact that binds it already, or too many new ones. */
export function keptOut(
  scenario: Parameters<typeof pactFaults>[0],
  game: ProvinceGame,
  draft: Draft,
  me: EconomyId,
): ReadonlyMap<EconomyId, KeptOut> {
  const withAll = (members: readonly EconomyId[]): readonly Rejection[] =>
    pactFaults(scenario, game, withMembers(draft, [...new Set([...draft.parties, ...members])]), me);
  const outside = scenario.dealOrder.filter((economy) => !draft.parties.includes(economy));
  return new Map(
    outside.flatMap((economy): [EconomyId, KeptOut][] => {
      const fault = withAll([economy]).find((each) => isAbout(each, economy));
      if (fault === undefined) return [];
      const bound = Object.values(game.provinces.pacts).find(
        ({ id }) => fault.code === 'pact/second-binding' && fault.agreement === id,
      );
      const mayWithBody =
        bound !== undefined && !withAll(bound.members).some((each) => isAbout(each, economy));
      return [[economy, { fault, mayWithBody }]];
    }),
  );
}

/** Whether a fault is that an economy cannot join. */
function isAbout(fault: Rejection, economy: EconomyId): boolean {
  return (
    (fault.code === 'pact/second-binding' || fault.code === 'pact/too-many') && fault.economy === economy
  );
}

/** Who is in the pact: its author always, any of the others whom no other pact keeps out. */
function MembersField({ seats, draft, onChange }: MembersFieldProps) {
  const { scenario, game, me } = useProvinceSeat();
  const out = keptOut(scenario, game, draft, me);
  const toggle = (economy: EconomyId): void => {
    const members = draft.parties.includes(economy)
      ? draft.parties.filter((party) => party !== economy)
      : [...draft.parties, economy];
    onChange(withMembers(draft, members));
  };
  return (
    <fieldset class="pact-field stack slim ruled">
      <legend>{t('pactDesk.members')}</legend>
      <ul class="row wrap">
        {seats.map((economy) => {
          const isIn = draft.parties.includes(economy);
          return (
            <li key={economy}>
              <button
                type="button"
                class={isIn ? 'chip row inline gap-1 on' : 'chip row inline gap-1'}
                aria-pressed={isIn}
                disabled={economy === me || out.get(economy)?.mayWithBody === false}
                onClick={() => toggle(economy)}
              >
                <Medallion economy={economy} size={24} ring={isIn ? 'var(--gain)' : 'var(--line-strong)'} />
                <span class={out.has(economy) ? 'muted' : ''}>
                  {economy === me ? t('proposal.you') : economyName(economy)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {out.size > 0 && (
        <p class="small muted">
          {sentences(
            ...[...out.values()].map(({ fault }) => rejectionText(fault)),
            [...out.values()].some(({ mayWithBody }) => mayWithBody) && t('pactDesk.wholeBody'),
          )}
        </p>
      )}
    </fieldset>
  );
}
