import type { ComponentChildren } from 'preact';
import { MEDAL_THRESHOLDS, type MedalScale, medalScaleOf } from '#shared/content/scores.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { mostScore } from '#shared/rules/scores/finalScore.ts';
import { rulerOf } from '#shared/rules/scores/par.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { FALL_PENALTY } from '#shared/content/politicsConstants.ts';
import { Icon } from '../../design/Icon.tsx';
import { Term } from '../../design/Term.tsx';
import { Meter, scoreEnds } from '../../design/charts/Bar.tsx';
import { LineChart } from '../../design/charts/LineChart.tsx';
import { type Frame, endsOf } from '../../design/charts/scale.ts';
import { hasOneMeasure, twoPeople } from '../../state/standing.ts';
import { gameOfCountries, me, scenario } from '../../state/store.ts';
import { useCountries } from '../../state/useTable.ts';
import { formatNumber, formatPoints, sentences, withinSentence } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { LoadingPage } from '../chrome/MessagePage.tsx';
import { parInSeat } from '../results/ParInSeat.tsx';
import { IncomeScale } from '../results/RateLine.tsx';
import { objectiveText } from '../politics/MandateCard.tsx';
import { closingHeadline, headlinePhrase } from '../headlines/headline.ts';
import { DecisionsCard } from './DecisionsCard.tsx';
import { EndFrame } from './EndFrame.tsx';
import { MedalMark, ScoreRow, toldAs } from './Medals.tsx';
import {
  AllMandates,
  OwnMandate,
  SideBySide,
  StandingsTable,
  TableScore,
  tableText,
} from './StandingsTable.tsx';
import { type EndRow, endModel, nextMedal, waysToMedal } from './endModel.ts';
import './score.css';

type Props = { readonly row: EndRow; readonly isShortened?: boolean };

/** The own score: its parts against par, what falls cost, the sum, and the medal that it earns. */
function ScoreCard({ row, isShortened = false }: Props) {
  const { account } = row;
  const { prosperity = [] } = useCountries().game.par?.seats[row.economy] ?? {};
  const hasScale = account.score !== undefined && prosperity.length > 1;
  const score = account.score ?? row.shareOfPrize;
  return (
    <section class="panel score-card stack gap-3 top" aria-labelledby="own-score">
      <div class="row between">
        <h2 id="own-score">{t(account.score === undefined ? 'end.scorePrize' : 'end.score')}</h2>
        <b class="score-number num">
          <span class="sr">{t('end.scoreOf', { score: formatPoints(score) })}</span>
          <span aria-hidden="true">{formatPoints(score)}</span>
        </b>
      </div>
      <div class="score-rows">
        {account.lines.map((line) =>
          hasScale && line.part === 'prosperity' ? (
            <IncomeOf key={line.part} row={row} />
          ) : (
            <ScoreRow key={line.part} line={line} />
          ),
        )}
        {account.falls > 0 && (
          <details class="score-row">
            <summary>
              <span class="score-name nowrap">{t('end.falls', { count: account.falls })}</span>
              <span />
              <b class="num">{formatNumber(account.fallPoints)}</b>
            </summary>
            <p class="small muted">{t('end.fallsHint', { points: FALL_PENALTY })}</p>
          </details>
        )}
        {hasSum(row) && (
          <p class="row between small score-sum ruled">
            <span class="nowrap">{t('end.sum')}</span>
            <span class="num right">{sumText(row)}</span>
          </p>
        )}
      </div>
      {account.basis !== 'par' && (
        <p class="small muted">
          {t(
            isShortened && account.basis === 'prize' ? 'end.basis.prizeShort' : `end.basis.${account.basis}`,
          )}
        </p>
      )}
      <Medals score={score} row={row} />
    </section>
  );
}

/** How the average income of a seat compares with bots in it. */
function IncomeOf({ row: { economy, index, account } }: { readonly row: EndRow }) {
  const line = account.lines.find(({ part }) => part === 'prosperity');
  return line?.counted === undefined || line.told === undefined ? null : (
    <IncomeScale economy={economy} own={{ index, counted: line.counted, ...line.told }} />
  );
}

/** What made the score of a seat: its average income, and its one task, which was secret until now. */
function WhyOf({ row: { index, mandate = [] } }: { readonly row: EndRow }) {
  const { game } = useCountries();
  return (
    <p class="small num">
      <span class="muted">{t('end.averageOf', { index: formatNumber(index, 2) })}</span>{' '}
      {mandate.map((task) => (
        <span key={task.id}>
          <Icon name={task.met === true ? 'check' : 'close'} size={15} />
          <span class="sr">{t(task.met === true ? 'mandate.done' : 'mandate.missed')}</span>{' '}
          {objectiveText(game, task)}
        </span>
      ))}
    </p>
  );
}

