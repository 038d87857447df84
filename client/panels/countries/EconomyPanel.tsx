import { mostFounders, startsAnew } from '#shared/rules/law/register.ts';
import { eventsAtWork } from '#shared/rules/law/lawInForce.ts';
import { FOUNDERS, MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { ComponentChildren } from 'preact';
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Delta } from '../../design/Marks.tsx';
import { Term } from '../../design/Term.tsx';
import { previews, usePreview } from '../../preview/preview.ts';
import { gameId } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import { hasOneMeasure, pledgeRecord, revealedReports } from '../../state/standing.ts';
import { type Standing, isOfStart, signedThisRound, standingOf, tariffsMoved } from '../../state/trade.ts';
import { formatList, formatNumber, formatPercent, formatSignedPercent } from '../../text/format.ts';
import { economyName, exactMoney, money } from '../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { eventTitle } from '../events/eventText.ts';
import {
  AverageLine,
  OwnSoFar,
  averageToCompare,
  goalsOf,
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
        <OwnSoFar />
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
            standing.isWithSigned
              ? t('econ.indexWithSigned', { index: formatNumber(standing.indexBefore, 2) })
              : isOpen && atWork.length > 0
                ? t('econ.indexWithEvent', { cards: formatList(atWork.map(eventTitle)) })
                : t(isOpen ? 'econ.indexAtStart' : 'econ.indexHint')
          }
          value={formatNumber(standing.index, 2)}
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
        <AverageLine />
        {standing.isOpening && !hasOneMeasure(game) && standing.incomeBn !== undefined && (
          <dl class="small">
            <Line label={<Term of="totalIncome">{t('econ.income')}</Term>} value={money(standing.incomeBn)} />
          </dl>
        )}
        {!standing.isOpening && <MoreFigures standing={standing} isOne={hasOneMeasure(game)} />}
        {word.kept + word.broken > 0 && <p class="small muted">{t('econ.word', word)}</p>}
      </div>
    </section>
  );
}

/** Who has signed without a seat in a round that began without agreements, while it is open, and the law without what they signed. */
export function signedWithout(
  game: Parameters<typeof signedThisRound>[0],
  me: EconomyId,
): { readonly signers: readonly EconomyId[]; readonly law: Pick<CountryGame, 'agreements' | 'walls'> } {
  const { agreements, walls, round } = game;
  const isTheirs = ({ parties, sinceRound }: Agreement): boolean =>
    sinceRound === round && !parties.includes(me);
  const theirs = signedThisRound(game) === undefined ? [] : Object.values(agreements).filter(isTheirs);
  const others = Object.entries(agreements).filter(([, agreement]) => !isTheirs(agreement));
  return {
    signers: [...new Set(theirs.flatMap(({ parties }) => parties))],
    law: { agreements: Object.fromEntries(others), walls },
  };
}

/**
 * How the seat stands: while a round is open, with what is signed in it so far and with its events, as soon as the model has weighed that. What
 * offers compare with is solved under the same laws, so that both tell one number.
 */
export function useStandingNow(game: CountryGame, me: EconomyId, isAsking = true): StandingNow {
  const standing = standingOf(game, me);
  const laws = lawsToWeigh(game);
  const { signers, law } = signedWithout(game, me);
  const deals = laws && [laws, ...(signers.length === 0 ? [] : [{ without: law, with: laws.with }])];
  const register = Object.keys(game.agreements).join(' ');
  const job = deals && ({ type: 'ofOthers', economy: me, deals } as const);
  usePreview('signed', isAsking ? job : undefined, [game.round, me, register]);
  const answer = deals && previews.value.signed;
  // What was asked of other laws is no answer to these.
  const isOfLaws =
    answer?.job.type === 'ofOthers' && answer.job.deals[0]?.with.agreements === game.agreements;
  const [own, theirs] = isOfLaws && answer.result.type === 'worth' ? answer.result.worths : [];
  const place = `${gameId.value ?? ''} ${game.round} ${me} ${register}`;
  const [index, percent] = [own?.index, own?.percent];
  useEffect(() => {
    if (index !== undefined && percent !== undefined) lastTold.value = { place, index, percent };
  }, [place, index, percent]);
  const byOthers = signers.length > 0 ? theirs?.percent : undefined;
  return { ...standingWith(game, standing, own ?? toldBeforeGains(game, place, lastTold.value)), byOthers };
}

/** Where every round starts anew: the income that the own panel tells, beside what was signed. Where that panel is in sight, it asks for both. */
export function IncomeNow() {
  const { game, me } = useCountrySeat();
  const { index, indexBefore, isWithSigned } = useStandingNow(game, me, viewport.value === 'phone');
  if (!isWithSigned || !startsAnew(game)) return null;
  return (
    <p class="small num">
      {t('list.incomeNow')} <Delta value={index - indexBefore} text={percentMoved({ index, indexBefore })} />
    </p>
  );
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
  /** What others have signed without the seat moves of it, in per cent. */
  readonly byOthers?: number | undefined;
};

/** What was told last of an open round; the place names game, round, seat and agreements. */
type Told = { readonly place: string; readonly index: number; readonly percent: number };
const lastTold = signal<Told | undefined>(undefined);

