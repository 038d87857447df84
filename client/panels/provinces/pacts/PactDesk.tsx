import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import {
  membersMost,
  newPactFaults,
  offerCost,
  pactFaults,
} from '#shared/rules/provinces/pacts/pactFaults.ts';
import { openProposalLimit, revisionLimit } from '#shared/rules/table/proposal.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { AnsweredForecast } from '#shared/bots/provinces/answerPact.ts';
import { Icon } from '../../../design/Icon.tsx';
import { Medallion } from '../../../design/Medallion.tsx';
import { formatList, sentences } from '../../../text/format.ts';
import { say } from '../../../text/Say.tsx';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { DeskPen, SendRefusal } from '../../proposal/ProposalPile.tsx';
import { clearDesk, roundWritten, sendDesk, sendRefusal, writeOnDesk } from '../../proposal/deskMemory.ts';
import { type DeskWork, desk } from '../../../state/tableState.ts';
import { standingOf, useProvinceSeat } from '../seat.ts';
import { offerNote, withAsked } from './DealsPane.tsx';
import { DraftOutlook, MembersOutlook } from './PactOutlook.tsx';
import { ownOfPact } from '../policy/resultGauge.ts';
import { PactFields, shortPayers } from './TermsFields.tsx';
import {
  type PayArticle,
  isAmong,
  keepSaidFree,
  keptOut,
  membersTold,
  paymentsIn,
  withMembers,
  withPayments,
} from './pactDraft.ts';
import {
  type Shared,
  type SharedBest,
  type Tried,
  askedIn,
  shareAgain,
  sharedTold,
  sharersOf,
  triedNow,
} from './sharing.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import './pacts.css';
import { ReadyButton } from '../../table/ReadyButton.tsx';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { mayPress } from '../../../state/offices.ts';
import { viewport } from '../../../state/viewport.ts';

type Props = { readonly work: DeskWork };

/** Where a pact is written: who, which goods, how high at most, how binding, who is paid. */
export function PactDesk({ work }: Props) {
  const { scenario, game, me } = useProvinceSeat();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [work.reads]);
  const isRead = work.reads !== undefined;
  const { draft } = work;
  const asked = withAsked(game, draft, me);
  const change = (next: Draft): void => {
    writeOnDesk({ ...work, draft: next });
  };
  const others = draft.parties.filter((party) => party !== me).map(economyName);
  const isNew = work.revises === undefined;
  const written = roundWritten(draft.parties);
  const limit = (isNew ? openProposalLimit(game, me) : undefined) ?? revisionLimit(game, me);
  const isOpenPhase = game.phase === 'negotiation';
  const faults = isNew ? newPactFaults(scenario, game, draft, me) : pactFaults(scenario, game, draft, me);
  const refused = sendRefusal.value?.error;
  useEffect(() => {
    if (refused?.code === 'pact/payer-short')
      keepSaidFree(game, String(refused.economy), Number(refused.freeYuan));
  }, [refused]);
  const isShort = shortPayers(game, draft, isNew ? me : undefined).size > 0;
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
        {asked !== undefined && (
          <p class="small lit slim ruled">
            {sentences(...asked.told.map(say))}{' '}
            <button type="button" class="btn sm" onClick={() => change(asked.draft)}>
              {t('accepts.take')}
            </button>
          </p>
        )}
        <MembersField seats={scenario.dealOrder} draft={draft} onChange={change} />
        <PactFields draft={draft} onChange={change}>
          <ShareButton draft={draft} onChange={change} />
        </PactFields>
      </fieldset>
      <DeskFoot work={work} isOff={faults.length > 0 || isShort || !isOpenPhase || limit !== undefined}>
        <fieldset class="col" disabled={isRead}>
          {!isOpenPhase && (
            <p class="small muted pact-fault">
              {t(game.phase === 'briefing' ? 'pactDesk.soon' : 'list.closed')}
            </p>
          )}
          <FaultLines faults={faults} draft={draft} />
          {isShort && faults.length === 0 && <p class="small fault-text">{t('pactDesk.payersShort')}</p>}
          {faults.length === 0 && (
            <DraftOutlook draft={draft} isWritten cost={isNew ? offerCost(game, me) : 0} />
          )}
          {isNew && isOpenPhase && limit === undefined && <p class="small muted">{offerNote(game, me)}</p>}
          {isOpenPhase && limit !== undefined && (
            <output class="small fault-text">{rejectionText(limit)}</output>
          )}
        </fieldset>
      </DeskFoot>
    </article>
  );
}

/** How faint those are who cannot be put in now. */
const OFF = 0.45;

type MembersFieldProps = ShareProps & { readonly seats: readonly EconomyId[] };

