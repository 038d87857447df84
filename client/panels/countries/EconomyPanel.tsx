import type { Levels } from '#shared/rules/forecast/forecastOverRounds.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { eventsAtWork } from '#shared/rules/law/lawInForce.ts';
import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { ComponentChildren } from 'preact';
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Delta } from '../../design/Marks.tsx';
import { Term } from '../../design/Term.tsx';
import { type PreviewJob, type PreviewResult, askPreview, previews } from '../../preview/preview.ts';
import { gameId } from '../../state/store.ts';
import { hasOneMeasure, placeByIncome, pledgeRecord } from '../../state/standing.ts';
import {
  type Standing,
  isOfStart,
  reportOnShow,
  signedThisRound,
  standingOf,
  tariffsMoved,
} from '../../state/trade.ts';
import { formatList, formatNumber, formatPercent, formatSignedPercent } from '../../text/format.ts';
import { economyName, exactMoney, money } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { eventTitle } from '../events/eventText.ts';
import {
  AverageLine,
  ScoreNumber,
  averageToCompare,
  hasPointsSoFar,
  hasScoreParts,
  goldInSeat,
  goldLabel,
  parInSeat,
  scoreToBeat,
} from '../results/ParInSeat.tsx';

/** How the seat stands: real income and what to beat; money, shares and tariff money for whoever asks, once a round has moved them. */
export function EconomyPanel({ isBrief = false }: { readonly isBrief?: boolean }) {
  const { scenario, game, me } = useCountrySeat();
  const standing = useStandingNow(game, me);
  const word = pledgeRecord(game, me);
  const isOpen = isOfStart(game) && !standing.isOpening;
  const atWork = startsAnew(game) ? eventsAtWork(game) : [];
  const moved = isOpen && game.phase === 'briefing' ? tariffsMoved(scenario, game) : [];
  if (isBrief)
    return (
      <section aria-label={t('econ.title')}>
        <ScoreStrip />
      </section>
    );
  return (
    <section class="panel economy" aria-labelledby="economy-title">
      <h2 class="head" id="economy-title">
        {t('econ.title')}
      </h2>
      <div class="scores">
        <Score
          label={<Term of="realIncome">{t('econ.index')}</Term>}
          hint={
            isOpen && !standing.isWithSigned && standing.isWeighed && atWork.length > 0
              ? t('econ.indexWithEvent', { cards: formatList(atWork.map(eventTitle)) })
              : say(comparedWith(game, standing))
          }
          value={indexText(standing)}
          change={standing.index - standing.indexBefore}
          text={percentMoved(standing)}
        />
        {standing.byOthers !== undefined && Math.abs(standing.byOthers) >= TOLD_PERCENT && (
          <p class="micro num">
            {t('econ.signedByOthers', {
              who: formatList(signedWithout(game, me).signers.map(economyName)),
              change: formatSignedPercent(standing.byOthers / 100),
            })}
          </p>
        )}
        {moved.length > 0 && (
          <p class="micro muted">
            {t('econ.tariffsMoved', {
              who: formatList(moved.map((each) => (each === me ? t('econ.you') : economyName(each)))),
            })}
          </p>
        )}
        <AverageLine levels={standing.levels} />
        {!standing.isOpening && <MoreFigures standing={standing} isOne={hasOneMeasure(game)} />}
        {word.kept + word.broken > 0 && <p class="small muted">{t('econ.word', word)}</p>}
      </div>
    </section>
  );
}

/** What the arrow beside an income is measured against, or what the income itself is while nothing is compared. */
export function comparedWith(game: CountryGame, standing: StandingNow): Phrase {
  const before = { index: formatNumber(standing.indexBefore, 2) };
  if (standing.isWithSigned) return phrase('econ.indexWithSigned', before);
  if (standing.isOpening) return phrase('econ.indexHint');
  if (isOfStart(game)) return phrase('econ.indexAtStart');
  if (!startsAnew(game)) return phrase('econ.indexHint');
  const hadEvent = (reportOnShow(game)?.modules?.events?.active ?? []).length > 0;
  return phrase(hadEvent ? 'econ.indexAfterEvent' : 'econ.indexAfter', before);
}

/** An income with an event in it, or with what is signed, is told once the model has weighed that. */
const indexText = ({ index, isAwaited }: StandingNow): string => (isAwaited ? '…' : formatNumber(index, 2));

type LawParts = Pick<CountryGame, 'agreements' | 'walls'>;

/**
 * Who has signed without a seat in a round that began without agreements, while it is open, and what was in force before they did, without and
 * with what they signed: what the seat itself signs later does not change the number.
 */
export function signedWithout(
  game: Parameters<typeof signedThisRound>[0],
  me: EconomyId,
): { readonly signers: readonly EconomyId[] } & Readonly<Record<'without' | 'with', LawParts>> {
  const { agreements, walls, round } = game;
  const isTheirs = ({ parties, sinceRound }: Agreement): boolean =>
    sinceRound === round && !parties.includes(me);
  const isOpen = signedThisRound(game) !== undefined;
  const all = Object.entries(agreements);
  const theirs = isOpen ? all.filter(([, agreement]) => isTheirs(agreement)) : [];
  const [first] = theirs;
  const before = first === undefined ? all : all.slice(0, all.indexOf(first));
  return {
    signers: [...new Set(theirs.flatMap(([, { parties }]) => parties))],
    without: { agreements: Object.fromEntries(before), walls },
    with: { agreements: Object.fromEntries([...before, ...theirs]), walls },
  };
}