/** The same number until the results come to incomes: without it a signature would look undone. */
export function toldBeforeGains(game: CountryGame, place: string, told: Told | undefined): Told | undefined {
  const isHidden = game.phase === 'results' && isOfStart(game);
  return isHidden && told?.place === place ? told : undefined;
}

/** A standing with the income that the model has told, and what the agreements of the round are of it. */
export function standingWith(
  game: Pick<CountryGame, 'agreements' | 'round'>,
  standing: Standing,
  told: { readonly index?: number; readonly percent: number } | undefined,
): StandingNow {
  if (told?.index === undefined) return { ...standing, isWithSigned: false };
  const { index, percent } = told;
  const isWithSigned = Object.values(game.agreements).some(({ sinceRound }) => sinceRound === game.round);
  // Both laws are one where nothing has been signed: what is left between them is of the solver.
  return {
    ...standing,
    index,
    indexBefore: isWithSigned ? index / (1 + percent / 100) : index,
    isWithSigned,
  };
}

type MoreProps = { readonly standing: Standing; readonly isOne: boolean };

function MoreFigures({ standing, isOne }: MoreProps) {
  const { incomeBn, revenueBn, paymentsBn } = standing;
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
      <Score
        label={<Term of="gain">{t('econ.gain')}</Term>}
        hint={t('econ.gainHint')}
        value={money(standing.gainBn, true)}
        change={standing.gainThisRoundBn}
        text={money(Math.abs(standing.gainThisRoundBn))}
      />
      <Score
        label={<Term of="possibleGains">{t('econ.prize')}</Term>}
        hint={t('econ.prizeHint')}
        value={formatNumber(standing.shareOfPrize, 0)}
        change={standing.shareOfPrize - standing.shareBefore}
        text={formatNumber(Math.abs(standing.shareOfPrize - standing.shareBefore), 0)}
      />
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

/** Real income, its average so far and the average to beat in one line, for narrow screens. */
export function ScoreStrip() {
  const { scenario, game, me } = useCountrySeat();
  const { index, indexBefore } = useStandingNow(game, me);
  const par = parInSeat(game, me);
  const average = averageToCompare(game, me);
  const goals = goalsOf(scenario, game, me);
  const moved = Math.abs(index - indexBefore) > 1e-9 && (
    <span class="small">
      <Delta value={index - indexBefore} text={percentMoved({ index, indexBefore })} />
    </span>
  );
  if (goals.length > 0)
    return (
      <dl class="strip">
        {goals.map(({ part, label, now, told }) => (
          <Cell
            key={part}
            label={label}
            value={part === 'income' ? formatNumber(index, 2) : now}
            note={part === 'tasks' ? undefined : told}
          >
            {part === 'income' && moved}
          </Cell>
        ))}
      </dl>
    );
  return (
    <dl class="strip">
      <Cell label={<Term of="realIncome">{t('econ.index')}</Term>} value={formatNumber(index, 2)}>
        {moved}
      </Cell>
      {par !== undefined && (
        <Cell
          label={<Term of="par">{t(average === undefined ? 'econ.toBeat' : 'econ.average')}</Term>}
          value={formatNumber(average ?? par, 2)}
          note={[
            average === undefined ? undefined : `${t('econ.toBeat')} ${formatNumber(par, 2)}`,
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
  readonly value: string;
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

/**
 * What the register starts from in a round, and how many may sign together in it, where every round starts anew. Where agreements hold
 * longer: how all come into one bloc, in the round in which it can first be begun.
 */
export function roundRules(
  game: CountryGame,
  me: EconomyId,
  index = standingOf(game, me).index,
): readonly Phrase[] {
  const { round, settings, seats } = game;
  const all = Object.keys(seats).length;
  if (startsAnew(game)) {
    const count = mostFounders(settings, round);
    const isMore = count > mostFounders(settings, round - 1);
    return [
      ...(isMore
        ? [count < all ? phrase('brief.mostNow', { count }) : phrase('brief.allNow', { count: all })]
        : []),
      ...incomeAnew(game, me, index),
    ];
  }
  const isBegun = round === 2 && settings.agreementLimits !== undefined && all === FOUNDERS + 1;
  return isBegun ? [phrase('brief.wayToAll')] : [];
}

/** Real income without agreements, and what it was with them: the number jumps although nobody has decided anything. */
function incomeAnew(game: CountryGame, me: EconomyId, index: number): readonly Phrase[] {
  const report = revealedReports(game).at(-1);
  const last = report?.economies[me]?.index;
  if (report === undefined || last === undefined) return [];
  const [now, before] = [formatNumber(index, 2), formatNumber(last, 2)];
  const told = { now, before, round: report.round };
  const [here, gone] = [eventsAtWork(game), report.modules?.events?.active ?? []].map((events) =>
    formatList(events.map(eventTitle)),
  );
  if (here) return [phrase('brief.incomeWithEvent', { ...told, cards: here })];
  if (gone) return [phrase('brief.incomeAfterEvent', { ...told, cards: gone })];
  return [
    now === before ? phrase('brief.startsAnew', { round: report.round }) : phrase('brief.incomeAnew', told),
  ];
}
