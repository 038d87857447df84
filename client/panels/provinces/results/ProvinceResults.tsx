import { isAlone, isOpenAt, stopOnShow } from '#shared/rules/table/revealStops.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { ProvinceReport, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { questionFor } from '#shared/rules/provinces/settlement/headlines.ts';
import { OwnChange, type OwnPart, PartsOfChange } from '../../../design/charts/AccountBars.tsx';
import { Meter } from '../../../design/charts/Bar.tsx';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Say, say } from '../../../text/Say.tsx';
import { formatNumber, formatPercent, formatSigned } from '../../../text/format.ts';
import { plainYuan, yuanNumber } from '../../../text/money.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { ReadyButton } from '../../table/ReadyButton.tsx';
import { RevealFrame } from '../../results/RevealFrame.tsx';
import { decisionsTold } from '../../results/causesModel.ts';
import { type OwnBudget, ownBudget, takenFrom, wordsBroken } from '../own/OwnCards.tsx';
import { League, leagueOf, nextMeeting } from '../figures/League.tsx';
import { AccountList, CausesChart, EnvelopeList, FlowList, useRowsWhy } from './CausesChart.tsx';
import { type ResultGauge, resultGauge } from '../policy/resultGauge.ts';
import { careerTold, useRoundLedger } from '../policy/roundLedger.ts';
import { causeRow, decisionOf, ownPledge, scoreLines, type ScoreLine } from './causesModel.ts';
import { isRicherAndBehind, reformForSeat } from '../own/ownModel.ts';
import {
  borderWhy,
  byGain,
  headlinesAtStop,
  meetingNews,
  readingBefore,
  stopSentence,
} from './stopsModel.ts';
import '../../end/score.css';
import './stops.css';
import { partyAt, provinceAt, useProvinceSeat, useProvinces, wholePoints } from '../seat.ts';

/** The reveal of a round in a game of provinces; then one's own score and money, and the league. */
export function ProvinceResults() {
  const { scenario, game, seat } = useProvinces();
  const me = provinceAt(seat);
  const reports = game.reports;
  const [last, before] = [reports.at(-1), reports.at(-2)];
  const asked = questionFor(reports, scenario.atOpening.borderEffect, isAlone(game) ? me : undefined);
  return (
    <RevealFrame
      kind="province-results"
      report={last}
      stop={(stop, report) => <StopContent stop={stop} report={report} before={before} me={me} />}
      own={me === undefined ? undefined : (report) => <OwnRound report={report} />}
      sentences={(stop, report) => [
        {
          phrase: stopSentence(report, readingBefore(scenario, reports), stop, asked),
          isShown: stop !== 'envelopes' && (stop !== 'gains' || me === undefined),
        },
        ...(stop === 'flows'
          ? [borderWhy(report, before, readingBefore(scenario, reports), isAlone(game))]
          : []
        ).flatMap((why) => (why === undefined ? [] : [{ phrase: why }])),
        ...headlinesAtStop(report.headlines, stop).map((phrase) => ({
          phrase,
          isShown: stop !== 'gains' || me === undefined,
        })),
      ]}
      question={() => asked}
      {...(partyAt(seat) === undefined ? {} : { goOn: <ReadyButton /> })}
      cards={(present, { provinces, institution }) => {
        if (!isOpenAt('gains', present)) return null;
        const own = me === undefined ? undefined : { now: provinces[me], before: before?.provinces[me] };
        return (
          <>
            {own?.now !== undefined && <OwnScore own={own.now} evaluation={institution.evaluation} />}
            {own?.now !== undefined && <BudgetParts own={own.now} before={own.before} />}
            <League
              rows={leagueOf(scenario.dealOrder, reports)}
              mine={me}
              meeting={nextMeeting(game.round + 1, lastRoundOf(game))}
              size={26}
            />
          </>
        );
      }}
    />
  );
}

/** In the tenths in which they are written, less is nothing. */
const SILENT_PERCENT = 0.05;