function hasSum({ account }: EndRow): boolean {
  return account.score !== undefined && account.lines.length + account.falls > 1;
}

/** The score as figures that add up: what each part adds, less what falls took. */
function sumText({ account }: EndRow): string {
  const points = account.lines.map(({ part, told }) =>
    t('end.sumPart', { part: t(`end.part.${toldAs(part)}`), points: formatPoints(told?.points ?? 0) }),
  );
  const falls = account.fallPoints === 0 ? '' : ` − ${formatNumber(-account.fallPoints)}`;
  return `${points.join(' + ')}${falls} = ${formatPoints(account.score ?? 0)}`;
}

const GRADES = ['bronze', 'silver', 'gold'] as const;

/** Where the score stands among the medals. */
function Medals({ score, row }: Props & { readonly score: number }) {
  const scale = medalScaleOf(useCountries().game);
  return (
    <div class="medal-scale ruled stack">
      <Meter
        kind="score"
        ends={scoreEnds(score)}
        value={score}
        marks={GRADES.map((grade) => ({ at: scale[grade], look: grade }))}
      />
      <p class="small muted">{t('end.medalsFrom', scale)}</p>
      <p class="row wrap">
        <MedalMark medal={row.medal} />
      </p>
    </div>
  );
}

/** The share of the prize is no comparison with bots. */
function scaleOfRow(game: CountryGame, { account }: EndRow): MedalScale {
  return account.score === undefined ? MEDAL_THRESHOLDS : medalScaleOf(game);
}

/** What would have brought the next medal, in one sentence. */
function whyMedal(game: CountryGame, row: EndRow): string {
  const { account, economy } = row;
  const par = parInSeat(game, economy);
  const next = nextMedal(account.score ?? row.shareOfPrize, row.medal, account.lines, scaleOfRow(game, row));
  if (next === undefined) return '';
  const ways = game.tasks === undefined ? undefined : waysToMedal(game, economy, next.medal);
  if (ways !== undefined) {
    const { byTask, index = NaN, isBoth = false } = ways;
    const way = isBoth ? 'Both' : byTask === undefined ? 'Income' : Number.isNaN(index) ? 'Task' : 'Either';
    const [needed, ownIndex] = [formatNumber(index, 2), formatNumber(row.index, 2)];
    const [medal, taskMedal] = [next.medal, byTask ?? next.medal].map((each) =>
      withinSentence(t(`medal.${each}`)),
    ) as [string, string];
    return t(`end.way${way}`, { medal, taskMedal, index: needed, ownIndex });
  }
  const params = { points: next.points, medal: withinSentence(t(`medal.${next.medal}`)) };
  if (next.part === undefined) return t('end.next', params);
  if (next.part === 'prosperity' && par !== undefined && row.index < par)
    return t('end.nextIncome', {
      ...params,
      index: formatNumber(par, 2),
      ownIndex: formatNumber(row.index, 2),
    });
  const part = toldAs(next.part);
  return t('end.nextPart', { ...params, part: t(`end.part.${part}`) });
}

/** The end of a game of countries: what one's own seat reached and why, what the table reached together, whose word held. */
export function EndPage() {
  const state = gameOfCountries.value;
  const world = scenario.value;
  const final = state?.final;
  if (state === undefined || final === undefined || world === undefined)
    return <LoadingPage note={t('end.waiting')} />;
  const model = endModel(final, world.dealOrder, me.value?.seat);
  const { mine, rows } = model;
  // Where real income alone is told, the headline and the medals tell all of it.
  const isOne = hasOneMeasure(state);
  const people = twoPeople(state, rows);
  const question = closingHeadline(state.reports);
  const isShortened = state.agreedRounds !== undefined;
  return (
    <EndFrame
      hasScores={model.hasScores}
      own={
        mine && {
          economy: mine.economy,
          title: t(`end.headline.${mine.medal}`, { economy: economyName(mine.economy) }),
          medal: mine.medal,
          score: mine.account.score,
          most: mostScore(rulerOf(state), model.parts),
          sum: hasSum(mine) ? sumText(mine) : undefined,
          why: whyMedal(state, mine),
          ...(isOne && {
            below: <HowCounted row={mine} isShortened={isShortened} hasScale={people.length === 0} />,
          }),
          ...(!isOne && {
            cards: (
              <>
                <ScoreCard row={mine} isShortened={isShortened} />
                <OwnMandate row={mine} />
              </>
            ),
          }),
        }
      }
      tableTitle={t('end.headlineTable')}
      medals={{
        seats: bestFirst(rows).map((row) => ({
          economy: row.economy,
          medal: row.medal,
          score: row.account.score,
          isMine: row.isMine,
          why: state.tasks === undefined ? undefined : <WhyOf row={row} />,
        })),
        tableMedal: model.tableMedal,
        tableNote: tableText(model),
        ...(model.hasScores && { note: t('end.medalsNote') }),
      }}
      short={mine !== undefined && <DecisionsCard />}
      table={mine === undefined || !isOne ? <TableScore model={model} /> : undefined}
      {...(mine !== undefined && !isOne && { account: <AccountCard row={mine} /> })}
      {...(people.length > 0 && { people: <SideBySide model={{ ...model, rows: people }} /> })}
      {...(!isOne && {
        standings: {
          title: t('end.seats'),
          table: <StandingsTable model={model} />,
          note: sentences(t('end.meanText'), !model.hasScores && t('end.shareText')),
          // Single tasks stand beside the medals.
          more: state.tasks === undefined && <AllMandates model={model} />,
        },
      })}
      question={question && headlinePhrase(question, me.value?.seat)}
      readOn={startsAnew(state) ? undefined : 'spot.debrief'}
    />
  );
}