/**
 * How the seat stands: while a round is open, with what is signed in it so far and with its events, as soon as the model has weighed that. What
 * offers compare with is solved under the same laws, so that both tell one number.
 */
export function useStandingNow(game: CountryGame, me: EconomyId): StandingNow {
  const standing = standingOf(game, me);
  const laws = lawsToWeigh(game);
  const { signers, ...ofOthers } = signedWithout(game, me);
  const deals = laws && [laws, ...(signers.length === 0 ? [] : [ofOthers])];
  const place = [gameId.value ?? '', game.round, me, ...Object.keys(game.agreements)].join(' ');
  const result = answerAt(place);
  const [own, theirs] = result?.type === 'worth' ? result.worths : [];
  const told = lastTold.value?.place === place ? lastTold.value : undefined;
  const job = deals && told === undefined ? ({ type: 'ofOthers', economy: me, deals } as const) : undefined;
  // It is not forgotten when one of the panels that tell it goes.
  useEffect(() => {
    if (job === undefined) return;
    placesAsked.set(job, place);
    askPreview('signed', job);
  }, [place, job === undefined]);
  const { index, percent, levels } = own ?? {};
  const byOthers = signers.length > 0 ? theirs?.percent : undefined;
  useEffect(() => {
    if (index !== undefined && percent !== undefined)
      lastTold.value = { place, index, percent, levels, byOthers };
  }, [place, index, percent, byOthers]);
  // Once the results have come to incomes they tell it themselves.
  const known = (isOfStart(game) ? own : undefined) ?? toldInRound(game, place, told);
  return {
    ...standingWith(game, standing, known),
    isAwaited: job !== undefined && known === undefined && result === undefined,
    byOthers: own === undefined ? told?.byOthers : byOthers,
  };
}

const placesAsked = new WeakMap<PreviewJob, string>();

/** What the model has answered about these laws; what was asked of others is no answer to them. */
function answerAt(place: string): PreviewResult | undefined {
  const answer = previews.value.signed;
  return answer !== undefined && placesAsked.get(answer.job) === place ? answer.result : undefined;
}

/** The law of an open round without what was signed in it, and with it; undefined where the start of the round tells the income by itself. */
export function lawsToWeigh(game: CountryGame): ReturnType<typeof signedThisRound> {
  const { agreements, walls } = game;
  const signed = signedThisRound(game);
  if (signed !== undefined || !isOfStart(game) || game.phase === 'results') return signed;
  return eventsAtWork(game).length === 0
    ? undefined
    : { without: { agreements, walls }, with: { agreements, walls } };
}

/** Of income, per cent: what is less is not told. */
const TOLD_PERCENT = 0.005;

type StandingNow = Standing & {
  readonly isWithSigned: boolean;
  /** Whether the model has told it with what is at work in the round. */
  readonly isWeighed: boolean;
  /** With what is signed, where rounds start anew: by these the points after the round. */
  readonly levels?: Levels | undefined;
  /** The model is about to tell it. */
  readonly isAwaited?: boolean;
  /** What others have signed without the seat moves of it, in per cent. */
  readonly byOthers?: number | undefined;
};

/** What was told last of an open round; the place names game, round, seat and agreements. */
type Told = {
  readonly place: string;
  readonly index: number;
  readonly percent: number;
  readonly levels?: Levels | undefined;
  readonly byOthers?: number | undefined;
};
const lastTold = signal<Told | undefined>(undefined);

/** The same number until the results come to incomes, whatever page of the round is on show: without it a signature would look undone. */
export function toldInRound(game: CountryGame, place: string, told: Told | undefined): Told | undefined {
  return isOfStart(game) && told?.place === place ? told : undefined;
}

/** A standing with the income that the model has told, and what the agreements of the round are of it. */
export function standingWith(
  game: Pick<CountryGame, 'agreements' | 'round'>,
  standing: Standing,
  told: (Partial<Told> & Pick<Told, 'percent'>) | undefined,
): StandingNow {
  if (told?.index === undefined) return { ...standing, isWithSigned: false, isWeighed: false };
  const { index, percent, levels } = told;
  const isWithSigned = Object.values(game.agreements).some(({ sinceRound }) => sinceRound === game.round);
  // Both laws are one where nothing has been signed: what is left between them is of the solver.
  return {
    ...standing,
    index,
    indexBefore: isWithSigned ? index / (1 + percent / 100) : index,
    isWithSigned,
    isWeighed: true,
    ...(isWithSigned && { levels }),
  };
}

type MoreProps = { readonly standing: Standing; readonly isOne: boolean };

