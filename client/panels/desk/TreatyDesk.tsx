import type { ComponentChildren } from 'preact';
import { AnswerNote, useListedAgain } from '../treaty/ForegoneDeals.tsx';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { Icon } from '../../design/Icon.tsx';
import { isLive, me } from '../../state/store.ts';
import type { DeskWork } from '../../state/tableState.ts';
import { viewport } from '../../state/viewport.ts';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';
import { Say, say } from '../../text/Say.tsx';
import { partyName } from '../../text/nameParams.ts';
import { threadOf } from '../talk/talkModel.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { OfficeNote } from '../chrome/SeatOffices.tsx';
import { officeRefusal } from '../../state/offices.ts';
import { type ProposalPreview, useProposalPreview } from '../effects/useProposalPreview.ts';
import { DeskPen, SendRefusal } from '../proposal/ProposalPile.tsx';
import { withAcceptedPayment } from '../proposal/ProposalActionsRow.tsx';
import { EndsNote } from '../proposal/ProposalHeader.tsx';
import { acceptedPhrase } from '../proposal/ReasonLines.tsx';
import { clearDesk, sendDesk, writeOnDesk } from '../proposal/deskMemory.ts';
import { TalkDock } from '../talk/TalkPanel.tsx';
import { DiffChips, changesOnly, diffClauses } from '../treaty/DiffChips.tsx';
import { isPlainOffer, signaturesAtStake } from '../treaty/templates.ts';
import { GiveGet, GiveGetByParty, RivalsNote, isMirrored, termsOf } from '../treaty/GiveGet.tsx';
import { ArticleList, FaultNotes, ListedDealForm, isListedDeal, isShortDeal } from './ArticleList.tsx';
import { DeskHead, PartiesPanel, RaisersNamed, TemplateChoice } from './DeskHead.tsx';
import { EffectLine, EffectPanel, RuleChecksPanel } from './EffectPanel.tsx';
import { Payments, PlainOffer, partnersLeft } from './PlainOffer.tsx';
import { CostDialog, asTabled, useCostsOfSending } from './CostDialog.tsx';
import { BrokenWord } from './SignDialog.tsx';
import {
  paymentsAsked,
  type MarkedFault,
  faultsWithWaysOut,
  versionBefore,
  isSameDraft,
  tablingLimit,
  whySendIsOff,
  ruleChecks,
} from './deskModel.ts';

/** It comes together with the desk. */
export { SignDialog } from './SignDialog.tsx';

type Props = {
  readonly work: DeskWork;
  /** It stands in the column beside the map. */
  readonly isBesideMap?: boolean;
};