/** Of as many points whoever has the better average. */
function bestFirst(rows: readonly EndRow[]): readonly EndRow[] {
  const points = ({ account, shareOfPrize }: EndRow): number => account.score ?? shareOfPrize;
  const average = ({ index, parts }: EndRow): number => parts?.prosperity?.value ?? index;
  return rows.toSorted((a, b) => points(b) - points(a) || average(b) - average(a));
}

/** Below the own headline: what the average income counts among bots, and what medals ask for. */
function HowCounted({ row, isShortened = false, hasScale }: Props & { readonly hasScale: boolean }) {
  const { basis } = row.account;
  const { game } = useCountries();
  return (
    <div class="small muted">
      {hasScale && <IncomeOf row={row} />}
      <p>
        {sentences(
          t('end.medalsFrom', scaleOfRow(game, row)),
          basis !== 'par' &&
            t(isShortened && basis === 'prize' ? 'end.basis.prizeShort' : `end.basis.${basis}`),
        )}
      </p>
    </div>
  );
}

/** The own economy, where it is not told by one measure: money first, then the share of the prize if the medal goes by it, then the index, round by round. */
function AccountCard({ row }: { readonly row: EndRow }) {
  const hasShare = row.account.basis === 'prize';
  return (
    <section class="panel score-card stack gap-3 top account-card" aria-labelledby="own-account">
      <h2 id="own-account">{t('end.account')}</h2>
      <div>
        <Amount label={t('end.money')} value={money(row.gainBn, true)} />
        {hasShare && (
          <Amount
            label={<Term of="possibleGains">{t('end.share')}</Term>}
            value={formatNumber(row.shareOfPrize)}
          />
        )}
        <Amount label={t('end.meanIndex')} hint={t('end.indexText')} value={formatNumber(row.index, 2)} />
      </div>
      <IndexPath row={row} />
      <p class="small muted">{sentences(t('end.meanText'), hasShare && t('end.shareText'))}</p>
      {row.kept + row.broken > 0 && (
        <p class="small">{t('end.pledgesText', { kept: row.kept, broken: row.broken })}</p>
      )}
    </section>
  );
}

type AmountProps = { readonly label: ComponentChildren; readonly hint?: string; readonly value: string };

function Amount({ label, hint, value }: AmountProps) {
  return (
    <div class="score ruled">
      <span class="lab">
        {label} {hint !== undefined && <small class="muted">{hint}</small>}
      </span>
      <span class="val">{value}</span>
    </div>
  );
}

const FRAME: Frame = { width: 320, height: 104, top: 20, right: 20, bottom: 40, left: 20 };

/** Index points: smaller movements must not look like large ones. */
const LEAST_SPAN = 0.5;

/** Real income by round as a line; the same figures as text for screen readers. */
function IndexPath({ row }: { readonly row: EndRow }) {
  const reports = gameOfCountries.value?.reports ?? [];
  const path = [100, ...reports.map(({ economies }) => economies[row.economy]?.index ?? 100)];
  const label = path.map((value) => formatNumber(value, 2)).join(locale().comma);
  return (
    <LineChart
      kind="index-path"
      frame={FRAME}
      ends={endsOf(path, LEAST_SPAN)}
      lines={[{ key: row.economy, values: path, look: '' }]}
      base={{ value: 100 }}
      columns={path.map((_, at) => ({
        at,
        name: reports[at - 1]?.isEpilogue === true ? t('end.after') : at,
      }))}
      footing={5}
      dots={{ each: 2.5, last: 4.5 }}
      label={t('end.index') + t('common.colon') + label}
    />
  );
}