function MoreFigures({ standing, isOne }: MoreProps) {
  const { game, me } = useCountrySeat();
  const { incomeBn, revenueBn, paymentsBn } = standing;
  const place = placeByIncome(game, me);
  const payments = paymentsBn !== undefined && paymentsBn !== 0 && (
    <Line
      label={<Term of="payments">{t(isOne ? 'econ.paymentsNet' : 'econ.payments')}</Term>}
      value={isOne ? signedMillions(paymentsBn) : money(paymentsBn, true)}
    />
  );
  if (isOne) return payments ? <dl class="stack gap-0 ruled below small">{payments}</dl> : null;
  return (
    <details>
      <summary class="small">{t('econ.more')}</summary>
      {place !== undefined && <p class="small">{t('score.place', place)}</p>}
      <Score
        label={<Term of="gain">{t('econ.gain')}</Term>}
        hint={t('econ.gainHint')}
        value={money(standing.gainBn, true)}
        change={standing.gainThisRoundBn}
        text={money(Math.abs(standing.gainThisRoundBn))}
      />
      {/* Beside a score against bots it would be a second scale of 100. */}
      {game.par === undefined && (
        <Score
          label={<Term of="possibleGains">{t('econ.prize')}</Term>}
          hint={t('econ.prizeHint')}
          value={formatNumber(standing.shareOfPrize, 0)}
          change={standing.shareOfPrize - standing.shareBefore}
          text={formatNumber(Math.abs(standing.shareOfPrize - standing.shareBefore), 0)}
        />
      )}
      <dl class="stack gap-0 ruled below small">
        {incomeBn !== undefined && (
          <Line label={<Term of="totalIncome">{t('econ.income')}</Term>} value={money(incomeBn)} />
        )}
        {revenueBn !== undefined && (
          <Line label={<Term of="tariffRevenue">{t('econ.revenue')}</Term>} value={money(revenueBn)} />
        )}
        {payments}
      </dl>
    </details>
  );
}

/** As offers name payments, to the million. */
function signedMillions(amountBn: number): string {
  const amount = exactMoney(Math.round(Math.abs(amountBn) * MILLIONS_PER_BILLION));
  return `${amountBn < 0 ? '−' : '+'}${amount}`;
}

/** By how much real income moved in the round, in the per cent that the results tell. */
export function percentMoved({ index, indexBefore }: Pick<Standing, 'index' | 'indexBefore'>): string {
  return formatPercent(Math.abs(index / indexBefore - 1), 2);
}

type ScoreProps = {
  readonly label: ComponentChildren;
  readonly hint: string;
  readonly value: string;
  readonly change: number;
  readonly text: string;
};

function Score({ label, hint, value, change, text }: ScoreProps) {
  return (
    <div class="score ruled">
      <span class="lab">{label}</span>
      <span class="val">{value}</span>
      <span class="micro muted viz">{hint}</span>
      {Math.abs(change) > 1e-9 && <Delta value={change} text={text} epsilon={1e-9} />}
    </div>
  );
}

function Line({ label, value }: { readonly label: ComponentChildren; readonly value: string }) {
  return (
    <div class="row between">
      <dt class="muted">{label}</dt>
      <dd class="num">{value}</dd>
    </div>
  );
}

/** Real income, and the score or the average so far beside that which takes gold in one line, for narrow screens. */
export function ScoreStrip() {
  const { game, me } = useCountrySeat();
  const standing = useStandingNow(game, me);
  const { index, indexBefore } = standing;
  const average = averageToCompare(game, me);
  const hasParts = parInSeat(game, me) !== undefined && (hasScoreParts(game) || hasPointsSoFar(game));
  const gold = hasParts ? undefined : goldInSeat(game, me);
  const moved = Math.abs(index - indexBefore) > 1e-9 && (
    <span class="small">
      <Delta value={index - indexBefore} text={percentMoved({ index, indexBefore })} />
    </span>
  );
  return (
    <dl class="strip">
      <Cell label={<Term of="realIncome">{t('econ.index')}</Term>} value={indexText(standing)}>
        {moved}
      </Cell>
      {hasParts && (
        <Cell label={t('econ.ahead')} value={<ScoreNumber levels={standing.levels} />} note={scoreToBeat()} />
      )}
      {gold !== undefined && (
        <Cell
          label={average === undefined ? <Term of="par">{goldLabel(game)}</Term> : t('econ.average')}
          value={formatNumber(average ?? gold, 2)}
          note={[
            average === undefined ? undefined : `${goldLabel(game)} ${formatNumber(gold, 2)}`,
            scoreToBeat(),
          ]
            .filter((said) => said !== undefined)
            .join(' · ')}
        />
      )}
    </dl>
  );
}

type CellProps = {
  readonly label: ComponentChildren;
  readonly value: ComponentChildren;
  readonly note?: string | undefined;
  readonly children?: ComponentChildren;
};

function Cell({ label, value, note, children }: CellProps) {
  return (
    <div>
      <dt class="l">{label}</dt>
      <dd class="v num">
        {value} {children}
      </dd>
      {note !== undefined && note !== '' && <dd class="micro muted num">{note}</dd>}
    </div>
  );
}
