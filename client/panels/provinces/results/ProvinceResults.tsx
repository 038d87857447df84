import { useEffect, useRef } from 'preact/hooks';
import { REVEAL_STOPS, type RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { lastRoundOf } from '#shared/rules/table/gameLength.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { Say } from '../../../text/Say.tsx';
import { formatNumber, formatSigned } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { ReadyButton } from '../../table/ReadyButton.tsx';
import { HostStep, StopRail, useStops } from '../../reveal/StopRail.tsx';
import { isOpenAt } from '../../reveal/revealModel.ts';
import { League } from '../figures/League.tsx';
import { leagueOf, nextMeeting } from '../figures/leagueModel.ts';
import { reportOf } from '../own/ownModel.ts';
import { AccountList, CausesChart, FlowList } from './CausesChart.tsx';
import { EnvelopeList } from './EnvelopeList.tsx';
import { causeRow } from './causesModel.ts';
import { headlinesAtStop } from './headlinesModel.ts';
import './stops.css';
import { byGain, stopSentence } from './stopsModel.ts';
import { partyAt, provinceAt, useProvinces } from '../seat.ts';
import { OwnScore } from './OwnScore.tsx';
import { useSeat, useTable } from '../../../state/useTable.ts';

/** The reveal on a device, in step with the room: the same sentences as the big screen, then one's own score and money. */
export function ProvinceResults() {
  const { scenario, game, seat } = useProvinces();
  const stops = useStops(game);
  const { present, shown } = stops;
  const pane = useRef<HTMLDivElement>(null);
  // What a stop shows is read from its top; on phones the pane around is what scrolls.
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
    pane.current?.closest('.economy-pane')?.scrollTo(0, 0);
  }, [shown, game.round]);
  const reports = game.provinceReports ?? [];
  const report = reports.at(-1);
  if (report === undefined) return <p class="muted pad">{t('reveal.waiting')}</p>;
  const me = provinceAt(seat);
  const seesGains = isOpenAt('gains', present);
  const before = readingBefore(scenario, reports);
  return (
    <div class="results province-results pane-scroll" ref={pane}>
      <section class="panel">
        <div class="head">
          <h2>{t('reveal.title', { round: report.round })}</h2>
        </div>
        <StopRail {...stops} />
        <div class="pad stop-content stack">
          <StopContent stop={shown} report={report} before={reports.at(-2)} me={me} />
        </div>
        <RevealSteps party={partyAt(seat)} />
      </section>
      <section class="paper headlines pad stack" aria-live="polite">
        <p>
          <Say phrase={stopSentence(report, before, shown)} />
        </p>
        {headlinesAtStop(report.headlines, shown).map((phrase, place) => (
          <p key={`${place} ${phrase.key}`}>
            <Say phrase={phrase} />
          </p>
        ))}
      </section>
      {seesGains && me !== undefined && <OwnScore />}
      {seesGains && me !== undefined && <BudgetParts />}
      {seesGains && (
        <League
          rows={leagueOf(scenario.dealOrder, reports)}
          mine={me}
          meeting={nextMeeting(game.round + 1, lastRoundOf(game))}
          size={26}
        />
      )}
    </div>
  );
}

const PARTS = ['taxes', 'rents', 'transfers', 'payments', 'spending'] as const;
/** Less than half of a unit is not written. */
const SILENT = 0.5;

/** Where the budget came from and went to, line by line to its sum, each against the round before. */
function BudgetParts() {
  const { game, me } = useSeat();
  const own = reportOf(game, me, -1);
  const before = reportOf(game, me, -2);
  if (own === undefined) return null;
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
              <td class="muted">{was === undefined ? '' : formatSigned(amount - was, 0)}</td>
              <td>{formatNumber(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('budget.sum')}</th>
            <td class="muted">{before === undefined ? '' : formatSigned(own.budget - before.budget, 0)}</td>
            <td>
              <b>{formatNumber(own.budget)}</b>
            </td>
          </tr>
          <tr>
            <th scope="row" colSpan={2}>
              {t('budget.nextFree')}
            </th>
            <td>
              <b>{formatNumber(Math.max(0, own.freeMoney))}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

type StopProps = {
  readonly stop: RevealStop;
  readonly report: ProvinceRoundReport;
  readonly before: ProvinceRoundReport | undefined;
  readonly me: string | undefined;
};

/** What the stop has to show; at the last one the question stands in the sentence below. */
function StopContent({ stop, report, before, me }: StopProps) {
  switch (stop) {
    case 'envelopes':
      return <EnvelopeList report={report} />;
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
    case 'question':
      return <p class="muted small">{t('results.question')}</p>;
  }
}

type Props = { readonly party: EconomyId | undefined };

/** How the reveal goes on: the host steps it; at the question, its last stop, all say that they are ready. */
function RevealSteps({ party }: Props) {
  const { game } = useTable();
  if (game.phase !== 'results') return null;
  if (game.revealStop !== REVEAL_STOPS.at(-1) || party === undefined) return <HostStep />;
  return (
    <div class="pad">
      <ReadyButton />
    </div>
  );
}

/** The needle and the nation's income before the last round: those of the round before it, or of the opening. */
export function readingBefore(
  { atOpening }: Pick<ProvincesScenario, 'atOpening'>,
  reports: readonly Pick<
    ProvinceRoundReport,
    'borderEffect' | 'borderEffectPercent' | 'nationalIncomePercent'
  >[],
): { readonly times: number; readonly percent: number; readonly nationalPercent: number } {
  const before = reports.at(-2);
  return {
    times: before?.borderEffect ?? atOpening.borderEffect,
    percent: before?.borderEffectPercent ?? atOpening.borderTariff,
    nationalPercent: before?.nationalIncomePercent ?? 0,
  };
}