/** The points of the round and what made them, and who broke its word; the parts and the centre’s mark for whoever asks. */
function OwnRound({ report }: { readonly report: ProvinceRoundReport }) {
  const { game, me } = useProvinceSeat();
  const own = report.provinces[me];
  if (own === undefined) return null;
  const meeting = meetingNews(game);
  const seesPledges = isAlone(game) || isOpenAt('pledges', stopOnShow(game));
  const gauge = resultGauge(game, me, own);
  const pledged = seesPledges ? ownPledge(report, me) : undefined;
  return (
    <>
      {gauge === undefined ? (
        <OwnIncome report={report} own={own} />
      ) : (
        <PointsOfRound score={gauge.score} seesPledges={seesPledges} />
      )}
      {[...(seesPledges ? wordsBroken(game, me).own : []), pledged, meeting].flatMap((told) =>
        told === undefined
          ? []
          : [
              <p key={say(told)}>
                <Say phrase={told} />
              </p>,
            ],
      )}
      {gauge !== undefined && (
        <details>
          <summary class="small num">{t('pgap.parts', partsTold(own, gauge))}</summary>
          <OwnCareer />
        </details>
      )}
    </>
  );
}

/** Both parts of the points of a round, each with what it goes by. */
function partsTold(own: ProvinceReport, gauge: ResultGauge) {
  const { income, career } = wholePoints(gauge);
  return {
    percent: t('presults.percent', { number: formatSigned(own.index - 100, 1) }),
    income: formatSigned(income, 0),
    career: formatSigned(career, 0),
  };
}

type OwnProps = { readonly report: ProvinceRoundReport; readonly own: ProvinceReport };

/** What the round did to the income of the own people, and what it is made of. */
function OwnIncome({ report, own }: OwnProps) {
  const { game, me } = useProvinceSeat();
  const row = causeRow(me, own);
  return (
    <OwnChange
      label={t('pround.income')}
      total={row.sum}
      digits={1}
      parts={decisionsTold(row.bars, SILENT_PERCENT).map((part, index): OwnPart => {
        const { name, why } = decisionOf({ me, report, last: game.reports.at(-2) }, part);
        const look = part.value < 0 ? 'loss' : 'gain';
        return {
          name: say(name),
          value: part.value,
          look,
          why: index === 0 && why !== undefined ? say(why) : undefined,
        };
      })}
    />
  );
}

type PointsProps = { readonly score: number; readonly seesPledges: boolean };

/** The points of the round, and what moved them since the round before. */
function PointsOfRound({ score, seesPledges }: PointsProps) {
  const { game } = useProvinceSeat();
  const ledger = useRoundLedger(score, seesPledges);
  const whyOf = useRowsWhy();
  return (
    <>
      <p class="row between">
        <b>{t('pgap.came')}</b>
        <span class="big-number size-h2 num">{formatNumber(score)}</span>
      </p>
      {ledger !== undefined && (
        <>
          <p class="small muted">
            {t(game.reports.length > 1 ? 'pgap.last' : 'pgap.opened', { was: formatNumber(ledger.was) })}
          </p>
          <PartsOfChange
            total={ledger.came - ledger.was}
            digits={0}
            textOf={(points) => formatNumber(points)}
            parts={ledger.rows.map((row) => ({
              name: row.name,
              value: row.points,
              look: row.points < 0 ? 'loss' : 'gain',
              why: whyOf(row),
            }))}
          />
        </>
      )}
    </>
  );
}

/** What moved the mark of the round most, and why it may fall while people are richer. */
function OwnCareer() {
  const { scenario, game, me } = useProvinceSeat();
  return (
    <>
      {careerTold({ scenario, game }, me).map((told) => (
        <p key={told.key}>
          <Say phrase={told} />
        </p>
      ))}
      {isRicherAndBehind(game.reports, me) && <p class="small">{t('growth.cheaper')}</p>}
    </>
  );
}

const PARTS = ['taxes', 'rents', 'transfers', 'payments', 'spending'] as const;
/** Less than half of a unit is not written. */
const SILENT = 0.5;

/** From the budget to what is free in the next round: lines of whole sums that add up to the last of them. */
export function sumToFree(own: OwnBudget) {
  const notAgain = own.income - Math.round(own.budget);
  return [
    ...(Math.abs(notAgain) < 1 ? [] : [['budget.notAgain', notAgain] as const]),
    ...takenFrom(own),
    ['budget.nextFree', own.left] as const,
  ];
}

type BudgetProps = { readonly own: ProvinceReport; readonly before: ProvinceReport | undefined };

