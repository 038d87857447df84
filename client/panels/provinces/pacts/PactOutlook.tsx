import { useState } from 'preact/hooks';
import { DEPOSIT_MOST, MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { AnsweredForecast } from '#shared/bots/provinces/answerPact.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { PactForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { offerCost } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { replacedBy } from '#shared/rules/provinces/pacts/pactLaw.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { Icon } from '../../../design/Icon.tsx';
import { Delta } from '../../../design/Marks.tsx';
import { previews, usePreview } from '../../../preview/preview.ts';
import { desk } from '../../../state/tableState.ts';
import { formatList, formatNumber, formatSignedPercent } from '../../../text/format.ts';
import { yuan } from '../../../text/money.ts';
import { economyName } from '../../../text/nameParams.ts';
import { Say, say } from '../../../text/Say.tsx';
import { phrase, t } from '../../../text/t.ts';
import { isCheaperHere } from '../own/ownModel.ts';
import { TableMoved } from '../figures/League.tsx';
import { Doubted, ResultMoved, betrayedTold } from '../policy/MeasuresOutlook.tsx';
import { ownOfPact, resultGauge } from '../policy/resultGauge.ts';
import { atSignature, leavingForecast, partsMoved, standingOf, useProvinces } from '../seat.ts';
import { Refusals, WhyPaid, answerWord } from './PactAnswers.tsx';
import { AwaitedNote } from './PactBoard.tsx';
import { distrustTold } from './sharing.ts';
import { articleOf, renewalText, withTerms } from './pactDraft.ts';
import './pacts.css';

type OutlookProps = {
  /** Lawful as it stands. */
  readonly draft: Draft;
  readonly forecast: AnsweredForecast;
  /** What the reader's offer itself still costs, in 100 million yuan: it is no part of what the pact brings, but of the result. */
  readonly cost?: number;
  /** Where the draft may still be changed. */
  readonly onDeposit?: ((points: number) => void) | undefined;
  /** That the forecast is of an older draft: an older figure is no figure. */
  readonly isWaiting?: boolean;
};

/** Who pays and gets how much in all, and whether each would sign; what that is worth to the reader; why others do not sign, and behind a press the rest. */
function OutlookTable(props: OutlookProps) {
  const { forecast, draft, cost = 0, isWaiting = false } = props;
  const { me = '', ...table } = useProvinces();
  const { game } = table;
  const { answers = {} } = forecast;
  const own = me === '' ? undefined : ownOfPact(table, me, { forecast, draft, cost, now: standingOf(me) });
  const parts = own?.result && partsMoved(own.result.was, own.result.next);
  return (
    <section class="pact-outlook slim ruled stack" aria-labelledby="pact-outlook">
      <div class="row between">
        <h3 id="pact-outlook">{t('pactOutlook.title')}</h3>
        <span class="small muted">{renewalText(game, draft)}</span>
      </div>
      <table class="figures num small">
        <thead>
          <tr class="small muted">
            <th scope="col">{t('pactOutlook.member')}</th>
            <th scope="col">{t('pactOutlook.paid')}</th>
            <th scope="col">{t('pactOutlook.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {draft.parties.map((name) => {
            const answer = answers[name];
            return (
              <tr key={name}>
                <th scope="row">{name === me ? t('proposal.you') : economyName(name)}</th>
                <td>{netTold(draft, name, me)}</td>
                <td>{answer && (isWaiting ? '…' : answerWord(answer, name, { game, draft }))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {parts && <p class="small num">{t('pactOutlook.points', { parts: isWaiting ? '…' : parts })}</p>}
      {!isWaiting && <WhyPaid forecast={forecast} draft={draft} />}
      <Refusals {...{ answers, draft, me, forecast }} />
      {forecast.breaking && <Verdict {...props} />}
      <details class="small">
        <summary>{t('pactOutlook.more')}</summary>
        <Rest {...props} />
      </details>
    </section>
  );
}

/** How the country stands, who broke its word, why growth falls, all marks and people’s incomes, and whether the pact will hold. */
function Rest({ forecast, draft, onDeposit }: OutlookProps) {
  const { me = '', ...table } = useProvinces();
  const members = pactOutlook(forecast, draft.parties);
  const nameOf = (name: EconomyId) => (name === me ? t('proposal.you') : economyName(name));
  const { without, kept } = atSignature(forecast);
  return (
    <div class="stack gap-1 num">
      {me !== '' && <TableMoved was={without} next={kept} isChange />}
      {distrustTold(table.game, draft, { me }).length === 0 && <Doubted draft={draft} />}
      <WhyGrowthFalls forecast={forecast} draft={draft} />
      <table class="figures num small">
        <thead>
          <tr class="small muted">
            <th scope="col">{t('pactOutlook.member')}</th>
            <th scope="col">{t('own.income')}</th>
            <th scope="col">{t('pactOutlook.marks')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ name, score, income }) => (
            <tr key={name}>
              <th scope="row">{nameOf(name)}</th>
              <td>
                <Change value={income} unit="%" />
              </td>
              <td>
                <Change value={score} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!forecast.breaking && <Verdict {...{ forecast, draft, onDeposit }} />}
    </div>
  );
}

/** What a member gets or pays a round in all. */
function netTold({ clauses }: Pick<Draft, 'clauses'>, member: EconomyId, me: EconomyId): string {
  const sum = paidToMn(clauses, member) / MILLIONS_A_YUAN100M;
  if (sum === 0) return '–';
  // English says “you get” and “it gets”, as of several and of one.
  const told = { sum: yuan(Math.abs(sum)), who: member === me ? 2 : 1 };
  return t(sum > 0 ? 'pactOutlook.gets' : 'pactOutlook.pays', told);
}

/** What each billion that the reader pays under a draft, or is paid, does to its points: by its round with all payments and with none. */
export function MoneyWorth({ draft }: Pick<OutlookProps, 'draft'>) {
  const { game, me = '' } = useProvinces();
  const paid = paidToMn(draft.clauses, me) / MILLIONS_A_YUAN100M;
  const { ahead } = previews.value;
  if (paid === 0 || ahead?.result.type !== 'pact') return null;
  const { kept, unpaid } = ahead.result.forecast;
  const [next, was] = [kept, unpaid].map((round) => {
    const own = round?.provinces[me];
    return own && resultGauge(game, me, own)?.score;
  });
  const isKnown = isOfDraft(draft) && was !== undefined && next !== undefined;
  const points = isKnown ? (YUAN_TOLD * (next - was)) / paid : undefined;
  // Where others of the draft pay more, what they do to the reader's market may hide it.
  if (points !== undefined && points <= 0) return null;
  return (
    <p class="small muted num">
      {t(paid < 0 ? 'pactDesk.costs' : 'pactDesk.brings', {
        sum: yuan(YUAN_TOLD),
        points: points === undefined ? '…' : formatNumber(points, 1),
      })}
    </p>
  );
}

/** One billion, in 100 million yuan. */
const YUAN_TOLD = 10;

/** Who is expected to break it, or whether the deposit deters all; and one that would. */
function Verdict({ forecast, draft, onDeposit }: OutlookProps) {
  const { deterringDeposit: points, breaking: economies } = forecast;
  const { isBinding = false, deposit = 0 } = articleOf(draft) ?? {};
  const bound = deposit < points ? 'tempts' : points === 0 ? 'loyal' : 'deters';
  const kept = isBinding || points === 0 ? bound : 'tempting';
  const key = economies === undefined ? kept : isBinding ? 'breaks' : 'breaksWord';
  const set = isBinding && deposit < points && points <= DEPOSIT_MOST ? onDeposit : undefined;
  return (
    <p class={economies === undefined ? 'small' : 'small fault-text'}>
      {say(phrase(`pactOutlook.${key}`, { points, economies: economies ?? [] }))}{' '}
      {set && (
        <button type="button" class="btn small" onClick={() => set(points)}>
          {t('pactOutlook.set', { points })}
        </button>
      )}
    </p>
  );
}

type MembersOutlookProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

/** The same where a pact is written, once it is known of these members. */
export function MembersOutlook({ draft, onChange }: MembersOutlookProps) {
  const { game, me = '' } = useProvinces();
  const { ahead } = previews.value;
  if (draft.parties.length < 2 || ahead?.job.type !== 'pact' || ahead.result.type !== 'pact') return null;
  const isOfThese = ahead.job.draft.parties.join() === draft.parties.join();
  return isOfThese ? (
    <OutlookTable
      forecast={ahead.result.forecast}
      draft={draft}
      cost={desk.value?.revises === undefined ? offerCost(game, me) : 0}
      isWaiting={!isOfDraft(draft)}
      onDeposit={(deposit) => onChange(withTerms(draft, { deposit }))}
    />
  ) : (
    <p class="small muted">{t('pactOutlook.waiting')}</p>
  );
}

type DraftOutlookProps = {
  /** Lawful as it stands. */
  readonly draft: Draft;
  /** Where it may still be changed: the whole forecast then stands in the form. */
  readonly isWritten?: boolean;
  readonly cost?: number;
  /** The offer that it stands in. */
  readonly proposal?: Proposal;
};

/** A pact takes the place of older ones as soon as it is signed: what these would still have paid in this round goes with them. */
function ReplacedNote({ draft }: { readonly draft: Draft }) {
  const { game, me } = useProvinces();
  const article = articleOf(draft);
  const ended = (article === undefined ? [] : replacedBy(game.provinces, article))
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound >= game.round);
  const [was = 0, next = 0] = [ended, draft.clauses].map(
    (paid) => paidToMn(paid, me ?? '') / MILLIONS_A_YUAN100M,
  );
  if (ended.length === 0 || was === next) return null;
  return (
    <p class={next < was ? 'small fault-text' : 'small muted'}>
      {t('pactOutlook.replacedNow', { was: paidTold(was), next: paidTold(next) })}
    </p>
  );
}

function paidTold(sum: number): string {
  if (sum === 0) return t('pactOutlook.nonePaid');
  return t(sum > 0 ? 'pactOutlook.get' : 'pactOutlook.pay', { sum: yuan(Math.abs(sum)) });
}

/** What a pact would bring, always in view where it is written or signed: a line of points, which opens into the whole forecast. */
export function DraftOutlook({ draft, isWritten = false, cost = 0, proposal }: DraftOutlookProps) {
  const { game, me } = useProvinces();
  const [isOpen, setOpen] = useState(false);
  const signed = draft.parties.filter(
    (party) => proposal !== undefined && proposal.signatures[party] === proposal.revision,
  );
  const forecast = usePactForecast(game, draft, isWritten);
  if (forecast === 'waiting' || forecast === 'failed')
    return <p class="small muted draft-outlook">{t(`pactOutlook.${forecast}`)}</p>;
  return (
    <div class="draft-outlook">
      {proposal && <AwaitedNote proposal={proposal} />}
      <ReplacedNote draft={draft} />
      {distrustTold(game, draft, { me, signed }).map((told) => (
        <p key={say(told)} class="small fault-text">
          <Say phrase={told} />
        </p>
      ))}
      {isWritten ? (
        <p class="num">
          <PointsLine forecast={forecast} draft={draft} cost={cost} isWaiting={!isOfDraft(draft)} />
        </p>
      ) : (
        <>
          <button
            type="button"
            class="outlook-line row num"
            aria-expanded={isOpen}
            aria-controls="draft-outlook"
            onClick={() => setOpen(!isOpen)}
          >
            <PointsLine forecast={forecast} draft={draft} cost={cost} />
            <Icon name="chevronDown" size={16} />
          </button>
          <div id="draft-outlook" class="outlook-whole" hidden={!isOpen}>
            {isOpen && <OutlookTable forecast={forecast} draft={draft} />}
          </div>
        </>
      )}
    </div>
  );
}

/** Why a pact that lets its own people buy more sets a leader back by growth; a pact on raw goods alone lets none of them in. */
function WhyGrowthFalls({ forecast: { without, kept }, draft }: Pick<OutlookProps, 'forecast' | 'draft'>) {
  const { me = '' } = useProvinces();
  const [was, next] = [without.provinces[me], kept.provinces[me]];
  if (was === undefined || next === undefined || articleOf(draft)?.goods === 'raw') return null;
  if (!isCheaperHere(was, next)) return null;
  return <p class="small">{t('growth.cheaper')}</p>;
}

/** The same line of what leaving a pact would do. */
export function OutlookOfLeaving({ pact }: { readonly pact: Pact }) {
  const forecast = leavingForecast(pact);
  if (typeof forecast === 'string') return <p class="muted">{t(`pactOutlook.${forecast}`)}</p>;
  return (
    <p class="num">
      <PointsLine forecast={forecast} draft={{ parties: pact.members, clauses: [] }} />
    </p>
  );
}

type PointsProps = Pick<OutlookProps, 'forecast' | 'draft' | 'cost' | 'isWaiting'>;

/** What the reader would have of it, in one line, as the card of the offer says it. */
function PointsLine({ forecast, draft, cost = 0, isWaiting = false }: PointsProps) {
  const { me = '', ...table } = useProvinces();
  const [now, signed] = [standingOf(me), atSignature(forecast)];
  const own = me === '' ? undefined : ownOfPact(table, me, { forecast, draft, cost, now });
  const { income } = lineOf(own?.isNextRound === true ? forecast : signed, me);
  const { answers = {} } = forecast;
  const refusing = draft.parties.filter((party) => (answers[party]?.answer ?? 'signs') !== 'signs');
  const kept = { mark: own?.score.next ?? 0, points: own?.result?.next.score };
  const betrayed = betrayedTold(own?.betrayed, kept);
  const { breaking = [] } = forecast;
  // One at a time: what is not signed is not broken either.
  const warning =
    refusing.length > 0
      ? t('pactOutlook.ifAll', { economies: formatList(refusing.map(economyName)) })
      : breaking.length > 0
        ? t('pboard.mayBreak', { economies: formatList(breaking.map(economyName)) })
        : betrayed && say(betrayed);
  return (
    <span class="run grow small">
      {own !== undefined && (
        <>
          <ResultMoved
            result={own.result}
            nation={{ was: signed.without, next: signed.kept }}
            isNextRound={own.isNextRound}
            isWaiting={isWaiting}
            betrayed={own.betrayed}
          />
          {warning !== undefined && !isWaiting && <span class="fault-text">{warning}</span>}
          {own.result === undefined && t('pboard.income', { income: formatSignedPercent(income / 100, 1) })}
          {own.wages !== undefined && <b class="small fault-text">{say(own.wages)}</b>}
        </>
      )}
    </span>
  );
}

function Change({ value, unit = '' }: { readonly value: number; readonly unit?: string }) {
  return <Delta value={value} text={`${formatNumber(Math.abs(value), 1)}${unit}`} epsilon={0.05} />;
}

/** Whether the model has answered for just this draft. */
function isOfDraft(draft: Draft): boolean {
  const { ahead } = previews.value;
  return ahead?.job.type === 'pact' && canonicalJson(ahead.job.draft) === canonicalJson(draft);
}

/** What a lawful draft would bring, asked anew at every change. While it is written the last answer stands until the next. */
function usePactForecast(
  game: ProvinceGame,
  draft: Draft,
  isWritten: boolean,
): AnsweredForecast | 'waiting' | 'failed' {
  const { me } = useProvinces();
  const text = canonicalJson(draft);
  usePreview('ahead', { type: 'pact', draft, economy: me }, [text, game]);
  const { ahead } = previews.value;
  if (ahead?.job.type !== 'pact') return 'waiting';
  if (!isWritten && canonicalJson(ahead.job.draft) !== text) return 'waiting';
  return ahead.result.type === 'pact' ? ahead.result.forecast : 'failed';
}

/** Changes by a pact that all its members keep. */
type OutlookLine = {
  readonly name: EconomyId;
  /** Points of the round. */
  readonly score: number;
  /** Real income, in per cent. */
  readonly income: number;
};

export function pactOutlook(
  rounds: Pick<PactForecast, 'without' | 'kept'>,
  members: readonly EconomyId[],
): readonly OutlookLine[] {
  return members.map((seat) => lineOf(rounds, seat));
}

function lineOf({ without, kept }: Pick<PactForecast, 'without' | 'kept'>, name: EconomyId): OutlookLine {
  const [was, next] = [without.provinces[name], kept.provinces[name]];
  if (was === undefined || next === undefined) return { name, score: 0, income: 0 };
  return { name, score: next.score - was.score, income: 100 * (next.index / was.index - 1) };
}