/** Who is in the pact: its author always, any of the others whom no other pact keeps out. Of one that has its partners the others wait behind a press. */
function MembersField({ seats, draft, onChange }: MembersFieldProps) {
  const { scenario, game, me } = useProvinceSeat();
  const [isChosen, setChosen] = useState(draft.parties.length > 1);
  const isShort = isChosen && draft.parties.length > 1;
  const out = keptOut(scenario, game, draft, me);
  const isFull = draft.parties.length >= membersMost(game, game.round);
  const members = membersTold(game);
  /** Payments of members who were taken out. */
  const gone = useRef<readonly PayArticle[]>([]);
  const nameOf = (economy: EconomyId) => (economy === me ? t('proposal.you') : economyName(economy));
  const toggle = (economy: EconomyId): void => {
    const members = draft.parties.includes(economy)
      ? draft.parties.filter((party) => party !== economy)
      : [...draft.parties, economy];
    onChange(withMembers(draft, members, gone.current));
    gone.current = [...gone.current, ...paymentsIn(draft)].filter((paid) => !isAmong(members, paid));
  };
  return (
    <fieldset class="pact-field stack slim ruled">
      <legend>{t('pactDesk.members')}</legend>
      <ul class="row wrap">
        {(isShort ? seats.filter((seat) => draft.parties.includes(seat)) : seats).map((economy) => {
          const isIn = draft.parties.includes(economy);
          const isOff = economy !== me && (out.get(economy)?.mayWithBody === false || (isFull && !isIn));
          return (
            <li key={economy}>
              <button
                type="button"
                class={isIn ? 'chip row inline gap-1 on' : 'chip row inline gap-1'}
                aria-pressed={isIn}
                disabled={economy === me || isOff}
                style={{ opacity: isOff ? OFF : 1 }}
                onClick={() => toggle(economy)}
              >
                <Medallion economy={economy} size={24} ring={isIn ? 'var(--gain)' : 'var(--line-strong)'} />
                <span class={out.has(economy) ? 'muted' : ''}>{nameOf(economy)}</span>
              </button>
            </li>
          );
        })}
        {isShort && (
          <li>
            <button type="button" class="btn" onClick={() => setChosen(false)}>
              {t('pactDesk.choose')}
            </button>
          </li>
        )}
      </ul>
      {!isShort && members !== undefined && <p class={isFull ? 'small' : 'small muted'}>{members}</p>}
      <MembersOutlook draft={draft} onChange={onChange} />
      {!isShort && out.size > 0 && (
        <details class="small muted">
          <summary>
            {t('pactDesk.keptOut', { economies: formatList([...out.keys()].map(economyName)) })}
          </summary>
          {sentences(
            ...[...out.values()].map(({ fault }) => rejectionText(fault)),
            [...out.values()].some(({ mayWithBody }) => mayWithBody) && t('pactDesk.wholeBody'),
          )}
        </details>
      )}
    </fieldset>
  );
}

/** The first things that keep the pact from being sent, which go one by one; that it has no partner yet is said above. */
function FaultLines({ faults, draft }: { readonly faults: readonly Rejection[]; readonly draft: Draft }) {
  const told = faults.filter(({ code }) => code !== 'proposal/two-parties-least' || draft.parties.length > 1);
  const full = told.flatMap((fault) => (fault.code === 'pact/too-many' ? [fault] : []));
  // Of many who can join no more, one line.
  const economy = full.map((fault) => String(fault.economy));
  const lines = [
    ...full.slice(0, 1).map((fault) => rejectionText({ ...fault, economy })),
    ...told.filter(({ code }) => code !== 'pact/too-many').map(rejectionText),
  ];
  return (
    <>
      {lines.slice(0, 2).map((line) => (
        <p key={line} class="fault slim ruled small pact-fault">
          <Icon name="alert" size={16} /> {line}
        </p>
      ))}
    </>
  );
}

type FootProps = {
  readonly work: DeskWork;
  readonly isOff: boolean;
  /** What sending it would do, or what keeps it from being sent. */
  readonly children: ComponentChildren;
};