/** Where the budget came from and went to, line by line to its sum, each against the round before. */
function BudgetParts({ own, before }: BudgetProps) {
  const { scenario, game, me } = useProvinceSeat();
  const free = ownBudget(scenario, game, me);
  const lines = PARTS.map((part) => ({
    part,
    amount: own.budgetParts[part] * (part === 'spending' ? -1 : 1),
    before: before === undefined ? undefined : before.budgetParts[part] * (part === 'spending' ? -1 : 1),
  })).filter(({ amount, before: was }) => Math.abs(amount) >= SILENT || Math.abs(was ?? 0) >= SILENT);
  return (
    <section class="panel pad" aria-labelledby="budget-parts">
      <div class="row between">
        <h2 id="budget-parts">{t('budget.partsTitle')}</h2>
        <span class="small muted">{t('budget.unit')}</span>
      </div>
      <table class="figures budget-parts num">
        <tbody>
          {lines.map(({ part, amount, before: was }) => (
            <tr key={part}>
              <th scope="row">{t(`budget.part.${part}`)}</th>
              <td class="muted">{was === undefined ? '' : yuanNumber(amount - was)}</td>
              <td>{plainYuan(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('budget.sum')}</th>
            <td class="muted">{before === undefined ? '' : yuanNumber(own.budget - before.budget)}</td>
            <td>
              <b>{plainYuan(own.budget)}</b>
            </td>
          </tr>
          {free.leftIn === 'nextRound' &&
            sumToFree(free).map(([key, amount]) => (
              <tr key={key}>
                <th scope="row" colSpan={2}>
                  {t(key)}
                </th>
                <td>{plainYuan(amount)}</td>
              </tr>
            ))}
        </tfoot>
      </table>
    </section>
  );
}

type StopProps = {
  readonly stop: Exclude<RevealStop, 'question'>;
  readonly report: ProvinceRoundReport;
  readonly before: ProvinceRoundReport | undefined;
  readonly me: string | undefined;
};

/** What the stop has to show. */
function StopContent({ stop, report, before, me }: StopProps) {
  const { scenario, game } = useProvinces();
  switch (stop) {
    case 'envelopes': {
      const { enacted } = report;
      const isOwn = me !== undefined && enacted !== undefined;
      const change = isOwn ? reformForSeat(scenario, game, me, enacted) : undefined;
      return <EnvelopeList report={report} before={before} change={change} />;
    }
    case 'flows':
      return <FlowList report={report} before={before} />;
    case 'gains':
      return (
        <>
          <CausesChart rows={byGain(report).map((own) => causeRow(own.economy, own))} mine={me} />
          <ConceptMark place="spot.provinceCauses" />
        </>
      );
    case 'pledges':
      return <AccountList report={report} />;
  }
}

type ScoreProps = {
  readonly own: ProvinceReport;
  readonly evaluation: ProvinceRoundReport['institution']['evaluation'];
};

/** For whoever asks: the career of the round in its own points, five weighted parts and what came on top, to the sum. */
function OwnScore({ own, evaluation }: ScoreProps) {
  const { scenario, game, me } = useProvinceSeat();
  const lines = scoreLines(own, [scenario.economy.market.politics.weights[evaluation]]);
  return (
    <details class="panel pad own-score-card">
      <summary>{t('goal.howCareer')}</summary>
      <p class="row between">
        <span>{t('own.scoreTitle')}</span>
        <b class="num">{formatNumber(own.score, 1)}</b>
      </p>
      <table class="figures career-rows num">
        <tbody>
          {lines.map((line) => (
            <Line key={'part' in line ? line.part : line.lump} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('own.scoreMean', { count: game.provinces.provinces[me]?.career.length ?? 1 })}
            </th>
            <td>
              <b>{formatNumber(own.career, 1)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </details>
  );
}

/** All parts stand at 50 when play begins. */
const AT_OPENING = { at: 50, look: 'opening' } as const;

function Line({ line }: { readonly line: ScoreLine }) {
  if ('lump' in line)
    return (
      <tr class="risk">
        <th scope="row" colSpan={3}>
          {t(`lump.${line.lump}`)}
        </th>
        <td>{formatSigned(line.points, 1)}</td>
      </tr>
    );
  const { part, weight, value, points } = line;
  const look = value > 50.5 ? 'gain' : value < 49.5 ? 'loss' : 'plain';
  return (
    <tr>
      <th scope="row">
        {t(`career.${part}`)} <ConceptMark place={`career.${part}`} />
      </th>
      <td class="muted">
        {formatPercent(weight, 0)} × {formatNumber(value)}
      </td>
      <td aria-hidden="true">
        <Meter value={value} look={look} marks={[AT_OPENING]} />
      </td>
      <td>{formatNumber(points, 1)}</td>
    </tr>
  );
}