/** Where a proposal is written: parties and versions, articles, and what they would do to everybody. */
export function TreatyDesk({ work, isBesideMap = false }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const [{ draft }, title] = [work, useRef<HTMLElement>(null)];
  // Whoever has just been given the pen, or lost it, stands at the head of the desk.
  useEffect(() => title.current?.focus(), [work.reads]);
  const isRead = work.reads !== undefined;
  const faults = useMemo(() => faultsWithWaysOut(scenario, game, draft, me), [scenario, game, draft, me]);
  const isWritten = draft.clauses.length > 0 && draft.parties.length > 1;
  const isLawful = isWritten && faults.length === 0;
  const preview = useProposalPreview(isWritten ? draft : undefined, isLawful);
  const change = (next: Draft, openArticle: number | undefined): void => {
    const { openArticle: _was, ...rest } = work;
    writeOnDesk({ ...rest, draft: next, ...(openArticle === undefined ? {} : { openArticle }) });
  };
  const isBelow = viewport.value === 'phone' || viewport.value === 'stacked';
  const isLined = isBelow && isLawful;
  const line = isLined && <EffectLine preview={preview} draft={draft} />;
  const isPlain = isPlainOffer(game, draft);
  const isNew = versionBefore(game, work) === undefined;
  // What was made of terms that both know begins as short as a deal of the list.
  const isListed = !isPlain && (isNew ? isListedDeal(draft) : isShortDeal(draft));
  const ways = <WaysBack work={work} onChange={(next) => change(next, undefined)} />;
  return (
    <section
      class={isBesideMap ? 'desk col gap-3 fill' : 'desk stack gap-3'}
      aria-label={t('desk.title')}
      ref={title}
      tabIndex={-1}
    >
      {/* A plain offer names its parties itself, and folds what stood before. */}
      {!isPlain && (
        <div class="desk-left col gap-3">
          <fieldset class="player-left col gap-3 fill" disabled={isRead}>
            {!(isListed && isBelow) && (
              <PartiesPanel draft={draft} onChange={(next) => change(next, work.openArticle)} />
            )}
            <VersionsPanel work={work} />
          </fieldset>
          {viewport.value === 'wide' && <TalkDock />}
        </div>
      )}
      {/* Beside the map it is as high as what it asks, and scrolls before what it would do goes out of sight. */}
      <article
        class={`paper sheet desk-proposal col gap-none ${isBesideMap ? '' : 'fill'}`}
        style={{ minHeight: 0 }}
      >
        <fieldset class="sheet-scroll" disabled={isRead}>
          <DeskHead
            work={work}
            isLawful={isLawful}
            isPlain={isPlain}
            isListed={isListed}
            onChange={(next) => change(next, undefined)}
          />
          <Terms {...{ work, faults, isPlain, isListed, isNew }} onChange={change} />
          {isPlain && <VersionsPanel work={work} isFolded />}
          {isBelow && !isPlain && !isRead && <div class="row wrap pad">{ways}</div>}
        </fieldset>
        {isRead ? (
          <footer class="sheet-foot stack">
            {line}
            <DeskPen work={work} />
          </footer>
        ) : (
          <DeskFoot work={work} faults={faults} preview={preview} ways={(isPlain || !isBelow) && ways}>
            {line}
          </DeskFoot>
        )}
      </article>
      <div class={isBesideMap ? 'col' : 'desk-right col gap-3'}>
        {preview.type !== 'none' && <EffectPanel {...{ preview, draft, isLow: isBesideMap, isLined }} />}
        {/* A deal of the list keeps the rules as it is. */}
        {isWritten && !isPlain && !(isListed && isLawful) && (
          <RuleChecksPanel
            checks={ruleChecks(
              scenario,
              game,
              draft,
              faults.map(({ fault }) => fault),
              tablingLimit(work, { game, me }),
            )}
          />
        )}
      </div>
    </section>
  );
}

type TermsProps = {
  readonly work: DeskWork;
  readonly faults: readonly MarkedFault[];
  readonly isPlain: boolean;
  readonly isListed: boolean;
  /** It answers no offer. */
  readonly isNew: boolean;
  readonly onChange: (draft: Draft, openArticle: number | undefined) => void;
};