/** Before the talks what is written can wait for them, and whoever is ready need not put it away first. */
function DeskFoot({ work, isOff, children }: FootProps) {
  const isBriefing = useProvinceSeat().game.phase === 'briefing';
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
        {isBriefing ? (
          <div class="grow">
            <ReadyButton />
          </div>
        ) : (
          <button
            type="button"
            class="btn primary grow"
            // On a phone three do not fit beside each other: the one that sends has a row of its own.
            style={{ flexBasis: viewport.value === 'phone' ? '100%' : 'auto' }}
            disabled={isOff || !mayPress('tableProposal')}
            onClick={() => void sendDesk(work)}
          >
            <Icon name="send" />
            {t(work.revises === undefined ? 'pactDesk.send' : 'desk.sendRevision')}
          </button>
        )}
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

/** How surely each bot signs, from 0 to 1, by the answers that a forecast expects. */
function willOf({ answers = {} }: Pick<AnsweredForecast, 'answers'>): Readonly<Record<EconomyId, number>> {
  const worth = { signs: 1, asks: 0.5, refuses: 0 } as const;
  return mapValues(answers, ({ answer }) => worth[answer]);
}

/** The members as the last forecast of this draft has them; nothing before it is there. */
function useSharers(draft: Draft, lane: 'ahead' | 'sharing'): Shared | undefined {
  const { me, ...table } = useProvinceSeat();
  const told = previews.value[lane];
  if (told?.job.type !== 'pact' || told.result.type !== 'pact') return undefined;
  if (draft.parties.length < 2 || canonicalJson(told.job.draft) !== canonicalJson(draft)) return undefined;
  const { forecast } = told.result;
  const sharers = sharersOf(table, me, draft, forecast);
  const own = ownOfPact(table, me, { forecast, draft, cost: offerCost(table.game, me), now: standingOf(me) });
  const { was, next } = own?.result ?? {};
  const least = own?.betrayed?.result;
  const brings = was && next && { points: next.score, without: was.score, least };
  return sharers && { me, sharers, brings, will: willOf(forecast), asked: askedIn(draft, me, forecast) };
}

type Sharing = {
  /** The draft on the desk: once it is changed, what was found is no longer told. */
  readonly left: Draft;
  /** The version that is tried and those before it, none of which stands on the desk, or the best of them, which does unless somebody refuses it, and what stood there before. */
  readonly state:
    | { readonly trial: Draft; readonly tried: readonly Tried[] }
    | ({ readonly before?: Draft } & SharedBest);
};

type ShareProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

/**
 * Fills in payments by which all sign the draft, or its career gain is shared, says what was filled in, and takes it back at a press. It begins with the
 * payments of the draft and without any: what others pay the reader already is kept where all sign it with a little more.
 */
function ShareButton({ draft, onChange }: ShareProps) {
  const { game, me } = useProvinceSeat();
  const [sharing, setSharing] = useState<Sharing>();
  const [text, left] = [canonicalJson(draft), sharing && canonicalJson(sharing.left)];
  const now = left === text ? sharing?.state : undefined;
  const [work, found] = now === undefined ? [] : 'trial' in now ? [now] : [undefined, now];
  const trial = work && canonicalJson(work.trial);
  usePreview('sharing', work && { type: 'pact', draft: work.trial, economy: me }, [trial, game]);
  const [known, tried] = [useSharers(draft, 'ahead'), useSharers(work?.trial ?? draft, 'sharing')];
  const isChanged = sharing !== undefined && left !== text;
  useEffect(() => {
    if (isChanged) setSharing(undefined);
  }, [isChanged]);
  useEffect(() => {
    if (work === undefined || tried === undefined) return;
    const { draft: version, ...step } = shareAgain(work.trial, tried, work.tried);
    if ('tried' in step) return setSharing({ left: draft, state: { trial: version, ...step } });
    const isFilled = step.refusing?.length === 0 && canonicalJson(version) !== text;
    setSharing({ left: isFilled ? version : draft, state: { ...step, ...(isFilled && { before: draft }) } });
    if (isFilled) onChange(version);
  }, [trial, tried === undefined]);
  const begin = (): void =>
    setSharing({
      left: draft,
      state: { trial: withPayments(draft, []), tried: known === undefined ? [] : [triedNow(draft, known)] },
    });
  const without = (): void => {
    const rest = draft.parties.filter((party) => found?.refusing?.includes(party) !== true);
    const next = withPayments(withMembers(draft, rest), []);
    setSharing({ left: next, state: { trial: next, tried: [] } });
    onChange(next);
  };
  if (found === undefined)
    return (
      <button
        type="button"
        class="btn sm"
        disabled={known === undefined || work !== undefined}
        aria-busy={work !== undefined}
        onClick={begin}
      >
        {work === undefined ? t('pactDesk.share') : t('pactDesk.sharing', { count: work.tried.length + 1 })}
      </button>
    );
  const { before, refusing = [] } = found;
  const told = sharedTold(draft, me, found);
  return (
    <output class={told.isWorse ? 'small num fault-text' : 'small num'}>
      {told.text}{' '}
      {before !== undefined && (
        <button type="button" class="btn sm" onClick={() => onChange(before)}>
          {t('pactDesk.sharedUndo')}
        </button>
      )}
      {told.press !== undefined && refusing.length < draft.parties.length - 1 && (
        <button type="button" class="btn sm" onClick={without}>
          {told.press}
        </button>
      )}
    </output>
  );
}
