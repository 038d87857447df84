import { type AnswerExpected, type AnsweredForecast, goesBy } from '#shared/bots/provinces/answerPact.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { offerCost, pactsLeftToJoin } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { PactForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { whoBroke, wordsRemembered } from '#shared/rules/provinces/pacts/breaches.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { mayPress } from '../../../state/offices.ts';
import { formatList, formatNumber, sentences } from '../../../text/format.ts';
import { yuan } from '../../../text/money.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { careerRows } from '../policy/measuresModel.ts';
import {
  type GaugedView,
  type ProvincesView,
  TOLD,
  pointsLost,
  useProvinceSeat,
  useProvinces,
} from '../seat.ts';
import { openDraft, ownMoved } from './PartnerAdvice.tsx';
import { paymentsIn, renewedPact, withMembers } from './pactDraft.ts';
import { netIn, paidBetween, paidTerms } from './sharing.ts';

/** How members would answer a draft, and why. */

export type RefusalsAsked = {
  readonly answers: NonNullable<AnsweredForecast['answers']>;
  readonly draft: Draft;
  readonly me: EconomyId;
  /** The round without the pact and with it, by which it is told what a member loses. */
  readonly forecast?: Pick<AnsweredForecast, 'without' | 'kept'>;
};

/** Behind a press, what those ask who do not sign the draft yet, and why others refuse it. */
export function Refusals(asked: RefusalsAsked) {
  const table = useProvinces();
  const told = [...pricesTold(asked, table), ...reasonsTold(asked.answers, asked.draft.parties)];
  if (told.length === 0) return null;
  return (
    <details class="small" aria-live="polite">
      <summary>{t('pactOutlook.why')}</summary>
      <ul>
        {told.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </details>
  );
}

/** What a member answers, in a few words: what it asks for is left to find out, by bargaining or by a press. */
export function answerWord(
  answer: AnswerExpected,
  by: EconomyId,
  { game, draft: { parties } }: { readonly game: ProvinceGame; readonly draft: Pick<Draft, 'parties'> },
): string {
  if (answer.answer !== 'refuses') return t(`pactOutlook.answer.${answer.answer}`);
  if (answer.beyond !== undefined) return t('pactOutlook.answer.beyond');
  const kind = kindOf(answer.reason);
  const word =
    kind === 'leftUs'
      ? wordsRemembered(game, parties).findLast((each) => goesBy(game, by, parties, each))
      : undefined;
  if (word === undefined) return t(`pactOutlook.answer.${kind}`);
  const economy = economyName(word.by);
  return t(word.left === undefined ? 'pactOutlook.answer.broke' : 'pactOutlook.answer.left', { economy });
}

/** What each asks for its signature, in place of what the draft has now, and why it does not sign that. */
export function pricesTold(
  { answers, draft, me, forecast }: RefusalsAsked,
  table?: Pick<ProvincesView, 'scenario' | 'game'>,
): readonly string[] {
  return draft.parties.flatMap((party) => {
    const answer = answers[party];
    if (answer?.answer !== 'asks') return [];
    const terms = paidTerms(answer.price, paidBetween(draft, me, party));
    const [was, next] = [forecast?.without.provinces[party], forecast?.kept.provinces[party]];
    const rows = table && was && next ? careerRows(table.scenario, table.game, was, next) : [];
    const [worst] = rows.toSorted((a, b) => a.points - b.points);
    const isLoss = answer.reason === 'noGain' && worst !== undefined && worst.points <= -TOLD.points;
    return [
      sentences(
        t('pactDesk.answer.asks', { economy: economyName(party), terms }),
        isLoss && t('pactDesk.answer.lossBy', { part: t(`career.${worst.part}`) }),
        answer.reason === 'smallPart' && t('pactDesk.answer.little'),
      ),
    ];
  });
}

/** One for all who refuse alike, and what the others ask in vain. */
export function reasonsTold(
  answers: RefusalsAsked['answers'],
  parties: readonly EconomyId[],
): readonly string[] {
  const reasons = keysOf(REASONS).flatMap((kind) => {
    const economies = parties.filter((party) => {
      const answer = answers[party];
      return answer?.answer === 'refuses' && kindOf(answer.reason) === kind;
    });
    if (economies.length === 0) return [];
    if (kind === 'noGain') return economies.map((each) => lossTold(answers[each], each));
    return [t(REASONS[kind], { economies: formatList(economies.map(economyName)) })];
  });
  return [...reasons, ...dearTold(answers, parties)];
}

/** What those ask for whom the reader has too little. */
function dearTold(answers: RefusalsAsked['answers'], parties: readonly EconomyId[]): readonly string[] {
  return parties.flatMap((by) => {
    const answer = answers[by];
    const { sum, free } = (answer?.answer === 'refuses' ? answer.beyond : undefined) ?? {};
    if (sum === undefined || free === undefined) return [];
    return [t('refused.beyond', { economy: economyName(by), sum: yuan(sum), free: yuan(free) })];
  });
}

/** By how much its career would lose, where that is known: its row tells of one round. */
function lossTold(expected: AnswerExpected | undefined, by: EconomyId): string {
  const points = expected?.answer === 'refuses' ? (expected.points ?? 0) : 0;
  const economy = economyName(by);
  if (points > -TOLD.points) return t(REASONS.noGain, { economies: economy });
  return t('pactDesk.answer.loses', { economy, points: formatNumber(-points, 1) });
}

const REASONS = {
  smallPart: 'pactDesk.answer.wantsMore',
  shortOfMoney: 'pactDesk.answer.shortOfMoney',
  leftUs: 'pactDesk.answer.leftUs',
  ownOffer: 'pactDesk.answer.ownOffer',
  noGain: 'pactDesk.answer.noGain',
} as const;

function kindOf(reason: ProposalReason): keyof typeof REASONS {
  return keysOf(REASONS).find((kind) => kind === reason) ?? 'noGain';
}

/** A round with the pact and without it, and with it but for its payments, where that was asked for. */
type Rounds = Pick<PactForecast, 'without' | 'kept' | 'unpaid'>;

/** Marks of the centre that a pact brings each member before any payment. */
export function marksUnpaid(
  view: GaugedView,
  draft: Draft,
  { without, kept, unpaid }: Rounds,
): ReadonlyMap<EconomyId, number> {
  return new Map(
    draft.parties.flatMap((party): [EconomyId, number][] => {
      const [was, own, free] = [without, kept, unpaid].map((round) => round?.provinces[party]);
      if (was === undefined || own === undefined) return [];
      // What it is paid would be missing: a forecast of the list has none without payments.
      const missed = (): number => pointsLost(view, party, own, netIn(draft, party)) ?? 0;
      return [[party, (free?.score ?? own.score - missed()) - was.score]];
    }),
  );
}

/** Whether whoever pays under a draft gains more by it, before payments, than all who are paid: that is then told as its cause. */
export function paysForGain(draft: Draft, marks: ReadonlyMap<EconomyId, number>): boolean {
  const gainsOf = (sign: number): readonly number[] =>
    draft.parties.filter((party) => sign * netIn(draft, party) > 0).map((party) => marks.get(party) ?? NaN);
  return paymentsIn(draft).length > 0 && Math.min(...gainsOf(-1)) > Math.max(...gainsOf(1));
}

/** Why those pay who do. */
export function WhyPaid({ forecast, draft }: { readonly forecast: Rounds; readonly draft: Draft }) {
  const isForGain = paysForGain(draft, marksUnpaid(useProvinces(), draft, forecast));
  return isForGain ? <p class="small">{t('pactOutlook.whyPaid')}</p> : null;
}

/** Where a member was seen breaking a pact of the seat in the last round and others are left to agree with, the way to the same terms among these, and what that brings. */
export function WithoutBreaker({ pact: id, onOpen }: WithoutProps) {
  const { game, me } = useProvinceSeat();
  const pact = game.reports.at(-1)?.pacts.find((each) => each.id === id);
  const by = [...new Set(whoBroke(game, { pact: id, from: game.round - 1 }).map((breach) => breach.by))];
  const members = pact?.members.filter((member) => !by.includes(member)) ?? [];
  const inForce = game.provinces.pacts[id]?.members ?? [];
  const stands = inForce.length === members.length && members.every((member) => inForce.includes(member));
  const isUseful = by.length > 0 && members.length > 1 && members.includes(me) && !stands;
  const isOpen = isUseful && game.phase === 'negotiation' && pactsLeftToJoin(game, me) > 0;
  const draft = isOpen && pact ? withMembers(renewedPact(game, pact, me), members) : undefined;
  const text = canonicalJson(draft ?? {});
  usePreview('ahead', draft && { type: 'pact', draft, economy: me }, [text, game]);
  if (draft === undefined) return null;
  const { ahead } = previews.value;
  const isTold = ahead?.job.type === 'pact' && canonicalJson(ahead.job.draft) === text;
  const rounds = isTold && ahead.result.type === 'pact' ? ahead.result.forecast : undefined;
  const moved = ownMoved(game, me, { draft, rounds, cost: offerCost(game, me) })?.result;
  const open = (): void => {
    onOpen();
    openDraft(draft);
  };
  const name = t('left.without', { economies: formatList(by.map(economyName)) });
  return <AnswerPress name={name} type="tableProposal" moved={moved} onPress={open} />;
}

type WithoutProps = { readonly pact: AgreementId; readonly onOpen: () => void };

type PressProps = {
  readonly name: string;
  readonly type: 'giveNotice' | 'tableProposal';
  readonly moved: Record<'was' | 'next', { readonly score: number }> | undefined;
  readonly onPress: () => void;
};

/** A press that answers what was done to a pact, with what it makes of the points of the round once that is known. */
export function AnswerPress({ name, type, moved, onPress }: PressProps) {
  return (
    <button
      type="button"
      class="btn"
      // Two lines: one would be wider than the card.
      style={{ maxWidth: '100%', paddingBlock: 'var(--s1)', whiteSpace: 'normal' }}
      disabled={!mayPress(type)}
      onClick={onPress}
    >
      <span class="stack gap-0">
        {name}
        {moved && (
          <span class="small num">
            {t('left.points', { was: formatNumber(moved.was.score), now: formatNumber(moved.next.score) })}
          </span>
        )}
      </span>
    </button>
  );
}