/** The terms as they are written, what stands against them, and, where their form does not show it, what each gives and gets. */
function Terms({ work, faults, isPlain, isListed, isNew, onChange }: TermsProps) {
  const { draft, openArticle } = work;
  const { scenario, game, me } = useCountrySeat();
  const isWritten = draft.clauses.length > 0 && draft.parties.length > 1;
  const terms = termsOf(scenario, game, draft);
  const write = (next: Draft): void => onChange(next, undefined);
  const left = isPlain ? partnersLeft(scenario, game, me, draft) : [];
  const articles = (
    <ArticleList scenario={scenario} game={game} {...{ me, draft, faults, openArticle, onChange }} />
  );
  return (
    <>
      <FaultNotes
        faults={isPlain ? faults : faults.filter(({ article }) => article === undefined)}
        onRepair={write}
      >
        {left.map(({ partner, draft: other }) => (
          <button key={partner} type="button" class="btn sm" onClick={() => write(other)}>
            {t('desk.plain.instead', { economy: partyName(partner) })}
          </button>
        ))}
      </FaultNotes>
      <RaisersNamed among={draft.parties} />
      {isWritten && <BrokenWord draft={draft} look="slim" />}
      {isWritten && faults.length === 0 && <EndsNote draft={draft} />}
      {isPlain ? (
        <PlainOffer draft={draft} faults={faults} onChange={write} />
      ) : isListed ? (
        <ListedDealForm
          draft={draft}
          faults={faults}
          onChange={write}
          payments={<Payments {...{ draft, faults }} onChange={write} />}
        >
          <div class="fields">
            <TemplateChoice draft={draft} isNew={isNew} onChange={write} />
          </div>
          {articles}
        </ListedDealForm>
      ) : (
        articles
      )}
      {!isPlain && !isListed && (
        <AnswerNote draft={draft} isLawful={isWritten && faults.length === 0} onChange={write} look="slim" />
      )}
      <AcceptedPayments draft={draft} onChange={write} />
      {isWritten &&
        !isPlain &&
        !isListed &&
        (isMirrored(terms, draft.parties) ? (
          <GiveGet terms={terms} />
        ) : (
          <GiveGetByParty terms={terms} parties={draft.parties} />
        ))}
    </>
  );
}

type AcceptedProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

/** What those who refused these terms would still accept. */
function AcceptedPayments({ draft, onChange }: AcceptedProps) {
  const { game } = useCountries();
  return (
    <>
      {paymentsAsked(game, draft).map(({ economy, payment }) => (
        <div key={economy} class="lit slim ruled small row between">
          <span>
            <Say phrase={acceptedPhrase(game, economy, payment)} />
          </span>
          <button
            type="button"
            class="btn sm"
            onClick={() => onChange(withAcceptedPayment(draft, payment, economy))}
          >
            {t('accepts.take')}
          </button>
        </div>
      ))}
    </>
  );
}

/** As many addressees as a button has room for; more of them are counted. */
const MOST_NAMED = 3;

export function sendPhrase(addressees: readonly EconomyId[]): Phrase {
  return addressees.length > MOST_NAMED
    ? phrase('desk.sendToAll', { count: addressees.length })
    : phrase('desk.send', { economies: addressees });
}

type FootProps = {
  readonly work: DeskWork;
  readonly faults: readonly MarkedFault[];
  readonly preview: ProposalPreview;
  /** Ways back; where the foot lies over the articles, they stand below those. */
  readonly ways: ComponentChildren;
  /** What it would do, where that is not in sight beside it. */
  readonly children: ComponentChildren;
};

