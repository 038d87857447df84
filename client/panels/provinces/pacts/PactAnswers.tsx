import { type AnswerExpected, type AnsweredForecast, goesBy } from '#shared/bots/provinces/answerPact.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { pactsLeftToJoin } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { wordsRemembered } from '#shared/rules/provinces/pacts/breaches.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { mayPress } from '../../../state/offices.ts';
import { formatList, formatNumber, sentences } from '../../../text/format.ts';
import { yuan } from '../../../text/money.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { careerRows } from '../policy/measuresModel.ts';
import { type ProvincesView, TOLD, useProvinceSeat, useProvinces } from '../seat.ts';
import { openDraft } from './PartnerAdvice.tsx';
import { renewedPact, withMembers } from './pactDraft.ts';
import { paidBetween, paidTerms } from './sharing.ts';

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

/** Where a member was seen breaking a pact of the seat in the last round, and a new one may be joined, the way to its terms among all others. */
export function WithoutBreaker({ pact: id, onOpen }: WithoutProps) {
  const { game, me } = useProvinceSeat();
  const last = game.reports.at(-1);
  const pact = last?.pacts.find((each) => each.id === id);
  const by = last?.breaches.flatMap((each) => (each.pact === id && each.isSeen ? [each.by] : [])) ?? [];
  const members = pact?.members.filter((member) => !by.includes(member)) ?? [];
  const isOpen = game.phase === 'briefing' || game.phase === 'negotiation';
  const isUseful = by.length > 0 && !by.includes(me) && members.length > 1 && members.includes(me);
  if (pact === undefined || !isOpen || !isUseful || pactsLeftToJoin(game, me) === 0) return null;
  return (
    <button
      type="button"
      class="btn sm"
      disabled={!mayPress('tableProposal')}
      onClick={() => {
        onOpen?.();
        openDraft(withMembers(renewedPact(game, pact, me), members));
      }}
    >
      {t('left.without', { economies: formatList(by.map(economyName)) })}
    </button>
  );
}

type WithoutProps = { readonly pact: AgreementId; readonly onOpen?: () => void };
