import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { DRAFTING_COST, PART_OF_MONEY_PAID } from '#shared/content/provinces/provinceConstants.ts';
import { newPactFaults, offerCost, pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { pointsOfMoney } from '#shared/rules/provinces/settlement/careerScore.ts';
import { institutionOf } from '#shared/rules/provinces/state/provinceStates.ts';
import type { PactForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { openProposalLimit, revisionLimit } from '#shared/rules/table/proposal.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatList, sentences } from '../../../text/format.ts';
import { say } from '../../../text/Say.tsx';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { DeskPen, SendRefusal } from '../../proposal/ProposalPile.tsx';
import { clearDesk, roundWritten, sendDesk, sendRefusal, writeOnDesk } from '../../proposal/deskMemory.ts';
import { type DeskWork, desk } from '../../../state/tableState.ts';
import { freeOfWages } from '../own/OwnCards.tsx';
import { type ProvincesView, useProvinceSeat } from '../seat.ts';
import { offerNote, withAsked } from './DealsPane.tsx';
import { askedIn, willOf } from './PactBoard.tsx';
import { DraftOutlook } from './PactOutlook.tsx';
import { MembersField, PactFields } from './TermsFields.tsx';
import {
  type PayArticle,
  articleOf,
  freeUnder,
  isLeftOf,
  keepSaidFree,
  paymentOf,
  paymentsIn,
  shortPayers,
  withPayments,
  yuanOf,
} from './pactDraft.ts';
import { previews } from '../../../preview/preview.ts';
import './pacts.css';
import { ReadyButton } from '../../table/ReadyButton.tsx';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { mayPress } from '../../../state/offices.ts';

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

/** A member of a pact whose gain is shared: points of the round that it has of the pact before any payment, and what money does to them. */
type Sharer = {
  readonly economy: EconomyId;
  /** What the pact brings it without any payment, and with those of the draft. */
  readonly unpaid: number;
  readonly paid: number;
  readonly gain: number;
  /** What it can pay a round, in 100 million yuan. */
  readonly free: number;
  readonly pointsOf: (yuan100m: number) => number;
};

/** Points by which each 100 million yuan must help who has least, to be worth its way: where a little does not, more of it may. */
const LEAST_HELP = 0.01;
const STEPS = [1, 5, 20, 80] as const;
const MOST_STEPS = 2_000;

/**
 * Payments by which the gain of a pact is shared: whoever has most of it pays whoever has least a little at a time, until that would
 * turn their order round. Nobody pays itself into a loss.
 */
export function fairPayments(
  sharers: readonly Omit<Sharer, 'unpaid' | 'paid'>[],
  rounds: number,
): readonly PayArticle[] {
  const net = new Map(sharers.map(({ economy }) => [economy, 0]));
  const helpless = new Set<EconomyId>();
  const netOf = ({ economy }: Pick<Sharer, 'economy'>): number => net.get(economy) ?? 0;
  const hasWith = (sharer: Omit<Sharer, 'unpaid' | 'paid'>, more: number): number =>
    sharer.gain + sharer.pointsOf(netOf(sharer) + more);
  for (let step = 0; step < MOST_STEPS; step++) {
    const ranked = sharers.toSorted((a, b) => hasWith(a, 0) - hasWith(b, 0));
    const poorest = ranked.find(({ economy }) => !helpless.has(economy));
    const richest = ranked.findLast((sharer) => sharer.free + Math.min(0, netOf(sharer)) >= 1);
    if (poorest === undefined || richest === undefined || richest === poorest) break;
    const spare = richest.free + Math.min(0, netOf(richest));
    const steps = STEPS.filter(
      (sum) => sum <= spare && hasWith(richest, -sum) >= Math.max(0, hasWith(poorest, sum)),
    );
    if (steps.length === 0) break;
    const helps = (sum: number): boolean => hasWith(poorest, sum) - hasWith(poorest, 0) >= LEAST_HELP * sum;
    const sum = steps.find(helps);
    if (sum === undefined) {
      helpless.add(poorest.economy);
      continue;
    }
    net.set(richest.economy, netOf(richest) - sum);
    net.set(poorest.economy, netOf(poorest) + sum);
  }
  const owed = new Map([...net].filter(([, sum]) => sum > 0));
  return [...net].flatMap(([from, sum]): PayArticle[] => {
    let left = -sum;
    return [...owed].flatMap(([to, due]): PayArticle[] => {
      const paid = Math.min(left, due);
      if (paid < 1) return [];
      left -= paid;
      owed.set(to, due - paid);
      return [paymentOf(paid, { from, to, rounds })];
    });
  });
}

/** The members as the last forecast of this draft has them; nothing before it is there. */
function useSharers(draft: Draft): Shared | undefined {
  const { me, ...table } = useProvinceSeat();
  const { ahead } = previews.value;
  if (ahead?.job.type !== 'pact' || ahead.result.type !== 'pact') return undefined;
  if (draft.parties.length < 2 || canonicalJson(ahead.job.draft) !== canonicalJson(draft)) return undefined;
  const { forecast } = ahead.result;
  const sharers = sharersOf(table, me, draft, forecast);
  return sharers && { sharers, will: willOf(forecast), asked: askedIn(draft, me, forecast) };
}

export function sharersOf(
  { scenario, game }: Pick<ProvincesView, 'scenario' | 'game'>,
  me: EconomyId,
  draft: Draft,
  { without, kept, unpaid = kept }: PactForecast,
): readonly Sharer[] | undefined {
  const article = articleOf(draft);
  if (article === undefined) return undefined;
  const free = freeUnder(game, article, desk.value?.revises === undefined ? me : undefined);
  const institution = institutionOf(scenario, game);
  const isStepwise = game.settings.pactLimits !== undefined;
  const partPaid = (economy: EconomyId): number =>
    isStepwise && game.seats[economy]?.member === undefined ? PART_OF_MONEY_PAID : 1;
  return draft.parties.flatMap((economy): Sharer[] => {
    const [was, own] = [without.provinces[economy], unpaid.provinces[economy]];
    if (was === undefined || own === undefined) return [];
    const pointsOf = (money: number): number => pointsOfMoney(scenario, institution, economy, own, money);
    // What payments do to markets is known once there are some: then it is counted.
    const { score, budgetParts } = kept.provinces[economy] ?? own;
    const beside = score - own.score - pointsOf(budgetParts.payments - own.budgetParts.payments);
    return [
      {
        economy,
        unpaid: own.score - was.score,
        paid: score - was.score,
        gain: own.score - was.score + beside,
        // Others may have paid for offers that nobody else sees; bots pay at the cost of their wages too, where that is worth it to them.
        free:
          economy === me
            ? freeOfWages(free(economy), own)
            : partPaid(economy) * Math.max(0, free(economy) - DRAFTING_COST),
        pointsOf,
      },
    ];
  });
}

/** How surely each bot would sign, from 0 to 1, and from what payment by the reader one that may not would for certain. */
type Will = Readonly<Record<EconomyId, number>>;
type Shared = {
  readonly sharers: readonly Sharer[];
  readonly will: Will;
  readonly asked: readonly PayArticle[];
};

/** A version of the draft, who would sign it, and what the member has of it that has least. */
type Tried = Pick<Shared, 'will'> & { readonly draft: Draft; readonly least: number };

function triedNow(draft: Draft, { sharers, will }: Shared): Tried {
  return { draft, will, least: Math.min(...sharers.map(({ paid }) => paid)) };
}

/** Payments move markets too, which is known only once their forecast is there: so many versions are tried. */
const TRIES = 6;

/**
 * What is tried next: the fair payments, half of them, what those ask who would not sign; or the best of all that were, which most would sign
 * and then the fairest, none that anybody refuses who would have signed the first.
 */
export function shareAgain(
  draft: Draft,
  shared: Shared,
  tried: readonly Tried[],
): { readonly draft: Draft; readonly tried?: readonly Tried[] } {
  const now: readonly Tried[] = [...tried, triedNow(draft, shared)];
  const fair = fairPayments(shared.sharers, articleOf(draft)?.rounds ?? 1);
  const half = fair.map(({ from, to, rounds, ...each }) =>
    paymentOf(Math.ceil(yuanOf(each) / 2), { from, to, rounds }),
  );
  const next = [fair, half, [...paymentsIn(draft), ...shared.asked]]
    .map((payments) => withPayments(draft, payments))
    .find((each) => !now.some((known) => canonicalJson(known.draft) === canonicalJson(each)));
  if (next !== undefined && now.length <= TRIES) return { draft: next, tried: now };
  const kept = now.filter(({ will }) =>
    Object.entries(now[0]?.will ?? {}).every(([economy, before]) => (will[economy] ?? 0) >= before),
  );
  const signs = ({ will }: Tried): number => Object.values(will).reduce((sum, each) => sum + each, 0);
  const [best = { draft }] = kept.toSorted((a, b) => signs(b) - signs(a) || b.least - a.least);
  return { draft: best.draft };
}

type Sharing = {
  /** The draft as it was left, in one text. */
  readonly of: string;
  /** The payments that it was left with: while they stand, other members or terms are shared anew. */
  readonly payments: readonly PayArticle[];
  /** Absent once it is done. */
  readonly tried?: readonly Tried[];
};

type ShareProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

/**
 * Shares the career gain of the draft by payments as soon as its forecast is there. It begins without any payment, so that the same terms come to
 * the same payments; and again when members or terms change, until somebody changes the payments.
 */
function ShareButton({ draft, onChange }: ShareProps) {
  const shared = useSharers(draft);
  const [sharing, setSharing] = useState<Sharing>();
  const text = canonicalJson(draft);
  const isOf = sharing?.of === text;
  const isAtWork = isOf && sharing.tried !== undefined;
  const leave = (next: Draft, tried?: readonly Tried[]): void => {
    const payments = paymentsIn(next);
    setSharing({ of: canonicalJson(next), payments, ...(tried === undefined ? {} : { tried }) });
    if (canonicalJson(next) !== text) onChange(next);
  };
  const begin = (): void =>
    leave(withPayments(draft, []), shared === undefined ? [] : [triedNow(draft, shared)]);
  const isChanged = sharing !== undefined && !isOf;
  useEffect(() => {
    if (isChanged && isLeftOf(sharing.payments, draft)) begin();
    else if (isChanged) setSharing(undefined);
  }, [isChanged, text]);
  useEffect(() => {
    if (!isAtWork || shared === undefined) return;
    const next = shareAgain(draft, shared, sharing.tried ?? []);
    leave(next.draft, next.tried);
  }, [isAtWork, text, shared === undefined]);
  const done = paymentsIn(draft).length === 0 ? 'pactDesk.sharedNone' : 'pactDesk.shared';
  return (
    <button
      type="button"
      class="btn sm"
      disabled={shared === undefined || isOf}
      aria-busy={isAtWork}
      onClick={begin}
    >
      {t(isAtWork ? 'pactDesk.sharing' : isOf ? done : 'pactDesk.share')}
    </button>
  );
}