/** Send, or why not yet. */
function DeskFoot({ work, faults, preview, ways, children }: FootProps) {
  const { game, me } = useCountrySeat();
  const [isPressed, setPressed] = useState(false);
  const answered = versionBefore(game, work);
  const rival = useMemo(
    () => asTabled(work.draft, { author: me, round: game.round, thread: answered?.thread }),
    [work.draft, me, game.round, answered?.thread],
  );
  // What it costs is asked about before it goes: a press waits for the model.
  const { isKnown, costs } = useCostsOfSending(rival, preview);
  const isAsking = isPressed && isKnown && costs.length > 0;
  const send = (): void => {
    setPressed(false);
    void sendDesk(work);
  };
  useEffect(() => {
    if (isPressed && isKnown && !isAsking) send();
  }, [isPressed, isKnown]);
  const isWeighed = useListedAgain(work.draft);
  const why = whySendIsOff(work, faults, { game, me, isLive: isLive.value });
  const off = why ?? (isWeighed ? phrase('partners.again') : undefined);
  const isOthers = officeRefusal('tableProposal') !== undefined;
  const others = work.draft.parties.filter((party) => party !== me);
  const atStake = signaturesAtStake(game, me, work, answered);
  const label = work.revises === undefined ? say(sendPhrase(others)) : t('desk.sendRevision');
  return (
    <footer class="sheet-foot stack">
      {children}
      {faults.length === 0 && off === undefined && <RivalsNote proposal={rival} />}
      {atStake !== undefined && off === undefined && <p class="small">{say(atStake)}</p>}
      {answered?.isLastOffer === true && work.revises === undefined && (
        <p class="small">
          <Say phrase={phrase('proposal.lastOffer', { economy: answered.author })} />{' '}
          {t('proposal.counterLast')}
        </p>
      )}
      <div class="row wrap">
        <button
          type="button"
          class="btn primary grow"
          style={{ whiteSpace: 'normal' }}
          aria-label={label}
          aria-disabled={off !== undefined || isOthers}
          onClick={() => off === undefined && !isOthers && setPressed(true)}
        >
          <Icon name="send" />
          {viewport.value === 'phone' && isPlainOffer(game, work.draft) ? t('desk.sendShort') : label}
        </button>
        <OfficeNote type="tableProposal" />
        {off !== undefined && (
          <output class={off.key === 'desk.offSame' ? 'small muted' : 'small fault-text'}>{say(off)}</output>
        )}
        <SendRefusal work={work} />
        {isAsking && (
          <CostDialog
            {...{ proposal: rival, preview, costs }}
            onSend={send}
            onClose={() => setPressed(false)}
          />
        )}
        {ways}
      </div>
      <DeskPen work={work} />
    </footer>
  );
}

type WaysProps = { readonly work: DeskWork; readonly onChange: (draft: Draft) => void };

/** To the own offer as it was sent, where the draft is no longer that; and away from the desk. */
function WaysBack({ work, onChange }: WaysProps) {
  const { game } = useCountries();
  const before = versionBefore(game, work);
  return (
    <>
      {/* At the head of a counter-offer stands whose terms it begins with. */}
      {before !== undefined && work.counterTo === undefined && !isSameDraft(work.draft, before) && (
        <button type="button" class="btn ghost" onClick={() => onChange(draftOf(before))}>
          <u>{t('desk.undoChanges')}</u>
        </button>
      )}
      <button type="button" class="btn ghost" onClick={clearDesk}>
        <u>{t('desk.discard')}</u>
      </button>
    </>
  );
}

type VersionsPanelProps = { readonly work: DeskWork; readonly isFolded?: boolean };

/** How the proposal came to be: each version as what it changed, the draft on the desk last. */
function VersionsPanel({ work, isFolded = false }: VersionsPanelProps) {
  const { game } = useCountries();
  const before = versionBefore(game, work);
  if (before === undefined) return null;
  const thread = threadOf(game, before);
  const changes = changesOnly(diffClauses(before.clauses, work.draft.clauses));
  const versions = (
    <ol class="th timeline small">
      {thread.map((proposal, at) => {
        const previous = thread[at - 1];
        return (
          <li key={proposal.id}>
            <b>{proposal.author === me.value?.seat ? t('proposal.you') : partyName(proposal.author)}</b>
            <DiffChips
              changes={
                previous === undefined
                  ? proposal.clauses.map((clause) => ({ type: 'kept', clause }))
                  : changesOnly(diffClauses(previous.clauses, proposal.clauses))
              }
            />
          </li>
        );
      })}
      <li class="now">
        <b>{t('proposal.you')}</b> <span class="muted">{t('desk.notSent')}</span>
        {changes.length === 0 ? (
          <p class="small muted">{t('desk.unchanged')}</p>
        ) : (
          <DiffChips changes={changes} />
        )}
      </li>
    </ol>
  );
  if (isFolded)
    return (
      <details class="slim ruled">
        <summary class="small">{t('desk.versions')}</summary>
        {versions}
      </details>
    );
  return (
    <section class="panel">
      <h3 class="head">
        <Icon name="versions" />
        {t('desk.versions')}
      </h3>
      {versions}
    </section>
  );
}
